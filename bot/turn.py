"""One turn: who speaks, what they mean, and everything a handler may ask back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import Denied, NotAllowed, NotBound, Refusal, Unclear
from bot.language.facts import Fact
from bot.language.personal import covered
from bot.message import Message, Reply
from bot.models import Account, Act, Dialogue, Member, Person, Role, Unit
from bot.models.dialogue import LIFE
from bot.models.history import REFUSED
from bot.models.registration import without_role
from bot.paging import PAGE, left_behind
from bot.workdays import Workdays

Slots = dict[str, Any]
PUT_RIGHT = "put_right"  # slot: which fields of an entry this message put right; none of its words is an answer
JOINED = "joined"  # slot: the preview that was shown is shown again with more, or less
MORE_ACCOUNTS = "more"  # slot: whose forms come behind this one
AFTER = "after"  # slot: another form that was told beside this one, offered when it is sent


class Question(Exception):
    """The turn cannot go on without an answer; its work rolls back, the question is kept open.

    `intent` resumes when the answer comes; by default the intent that asked.
    """

    def __init__(self, text: str, kind: str, **more: Any) -> None:  # noqa: ANN401 - options, fields, slots, intent
        super().__init__(text)
        self.text, self.kind = text, kind
        self.options: Sequence[Mapping[str, Any]] = more.get("options", ())
        self.fields: Sequence[str] = more.get("fields", ())
        self.slots: Slots = more.get("slots", {})
        self.intent: str = more.get("intent", "")


@dataclass(slots=True)
class Turn:
    """What a handler gets: it finds, acts through a verb on a model, and says."""

    session: Session
    message: Message
    act: Act  # who, when, through which door; verbs record into it
    now: datetime  # business time
    workdays: Workdays
    person: Person | None = None
    chat_id: str = ""  # where the answer is read: "" is the person's own chat with the app
    intent: str = ""
    slots: Slots = field(default_factory=dict)
    said: str = ""  # the words without a mention; see `words`
    confirmed: bool = False  # the person said 是 to our preview
    asked: Question | None = None  # what this turn asks back
    unread: tuple[str, str] = ("", "")  # of which intent's preview a change was not understood, and its words
    facts: tuple[Fact, ...] = ()  # what people keep asking about, and the answers
    asks_nothing: bool = False  # a look beside a question that is open: it opens none of its own
    hint: str = ""  # what is said if nothing comes of the words: what this person may say

    @property
    def speaker(self) -> Person:
        """The person who speaks; NotBound for a stranger."""
        if self.person is None or not self.person.posts:
            raise NotBound(former=self.person is not None)
        return self.person

    @property
    def serves(self) -> bool:
        """Whether the speaker holds a post anywhere."""
        return self.person is not None and any(post.roles for post in self.person.posts)

    @property
    def roles(self) -> frozenset[Role]:
        """What the speaker is, in whatever unit."""
        return frozenset(role for post in (self.person.posts if self.person else ()) for role in post.roles)

    def colleagues(self, *roles: Role) -> str:
        """Who of the speaker's own units holds one of the roles, by name."""
        units = [own.unit_id for own in (self.person.posts if self.person else ())]
        posts = [post for unit_id in units for post in Member.of_unit(self.session, unit_id, *roles)]
        return "、".join(dict.fromkeys(post.name for post in posts))

    def no_post(self) -> Refusal:
        """Why there is nothing for him to decide: no post any more, one that waits to be confirmed, or a stranger."""
        posts = self.person.posts if self.person is not None else []
        return without_role(self.session, posts[0]) if posts else NotBound(former=self.person is not None)

    def holds(self, *roles: Role) -> bool:
        """Whether the speaker has one of the roles anywhere."""
        return self.person is not None and self.person.holds(*roles)

    def member(self, *roles: Role, among: Sequence[int] = ()) -> Member:
        """In which unit the speaker acts: the one named, the only one possible, else he is asked.

        `among` limits it to units (ids) for which the act makes sense. The act is recorded under that unit.
        """
        posts = [post for post in self.speaker.posts if not roles or post.holds(*roles)]
        if not posts:
            raise NotAllowed(roles=roles)
        fitting = [post for post in posts if not among or post.unit_id in among] or posts
        code = self.slots.get("unit")
        named = [post for post in fitting if post.unit.code == code] if code else fitting
        if code and not named:
            other = Unit.coded(self.session, str(code))
            raise NotAllowed("not_own_unit", unit=other, own=fitting[0].unit)
        if len(named) > 1:
            options = [{"unit": post.unit.code, "label": post.unit.short} for post in named]
            raise Question("您同时登记在几个单位，这一项是哪个单位的？", "choose", options=options)
        self.act.by = named[0]
        return named[0]

    def officer(self, *roles: Role) -> Member:
        """The post in which the speaker decides about others' things; the slot `unit` names the others."""
        post = next((post for post in self.speaker.posts if post.holds(*roles)), None)
        if post is None:
            raise NotAllowed(roles=roles)
        self.act.by = post
        return post

    def slot(self, name: str) -> Any:  # noqa: ANN401 - slots hold what language reads
        """A slot, or None."""
        return self.slots.get(name)

    def text(self, name: str) -> str:
        """A slot as text."""
        return str(self.slots.get(name) or "")

    def need(self, name: str, question: str) -> Any:  # noqa: ANN401 - as `slot`
        """A slot that must be there, else it is asked for."""
        if self.slots.get(name) in (None, ""):
            raise Question(question, "ask", fields=[name])
        return self.slots[name]

    def ask(self, text: str, fields: Sequence[str], *, intent: str = "", **slots: Any) -> Reply:  # noqa: ANN401
        """Ask for fields and keep what was done so far."""
        self.open(Question(text, "ask", fields=fields, slots=slots, intent=intent))
        return Reply(text)

    def decline(self, text: str, subject: object = None) -> Reply:
        """Nothing came of it, and the answer has words of its own: an attempt on record like any refusal."""
        self.act.record("refused", subject, result=REFUSED, code="came_to_nothing", intent=self.intent, why={})
        return Reply(text)

    def offer(self, text: str, *, intent: str = "", **slots: Any) -> Reply:  # noqa: ANN401 - slots
        """Show what would happen and wait for 是."""
        self.open(Question(text, "confirm", slots=slots, intent=intent))
        return Reply(text)

    def show(self, text: str, **slots: Any) -> Reply:  # noqa: ANN401 - slots
        """A preview of our own: a yes to “您是要…吗” does not stand for it."""
        return self.offer(text, **slots, shown=True)

    @property
    def agreed(self) -> bool:
        """Whether 是 answered the preview itself."""
        return self.confirmed and bool(self.slot("shown"))

    def choose(self, text: str, options: Sequence[Mapping[str, Any]], *, intent: str = "") -> Reply:
        """Let the person pick one; each option carries its slots and a `label`."""
        listed = "\n".join(f"{n} {option['label']}" for n, option in enumerate(options, 1))
        self.open(Question(text, "choose", options=options, intent=intent))
        return Reply(f"{text}\n{listed}")

    def cover(self, text: str) -> str:
        """Names and numbers of citizens are covered before anything is kept: in history, inbox and all that follows."""
        text = covered(text)
        self.message = replace(self.message, text=text)
        self.act.raw = text
        return text

    @property
    def words(self) -> str:
        """What was typed, without the mention that a group's message carries."""
        return self.said or self.message.text

    @property
    def told(self) -> str:
        """What a report tells: the words behind its command, of a whole sentence those beside number and command."""
        text = self.text("text")
        whole = text in {self.text("said").strip(), self.words.strip()}
        return self.text("words") if not text or (whole and self.slot("words")) else text

    def paged(self, text: str, count: int) -> Reply:
        """The asked page of a list of so many lines: 下一页 or 更多 brings the next one while there is one."""
        left = left_behind(count, self.page)
        if left > 0:
            self.open(Question("下一页", "choose", options=[{"page": self.page + 1, "label": "下一页、翻页、更多"}]))
        return Reply(text if left > -PAGE or self.page == 1 else f"没有第{self.page}页，前面的页数能看。")

    @property
    def page(self) -> int:
        """The page of a list that is asked for."""
        page = self.slots.get("page")
        return max(page, 1) if isinstance(page, int) else 1

    def open(self, question: Question, *, card_id: int | None = None) -> None:
        """Keep a question open for this person in this chat: 10 minutes, or as long as its card."""
        who = self.person
        if who is None:
            raise NotBound
        if self.asks_nothing:
            return
        Dialogue.close(self.session, who.id, self.chat_id)
        slots = {key: value for key, value in self.slots.items() if key not in {"ask", "deny"}}
        of, words = self.unread
        if words and question.kind == "confirm" and of == (question.intent or self.intent):
            slots["unread"] = words
        self.session.add(
            Dialogue(
                person_id=who.id,
                chat_id=self.chat_id,
                kind=question.kind,
                question=question.text,
                intent=question.intent or self.intent,
                slots={**slots, **question.slots},
                options=[dict(option) for option in question.options],
                fields=list(question.fields),
                asked_at=self.now,
                expires_at=None if card_id else self.now + LIFE,
                card_id=card_id,
            )
        )
        self.asked = question

    def unit_named(self) -> Unit:
        """The unit of the slot `unit`; asked for where it is missing."""
        code = self.need("unit", "是哪个单位？请回复单位名称。")
        unit = Unit.coded(self.session, str(code))
        if unit is None:
            raise Unclear("no_such_unit", value=code)
        return unit


def accounts_among(turn: Turn, ids: Sequence[int], subject: object = None) -> list[Account]:
    """Those of these accounts that were named; all of them where 全部 was said, or where there is only one."""
    mine = list(turn.session.scalars(select(Account).where(Account.id.in_(ids)).order_by(Account.number)))
    numbers = turn.slot("accounts") or turn.slot("account_candidates")
    numbers = numbers or ([turn.slot("account")] if turn.slot("account") else [])
    if turn.slot("all") or (not numbers and len(mine) == 1):
        return mine
    named = [account for account in mine if account.number in numbers]
    if numbers and not named:
        raise Denied("not_asked_about", subject=subject)
    if not named or (turn.slot("account_candidates") and len(named) > 1):
        options = [
            {"account": one.number, "account_candidates": None, "label": one.label} for one in (named or mine)[:10]
        ]
        raise Question("是哪个账号？回复编号：", "choose", options=options)
    return named
