"""Who hears what of an application up to the office's decision."""

from datetime import timedelta

from bot.clock import local_day
from bot.models import Assignment, Enrolment, Extension, History, Member, Opinion, Person, Request
from bot.models.member import same_person
from bot.models.request import AWAITING_APPROVAL, RETURNED, checkers
from bot.models.request_office import OFFICE_NAME
from bot.tell import enrolments, opinions
from bot.tell.post import Post
from bot.tell.request_cards import ask, asked, close
from bot.tell.request_people import closed, drafters, office, principals, to_clerks, to_each, to_unit, why
from bot.wording import extensions
from bot.wording import request_news as news


def created(post: Post, request: Request, row: History) -> None:
    """起草: the other clerks of the unit share the draft; an extension is sent at once, which they hear then."""
    if isinstance(request, Extension):
        return
    if isinstance(request, Enrolment):
        enrolments.created(post, request, row)
        return
    to_clerks(post, request, news.begun(request, row.who), row)


def submitted(post: Post, request: Request, row: History) -> None:
    """送签: the principal gets (why it comes again,) the form and the card."""
    to_clerks(post, request, news.sent(request, row.who), row)
    if isinstance(request, Opinion):
        opinions.submitted(post, request)
    if row.facts.get("paper"):
        return
    if row.before == RETURNED:
        _say_again(post, request)
    ask(post, request, "sign")


def _say_again(post: Post, request: Request) -> None:
    for one in asked(post, request, "sign"):
        signed = request.returned_by == OFFICE_NAME and same_person(one.person, request.signer)
        text = news.again(request, request.returned_by, request.decision_reason, had_signed=signed)
        post.text(one, text, "再次送签")


def taken_back(post: Post, request: Request, row: History) -> None:
    """收回修改."""
    closed(post, request, row, "收回修改", "已收回", "sign")
    to_clerks(post, request, news.colleague(request, row.who, "收回修改"), row)
    if isinstance(request, Opinion):
        opinions.to_unit(post, request)


def withdrawn(post: Post, request: Request, row: History) -> None:
    """撤回: cards say so; who had signed or was to decide is told."""
    closed(post, request, row, "撤回", "已撤回")
    text = news.withdrawn(request, row.who)
    to_clerks(post, request, text, row)
    told: list[Member | Person] = []
    if row.facts.get("was_signed") and request.signer:
        told.append(request.signer)
    if row.before == AWAITING_APPROVAL:
        told += [*principals(post, request), *office(post)]
    to_each(post, told, text, "知会")


def signed(post: Post, request: Request, row: History) -> None:
    """签字: on to the office; 市数管中心 is informed."""
    behalf = f"代{request.signed_for}" if request.signed_for else ""
    closed(post, request, row, f"{behalf}同意，已送市府办审批", "已同意", "sign")
    to_clerks(post, request, news.signed(request), row, label="结果")
    _to_office(post, request)
    _inform_monitor(post, request, "已签字，等市府办审批")


def signed_on_paper(post: Post, request: Request, row: History) -> None:
    """纸质签字: the principal hears that it was registered in his name."""
    closed(post, request, row, "登记纸质签字，已送市府办审批", "已纸质签字", "sign")
    to_each(post, principals(post, request), news.paper(request, row.who), "知会")
    to_clerks(post, request, news.colleague(request, row.who, "登记了纸质签字"), row)
    _to_office(post, request)
    _inform_monitor(post, request, "纸质签字，等市府办审批")


def entered_for(post: Post, request: Request, row: History) -> None:
    """代登记: the unit hears what was entered for it; the office decides, never who entered it."""
    if not isinstance(request, Extension):
        return
    leaders = extensions.entered_told(request, row.who, typing=False)
    to_unit(post, request, extensions.entered_told(request, row.who), row, label="代登记", to_leaders=leaders)
    ask(post, request, "approve", "review")


def _to_office(post: Post, request: Request) -> None:
    """A card that approves; of 处置意见 a card an account."""
    if isinstance(request, Opinion):
        opinions.to_office(post, request)
    else:
        ask(post, request, "approve", "review")


