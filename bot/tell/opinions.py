"""Who hears what of 处置意见: a card to the host, the form and a card to its principal, a card an account to 市府办."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.models import Account, Card, History, Member, Opinion, Person, Plan, Request, Role
from bot.models.member import same_person
from bot.models.opinion import asked_people
from bot.models.province import FIGURES, SIX
from bot.models.request_row import RETURNED, TO_PROPOSE
from bot.papers.comparison_columns import DECIDING
from bot.papers.workbook import Sheet, Value, book
from bot.tell.post import Post
from bot.tell.request_cards import close, each
from bot.tell.request_people import principals, to_clerks, to_each, why
from bot.wording import opinions as say

_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,4})?", re.ASCII)
UNIT, DECIDE = "opinion", "dispose"
REPLACED = "已换新卡片，请看最新一张"


def asked(post: Post, request: Request, row: History) -> None:
    """征求: one card to the host, inside the window."""
    del row
    if isinstance(request, Opinion):
        post.in_window = True
        to_unit(post, request)
        post.in_window = False


def to_unit(post: Post, opinion: Opinion) -> None:
    """A fresh card to whoever is asked in the unit; the old ones are greyed."""
    close(post, opinion, REPLACED, "已换新卡", UNIT)
    accounts = [post.session.get_one(Account, key) for key in opinion.account_ids]
    card = say.unit_card(opinion, accounts, local_day(post.now))
    for one in asked_people(post.session, opinion.unit):
        post.card(one, opinion, UNIT, card, label="处置意见卡")


def proposed(post: Post, request: Request, row: History) -> None:
    """One or several were said: the card shows what is still missing; colleagues hear of it."""
    if isinstance(request, Opinion):
        to_clerks(post, request, f"{row.who}提了处置意见（{request.number}）：{row.facts.get('text', '')}。", row)
        to_unit(post, request)


def entered(post: Post, request: Request, row: History) -> None:
    """代登记: the unit hears what was entered in its name; with the last account 市府办审批 is asked."""
    if not isinstance(request, Opinion) or (row.event != "request.enter" and not request.missing):
        return  # the last account's row is followed by the one of its sending, which tells both
    to_clerks(post, request, say.entered_told(request, row.who, row.facts), row, label="代登记")
    if row.event == "request.enter":
        close(post, request, f"{row.who}已代登记", "已代登记", UNIT)
        to_each(post, principals(post, request), say.entered_told(request, row.who, row.facts), "代登记")
        to_office(post, request)
    else:
        to_unit(post, request)


def submitted(post: Post, request: Opinion) -> None:
    """送签: the unit's card is over."""
    close(post, request, "已送签", "已送签", UNIT)


def to_office(post: Post, opinion: Opinion, people: Iterable[Person] = (), only: Collection[int] | None = None) -> None:
    """A card an account to each 市府办审批 who had no part in it (or to these people, about these accounts only)."""
    wanted = list(people) or [one.person for one in deciders(post, opinion)]
    for key in opinion.undecided if only is None else [one for one in opinion.undecided if one in only]:
        account = post.session.get_one(Account, key)
        card = say.decision_card(opinion, account)
        for person in wanted:
            _grey(post, account, person)
            post.card(person, account, DECIDE, card, form_hash=opinion.form_hash, label="处置意见定夺卡")


def close_office(post: Post, opinion: Opinion, outcome: str, grey: str) -> None:
    """The cards about its accounts are over: it was returned, taken back or ended."""
    for key in opinion.account_ids:
        post.close_cards(post.session.get_one(Account, key), outcome, grey, DECIDE)


def returned(post: Post, opinion: Opinion, row: History, by: str) -> None:
    """退回, by the principal or by 市府办: the unit says it anew."""
    close_office(post, opinion, f"{row.who}退回", "已退回")
    to_clerks(post, opinion, say.returned(opinion, by, why(row)), row, label="结果")
    to_unit(post, opinion)


def decided(post: Post, row: History) -> None:
    """An account's disposition was decided, by whatever door: its cards close, and the application may end."""
    account = row.about
    if not isinstance(account, Account) or post.act is None:
        return
    post.close_cards(account, say.outcome(row.who, row.at, row.after), f"已定{row.after}", DECIDE, by=row)
    opinion = Opinion.about(post.session, account)
    if opinion is None:
        return
    opinion.note_decision(account)
    if not opinion.undecided:
        opinion.decide_all(post.act)


def ended(post: Post, request: Request, row: History) -> None:
    """Everything in it is decided: the principal hears; the clerks heard of each account."""
    if isinstance(request, Opinion):
        told = [one for one in principals(post, request) if one.person_id != row.person_id]
        to_each(post, told, say.decided(request), "结果")


def sheet_asked(post: Post, row: History) -> None:
    """处置意见表: the workbook to who asked."""
    person = post.session.get(Person, row.person_id) if row.person_id else None
    if person is not None:
        post.file(person, f"处置意见表{local_day(post.now):%Y%m%d}.xlsx", opinion_book(post.session), "处置意见表")


def opinion_book(session: Session) -> bytes:
    """Every account with its unit's words, the six figures, and a column that `import dispositions` reads."""
    said = _said(session)
    sheets = []
    for plan in Plan.all(session):
        found = select(Account).where(Account.plan_id == plan.id, Account.protected.is_(False)).order_by(Account.number)
        rows = [_row(account, said.get(account.id, ("", ""))) for account in session.scalars(found)]
        sheets.append(Sheet(f"处置意见{plan.short}"[:30], DECIDING, rows))
    return book(sheets)


def _said(session: Session) -> dict[int, tuple[str, str]]:
    """What units signed last, by account."""
    found: dict[int, tuple[str, str]] = {}
    for opinion in session.scalars(select(Opinion).order_by(Opinion.id)):
        if opinion.state not in {TO_PROPOSE, RETURNED}:
            found |= {int(line[0]): (str(line[2]), str(line[3])) for line in opinion.proposals if line[2]}
    return found


def _row(account: Account, said: tuple[str, str]) -> Sequence[Value]:
    figures = account.facts.get(FIGURES) or {}
    unit = account.unit.name if account.unit else ""
    first = (account.number, account.name, account.platform, unit, *said, account.disposition, "")
    return (*first, *(_figure(str(figures.get(name, ""))) for name in SIX))


def _figure(said: str) -> Value:
    """A number where it is one, so that the office can sort by it."""
    return float(said) if _NUMBER.fullmatch(said) else said


def deciders(post: Post, opinion: Opinion) -> list[Member]:
    """市府办审批 who had no part in it and are not of its unit."""
    parts = [*opinion.hands, opinion.signer]
    members = each(Member.with_role(post.session, Role.APPROVER))
    return [
        one
        for one in members
        if one.unit_id != opinion.unit_id and not any(same_person(one.person, part) for part in parts)
    ]


def _grey(post: Post, account: Account, person: Person) -> None:
    for card in Card.open_about(post.session, Account.__tablename__, account.id, DECIDE):
        if card.person_id == person.id:
            post.close_card(card, REPLACED, "已换新卡", state="失效")


TABLE: Mapping[str, Callable[[Post, History], None]] = {
    "account.dispose": decided,
    "account.follow": decided,
    "office.opinions_asked": sheet_asked,
}
