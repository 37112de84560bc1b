"""What the language needs to know of the speaker, read from the tables: roles, units, open question, facts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, select

from bot.clock import local, local_day
from bot.language.answers.moves import question_of
from bot.language.answers.of_another_unit import ENTERED
from bot.language.context import Asked, Context
from bot.message import Kind
from bot.models import Account, Assignment, Dialogue, History, Rectification, Request, Role, Unit
from bot.models import assignment as items
from bot.models import request as requests
from bot.models.account import AccountState
from bot.models.member import OFFICE, Person
from bot.models.progress_note import part_of
from bot.models.rectification import AWAITING_ACK as UNSIGNED
from bot.models.rectification import AWAITING_CHECK as TO_CHECK
from bot.models.rectification import DISPUTED, DRAFT, WITH_UNIT
from bot.models.request_row import ANNEX2
from bot.models.request_run import REPORTED
from bot.turn import Turn

SLOT_OF = {"platform_ref": "account_id", "reason": "reason", "change_field": "field", "change_new": "value"}
KNOWN = 50  # so many matters beside the notices are known by their words
NOTICE_MARK = "【"  # every notice of ours begins so
BEFORE_APPROVAL = (requests.DRAFT, requests.AWAITING_SIGN, requests.RETURNED, requests.AWAITING_APPROVAL)
DECIDED = ("ZX-", "BG-", "YQ-")  # numbers of the applications that the office decides one by one
TAKEN_BACK = ("request.approve", "assignment.verify_pass")
DECISIONS = ("request.return", "request.reject", "request.first_pass", "assignment.return")
NOTED = ("assignment.progress", "assignment.correct_progress")
TOLD = (
    *NOTED,
    *(f"assignment.{verb}" for verb in ("drop_progress", "report", "add", "withdraw", "block")),
)
SENT = "office.instructed"
SINCE_SENT = (*TAKEN_BACK, *DECISIONS, "office.recall", "office.urge", "assignment.void", "rectification.issue")
Papers = Sequence[Row[*tuple[Any, ...]]]
AFTER_APPROVAL = (requests.APPROVED, requests.AT_PLATFORM, requests.AWAITING_CHECK)


def situation(turn: Turn, asked: Dialogue | None) -> Context:
    """The context of this turn's words; `asked` may be a colleague's question."""
    person, message = turn.person, turn.message
    posts = person.posts if person else []
    return Context(
        now=local(turn.now),
        roles=frozenset(role.value for post in posts for role in post.roles) or frozenset("成员" for _ in posts),
        units=tuple(post.unit.code for post in posts),
        chat="group@" if message.in_group else "single",
        asked=_asked(asked, mine=asked is None or (person is not None and asked.person_id == person.id)),
        quote=_quoted(message.quote),
        voice=message.kind is Kind.VOICE,
        facts=_facts(turn, person, asked) if person and posts else {},
    )


def _asked(question: Dialogue | None, *, mine: bool = True) -> Asked | None:
    if question is None:
        return None
    seeming = question.slots.get("doubted", {})
    form = str(question.slots.get("form", ""))
    shown = question.intent if question.kind == "confirm" and question.slots.get("shown") else ""
    offered = question.intent if question.kind == "confirm" and not shown else ""
    draft = str(question.slots.get("rect", "")) if question.intent == "RECTIFY_ISSUE" and not offered else ""
    waits = tuple(question.options), tuple(question.fields)
    asked = Asked(question.kind, *waits, mine=mine, seeming=seeming, form=form, intent=offered)
    asked = replace(asked, shown=shown, words=question.question, about=question.intent)
    task = question.slots.get("task") if isinstance(question.slots.get("task"), int) else None
    unit = str(question.slots.get("unit") or "") if question.intent in ENTERED else ""
    asked = replace(asked, account=question.slots.get("account"), task=task, unit=unit)
    return replace(asked, draft=draft, preview=bool(question.slots.get("preview")))


def asked_about(question: Dialogue | None) -> str:
    """Under which name `answers.csv` has the open question; "" where it has none."""
    asked = _asked(question)
    return (question_of(asked) or "") if asked is not None else ""


def _quoted(quote: str) -> str:
    """The language tells a quoted notice of ours from other quotations."""
    return f"bot_notice:{quote}" if quote.startswith(NOTICE_MARK) else quote


class _Facts(dict[str, str]):
    """What is known, and what is looked up in the tables only when a sentence turns on it: the office's desk."""

    def __init__(self, known: Mapping[str, str], later: Mapping[str, Callable[[], str]]) -> None:
        super().__init__(known)
        self._later = dict(later)

    def __contains__(self, name: object) -> bool:
        """Whether there is such a fact; it is looked up now, if it was not before."""
        if isinstance(name, str) and (look := self._later.pop(name, None)) is not None and (found := look()):
            self[name] = found
        return super().__contains__(name)

    def get(self, name: str, default: str = "") -> str:  # type: ignore[override]
        """The fact, or `default`."""
        return super().get(name, default) if name in self else default


