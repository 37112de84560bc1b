"""WeCom calling `/wecom/bot`: encrypt, post, poll unfinished streams, judge, show."""

import json
import secrets
from typing import Any

from sandbox.callback.bot_answers import BotAnswers
from sandbox.callback.copies import Persistence
from sandbox.callback.heard import Answer, Heard
from sandbox.callback.post import Callback, Postman
from sandbox.conversation import Message
from sandbox.corp import Corp
from sandbox.directory import Person
from sandbox.envelope import Envelope

Json = dict[str, Any]

PATH = "/wecom/bot"
MOST_POLLS = 60
POLL_PAUSE = 0.2  # seconds between two polls of a stream
CARD_ATTEMPTS = 1


class BotDoor:
    """Calls the product as the bot's server."""

    def __init__(self, corp: Corp, postman: Postman) -> None:
        self._corp, self._postman = corp, postman
        keys, switches = corp.credentials, corp.switches
        self._envelope = Envelope(keys.bot_token, keys.bot_aes_key, "")
        self._answers = BotAnswers(self._envelope, switches.long_card_text == "refuse")

    def message(self, person: Person, chat_id: str, msgtype: str, **fields: object) -> Heard:
        """A message in a group (`chat_id`) or in the single chat."""
        body = self._head(person, chat_id) | {"response_url": self._response_url(person, chat_id), "msgtype": msgtype}
        switches = self._corp.switches
        persistence = Persistence(switches.bot_attempts, switches.bot_extra_copies, switches.copies_at_once)
        return self._deliver(body | fields, person, chat_id, "message", persistence)

    def event(self, person: Person, chat_id: str, eventtype: str, detail: Json) -> Heard:
        """An event; cards and welcomes are delivered once only."""
        body = self._head(person, chat_id) | {"create_time": int(self._corp.clock()), "msgtype": "event"}
        body["event"] = {"eventtype": eventtype, eventtype: detail}
        asked = {"enter_chat": "enter_chat", "template_card_event": "card"}.get(eventtype, "none")
        return self._deliver(body, person, chat_id, asked, Persistence(CARD_ATTEMPTS))

    def post_plain(self, plain: str, asked: str = "message", copy: int = 0) -> Answer:
        """One attempt with any plain text inside the envelope."""
        callback = self.sealed(plain)
        return self._answers.judge(self._postman.deliver(callback), callback.nonce, asked, copy)

    def sealed(self, plain: str, at: int | None = None, nonce: str = "") -> Callback:
        """The request that carries a plain text, fresh unless `at` (unix seconds) and `nonce` are given."""
        stamp, nonce = at or int(self._corp.clock()), nonce or secrets.token_hex(8)
        sealed = self._envelope.seal(plain, nonce, stamp)
        body = json.dumps({"encrypt": sealed.encrypt}).encode()
        return Callback(PATH, sealed.signature, str(stamp), nonce, body, "application/json")

    def verify(self) -> bool:
        """URL verification, as the console does it when the address is saved."""
        plain, stamp, nonce = secrets.token_hex(8), int(self._corp.clock()), secrets.token_hex(8)
        sealed = self._envelope.seal(plain, nonce, stamp)
        callback = Callback(PATH, sealed.signature, str(stamp), nonce)
        return self._postman.verify(callback, sealed.encrypt) == plain

    def _head(self, person: Person, chat_id: str) -> Json:
        encrypted = self._corp.switches.encrypted_userids
        head: Json = {"msgid": secrets.token_hex(16), "aibotid": self._corp.credentials.bot_id}
        if chat_id:
            head["chatid"] = chat_id
        head["chattype"] = "group" if chat_id else "single"
        head["from"] = {"userid": person.encrypted_userid if encrypted else person.userid}
        return head

    def _response_url(self, person: Person, chat_id: str) -> str:
        code = secrets.token_urlsafe(24)
        self._corp.response_urls[code] = (_chat(person, chat_id), self._corp.clock())
        return f"{self._corp.url}/cgi-bin/aibot/response?response_code={code}"

    def _deliver(self, body: Json, person: Person, chat_id: str, asked: str, persistence: Persistence) -> Heard:
        plain = json.dumps(body, ensure_ascii=False)

        def attempt(copy: int) -> Answer:
            return self._polled(self.post_plain(plain, asked, copy), person, chat_id)

        later = 1 + persistence.extra_copies
        heard = Heard(persistence.deliver(attempt), repeat=lambda: attempt(later))
        said = next((one for one in heard.answers if one.payload and not one.fault), None)
        if said:
            self._show(said, _chat(person, chat_id))
        return heard

    def _polled(self, answer: Answer, person: Person, chat_id: str) -> Answer:
        """Ask again for an unfinished stream until it is finished."""
        for _ in range(MOST_POLLS):
            stream = answer.payload.get("stream") or {}
            if answer.fault or not stream or stream.get("finish"):
                return answer
            self._corp.faults.wait(POLL_PAUSE)
            poll = self._head(person, chat_id) | {"msgtype": "stream", "stream": {"id": stream["id"]}}
            answer = self.post_plain(json.dumps(poll), "message", answer.copy)
        return answer

    def _show(self, answer: Answer, chat: str) -> None:
        corp = self._corp
        card = answer.payload.get("template_card")
        with corp.lock:
            if answer.text:
                corp.chats.add(self._bubble(chat, "text", {"content": answer.text}))
            if card and answer.payload.get("response_type") != "update_template_card":
                corp.chats.add(self._bubble(chat, "template_card", card))
            elif card:
                self._replace(chat, card)

    def _replace(self, chat: str, card: Json) -> None:
        for message in self._corp.chats.of(chat):
            if message.is_card and message.task_id == card.get("task_id"):
                message.replace(card)
                self._corp.chats.keep(message)

    def _bubble(self, chat: str, msgtype: str, content: Json) -> Message:
        message = Message(secrets.token_hex(12), chat, "bot", self._corp.clock(), msgtype, content)
        message.task_id = str(content.get("task_id", ""))
        message.shown_at = self._corp.business_time()
        return message


def _chat(person: Person, chat_id: str) -> str:
    return f"group:{chat_id}" if chat_id else f"bot:{person.userid}"
