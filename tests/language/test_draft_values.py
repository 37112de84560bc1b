"""One value of an order's draft for another: it stands instead, and is not written behind what was wrong."""

from dataclasses import replace

import pytest

from bot.language import Asked, Meaning, interpret
from tests.language import plans
from tests.language.speaking import holder

MONITOR = holder("监测", "S03")
SLIP = "7月8日那篇有错别字“义亭”写成“义停”"
SILENT = "6月30日后没更新"


def beside(text: str, fact: str) -> Meaning:
    words = (
        "【整改草稿】ZG-2022-001\n单位：佛堂镇\n账号：佛堂城事（微信订阅号）\n"
        f"问题：U1 监测时间点前14天内无更新：{fact}\n"
        "依据：义政办发〔2022〕41号三（三）\n时限：2个工作日，7月22日（周五）前\n下发请回复“是”"
    )
    asked = Asked("confirm", shown="RECTIFY_ISSUE", about="RECTIFY_ISSUE", draft="ZG-2022-001", account=32, words=words)
    return interpret(text, replace(MONITOR, asked=asked), plans.notice())


@pytest.mark.parametrize(
    ("text", "fact", "instead"),
    [
        ("不是8日是9日那篇", SLIP, "7月9日那篇有错别字“义亭”写成“义停”"),
        ("应该是9日，不是8日", SLIP, "7月9日那篇有错别字“义亭”写成“义停”"),
        ("错字是“义婷”", SLIP, "7月8日那篇有错别字“义亭”写成“义婷”"),
        ("不是义停是义婷", SLIP, "7月8日那篇有错别字“义亭”写成“义婷”"),
        ("最后一条是6月29日的", SILENT, "6月29日后没更新"),
        ("上次更新是6月28号", SILENT, "6月28号后没更新"),
        ("6月30日改成6月28日", SILENT, "6月28日后没更新"),
        ("不对，是四个月", "三个月没更新", "四个月没更新"),
        ("错了，是20天没更新", "15天没有更新，头像未换", "20天没有更新，头像未换"),
        ("第二条不要了", "三个月没更新；头像没换；链接打不开", "三个月没更新；链接打不开"),
        ("头像那条去掉", "三个月没更新；头像没换", "三个月没更新"),
        ("换个说法：6月起一直没有更新", SILENT, "6月起一直没有更新"),
    ],
)
def test_what_is_put_right_stands_instead(text: str, fact: str, instead: str) -> None:
    heard = beside(text, fact)

    assert (heard.intent, heard.act) == ("RECTIFY_ISSUE", "offer")
    assert {"fault": instead, "amend": "instead"}.items() <= heard.slots.items()


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("期限周四", "2022-07-21"),
        ("不对，是五个工作日", "2022-07-27"),
        ("7月29日前改", "2022-07-29"),
        ("8月1日前改好", "2022-08-01"),
    ],
)
def test_a_term_alone_is_the_drafts(text: str, due: str) -> None:
    heard = beside(text, SILENT)

    assert (heard.intent, heard.slots["due"], heard.slots.get("fault")) == ("RECTIFY_ISSUE", due, None)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("还有链接打不开", SILENT),
        ("再加上头像没换", SILENT),
        ("再加上还有一条死链", SILENT),
        ("最后一条是6月29日的", SLIP),
        ("再加一句，留言也没人回", SILENT),
    ],
)
def test_what_else_was_found_is_added(text: str, fact: str) -> None:
    heard = beside(text, fact)

    assert heard.slots["amend"] == "besides"
    assert "再加" not in str(heard.slots["fault"])


def test_a_value_that_stands_nowhere_replaces_nothing() -> None:
    assert "fault" not in beside("不是3日是4日那篇", SLIP).slots
