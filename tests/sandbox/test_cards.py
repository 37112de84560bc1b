"""Cards: every rule of their fields has its errcode, a task_id is used once, a response_code is spent once."""

import pytest

from sandbox.switches import Switches
from tests.sandbox.conftest import Opened
from tests.sandbox.office import KEYS, Api, button_card

Json = dict[str, object]

TITLE = {"title": "题"}
OPTION = {"id": "1", "text": "甲"}
QUESTION = {"question_key": "q", "option_list": [OPTION]}
SUBMIT = {"text": "提交", "key": "s"}
GO = {"type": 1, "url": "http://a.example"}


def notice(**changed: object) -> Json:
    return {"card_type": "text_notice", "main_title": TITLE, "card_action": GO, **changed}


def news(**changed: object) -> Json:
    card_image = {"url": "http://a.example/a.png"}
    return {"card_type": "news_notice", "main_title": TITLE, "card_action": GO, "card_image": card_image, **changed}


def vote(**changed: object) -> Json:
    card = {"card_type": "vote_interaction", "task_id": "v-1", "main_title": TITLE, "checkbox": QUESTION}
    return {**card, "submit_button": SUBMIT, **changed}


def multiple(**changed: object) -> Json:
    card = {"card_type": "multiple_interaction", "task_id": "m-1", "main_title": TITLE, "select_list": [QUESTION]}
    return {**card, "submit_button": SUBMIT, **changed}


def buttons(count: int) -> list[Json]:
    return [{"text": f"钮{number}", "key": f"k{number}"} for number in range(count)]


def options(count: int) -> list[Json]:
    return [{"id": str(number), "text": "甲"} for number in range(count)]


REFUSED: list[tuple[int, Json]] = [
    (42031, button_card(card_type="letter")),
    (42014, button_card(task_id=None)),
    (42014, button_card(task_id="有汉字")),
    (42014, button_card(task_id="t" * 129)),
    (42014, notice(action_menu={"action_list": [{"text": "甲", "key": "k"}]})),
    (42033, button_card(main_title={"desc": "无题"})),
    (42033, button_card(main_title={"title": "题" * 37})),
    (45002, button_card(main_title={"title": "题", "desc": "述" * 45})),
    (45002, button_card(source={"desc": "源" * 21})),
    (45002, button_card(sub_title_text="副" * 161)),
    (42033, notice(main_title={})),
    (45002, notice(emphasis_content={"title": "数" * 15})),
    (45002, notice(emphasis_content={"desc": "数" * 23})),
    (42035, button_card(horizontal_content_list=[{"keyname": "单位", "value": "甲"}] * 7)),
    (42027, button_card(horizontal_content_list=[{"value": "甲"}])),
    (42027, button_card(horizontal_content_list=[{"keyname": "六个字的名字", "value": "甲"}])),
    (45002, button_card(horizontal_content_list=[{"keyname": "单位", "value": "甲" * 31}])),
    (42028, button_card(horizontal_content_list=[{"keyname": "附件", "type": 1}])),
    (42029, button_card(horizontal_content_list=[{"keyname": "附件", "type": 2, "media_id": "unknown"}])),
    (42050, button_card(horizontal_content_list=[{"keyname": "人员", "type": 3}])),
    (42036, news(vertical_content_list=[{"title": "甲"}] * 5)),
    (42033, news(vertical_content_list=[{"title": "甲" * 39}])),
    (42042, notice(jump_list=[{"title": "看", **GO}] * 4)),
    (42033, notice(jump_list=[GO])),
    (42028, notice(jump_list=[{"title": "看", "type": 1}])),
    (42030, notice(jump_list=[{"title": "看", "type": 2}])),
    (42045, notice(card_action=None)),
    (42045, notice(card_action={"type": 0})),
    (42045, notice(card_action={"type": 1})),
    (42045, news(card_action=None)),
    (42044, news(card_image=None)),
    (42044, news(card_image={"aspect_ratio": 1.5})),
    (40058, news(card_image={"url": "http://a.example", "aspect_ratio": 3})),
    (42038, button_card(button_list=[])),
    (42038, button_card(button_list=buttons(7))),
    (42038, button_card(button_list=[{"key": "k"}])),
    (42038, button_card(button_list=[{"text": "十一个字的按钮名称实在长", "key": "k"}])),
    (42039, button_card(button_list=[{"text": "同意"}])),
    (42039, button_card(button_list=[{"text": "同意", "key": "k" * 1025}])),
    (42039, button_card(button_list=[{"text": "同意", "key": "k"}, {"text": "退回", "key": "k"}])),
    (40058, button_card(button_list=[{"text": "同意", "key": "k", "style": 5}])),
    (42028, button_card(button_list=[{"text": "看", "type": 1}])),
    (42043, button_card(button_selection={"option_list": [OPTION]})),
    (42037, button_card(button_selection={"question_key": "q", "option_list": []})),
    (42037, button_card(button_selection={"question_key": "q", "option_list": options(11)})),
    (42040, button_card(button_selection={"question_key": "q", "option_list": [{"text": "甲"}]})),
    (42040, button_card(button_selection={"question_key": "q", "option_list": [{"id": "i" * 129, "text": "甲"}]})),
    (42040, button_card(button_selection={"question_key": "q", "option_list": [OPTION, OPTION]})),
    (42040, button_card(button_selection={**QUESTION, "selected_id": "9"})),
    (42041, button_card(button_selection={"question_key": "q", "option_list": [{"id": "1"}]})),
    (42041, button_card(button_selection={"question_key": "q", "option_list": [{"id": "1", "text": "甲" * 17}]})),
    (42051, button_card(action_menu={"action_list": []})),
    (42051, button_card(action_menu={"action_list": [{"text": "甲", "key": "k"}, {"text": "乙", "key": "k"}]})),
    (42051, button_card(action_menu={"action_list": [{"text": "甲"}]})),
    (42037, vote(checkbox={"question_key": "q", "option_list": options(21)})),
    (42043, vote(checkbox=None)),
    (42046, vote(submit_button={"text": "提交"})),
    (42049, vote(submit_button={"key": "s"})),
    (42049, vote(submit_button=None)),
    (42047, multiple(select_list=[])),
    (42047, multiple(select_list=[QUESTION] * 4)),
    (42043, multiple(select_list=[QUESTION, QUESTION])),
    (42031, vote(action_menu={"action_list": [{"text": "甲", "key": "k"}]})),
    (40058, button_card(sub_title_text=7)),
]


