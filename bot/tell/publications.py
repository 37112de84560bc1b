"""Who hears what of a post: the last reader's card, 市融媒体中心's card, the result to the unit."""

from collections.abc import Callable, Mapping

from bot.models import History, Member, Publication, Role
from bot.tell.post import Post
from bot.tell.request_cards import ask, close, each
from bot.tell.request_people import to_clerks, to_each, why
from bot.wording import publications as say
from bot.wording.dates import moment

LABEL = "发布审核"


def offered(post: Post, one: Publication, row: History) -> None:
    """投稿, 改稿: a card to the leader who reads last; the note in his place follows as an event of its own."""
    del row
    if any(reader.person.userid for reader in one.named_reader(post.session)):
        ask(post, one, "final")


def agreed(post: Post, one: Publication, row: History) -> None:
    """终审 by tap or by note: on to 市融媒体中心."""
    close(post, one, say.outcome(row.who, moment(row.at), "终审同意"), "已同意", "final", by=row)
    if row.event == "request.final_for":
        to_clerks(post, one, say.final_for_told(one, row.who), row, label="代登记")
        to_each(post, one.named_reader(post.session), say.final_for_told(one, row.who), "代登记")
    if row.event == "request.final_agree":
        to_clerks(post, one, say.final_said(one, row.who), row, label=LABEL)
    ask(post, one, "adopt")


def decided(post: Post, one: Publication, row: History) -> None:
    """退回, 采用, 不采用: cards say so, the unit hears it word for word; its last reader too."""
    did, grey = {
        "request.final_return": ("终审退回", "已退回"),
        "request.adopt": ("采用", "已采用"),
        "request.give_back": ("退回改稿", "已退回"),
        "request.decline": ("不采用", "不采用"),
    }[row.event]
    close(post, one, say.outcome(row.who, moment(row.at), did, why(row)), grey, "final", "adopt", by=row)
    text = say.decided(one, row.who, did, why(row))
    to_clerks(post, one, text, row, label=LABEL)
    if row.event != "request.final_return":
        to_each(post, [one.signer], text, LABEL)


def published(post: Post, one: Publication, row: History) -> None:
    """已发布: whoever said so, the other side hears it."""
    if row.before == row.after:
        return  # a link put right
    text = say.decided(one, row.who, "登记已发布")
    to_clerks(post, one, text, row, label=LABEL)


def withdrawn(post: Post, one: Publication, row: History) -> None:
    """撤回: cards say so; who was to decide hears that he need not."""
    close(post, one, say.outcome(row.who, moment(row.at), "撤回"), "已撤回", by=row)
    told = each(Member.with_role(post.session, Role.MEDIA)) if row.before == "待融媒体审" else []
    to_each(post, [one for one in told if one.person_id != row.person_id], say.taken_back(one, row.who), LABEL)


EVENTS: Mapping[str, Callable[[Post, Publication, History], None]] = {
    "offer": offered,
    "revise": offered,
    "final_agree": agreed,
    "final_note": agreed,
    "final_for": agreed,
    "final_return": decided,
    "adopt": decided,
    "give_back": decided,
    "decline": decided,
    "publish": published,
}
