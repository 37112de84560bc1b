"""收到的表: a table that somebody sent or uploaded, kept until he has said whether it shall be read in."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import ForeignKey, LargeBinary, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from bot.database import Base
from bot.errors import Denied, WrongState
from bot.models.history import Act
from bot.models.member import OFFICE, Member, Person, Role

TO_LOOK, CHOOSING, ASKED, TO_TAKE, TAKEN, LEFT = "待看", "待选", "待确认", "待读入", "已读入", "没有读入"
LARGEST = 5 * 1024 * 1024  # of a list; a ledger of some years is a tenth of it
NAME = 120  # characters of a file name
TRIES = 3  # then something of it breaks the product, and it is left
LIFE = timedelta(days=1)  # whoever has not said 是 by then sends it again
UNIT = frozenset({Role.CLERK, Role.CONTACT})


class Sort(StrEnum):
    """Which list it is."""

    LEDGER = "台账"
    OPENING = "期初表"
    DISPOSITIONS = "处置意见表"
    UPDATES = "最近更新日期"
    PROVINCE = "全省平台名单"
    POSTS = "供稿统计"
    DUTY = "值班表"


RIGHTS: Mapping[Sort, frozenset[Role]] = {  # who may do the same by typed words, or whose duty in the notice it is
    Sort.LEDGER: OFFICE,
    Sort.OPENING: OFFICE,
    Sort.DISPOSITIONS: frozenset({Role.APPROVER}),
    Sort.UPDATES: frozenset({Role.MONITOR}),
    Sort.PROVINCE: frozenset({Role.MONITOR}),
    Sort.POSTS: frozenset({Role.MEDIA}),
    Sort.DUTY: OFFICE | UNIT,  # a unit its own days
}
OF_A_PLAN = frozenset({Sort.DISPOSITIONS, Sort.PROVINCE, Sort.POSTS})
AS_SENT = frozenset({Sort.PROVINCE})  # kept beside the ledger as it is: what is done meanwhile changes nothing of it
OVERSEERS = OFFICE | {Role.MONITOR, Role.MEDIA}  # whose files are lists more often than evidence


class ReceivedList(Base):
    """One file. Its bytes stay here and not in the media folder: which process reads it in is open."""

    __tablename__ = "received_list"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    at: Mapped[datetime]  # business time
    channel: Mapped[str] = mapped_column(String(10))  # bot | page
    name: Mapped[str] = mapped_column(String(120), default="")  # empty where WeCom tells none
    sort: Mapped[str] = mapped_column(String(20), default="")
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id"))
    state: Mapped[str] = mapped_column(String(10), index=True)
    quiet: Mapped[bool] = mapped_column(default=False)  # it is somebody's evidence as well: no word if it is no list
    sha256: Mapped[str] = mapped_column(String(64), default="")
    data: Mapped[bytes | None] = mapped_column(LargeBinary)
    lines: Mapped[list[Any]] = mapped_column(default=list)  # what would change, or what is wrong
    options: Mapped[list[Any]] = mapped_column(default=list)  # which lists it may be: sort, plan, label
    tries: Mapped[int] = mapped_column(default=0)

    person: Mapped[Person] = relationship()

    @classmethod
    def keep(cls, session: Session, person: Person, at: datetime, data: bytes, **more: Any) -> Self:  # noqa: ANN401
        """A file to look at; one that is too large is kept without its bytes. `more`: channel, name, quiet."""
        name = " ".join(str(more.pop("name", "")).replace("\\", "/").rpartition("/")[2].split())[:NAME]
        made = cls(person_id=person.id, at=at, state=TO_LOOK, lines=[], options=[], tries=0, sort="", name=name, **more)
        made.sha256 = hashlib.sha256(data).hexdigest()
        made.data = data if len(data) <= LARGEST else None
        session.add(made)
        session.flush()
        return made

    @classmethod
    def for_change(cls, session: Session, number: int, person: Person) -> Self:
        """Somebody's own file; of anybody else's nothing is said."""
        found = session.get(cls, number, with_for_update={"of": cls})
        if found is None or found.person_id != person.id:
            raise Denied("list_gone")
        return found

    @classmethod
    def still_asked(cls, session: Session, person: Person, now: datetime) -> Self | None:
        """Somebody's last file, if it waits for his 是."""
        latest = next(iter(cls.of(session, person, 1)), None)
        return latest if latest and latest.state == ASKED and latest.at > now - LIFE else None

    @classmethod
    def waiting(cls, session: Session) -> list[int]:
        """Those that the clock has to look at or to read in, oldest first."""
        found = select(cls.id).where(cls.state.in_((TO_LOOK, TO_TAKE))).order_by(cls.id)
        return list(session.scalars(found))

    @classmethod
    def of(cls, session: Session, person: Person, most: int) -> list[Self]:
        """Somebody's latest."""
        found = select(cls).where(cls.person_id == person.id, cls.quiet.is_(False)).order_by(cls.id.desc())
        return list(session.scalars(found.limit(most)))

    @classmethod
    def forget(cls, session: Session, now: datetime) -> None:
        """Of what nobody confirmed in a day the bytes go."""
        old = select(cls).where(cls.state.in_((CHOOSING, ASKED)), cls.at < now - LIFE)
        for row in session.scalars(old):
            row.leave()

    @property
    def subject_name(self) -> str:
        """For the history: 值班表 8月值班.xlsx."""
        return " ".join(part for part in (self.sort, self.name) if part) or "文件"

    def choose(self, act: Act, sort: str, plan: object) -> None:
        """The person said which list it is, one of those that it may be."""
        options = [option for option in self.options if option["sort"] == sort and option["plan"] == plan]
        if self.state != CHOOSING or not options:
            raise WrongState(subject=self, state=self.state, event="read_list")
        self.sort, self.plan_id = sort, options[0]["plan"]
        self.state = TO_LOOK
        act.record("list.choose", self)

    def ask(self, lines: Iterable[str]) -> None:
        """What would change is known; the person has to say 是."""
        self.lines, self.state = list(lines), ASKED

    def confirm(self, act: Act) -> None:
        """是."""
        if self.state != ASKED:
            raise WrongState(subject=self, state=self.state, event="read_list")
        self.state = TO_TAKE
        act.record("list.confirm", self)

    def finish(self, act: Act) -> None:
        """It has been read in."""
        self.state, self.data = TAKEN, None
        act.record("list.take", self, lines=len(self.lines))

    def leave(self, lines: Iterable[str] = ()) -> None:
        """It is not read in; why stands in `lines`."""
        self.lines, self.state, self.data = list(lines), LEFT, None


def may_send_any(person: Person) -> bool:
    """Whether there is any list that he may send."""
    return any(person.holds(*roles) for roles in RIGHTS.values())


def sender_of(person: Person, sort: Sort) -> Member | None:
    """The post in which he may read such a list in."""
    return next((post for post in person.posts if post.holds(*RIGHTS[sort])), None)