@pytest.mark.parametrize(("errcode", "card"), REFUSED, ids=lambda value: str(value)[:60])
def test_a_card_that_breaks_a_rule_is_refused(api: Api, errcode: int, card: Json) -> None:
    answer = api.send({"msgtype": "template_card", "template_card": card})

    assert answer["errcode"] == errcode, answer
    assert api.emulator.phone("ZhangSan").messages == []


@pytest.mark.parametrize(
    "card",
    [
        button_card(button_list=buttons(6), button_selection={**QUESTION, "title": "理由", "selected_id": "1"}),
        button_card(task_id="a-B_9@x", horizontal_content_list=[{"keyname": "五个字名称", "value": "甲" * 30}] * 6),
        notice(main_title={}, sub_title_text="只有副题"),
        notice(jump_list=[{"title": "看", **GO}] * 3),
        news(),
        vote(checkbox={"question_key": "q", "option_list": options(20), "mode": 1}),
        multiple(select_list=[{**QUESTION, "question_key": str(number)} for number in range(3)]),
    ],
)
def test_a_card_at_the_limits_is_delivered(api: Api, card: Json) -> None:
    assert api.send({"msgtype": "template_card", "template_card": card})["errcode"] == 0
    assert len(api.emulator.phone("ZhangSan").cards) == 1


def test_long_texts_of_a_card_may_be_taken(opened: Opened) -> None:
    api = opened(switches=Switches(long_card_text="cut"))

    assert api.card(main_title={"title": "题" * 60})["errcode"] == 0


def test_a_card_reads_from_top_to_bottom(api: Api) -> None:
    api.card(horizontal_content_list=[{"keyname": "单位", "value": "教育局"}], sub_title_text="请签字")

    card = api.emulator.phone("ZhangSan").card("zx-1")
    assert card.text == "注销申请\nZX-2022-001\n请签字\n单位：教育局"
    assert [(one.text, one.key) for one in card.buttons] == [("同意", "sign 1"), ("退回", "return 1")]


def test_a_task_id_is_used_once(api: Api) -> None:
    api.card()

    answer = api.card("lisi")

    assert answer["errcode"] == 42014
    assert api.emulator.phone("lisi").messages == []


def test_a_reused_task_id_may_be_swallowed(opened: Opened) -> None:
    api = opened(switches=Switches(repeated_task_id="silent"))
    api.card()

    answer = api.card()

    assert (answer["errcode"], "response_code" in answer) == (0, False)
    assert len(api.emulator.phone("ZhangSan").cards) == 1
    assert api.emulator.log.of("message/send")[-1].outcome == "duplicate"


def test_a_task_id_of_a_card_that_nobody_could_get_stays_free(api: Api) -> None:
    assert api.card("Nobody")["errcode"] == 81013
    assert api.card()["errcode"] == 0


def test_only_a_card_that_can_call_back_has_a_code(api: Api) -> None:
    plain = api.send({"msgtype": "template_card", "template_card": notice(task_id="n-1")})
    menu = {"action_list": [{"text": "甲", "key": "k"}]}
    with_menu = api.send({"msgtype": "template_card", "template_card": notice(task_id="n-2", action_menu=menu)})

    assert "response_code" not in plain
    assert with_menu["response_code"]


