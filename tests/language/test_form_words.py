"""What is said of an application's form: while it is shown whole, and while it only lies with the unit."""

from collections.abc import Mapping

import pytest

from bot.language import Asked, Context
from tests.language import plans
from tests.language.speaking import clerk, hears

UNIT = next(unit.code for unit in plans.notice().units if unit.short == "市公安局" or "公安局" in unit.name)
ZHIHU, WEIBO = (
    next(one.number for one in plans.notice().accounts if (one.name, one.platform) == ("义乌公安", platform))
    for platform in ("知乎", "新浪微博")
)
ONE = {"open_request": f"ZX-2022-001:{ZHIHU}"}
TWO = {"open_request": f"ZX-2022-001:{ZHIHU},BG-2022-001:{WEIBO}"}
BOTH_KINDS = {"open_request": f"ZX-2022-001:{ZHIHU},YQ-2022-001:"}


def shown(form: str = "ZX-2022-001", intent: str = "CANCEL_REQUEST") -> Context:
    """The whole form was shown, and whether to send it was asked."""
    return clerk(UNIT, asked=Asked("confirm", form=form, intent=intent), facts=TWO)


def filling() -> Context:
    """The form still lacks everything."""
    asked = Asked("ask", fields=("stop_date", "reason", "account_id"), form="ZX-2022-001", intent="CANCEL_REQUEST")
    return clerk(UNIT, asked=asked, facts=ONE)


@pytest.mark.parametrize(
    "text",
    [
        "送", "送局长", "嗯 送", "可以送了", "好的，再送镇长", "那就送吧", "好吧 送", "局长说行", "局长没意见",
        "行，送签", "局长看过了，没问题，报", "这样行了，给府办送过去", "行，给局长", "可以，送镇长签",
        "没错，送签吧", "送吧", "OK", "嗯嗯", "报送局长签批", "提交给书记", "镇长同意了，报吧",
        "帮我送给王局长签一下", "交上去吧",
    ],
)  # fmt: skip
def test_a_form_that_was_shown_is_sent(text: str) -> None:
    heard = hears(text, shown(), plans.notice())

    assert (heard.intent, heard.act) == ("CONFIRM", "do")


@pytest.mark.parametrize(
    "text",
    ["局长出差了，给分管领导签", "送副局长签", "让李副局长签吧", "送分管领导签吧", "交给政委看看", "送政委签行吗"],
)
def test_a_form_goes_to_nobody_who_may_not_sign(text: str) -> None:
    heard = hears(text, shown(), plans.notice())

    assert (heard.intent, heard.slots) == ("HELP", {"topic": "委托", "focus": "signers"})


@pytest.mark.parametrize(
    "text",
    [
        "先不送，我问下局长", "等局长回来再送", "还没送局长看", "送局长前再改下日期", "送了吗", "可以送了吗", "送了",
        "再送送看", "局长说不行", "送不送呢", "局长看过了，说日期要改", "没问题，但是局长还没看", "局长不同意",
        "别送局长", "不送", "不用送局长了", "送知乎那个", "送错了", "局长同意注销了吗",
    ],
)  # fmt: skip
def test_what_is_no_plain_word_to_send_sends_nothing(text: str) -> None:
    assert hears(text, shown(), plans.notice()).intent != "CONFIRM"


@pytest.mark.parametrize("text", ["先不送，我问下局长", "等局长回来再送", "还没送局长看"])
def test_who_puts_it_off_is_waited_for(text: str) -> None:
    assert hears(text, shown(), plans.notice()).slots == {"hint": "later"}


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("8月5号停", {"stop_date": "2022-08-05"}),
        ("下周一停", {"stop_date": "2022-07-25"}),
        ("明天停", {"stop_date": "2022-07-21"}),
        ("可以，停更改8月3号就送", {"stop_date": "2022-08-03"}),
        ("原因：更新力量不足，内容整合到义乌发布", {"reason": "更新力量不足，内容整合到义乌发布"}),
        ("原因不是那个，是没人更新粉丝也少，没人管", {"reason": "没人更新粉丝也少，没人管"}),
        ("原因改成更新力量不足，停更改8月3号", {"reason": "更新力量不足", "stop_date": "2022-08-03"}),
        ("用第一条原因", {"reason": "原因1"}),
        ("原因用第二条吧", {"reason": "原因2"}),
        ("ID写错了，是6677889900", {"account_id": "6677889900"}),
        ("ID不是5566778899，是6677889900", {"account_id": "6677889900"}),
        ("账号改6677889900", {"account_id": "6677889900"}),
        ("是6677889900", {"account_id": "6677889900"}),
        ("停更日期要改", {}),
        ("不对，ID错了", {}),
    ],
)
def test_a_field_and_what_is_to_stand_in_it_mend_the_form(text: str, slots: Mapping[str, object]) -> None:
    heard = hears(text, shown(), plans.notice())

    assert (heard.intent, heard.act) == ("REQUEST_EDIT", "do")
    assert heard.slots == {"request": "ZX-2022-001", **slots}


