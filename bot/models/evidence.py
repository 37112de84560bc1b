"""证明材料: a sentence, a link or a picture that goes with a report or an execution step."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.errors import Denied
from bot.message import Media
from bot.models.history import DONE, Act, History
from bot.models.outbox import PENDING, Outbox

TO_FETCH, KEPT, LOST, TURNED_AWAY = "待取", "已收", "取不到", "拒收"
UNSORTED = "person"  # subject of a picture that nobody has assigned yet
OWN_CHATS = ("app", "bot")
ALONE, BESIDE = "list", "list too"  # a file that may be a list to read in; the second is evidence in any case
NEARBY = timedelta(minutes=30)  # a picture this long after one's own report belongs to it
KINDS = {"image": "image", "file": "file", "video": "file"}
STEPS = (  # events whose picture may follow: reports and execution steps of one's own
    "assignment.report",
    "assignment.progress",
    "assignment.add",
    "request.sign_paper",
    "request.start_exec",
    "request.platform_submitted",
    "request.submit_evidence",
    "request.exec_blocked",
    "rectification.feedback",
    "rectification.feedback_add",
    "training.announce",
    "training.material",
    "training.sheet",
    "training.tick",
)
_SECRET = re.compile(
    r"(?:绝密|机密)"
    r"|秘密\s*[★☆▲]"
    r"|[【\[（(〔《]\s*(?:国家)?秘密\s*[】\])）〕》]"
    r"|^\s*秘密\s*(?:[:：]|$)"
    r"|密级\s*[:：]?\s*秘密"
    r"|国家秘密",
    re.MULTILINE,
)


class Evidence(Base):
    """One piece; pictures are rows to fetch first (a bot's address lives 5 minutes)."""

    __tablename__ = "evidence"
    __table_args__ = (Index("ix_evidence_subject", "subject", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(30))  # assignment | request | person (not yet assigned)
    subject_id: Mapped[int]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(10))  # text | image | file
    text: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(10), default=KEPT)  # 待取 | 已收 | 取不到 | 拒收
    path: Mapped[str] = mapped_column(String(200), default="")  # relative to the media folder
    sha256: Mapped[str] = mapped_column(String(64), default="")
    step: Mapped[str] = mapped_column(String(30), default="")  # report | paper_sign | execution

    @classmethod
    def receive(
        cls, session: Session, act: Act, media: Iterable[Media], list_of: str = "", /, **about: object
    ) -> list["Evidence"]:
        """Keep pictures and files of a message as rows to fetch; `about`: subject, subject_id, step.

        Without a subject they wait under the person's name until he says what they belong to. `list_of`: ALONE or
        BESIDE where a file may be a list that is to be read in.
        """
        who = act.who
        if who is None:
            return []
        about = {"subject": UNSORTED, "subject_id": who.id, "step": "", **about}
        kept = [cls._receive(session, act, one, about, list_of) for one in media if one.kind in KINDS]
        if kept:
            belongs = f"{about['subject']} {about['subject_id']}"
            act.record("evidence.receive", kept[0], count=len(kept), belongs=belongs)
        return kept

    @classmethod
    def _receive(cls, session: Session, act: Act, media: Media, about: dict[str, object], list_of: str) -> "Evidence":
        person_id = act.who.id if act.who else 0
        row = cls(person_id=person_id, at=act.at, kind=KINDS[media.kind], state=TO_FETCH, **about)
        session.add(row)
        session.flush()
        facts = {"evidence": row.id, "media_id": media.media_id, "url": media.url}
        if list_of and row.kind == "file":
            facts["list"] = list_of
        fetch = Outbox(kind="fetch", person_id=person_id, label="取图", state=PENDING, facts=facts, in_window=False)
        fetch.made_at, fetch.next_at, fetch.attempts = act.at, act.machine_at, 0
        session.add(fetch)
        return row

    def assign(self, act: Act, subject: str, subject_id: int, step: str = "") -> None:
        """The person said what the picture belongs to."""
        self.subject, self.subject_id, self.step = subject, subject_id, step
        act.record("evidence.assign", self, belongs=f"{subject} {subject_id}")

    def turn_away(self, act: Act, why: str) -> None:
        """It is of a kind that is not kept, or bears a secrecy mark (`models.received`); nothing of it is stored."""
        self.state = TURNED_AWAY
        act.record("evidence.turn_away", self, why=why, belongs=f"{self.subject} {self.subject_id}")

    @classmethod
    def about(cls, session: Session, subject: str, subject_id: int) -> list["Evidence"]:
        """What belongs to an item or an application and is not lost, oldest first."""
        found = select(cls).where(
            cls.subject == subject, cls.subject_id == subject_id, cls.state.not_in((LOST, TURNED_AWAY))
        )
        return list(session.scalars(found.order_by(cls.id)))

    @classmethod
    def unsorted(cls, session: Session, person_id: int) -> list["Evidence"]:
        """What a person sent and nobody has assigned, oldest first."""
        return cls.about(session, UNSORTED, person_id)

    @property
    def subject_name(self) -> str:
        """For the history."""
        return "图片" if self.kind == "image" else "文件"


def lately_done(session: Session, act: Act) -> History | None:
    """The person's own last report or execution step in this chat, if it is not older than 30 minutes.

    His chats with the application and with the bot are one: files reach the bot alone.
    """
    who = act.who
    if who is None:
        return None
    mine = select(History).where(
        History.person_id == who.id,
        History.channel == act.channel if act.chat_id else History.channel.in_(OWN_CHATS),
        History.chat_id == act.chat_id,
        History.event.in_(STEPS),
        History.result == DONE,
        History.at >= act.at - NEARBY,
        History.at <= act.at,
    )
    return session.scalar(mine.order_by(History.id.desc()).limit(1))


def refuse_secrets(text: str) -> None:
    """涉密不上网: words that carry a secrecy mark are not taken in."""
    if _SECRET.search(text):
        raise Denied("secret")
