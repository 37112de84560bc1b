"""The page's HTTP: reads a request, lets somebody act on a phone, shows what came of it."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, Response, render_template, request

from sandbox.conversation import Message
from sandbox.emulator import Emulator
from sandbox.files import EXPECTED, content_type
from sandbox.page import shown
from sandbox.page.time_travel import Calendar
from sandbox.talking import Door as WeComDoor

Json = dict[str, Any]
Door = Callable[[], Json | list[Json]]
STATIC = "/sandbox/static"
LARGEST_PICTURE = 10 * 1024 * 1024


class Mistake(Exception):
    """The page asked for something that cannot be done; the sentence is for the person."""


def build_doors(emulator: Emulator, calendar: Calendar) -> Blueprint:
    """Everything under `/` and `/sandbox/…`."""
    doors = Blueprint("page", __name__, template_folder="templates", static_folder="static", static_url_path=STATIC)
    hands = Hands(emulator, calendar)

    @doors.get("/")
    def page() -> str:
        return render_template("page.html", bot_name=emulator.corp.credentials.bot_name)

    for method, path, act in hands.table():
        doors.add_url_rule(path, act.__name__, _as_json(act), methods=[method])
    return doors


def _as_json(act: Door) -> Callable[[], Response]:
    @wraps(act)
    def answer() -> Response:
        try:
            return _json(act())
        except (Mistake, ValueError) as mistake:
            return _json({"error": str(mistake)}, 400)
        except LookupError as mistake:
            return _json({"error": f"没有找到：{mistake}"}, 400)

    return answer


def _json(value: Json | list[Json], status: int = 200) -> Response:
    return Response(json.dumps(value, ensure_ascii=False), status=status, mimetype="application/json")


def _field(name: str, default: str | None = None) -> str:
    source = request.form if request.files or request.form else (request.get_json(silent=True) or {})
    value = source.get(name, default)
    if not isinstance(value, str):
        raise Mistake(f"缺少 {name}")
    return value


class Hands:
    """What the page's buttons do."""

    def __init__(self, emulator: Emulator, calendar: Calendar) -> None:
        self._emulator, self._calendar = emulator, calendar

    def table(self) -> list[tuple[str, str, Door]]:
        """Method, path and act of every door."""
        return [
            ("GET", "/sandbox/corp", self.corp),
            ("GET", "/sandbox/chat", self.chat),
            ("GET", "/sandbox/log", self.log),
            ("GET", "/sandbox/calendar", self.calendar),
            ("POST", "/sandbox/calendar", self.move),
            ("POST", "/sandbox/say", self.say),
            ("POST", "/sandbox/tap", self.tap),
            ("POST", "/sandbox/menu", self.menu),
            ("POST", "/sandbox/enter", self.enter),
            ("POST", "/sandbox/picture", self.picture),
        ]

    def corp(self) -> Json:
        """Who there is."""
        return shown.corp_of(self._emulator.corp)

    def chat(self) -> Json:
        """One chat."""
        return shown.chat_of(self._emulator.corp, request.args.get("chat", ""), request.args.get("version", ""))

    def log(self) -> list[Json]:
        """The last calls of the API."""
        return shown.log_of(self._emulator.corp)

    def calendar(self) -> Json:
        """What day it is."""
        return self._calendar.state()

    def move(self) -> Json:
        """Move the calendar."""
        self._calendar.move(_field("to"))
        return self._calendar.state()

    def say(self) -> Json:
        """Type words."""
        text = _field("text").strip()
        if not text:
            raise Mistake("请先写点什么。")
        chat_id, quote = _field("chat_id", ""), _field("quote", "")
        return shown.heard_of(self._emulator.say(self._userid(), text, self._group(chat_id), quote, self._door()))

    def tap(self) -> Json:
        """Press a button of a card."""
        userid, message = self._userid(), self._message(_field("chat"), _field("message"))
        selected = (request.get_json(silent=True) or {}).get("selected") or {}
        return shown.heard_of(self._emulator.tap(userid, message, _field("key"), selected))

    def menu(self) -> Json:
        """Press an entry of the app's menu."""
        return shown.heard_of(self._emulator.menu(self._userid(), _field("key")))

    def enter(self) -> Json:
        """Open a chat."""
        return shown.heard_of(self._emulator.enter(self._userid(), self._door()))

    def picture(self) -> Json:
        """Send a picture, or in the single chat a file."""
        file = request.files.get("picture")
        data = file.read(LARGEST_PICTURE + 1) if file else b""
        if not 0 < len(data) <= LARGEST_PICTURE:
            raise Mistake("请选一张图片或一个文件，不超过10MB。")
        chat_id, text = self._group(_field("chat_id", "")), _field("text", "")
        if content_type(data) not in EXPECTED["image"]:
            return self._file(data, file.filename or "文件" if file else "文件", chat_id)
        return shown.heard_of(self._emulator.picture(self._userid(), data, chat_id, text, self._door()))

    def _file(self, data: bytes, name: str, chat_id: str) -> Json:
        if chat_id:
            raise Mistake("群里单独发的文件机器人收不到，请在它的单聊里发。")
        return shown.heard_of(self._emulator.file(self._userid(), data, name, self._door()))

    def _userid(self) -> str:
        person = self._emulator.corp.directory.find(_field("userid"))
        if person is None:
            raise Mistake("没有这个人。")
        return person.userid

    def _group(self, chat_id: str) -> str:
        if chat_id and chat_id not in self._emulator.corp.directory.groups:
            raise Mistake("没有这个群。")
        return chat_id

    @staticmethod
    def _door() -> WeComDoor:
        door = _field("door", "app")
        if door == "app":
            return "app"
        if door == "bot":
            return "bot"
        raise Mistake("door 只能是 app 或 bot。")

    def _message(self, chat: str, message_id: str) -> Message:
        found = next((one for one in self._emulator.corp.chats.of(chat) if one.id == message_id), None)
        if found is None:
            raise Mistake("没有这张卡片。")
        return found
