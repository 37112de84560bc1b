"""Answers inside an open question of the same person; a new command simply starts."""

from collections.abc import Mapping

import pytest

from bot.language import Asked, interpret, parse_context
from tests.language import plans
from tests.language.speaking import answering, clerk, hears

POLICE = Asked(
    "choose",
    options=(
        {"account": 3, "label": "义乌公安（微信订阅号）"},
        {"account": 4, "label": "义乌公安（新浪微博）"},
        {"account": 9, "label": "义乌警队（抖音短视频）"},
    ),
)
UNITS = Asked("choose", options=({"unit": "Z01", "label": "佛堂镇"}, {"unit": "B01", "label": "市教育局"}))
CONFIRM = Asked("confirm")
FORM = Asked("ask", fields=("stop_date", "reason"))
LEADER = "role=主要负责人;unit=佛堂镇;chat=single;now=2022-07-20T10:00"
REASON = Asked("reason", fields=("reason",))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", 3),
        ("２", 4),
        ("③", 9),
        ("第二个", 4),
        ("选2", 4),
        ("3号", 9),
        ("最后一个", 9),
        ("微博那个", 4),
        ("义乌警队", 9),
        ("抖音", 9),
        ("呃第二个。", 4),
        ("上面第三个", 9),
        ("就第三个嘛", 9),
        ("倒数第二个", 4),
        ("你列的第二个", 4),
    ],
)
def test_a_choice_is_made_by_place_or_by_description(text: str, number: int) -> None:
    heard = hears(text, clerk("B02", asked=POLICE), plans.notice())

    assert (heard.intent, heard.slots) == ("SELECT", {"account": number})


def test_what_stands_behind_a_choice_is_its_reason_without_the_choice() -> None:
    heard = hears("就第三个，粉丝太少", clerk("B02", asked=POLICE), plans.notice())

    assert heard.slots == {"account": 9, "reason": "粉丝太少"}


@pytest.mark.parametrize("text", ["停更日期还没定", "ID我忘了", "随便", "不知道", "填完了"])
def test_who_does_not_know_has_filled_nothing(text: str) -> None:
    assert hears(text, clerk("Z01", asked=FORM), plans.notice()).intent == "UNKNOWN"


@pytest.mark.parametrize("text", ["粉丝太少了没人看，打算8月20号停", "理由嘛，粉丝太少了没人看，日子就8月20号"])
def test_words_about_the_day_are_no_part_of_the_reason(text: str) -> None:
    assert hears(text, clerk("Z01", asked=FORM), plans.notice()).slots == {
        "stop_date": "2022-08-20",
        "reason": "粉丝太少了没人看",
    }


@pytest.mark.parametrize("text", ["什么内容", "为啥要关", "先给我看看", "谁报的", "理由呢"])
def test_who_is_to_sign_asks_what_the_paper_says(text: str) -> None:
    heard = hears(text, parse_context(f"{LEADER};state=pending_sign=ZX-2022-001:32", plans.notice()), plans.notice())

    assert (heard.intent, heard.slots) == ("REQUEST_STATUS", {"request": "ZX-2022-001", "what": "form"})


def test_a_unit_is_chosen_by_its_name() -> None:
    assert hears("教育局", clerk("Z01", asked=UNITS), plans.notice()).slots == {"unit": "B01"}


@pytest.mark.parametrize("text", ["等等", "等一下", "稍等", "先等等吧"])
@pytest.mark.parametrize("asked", [UNITS, POLICE, Asked("choose", options=({"task": 1, "label": "任务1"},) * 2)])
def test_who_asks_to_wait_ends_no_choice(text: str, asked: Asked) -> None:
    assert hears(text, clerk("B02", asked=asked), plans.notice()).intent == "UNKNOWN"


def test_who_wants_none_of_them_does() -> None:
    assert hears("等等，不选了", clerk("Z01", asked=UNITS), plans.notice()).intent == "DIALOG_CANCEL"


