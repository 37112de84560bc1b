"""What docs/handbook.md tells people to type is understood as a command, by whoever its chapter is for."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.language import interpret, parse_context
from tests.language.plans import notice

HANDBOOK = Path(__file__).resolve().parent.parent / "docs" / "handbook.md"
TYPED = re.compile(r"`([^`]+)`")
CHAPTERS = {
    "## 一": "role=经办人,联系人;unit=上溪镇",
    "## 二": "role=主要负责人;unit=上溪镇",
    "## 三": "role=市府办审批;unit=市府办",
    "## 四": "role=监测;unit=市数管中心",
    "## 五": "role=融媒体;unit=市融媒体中心",
}
# Answers to a question of the bot's, and file names: no commands.
ANSWERS = {
    "这样的字",
    "是",
    "1",
    "2",
    "算了",
    "就这些",
    "去掉 王某",
    "清空",
    "原因1",
    "8月1日 原因1 shangxifb2022",
    "搜索无此账号",
    "送局长",
    "停更改8月20日",
    "原因：…",
    "账号改6677889900",
    "先不送",
    "草稿删了吧",
    "停更改到8月22日",
    "把云上之溪那个送局长签",
    "分管领导 王某 副镇长 13800000201，专职人员 李某 科员 13900000202，联系人 李某",
    "accounts.csv",
    "reminders.csv",
    "score_rules.csv",
    "duban import updates 表.csv",
    "duban import duty 表.csv",
    "duban import province 表.csv",
    "duban import dispositions 表.csv",
    "--dry-run",
    "duban import ledger 台账.xlsx",
    "duban doctor",
    "duban export opening --out 期初表.xlsx",
    "duban import opening 期初表.xlsx",
    "--by 姓名",
    "duban import posts 供稿.csv",
}
ROWS_DECIDE = {"computed", "no_approval"}  # the handbook says so itself, or has the approval by then


def commands() -> Iterator[tuple[str, str]]:
    """Each typed command with the context of its chapter."""
    who = CHAPTERS["## 一"]
    for line in HANDBOOK.read_text("utf-8").splitlines():
        who = next((context for start, context in CHAPTERS.items() if line.startswith(start)), who)
        yield from ((typed, who) for typed in TYPED.findall(line) if typed not in ANSWERS)


@pytest.mark.parametrize(("typed", "who"), sorted(set(commands())))
def test_a_command_of_the_handbook_is_understood(typed: str, who: str) -> None:
    meaning = interpret(typed, parse_context(f"{who};now=2022-07-20T10:00", notice()), notice())
    assert meaning.intent != "UNKNOWN"
    assert meaning.act in {"do", "ask", "offer", "deny"}
    assert meaning.slots.get("deny", "computed") in ROWS_DECIDE


def test_the_handbook_shows_many_commands() -> None:
    assert len(set(commands())) > 60
