"""Accounts decided on by their numbers: with the reason behind them, and with their notice in front."""

import pytest

from bot.language import Lexicon, Meaning, interpret
from bot.language.lexicon import AccountWords
from tests.language import plans
from tests.language.speaking import SPRING, holder


def heard(text: str) -> Meaning:
    return interpret(text, holder("市府办审批", "S01"), plans.notice())


@pytest.mark.parametrize(
    ("text", "fate", "accounts", "reason"),
    [
        ("14关停，粉丝少", "关停", [14], "粉丝少"),
        ("14保留，粉丝多", "保留", [14], "粉丝多"),
        ("14和15关停，阅读量太低了", "关停", [14, 15], "阅读量太低了"),
        ("1-3整合，力量不足", "整合", [1, 2, 3], "力量不足"),
        ("14号关停 长期不更新", "关停", [14], "长期不更新"),
        ("2、4关停，理由是上级要求", "关停", [2, 4], "上级要求"),
        ("14关停，粉丝不到100", "关停", [14], "粉丝不到100"),
        ("14，15关停，粉丝120个，内容和微信一样", "关停", [14, 15], "粉丝120个，内容和微信一样"),
        ("14关停，用户早就转到微信了", "关停", [14], "用户早就转到微信了"),
        ("14关停，没人更新，麻烦定一下", "关停", [14], "没人更新"),
        ("14关停，单位自己申请的", "关停", [14], "单位自己申请的"),
    ],
)
def test_what_stands_behind_the_numbers_is_why(text: str, fate: str, accounts: list[int], reason: str) -> None:
    assert heard(text).slots == {"choice": fate, "accounts": accounts, "reason": reason, "ask": "confirm"}


@pytest.mark.parametrize(
    "text", ["14关停，谢谢", "14关停，等局长定", "14关停，先不发", "14关停，粉丝少吗", "14关停，催他们一下"]
)
def test_what_gives_no_reason_is_none(text: str) -> None:
    assert heard(text).intent != "DISPOSITION" or "reason" not in heard(text).slots


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("14、15关停，内容备份一下", "内容备份一下"),
        ("14关停，维护费退回", "维护费退回"),
        ("14关停，用户都转到微信", "用户都转到微信"),
        ("14关停，不用发通知", "不用发通知"),
        ("14关停，更新一下名单", "更新一下名单"),
        ("14关停，关注一下进度", "关注一下进度"),
        ("14关停，重复一遍，14", "重复一遍"),
        ("14关停，粉丝少，素材存档", "素材存档"),
        ("14关停，等局长定", "等局长定"),
        ("14关停，我跟局长说过", "我跟局长说过"),
        ("14-16号关停，20号前办好", "20号前办好"),
        ("14-16关停，月底前办好", "月底前办好"),
        ("14关停，任务10也催一下", "任务10也催一下"),
        ("14关停，不再保留", "不再保留"),
        ("14-18都关停，15保留", "15保留"),
        ("14关停，52号知乎，通过", "52号知乎，通过"),
        ("14没必要保留，先不动", "14没必要保留，先不动"),
        ("商务局没必要保留，先不动", "商务局没必要保留，先不动"),
        ("商务局关停，内容备份一下", "内容备份一下"),
        ("商务局、卫健局关停，不用发通知", "不用发通知"),
    ],
)
def test_an_order_or_what_is_not_plainly_why_is_named_and_nothing_decided(text: str, unread: str) -> None:
    assert heard(text).slots == {"hint": "disposal_parts", "unread": unread}


@pytest.mark.parametrize("text", ["14关停，谢谢", "14关停，就这样", "14关停，记一下"])
def test_thanks_behind_a_fate_are_no_part_of_it(text: str) -> None:
    assert heard(text).slots == {"choice": "关停", "accounts": [14], "ask": "confirm"}