def test_sending_may_return_no_code(opened: Opened) -> None:
    assert "response_code" not in opened(switches=Switches(response_code_returned=False)).card()


def test_a_code_greys_the_buttons_once(api: Api) -> None:
    code = api.card()["response_code"]

    assert api.update(code, ["ZhangSan"]) == {"errcode": 0, "errmsg": "ok", "invaliduser": []}
    assert api.update(code, ["ZhangSan"])["errcode"] == 42022
    assert api.emulator.phone("ZhangSan").card("zx-1").greyed == "已同意"
    assert api.emulator.phone("ZhangSan").card("zx-1").buttons == []


def test_a_code_puts_a_new_card_in_place_of_the_old(api: Api) -> None:
    code = api.card()["response_code"]
    told = notice(main_title={"title": "已批准", "desc": "市府办 王五 7月20日"})

    assert api.update(code, ["ZhangSan"], template_card=told)["errcode"] == 0

    card = api.emulator.phone("ZhangSan").card("已批准")
    assert (card.task_id, card.buttons, len(card.versions)) == ("zx-1", [], 1)


def test_a_new_card_in_place_of_the_old_keeps_the_rules(api: Api) -> None:
    code = api.card()["response_code"]

    assert api.update(code, ["ZhangSan"], template_card=notice(card_action=None))["errcode"] == 42045
    assert api.update(code, ["ZhangSan"])["errcode"] == 0


def test_an_unknown_code_is_refused(api: Api) -> None:
    assert api.update("nonsense", ["ZhangSan"])["errcode"] == 42022


@pytest.mark.parametrize(("hours", "errcode"), [(72, 42022), (24, 40058)])
def test_a_code_lives_some_days(opened: Opened, hours: int, errcode: int) -> None:
    api = opened(switches=Switches(code_hours=hours, expired_code_errcode=errcode))
    first, second = api.card(task_id="a")["response_code"], api.card(task_id="b")["response_code"]

    api.wait(hours * 3600)
    assert api.update(first, ["ZhangSan"])["errcode"] == 0
    api.wait(1)
    assert api.update(second, ["ZhangSan"])["errcode"] == errcode


@pytest.mark.parametrize(("independent", "errcode"), [(True, 0), (False, 42022)])
def test_the_codes_of_a_card_may_hang_together(opened: Opened, errcode: int, *, independent: bool) -> None:
    api = opened(switches=Switches(independent_codes=independent))
    first = api.card()["response_code"]
    of_a_click = api.emulator.corp.codes.issue("zx-1")

    api.update(of_a_click, ["ZhangSan"])

    assert api.update(first, ["ZhangSan"])["errcode"] == errcode


def test_a_card_of_two_people_changes_for_those_who_are_named(api: Api) -> None:
    code = api.card("ZhangSan|lisi")["response_code"]

    answer = api.update(code, ["zhangsan", "wangwu"])

    assert (answer["errcode"], answer["invaliduser"]) == (0, ["wangwu"])
    assert api.emulator.phone("ZhangSan").card("zx-1").greyed == "已同意"
    assert api.emulator.phone("lisi").card("zx-1").greyed == ""


def test_a_card_changes_for_everybody_with_atall(api: Api) -> None:
    code = api.card("ZhangSan|lisi")["response_code"]

    api.update(code, [], atall=1, button={"replace_name": "已同意"})

    assert {api.emulator.phone(one).card("zx-1").greyed for one in ("ZhangSan", "lisi")} == {"已同意"}


@pytest.mark.parametrize(
    ("errcode", "change"),
    [
        (82001, {"userids": [], "button": {"replace_name": "已同意"}}),
        (81013, {"userids": ["wangwu"], "button": {"replace_name": "已同意"}}),
        (40031, {"userids": "ZhangSan", "button": {"replace_name": "已同意"}}),
        (40058, {"button": {"replace_name": ""}}),
        (40058, {"button": {"replace_name": "甲"}, "template_card": notice()}),
        (40058, {}),
        (42015, {"agentid": 7, "button": {"replace_name": "已同意"}}),
    ],
)
def test_an_update_that_breaks_a_rule_is_refused(api: Api, errcode: int, change: Json) -> None:
    body = {"agentid": KEYS.agent_id, "userids": ["ZhangSan"], "response_code": api.card()["response_code"], **change}

    assert api.call("message/update_template_card", body)["errcode"] == errcode
    assert api.emulator.phone("ZhangSan").card("zx-1").greyed == ""


def test_a_notice_with_a_menu_has_no_buttons_to_grey(api: Api) -> None:
    card = notice(task_id="n-1", action_menu={"action_list": [{"text": "甲", "key": "k"}]})
    code = api.send({"msgtype": "template_card", "template_card": card})["response_code"]

    assert api.update(code, ["ZhangSan"])["errcode"] == 42031
    assert api.update(code, ["ZhangSan"], template_card=notice())["errcode"] == 0
