"""What we ask of WeCom: send, change, recall, upload, look people up. One application of one enterprise."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from bot.cache import Cache
from bot.wecom.downloads import BOT_MEDIA_HOSTS, Fetched, Source, check_address
from bot.wecom.errors import AlreadyDone, SendFailed, TryLater, Undeliverable, UnknownOutcome
from bot.wecom.messages import freeze
from bot.wecom.transport import SHORT, Timeout, Transport

JSON = {"Content-Type": "application/json; charset=utf-8"}
_TASK_ID_KNOWN = 42014
_CODE_SPENT = 42022
_IDS_A_CALL = 1000
_AGAIN = 5.0


@dataclass(frozen=True, slots=True)
class Sent:
    """WeCom's receipt; `invalid` holds the userids that nothing reached, possibly in lower case."""

    msgid: str
    response_code: str = ""
    invalid: tuple[str, ...] = ()


class Person(NamedTuple):
    """A member in the application's visible range."""

    userid: str
    name: str


@dataclass(frozen=True, slots=True)
class Application:
    """A 自建应用 and what proves that we are its owner."""

    corp_id: str
    agent_id: int
    secret: str = field(repr=False)


class WeCom:
    """Every verb raises `SendFailed` in one of its kinds and nothing else; none of them holds a secret."""

    def __init__(self, api_base: str, application: Application, cache: Cache, timeout: Timeout = SHORT) -> None:
        self._base = api_base
        self._agent_id = application.agent_id
        self._api = Transport(api_base, application.corp_id, application.secret, cache, timeout)

    def close(self) -> None:
        """Give the connections back."""
        self._api.close()

    def watched_by(self, alive: Callable[[], None]) -> None:
        """From now on call `alive` before every request."""
        self._api.alive = alive

    def send(self, payload: bytes | Mapping[str, Any], *, repeat: bool = False) -> Sent:
        """message/send with exactly these bytes; `repeat`: an earlier attempt's outcome is unknown.

        AlreadyDone: the earlier attempt delivered the card; its response_code is lost.
        """
        answer = self._post("message/send", payload, already=_TASK_ID_KNOWN if repeat else None)
        return Sent(_text(answer, "msgid"), _text(answer, "response_code"), _invalid(answer))

    def update_card(self, payload: bytes | Mapping[str, Any], *, repeat: bool = False) -> tuple[str, ...]:
        """message/update_template_card; the userids whose card did not change. AlreadyDone as in `send`."""
        endpoint = "message/update_template_card"
        return _invalid(self._post(endpoint, payload, already=_CODE_SPENT if repeat else None))

    def recall(self, msgid: str) -> None:
        """Take a message back within 24 hours; afterwards Undeliverable, kind gone."""
        with _harmless():
            self._post("message/recall", {"msgid": msgid})

    def webhook(self, key: str, payload: bytes | Mapping[str, Any]) -> None:
        """Write to a group; there is no duplicate check, so an UnknownOutcome must not be repeated by itself."""
        self._api.call("post", "webhook/send", params=[("key", key)], data=_bytes(payload), headers=JSON)

    def upload(self, kind: str, content: Path | bytes, name: str) -> str:
        """The media_id, good for three days; kind: image, voice, video or file."""
        data = content.read_bytes() if isinstance(content, Path) else content
        with _harmless():
            media_id = _text(self._api.media.upload(kind, (name, data)), "media_id")
        if not media_id:
            raise TryLater(_AGAIN, "no media_id in the answer")
        return media_id

    def create_menu(self, menu: Mapping[str, Any]) -> None:
        """Replace the application's own menu (`messages.menu`)."""
        with _harmless():
            self._api.menu.create(self._agent_id, dict(menu))

    def agent(self) -> dict[str, Any]:
        """The application as WeCom sees it: name, close, allow_userinfos, allow_partys, allow_tags."""
        return self._looked_up(lambda: self._api.agent.get(self._agent_id))

    def user(self, userid: str) -> dict[str, Any]:
        """One member: name, department, status and so on; Undeliverable, kind recipient, if out of range."""
        return self._looked_up(lambda: self._api.user.get(userid))

    def departments(self) -> list[dict[str, Any]]:
        """The departments in the application's range: id, name, parentid (wecom-protocol §6)."""
        return [one for one in _list(self._get("department/list"), "department") if isinstance(one, dict)]

    def userid_of(self, code: str) -> str:
        """Who opened the page (OAuth code, good once); "" if no member."""
        answer = self._get("auth/getuserinfo", code=code)
        return _text(answer, "userid") or _text(answer, "UserId")

    def members_in_range(self) -> list[Person]:
        """Everybody whom the application may write to, each once."""
        app = self.agent()
        found = [self._named(one) for one in _ids(app, "allow_userinfos", "user")]
        for party in _ids(app, "allow_partys", "partyid"):
            found += self._department(party)
        for tag in _ids(app, "allow_tags", "tagid"):
            found += self._tagged(tag)
        return list({person.userid.lower(): person for person in found if person.userid}.values())

    def to_plain_userids(self, hidden: Sequence[str]) -> dict[str, str]:
        """Hidden id → userid, for those that WeCom knows (wecom-protocol §3.3)."""
        plain: dict[str, str] = {}
        for start in range(0, len(hidden), _IDS_A_CALL):
            asked = {"open_userid_list": list(hidden[start : start + _IDS_A_CALL])}
            with _harmless():
                answer = self._post("batch/openuserid_to_userid", asked)
            plain |= {_text(pair, "open_userid"): _text(pair, "userid") for pair in _list(answer, "userid_list")}
        return {one: userid for one, userid in plain.items() if one and userid}

    def fetch_media(self, media_id: str, max_bytes: int) -> Fetched:
        """A file that came in a message to the application, within three days."""
        url = f"{self._base.rstrip('/')}/cgi-bin/media/get"
        fetched: Fetched = self._api.with_token(
            lambda token: self._api.download(Source(url, {"access_token": token, "media_id": media_id}, max_bytes))
        )
        return fetched

    def fetch_url(self, url: str, max_bytes: int, allowed_hosts: Collection[str] = BOT_MEDIA_HOSTS) -> Fetched:
        """A file behind a bot's address, within five minutes; still encrypted (`crypto.decrypt_bot_media`)."""
        check_address(url, allowed_hosts, self._base)
        fetched = self._api.download(Source(url, {}, max_bytes))
        if isinstance(fetched, SendFailed):
            raise fetched
        return fetched

    def _post(self, endpoint: str, payload: bytes | Mapping[str, Any], already: int | None = None) -> dict[str, Any]:
        try:
            return self._api.call("post", endpoint, data=_bytes(payload), headers=JSON)
        except Undeliverable as fault:
            if fault.code != already:
                raise
        raise AlreadyDone(already)

    def _get(self, endpoint: str, **params: object) -> dict[str, Any]:
        return self._looked_up(lambda: self._api.call("get", endpoint, params=params))

    def _looked_up(self, ask: Callable[[], Any]) -> dict[str, Any]:
        with _harmless():
            answer: dict[str, Any] = ask()
        return answer

    def _named(self, userid: object) -> Person:
        return Person(str(userid), _text(self.user(str(userid)), "name"))

    def _department(self, party: object) -> list[Person]:
        return _people(self._get("user/simplelist", department_id=party, fetch_child=1))

    def _tagged(self, tag: object) -> list[Person]:
        answer = self._get("tag/get", tagid=tag)
        people = _people(answer)
        for party in _list(answer, "partylist"):
            people += self._department(party)
        return people


