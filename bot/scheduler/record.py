"""What an attempt leaves behind: the row's new state, a card's codes, a person who cannot be reached, a file."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from sqlalchemy.orm import Session

from bot.models import Act, Card, Evidence, Outbox, Person, ReceivedList, Request, Training
from bot.models.evidence import BESIDE, KEPT, LOST
from bot.models.outbox import FAILED, PENDING, SENT, UNCERTAIN, WITHDRAWN
from bot.models.received import suffix_of, why_not
from bot.scheduler.alone import is_refused_alone
from bot.scheduler.beat import MESSAGES
from bot.scheduler.claim import LONGEST_WAIT, SAFE
from bot.scheduler.identities import settle, suggest
from bot.scheduler.outcomes import Done, Failed, Later, Outcome, pause
from bot.scheduler.sending import Errand
from bot.tell import Post, tell
from bot.tell.post import was_on_trial
from bot.tell.request_paper import scan_arrived
from bot.tell.trainings import material_arrived
from bot.wecom.downloads import Fetched
from bot.wording import delivery as say

ONCE_ONLY = frozenset({"webhook"})  # no duplicate check: an unknown outcome is never repeated
DOUBTFUL = ONCE_ONLY | {"message", "upload"}  # the other kinds do no harm twice
STEPS_BACK = 1.5  # times the pause: others go first then, or a row that never gets through would pause them for ever
DECIDED = "已办"
PAPER = "sign_paper"  # a picture that shows the principal's signature on paper

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where an outcome is written down."""

    session: Session
    machine_now: datetime
    now: datetime  # business time
    agent_id: int
    media_dir: Path


def record(desk: Desk, errand: Errand, row: Outbox, outcome: Outcome) -> None:
    """Bring the row (freshly read, still ours) to where the outcome puts it."""
    if isinstance(outcome, Done):
        _done(desk, errand, row, outcome)
    elif isinstance(outcome, Later):
        _later(desk, errand, row, outcome)
    else:
        _failed(desk, errand, row, outcome)


def give_up_doubtful(row: Outbox, machine_now: datetime) -> bool:
    """Whether sending again could double it: then it is 不确定 and a person decides."""
    doubtful = row.kind in DOUBTFUL and bool(row.facts.get("unknown"))
    late = row.first_attempt_at is not None and machine_now - row.first_attempt_at > SAFE
    if not doubtful or not (late or row.kind in ONCE_ONLY):
        return False
    row.state = UNCERTAIN
    log.error("delivery uncertain", row=row.id, kind=row.kind, label=row.label)
    return True


def doubt(row: Outbox, reason: str) -> None:
    """Nobody knows whether this attempt succeeded."""
    row.facts = {**row.facts, "unknown": True}
    row.error = reason


def _done(desk: Desk, errand: Errand, row: Outbox, outcome: Done) -> None:
    row.state, row.sent_at, row.business_sent_at = SENT, desk.machine_now, desk.now
    row.msgid, row.error, row.data = outcome.msgid, "", None
    card = desk.session.get(Card, row.card_id, with_for_update={"of": Card}) if row.card_id else None
    if card is not None and row.kind == "message":
        card.sent_at = desk.machine_now
        card.codes = [outcome.code, *card.codes] if outcome.code else card.codes
    if card is not None and row.kind == "update":
        card.codes = [code for code in card.codes if code != errand.code]
    if row.kind in {"message", "upload"}:
        _is_reachable(desk, row)
    if row.kind == "fetch" and outcome.fetched is not None:
        _take_in(desk, row, outcome.fetched, outcome.text)
    if row.kind == "place":
        act, post = _act(desk), Post(desk.session, desk.now, desk.machine_now, desk.agent_id)
        suggest(act, desk.session, row.recipient, outcome.answer)
        tell(post, act)  # at once, at any hour: the person has just asked
    if row.kind == "resolve":
        act = _act(desk)
        settle(act, desk.session, row, outcome.answer)
        _tell_in_window(desk, act)


def _later(desk: Desk, errand: Errand, row: Outbox, outcome: Later) -> None:
    wait = timedelta(seconds=outcome.seconds * (STEPS_BACK if outcome.pauses_all else 1))
    row.state, row.next_at = PENDING, desk.machine_now + min(wait, LONGEST_WAIT)
    row.payload = outcome.payload or row.payload
    if not outcome.tried:
        row.attempts -= 1
        row.first_attempt_at = row.first_attempt_at if row.attempts else None
        return
    row.error = outcome.reason
    if outcome.unknown:
        doubt(row, outcome.reason)
        give_up_doubtful(row, desk.machine_now)
    elif not row.facts.get("unknown") and is_refused_alone(desk.session, row, desk.machine_now):
        _never(desk, errand, row)


def _never(desk: Desk, errand: Errand, row: Outbox) -> None:
    """Others get through, this one does not: later messages to the same person wait no longer."""
    _failed(desk, errand, row, Failed(f"{say.ALONE}{row.error}"))
    if row.kind == "update":
        say_instead(desk, row, desk.session.get_one(Card, row.card_id))