@pytest.mark.parametrize(
    ("text", "form", "slots"),
    [
        ("停更往后推一周吧，8号", "ZX-2022-001", {"stop_date": "2022-08-08"}),
        ("id是5566778899，咦好像不对", "ZX-2022-001", {"account_id": "5566778899"}),
        ("名称能不能带“义乌”两字在前？改义乌平安", "BG-2022-001", {"value": "义乌平安"}),
    ],
)
def test_what_is_not_quite_plain_is_shown_first(text: str, form: str, slots: Mapping[str, object]) -> None:
    heard = hears(text, shown(form), plans.notice())

    assert (heard.intent, heard.act) == ("REQUEST_EDIT", "offer")
    assert heard.slots.items() >= slots.items()


@pytest.mark.parametrize("text", ["改天再说", "8月5号停电", "手机13912345678", "抖音那个先放放", "8月5号停不了"])
def test_talk_mends_nothing(text: str) -> None:
    assert hears(text, shown("BG-2022-001"), plans.notice()).intent != "REQUEST_EDIT"


@pytest.mark.parametrize("context", [shown(), filling()])
@pytest.mark.parametrize("text", ["草稿不要了，删了吧", "删了吧", "这张作废", "知乎那个草稿删了吧"])
def test_a_form_that_lies_open_may_be_taken_back(text: str, context: Context) -> None:
    heard = hears(text, context, plans.notice())

    assert (heard.intent, heard.act, heard.slots["request"]) == ("REQUEST_WITHDRAW", "offer", "ZX-2022-001")


@pytest.mark.parametrize("text", ["平台把内容删了没法用了", "这个号作废", "微博删了吧"])
def test_what_may_be_said_of_the_account_takes_no_form_back(text: str) -> None:
    assert hears(text, filling(), plans.notice()).intent == "FILL"


@pytest.mark.parametrize("text", ["延期被驳了是吧，那9.5的停更还作数吗", "9月5号停还作数吗"])
def test_a_question_fills_nothing_in(text: str) -> None:
    heard = hears(text, filling(), plans.notice())

    assert heard.act == "offer"
    assert "reason" not in heard.slots


@pytest.mark.parametrize(
    "text",
    [
        "送签前原因改一下吧：粉丝少没人管，内容并到义乌发布",
        "送签前先把原因改一下啊 粉丝少没人管，内容并到义乌发布",
        "理由写错了 是粉丝少没人管，内容并到义乌发布",
    ],
)
def test_what_only_leads_to_a_new_reason_is_none_of_it(text: str) -> None:
    assert hears(text, shown(), plans.notice()).slots["reason"] == "粉丝少没人管，内容并到义乌发布"


@pytest.mark.parametrize("text", ["知乎，注销", "义乌公安的知乎，注销"])
def test_the_wish_once_more_is_no_reason(text: str) -> None:
    assert hears(text, filling(), plans.notice()).intent == "CANCEL_REQUEST"


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("ZX-2022-001 停更改9月5日", {"request": "ZX-2022-001", "stop_date": "2022-09-05"}),
        ("镇长说停更改到7月31号", {"request": "ZX-2022-001", "stop_date": "2022-07-31"}),
        ("知乎的停更改成8月22日", {"request": "ZX-2022-001", "stop_date": "2022-08-22"}),
        (
            "收到，原因改成：粉丝少、更新力量不足，内容并到义乌发布",
            {"reason": "粉丝少、更新力量不足，内容并到义乌发布"},
        ),
        ("知乎那个按局长意见，原因写成内容并到义乌发布", {"request": "ZX-2022-001", "reason": "内容并到义乌发布"}),
        ("管理员：赵刚（宣传科民警）", {"request": "BG-2022-001", "value": "赵刚（宣传科民警）"}),
        ("原因1吧", {"reason": "原因1"}),
    ],
)
def test_a_form_that_lies_with_the_unit_is_put_right_after_a_yes(text: str, slots: Mapping[str, object]) -> None:
    heard = hears(text, clerk(UNIT, facts=TWO), plans.notice())

    assert (heard.intent, heard.act) == ("REQUEST_EDIT", "offer")
    assert heard.slots.items() >= slots.items()
    assert ("request" in heard.slots) == ("request" in slots)


