"""WeCom calling `/wecom/app`: encrypt, post, insist, judge, show."""

import secrets
from collections.abc import Callable
from dataclasses import replace

from sandbox.callback.app_answers import ANSWER_TYPES, AppAnswers
from sandbox.callback.app_letters import letter, xml
from sandbox.callback.copies import Persistence
from sandbox.callback.heard import Answer, Heard
from sandbox.callback.post import Callback, Postman
from sandbox.conversation import Message
from sandbox.corp import Corp
from sandbox.envelope import Envelope

PATH = "/wecom/app"
CARD_ANSWERS = ("update_button", "update_template_card")


def random_nonce() -> str:
    """Ten digits, as an app's callbacks have."""
    return str(secrets.randbelow(9 * 10**9) + 10**9)


def random_id() -> int:
    """A MsgId: 64 bits, never seen before, also not by a product that outlived this emulator."""
    return secrets.randbits(62)


class AppDoor:
    """Calls the product as the app's server."""

    def __init__(self, corp: Corp, postman: Postman) -> None:
        self._corp, self._postman = corp, postman
        keys = corp.credentials
        self._envelope = Envelope(keys.token, keys.aes_key, keys.corp_id)
        self._answers = AppAnswers(self._envelope, keys.corp_id)

    def message(self, userid: str, msgtype: str, **fields: object) -> Heard:
        """A message of a person, with a MsgId."""
        text = self._letter(userid, MsgType=msgtype, **fields, MsgId=random_id())
        return self.deliver(userid, lambda _copy: text)

    def event(self, userid: str, event: str, **fields: object) -> Heard:
        """An event without MsgId."""
        text = self._letter(userid, MsgType="event", Event=event, **fields)
        return self.deliver(userid, lambda _copy: text)

    def click(self, userid: str, event: str, fields: Callable[[int], dict[str, object]]) -> Heard:
        """A press on a card, whose copies may differ; nothing but an empty answer is taken."""
        at, keys = self._corp.clock(), self._corp.credentials

        def plain(copy: int) -> str:
            return xml(letter(keys.corp_id, keys.agent_id, userid, at, MsgType="event", Event=event, **fields(copy)))

        return self.deliver(userid, plain, takes=CARD_ANSWERS)

    def deliver(self, userid: str, plain: Callable[[int], str], takes: tuple[str, ...] = ANSWER_TYPES) -> Heard:
        """Post a plain letter as often as WeCom would; show the first answer on the phone."""

        def attempt(copy: int) -> Answer:
            return self._attempt(userid, plain(copy), copy, takes)

        switches = self._corp.switches
        persistence = Persistence(
            switches.app_attempts, switches.app_extra_copies, switches.copies_at_once, switches.app_retries_non_200
        )
        later = 1 + switches.app_extra_copies
        heard = Heard(persistence.deliver(attempt), repeat=lambda: attempt(later))
        if heard.text:
            self._show(userid, heard.text)
        return heard

    def verify(self) -> bool:
        """URL verification, as the console does it when the address is saved."""
        plain = str(random_id())
        stamp, nonce = int(self._corp.clock()), random_nonce()
        sealed = self._envelope.seal(plain, nonce, stamp)
        callback = Callback(PATH, sealed.signature, str(stamp), nonce)
        return self._postman.verify(callback, sealed.encrypt) == plain

    def _letter(self, userid: str, **fields: object) -> str:
        keys = self._corp.credentials
        return xml(letter(keys.corp_id, keys.agent_id, userid, self._corp.clock(), **fields))

    def sealed(self, plain: str, at: int | None = None, nonce: str = "") -> Callback:
        """The request that carries a plain letter, fresh unless `at` (unix seconds) and `nonce` are given."""
        keys, stamp, nonce = self._corp.credentials, at or int(self._corp.clock()), nonce or random_nonce()
        sealed = self._envelope.seal(plain, nonce, stamp)
        body = xml({"ToUserName": keys.corp_id, "AgentID": str(keys.agent_id), "Encrypt": sealed.encrypt})
        return Callback(PATH, sealed.signature, str(stamp), nonce, body.encode(), "text/xml")

    def post_plain(self, plain: str, userid: str) -> Answer:
        """One attempt with any plain text inside the envelope."""
        return self._attempt(userid, plain, 0, ANSWER_TYPES)

    def _attempt(self, userid: str, plain: str, copy: int, takes: tuple[str, ...]) -> Answer:
        answer = self._answers.judge(self._postman.deliver(self.sealed(plain)), userid, copy)
        if answer.payload and answer.payload["MsgType"] not in takes:
            return replace(answer, text="", fault=f"{answer.payload['MsgType']} is no answer to a press on a card")
        return answer

    def _show(self, userid: str, text: str) -> None:
        corp = self._corp
        message = Message(secrets.token_hex(12), f"app:{userid}", "app", corp.clock(), "text", {"content": text})
        message.shown_at = corp.business_time()
        with corp.lock:
            corp.chats.add(message)
