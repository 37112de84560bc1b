"""The page's doors do what a person's clicks do: speak, press, send a picture, move the calendar."""

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.page import add_page
from sandbox.page.time_travel import in_words, target
from tests.sandbox.conftest import Staged
from tests.sandbox.office import KEYS, PNG, Api
from tests.sandbox.stand_in import Json, StandIn
from tests.sandbox.test_product import product, started


class Page:
    """A browser without a screen."""

    def __init__(self, api: Api, bot: StandIn, client: FlaskClient) -> None:
        self.api, self.bot, self.client = api, bot, client

    def get(self, path: str, **query: str) -> Any:  # noqa: ANN401 - JSON
        """What a door shows."""
        return self.client.get(f"/sandbox/{path}", query_string=query).get_json()

    def post(self, path: str, **body: object) -> Json:
        """What came of a press."""
        answer: Json = self.client.post(f"/sandbox/{path}", json=body).get_json()
        return answer

    def texts(self, chat: str) -> list[str]:
        """The bubbles of a chat."""
        return [one["text"] for one in self.get("chat", chat=chat)["messages"]]


@pytest.fixture
def page(staged: Staged, tmp_path: Path) -> Iterator[Page]:
    api, bot = staged()
    bot.reply = lambda letter: f"收到：{letter.get('Content') or letter.get('text', {}).get('content')}"
    with started(product(tmp_path)) as running:
        add_page(api.emulator, running)
        yield Page(api, bot, api.emulator.app.test_client())


def test_the_page_stands_without_the_internet(page: Page) -> None:
    html = page.client.get("/").get_data(as_text=True)

    assert "督办助手" in html
    assert "http://" not in html
    assert "https://" not in html
    for name in ("page.css", "page.js", "pane.js", "card.js", "door.js"):
        with page.client.get(f"/sandbox/static/{name}") as response:
            assert response.status_code == 200


def test_everybody_and_every_group_can_be_picked(page: Page) -> None:
    page.api.text("你好", "lisi")

    corp = page.get("corp")

    assert [one["name"] for one in corp["groups"]] == ["教育局群", "全体"]
    assert [one["userid"] for one in corp["groups"][0]["members"]] == ["ZhangSan", "lisi"]
    bureau = corp["units"][0]
    assert (bureau["name"], [(one["name"], one["count"]) for one in bureau["people"]]) == (
        "义乌市教育局",
        [("张三", 0), ("李四", 1)],
    )


def test_words_are_said_and_answered(page: Page) -> None:
    heard = page.post("say", userid="lisi", text="我的任务")

    assert heard == {"text": "收到：我的任务", "called": True, "statuses": [200], "faults": []}
    assert page.texts("app:lisi") == ["我的任务", "收到：我的任务"]


def test_in_a_group_the_bot_hears_its_mention_only(page: Page) -> None:
    assert not page.post("say", userid="lisi", text="大家好", chat_id="wr1")["called"]
    assert page.post("say", userid="lisi", text="@督办助手 统计", chat_id="wr1")["called"]
    assert page.texts("group:wr1") == ["大家好", "@督办助手 统计", "收到：@督办助手 统计"]


def test_an_unchanged_chat_is_not_sent_again(page: Page) -> None:
    page.api.text("你好", "lisi")
    first = page.get("chat", chat="app:lisi")

    assert page.get("chat", chat="app:lisi", version=first["version"]) == {
        "unchanged": True,
        "version": first["version"],
    }
    page.api.text("再见", "lisi")
    assert page.get("chat", chat="app:lisi", version=first["version"])["messages"][1]["text"] == "再见"


def test_a_card_is_pressed_with_its_choice(page: Page) -> None:
    options = [{"id": "r1", "text": "材料不全"}, {"id": "r2", "text": "其他"}]
    code = page.api.card("lisi", button_selection={"question_key": "why", "title": "理由", "option_list": options})
    page.bot.reply = lambda _: None
    card = page.get("chat", chat="app:lisi")["messages"][0]
    press = {"userid": "lisi", "chat": "app:lisi", "message": card["id"], "key": "return 1"}

    assert [one["text"] for one in card["buttons"]] == ["同意", "退回"]
    assert page.post("tap", **press, selected={"why": "r2"})["statuses"] == [200]
    assert "<OptionId><![CDATA[r2]]></OptionId>" in page.bot.plain[0]

    page.api.update(code["response_code"], ["lisi"])

    changed = page.get("chat", chat="app:lisi")["messages"][0]
    assert (changed["greyed"], changed["buttons"]) == ("已同意", [])
    assert "error" in page.post("tap", **press)


