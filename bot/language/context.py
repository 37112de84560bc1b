"""Who speaks, where, when, and what was asked before: all that a sentence's meaning may depend on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from types import MappingProxyType

from bot.language.lexicon import Lexicon

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
OFFICE = frozenset({"市府办初审", "市府办审批"})
CLERKS = frozenset({"经办人", "联系人"})
MONITOR = frozenset({"监测"})
MEDIA = frozenset({"融媒体"})
LEADER = frozenset({"主要负责人"})
LEADERS = LEADER | frozenset({"分管领导"})
OVERSEERS = OFFICE | MONITOR | frozenset({"融媒体", "系统管理员", "安全管理员", "审计管理员"})


@dataclass(frozen=True, slots=True)
class Asked:
    """The open question: what each choice stands for, or which fields are missing; mine if this person was asked.

    `seeming`: what the message before this one seemed to answer, if we asked whether it does. `form`: the number of
    the application whose draft is being filled in or was just shown.
    `intent`: of “您是要…吗”, what would be done. `shown`: of a preview (将提醒…，确认请回复“是”), what was to be done.
    `draft`: the number of the order whose draft is shown. `preview`: what is shown is an instruction that would go out.
    `words`: the question as it was put. `about`: of any question, to what its answer belongs. `account`: of which
    account it speaks, `task`: of which task, where that was said. `unit`: for which unit the office enters something.
    """

    kind: str  # choose | confirm | ask | reason
    options: tuple[Mapping[str, object], ...] = ()
    fields: tuple[str, ...] = ()
    mine: bool = True
    seeming: Mapping[str, object] = field(default_factory=dict)
    form: str = ""
    intent: str = ""
    shown: str = ""
    draft: str = ""
    preview: bool = False
    words: str = ""
    about: str = ""
    account: int | None = None
    task: int | None = None
    unit: str = ""


CALLED = "called"  # hint: we were only called by name, and a question of ours still waits
UNSPECIFIED = Asked("confirm")  # of `duban interpret`, which knows no more of a form that was shown


@dataclass(frozen=True, slots=True)
class Context:
    """`facts` holds what is known of the rows, as in the CSV's state: task3=已办结, open_request=ZX-2022-001:1."""

    now: datetime
    roles: frozenset[str] = frozenset()
    units: tuple[str, ...] = ()
    chat: str = "single"  # single | group@ | group
    asked: Asked | None = None
    quote: str = ""
    voice: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_asked(self) -> bool:
        """Whether a question of ours is this person's to answer; the next page of a list is none."""
        asked = self.asked
        asks = asked is not None and asked.mine and asked.kind in {"choose", "confirm", "ask", "reason"}
        return asks and not any("page" in option for option in (asked.options if asked is not None else ()))

    @property
    def bound(self) -> bool:
        """Whether the person is on the roster."""
        return bool(self.roles)

    @property
    def clerk(self) -> bool:
        """Whether somebody who does a unit's work speaks, alone with the bot."""
        return self.bound and self.chat == "single" and not self.has(LEADERS | OVERSEERS)

    @property
    def question(self) -> Asked | None:
        """The open question, if it is this person's to answer."""
        return self.asked if self.asked is not None and self.asked.mine else None

    @property
    def guess(self) -> str:
        """What would be done if this person said 是 to “您是要…吗”; "" where nothing of the kind is asked."""
        question = self.question
        return question.intent if question is not None and question.kind == "confirm" else ""

    @property
    def guesses(self) -> bool:
        """Whether “您是要…吗” is this person's to answer, also where nothing tells what was guessed."""
        return bool(self.guess) or self.question == UNSPECIFIED

    @property
    def about(self) -> str:
        """To what the answer to the open question belongs; "" where nothing is asked."""
        return self.asked.about if self.asked is not None else ""

    @property
    def unsigned(self) -> bool:
        """Whether something waits for this person's receipt."""
        return self.facts.get("unsigned", "0") != "0"

    def has(self, roles: frozenset[str]) -> bool:
        """Whether the person holds one of these roles."""
        return bool(self.roles & roles)

    def listed(self, fact: str) -> tuple[str, ...]:
        """A fact that is a list: pending_sign=ZX-2022-001,ZX-2022-002."""
        return tuple(part for part in self.facts.get(fact, "").replace("、", ",").split(",") if part)

    def paired(self, fact: str) -> tuple[tuple[str, int | None], ...]:
        """A fact that pairs requests with accounts: open_request=ZX-2022-001:1."""
        pairs = (part.partition(":") for part in self.listed(fact))
        return tuple((number, int(account) if account.isdigit() else None) for number, _, account in pairs)


