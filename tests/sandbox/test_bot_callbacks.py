"""What is said to the bot reaches `/wecom/bot` as WeCom sends it, and the answers are judged as WeCom judges."""

import json

import pytest
import requests

from bot.wecom.crypto import decrypt_bot_media
from sandbox.switches import MentionForm, Switches
from tests.sandbox.conftest import Staged
from tests.sandbox.office import KEYS, PNG, button_card
from tests.sandbox.stand_in import Json


def test_a_mention_in_a_group_is_answered_in_the_group(staged: Staged) -> None:
    api, bot = staged()
    bot.reply = lambda letter: f"{letter['from']['userid']}：收到"

    heard = api.emulator.say("lisi", "@督办助手 我的任务", "wr1")

    assert (heard.text, heard.faults) == ("lisi：收到", [])
    assert [one.text for one in api.emulator.group("wr1").messages] == ["@督办助手 我的任务", "lisi：收到"]
    assert bot.heard[0]["text"] == {"content": "@督办助手 我的任务"}
    assert (bot.heard[0]["chattype"], bot.heard[0]["chatid"], bot.heard[0]["msgtype"]) == ("group", "wr1", "text")


def test_without_a_mention_the_bot_hears_nothing(staged: Staged) -> None:
    api, bot = staged()

    heard = api.emulator.say("lisi", "今天谁值班", "wr1")

    assert (heard.called, bot.heard) == (False, [])
    assert [one.text for one in api.emulator.group("wr1").messages] == ["今天谁值班"]


@pytest.mark.parametrize(
    ("form", "arrives"),
    [
        ("blank", "@督办助手 完成 1 已报"),
        ("u2005", "@督办助手\u2005完成 1 已报"),
        ("two blanks", "@督办助手  完成 1 已报"),
        ("crlf", "@督办助手\r\n完成 1 已报"),
        ("end", "完成 1 已报 @督办助手"),
        ("middle", "完成 @督办助手 1 已报"),
    ],
)
def test_a_mention_stands_where_the_switch_says(staged: Staged, form: MentionForm, arrives: str) -> None:
    api, bot = staged(switches=Switches(mention=form))

    api.emulator.say("lisi", "@督办助手 完成 1 已报", "wr1")

    assert bot.heard[0]["text"]["content"] == arrives


def test_a_single_chat_has_no_chatid(staged: Staged) -> None:
    api, bot = staged()
    bot.reply = lambda _: "你好"

    api.emulator.say("lisi", "你好", door="bot")

    assert (bot.heard[0]["chattype"], "chatid" in bot.heard[0]) == ("single", False)
    assert [one.text for one in api.emulator.phone("lisi").bot_messages] == ["你好", "你好"]


def test_a_quoted_message_travels_along(staged: Staged) -> None:
    api, bot = staged()

    api.emulator.say("lisi", "@督办助手 是", "wr1", quote="要注销吗？")

    assert bot.heard[0]["quote"] == {"msgtype": "text", "text": {"content": "要注销吗？"}}


def test_an_encrypted_userid_can_be_converted(staged: Staged) -> None:
    api, bot = staged(switches=Switches(encrypted_userids=True))

    api.emulator.say("ZhangSan", "@督办助手 我的任务", "wr1")

    hidden = bot.heard[0]["from"]["userid"]
    assert hidden.startswith("wo")
    answer = api.call("batch/openuserid_to_userid", {"open_userid_list": [hidden, "lisi"]})
    assert answer["userid_list"] == [{"open_userid": hidden, "userid": "ZhangSan"}]
    assert answer["invalid_open_userid_list"] == ["lisi"]


def test_a_message_can_be_repeated(staged: Staged) -> None:
    api, bot = staged(switches=Switches(bot_extra_copies=2))
    bot.reply = lambda _: "好"

    heard = api.emulator.say("lisi", "@督办助手 是", "wr1")

    assert heard.texts == ["好"] * 3
    assert len({letter["msgid"] for letter in bot.heard}) == 1
    assert api.emulator.group("wr1").texts == ["好"]


@pytest.mark.parametrize(("attempts", "seen"), [(1, [500]), (3, [500, 200])])
def test_a_failed_message_is_tried_as_often_as_the_switch_says(staged: Staged, attempts: int, seen: list[int]) -> None:
    api, bot = staged(switches=Switches(bot_attempts=attempts))
    bot.statuses = [500]

    assert api.emulator.say("lisi", "@督办助手 是", "wr1").statuses == seen


@pytest.mark.parametrize(
    ("payload", "fault"),
    [
        ({"msgtype": "text", "text": {"content": "你好"}}, "'text' is no answer to message"),
        ({"msgtype": "stream", "stream": {"finish": True, "content": "甲"}}, "stream.id is missing"),
        ({"msgtype": "stream", "stream": {"id": "s", "content": "甲"}}, "stream.finish is no boolean"),
        ({"msgtype": "stream", "stream": {"id": "s", "finish": True}}, "content is missing"),
        (
            {"msgtype": "stream", "stream": {"id": "s", "finish": True, "content": "督" * 6827}},
            "content is longer than 20480 bytes",
        ),
    ],
)
def test_an_answer_of_another_shape_is_thrown_away(staged: Staged, payload: Json, fault: str) -> None:
    api, bot = staged()
    bot.answer = lambda _: bot.json(payload)

    heard = api.emulator.say("lisi", "@督办助手 是", "wr1")

    assert (heard.text, heard.faults) == ("", [fault])
    assert api.emulator.group("wr1").received == []