def _facts(turn: Turn, person: Person, asked: Dialogue | None) -> Mapping[str, str]:
    units = [post.unit_id for post in person.posts]
    orders = Rectification.of_units(turn.session, units, *WITH_UNIT, TO_CHECK, DISPUTED)
    papers = _papers_of(turn, units)
    facts = {
        **_about_items(turn, units, orders),
        **_about_accounts(turn, units),
        **_about_requests(turn, units, papers),
        **_about_orders(orders),
        "to_come": ",".join(map(str, asked.slots.get("more") or ())) if asked is not None else "",
    }
    if person.holds(Role.PRINCIPAL, Role.LEADER):
        facts["pending_sign"] = _numbers(papers, requests.AWAITING_SIGN)
        facts["nothing_signed"] = "" if _numbers(papers, requests.AWAITING_APPROVAL) else "1"
    if person.holds(Role.MONITOR, *OFFICE):
        facts |= _to_decide(turn, person)
    known = {name: value for name, value in facts.items() if value}
    later = {
        "matters": lambda: _matters(turn, () if person.holds(*OFFICE) else units),
        "progressed": lambda: str(item.number) if (item := _progressed(turn, person)) is not None else "",
        "progress_note": lambda: _own_note(turn, person),
        "note_of_another": lambda: "1" if _progressed(turn, person) is not None and not _own_note(turn, person) else "",
        "sent_out": lambda: _sent_out(turn, person),
        "issued_rect": lambda: _issued(turn, person),
        "to_check": lambda: _to_check(turn, person),
        "looked": lambda: Dialogue.looked(turn.session, person.id, turn.chat_id, turn.now),
    }
    return _Facts(known, {**later, **(_on_desk(turn, person) if person.holds(*OFFICE) else {})})


def _matters(turn: Turn, units: Sequence[int]) -> str:
    """What was handed over beside the notices, the newest first: a number and what it is about on a line."""
    found = select(Assignment.docket, Assignment.title).where(Assignment.docket.is_not(None)).distinct()
    found = found.where(Assignment.unit_id.in_(units)) if units else found
    rows = turn.session.execute(found.order_by(Assignment.docket.desc()).limit(KNOWN)).all()
    return "\n".join(f"{row.docket} {' '.join(row.title.split())}" for row in rows)


def _progressed(turn: Turn, person: Person) -> Assignment | None:
    """The item of which this person told the progress, if that is the last he told of any today."""
    row = History.last_of(turn.session, person.id, TOLD)
    added = row is not None and row.event == "assignment.add" and row.before != items.AWAITING_CHECK
    if row is None or not (row.event in NOTED or added) or local_day(row.at) != local_day(turn.now):
        return None
    return turn.session.get(Assignment, row.subject_id)


def _own_note(turn: Turn, person: Person) -> str:
    """What he wrote in that note, if it stands and no colleague has written another since."""
    item = _progressed(turn, person)
    part = part_of(turn.session, item, person.id) if item is not None else None
    return part.text if part is not None else ""