def test_both_fields_behind_a_number_are_taken() -> None:
    heard = hears("ZX-2022-001 停更改成7月31日，账号6677889900", clerk(UNIT, facts=ONE), plans.notice())

    assert heard.slots == {"request": "ZX-2022-001", "stop_date": "2022-07-31", "account_id": "6677889900"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("把知乎那个送局长签", "ZX-2022-001"), ("ZX-2022-001送签", "ZX-2022-001"), ("改名那个也送上去", "BG-2022-001"),
        ("继续知乎那件", "ZX-2022-001"), ("BG那个", "BG-2022-001"), ("送局长签字", None),
    ],
)  # fmt: skip
def test_a_form_that_lies_with_the_unit_is_shown_before_it_goes(text: str, number: str | None) -> None:
    heard = hears(text, clerk(UNIT, facts=TWO), plans.notice())

    assert (heard.intent, heard.slots.get("request")) == ("CONTINUE", number)


@pytest.mark.parametrize("text", ["会议改到8月5号", "名单送上去吧", "报告送局长看", "材料交上去了", "联系人改成李明"])
def test_what_is_said_of_something_else_touches_no_form(text: str) -> None:
    assert hears(text, clerk(UNIT, facts=TWO), plans.notice()).intent not in {"CONTINUE", "REQUEST_EDIT"}


def test_a_day_alone_may_be_the_extensions() -> None:
    heard = hears("不对，应该是9月5日", clerk(UNIT, facts=BOTH_KINDS), plans.notice())

    assert heard.slots.get("request") != "ZX-2022-001"


@pytest.mark.parametrize("text", ["知乎那个草稿删了吧", "ZX-2022-001删了", "知乎那个作废"])
def test_a_draft_is_taken_back_by_its_account_or_number(text: str) -> None:
    heard = hears(text, clerk(UNIT, facts=TWO), plans.notice())

    assert (heard.intent, heard.slots["request"]) == ("REQUEST_WITHDRAW", "ZX-2022-001")


def test_who_is_the_new_administrator_is_told_behind_who_left() -> None:
    heard = hears("我们局的微博要换管理员，原来的小陈调走了，换成小赵", clerk(UNIT), plans.notice())

    assert (heard.slots["field"], heard.slots["value"]) == ("管理员", "小赵")


def test_a_notice_that_waits_for_its_receipt_does_not_hide_the_correction() -> None:
    heard = hears(
        "收到，原因改成：粉丝少，内容并到义乌发布", clerk(UNIT, facts={**ONE, "unsigned": "1"}), plans.notice()
    )

    assert (heard.intent, heard.slots["reason"]) == ("REQUEST_EDIT", "粉丝少，内容并到义乌发布")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("好，改成机构改革后无人维护了", "机构改革后无人维护了"),
        ("那就写机构改革后没人维护了", "机构改革后没人维护了"),
        ("改成企业号以后没有人维护", "改成企业号以后没有人维护"),
        ("填报人员不足无人维护", "填报人员不足无人维护"),
        ("原因一样", "同上"),
        ("理由跟上面那个一样", "同上"),
    ],
)
def test_the_reason_is_what_was_told_as_one(text: str, reason: str) -> None:
    heard = hears(text, filling(), plans.notice())

    assert (heard.intent, heard.slots) == ("FILL", {"reason": reason})


def test_the_stop_itself_is_no_reason() -> None:
    assert hears("六月底就停了", filling(), plans.notice()).slots == {"deny": "past_date"}


