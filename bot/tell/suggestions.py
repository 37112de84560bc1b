"""意见建议: to the system administrator (市府办 where nobody is), and the answer back to who suggested."""

from collections.abc import Callable, Mapping

from bot.models import History, Member, Person, Plan, Role
from bot.models.member import OFFICE
from bot.models.suggestion import ANSWERED, ASKED
from bot.tell.post import Post
from bot.wording import suggestions as say

LABEL = "意见建议"


def answerers(post: Post) -> list[Person]:
    """Reachable system administrators, else the office's people; each human being once."""
    post.for_plan(next(iter(Plan.all(post.session)), None))
    for roles in ((Role.SYSTEM_ADMIN,), tuple(OFFICE)):
        found = {one.person_id: one.person for one in Member.with_role(post.session, *roles) if one.person.userid}
        if found:
            return list(found.values())
    return []


def suggested(post: Post, row: History) -> None:
    """意见建议: with its number and how to answer."""
    who = post.session.get(Person, row.person_id) if row.person_id else None
    unit = who.posts[0].unit.short if who and who.posts else ""
    for person in answerers(post):
        text = say.told(row.who, unit, str(row.facts["number"]), str(row.facts.get("words", "")))
        post.text(person, text, LABEL)


def answered(post: Post, row: History) -> None:
    """答复: also somebody on no roster hears it, for his chat is open."""
    asked = post.session.get_one(History, row.facts["asked"])
    post.for_plan(next(iter(Plan.all(post.session)), None))
    text = say.answer(str(row.facts["number"]), str(asked.facts.get("words", "")), str(row.facts["words"]), row.who)
    person = post.session.get(Person, asked.person_id) if asked.person_id else None
    if person is not None:
        post.text(person, text, LABEL)
    elif asked.userid:
        post.stranger(asked.userid, text, LABEL)


TABLE: Mapping[str, Callable[[Post, History], None]] = {ASKED: suggested, ANSWERED: answered}
