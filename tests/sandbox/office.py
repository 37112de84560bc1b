"""The cast of the emulator's tests: four people, two groups, and a short way to call the API."""

from dataclasses import dataclass
from typing import Any

import requests

from sandbox.clock import SteppedClock, frozen_clock
from sandbox.credentials import Credentials
from sandbox.directory import Directory, Group, Person
from sandbox.emulator import Emulator

Json = dict[str, Any]
NOON = 1_700_000_000.0
KEYS = Credentials.made()
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def directory() -> Directory:
    """Zhang and Li of one bureau, Wang of the office, Zhao whom the app may not see."""
    return Directory(
        [
            Person("ZhangSan", "张三", ("义乌市教育局",)),
            Person("lisi", "李四", ("义乌市教育局",)),
            Person("wangwu", "王五", ("市府办",)),
            Person("zhaoliu", "赵六", ("市府办",), visible=False),
        ],
        [Group("wr1", "教育局群", ("义乌市教育局",), "hook-1"), Group("wr2", "全体", (), "hook-2")],
    )


@dataclass
class Api:
    """Calls the API of an emulator that is served at `url`."""

    url: str
    emulator: Emulator
    clock: SteppedClock
    token: str = ""

    def call(self, api: str, payload: Json | None = None, *, method: str = "POST", **query: str) -> Json:
        """One call with a token; the answer's JSON."""
        self.token = self.token or self.get_token()
        return self.bare(api, payload, method=method, access_token=self.token, **query)

    def wait(self, seconds: float) -> None:
        """Let machine time pass; the token may be too old afterwards, so the next call fetches one."""
        self.clock.advance(seconds)
        self.token = ""

    def bare(self, api: str, payload: Json | None = None, *, method: str = "POST", **query: str) -> Json:
        """One call with nothing added."""
        response = requests.request(method, f"{self.url}/cgi-bin/{api}", params=query, json=payload, timeout=10)
        answer: Json = response.json()
        return answer

    def get_token(self, secret: str = KEYS.secret) -> str:
        """An access_token."""
        return str(self.bare("gettoken", method="GET", corpid=KEYS.corp_id, corpsecret=secret)["access_token"])

    def send(self, content: Json, touser: str = "ZhangSan", **more: object) -> Json:
        """message/send."""
        return self.call("message/send", {"touser": touser, "agentid": KEYS.agent_id, **content, **more})

    def text(self, words: str, touser: str = "ZhangSan", **more: object) -> Json:
        """A text message."""
        return self.send({"msgtype": "text", "text": {"content": words}}, touser, **more)

    def card(self, touser: str = "ZhangSan", **changed: object) -> Json:
        """A button card with `changed` fields."""
        return self.send({"msgtype": "template_card", "template_card": button_card(**changed)}, touser)

    def update(self, code: str, userids: list[str], **change: object) -> Json:
        """message/update_template_card."""
        change = change or {"button": {"replace_name": "已同意"}}
        body = {"agentid": KEYS.agent_id, "response_code": code, "userids": userids, **change}
        return self.call("message/update_template_card", body)


def button_card(**changed: object) -> Json:
    """A good button card; a field set to None is left out."""
    card: Json = {
        "card_type": "button_interaction",
        "task_id": "zx-1",
        "main_title": {"title": "注销申请", "desc": "ZX-2022-001"},
        "button_list": [{"text": "同意", "style": 1, "key": "sign 1"}, {"text": "退回", "style": 2, "key": "return 1"}],
        **changed,
    }
    return {name: value for name, value in card.items() if value is not None}


def make_emulator(clock: SteppedClock | None = None, **corp: Any) -> Emulator:  # noqa: ANN401 - Corp's own fields
    """An emulator of this cast at a time that stands still."""
    return Emulator(directory(), KEYS, clock=clock or frozen_clock(NOON), **corp)