def _sent_out(turn: Turn, person: Person) -> str:
    """The number of the instruction that this person sent today, if he did nothing else for units since."""
    row = History.last_of(turn.session, person.id, (SENT, *SINCE_SENT))
    if row is None or row.event != SENT or local_day(row.at) != local_day(turn.now):
        return ""
    return str(row.facts.get("docket") or "")


def _issued(turn: Turn, person: Person) -> str:
    """The orders that this person issued and that lie with their units, the last one last."""
    mine = [order for order in Rectification.in_state(turn.session, *WITH_UNIT) if order.issuer_id == person.id]
    mine.sort(key=lambda order: order.id)
    whose = ((order, order.account.number if order.account else "") for order in mine)
    return ",".join(f"{order.number}:{order.unit.code}:{account}:{order.code}" for order, account in whose)


def _about_items(turn: Turn, units: list[int], orders: list[Rectification]) -> dict[str, str]:
    rows = Assignment.of_units(turn.session, units)
    unsigned = {order.id for order in orders if order.state == UNSIGNED}
    waiting = {item.plan_id for item in rows if item.state == items.AWAITING_ACK} or unsigned
    open_numbers = {item.number for item in rows if item.state not in items.CLOSED}
    dockets = Assignment.open_dockets(turn.session, () if turn.holds(*OFFICE) else units)
    dockets = {docket for docket in dockets if docket.startswith("JB")}
    done = {item.number for item in rows if item.state == items.DONE} - open_numbers
    only = "".join(dockets) if len(dockets) == 1 else ""
    returned = ",".join(dict.fromkeys(str(item.number) for item in rows if item.state == items.RETURNED))
    facts = {"unsigned": str(len(waiting) or ""), "docket": only, "returned": returned}
    return {**facts, **{f"task{number}": "已办结" for number in done}}


def _about_orders(orders: list[Rectification]) -> dict[str, str]:
    """Orders of the units, by whether it is for them to act."""
    return {
        "open_rect": ",".join(order.number for order in orders if order.state in WITH_UNIT),
        "unsigned_rect": ",".join(order.number for order in orders if order.state == UNSIGNED),
        "sent_rect": ",".join(order.number for order in orders if order.state not in WITH_UNIT),
    }


def _to_decide(turn: Turn, person: Person) -> dict[str, str]:
    """Orders that wait for this person's word; then also whether anything else waits for such a word."""
    orders, posts = Rectification.in_state(turn.session, TO_CHECK, DISPUTED, DRAFT), person.posts
    drafts = ",".join(one.number for one in orders if one.state == DRAFT and one.drafter_id == person.id)
    checks = [one for one in orders if one.state == TO_CHECK and any(map(one.may_check, posts))]
    answers = [one for one in orders if one.state == DISPUTED and any(one.may_answer(post) for post in posts)]
    facts = {"check_rect": _of_units(checks), "answer_rect": _of_units(answers), "draft_rect": drafts}
    if checks:
        reported = Assignment.in_state(turn.session, items.AWAITING_CHECK)
        asked = Request.awaiting(turn.session, requests.AWAITING_CHECK)
        facts["check_item"] = str(any(any(map(item.may_check, posts)) for item in reported) or "")
        facts["check_request"] = str(bool(asked) or "")
    if answers:
        facts["keep_item"] = str(bool(Assignment.in_state(turn.session, items.AWAITING_REASSIGN)) or "")
    return facts


def _on_desk(turn: Turn, person: Person) -> Mapping[str, Callable[[], str]]:
    """Applications that wait for the office's word, what it approved, and what this person decided last."""
    return {
        "on_desk": lambda: _papers(turn, requests.AWAITING_APPROVAL),
        "revocable": lambda: _papers(turn, *AFTER_APPROVAL, requests.GRANTED),
        "just_decided": lambda: _just_decided(turn, person),
    }


def _to_check(turn: Turn, person: Person) -> str:
    reported = Assignment.in_state(turn.session, items.AWAITING_CHECK)
    return ",".join(f"{one.number}:{one.unit.code}" for one in reported if any(map(one.may_check, person.posts)))


