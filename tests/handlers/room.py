"""A room for handlers: a small county in a database, people who speak in intents and slots, and what they then hear."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import Refusal
from bot.handlers import evidence, guide, oversight, people, tasks
from bot.message import Channel, Kind, Media, Message, Reply
from bot.models import Act, Assignment, Card, Dialogue, Member, Outbox, Person, Plan, Role, Task, Unit
from bot.models.outbox import WITHDRAWN
from bot.tell import Post, tell
from bot.turn import Question, Turn
from bot.wording.guide import question as worded
from bot.wording.refusals import sentence
from tests.models import items
from tests.models.items import DAYS, MACHINE, NOON

AGENT = 1000002


@dataclass
class Room:
    """The office, a town, the data centre, and whoever else a test brings in."""

    session: Session
    now: datetime = NOON
    people: dict[str, Person] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    refused: str = ""  # code of the last refusal

    def __post_init__(self) -> None:
        for code, short in (("S01", "市府办"), ("Z01", "佛堂镇"), ("S03", "市数管中心")):
            self.units[short] = items.unit(code, short)
        self.plan = self.notice("41号", "义政办发〔2022〕41号")
        self.member("审批", "市府办", Role.APPROVER)
        self.member("初审", "市府办", Role.FIRST_REVIEWER)
        self.member("经办", "佛堂镇", Role.CLERK)
        self.member("联系", "佛堂镇", Role.CONTACT)
        self.member("数管", "市数管中心", Role.CLERK, Role.CONTACT)

    def notice(self, short: str, doc_no: str) -> Plan:
        """Another notice, confirmed for 交办."""
        plan = items.plan(交办确认人="审批")
        plan.short, plan.doc_no = short, doc_no
        self.session.add(plan)
        return plan

    def member(self, name: str, where: str, *roles: Role) -> Member:
        """Somebody who can be written to; a known name gets a second post."""
        unit = self.units.setdefault(where, items.unit(f"X{len(self.units):02d}", where))
        found = items.member(name, unit, *roles, person=self.people.get(name))
        if name not in self.people:
            found.person.bind(name, NOON)
            self.people[name] = found.person
        self.session.add(found)
        self.session.flush()
        return found

    def task(self, number: int, verifier: str = "市府办", computed: str = "", plan: Plan | None = None) -> Task:
        """A line of a notice."""
        found = items.task(plan or self.plan, number, verifier, computed)
        found.evidence = ""
        self.session.add(found)
        self.session.flush()
        return found

    def item(self, about: Task, where: str = "佛堂镇", state: str = "办理中", **columns: Any) -> Assignment:  # noqa: ANN401
        """An item of that task."""
        thing = items.item(self.units[where], state, about=about)
        for name, value in columns.items():
            setattr(thing, name, value)
        self.session.add(thing)
        self.session.flush()
        return thing

    def say(self, name: str, intent: str, /, *, confirmed: bool = False, **slots: Any) -> str:  # noqa: ANN401 - slots
        """What a person hears who says that."""
        text = str(slots.get("text") or slots.get("reason") or "")
        return self._turn(name, Kind.TEXT, HANDLERS[intent], intent, confirmed=confirmed, text=text, slots=slots)

    def answer(self, name: str, /, *, confirmed: bool = False, **slots: Any) -> str:  # noqa: ANN401 - slots
        """The answer to the question that is open for this person."""
        asked = Dialogue.open_for(self.session, self.people[name].id, "", self.now)
        assert asked is not None, "nothing was asked"
        kept = {key: value for key, value in asked.slots.items() if key != "label"}
        Dialogue.close(self.session, self.people[name].id, "")
        return self.say(name, asked.intent, confirmed=confirmed, **{**kept, **slots})

    def choose(self, name: str, number: int) -> str:
        """The number of an option of the open choice."""
        asked = Dialogue.open_for(self.session, self.people[name].id, "", self.now)
        assert asked is not None, "nothing was asked"
        return self.answer(name, **{key: value for key, value in asked.options[number - 1].items() if key != "label"})

    def picture(self, name: str) -> str:
        """A picture is sent to the app."""
        media = (Media("image", media_id="M1"),)
        return self._turn(name, Kind.IMAGE, evidence.picture, "", media=media)

    def tap(self, name: str, card: Card, verb: str, chosen: str = "") -> str:
        """A press on a card; the router has checked key and recipient."""
        taps = {**tasks.TAPS, **people.TAPS, **oversight.TAPS}
        return self._turn(name, Kind.TAP, lambda turn: taps[card.step](turn, card, verb, chosen), "TAP")

    def act(self, name: str | None, work: Callable[[Act], object]) -> None:
        """Something done through another door (the office, the clock), told on."""
        person = self.people.get(name or "")
        act = Act(by=person.posts[0] if person else None, at=self.now, machine_at=MACHINE, person=person)
        work(act)
        tell(Post(self.session, self.now, MACHINE, AGENT), act)
        self.session.flush()

    def cards(self, name: str, step: str = "") -> list[Card]:
        """A person's open cards, oldest first."""
        mine = select(Card).where(Card.person_id == self.people[name].id, Card.state == "开").order_by(Card.id)
        return [card for card in self.session.scalars(mine) if not step or card.step == step]

    def heard(self, name: str, label: str = "") -> list[str]:
        """What was sent to a person, withdrawn rows left out."""
        mine = select(Outbox).where(Outbox.recipient == name, Outbox.state != WITHDRAWN).order_by(Outbox.id)
        return [row.text for row in self.session.scalars(mine) if not label or row.label == label]

    def _turn(  # noqa: PLR0913 - a turn has this many sides
        self,
        name: str,
        kind: Kind,
        work: Callable[[Turn], Reply],
        intent: str,
        *,
        confirmed: bool = False,
        text: str = "",
        media: tuple[Media, ...] = (),
        slots: dict[str, Any] | None = None,
    ) -> str:
        message = Message(Channel.APP, kind, "k", name, text=text, media=media)
        person = self.people.get(name)
        act = Act(by=None, at=self.now, machine_at=MACHINE, channel="app", person=person, userid=name)
        turn = Turn(self.session, message, act, self.now, DAYS, person, intent=intent, slots=slots or {})
        turn.confirmed = confirmed
        reply = self._heard(turn, work)
        tell(Post(self.session, self.now, MACHINE, AGENT), act)
        self.session.flush()
        return reply

    def _heard(self, turn: Turn, work: Callable[[Turn], Reply]) -> str:
        self.refused = ""
        savepoint = self.session.begin_nested()
        try:
            reply = work(turn)
            savepoint.commit()
        except (Question, Refusal) as stop:
            savepoint.rollback()
            turn.act.rows.clear()
            if isinstance(stop, Question):
                turn.open(stop)
                return worded(stop)
            self.refused = stop.code
            return sentence(stop, turn)
        return reply.text


