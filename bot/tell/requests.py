"""Who hears what of an application: cards to those who decide, results to those who asked, nothing to anybody else."""

from collections.abc import Callable, Mapping

from bot.clock import local_day
from bot.models import Delegation, History, Opinion, Person, Publication, Request
from bot.models.delegation import PROPOSED
from bot.tell import extensions, opinions, publications, survey
from bot.tell import request_running as running
from bot.tell import request_signing as signing
from bot.tell.post import Post
from bot.tell.request_cards import ask_delegation, asked, close, replace, steps_of
from bot.tell.request_paper import paper_asked
from bot.tell.request_people import office, to_each
from bot.wording import request_news as news

Telling = Callable[[Post, Request, History], None]


def card_asked(post: Post, request: Request, row: History) -> None:
    """Typed words of decision: a fresh card, with the reason kept."""
    if post.act is not None and post.act.who is not None and row.facts["step"] == survey.SETTLE:
        survey.send_settle(post, request, post.act.who)
    elif post.act is not None and post.act.who is not None and isinstance(request, Opinion) and _decides(row):
        opinions.to_office(post, request, [post.act.who], row.facts.get("accounts"))
    elif post.act is not None and post.act.who is not None:
        replace(post, request, str(row.facts["step"]), post.act.who, str(row.facts.get("reason", "")))


def _decides(row: History) -> bool:
    return row.facts["step"] in {"approve", "review"}


def nudged(post: Post, request: Request, row: History) -> None:
    """After a working day without a decision: a fresh card for each who was reminded."""
    for person_id in row.facts.get("people", []):
        person = post.session.get_one(Person, person_id)
        for step in steps_of(request):
            if any(one.person_id == person_id for one in asked(post, request, step)):
                replace(post, request, step, person)


def proposed(post: Post, row: History) -> None:
    """委托: a card where the office has to agree, else a copy for information."""
    given = row.about
    if not isinstance(given, Delegation):
        return
    today = local_day(row.at)
    if row.after == PROPOSED:
        ask_delegation(post, given)
        return
    to_each(post, [given.delegate], news.delegation_result(given, today), "委托")
    to_each(post, office(post), news.delegation_line(given, today), "知会")


def delegation_moved(post: Post, row: History) -> None:
    """同意, 不同意, 撤回, 到期."""
    given = row.about
    if not isinstance(given, Delegation):
        return
    did = {"生效": "同意", "不同意": "不同意", "已撤回": "撤回委托", "已到期": "委托已到期"}[row.after]
    close(post, given, news.outcome(row.who, row.at, did), {"生效": "已同意"}.get(row.after, row.after), by=row)
    text = news.delegation_result(given, local_day(row.at))
    others = [one for one in (given.principal, given.delegate) if one.person_id != row.person_id]
    to_each(post, others, text, "委托")


def _withdrawn(post: Post, request: Request, row: History) -> None:
    """撤回: of a post nobody at 市府办 has to hear."""
    if isinstance(request, Publication):
        publications.withdrawn(post, request, row)
    else:
        signing.withdrawn(post, request, row)


def _of_posts(telling: Callable[[Post, Publication, History], None]) -> Telling:
    """A telling of 发布审核, for the table of all families."""

    def tell_post(post: Post, request: Request, row: History) -> None:
        if isinstance(request, Publication):
            telling(post, request, row)

    return tell_post


REQUESTS: Mapping[str, Telling] = {
    "create": signing.created,
    "create_for": signing.entered_for,
    "submit": signing.submitted,
    "take_back": signing.taken_back,
    "withdraw": _withdrawn,
    "discard": signing.withdrawn,
    "sign_agree": signing.signed,
    "sign_paper": signing.signed_on_paper,
    "sign_return": signing.returned_by_principal,
    "sign_refuse": signing.refused,
    "sign_undo": signing.signature_undone,
    "delegate": signing.signer_moved,
    "undelegate": signing.signer_moved,
    "signer_changed": signing.signer_moved,
    "first_pass": signing.first_passed,
    "approve": signing.approved,
    "return": signing.returned,
    "reject": signing.rejected,
    "void": running.voided,
    "lapse": extensions.lapsed,
    "request_cancel": running.revoke_asked,
    "confirm_revoke": running.revoked,
    "deny_revoke": running.revoke_denied,
    "deny_revoke_exec": running.revoke_denied,
    "start_exec": running.moved_along,
    "platform_submitted": running.moved_along,
    "platform_rejected": running.moved_along,
    "unblock": running.moved_along,
    "submit_evidence": running.proven,
    "exec_blocked": running.blocked,
    "block_confirm": running.block_decided,
    "close_by_letter": running.lettered,
    "transfer": running.transferred,
    "verify_pass": running.closed_out,
    "verify_change": running.closed_out,
    "verify_fail": running.check_failed,
    "reopen": running.reopened,
    "order_close": running.ordered,
    "acknowledge": running.signed_for,
    "detect_unauthorised": running.found_unapproved,
    "ask": opinions.asked,
    "propose": opinions.proposed,
    "propose_for": opinions.entered,
    "enter": opinions.entered,
    "decide_all": opinions.ended,
    "write_up": survey.written_up,
    "explain": survey.explained,
    "explain_for": survey.explained,
    "dismiss": running.settled,
    "settle": running.settled,
    "warn": signing.warned,
    "expire": signing.expired,
    "card_asked": card_asked,
    "nudge": nudged,
    **{event: _of_posts(telling) for event, telling in publications.EVENTS.items()},
}


def _told(telling: Telling) -> Callable[[Post, History], None]:
    """A telling under its notice's trial mode; what the clock starts waits for the sending window."""

    def tell_one(post: Post, row: History) -> None:
        request = row.about
        if isinstance(request, Request):
            post.for_plan(request.plan)
            post.in_window = row.channel == "clock"
            telling(post, request, row)
            if row.before != row.after and not request.is_open:
                close(post, request, news.ended(request), "已结束")  # whatever else still asked: 作废, 函请处置, 受阻
            post.in_window = False

    return tell_one


TABLE: Mapping[str, Callable[[Post, History], None]] = {
    **{f"request.{event}": _told(telling) for event, telling in REQUESTS.items()},
    "request.paper_asked": paper_asked,
    "delegation.propose": proposed,
    "delegation.agree": delegation_moved,
    "delegation.decline": delegation_moved,
    "delegation.take_back": delegation_moved,
    "delegation.expire": delegation_moved,
}