@contextmanager
def _harmless() -> Iterator[None]:
    """For calls that do no harm twice: an unknown outcome is a reason to try again."""
    try:
        yield
    except UnknownOutcome as fault:
        raise TryLater(_AGAIN, fault.reason) from None


def _bytes(payload: bytes | Mapping[str, Any]) -> bytes:
    return payload if isinstance(payload, bytes) else freeze(payload)


def _text(answer: object, name: str) -> str:
    value = answer.get(name) if isinstance(answer, Mapping) else None
    return value if isinstance(value, str) else ""


def _list(answer: object, name: str) -> list[Any]:
    value = answer.get(name) if isinstance(answer, Mapping) else None
    return value if isinstance(value, list) else []


def _ids(app: Mapping[str, Any], group: str, name: str) -> list[object]:
    entries = _list(app.get(group), name)
    return [entry.get("userid", "") if isinstance(entry, Mapping) else entry for entry in entries]


def _people(answer: Mapping[str, Any]) -> list[Person]:
    return [Person(_text(one, "userid"), _text(one, "name")) for one in _list(answer, "userlist")]


def _invalid(answer: Mapping[str, Any]) -> tuple[str, ...]:
    """message/send joins them by a bar, update_template_card gives a list."""
    listed: list[object] = []
    for name in ("invaliduser", "unlicenseduser"):
        value = answer.get(name)
        listed += value.split("|") if isinstance(value, str) else _list(answer, name)
    return tuple(one for one in listed if isinstance(one, str) and one)
