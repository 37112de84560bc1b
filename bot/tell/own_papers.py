"""Papers on their way to a person: by the office's own template where it has a sound one, and what is said if not."""

from sqlalchemy.orm import Session, object_session

from bot.database import Base
from bot.models import Member, Person, Unit, offices
from bot.papers.own import Paper
from bot.tell.post import Post
from bot.wording import local
from bot.wording import reports as say


def send_paper(post: Post, to: Person | Member, name: str, paper: Paper, label: str) -> None:
    """Make it and send it; a template that could not be filled is told to the reader and put on record."""
    made = paper.made(post.templates)
    post.file(to, name, made.data, label)
    if made.why:
        post.text(to, say.template_broken(made.template, made.why), label)
        if post.act is not None:
            post.act.record("paper.template_broken", name=made.template, why=made.why)


def office_here(session: Session | None) -> str:
    """What the office that decides is called in this county, for the boxes of a form."""
    if session is not None:
        local.use(offices.called(session, local.OFFICES))
    return local.here(local.OFFICES["审批单位"])


def formal(subject: Base, short: str) -> str:
    """The canonical name of a unit that still bears this short name: an official letter is signed with it."""
    session = object_session(subject)
    unit = Unit.called(session, short) if session is not None else None
    return unit.name if unit is not None and unit.short == short else short