@pytest.mark.parametrize(
    ("text", "accounts"), [("账号14微信关停，账号15微信保留", [14, 15]), ("52号知乎关停", None), ("52号知乎", None)]
)
def test_a_number_with_a_platform_is_read_or_denied(text: str, accounts: list[int] | None) -> None:
    assert heard(text).slots.get("accounts") == accounts


@pytest.mark.parametrize("text", ["14关停，粉丝少，15也是", "14关停，粉丝少，卫健局同样"])
def test_where_others_are_told_of_nothing_is_decided(text: str) -> None:
    assert heard(text).slots["hint"] == "disposal_parts"


@pytest.mark.parametrize(
    ("text", "accounts"),
    [
        ("41号 1到2关停", [1, 2]),
        ("41号文 1到2关停", [1, 2]),
        ("41号文件的1、2都关停", [1, 2]),
        ("41号：14关停", [14]),
        ("41号、42号关停", [41, 42]),
        ("41号和42号关停", [41, 42]),
        ("41号关停", [41]),
    ],
)
def test_a_notice_in_front_is_no_number_of_the_list(text: str, accounts: list[int]) -> None:
    assert (heard(text).slots.get("accounts"), heard(text).act) == (accounts, "offer")


def test_of_several_notices_the_one_in_front_counts() -> None:
    office, county = holder("市府办审批", "S01", now=SPRING), plans.county()

    named = interpret("9号文 1到2关停，粉丝少", office, county)
    other = interpret("20号文 1到2关停", office, county)

    assert (named.slots["accounts"], named.slots["plan"]) == ([1, 2], plans.NINE)
    assert other.slots == {"hint": "disposal_parts", "unread": "1到2关停"}


def two_lists() -> Lexicon:
    """The county where the second notice has accounts, too, numbered as some of the first."""
    county = plans.county()
    more = [AccountWords(plans.TWENTY, number, f"林间{number}号", "微信公众号", "B05") for number in (3, 4, 5)]
    accounts = [*county.accounts, *more]
    return Lexicon(county.plans, county.units, county.tasks, accounts, county.bot_names, county.vocabulary)


@pytest.mark.parametrize(
    ("text", "accounts", "plan"),
    [
        ("20号文的3到5关停", [3, 4, 5], plans.TWENTY),
        ("9号的3到5关停", [3, 4, 5], plans.NINE),
        ("20号文 3关停", [3], plans.TWENTY),
        ("20号文 3关停，粉丝少", [3], plans.TWENTY),
        ("9号，10号关停", [9, 10], plans.NINE),
    ],
)
def test_numbers_that_two_notices_have_are_of_the_one_in_front(text: str, accounts: list[int], plan: str) -> None:
    said = interpret(text, holder("市府办审批", "S01", now=SPRING), two_lists())

    assert (said.slots.get("accounts"), said.slots.get("plan")) == (accounts, plan)


def test_what_is_put_right_is_of_the_notice_in_front_too() -> None:
    office = holder("市府办审批", "S01", now=SPRING)

    said = interpret("20号文 3保留 不对 整合", office, two_lists())

    assert (said.slots["account"], said.slots["plan"], said.slots["choice"]) == (3, plans.TWENTY, "整合")
    other = interpret("20号文 3保留 不对 整合", office, plans.county())
    assert other.slots == {"hint": "disposal_parts", "unread": "3保留 不对 整合"}
    named = interpret("20号文 临川交警保留", office, plans.county())
    assert named.slots == {"hint": "disposal_parts", "unread": "临川交警保留"}


@pytest.mark.parametrize(
    ("text", "unread"),
    [("52号 1到2关停", "52号"), ("52号文 3关停", "52号文"), ("52号的1到2关停", "52号的"), ("3到5关停", "3到5关停")],
)
def test_a_notice_that_is_none_or_several_is_named_and_nothing_decided(text: str, unread: str) -> None:
    said = interpret(text, holder("市府办审批", "S01", now=SPRING), two_lists())

    assert said.slots == {"hint": "disposal_parts", "unread": unread}