HANDLERS: dict[str, Callable[[Turn], Reply]] = {
    "LIST_MY_TASKS": tasks.mine,
    "TASK_DETAIL": tasks.detail,
    "SIGN_RECEIPT": tasks.acknowledge,
    "TASK_PROGRESS": tasks.progress,
    "TASK_DONE": tasks.report,
    "TASK_WITHDRAW": tasks.withdraw,
    "TASK_ADD": tasks.supplement,
    "NOT_OURS": tasks.not_ours,
    "ASSIGN_PERSON": tasks.assign_person,
    "BLOCKED": tasks.blocked,
    "UNBLOCK": tasks.unblock,
    "VERIFY": tasks.verify,
    "PENDING_VERIFICATIONS": tasks.pending_verifications,
    "TASK_REASON": tasks.reason,
    "ACCOUNT_QUERY": guide.accounts,
    "EXPORT": oversight.export,
    "URGE": oversight.urge,
    "STATS": oversight.stats,
    "UNIT_STATUS": oversight.unit_status,
    "REPORT_FOR": oversight.report_for,
    "ACK_FOR": oversight.acknowledge_for,
    "REASSIGN": oversight.reassign,
    "KEEP": oversight.keep,
    "VOID": oversight.void,
    "REOPEN": oversight.reopen,
    "NOT_APPLICABLE": oversight.not_applicable,
    "DISPOSITION": oversight.disposition,
    "PICTURE": evidence.assign,
    "REGISTER": people.register,
    "CONTACT_CHANGE": people.contact_change,
}
