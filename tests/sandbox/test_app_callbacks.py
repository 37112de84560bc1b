"""What people say and press reaches `/wecom/app` as WeCom sends it, and the answers are judged as WeCom judges."""

import time

import pytest
from flask import Response

from sandbox.switches import Switches
from tests.sandbox.conftest import Staged
from tests.sandbox.office import KEYS, PNG, button_card
from tests.sandbox.stand_in import Json

OPENING = f"<xml><ToUserName>lisi</ToUserName><FromUserName>{KEYS.corp_id}</FromUserName>"


def test_words_arrive_and_the_answer_stands_on_the_phone(staged: Staged) -> None:
    api, bot = staged()
    bot.reply = lambda letter: f"收到：{letter['Content']}"

    heard = api.emulator.say("zhangsan", "我的任务")

    assert (heard.text, heard.statuses, heard.faults) == ("收到：我的任务", [200], [])
    assert [one.text for one in api.emulator.phone("ZhangSan").messages] == ["我的任务", "收到：我的任务"]
    letter = bot.heard[0]
    assert (letter["FromUserName"], letter["ToUserName"]) == ("ZhangSan", KEYS.corp_id)
    assert (letter["MsgType"], letter["AgentID"]) == ("text", str(KEYS.agent_id))
    assert letter["MsgId"].isdigit()


def test_the_text_cannot_leave_its_cdata(staged: Staged) -> None:
    api, bot = staged()

    api.emulator.say("lisi", "甲]]><Content>乙</Content>")

    assert bot.heard[0]["Content"] == "甲]]><Content>乙</Content>"


def test_an_empty_200_is_silence(staged: Staged) -> None:
    api, _ = staged()

    heard = api.emulator.say("lisi", "你好")

    assert (heard.text, heard.ok) == ("", True)
    assert len(api.emulator.phone("lisi").received) == 0


@pytest.mark.parametrize(
    ("statuses", "attempts"), [([500], 2), ([500, 500], 3), ([500, 500, 500], 3), ([403, 403, 403], 3)]
)
def test_a_failed_callback_comes_three_times_at_most(staged: Staged, statuses: list[int], attempts: int) -> None:
    api, bot = staged()
    bot.statuses = list(statuses)

    heard = api.emulator.say("lisi", "你好")

    assert len(heard.answers) == attempts
    assert len(set(bot.plain)) == 1


def test_a_non_200_may_not_be_repeated(staged: Staged) -> None:
    api, bot = staged(switches=Switches(app_retries_non_200=False))
    bot.statuses = [500]

    assert api.emulator.say("lisi", "你好").statuses == [500]


def test_an_answer_that_comes_too_late_is_none(staged: Staged) -> None:
    api, bot = staged()
    api.emulator.postman.patience = 0.2

    def late(_: Json) -> Response:
        time.sleep(0.4)
        return Response()

    bot.answer = late

    assert api.emulator.say("lisi", "你好").statuses == [0, 0, 0]


@pytest.mark.parametrize("at_once", [False, True])
def test_every_callback_can_come_twice_more(staged: Staged, *, at_once: bool) -> None:
    api, bot = staged(switches=Switches(app_extra_copies=2, copies_at_once=at_once))
    bot.reply = lambda letter: letter["Content"]

    heard = api.emulator.say("lisi", "你好")

    assert heard.texts == ["你好"] * 3
    assert len(bot.plain) == 3
    assert len(set(bot.plain)) == 1
    assert api.emulator.phone("lisi").texts == ["你好"]


def test_an_act_can_be_repeated_later(staged: Staged) -> None:
    api, bot = staged()
    bot.reply = lambda letter: letter["Content"]

    answer = api.emulator.say("lisi", "你好").again()

    assert answer.text == "你好"
    assert bot.plain[0] == bot.plain[1]


def test_a_long_answer_is_cut_at_2048_bytes(staged: Staged) -> None:
    api, bot = staged()
    bot.reply = lambda _: "督" * 700

    assert api.emulator.say("lisi", "你好").text == "督" * 682


