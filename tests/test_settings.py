"""Settings: read from the environment or from files, checked in plain words, and silent about secrets."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.environment import CHECKOUT, BadSettingsError
from config.settings import Settings, read_settings, unknown_names

KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"


def test_without_settings_data_lie_in_the_checkout() -> None:
    settings = read_settings()

    assert settings.database_url.get_secret_value() == f"sqlite:///{CHECKOUT}/var/duban.db"
    assert settings.media_dir == CHECKOUT / "var" / "media"
    assert settings.redis_url.get_secret_value() == ""
    assert settings.wecom_api_base == "https://qyapi.weixin.qq.com"
    assert settings.wecom_bot_name == ("督办助手",)
    assert settings.callback_window == 600
    assert not settings.sandbox


def test_every_name_of_the_contract_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    values = {
        "HOME": str(tmp_path),
        "DATABASE_URL": "postgresql://duban:p%40ss@db/duban",
        "REDIS_URL": "redis://127.0.0.1:6379/0",
        "WECOM_API_BASE": "http://127.0.0.1:8090/wecom/",
        "WECOM_CORP_ID": "wwSAMPLE",
        "WECOM_AGENT_ID": "1000002",
        "WECOM_SECRET": "made-up-secret",
        "WECOM_TOKEN": "tokenA",
        "WECOM_AES_KEY": KEY,
        "WECOM_BOT_TOKEN": "tokenB",
        "WECOM_BOT_AES_KEY": KEY[::-1],
        "WECOM_BOT_NAME": "督办助手| 小督 ",
        "PUBLIC_URL": "https://duban.example.gov.cn/",
        "CALLBACK_WINDOW": "0",
        "SANDBOX": "1",
        "NOW": "2022-07-20T09:00",
        "LOG_LEVEL": "debug",
    }
    for name, value in values.items():
        monkeypatch.setenv(f"DUBAN_{name}", value)

    settings = read_settings()

    assert unknown_names() == ()
    assert settings.database_url.get_secret_value() == values["DATABASE_URL"]
    assert settings.wecom_api_base == "http://127.0.0.1:8090/wecom"
    assert settings.public_url == "https://duban.example.gov.cn"
    assert settings.wecom_agent_id == 1_000_002
    assert settings.wecom_aes_key.get_secret_value() == KEY
    assert settings.wecom_bot_name == ("督办助手", "小督")
    assert settings.now == datetime(2022, 7, 20, 1, 0, tzinfo=UTC)
    assert settings.log_level == "DEBUG"
    assert settings.media_dir == tmp_path / "var" / "media"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///var/a.db", "{home}/var/a.db"),
        ("sqlite:////srv/duban/a.db", "/srv/duban/a.db"),
    ],
    ids=["a relative path starts at home", "an absolute path stays"],
)
def test_where_a_sqlite_file_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str, path: str) -> None:
    monkeypatch.setenv("DUBAN_HOME", str(tmp_path))
    monkeypatch.setenv("DUBAN_DATABASE_URL", url)

    assert read_settings().database_url.get_secret_value() == f"sqlite:///{path.format(home=tmp_path)}"


def test_a_value_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("from-a-file\n", "utf-8")
    monkeypatch.setenv("DUBAN_WECOM_SECRET_FILE", str(tmp_path / "secret"))

    assert read_settings().wecom_secret.get_secret_value() == "from-a-file"


def test_a_number_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "agent").write_text("1000007\n", "utf-8")
    monkeypatch.setenv("DUBAN_WECOM_AGENT_ID_FILE", str(tmp_path / "agent"))

    assert read_settings().wecom_agent_id == 1_000_007


def test_a_missing_file_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DUBAN_WECOM_SECRET_FILE", str(tmp_path / "nothing"))

    with pytest.raises(BadSettingsError, match="DUBAN_WECOM_SECRET_FILE：读不到"):
        read_settings()


def test_a_value_and_its_file_together_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("one", "utf-8")
    monkeypatch.setenv("DUBAN_WECOM_SECRET", "another")
    monkeypatch.setenv("DUBAN_WECOM_SECRET_FILE", str(tmp_path / "secret"))

    with pytest.raises(BadSettingsError, match="只能设一个"):
        read_settings()


def test_an_empty_value_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUBAN_WECOM_AGENT_ID", "")
    monkeypatch.setenv("DUBAN_CALLBACK_WINDOW", "")

    assert read_settings().wecom_agent_id == 0
    assert read_settings().callback_window == 600


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "duban-hunter2.db"),
        ("REDIS_URL", "hunter2@127.0.0.1:6379"),
        ("WECOM_API_BASE", "qyapi-hunter2.example"),
        ("WECOM_AGENT_ID", "hunter2"),
        ("WECOM_AES_KEY", "hunter2-too-short"),
        ("WECOM_BOT_AES_KEY", f"{KEY}hunter2"),
        ("PUBLIC_URL", "ftp://hunter2.example"),
        ("CALLBACK_WINDOW", "hunter2"),
        ("CALLBACK_WINDOW", "-1"),
        ("SENDER_PROCESSES", "0"),
        ("SANDBOX", "hunter2"),
        ("NOW", "hunter2"),
        ("LOG_LEVEL", "hunter2"),
    ],
)
def test_a_bad_value_gives_one_line_in_chinese_without_the_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"DUBAN_{name}", value)

    with pytest.raises(BadSettingsError) as refusal:
        read_settings()

    assert str(refusal.value).startswith(f"DUBAN_{name}：应为")
    assert "\n" not in str(refusal.value)
    assert "hunter2" not in str(refusal.value)
    assert refusal.value.__cause__ is None


def test_every_bad_value_has_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUBAN_WECOM_AGENT_ID", "x")
    monkeypatch.setenv("DUBAN_LOG_LEVEL", "x")

    with pytest.raises(BadSettingsError) as refusal:
        read_settings()

    assert len(str(refusal.value).splitlines()) == 2


@pytest.mark.parametrize(("name", "value"), [("NOW", "2022-07-20T09:00"), ("CALLBACK_WINDOW", "0")])
def test_what_only_a_sandbox_may_do_is_refused_elsewhere(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"DUBAN_{name}", value)

    with pytest.raises(BadSettingsError, match=f"^DUBAN_{name}：只有 DUBAN_SANDBOX=1 时"):
        read_settings()


def test_settings_show_no_secret() -> None:
    settings = Settings(
        wecom_secret="made-up-secret", wecom_token="made-up-token", database_url="postgresql://duban:hunter2@db/duban"
    )

    shown = repr(settings) + str(settings) + settings.model_dump_json()

    assert not any(secret in shown for secret in ("made-up-secret", "made-up-token", "hunter2"))
    assert set(settings.secrets()) == {"made-up-secret", "made-up-token", "hunter2"}


def test_a_mistyped_name_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUBAN_WECOM_CORPID", "ww1")
    monkeypatch.setenv("DUBAN_WECOM_SECRET_FILE", "/run/secrets/wecom")

    assert unknown_names() == ("DUBAN_WECOM_CORPID",)


def test_the_example_names_every_setting_and_no_other() -> None:
    lines = (CHECKOUT / "config" / "example.env").read_text("utf-8").splitlines()
    named = {line.removeprefix("#").split("=")[0] for line in lines if line.startswith("#DUBAN_")}

    assert named == {f"DUBAN_{name.upper()}" for name in Settings.model_fields}
