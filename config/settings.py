"""What the operator sets: names of the environment, read once, checked, frozen and passed on by hand.

Every name begins with `DUBAN_`; `DUBAN_NAME_FILE` names a file that holds the value of `DUBAN_NAME`.
"""

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from config.environment import CHECKOUT, PREFIX, BadSettingsError, Files

SHANGHAI = ZoneInfo("Asia/Shanghai")
PUBLIC_API = "https://qyapi.weixin.qq.com"
AES_KEY = re.compile(r"[A-Za-z0-9+/]{43}")
EMPTY = SecretStr("")
SHORTEST_SECRET = 4  # shorter ones would black out half of every log line


class Settings(BaseSettings):
    """All settings; each description says in Chinese what is expected, for the operator who mistyped it."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        frozen=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
        validate_default=True,
    )

    home: Path = Field(CHECKOUT, description="程序所在的文件夹")
    database_url: SecretStr = Field(
        SecretStr("sqlite:///var/duban.db"), description="数据库地址，如 sqlite:///var/duban.db 或 postgresql://…"
    )
    redis_url: SecretStr = Field(EMPTY, description="redis:// 开头的地址，不用 Redis 就留空")
    media_dir: Path = Field(Path("var/media"), description="存放图片和文件的文件夹")
    templates_dir: Path = Field(Path("templates"), description="本单位自己的文书模板所在的文件夹")

    wecom_api_base: str = Field(
        PUBLIC_API, description="企业微信接口地址，http:// 或 https:// 开头，写到 /cgi-bin 之前"
    )
    wecom_corp_id: str = Field("", description="企业ID")
    wecom_agent_id: int = Field(0, ge=0, description="自建应用的 AgentId，是一个整数")
    wecom_secret: SecretStr = Field(EMPTY, description="自建应用的 Secret")
    wecom_token: SecretStr = Field(EMPTY, description="自建应用回调的 Token")
    wecom_aes_key: SecretStr = Field(EMPTY, description="自建应用回调的 EncodingAESKey，43 位字母和数字")
    wecom_bot_token: SecretStr = Field(EMPTY, description="智能机器人回调的 Token")
    wecom_bot_aes_key: SecretStr = Field(EMPTY, description="智能机器人回调的 EncodingAESKey，43 位字母和数字")
    wecom_bot_name: Annotated[tuple[str, ...], NoDecode] = Field(
        ("督办助手",), description="智能机器人的名称，多个用 | 隔开"
    )

    public_url: str = Field("", description="外面访问本程序的地址，http:// 或 https:// 开头")
    callback_window: int = Field(600, ge=0, le=86_400, description="0 到 86400 的整数，单位是秒")
    sender_processes: int = Field(
        1, ge=1, le=64, description="1 到 64 的整数：同时发送的进程数，没有 Redis 时用来分摊限额"
    )
    sandbox: bool = Field(default=False, description="0 或 1")
    now: datetime | None = Field(None, description="时间，如 2022-07-20T09:00，按北京时间")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="DEBUG、INFO、WARNING、ERROR 之一"
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then files that it names; no hidden `.env`."""
        del dotenv_settings, file_secret_settings
        return init_settings, env_settings, Files(settings_cls)

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        """A relative SQLite path starts at `home`, wherever the program was started from."""
        url = value.get_secret_value().strip()
        if "://" not in url:
            raise ValueError
        start, _, path = url.partition(":///")
        if not start.startswith("sqlite") or not path or path.startswith((":memory:", "file:")):
            return SecretStr(url)
        return SecretStr(f"{start}:///{cls._home_of(info) / path}")

    @field_validator("media_dir", "templates_dir")
    @classmethod
    def _folder(cls, value: Path, info: ValidationInfo) -> Path:
        return cls._home_of(info) / value

    @field_validator("home")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.resolve()

    @field_validator("redis_url")
    @classmethod
    def _redis(cls, value: SecretStr) -> SecretStr:
        url = value.get_secret_value().strip()
        if url and not url.startswith(("redis://", "rediss://", "unix://")):
            raise ValueError
        return SecretStr(url)

    @field_validator("wecom_api_base", "public_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        """Without the last slash, so that a path can be put behind it."""
        parts = urlsplit(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment):
            raise ValueError
        return value.rstrip("/")

    @field_validator("wecom_aes_key", "wecom_bot_aes_key")
    @classmethod
    def _aes_key(cls, value: SecretStr) -> SecretStr:
        key = value.get_secret_value().strip()
        if key and not AES_KEY.fullmatch(key):
            raise ValueError
        return SecretStr(key)

    @field_validator("wecom_secret", "wecom_token", "wecom_bot_token")
    @classmethod
    def _trimmed(cls, value: SecretStr) -> SecretStr:
        return SecretStr(value.get_secret_value().strip())

    @field_validator("wecom_bot_name", mode="before")
    @classmethod
    def _names(cls, value: object) -> object:
        return tuple(name.strip() for name in value.split("|") if name.strip()) if isinstance(value, str) else value

    @field_validator("now")
    @classmethod
    def _in_shanghai(cls, value: datetime | None) -> datetime | None:
        """A time without zone is Shanghai's."""
        if value is None:
            return None
        return (value if value.tzinfo else value.replace(tzinfo=SHANGHAI)).astimezone(UTC)

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.strip().upper() if isinstance(value, str) else value

    @model_validator(mode="after")
    def _only_in_the_sandbox(self) -> Self:
        """Simulated time and an open replay window are for trying things out, never for service."""
        if self.sandbox:
            return self
        if self.now is not None:
            raise ValueError(f"{PREFIX}NOW：只有 {PREFIX}SANDBOX=1 时才能设")
        if self.callback_window == 0:
            raise ValueError(f"{PREFIX}CALLBACK_WINDOW：只有 {PREFIX}SANDBOX=1 时才能设为 0")
        return self

    @staticmethod
    def _home_of(info: ValidationInfo) -> Path:
        return Path(info.data.get("home", CHECKOUT))

    def secrets(self) -> tuple[str, ...]:
        """Every value that must never be printed, longest first; the passwords inside addresses too."""
        values = [value.get_secret_value() for _, value in self if isinstance(value, SecretStr)]
        passwords = [urlsplit(value).password or "" for value in values if "://" in value]
        found = {text for text in values if "://" not in text} | {*passwords, *map(unquote, passwords)}
        return tuple(sorted((text for text in found if len(text) >= SHORTEST_SECRET), key=len, reverse=True))


def read_settings() -> Settings:
    """The settings of this process's environment; BadSettingsError if any is wrong."""
    try:
        return Settings()  # type: ignore[call-arg, unused-ignore]
    except ValidationError as faults:
        raise BadSettingsError("\n".join(_sentence(fault) for fault in faults.errors(include_input=False))) from None


def unknown_names() -> tuple[str, ...]:
    """Names in the environment that look like ours but mean nothing: mistyped ones, mostly."""
    known = {f"{PREFIX}{name.upper()}{end}" for name in Settings.model_fields for end in ("", "_FILE")}
    return tuple(sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known))


def _sentence(fault: Any) -> str:  # noqa: ANN401 - pydantic_core's ErrorDetails, a dictionary
    if not fault["loc"]:
        return str(fault["ctx"]["error"])
    name = str(fault["loc"][0])
    return f"{PREFIX}{name.upper()}：应为{Settings.model_fields[name].description}"
