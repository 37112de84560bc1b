"""What an operator types: results on stdout, faults as one plain Chinese line on stderr, and exit codes to rely on."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog
from click.testing import CliRunner, Result
from docx import Document

from bot.__main__ import main
from bot.clock import parse_moment
from bot.database import Database
from bot.models import Outbox, Seal
from bot.papers.report import DRAFT
from tests.load.folders import SECOND, PlanFolder
from tests.world import PLAN

Duban = Callable[..., Result]
KEY = "0123456789012345678901234567890123456789012"


@pytest.fixture
def duban(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Duban]:
    """The command line with a database of its own; the process's logging is put back afterwards."""
    root, hooks = logging.getLogger(), (sys.excepthook, threading.excepthook)
    handlers, level, ours = list(root.handlers), root.level, structlog.get_config()
    monkeypatch.setenv("DUBAN_DATABASE_URL", f"sqlite:///{tmp_path / 'duban.db'}")
    monkeypatch.setenv("DUBAN_MEDIA_DIR", str(tmp_path / "media"))
    yield lambda *words: CliRunner().invoke(main, [str(word) for word in words], prog_name="duban")
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook, threading.excepthook = hooks
    logging.captureWarnings(capture=False)
    structlog.configure(**ours)


def test_an_operator_reads_the_names_of_his_county(duban: Duban, tmp_path: Path) -> None:
    plan = PlanFolder(PLAN, tmp_path / "plan")
    for file in plan.path.iterdir():
        given = file.read_text("utf-8-sig").replace("市府办", "县府办")
        file.write_text(given.replace("县府办审批", "市府办审批").replace("县府办初审", "市府办初审"), "utf-8")
    duban("init")
    assert duban("load", plan.path).exit_code == 0

    refused = duban("import", "ledger", plan.path / "plan.csv", "--by", "无名氏")

    assert "不是县府办的审批或初审人员" in refused.stderr
    plan.change("members", "userid", "fuban_sp", 角色="审批员")
    assert "市府办审批、" in duban("load", plan.path).stderr  # the names of roles are the same everywhere


def test_a_plan_is_loaded_twice_printed_and_put_by(duban: Duban, tmp_path: Path) -> None:
    said = [
        duban(*words)
        for words in (
            ("init",),
            ("init",),
            ("load", SECOND),
            ("load", SECOND),
            ("export", "ledger", "--out", tmp_path / "F.xlsx"),
            ("backup", tmp_path / "B"),
            ("export", "report", "2022-12", "--out", tmp_path / "R.docx"),
        )
    ]

    assert [result.exit_code for result in said] == [0] * 7, [result.stderr for result in said]
    assert "没有变化" in said[3].stdout
    assert (tmp_path / "F.xlsx").stat().st_size
    assert "12月通报（草稿）已写到" in said[6].stdout
    assert Document(str(tmp_path / "R.docx")).paragraphs[0].text == DRAFT
    again = duban("restore", tmp_path / "B")
    assert (again.exit_code, again.stderr.count("\n")) == (1, 1)
    assert "数据库不是空的" in again.stderr


def test_a_faulty_folder_is_told_line_by_line_and_fails(duban: Duban, tmp_path: Path) -> None:
    folder = PlanFolder(SECOND, tmp_path / "plan")
    folder.change("tasks", "序号", "2", 责任单位="市某局")
    duban("init")

    told = duban("load", folder.path)

    assert (told.exit_code, told.stdout) == (1, "")
    assert (
        told.stderr
        == "tasks.csv:3: “责任单位”中的单位不在 units.csv 中：“市某局”；一组单位写成：各有关部门、各统筹监管、各镇街\n"
    )


