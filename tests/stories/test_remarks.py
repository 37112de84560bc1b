"""批注: a sentence beside an item or an application, in its timeline and the ledger, told to the unit if so chosen."""

import io

import pytest
from openpyxl import load_workbook

from bot.ledger import ledger
from tests.world import World

CLERK, PRINCIPAL = "jiaoyuju_jb", "jiaoyuju_zy"
OFFICE = "fuban_sp"


def noted(world: World, unit_ids: tuple[int, ...] = ()) -> list[str]:
    """The column 批注 of the ledger."""
    with world.house.database.read() as session:
        data = ledger(session, world.now, unit_ids)
    rows = list(load_workbook(io.BytesIO(data))["承办项"].values)
    head = next(n for n, row in enumerate(rows) if "批注" in row)
    column = rows[head].index("批注")
    return [str(row[column]) for row in rows[head + 1 :] if row[column]]


def test_the_office_notes_what_the_unit_does_not_read(july: World) -> None:
    answer = july.say(OFFICE, "批注 任务1 市教育局 人选定了再催")

    assert "已批注：任务1" in answer
    assert "工作秘密请走公文系统" in answer
    assert not july.heard(CLERK, "人选定了再催")
    assert "人选定了再催" not in july.say(CLERK, "任务1")
    assert "人选定了再催" in july.say(OFFICE, "市教育局任务1进展")
    assert any("人选定了再催" in text for text in noted(july))
    assert july.history(event="assignment.remark")[-1].raw == "批注 任务1 市教育局 人选定了再催"


def test_a_remark_is_told_where_its_writer_says_so(july: World) -> None:
    july.say(OFFICE, "批注 任务1 市教育局 请主要负责人过问 告知单位")

    assert july.heard(CLERK, "【批注】任务1")
    assert "请主要负责人过问" in july.say(CLERK, "任务1")

    july.say("shuguan_jc", "下发整改 义乌教育之声 错别字")
    assert "没有查到整改" in july.say(PRINCIPAL, "批注 ZG-2022-001 是草稿，单位不知道")
    july.say("shuguan_jc", "是")
    assert "已批注：ZG-2022-001" in july.say(OFFICE, "批注 ZG-2022-001 请先打电话 告知单位")
    july.say(OFFICE, "批注 ZG-2022-001 还要再核")
    assert july.heard(CLERK, "【批注】ZG-2022-001")
    assert "请先打电话" in july.say(CLERK, "ZG-2022-001")
    assert "还要再核" not in july.say(CLERK, "ZG-2022-001")
    assert "还要再核" in july.say(OFFICE, "ZG-2022-001")


def test_a_principal_notes_beside_his_own_units_item_only(july: World) -> None:
    assert "已批注" in july.say(PRINCIPAL, "批注 任务1 请办公室本周报我")
    assert "请办公室本周报我" in july.say(CLERK, "任务1")

    july.say("jiaoyuju_jb", "延期 1 到8月15日 人选还在研究")
    assert "已批注：YQ-2022-001" in july.say(PRINCIPAL, "批注 YQ-2022-001 同意之前先看名单")
    assert "批注：同意之前先看名单" in july.say(CLERK, "YQ-2022-001")
    assert "由市教育局的同志" in july.say("fotang_zy", "批注 YQ-2022-001 看一下")


@pytest.mark.parametrize(
    ("who", "words", "answer"),
    [
        (CLERK, "批注 任务1 看一下", "您这里办不了"),
        (OFFICE, "批注 任务1 市教育局 【机密】领导批示：暂缓", "带密级"),
        (OFFICE, "批注 任务2 市教育局 看一下", "没有承担任务2"),
    ],
    ids=["a clerk", "a secret", "not that unit's"],
)
def test_what_may_not_be_noted_is_refused_and_on_record(july: World, who: str, words: str, answer: str) -> None:
    assert answer in july.say(who, words)

    assert july.history(event="assignment.remark") == []
    assert july.history(result="拒绝")[-1].raw == words


def test_what_sounds_like_a_leaders_own_words_is_asked_about_first(july: World) -> None:
    asked = july.say(OFFICE, "批注 任务1 市教育局 王市长批示：月底前办结")
    assert "还没有记" in asked
    assert july.history(event="assignment.remark") == []
    july.say(OFFICE, "算了")

    july.say(OFFICE, "批注 任务1 市教育局 不涉及工作秘密，可以公开")
    assert "已批注" in july.say(OFFICE, "是")