def test_an_answer_with_another_nonce_is_thrown_away(staged: Staged) -> None:
    api, bot = staged()
    bot.answer = lambda _: bot.json({"msgtype": "stream", "stream": {"id": "s", "finish": True, "content": "甲"}}, "x")

    assert api.emulator.say("lisi", "@督办助手 是", "wr1").faults == ["the nonce is not that of the request"]


def test_an_empty_object_is_silence(staged: Staged) -> None:
    api, bot = staged()
    bot.answer = lambda _: bot.json({})

    assert api.emulator.say("lisi", "@督办助手 是", "wr1").ok


def test_an_unfinished_stream_is_asked_for_again(staged: Staged) -> None:
    api, bot = staged()

    def in_two_parts(letter: Json) -> object:
        finished = letter["msgtype"] == "stream"
        return {"id": "s9", "finish": finished, "content": "甲乙" if finished else "甲"}

    bot.answer = lambda letter: bot.json({"msgtype": "stream", "stream": in_two_parts(letter)})

    assert api.emulator.say("lisi", "@督办助手 是", "wr1").text == "甲乙"
    assert bot.heard[1]["stream"] == {"id": "s9"}
    assert api.emulator.group("wr1").texts == ["甲乙"]


def test_a_picture_in_the_single_chat_comes_as_an_encrypted_address(staged: Staged) -> None:
    api, bot = staged()

    api.emulator.picture("lisi", PNG, door="bot")

    address = bot.heard[0]["image"]["url"]
    assert decrypt_bot_media(requests.get(address, timeout=5).content, KEYS.bot_aes_key) == PNG
    api.wait(301)
    assert requests.get(address, timeout=5).status_code == 403


def test_a_picture_in_a_group_comes_only_with_a_mention(staged: Staged) -> None:
    api, bot = staged()

    silent = api.emulator.picture("lisi", PNG, "wr1")
    api.emulator.picture("lisi", PNG, "wr1", "@督办助手 完成 1")

    assert not silent.called
    assert [item["msgtype"] for item in bot.heard[0]["mixed"]["msg_item"]] == ["text", "image"]
    assert len(bot.heard) == 1


def test_voice_and_file_come_in_the_single_chat(staged: Staged) -> None:
    api, bot = staged()

    api.emulator.voice("lisi", "我的任务", door="bot")
    api.emulator.file("lisi", b"docx-bytes", "表.docx")
    api.emulator.video("lisi", door="bot")

    assert [letter["msgtype"] for letter in bot.heard] == ["voice", "file", "video"]
    assert bot.heard[0]["voice"] == {"content": "我的任务"}


def test_opening_the_chat_may_be_answered_with_text(staged: Staged) -> None:
    api, bot = staged()
    bot.answer = lambda _: bot.json({"msgtype": "text", "text": {"content": "常用的几句"}})

    heard = api.emulator.enter("lisi", door="bot")

    assert (heard.text, bot.heard[0]["event"]) == ("常用的几句", {"eventtype": "enter_chat", "enter_chat": {}})


@pytest.mark.parametrize("compact", [False, True])
def test_a_card_of_the_bot_changes_only_in_the_answer_to_a_press(staged: Staged, *, compact: bool) -> None:
    api, bot = staged(switches=Switches(compact_event_names=compact))
    bot.answer = lambda _: bot.json({"msgtype": "template_card", "template_card": button_card()})
    api.emulator.say("lisi", "@督办助手 签收", "wr1")
    card = api.emulator.group("wr1").received[0]
    done = button_card(button_list=[{"text": "已签收", "key": "done"}])
    bot.answer = lambda _: bot.json({"response_type": "update_template_card", "template_card": done})

    heard = api.emulator.tap("lisi", card, "同意")

    names = ("cardtype", "eventkey", "taskid") if compact else ("card_type", "event_key", "task_id")
    detail = bot.heard[1]["event"]["template_card_event"]
    assert [detail[name] for name in names] == ["button_interaction", "sign 1", "zx-1"]
    assert heard.ok
    assert [one.text for one in api.emulator.group("wr1").received[0].buttons] == ["已签收"]


def test_a_press_on_the_bots_card_is_delivered_once(staged: Staged) -> None:
    api, bot = staged(switches=Switches(bot_attempts=3, bot_extra_copies=2))
    bot.answer = lambda _: bot.json({"msgtype": "template_card", "template_card": button_card()})
    api.emulator.say("lisi", "签收", door="bot")
    bot.heard.clear()
    bot.statuses = [500]

    assert api.emulator.tap("lisi", "zx-1", "同意").statuses == [500]


def test_the_response_url_works_once_and_for_an_hour(staged: Staged) -> None:
    api, bot = staged()
    api.emulator.say("lisi", "@督办助手 统计", "wr1")
    api.emulator.say("lisi", "@督办助手 统计", "wr1")
    later = {"msgtype": "markdown", "markdown": {"content": "共127项"}}

    def answer(address: str) -> int:
        return int(requests.post(address, json=later, timeout=5).json()["errcode"])

    first, second = (letter["response_url"] for letter in bot.heard)
    assert [answer(first), answer(first)] == [0, 40058]
    api.wait(3601)
    assert answer(second) == 40058
    assert api.emulator.group("wr1").texts == ["共127项"]


def test_anything_can_be_put_into_a_good_envelope(staged: Staged) -> None:
    api, bot = staged()

    api.emulator.raw("bot", json.dumps({"msgtype": "unheard-of"}))

    assert bot.heard == [{"msgtype": "unheard-of"}]