def _failed(desk: Desk, errand: Errand, row: Outbox, outcome: Failed) -> None:
    if outcome.spent_code:
        _without_code(desk, errand, row, outcome.reason)
        return
    row.state, row.error = FAILED, outcome.reason
    log.error("delivery failed", row=row.id, kind=row.kind, label=row.label, why=outcome.reason)
    if outcome.unreachable and row.kind in {"message", "upload"}:
        _is_unreachable(desk, row)
    if row.kind == "fetch":
        _lost(desk, row)


def _without_code(desk: Desk, errand: Errand, row: Outbox, reason: str) -> None:
    """The code was none any more: another one next, or the outcome as a text."""
    card = desk.session.get_one(Card, row.card_id, with_for_update={"of": Card})
    card.codes = [code for code in card.codes if code != errand.code]
    row.error = reason
    row.facts = {key: value for key, value in row.facts.items() if key not in {"code", "unknown"}}
    if card.codes:
        row.state, row.next_at = PENDING, desk.machine_now + timedelta(seconds=pause(1))
        return
    say_instead(desk, row, card)


def say_instead(desk: Desk, row: Outbox, card: Card) -> None:
    """A card that cannot be changed any more: how it was decided goes as a text. A replaced card needs none."""
    row.state = WITHDRAWN
    if card.state != DECIDED or card.sent_at is None:
        return
    post = Post(desk.session, desk.now, desk.machine_now, desk.agent_id)
    if was_on_trial(row):
        post.trial = row.recipient
    title = str(card.facts.get("card", {}).get("title", ""))
    post.text(card.person, say.card_decided(title, card.outcome), row.label)


def _is_reachable(desk: Desk, row: Outbox) -> None:
    person = _person(desk, row)
    if person is not None and person.unreachable_since is not None:
        person.unreachable_since = None


def _is_unreachable(desk: Desk, row: Outbox) -> None:
    """The office sees it on its morning list, once."""
    person = _person(desk, row)
    if person is not None and person.unreachable_since is None:
        person.unreachable_since = desk.now
        act = _act(desk)
        act.record("person.unreachable", person)
        _tell_in_window(desk, act)


def _tell_in_window(desk: Desk, act: Act) -> None:
    """What delivery finds out was started by nobody: people hear of it in working hours."""
    post = Post(desk.session, desk.now, desk.machine_now, desk.agent_id)
    tell(post, act)
    for row in post.made:
        row.in_window = row.kind in MESSAGES


def _person(desk: Desk, row: Outbox) -> Person | None:
    """Whose phone it was; nobody's in trial mode, where somebody else reads it."""
    person = desk.session.get(Person, row.person_id) if row.person_id else None
    return person if person is not None and person.userid_key == row.recipient.lower() else None


def _take_in(desk: Desk, row: Outbox, file: Fetched, text: str) -> None:
    """Keep a received file, unless it is of a kind that is not kept or bears a secrecy mark."""
    evidence = desk.session.get(Evidence, int(row.facts["evidence"]))
    if evidence is None:
        return
    if why := why_not(file.data, file.name, text):
        act, post = _act(desk), Post(desk.session, desk.now, desk.machine_now, desk.agent_id)
        evidence.turn_away(act, why)
        tell(post, act)
        post.text(desk.session.get(Person, evidence.person_id), say.file_turned_away(why), "图片")
        return
    _keep(desk, evidence, file.data, suffix_of(file.data))
    if row.facts.get("list"):
        more = {"channel": "bot", "name": file.name, "quiet": row.facts["list"] == BESIDE}
        ReceivedList.keep(desk.session, desk.session.get_one(Person, evidence.person_id), desk.now, file.data, **more)


def _keep(desk: Desk, evidence: Evidence, data: bytes, suffix: str) -> None:
    """Store a received file under its hash; what is there already is the same file."""
    sha = hashlib.sha256(data).hexdigest()
    path = Path(sha[:2]) / f"{sha}{suffix}"
    target = desk.media_dir / path
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        part.write_bytes(data)
        part.replace(target)
    evidence.state, evidence.path, evidence.sha256 = KEPT, path.as_posix(), sha
    if evidence.subject == Training.__tablename__:
        post = Post(desk.session, desk.now, desk.machine_now, desk.agent_id)
        material_arrived(post, desk.session.get_one(Training, evidence.subject_id), evidence)
    if evidence.step == PAPER:
        request = desk.session.get_one(Request, evidence.subject_id)
        post = Post(desk.session, desk.now, desk.machine_now, desk.agent_id)
        scan_arrived(post, request, f"签字件{suffix}", data)


def _lost(desk: Desk, row: Outbox) -> None:
    evidence = desk.session.get(Evidence, int(row.facts["evidence"]))
    if evidence is None:
        return
    evidence.state = LOST
    person = desk.session.get(Person, evidence.person_id)
    Post(desk.session, desk.now, desk.machine_now, desk.agent_id).text(person, say.picture_lost(), "图片")


def _act(desk: Desk) -> Act:
    return Act(by=None, at=desk.now, machine_at=desk.machine_now)
