"""Who hears what of an application after the office's decision, and of what went on without one."""

from bot.models import Enrolment, History, Opinion, Request
from bot.models.request import checkers
from bot.tell import enrolments, opinions
from bot.tell.post import Post
from bot.tell.request_cards import ask, close
from bot.tell.request_people import closed, office, to_clerks, to_each, to_unit, why
from bot.wording import request_news as news
from bot.wording import unapproved as cases


def voided(post: Post, request: Request, row: History) -> None:
    """作废."""
    closed(post, request, row, "作废", "已作废")
    if isinstance(request, Opinion):
        opinions.close_office(post, request, "市府办已作废", "已作废")
    to_unit(post, request, news.voided(request, why(row), row.before), row)


def revoke_asked(post: Post, request: Request, row: History) -> None:
    """申请撤销批准: a card to the office."""
    ask(post, request, "revoke")
    to_clerks(post, request, news.colleague(request, row.who, "申请撤销批准"), row)


def revoked(post: Post, request: Request, row: History) -> None:
    """同意撤销."""
    closed(post, request, row, "同意撤销批准", "已同意")
    to_unit(post, request, news.revoked(request), row)
    to_each(post, checkers(post.session, request.plan), news.coming(request, "批准已撤销"), "知会")


def revoke_denied(post: Post, request: Request, row: History) -> None:
    """不同意撤销."""
    closed(post, request, row, "不同意撤销", "不同意", "revoke")
    to_unit(post, request, news.revoke_denied(request, why(row)), row)


def proven(post: Post, request: Request, row: History) -> None:
    """已注销: 市数管中心 checks."""
    if not request.came_so(row):
        to_clerks(post, request, news.colleague(request, row.who, "报已办好，等核验"), row)
    close(post, request, "已报办好", "已办理", "block")
    ask(post, request, "inspect")


def blocked(post: Post, request: Request, row: History) -> None:
    """受阻: the office confirms, 市数管中心 helps."""
    to_clerks(post, request, news.colleague(request, row.who, "报受阻"), row)
    to_each(post, checkers(post.session, request.plan), news.blocked(request), "协助")
    ask(post, request, "block")


def block_decided(post: Post, request: Request, row: History) -> None:
    """受阻确认 or not."""
    agreed = bool(row.facts.get("agreed"))
    closed(post, request, row, "确认受阻" if agreed else "没有确认受阻", "已确认" if agreed else "不确认", "block")
    text = news.block_decided(request, str(row.facts.get("helper", "")), agreed=agreed)
    to_clerks(post, request, text, row, label="结果")


def moved_along(post: Post, request: Request, row: History) -> None:
    """停更, 平台受理, 平台驳回, 解除受阻: clerks of one unit hear of each other; a question about 受阻 is over."""
    did = {
        "request.start_exec": "报已停更" if request.is_cancellation else "报开始变更",
        "request.platform_submitted": "报平台已受理",
        "request.platform_rejected": "报平台驳回",
        "request.unblock": "解除了受阻",
    }[row.event]
    if not request.blocked:
        close(post, request, "受阻已解除", "已解除", "block")
    closed(post, request, row, did, "已办理", "ordered")
    if not request.came_so(row):  # the unit reads in one message how far it had got
        to_clerks(post, request, news.colleague(request, row.who, did), row)


def lettered(post: Post, request: Request, row: History) -> None:
    """函请处置."""
    closed(post, request, row, "函请处置", "已办理")
    text = news.by_letter(request)
    to_unit(post, request, text, row)
    to_each(post, checkers(post.session, request.plan), text, "知会")


def transferred(post: Post, request: Request, row: History) -> None:
    """转承接单位."""
    to_clerks(post, request, news.transferred(request, str(row.facts.get("old", ""))), row, label="交办")


def closed_out(post: Post, request: Request, row: History) -> None:
    """核验通过."""
    if isinstance(request, Enrolment):
        enrolments.enrolled(post, request, row)
        return
    closed(post, request, row, "核验通过", "已通过", "inspect")
    text = news.closed_out(request)
    to_unit(post, request, text, row)
    to_each(post, office(post), text, "知会")


def check_failed(post: Post, request: Request, row: History) -> None:
    """核验退回."""
    if isinstance(request, Enrolment):
        enrolments.not_enrolled(post, request, row)
        return
    closed(post, request, row, "核验退回", "已退回", "inspect")
    to_clerks(post, request, news.check_failed(request, why(row)), row, label="结果")


def reopened(post: Post, request: Request, row: History) -> None:
    """重新上线."""
    text = news.reopened(request, why(row))
    to_clerks(post, request, text, row, label="重新上线")
    to_each(post, office(post), text, "知会")


def ordered(post: Post, request: Request, row: History) -> None:
    """责令关停."""
    text = news.ordered(request)
    to_unit(post, request, text, row, label="责令关停")
    ask(post, request, "ordered")
    to_each(post, checkers(post.session, request.plan), text, "知会")


def signed_for(post: Post, request: Request, row: History) -> None:
    """签收 of 责令关停: the other cards say so, colleagues and who ordered it hear of it."""
    closed(post, request, row, "签收", "已签收", "ordered")
    to_clerks(post, request, news.colleague(request, row.who, "签收了责令关停"), row)
    to_each(post, [request.approver], news.signed_for_office(request, row.who), "知会")


def found_unapproved(post: Post, request: Request, row: History) -> None:
    """未批先办: ask first."""
    to_unit(post, request, news.ask_unapproved(request), row, label="核对")


def settled(post: Post, request: Request, row: History) -> None:
    """误报 or 处理."""
    close(post, request, news.outcome(row.who, row.at, f"处理：{why(row)}"), "已处理", by=row)
    to_unit(post, request, news.settled(request, why(row)), row)
    to_each(post, [request.clerk], cases.settled_told(request, why(row)), "知会")  # who found it was promised to hear