@pytest.mark.parametrize(
    ("inner", "fault"),
    [
        ("<xml><ToUserName>x</ToUserName></xml>", "ToUserName is not the userid"),
        ("<xml><ToUserName>lisi</ToUserName></xml>", "FromUserName is not the corpid"),
        (f"{OPENING}<CreateTime>now</CreateTime></xml>", "CreateTime is no number"),
        (f"{OPENING}<CreateTime>1</CreateTime><MsgType>stream</MsgType></xml>", "MsgType 'stream'"),
        ("<xml><MsgType>text</MsgType><MsgType>text</MsgType></xml>", "MsgType stands there twice"),
        ("你好", "the answer is no XML"),
    ],
)
def test_an_ill_formed_answer_is_thrown_away(staged: Staged, inner: str, fault: str) -> None:
    api, bot = staged()
    bot.answer = lambda letter: bot.xml("", letter, inner)

    heard = api.emulator.say("lisi", "你好")

    assert (heard.text, heard.faults) == ("", [fault])
    assert api.emulator.phone("lisi").received == []


def test_an_unencrypted_answer_is_thrown_away(staged: Staged) -> None:
    api, bot = staged()
    bot.answer = lambda _: Response("<xml><MsgType>text</MsgType><Content>你好</Content></xml>")

    assert api.emulator.say("lisi", "你好").faults == ["the answer has no Encrypt"]


def test_the_address_is_verified(staged: Staged) -> None:
    api, _ = staged()

    assert api.emulator.verify("app")
    assert api.emulator.verify("bot")


def test_a_wrong_echo_is_noticed(staged: Staged) -> None:
    api, bot = staged()
    bot.app_envelope = bot.bot_envelope

    assert not api.emulator.verify("app")


def test_other_kinds_of_messages_carry_their_fields(staged: Staged) -> None:
    api, bot = staged()
    people = api.emulator

    people.picture("lisi", PNG)
    people.voice("lisi", "你好")
    people.video("lisi")
    people.location("lisi", "市政府")
    people.link("lisi", "标题", "http://a.example")
    people.file("lisi", b"docx", door="app")

    kinds = [letter["MsgType"] for letter in bot.heard]
    assert kinds == ["image", "voice", "video", "location", "link", "file"]
    assert api.emulator.corp.shelf.get(bot.heard[0]["MediaId"], "image").data == PNG
    assert bot.heard[3]["Label"] == "市政府"


def test_events_carry_their_names_and_move_people(staged: Staged) -> None:
    api, bot = staged()
    api.call(
        "menu/create", {"button": [{"type": "click", "name": "我的任务", "key": "tasks"}]}, agentid=str(KEYS.agent_id)
    )

    api.emulator.menu("lisi", "我的任务")
    api.emulator.enter("lisi")
    api.emulator.unsubscribe("lisi")
    api.emulator.subscribe("zhaoliu")

    events = [(letter["Event"], letter.get("EventKey")) for letter in bot.heard]
    assert events == [("click", "tasks"), ("enter_agent", ""), ("unsubscribe", None), ("subscribe", None)]
    assert api.text("在吗", "lisi")["errcode"] == 81013
    assert api.text("在吗", "zhaoliu")["errcode"] == 0


def test_an_entry_that_is_not_in_the_menu_cannot_be_pressed(staged: Staged) -> None:
    api, _ = staged()

    with pytest.raises(LookupError):
        api.emulator.menu("lisi", "我的任务")


def test_a_press_on_a_card_carries_a_code_that_changes_it(staged: Staged) -> None:
    api, bot = staged()
    api.card("lisi")

    heard = api.emulator.tap("lisi", "zx-1", "同意")

    letter = bot.heard[0]
    assert heard.ok
    assert (letter["Event"], letter["EventKey"], letter["TaskId"]) == ("template_card_event", "sign 1", "zx-1")
    assert (letter["CardType"], letter["FromUserName"]) == ("button_interaction", "lisi")
    assert api.update(letter["ResponseCode"], ["lisi"])["errcode"] == 0
    assert api.emulator.phone("lisi").card("zx-1").greyed == "已同意"


def test_each_press_has_a_code_of_its_own(staged: Staged) -> None:
    api, bot = staged()
    api.card("lisi")

    for _ in range(2):
        api.emulator.tap("lisi", "zx-1", "退回")

    assert bot.heard[0]["ResponseCode"] != bot.heard[1]["ResponseCode"]


@pytest.mark.parametrize("same", [True, False])
def test_a_repeated_press_has_the_same_code_or_a_new_one(staged: Staged, *, same: bool) -> None:
    api, bot = staged(switches=Switches(same_response_code_on_repeat=same, app_extra_copies=1))
    api.card("lisi")

    api.emulator.tap("lisi", "zx-1", "同意")

    assert (bot.heard[0]["ResponseCode"] == bot.heard[1]["ResponseCode"]) is same


