"""The secrets that WeCom's console would hand out, made here: corp, app and bot."""

import base64
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field


def _aes_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode().rstrip("=")


def _letters_only_aes_key() -> str:
    """EncodingAESKey may hold letters and digits only (wecom-protocol §1.1)."""
    while not (key := _aes_key()).isalnum():
        continue
    return key


@dataclass(frozen=True)
class Credentials:
    """What the console shows for one corp with one app and one bot; never printed."""

    corp_id: str = "wwsandbox00000001"
    agent_id: int = 1000002
    bot_id: str = "aibSANDBOX"
    bot_name: str = "督办助手"
    secret: str = field(default="", repr=False)
    contact_secret: str = field(default="", repr=False)  # 通讯录同步
    token: str = field(default="", repr=False)
    aes_key: str = field(default="", repr=False)
    bot_token: str = field(default="", repr=False)
    bot_aes_key: str = field(default="", repr=False)

    @classmethod
    def made(
        cls, corp_id: str = "wwsandbox00000001", agent_id: int = 1000002, bot_name: str = "督办助手"
    ) -> "Credentials":
        """Fresh random secrets for a corp."""
        return cls(
            corp_id=corp_id,
            agent_id=agent_id,
            bot_name=bot_name,
            secret=secrets.token_urlsafe(32),
            contact_secret=secrets.token_urlsafe(32),
            token=secrets.token_hex(12),
            aes_key=_letters_only_aes_key(),
            bot_token=secrets.token_hex(12),
            bot_aes_key=_letters_only_aes_key(),
        )

    def as_dict(self) -> dict[str, str | int]:
        """Everything, secrets included, for a file that only its owner may read."""
        return asdict(self)

    def environment(self, api_base: str) -> Mapping[str, str]:
        """The product's settings for this corp; `api_base` is the emulator's address (CONTRACT, Environment)."""
        return {
            "DUBAN_WECOM_API_BASE": api_base,
            "DUBAN_WECOM_CORP_ID": self.corp_id,
            "DUBAN_WECOM_AGENT_ID": str(self.agent_id),
            "DUBAN_WECOM_SECRET": self.secret,
            "DUBAN_WECOM_TOKEN": self.token,
            "DUBAN_WECOM_AES_KEY": self.aes_key,
            "DUBAN_WECOM_BOT_TOKEN": self.bot_token,
            "DUBAN_WECOM_BOT_AES_KEY": self.bot_aes_key,
            "DUBAN_WECOM_BOT_NAME": self.bot_name,
        }
