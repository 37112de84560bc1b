"""Websites, apps and mini-programs: the address is taken whole, and that there is none is an answer, too."""

import pytest

from bot.language import Asked
from tests.language import plans
from tests.language.speaking import answering, clerk, hears

ALL = ("account_id", "stop_date", "reason")
SHOWN = clerk("B01", asked=Asked("confirm", form="ZX-2022-001"), facts={"open_request": "ZX-2022-001:1"})
WAITING = clerk("B01", facts={"approved": "ZX-2022-001:1"})


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("smkz.gov.cn", "smkz.gov.cn"),
        ("www.smkz.gov.cn", "www.smkz.gov.cn"),
        ("https://www.smkz.gov.cn/zwgk/", "https://www.smkz.gov.cn/zwgk/"),
        ("域名是 smkz.gov.cn", "smkz.gov.cn"),
        ("账号ID www.lcjtw.gov.cn", "www.lcjtw.gov.cn"),
        ("包名是cn.gov.lanchuan.travel", "cn.gov.lanchuan.travel"),
        ("appid是wx8f3a1b2c3d4e5f60", "wx8f3a1b2c3d4e5f60"),
        ("网站没有账号ID", "无"),
        ("包名没有", "无"),
        ("我们网站没有这个", "无"),
        ("没有", "无"),
        ("无", "无"),
    ],
)
def test_an_address_or_that_there_is_none_is_filled_in(text: str, identifier: str) -> None:
    heard = hears(text, answering("account_id"), plans.notice())

    assert (heard.intent, heard.act) == ("FILL", "do")
    assert heard.slots == {"account_id": identifier}


def test_in_a_group_who_asks_what_it_is_is_answered() -> None:
    asked = clerk("B01", chat="group@", asked=Asked("ask", fields=("account_id",)))

    assert hears("@督办助手 啥叫原始ID", asked, plans.notice()).slots["hint"] == "back"


@pytest.mark.parametrize("text", ["还没有查到", "暂时没有", "没有了", "网址是啥"])
def test_who_has_not_found_it_yet_does_not_say_that_there_is_none(text: str) -> None:
    assert hears(text, answering("account_id"), plans.notice()).intent != "FILL"


def test_beside_a_day_and_a_reason_the_address_is_the_identifier() -> None:
    heard = hears("www.smkz.gov.cn，8月1日停，原因1", answering(*ALL), plans.notice())

    assert heard.slots == {"account_id": "www.smkz.gov.cn", "stop_date": "2022-08-01", "reason": "原因1"}


def test_a_reason_may_begin_with_the_domain() -> None:
    heard = hears("www.smkz.gov.cn，8月1日，域名到期不再续费了", answering(*ALL), plans.notice())

    assert heard.slots["reason"] == "域名到期不再续费了"
    assert heard.slots["account_id"] == "www.smkz.gov.cn"


def test_where_more_is_asked_only_the_identifier_can_be_said_to_be_lacking() -> None:
    assert hears("网站没有账号ID", answering(*ALL), plans.notice()).slots == {"account_id": "无"}
    assert hears("没有", answering(*ALL), plans.notice()).intent != "FILL"


def test_who_asks_what_the_identifier_is_gives_no_reason() -> None:
    heard = hears("账号ID是啥，我们是网站，没有这个", answering("reason", "account_id"), plans.notice())

    assert (heard.intent, heard.slots) == ("UNKNOWN", {"hint": "back"})


@pytest.mark.parametrize("text", ["ID改成lcjtw.gov.cn", "账号ID lcjtw.gov.cn", "域名错了，是lcjtw.gov.cn"])
def test_the_form_that_was_shown_takes_another_address_whole(text: str) -> None:
    heard = hears(text, SHOWN, plans.notice())

    assert heard.intent == "REQUEST_EDIT"
    assert heard.slots["account_id"] == "lcjtw.gov.cn"


@pytest.mark.parametrize("text", ["送局长", "行，送签", "请镇长签字吧"])
def test_to_send_a_form_that_lacks_something_is_no_reason(text: str) -> None:
    assert hears(text, answering("reason", "account_id"), plans.notice()).intent == "CONFIRM"


def test_another_day_while_the_reason_is_asked_for_is_no_reason() -> None:
    asked = Asked("ask", fields=("reason", "account_id"), form="ZX-2022-001")

    heard = hears("那就改8月1号吧", clerk("B01", asked=asked), plans.notice())

    assert heard.intent == "REQUEST_EDIT"
    assert heard.slots["stop_date"] == "2022-08-01"


def test_an_address_without_www_is_a_link_and_a_file_or_a_mail_is_none() -> None:
    heard = hears("2号任务办结 fabu.example.cn/index", clerk("A02"), plans.notice())

    assert heard.intent == "TASK_DONE"
    for text in ("账号ID 名单.xlsx", "账号ID wang@163.com"):
        assert "." not in str(hears(text, answering("account_id"), plans.notice()).slots.get("account_id", ""))


def test_that_there_is_no_freeze_is_said_of_the_closure_under_way() -> None:
    heard = hears("没有冻结期", WAITING, plans.notice())

    assert (heard.intent, heard.slots["stage"]) == ("EXECUTION_REPORT", "unfrozen")
    assert hears("没有冻结期", clerk("B01"), plans.notice()).intent != "EXECUTION_REPORT"


def test_what_is_shut_down_while_one_closure_is_under_way_is_that_account_and_only_offered() -> None:
    heard = hears("全办完了，公众号彻底关了", WAITING, plans.notice())

    assert (heard.intent, heard.act) == ("EXECUTION_REPORT", "offer")
    assert heard.slots["stage"] == "closed"


def test_an_account_out_of_use_has_stopped_and_is_not_yet_gone() -> None:
    assert hears("义乌教育之声停用了", WAITING, plans.notice()).slots["stage"] == "stopped"


def test_all_is_done_agrees_to_what_must_be_done_before_an_account_stops() -> None:
    asked = clerk("B01", asked=Asked("confirm", intent="EXECUTION_REPORT"), facts={"approved": "ZX-2022-001:1"})

    assert hears("都办好了", asked, plans.notice()).intent == "CONFIRM"
    assert hears("还没办好", asked, plans.notice()).intent != "CONFIRM"