_THINGS = {
    "account": "account", "task": "task", "request": "request", "rect": "rect", "unit": "unit", "plan": "plan",
    "notice": "notice", "item": "item",
}  # fmt: skip


def parse_context(cell: str, lexicon: Lexicon) -> Context:
    """The `context` column of the utterance list (domain §5.7); unknown parts are ignored."""
    values = dict[str, str]()
    states = list[str]()
    for part in cell.split(";"):
        key, _, value = part.strip().partition("=")
        if key == "state":
            states.append(value.strip())
        elif key in {"role", "unit", "chat", "now", "quote", "src", "owner"}:
            values[key] = value.strip()
        elif part.strip():
            states.append(part.strip())
    return Context(
        now=_instant(values.get("now", "")),
        roles=frozenset(_several(values.get("role", ""))) - {"未绑定", "无"},
        units=_codes(values.get("unit", ""), lexicon),
        chat=values.get("chat", "single"),
        asked=_asked(states, mine=values.get("owner") != "other_user", lexicon=lexicon),
        quote=values.get("quote", ""),
        voice=values.get("src") == "voice",
        facts=MappingProxyType(_facts(states)),
    )


def _several(cell: str) -> list[str]:
    return [part.strip() for part in cell.replace("、", ",").replace("+", ",").split(",") if part.strip()]


def _instant(cell: str) -> datetime:
    read = datetime.fromisoformat(cell) if cell else datetime(2022, 7, 20, 10, tzinfo=SHANGHAI)
    return read if read.tzinfo else read.replace(tzinfo=SHANGHAI)


def _codes(cell: str, lexicon: Lexicon) -> tuple[str, ...]:
    codes = list[str]()
    for name in [cell] if lexicon.fold(cell) in lexicon.names else _several(cell):
        known = lexicon.names.get(lexicon.fold(name))
        codes.extend([name] if name in lexicon.unit else known.units if known else ())
    return tuple(codes)


def _facts(states: list[str]) -> dict[str, str]:
    return {key: value for key, found, value in (state.partition("=") for state in states) if found}


def _asked(states: list[str], *, mine: bool, lexicon: Lexicon) -> Asked | None:
    for state in states:
        kind, found, rest = state.partition(":")
        if "=" in kind:
            continue
        if kind == "confirm":
            offered = rest if rest.isupper() else ""
            return Asked("confirm", mine=mine, intent=offered, about=offered)
        if kind == "reason" or (kind == "ask" and rest == "decision_reason"):
            return Asked("reason", fields=("reason",), mine=mine)
        if kind == "ask" and found:
            return Asked("ask", fields=tuple(_several(rest)), mine=mine)
        if kind.startswith("choose_"):
            options = tuple(_option(kind.removeprefix("choose_"), value, lexicon) for value in _several(rest))
            return Asked("choose", options=options, mine=mine)
    return None


def _option(thing: str, value: str, lexicon: Lexicon) -> dict[str, object]:
    slot = _THINGS.get(thing, thing)
    if slot == "account" and value.isdigit():
        found = [account for account in lexicon.accounts if account.number == int(value)]
        label = f"{found[0].name}（{found[0].platform}）" if found else value
        return {slot: int(value), "label": label}
    if slot == "unit":
        codes = _codes(value, lexicon)
        return {slot: codes[0] if codes else value, "label": lexicon.unit[codes[0]].short if codes else value}
    return {slot: int(value) if slot == "task" and value.isdigit() else value, "label": value}