def test_a_plan_is_found_beside_the_product_too(duban: Duban, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duban("init")
    monkeypatch.chdir(tmp_path)

    told = duban("load", "config/plan", "--dry-run")

    assert told.exit_code == 0, told.stderr
    assert "承办项127" in told.stdout


WRONG = {
    "a command that does not exist": (("nosuch",), 2, "没有这个命令：nosuch。可用：all、"),
    "a paper that cannot be had": (
        ("export", "poem", "--out", "x"),
        2,
        "没有这个命令：poem。可用：form、ledger、notice、opening、report、score、unknown",
    ),
    "an option that does not exist": (("load", ".", "--force"), 2, "没有这个选项：--force。用法见 duban load --help"),
    "a day that is none": (("preview", "--from", "8月1日", "--to", "2022-08-02"), 2, "“8月1日”不是日期"),
    "a period that ends before it begins": (
        ("preview", "--from", "2022-08-02", "--to", "2022-08-01"),
        1,
        "--to: 2022-08-01早于--from的2022-08-02",
    ),
    "a folder where a file is wanted": (
        ("export", "ledger", "--out", "."),
        2,
        "'--out'写得不对：这是文件夹，要写文件名。用法见 duban export ledger --help",
    ),
    "no period": (("preview", "--to", "2022-08-01"), 2, "缺少'--from'"),
    "a folder that is not there": (("load", "/nowhere/plan"), 1, "/nowhere/plan: 没有这个文件或文件夹"),
    "a file that cannot be written": (
        ("export", "ledger", "--out", "/nowhere/F.xlsx"),
        1,
        "/nowhere/F.xlsx: 没有这个文件或文件夹",
    ),
    "a backup that is none": (("restore", __file__), 1, "不是完整的备份文件"),
    "a simulated day in service": (("tick", "--at", "2022-07-29T10:00"), 1, "只有 DUBAN_SANDBOX=1 时才能拨时间"),
    "a month that is none": (("export", "report", "2022-13", "--out", "x"), 1, "2022-13: 月份请写成 2022-08"),
    "a month that has not begun": (("export", "report", "9999-01", "--out", "x"), 1, "9999-01: 这个月还没有到"),
    "a report without a notice": (("export", "report", "2022-08", "--out", "x"), 1, "2022-08: 没有这份文件"),
    "an order nobody made": (("export", "notice", "ZG-1", "--out", "x"), 1, "ZG-1: 没有这个编号的整改"),
    "an application nobody made": (("export", "form", "ZX-1", "--out", "x"), 1, "ZX-1: 没有这个编号的申请"),
}


@pytest.mark.parametrize(("words", "code", "said"), WRONG.values(), ids=WRONG)
def test_what_is_typed_wrongly_is_told_in_chinese(duban: Duban, words: tuple[str, ...], code: int, said: str) -> None:
    duban("init")

    told = duban(*words)

    assert (told.exit_code, told.stdout, told.stderr.count("\n")) == (code, "", 1), told.stderr
    assert said in told.stderr


@pytest.mark.parametrize(
    "words", [("load", "."), ("tick",), ("backup", "x.zip"), ("export", "ledger", "--out", "x")], ids=" ".join
)
def test_without_tables_every_command_says_what_to_do_first(duban: Duban, words: tuple[str, ...]) -> None:
    told = duban(*words)

    assert (told.exit_code, told.stderr) == (1, "数据库: 还没有建表或版本不对，请先运行 duban init\n")


def test_a_database_of_a_kind_nobody_installed_is_said_to_be_one(duban: Duban, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUBAN_DATABASE_URL", "mysql://somebody:secret@127.0.0.1/duban")

    told = duban("init")

    assert (told.exit_code, told.stderr) == (1, "DUBAN_DATABASE_URL: 没有这种数据库，或没有装它的驱动\n")


def test_the_doctor_looks_at_everything_although_the_database_is_away(
    duban: Duban, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUBAN_DATABASE_URL", "postgresql://127.0.0.1:9/duban")
    monkeypatch.setenv("DUBAN_WECOM_API_BASE", "http://127.0.0.1:9")
    for name, value in (("CORP_ID", "ww1"), ("AGENT_ID", "1"), ("SECRET", "ssss"), ("TOKEN", "tttt"), ("AES_KEY", KEY)):
        monkeypatch.setenv(f"DUBAN_WECOM_{name}", value)
    monkeypatch.setenv("DUBAN_WECOM_CORPID", "mistyped")

    told = duban("doctor")

    lines = told.stdout.splitlines()
    assert told.exit_code == 1
    assert [line.split("：")[0] for line in lines] == [
        "好　设置",
        "坏　数据库",
        "坏　日志",
        "好　Redis",
        "坏　企业微信",
        "坏　可见范围",
        "坏　群",
        "坏　日历",
        "坏　时钟",
        "好　模板",
    ]
    assert "DUBAN_WECOM_CORPID" in lines[0]


def test_a_home_without_word_lists_is_named_before_anything_starts(
    duban: Duban, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    duban("init")
    monkeypatch.setenv("DUBAN_HOME", str(tmp_path / "nowhere"))
    told = [duban(*words) for words in (("web",), ("web", "--workers", "1"), ("all",))]

    assert [one.exit_code for one in told] == [1, 1, 1]
    lists = tmp_path / "nowhere" / "config" / "language"
    assert {one.stderr.split(str(lists))[0] for one in told} == {"DUBAN_HOME: 读不了词表 "}
    assert {one.stderr.count("\n") for one in told} == {1}
    assert f"坏　设置：读不了词表 {lists}" in duban("doctor").stdout


def test_what_did_not_arrive_is_one_line_each_with_the_reason_in_chinese(duban: Duban, tmp_path: Path) -> None:
    duban("init")
    database = Database(f"sqlite:///{tmp_path / 'duban.db'}")
    at = parse_moment("2022-07-20T10:00")
    with database.change() as session:
        for state, error in (("失败", "errcode 60111: userid not found"), ("不确定", "HTTP 502"), ("已发", "")):
            columns = {"kind": "message", "recipient": "li", "label": "催办", "facts": {}, "made_at": at, "next_at": at}
            session.add(Outbox(state=state, error=error, **columns))
    database.close()

    told = duban("undelivered")

    assert told.stdout.splitlines() == [
        "2022-07-20T10:00:00+08:00,催办,,li,不确定,2,企业微信回答出错，不知道发出没有,可重发",
        "2022-07-20T10:00:00+08:00,催办,,li,失败,1,这个人不在应用的可见范围，或已离职（60111）,可重发",
    ]


def test_the_history_is_verified(duban: Duban, tmp_path: Path) -> None:
    duban("init")
    duban("load", SECOND)
    whole = duban("verify-history")
    strange = duban("verify-history", "--head", "0123456789abcdef")

    assert (whole.exit_code, whole.stdout) == (0, "日志完好。还没有封印，未封2行。\n")
    assert (strange.exit_code, strange.stdout.startswith("给出的封印不在日志里")) == (1, True)
    assert duban("verify-history", "--head", "01").stderr == "--head: 封印至少写开头16位\n"
    assert "好　日志：只增不改的保护在，还没有封印" in duban("doctor").stdout
    database = Database(f"sqlite:///{tmp_path / 'duban.db'}")
    with database.change() as session:
        session.add(Seal(**(Seal.upcoming(session, 2, parse_moment("2022-07-20T10:00")) or {})))
    database.close()
    assert "好　日志：只增不改的保护在，封到第2行" in duban("doctor").stdout