def test_a_greyed_button_cannot_be_pressed_but_an_old_screen_can(staged: Staged) -> None:
    api, bot = staged()
    code = api.card("lisi")["response_code"]
    api.update(code, ["lisi"])

    with pytest.raises(LookupError):
        api.emulator.tap("lisi", "zx-1", "同意")

    assert api.emulator.tap("lisi", "zx-1", "同意", stale=True).ok
    assert bot.heard[0]["EventKey"] == "sign 1"


def test_a_choice_in_a_drop_down_travels_with_the_press(staged: Staged) -> None:
    api, bot = staged()
    options = [{"id": "r1", "text": "材料不全"}, {"id": "r2", "text": "其他"}]
    api.card("lisi", button_selection={"question_key": "reason", "title": "理由", "option_list": options})

    api.emulator.tap("lisi", "zx-1", "退回")
    api.emulator.tap("lisi", "zx-1", "退回", {"reason": "其他"})

    chosen = [plain.split("<OptionIds>")[1].split("</OptionIds>")[0] for plain in bot.plain]
    assert chosen == ["<OptionId><![CDATA[r1]]></OptionId>", "<OptionId><![CDATA[r2]]></OptionId>"]
    assert "<QuestionKey><![CDATA[reason]]></QuestionKey>" in bot.plain[0]


def test_a_choice_that_is_not_offered_cannot_be_made(staged: Staged) -> None:
    api, _ = staged()
    options = [{"id": "r1", "text": "材料不全"}]
    api.card("lisi", button_selection={"question_key": "reason", "title": "理由", "option_list": options})

    with pytest.raises(LookupError):
        api.emulator.tap("lisi", "zx-1", "退回", {"reason": "别的"})


def test_the_cards_menu_has_an_event_of_its_own(staged: Staged) -> None:
    api, bot = staged()
    api.card("lisi", action_menu={"desc": "更多", "action_list": [{"text": "不再提醒", "key": "mute"}]})

    api.emulator.tap("lisi", "zx-1", "不再提醒")

    assert (bot.heard[0]["Event"], bot.heard[0]["EventKey"]) == ("template_card_menu_event", "mute")
    assert "SelectedItems" not in bot.heard[0]


def test_a_stranger_can_press_what_he_never_got(staged: Staged) -> None:
    api, bot = staged()
    api.card("lisi")

    api.emulator.click("wangwu", "zx-1", "sign 1")

    assert (bot.heard[0]["FromUserName"], bot.heard[0]["TaskId"]) == ("wangwu", "zx-1")


def test_words_in_answer_to_a_press_are_thrown_away(staged: Staged) -> None:
    api, bot = staged()
    api.card("lisi")
    bot.reply = lambda _: "已同意"

    heard = api.emulator.tap("lisi", "zx-1", "同意")

    assert (heard.text, heard.faults) == ("", ["text is no answer to a press on a card"])


@pytest.mark.parametrize("listens", [True, False])
def test_a_passive_card_answer_may_have_an_effect(staged: Staged, *, listens: bool) -> None:
    api, bot = staged(switches=Switches(passive_card_answer=listens))
    api.card("lisi")
    change = "<MsgType>update_button</MsgType><Button><ReplaceName>已同意</ReplaceName></Button>"
    inner = f"{OPENING}<CreateTime>1</CreateTime>{change}</xml>"
    bot.answer = lambda letter: bot.xml("", letter, inner)

    api.emulator.tap("lisi", "zx-1", "同意")

    assert api.emulator.phone("lisi").card("zx-1").greyed == ("已同意" if listens else "")


def test_a_press_on_a_button_with_an_address_calls_nobody(staged: Staged) -> None:
    api, bot = staged()
    buttons = [*button_card()["button_list"], {"type": 1, "text": "看表", "url": "http://a.example"}]
    api.card("lisi", button_list=buttons)

    assert not api.emulator.tap("lisi", "zx-1", "看表").called
    assert bot.heard == []


def test_a_forged_request_can_be_posted(staged: Staged) -> None:
    api, bot = staged()
    callback = api.emulator.sealed("app", "<xml><MsgType>text</MsgType></xml>", at=1_600_000_000, nonce="abc")

    posted = api.emulator.post(callback)

    assert (posted.status, callback.timestamp, callback.nonce) == (200, "1600000000", "abc")
    assert bot.plain == ["<xml><MsgType>text</MsgType></xml>"]
