"""One attempt at one outbox row: what each kind of row asks of WeCom. No database here, and no transaction."""

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot import pdf
from bot.cache import Cache
from bot.models import Outbox
from bot.models.received import PDF, suffix_of
from bot.scheduler.outcomes import Done, Failed, Later, Outcome, outcome_of
from bot.wecom import limits
from bot.wecom.client import Sent, WeCom
from bot.wecom.crypto import decrypt_bot_media
from bot.wecom.downloads import Fetched
from bot.wecom.errors import SendFailed, Undeliverable, Unreadable
from bot.wecom.messages import To, file_message, freeze

MEDIA_BYTES = 20 * 1024 * 1024  # WeCom's own largest file
FROM_ENVIRONMENT = "env:"
INVALID = "invaliduser"
NAMES = "名册"  # recipient of a row that looks unbound people up by name


@dataclass(frozen=True, slots=True)
class Errand:
    """A taken row with what only this attempt knows: the card's code to spend, the group's key."""

    row: Outbox
    code: str = ""
    webhook_key: str = field(default="", repr=False)
    free_in: float = 0.0  # seconds until the recipient may get one more, by what all processes sent

    @property
    def is_repeat(self) -> bool:
        """Whether an earlier attempt may have succeeded."""
        return bool(self.row.facts.get("unknown"))


@dataclass(frozen=True)
class Sender:
    """Knows WeCom and its limits."""

    client: WeCom
    cache: Cache
    agent_id: int
    bot_aes_key: str = ""
    share: int = 1

    def carry(self, errand: Errand) -> Outcome:
        """Do what the row says, once. Every refusal of WeCom's is an outcome, never an exception."""
        carry = self._by_kind().get(errand.row.kind)
        if carry is None:
            return Failed(f"no such kind: {errand.row.kind}")
        wait = self._wait(errand)
        if wait > 0:
            return Later(wait, "limit", tried=False)
        try:
            return carry(errand)
        except SendFailed as fault:
            return outcome_of(fault, errand.row.kind, errand.row.attempts)

    def _by_kind(self) -> Mapping[str, Callable[[Errand], Outcome]]:
        return {
            "message": self._message,
            "update": self._update,
            "webhook": self._webhook,
            "upload": self._upload,
            "recall": self._recall,
            "menu": self._menu,
            "fetch": self._fetch,
            "resolve": self._resolve,
            "place": self._place,
        }

    def _wait(self, errand: Errand) -> float:
        """Seconds until our own share of WeCom's limits allows this row."""
        row = errand.row
        if row.kind == "webhook":
            return limits.wait_for_webhook(self.cache, errand.webhook_key, self.share)
        if row.kind in {"message", "upload"}:
            wait = errand.free_in or limits.wait_for_member(self.cache, self.agent_id, row.recipient, self.share)
            if wait > 0:
                return wait
        return limits.wait_for_app(self.cache, self.agent_id, self.share)

    def _message(self, errand: Errand) -> Outcome:
        return _delivered(errand, self.client.send(errand.row.payload.encode(), repeat=errand.is_repeat))

    def _update(self, errand: Errand) -> Outcome:
        payload = freeze({**errand.row.content, "response_code": errand.code})
        unchanged = self.client.update_card(payload, repeat=errand.is_repeat)
        return Failed(INVALID) if _names(unchanged, errand) else Done()

    def _webhook(self, errand: Errand) -> Outcome:
        if not errand.webhook_key:
            return Failed("the group has no webhook")
        self.client.webhook(errand.webhook_key, errand.row.payload.encode())
        return Done()

    def _upload(self, errand: Errand) -> Outcome:
        """First the file; the message about it is put into the row before it is sent, so that its bytes stay."""
        row = errand.row
        if not row.payload:
            kind = str(row.facts.get("kind", "file"))
            media_id = self.client.upload(kind, row.data or b"", str(row.facts.get("name", "file")))
            payload = freeze(file_message(To(row.recipient, self.agent_id), media_id, kind))
            return Later(0, "uploaded", tried=False, payload=payload.decode())
        return _delivered(errand, self.client.send(row.payload.encode(), repeat=errand.is_repeat))

    def _recall(self, errand: Errand) -> Outcome:
        self.client.recall(str(errand.row.facts["msgid"]))
        return Done()

    def _menu(self, errand: Errand) -> Outcome:
        self.client.create_menu(errand.row.content)
        return Done()

    def _fetch(self, errand: Errand) -> Outcome:
        facts = errand.row.facts
        if not facts.get("url"):
            return _received(self.client.fetch_media(str(facts.get("media_id", "")), MEDIA_BYTES))
        sealed = self.client.fetch_url(str(facts["url"]), MEDIA_BYTES)
        try:
            return _received(sealed._replace(data=decrypt_bot_media(sealed.data, self.bot_aes_key)))
        except Unreadable as fault:
            return Failed(fault.reason)

    def _resolve(self, errand: Errand) -> Outcome:
        asked = errand.row.recipient
        if asked != NAMES:
            return Done(answer=self.client.to_plain_userids([asked]))
        return Done(answer={person.userid: person.name for person in self.client.members_in_range()})

    def _place(self, errand: Errand) -> Outcome:
        """Where WeCom has somebody who wants to register; what it does not tell is simply asked of him, as ever."""
        try:
            member = self.client.user(errand.row.recipient)
            known = {one.get("id"): one for one in self.client.departments()}
        except Undeliverable:
            return Done(answer={})
        return Done(answer={"name": str(member.get("name") or ""), "departments": ";".join(_above(member, known))})


def _received(file: Fetched) -> Done:
    """A PDF is read here, where no transaction waits for it."""
    return Done(fetched=file, text=pdf.text_of(file.data) if suffix_of(file.data) == PDF else "")


def _above(member: Mapping[str, Any], known: Mapping[object, Mapping[str, Any]]) -> list[str]:
    """The names of his departments and of what they belong to, his main one first."""
    listed = member.get("department")
    ids = [member.get("main_department"), *(listed if isinstance(listed, list) else [])]
    names: list[str] = []
    for start in ids:
        seen: set[object] = set()
        place = start
        while place in known and place not in seen:
            seen.add(place)
            names.append(str(known[place].get("name") or ""))
            place = known[place].get("parentid")
    return [name for name in dict.fromkeys(names) if name]


def _delivered(errand: Errand, sent: Sent) -> Outcome:
    """A receipt that names the recipient as invalid is no delivery."""
    if _names(sent.invalid, errand):
        return Failed(INVALID, unreachable=True)
    return Done(msgid=sent.msgid, code=sent.response_code)


def _names(userids: Collection[str], errand: Errand) -> bool:
    return errand.row.recipient.lower() in {userid.lower() for userid in userids}


def webhook_key(key: str) -> str:
    """A group's key; one that stands in the environment (env:NAME) is read there, at the last moment."""
    return os.environ.get(key.removeprefix(FROM_ENVIRONMENT), "") if key.startswith(FROM_ENVIRONMENT) else key