def test_a_reform_is_why_and_puts_nothing_right() -> None:
    heard = hears("zhihu1234，8月20日停更，机构改革以后没有人维护", filling(), plans.notice())

    told = {"stop_date": "2022-08-20", "account_id": "zhihu1234", "reason": "机构改革以后没有人维护"}
    assert (heard.intent, heard.slots) == ("FILL", told)


def test_what_we_are_asked_to_do_is_no_reason() -> None:
    plan = plans.notice()

    assert "reason" not in hears("我们局的知乎要关掉，你给走个程序", clerk(UNIT), plan).slots
    assert hears("我们局的知乎要关掉，没人管了，你帮我办一下", clerk(UNIT), plan).slots["reason"] == "没人管了"


CHANGING = ("value", "account_id", "effective_date", "reason")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("理由是统一规范名称，9月1日起用", {"reason": "统一规范名称", "effective_date": "2022-09-01"}),
        ("原因是机构改名，跟现单位名称一致", {"reason": "机构改名，跟现单位名称一致"}),
        ("因为要统一规范名称", {"reason": "要统一规范名称"}),
        ("原因统一名称，名称改成佛堂发布", {"reason": "统一名称", "value": "佛堂发布"}),
        ("名称改成佛堂发布，原因是机构改名", {"reason": "机构改名", "value": "佛堂发布"}),
    ],
)
def test_what_begins_as_a_reason_is_no_new_name(words: str, told: Mapping[str, str]) -> None:
    context = clerk("Z01", asked=Asked("ask", fields=CHANGING, form="BG-2022-001", intent="CHANGE_REQUEST"))
    heard = hears(words, context, plans.notice()).slots
    assert {name: heard[name] for name in heard if name not in {"request", "field"}} == told


@pytest.mark.parametrize(
    "words", ["佛堂城事那个公众号名字要改成佛堂发布", "佛堂城事名字想改叫佛堂发布", "佛堂城事名称要改为“佛堂发布”"]
)
def test_a_new_name_is_heard_whatever_brings_it(words: str) -> None:
    heard = hears(words, clerk("Z01"), plans.notice())
    assert (heard.intent, heard.slots.get("value")) == ("CHANGE_REQUEST", "佛堂发布")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("①gh_0b2d4f6a8c1e\n②9月10日\n③统一由主账号供稿", ("gh_0b2d4f6a8c1e", "2022-09-10", "统一由主账号供稿")),
        ("一是gh_0b2d4f6a8c1e，二是9月10日，三是人员调走", ("gh_0b2d4f6a8c1e", "2022-09-10", "人员调走")),
        ("(1)gh_0b2d4f6a8c1e(2)9月10日(3)人员调走", ("gh_0b2d4f6a8c1e", "2022-09-10", "人员调走")),
        ("1、9月10日 2、人员调走 3、gh_0b2d4f6a8c1e", ("gh_0b2d4f6a8c1e", "2022-09-10", "人员调走")),
        ("9月1号 小王调走了", ("", "2022-09-01", "小王调走了")),
        ("9月1号小王调走了", ("", "", "9月1号小王调走了")),
        ("9月10日停更，原因：①人员少②没更新", ("", "2022-09-10", "①人员少②没更新")),
        ("1.5万粉丝，没更新", ("", "", "1.5万粉丝，没更新")),
        ("1.没人管 2.粉丝少", ("", "", "1.没人管 2.粉丝少")),
        ("①管理员调走，②粉丝才300个", ("", "", "①管理员调走，②粉丝才300个")),
        ("一是没有专人维护，二是内容重复", ("", "", "一是没有专人维护，二是内容重复")),
        ("1、人员调走 2、9月10日", ("", "2022-09-10", "人员调走")),
        ("没人看了 账号ywgz2018", ("ywgz2018", "", "没人看了")),
        ("没人看了账号ywgz2018", ("ywgz2018", "", "没人看了")),
    ],
)
def test_the_signs_of_a_list_and_what_leads_to_a_field_are_no_part_of_another(
    text: str, told: tuple[str, str, str]
) -> None:
    said = hears(text, filling(), plans.notice())

    assert said.intent == "FILL", said
    assert tuple(said.slots.get(name, "") for name in ("account_id", "stop_date", "reason")) == told