def test_the_apps_menu_is_shown_and_pressed(page: Page) -> None:
    menu: Json = {"button": [{"type": "click", "name": "我的任务", "key": "tasks"}]}
    page.api.call("menu/create", menu, agentid=str(KEYS.agent_id))

    assert page.get("chat", chat="app:lisi")["menu"] == menu["button"]
    page.post("menu", userid="lisi", key="tasks")
    page.post("enter", userid="lisi")
    assert [letter["Event"] for letter in page.bot.heard] == ["click", "enter_agent"]


def test_a_picture_is_sent_and_shown(page: Page) -> None:
    form = {"userid": "lisi", "picture": (io.BytesIO(PNG), "a.png")}

    page.client.post("/sandbox/picture", data=form)

    shown = page.get("chat", chat="app:lisi")["messages"][0]
    assert page.client.get(shown["picture"]).get_data() == PNG
    assert page.bot.heard[0]["MsgType"] == "image"


def test_a_file_is_sent_in_the_single_chat_and_fetched_under_its_name(page: Page) -> None:
    form = {"userid": "lisi", "door": "bot", "picture": (io.BytesIO(b"PK\x03\x04 a sheet"), "台账.xlsx")}

    page.client.post("/sandbox/picture", data=form)

    shown = page.get("chat", chat="bot:lisi")["messages"][0]
    assert shown["msgtype"] == "file"
    assert "picture" not in shown
    fetched = page.client.get(shown["file"])
    assert fetched.get_data() == b"PK\x03\x04 a sheet"
    assert shown["file_name"] == "台账.xlsx"
    assert "filename*=UTF-8''%E5%8F%B0%E8%B4%A6.xlsx" in fetched.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("path", "body", "sentence"),
    [
        ("say", {"text": "你好"}, "缺少 userid"),
        ("say", {"userid": "nobody", "text": "你好"}, "没有这个人。"),
        ("say", {"userid": "lisi", "text": "  "}, "请先写点什么。"),
        ("say", {"userid": "lisi", "text": "你好", "chat_id": "wr9"}, "没有这个群。"),
        ("say", {"userid": "lisi", "text": "你好", "door": "back"}, "door 只能是 app 或 bot。"),
        ("tap", {"userid": "lisi", "chat": "app:lisi", "message": "x", "key": "k"}, "没有这张卡片。"),
        ("picture", {"userid": "lisi"}, "请选一张图片或一个文件，不超过10MB。"),
        ("calendar", {"to": "明天"}, "时间请写成 2022-07-29T10:00 这样。"),
    ],
)
def test_a_mistake_is_a_sentence(page: Page, path: str, body: Json, sentence: str) -> None:
    response = page.client.post(f"/sandbox/{path}", json=body)

    assert (response.status_code, response.get_json()) == (400, {"error": sentence})


def test_the_calendar_moves_and_shows_what_was_sent(page: Page) -> None:
    assert page.get("calendar") == {"now": "2022-07-20T09:00", "words": "2022年7月20日 周三 09:00", "last": None}

    state = page.post("calendar", to="2022-07-29T10:00")

    assert (state["now"], state["words"]) == ("2022-07-29T10:00", "2022年7月29日 周五 10:00")
    assert state["last"]["lines"][0][3] == "lisi"
    assert page.post("calendar", to="2022-07-01T10:00")["last"]["trouble"] == "没有走成：时间不能往回拨。"


@pytest.mark.parametrize(
    ("now", "to", "goes"),
    [
        ("2022-07-20T08:59:59+08:00", "morning", "2022-07-20T09:00"),
        ("2022-07-20T09:00:00+08:00", "morning", "2022-07-21T09:00"),
        ("2022-07-31T15:30:20+08:00", "day", "2022-08-01T15:30"),
        ("2022-07-20T09:00:00+08:00", "2022-07-29T10:00", "2022-07-29T10:00"),
    ],
)
def test_the_buttons_of_the_calendar_lead_where_they_say(now: str, to: str, goes: str) -> None:
    assert target(datetime.fromisoformat(now), to) == goes


def test_a_calendar_without_a_product_says_so() -> None:
    assert in_words("") == "（督办助手未就绪）"


def test_the_last_calls_of_the_api_can_be_read(page: Page) -> None:
    page.api.text("你好", "Nobody")

    newest = page.get("log")[0]
    assert (newest["api"], newest["errcode"], newest["outcome"]) == ("message/send", 81013, "refused")
    assert page.get("corp")["undelivered"] == {"refused": 1, "dropped": 0}