@pytest.mark.parametrize("text", ["下一页", "更多", "翻页"])
def test_the_next_page_of_a_list_is_asked_for_in_words(text: str) -> None:
    asked = Asked("choose", options=({"page": 2, "label": "下一页、翻页、更多"},))

    assert hears(text, clerk("Z01", asked=asked), plans.notice()).slots == {"page": 2}


def test_a_number_beyond_the_choices_is_said_to_be_so() -> None:
    assert hears("7", clerk("B02", asked=POLICE), plans.notice()).slots == {"deny": "out_of_range"}


def test_a_choice_asked_of_somebody_else_is_not_mine() -> None:
    other = Asked("choose", POLICE.options, mine=False)

    assert hears("1", clerk("B02", asked=other, chat="group@"), plans.notice()).intent == "IGNORE"


@pytest.mark.parametrize(
    "text",
    [
        "是",
        "是的",
        "对",
        "好的",
        "可以",
        "确认",
        "嗯",
        "行，提交吧",
        "OK",
        "好嘞👌",
        "呃是的",
        "那就这样吧",
        "可以可以，麻烦了",
    ],
)
def test_yes_confirms(text: str) -> None:
    assert hears(text, clerk("B01", asked=CONFIRM), plans.notice()).intent == "CONFIRM"


@pytest.mark.parametrize(
    "text", ["不", "不是", "不对", "取消", "算了", "先不提交", "不要", "别发", "打住", "哎不对不对取消"]
)
def test_no_ends_it(text: str) -> None:
    assert hears(text, clerk("B01", asked=CONFIRM), plans.notice()).intent == "DIALOG_CANCEL"


@pytest.mark.parametrize("asked", [POLICE, CONFIRM, Asked("ask", fields=("stop_date", "reason"))])
def test_a_new_command_simply_starts(asked: Asked) -> None:
    heard = hears("完成 1", clerk("B02", asked=asked), plans.notice())

    assert (heard.intent, heard.slots) == ("TASK_DONE", {"task": 1})


def test_outside_a_question_a_number_and_a_yes_mean_nothing() -> None:
    assert hears("3", clerk("B01"), plans.notice()).slots == {"hint": "bare_number"}
    assert hears("确认", clerk("B01"), plans.notice()).intent == "UNKNOWN"


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("8月15日", {"stop_date": "2022-08-15"}),
        ("gh_1a2b3c4d5e6f", {"account_id": "gh_1a2b3c4d5e6f"}),
        ("YiWu_Edu2016", {"account_id": "YiWu_Edu2016"}),
        (
            "微信号是yiwuedu，8.15停更，更新力量不足",
            {"account_id": "yiwuedu", "stop_date": "2022-08-15", "reason": "更新力量不足"},
        ),
        (
            "原因：受众面小，8月15日起停更，ID yiwuedu88",
            {"account_id": "yiwuedu88", "stop_date": "2022-08-15", "reason": "受众面小"},
        ),
        ("因人员调整不更新了", {"reason": "人员调整不更新了"}),
        ("2月30日", {"deny": "invalid_date"}),
        ("昨天", {"deny": "past_date"}),
    ],
)
def test_missing_fields_come_in_any_order(text: str, slots: Mapping[str, object]) -> None:
    heard = hears(text, answering("account_id", "stop_date", "reason"), plans.notice())

    assert (heard.intent, heard.slots) == ("FILL", slots)


def test_the_field_of_a_change_and_its_value_are_filled_together() -> None:
    heard = hears("名称改为 义乌经信，9月1日生效", answering("field", "value", "effective_date"), plans.notice())

    assert heard.slots == {"field": "名称", "value": "义乌经信", "effective_date": "2022-09-01"}


def test_people_are_filled_with_role_post_and_mobile() -> None:
    heard = hears("分管领导 王强 副局长 13800000000；联系人李红 138 0000 0001", answering("people"), plans.notice())

    assert heard.slots["people"] == [
        {"role": "分管领导", "name": "王强", "post": "副局长", "mobile": "13800000000"},
        {"role": "联系人", "name": "李红", "mobile": "13800000001"},
    ]