APPLIED = ("stop_date", "reason", "account_id")
CHANGED = ("field", "value", "reason", "effective_date")
CLOSED = {"stop_date": "2022-09-01", "reason": "没人维护", "account_id": "gh_abc12345"}
ADMINISTRATOR = {"field": "管理员", "value": "王小明", "reason": "老李调走了", "effective_date": "2022-09-01"}


@pytest.mark.parametrize(
    ("text", "fields", "slots"),
    [
        ("①9月1号②没人维护③gh_abc12345", APPLIED, CLOSED),
        ("1、9月1号 2、没人维护 3、gh_abc12345", APPLIED, CLOSED),
        ("1.9月1号；2.没人维护；3.gh_abc12345", APPLIED, CLOSED),
        ("9月1号/没人维护/gh_abc12345", APPLIED, CLOSED),
        ("www.yiwu.gov.cn 9月1日 没人维护", APPLIED, {**CLOSED, "account_id": "www.yiwu.gov.cn"}),
        ("没人维护 3845012345 9月1日", APPLIED, {**CLOSED, "account_id": "3845012345"}),
        ("没人维护|gh_abc12345|9.1", APPLIED, CLOSED),
        ("管理员 王小明 老李调走了 9月1日", CHANGED, ADMINISTRATOR),
        ("9月1号起管理员换王小明，老李调走了", CHANGED, ADMINISTRATOR),
        ("9月1日 管理员换成王小明 老李调走了", CHANGED, ADMINISTRATOR),
        ("1、9月20 2、人手不够", ("date", "reason"), {"date": "2022-09-20", "reason": "人手不够"}),
        ("人手不够，给我们宽限到9月20", ("date", "reason"), {"date": "2022-09-20", "reason": "人手不够"}),
        ("9月1日，原因2", APPLIED, {"stop_date": "2022-09-01", "reason": "原因2"}),
        ("人手不够，缺1/3的人", ("date", "reason"), {"reason": "人手不够，缺1/3的人"}),
    ],
)
def test_fields_set_apart_by_marks_signs_or_blanks(text: str, fields: tuple[str, ...], slots: dict[str, str]) -> None:
    assert hears(text, clerk("Z01", asked=Asked("ask", fields=fields)), plans.notice()).slots == slots


def test_the_list_of_people_stays_as_it_was_typed() -> None:
    asked = Asked("ask", fields=("people", "text"))
    text = "1、分管领导 张三/副镇长 2、专职 李四 科员"

    assert hears(text, clerk("Z01", asked=asked), plans.notice()).slots["text"] == text


@pytest.mark.parametrize(
    "text", ["人还没定，下周党组会研究", "这个归办公室管，转人工", "手机号也要填吗", "联系人必须写吗", "会还没开呢"]
)
def test_what_tells_of_nobody_is_no_list_of_people(text: str) -> None:
    asked = Asked("ask", fields=("people", "text"))

    assert hears(text, clerk("Z01", asked=asked), plans.notice()).intent != "FILL"


@pytest.mark.parametrize("text", ["党政办王芳", "李敏，科员", "专职的是我", "联系人不变", "清空", "同上", "小周"])
def test_whatever_tells_of_somebody_is_for_the_list(text: str) -> None:
    asked = Asked("ask", fields=("people", "text"))

    assert hears(text, clerk("Z01", asked=asked), plans.notice()).intent == "FILL"


def test_a_complaint_is_shown_before_it_is_a_reason() -> None:
    asked = Asked("ask", fields=("date", "reason"))

    assert hears("你们催得也太急了吧", clerk("Z01", asked=asked), plans.notice()).act != "do"


@pytest.mark.parametrize(
    ("words", "identifier"),
    [("知乎是zh_112233", "zh_112233"), ("七位数的，3019826", "3019826"), ("知乎号112233445", "112233445")],
)
def test_the_number_within_an_identifier_is_not_all_of_it(words: str, identifier: str) -> None:
    asked = Asked("ask", fields=("account_id",), form="ZX-2022-001", intent="CANCEL_REQUEST")

    assert hears(words, clerk(UNIT, asked=asked, facts=ONE), plans.notice()).slots == {"account_id": identifier}


def test_the_account_ahead_of_its_day_is_no_part_of_the_reason() -> None:
    heard = hears("没人管，知乎8月9日停", filling(), plans.notice())

    assert (heard.slots["stop_date"], heard.slots["reason"]) == ("2022-08-09", "没人管")