def _papers(turn: Turn, *states: str) -> str:
    """Applications with their units and accounts: ZX-2022-001:Z04:41."""
    columns = select(Request.number, Unit.code, Account.number.label("account"))
    found = columns.join(Unit, Request.unit_id == Unit.id).outerjoin(Account, Request.account_id == Account.id)
    rows = turn.session.execute(found.where(Request.state.in_(states)).order_by(Request.id))
    return ",".join(f"{row.number}:{row.code}:{row.account or ''}" for row in rows if row.number.startswith(DECIDED))


def _just_decided(turn: Turn, person: Person) -> str:
    """What this person approved or passed last, today, if he has decided nothing else since."""
    row = History.last_of(turn.session, person.id, (*TAKEN_BACK, *DECISIONS))
    if row is None or row.event not in TAKEN_BACK or local_day(row.at) != local_day(turn.now):
        return ""
    if row.subject == Assignment.__tablename__:
        item = turn.session.get(Assignment, row.subject_id)
        return f"{item.number}:{item.unit.code}:" if item is not None else ""
    paper = turn.session.get(Request, row.subject_id)
    return f"{paper.number}:{paper.unit.code}:" if paper is not None else ""


def _of_units(orders: list[Rectification]) -> str:
    return ",".join(f"{order.number}:{order.unit.code}" for order in orders)


def _about_accounts(turn: Turn, units: list[int]) -> dict[str, str]:
    closed = select(Account.number).where(Account.unit_id.in_(units), Account.state != AccountState.IN_USE)
    return {f"account{number}": "已销号" for number in turn.session.scalars(closed)}


def _about_requests(turn: Turn, units: list[int], papers: Papers) -> dict[str, str]:
    before = _numbers(papers, *BEFORE_APPROVAL)
    accepted = [paper for paper in papers if paper.accepted_on is not None]
    return {
        "open_request": before,
        "lacking": _lacking(turn, units) if before else "",
        "form_days": _days_of(papers),
        "approved": _numbers(papers, *AFTER_APPROVAL),
        "accepted": _numbers(accepted, requests.AT_PLATFORM),
        "taken": _numbers(accepted, *REPORTED),
        "stopped": _numbers([paper for paper in papers if paper.stopped_on is not None], *REPORTED),
    }


def _days_of(papers: Papers) -> str:
    """The day that stands in each form that is not approved yet: ZX-2022-001:2022-08-15."""
    waiting = (paper for paper in papers if paper.state in BEFORE_APPROVAL and paper.stop_on)
    return ",".join(f"{paper.number}:{paper.stop_on}" for paper in waiting)


def _lacking(turn: Turn, units: list[int]) -> str:
    """The only incomplete draft on which this person works, and its questions: ZX-2022-001:reason+account_id."""
    drafts = Request.of_units(turn.session, units, requests.DRAFT)
    mine = [one for one in drafts if one.family == ANNEX2 and one.missing and turn.person in one.hands]
    return f"{mine[0].number}:{'+'.join(slot_of(mine[0], name) for name in mine[0].missing)}" if len(mine) == 1 else ""


def slot_of(request: Request, name: str) -> str:
    """Under which name the language has a field of a form."""
    if name == "extend_to":
        return "date"
    if name == "stop_on":
        return "stop_date" if request.is_cancellation else "effective_date"
    return SLOT_OF[name]


def _papers_of(turn: Turn, units: list[int]) -> Papers:
    """The units' applications on their way, with their accounts, oldest first."""
    days = Request.accepted_on, Request.stopped_on, Request.stop_on
    columns = select(Request.number, Request.state, *days, Account.number.label("account"))
    found = columns.outerjoin(Account, Request.account_id == Account.id).order_by(Request.id)
    on_its_way = Request.state.in_((*BEFORE_APPROVAL, *AFTER_APPROVAL))
    return turn.session.execute(found.where(Request.unit_id.in_(units), on_its_way)).all()


def _numbers(papers: Papers, *states: str) -> str:
    """Number and account of the applications in these states."""
    return ",".join(f"{paper.number}:{paper.account or ''}" for paper in papers if paper.state in states)