@pytest.mark.parametrize(
    "text", ["完成 1", "不同意，停更日期不明确", "注销 义乌教育之声", "1", "是的", "算了吧，材料不全"]
)
def test_where_a_reason_is_asked_everything_is_the_reason(text: str) -> None:
    heard = hears(text, clerk("B01", asked=REASON), plans.notice())

    assert (heard.intent, heard.slots) == ("FILL", {"reason": text})


@pytest.mark.parametrize(
    ("text", "intent"), [("算了", "DIALOG_CANCEL"), ("我的任务", "LIST_MY_TASKS"), ("帮助", "HELP")]
)
def test_only_three_exact_words_are_no_reason(text: str, intent: str) -> None:
    assert hears(text, clerk("B01", asked=REASON), plans.notice()).intent == intent


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2，8月18号停更，粉丝太少没人看", {"account": 2, "stop_date": "2022-08-18", "reason": "粉丝太少没人看"}),
        ("第一个，原因粉丝少", {"account": 1, "reason": "粉丝少"}),
        ("2，谢谢", {"account": 2}),
    ],
)
def test_a_choice_may_bring_what_the_form_asks_for(text: str, wanted: dict[str, object]) -> None:
    lexicon = plans.notice()
    context = "role=经办人;unit=市教育局;chat=single;now=2022-08-01T09:33;state=choose_account:1,2"

    found = interpret(text, parse_context(context, lexicon), lexicon)

    assert (found.intent, found.slots, found.act) == ("SELECT", wanted, "do")


def test_a_yes_to_a_choice_of_one_chooses_it() -> None:
    one = Asked("choose", options=({"task": 8, "label": "任务8"},))
    two = Asked("choose", options=({"task": 8, "label": "任务8"}, {"task": 9, "label": "任务9"}))

    assert hears("是", clerk("B01", asked=one), plans.notice()).slots == {"task": 8}
    assert hears("是", clerk("B01", asked=two), plans.notice()).intent == "UNKNOWN"


def test_a_day_is_kept_where_only_the_rest_is_still_to_come() -> None:
    said = hears("31号停更，ID我晚点去后台抄给你", answering("account_id", "stop_date", "reason"), plans.notice())

    assert (said.intent, said.act, said.slots["stop_date"]) == ("FILL", "offer", "2022-07-31")


def test_what_differs_is_asked_and_fills_nothing() -> None:
    said = hears("主体变更跟改名有啥不一样", answering("field"), plans.notice())

    assert (said.intent, said.slots) == ("UNKNOWN", {"hint": "back"})


@pytest.mark.parametrize(
    ("words", "state", "meant"),
    [
        ("6号", "choose_rect:ZG-2022-005,ZG-2022-006", {"rect": "ZG-2022-006"}),
        ("4那件", "choose_request:ZX-2022-003,ZX-2022-004", {"request": "ZX-2022-004"}),
    ],
)
def test_a_number_beyond_the_list_may_be_its_own_number(words: str, state: str, meant: dict[str, object]) -> None:
    who = "role=经办人;unit=市公安局;now=2022-07-20T10:00"
    heard = interpret(words, parse_context(f"{who};state={state}", plans.notice()), plans.notice())
    assert heard.intent == "SELECT"
    assert {name: heard.slots[name] for name in meant} == meant


TASKS = Asked(
    "choose",
    options=({"task": 1, "label": "任务1 加强组织领导"}, {"task": 3, "label": "任务3 推进清理整合"}),
    about="EXTENSION_REQUEST",
)
EXTENDED = {"task": 3, "date": "2022-09-20", "reason": "管理员离职"}


@pytest.mark.parametrize(
    "text",
    [
        "3 9月20 管理员离职",
        "管理员离职 3 9月20",
        "9月20 3 管理员离职",
        "3，管理员离职，想延到9月20",
        "任务三9月20日，管理员离职",
        "任务3，原因管理员离职，9.20",
    ],
)
@pytest.mark.parametrize("asked", [TASKS, Asked("ask", fields=("task", "date", "reason"))])
def test_task_day_and_reason_in_any_order(text: str, asked: Asked) -> None:
    heard = hears(text, clerk("Z01", asked=asked), plans.notice())

    assert (heard.act, heard.slots) == ("do", EXTENDED)


