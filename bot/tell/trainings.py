"""Who hears of a training: the units invited, whoever signed up, and, with the report, the item it is evidence of."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

from bot.clock import local_day
from bot.models import Assignment, Evidence, History, Member, Person, Role, Training, Unit
from bot.models.evidence import KEPT
from bot.models.training import CLERKS, FOR_ALL, NOTIFIED
from bot.tell.post import Post
from bot.wording import trainings as say

LABEL = "培训"
_NUMBER = re.compile(r"PX-\d{4}-\d{3,}", re.ASCII)


def announced(post: Post, row: History) -> None:
    """培训通知: each unit's 联系人, in the sending window."""
    one = row.about
    if isinstance(one, Training):
        _to_units(post, one, say.notice(one, local_day(row.at)))


def moved(post: Post, row: History) -> None:
    """改期: everybody who got the notice, and who signed up."""
    one = row.about
    if isinstance(one, Training):
        _to_units(post, one, say.changed(one, local_day(row.at)), _signers(one))


def called_off(post: Post, row: History) -> None:
    """取消培训."""
    one = row.about
    if isinstance(one, Training):
        _to_units(post, one, say.called_off(one, str(row.facts.get("reason", ""))), _signers(one))


def material(post: Post, row: History) -> None:
    """A link: whoever signed up gets it."""
    one = row.about
    if isinstance(one, Training) and row.facts.get("text"):
        _to_each(post, one, _signers(one), say.material_news(one))


def material_arrived(post: Post, one: Training, piece: Evidence) -> None:
    """A file for those who take part goes to whoever signed up, as a link does; a list of who came goes to nobody."""
    if piece.step not in FOR_ALL or one.state != NOTIFIED:
        return
    name = f"培训材料{one.number}{PurePosixPath(piece.path).suffix}"
    post.for_plan(one.plan).in_window = True
    for person in {person.id: person for person in _signers(one)}.values():
        post.forward(person, name, piece.path, LABEL)


def material_asked(post: Post, row: History) -> None:
    """培训材料: the files go to whoever asked."""
    one, person = row.about, post.session.get(Person, row.person_id) if row.person_id else None
    if not isinstance(one, Training) or person is None:
        return
    post.for_plan(one.plan)
    files = Evidence.about(post.session, Training.__tablename__, one.id)
    kept = [piece for piece in files if piece.state == KEPT and piece.step in FOR_ALL]  # who came is nobody else's
    for number, piece in enumerate(kept, 1):
        name = f"培训材料{one.number}_{number}{PurePosixPath(piece.path).suffix}"
        post.forward(person, name, piece.path, LABEL)


def reported(post: Post, row: History) -> None:
    """完成 12 PX-2022-001 …: what was attached to the training is evidence of the item too."""
    item, found = row.about, _NUMBER.search(str(row.facts.get("text") or ""))
    one = Training.numbered(post.session, found[0]) if found else None
    if one is None or not isinstance(item, Assignment) or item.unit_id != one.organiser_id:
        return
    there = {piece.sha256 for piece in Evidence.about(post.session, Assignment.__tablename__, item.id)}
    for piece in Evidence.about(post.session, Training.__tablename__, one.id):
        if piece.state == KEPT and piece.sha256 not in there:
            same = {
                name: getattr(piece, name) for name in ("person_id", "at", "kind", "text", "state", "path", "sha256")
            }
            post.session.add(Evidence(subject=Assignment.__tablename__, subject_id=item.id, step="report", **same))


def _to_units(post: Post, one: Training, text: str, more: Iterable[Person] = ()) -> None:
    """联系人, else 经办人, of the units that may be written to."""
    people: list[Person] = list(more)
    for code in one.codes:
        unit = Unit.coded(post.session, code)
        if unit is None or not unit.urgeable:
            continue
        contacts = [member.person for member in Member.of_unit(post.session, unit.id, Role.CONTACT)]
        clerks = [member.person for member in Member.of_unit(post.session, unit.id, *CLERKS)]
        people += [person for person in contacts if person.userid] or clerks
    _to_each(post, one, people, text)


def _to_each(post: Post, one: Training, people: Iterable[Person], text: str) -> None:
    post.for_plan(one.plan)
    waits, post.in_window = post.in_window, True
    for person in {person.id: person for person in people}.values():
        post.text(person, text, LABEL)
    post.in_window = waits


def _signers(one: Training) -> list[Person]:
    return [seat.person for seat in one.seats if seat.person is not None]


TABLE: Mapping[str, Callable[[Post, History], None]] = {
    "training.announce": announced,
    "training.move": moved,
    "training.call_off": called_off,
    "training.material": material,
    "training.material_asked": material_asked,
    "assignment.report": reported,
}
