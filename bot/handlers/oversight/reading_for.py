"""代登记终审: whoever reads last told the office so; a post does not lie because a leader is away from his phone."""

from bot.errors import Unclear
from bot.handlers.oversight.finding import source_of
from bot.handlers.oversight.proposing_for import received_on
from bot.message import Reply
from bot.models import Publication, Request
from bot.models.extension import Entry
from bot.models.member import OFFICE
from bot.turn import Turn
from bot.wording import publications as say


def final_for(turn: Turn) -> Reply:
    """代登记终审 FB-2022-001 电话|纸质|会上 <哪天> [姓名]"""
    turn.officer(*OFFICE)
    number = turn.text("request")
    if not number:
        return Reply(say.final_for_how())
    post = Request.for_change(turn.session, number)
    if not isinstance(post, Publication):
        raise Unclear("no_such_request", value=number)
    post.expect("final_for")
    source, who = source_of(turn)
    entry = Entry(source, who if turn.text("name") else "", received_on(turn))
    if not turn.agreed:
        return turn.show(say.final_for_preview(post, entry))
    post.final_for(turn.act, entry)
    return Reply(say.final_entered(post))