@pytest.mark.parametrize("text", ["3，9月20前办不完", "3，9月20能办好吗", "3 不用延了", "任务3，9月20办结的", "3 再说"])
def test_what_is_no_wish_for_a_day_extends_nothing(text: str) -> None:
    heard = hears(text, clerk("Z01", asked=TASKS), plans.notice())

    assert "date" not in heard.slots or heard.act != "do" or heard.intent not in {"SELECT", "EXTENSION_REQUEST"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("4 9月1号 粉丝太少", None),
        ("2 9月1号 粉丝太少", {"stop_date": "2022-09-01", "reason": "粉丝太少"}),
        ("没人维护，9月1号，第二个", {"stop_date": "2022-09-01", "reason": "没人维护"}),
        ("微博，9月1号起停更，没人维护", {"stop_date": "2022-09-01", "reason": "没人维护"}),
        ("2，粉丝太少，wb_12345", {"account_id": "wb_12345", "reason": "粉丝太少"}),
        ("2，另外抖音不动", {}),
        ("第二个，不是第三个", {}),
    ],
)
def test_an_account_is_chosen_with_what_its_form_asks_for(text: str, told: Mapping[str, str] | None) -> None:
    heard = hears(text, clerk("B02", asked=POLICE), plans.notice())

    assert heard.slots == ({"deny": "out_of_range"} if told is None else {"account": 4, **told})


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("这几个有什么区别，看花眼了", "differ"),
        ("订阅号和微博有啥不一样", "differ"),
        ("哪个粉丝最少", "differ"),
        ("为啥有三个", "differ"),
        ("都行", "pick"),
        ("随便哪个都行", "pick"),
        ("不知道选哪个", "pick"),
        ("你看着办吧", "pick"),
        ("3和4", "one_only"),
        ("两个都注销", "one_only"),
        ("除了微信其他都注销", "one_only"),
        ("小红书", "not_among"),
        ("没有我要的那个", "not_among"),
        ("算了我先问问领导保哪个", "later"),
    ],
)
def test_who_cannot_choose_is_helped_and_nothing_is_chosen(text: str, hint: str) -> None:
    heard = hears(text, clerk("B02", asked=POLICE), plans.notice())

    assert heard.slots["hint"] == hint


@pytest.mark.parametrize("text", ["我说的是知乎呀", "不是这几个，是知乎", "怎么没有知乎", "知乎的没列出来", "选知乎"])
def test_one_that_was_not_listed_is_asked_about(text: str) -> None:
    heard = hears(text, clerk("B02", asked=POLICE), plans.notice())

    assert (heard.intent, heard.act, heard.slots["account"]) == ("SELECT", "offer", 6)


@pytest.mark.parametrize("text", ["不是知乎", "知乎先别动", "知乎上有人投诉我们"])
def test_what_only_speaks_of_another_chooses_none(text: str) -> None:
    heard = hears(text, clerk("B02", asked=POLICE), plans.notice())

    assert heard.slots.get("account") != 6


def test_a_unit_or_task_that_was_not_listed_is_asked_about() -> None:
    unit = hears("我说的是苏溪", clerk("Z01", asked=UNITS), plans.notice())
    task = hears("我说的是任务2", clerk("Z01", asked=TASKS), plans.notice())

    assert (unit.act, unit.slots["unit"]) == ("offer", "Z02")
    assert (task.act, task.slots["task"]) == ("offer", 2)


@pytest.mark.parametrize("text", ["随便", "你看着办", "随便填一个", "哪天都行", "不知道怎么填"])
@pytest.mark.parametrize("field", ["delegate", "people", "text", "stop_date", "reason"])
def test_what_leaves_it_to_us_fills_nothing_in(text: str, field: str) -> None:
    heard = hears(text, clerk("Z01", asked=Asked("ask", fields=(field,))), plans.notice())

    assert heard.intent in {"UNKNOWN", "HELP"}
