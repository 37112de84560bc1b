"""发布审核: a unit offers a post for the main account, 三审 stand by name, 市融媒体中心 decides, the day is kept.

An application of the same table as annex 2, with a life of its own (`publication_fsm.csv`): the last of the three
readers taps, whoever of them has no account is written down by name by the clerk.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.errors import Denied, NotAllowed, Unclear
from bot.models.evidence import refuse_secrets
from bot.models.extension import Entry
from bot.models.history import Act
from bot.models.life import BIRTH, Life, life
from bot.models.member import OFFICE, Member, Role
from bot.models.plan import Plan
from bot.models.request import Request
from bot.models.request_draft import WORKERS
from bot.models.request_row import (
    ADOPTED,
    APPLIED_ON,
    AWAITING_FINAL,
    AWAITING_MEDIA,
    PUBLICATION,
    SENT_BACK,
    TAPPED,
)
from bot.models.request_sign import given_reason

SERIES, SETTING, RUNS_MAIN = "FB", "发布审核", "主账号运营"
ON = frozenset({"是", "开", "开启", "启用", "打开"})
NOTED = "代登记"  # of a final reading that the clerk wrote down
FIRST, SECOND, FINAL = "初审", "复审", "终审"
READERS = frozenset({Role.LEADER, Role.PRINCIPAL})  # who may read last for a unit
LONGEST_TITLE, LONGEST_BODY, LONGEST_LINK, LONGEST_NAME = 60, 600, 500, 40
SHORTEST_TITLE, SHORTEST_NAME = 2, 2


@dataclass(frozen=True, slots=True)
class Content:
    """What is offered, and who has read it."""

    title: str = ""
    body: str = ""
    link: str = ""
    first: str = ""
    second: str = ""
    final: str = ""

    @property
    def missing(self) -> list[str]:
        """What is still to be said."""
        named = [("题目", self.title), ("正文或链接", self.body or self.link)]
        return [name for name, value in (*named, *self.readers) if not value]

    @property
    def readers(self) -> list[tuple[str, str]]:
        """The three readings with their names."""
        return [(FIRST, self.first), (SECOND, self.second), (FINAL, self.final)]


class Publication(Request):
    """One post offered for the main account."""

    __mapper_args__ = {"polymorphic_identity": PUBLICATION}  # noqa: RUF012 - SQLAlchemy reads it once
    life: ClassVar[Life] = life("发布申请", "publication_fsm.csv")

    @classmethod
    def latest_of(cls, session: Session, unit_id: int) -> Self | None:
        """The unit's newest: its three readers are most likely the same again."""
        return session.scalar(select(cls).where(cls.unit_id == unit_id).order_by(cls.id.desc()).limit(1))

    @classmethod
    def offer(cls, act: Act, by: Member, plan: Plan, number: str, content: Content) -> Self:
        """投稿: as often as the unit likes; nothing else of it is blocked meanwhile."""
        if not is_on(plan):
            raise Denied("posts_off", plan=plan.short)
        if not by.holds(*WORKERS):
            raise NotAllowed(roles=WORKERS)
        step = cls.life.step(BIRTH, "offer")
        known: dict[str, Any] = {
            "number": number,
            "family": PUBLICATION,
            "kind": PUBLICATION,
            "plan": plan,
            "unit": by.unit,
            "unit_id": by.unit_id,
            "state": step.then,
            "in_state_since": act.at,
            "moved_by": by.name,
            "moved_event": "offer",
            "created_at": act.at,
            "touched_at": act.at,
        }
        made = cls(**cls.defaults() | known)
        made.clerk, made.hands = by.person, [by.person]
        made._take_in(act, content)
        act.record("request.offer", made, after=made.state, kind=made.kind, **made._facts)
        return made

    def revise(self, act: Act, content: Content) -> None:
        """改稿: after it was sent back; whoever read it reads it again."""
        self._step("revise")
        by = self._own_worker(act)
        self._touch_by(by)
        self._take_in(act, content)
        self._move(act, "revise", round=self.round, **self._facts)

    def named_reader(self, session: Session) -> list[Member]:
        """The leader who was named for 终审, where he is on the roster."""
        found = Member.of_unit(session, self.unit_id, *READERS)
        return [one for one in found if _called(one.name) == _called(self.final_reader)]

    def final_readers(self, session: Session) -> list[Member]:
        """Who taps 终审: the leader that was named; whoever leads the unit now, if he has lost that post."""
        hands = {hand.id for hand in self.hands}
        others = [one for one in Member.of_unit(session, self.unit_id, *READERS) if one.person_id not in hands]
        return self.named_reader(session) or others

    def final_agree(self, act: Act, form_hash: str, readers: Sequence[Member]) -> None:
        """终审 by a tap: what the card showed is today's content."""
        by = self._reader(act, readers)
        self._step("final_agree")
        self.check_content(form_hash)
        self._apart(by.person, FINAL)
        self.signer, self.signed_at, self.signed_how, self.signed_hash = by.person, act.at, TAPPED, self.form_hash
        self._move(act, "final_agree", hash=self.form_hash, how=TAPPED, name=by.name)

    def final_return(self, act: Act, form_hash: str, readers: Sequence[Member], reason: str) -> None:
        """终审退回: back to the clerk."""
        self.check_final(act, form_hash, readers)
        self.decision_reason, self.returned_by = given_reason(reason), FINAL
        self._move(act, "final_return", reason=self.decision_reason)

    def check_final(self, act: Act, form_hash: str, readers: Sequence[Member]) -> None:
        """Whether this person may decide it now: before a reason is asked for, and again with it."""
        by = self._reader(act, readers)
        self._step("final_return")
        self.check_content(form_hash)
        self._apart(by.person, FINAL)

    def final_note(self, act: Act) -> None:
        """终审 on paper, or by somebody without an account: the clerk says who; the record says that he did."""
        by = self._own_worker(act)
        self._step("final_note")
        if _called(by.name) == _called(self.final_reader):
            raise Denied("same_person", subject=self, doing=FINAL, duty="经办")
        self.signed_at, self.signed_how, self.signed_hash = act.at, NOTED, self.form_hash
        self._move(act, "final_note", name=self.final_reader, how=NOTED)

    def final_for(self, act: Act, entry: Entry) -> None:
        """代登记: whoever reads last said so by telephone, on paper or in a meeting; entered by 市府办."""
        if act.by is None or not act.by.holds(*OFFICE):
            raise NotAllowed(roles=OFFICE)
        self._step("final_for")
        if not any(hand.id == act.by.person_id for hand in self.hands):
            self.hands.append(act.by.person)
        self.signed_at, self.signed_hash = act.at, self.form_hash
        self.signed_how = f"{NOTED}：{entry.said}"[:60]
        facts = {"source": entry.source, "who": entry.who, "day": entry.on.isoformat()}
        self._move(act, "final_for", name=self.final_reader, how=self.signed_how, **facts)

    def adopt(self, act: Act, form_hash: str) -> None:
        """采用."""
        by = self.check_media(act, form_hash, "adopt")
        self.approver, self.approved_at, self.decision_reason = by.person, act.at, ""
        self._move(act, "adopt", hash=self.form_hash)

    def give_back(self, act: Act, form_hash: str, reason: str) -> None:
        """退回: the unit may change it, and reads it three times again."""
        self.check_media(act, form_hash, "give_back")
        self.decision_reason, self.returned_by = given_reason(reason), "市融媒体中心"
        self._unsign()
        self._move(act, "give_back", reason=self.decision_reason)

    def decline(self, act: Act, form_hash: str, reason: str) -> None:
        """不采用: it ends."""
        self.check_media(act, form_hash, "decline")
        self.decision_reason = given_reason(reason)
        self._move(act, "decline", reason=self.decision_reason)

    def check_media(self, act: Act, form_hash: str, event: str) -> Member:
        """Who decides about it: 融媒体 at this moment, and somebody who neither wrote nor read it for the unit."""
        by = act.by
        if by is None or not by.holds(Role.MEDIA):
            raise NotAllowed(roles=(Role.MEDIA,))
        self._step(event)
        self.check_content(form_hash)
        self._apart(by.person, "审稿", (self.signer, FINAL))
        return by

    def publish(self, act: Act, day: date, link: str = "") -> None:
        """已发布: when and where; said again, it is put right."""
        by = act.by
        if by is None or not (by.holds(Role.MEDIA) or (self.of_unit(by) and by.holds(*WORKERS))):
            raise NotAllowed("not_own_unit", subject=self, unit=self.unit, own=by.unit if by else None)
        self._step("publish")
        if day > local_day(act.at):
            raise Unclear("future_date", field="date", value=day)
        self.posted_on, self.posted_link = day, link[:LONGEST_LINK] or self.posted_link
        self._move(act, "publish", day=day.isoformat(), text=self.posted_link)

    @property
    def subject_name(self) -> str:
        """For the history: FB-2022-001 佛堂古镇夜游指南."""
        return f"{self.number} {self.post_title}"

    @property
    def own_label(self) -> str:
        """What it is about."""
        return f"《{self.post_title}》"

    @property
    def missing(self) -> tuple[str, ...]:
        """Nothing is offered that is not complete."""
        return ()

    @property
    def content(self) -> Content:
        """What stands in it now."""
        return Content(
            self.post_title, self.post_body, self.post_link, self.first_reader, self.second_reader, self.final_reader
        )

    @property
    def waits_for(self) -> str:
        """等谁: the unit, its leader, or who runs the main account."""
        media = (self.plan.listed(RUNS_MAIN) or ("市融媒体中心",))[0]
        return {AWAITING_FINAL: "单位终审", AWAITING_MEDIA: media, SENT_BACK: "单位经办", ADOPTED: media}.get(
            self.state, ""
        )

    @property
    def form(self) -> dict[str, str]:
        """What the last reader taps for, and 市融媒体中心 decides on."""
        return {
            "编号": self.number,
            "申请单位": self.form_unit,
            "题目": self.post_title,
            "正文": self.post_body,
            "链接": self.post_link,
            FIRST: self.first_reader,
            SECOND: self.second_reader,
            FINAL: self.final_reader,
            APPLIED_ON: self.applied_on.isoformat() if self.applied_on else "",
            "经办人": self.clerk.name,
        }

    @property
    def _facts(self) -> dict[str, Any]:
        return {"names": [f"{name}{value}" for name, value in self.content.readers], "text": self.post_link}

    def _take_in(self, act: Act, content: Content) -> None:
        _check(content)
        if _called(self.clerk.name) == _called(content.final):
            raise Denied("same_person", subject=self, doing=FINAL, duty="经办")
        self.post_title, self.post_body, self.post_link = content.title, content.body, content.link
        self.first_reader, self.second_reader, self.final_reader = content.first, content.second, content.final
        self.round += 1
        self.signed_unit = ""
        self.applied_on = local_day(act.at)
        self.changes = _changed(self.submitted_form, self.form)
        self.submitted_form, self.form_hash = self.form, self.fingerprint()
        self.signer = None
        self._unsign()

    def _reader(self, act: Act, readers: Sequence[Member]) -> Member:
        """The leader whom the card asks, in the post that he holds at this moment."""
        by = act.by
        if by is None or not any(one.id == by.id for one in readers):
            raise NotAllowed("not_final_reader", subject=self, unit=self.unit, name=self.final_reader)
        return by

    def _duplicate(self, session: Session) -> Denied:
        del session
        return Denied("refused", subject=self)


def is_on(plan: Plan) -> bool:
    """发布审核 is off unless plan.csv says 是."""
    return plan.setting(SETTING) in ON


def _check(content: Content) -> None:
    for text in (content.title, content.body, content.link):
        refuse_secrets(text)
    if content.missing:
        raise Unclear("post_incomplete", missing=content.missing)
    if not SHORTEST_TITLE <= len(content.title) <= LONGEST_TITLE:
        raise Unclear("post_title", length=len(content.title))
    names = [_called(name) for _, name in content.readers]
    if len(set(names)) < len(names):
        raise Denied("same_readers")
    if any(not SHORTEST_NAME <= len(name) <= LONGEST_NAME for name in names):
        raise Unclear("post_incomplete", missing=[FIRST, SECOND, FINAL])


def _called(name: str) -> str:
    """A name without what stands in brackets behind it."""
    return name.split("（", maxsplit=1)[0].split("(", maxsplit=1)[0].strip()


def _changed(before: dict[str, str], after: dict[str, str]) -> list[list[str]]:
    if not before:
        return []
    own = {APPLIED_ON, "经办人"}
    return [[k, before.get(k, ""), v] for k, v in after.items() if k not in own and before.get(k, "") != v]