def returned_by_principal(post: Post, request: Request, row: History) -> None:
    """负责人退回."""
    closed(post, request, row, "退回修改", "已退回", "sign")
    if isinstance(request, Opinion):
        opinions.returned(post, request, row, f"主要负责人（{row.who}）")
        return
    to_clerks(post, request, news.returned(request, f"主要负责人（{row.who}）", why(row)), row, label="结果")


def refused(post: Post, request: Request, row: History) -> None:
    """负责人不同意; where the notice closes the account, the office has to talk to the unit."""
    closed(post, request, row, "不同意", "不同意", "sign")
    to_settle = bool(row.facts.get("to_settle"))
    to_clerks(post, request, news.refused(request, row.who, why(row), to_settle=to_settle), row, label="结果")
    if to_settle:
        to_each(post, office(post), news.to_settle(request, why(row)), "待协调")


def signature_undone(post: Post, request: Request, row: History) -> None:
    """收回签字: the office's cards lapse, the principal decides again."""
    closed(post, request, row, "收回签字，等重新签批", "已收回", "approve", "review")
    if isinstance(request, Opinion):
        opinions.close_office(post, request, "主要负责人收回签字", "已收回")
    to_clerks(post, request, news.undone(request, row.who), row, label="结果")
    ask(post, request, "sign")


def signer_moved(post: Post, request: Request, row: History) -> None:
    """委托, 撤回委托, 任免: the card goes to whoever signs now."""
    why = {
        "request.delegate": f"已委托{row.facts.get('delegate', '')}代签",
        "request.undelegate": "委托已结束，由主要负责人签",
    }.get(row.event, "签批人已变更")
    close(post, request, why, "已转交", "sign")
    ask(post, request, "sign")


def first_passed(post: Post, request: Request, row: History) -> None:
    """初审已过: the approvers get a card that says so."""
    closed(post, request, row, "初审通过", "初审已过", "review")
    close(post, request, "初审已过，请看新卡片", "已换新卡", "approve")
    ask(post, request, "approve")


def approved(post: Post, request: Request, row: History) -> None:
    """批准: what to do next, to clerks and principal; 市数管中心 is informed."""
    closed(post, request, row, "批准", "已同意", "approve", "review")
    due = Assignment.accounts_due(post.session, request.plan, request.unit_id)
    text = news.approved(request, local_day(row.at), due)
    to_unit(post, request, text, row, to_leaders=news.approved_to_leaders(request, local_day(row.at)))
    _inform_monitor(post, request, "市府办已批准")


def _inform_monitor(post: Post, request: Request, did: str) -> None:
    """市数管中心 watches over accounts; deadlines are no concern of its."""
    if not isinstance(request, Extension | Opinion):
        to_each(post, checkers(post.session, request.plan), news.coming(request, did), "知会")


def returned(post: Post, request: Request, row: History) -> None:
    """市府办退回 (or an explanation sent back): the signature lapsed, and why."""
    closed(post, request, row, "退回修改", "已退回", "approve", "review")
    if row.after != RETURNED:
        closed(post, request, row, "退回说明", "已退回")
        to_clerks(post, request, news.ask_more(request, why(row)), row, label="结果")
        return
    if isinstance(request, Opinion):
        opinions.returned(post, request, row, "市府办")
    else:
        to_clerks(post, request, news.returned(request, "市府办", why(row)), row, label="结果")
    to_each(post, [request.signer], news.lapsed(request, why(row)), "签字失效")


def rejected(post: Post, request: Request, row: History) -> None:
    """驳回."""
    closed(post, request, row, "驳回", "已驳回", "approve", "review")
    contact, phone = request.plan.setting("人工联系人"), request.plan.setting("人工电话")
    keep = bool(row.facts.get("keep"))
    to_unit(post, request, news.rejected(request, why(row), contact, phone, keep=keep), row)


def warned(post: Post, request: Request, row: History) -> None:
    """A draft will lapse."""
    text = news.lapsing(request, local_day(row.at) + timedelta(days=2))
    to_each(post, drafters(post, request), text, "草稿到期")


def expired(post: Post, request: Request, row: History) -> None:
    """A draft has lapsed."""
    del row
    to_each(post, drafters(post, request), news.expired(request), "草稿失效")
