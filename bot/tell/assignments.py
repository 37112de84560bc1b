"""Who hears what of an item: 交办 and 核实 cards, results to the unit, corrections, one clerk of another's acts."""

from collections.abc import Callable, Mapping

from bot.clock import local_day
from bot.models import Account, Assignment, Card, History, Member, Role, Unit
from bot.models.assignment import AWAITING_CHECK, clerks
from bot.models.counted import give_time, recount
from bot.tell.letters import (
    CHECK,
    OVER,
    about,
    ask_check,
    ask_receipt,
    awaiting,
    close_receipt,
    is_last,
    receipts,
    same,
    to_members,
    to_office,
    to_unit,
)
from bot.tell.post import Post
from bot.wording import task_cards as say
from bot.wording.items import ref

DOING = {  # what a colleague reads: “本单位李某某上报了：任务1”
    "assignment.progress": "记了进展",
    "assignment.correct_progress": "更正了进展",
    "assignment.drop_progress": "撤回了进展",
    "assignment.add": "补充了情况",
    "assignment.block": "报了受阻",
    "assignment.unblock": "解除了受阻",
    "assignment.not_ours": "说明不是本单位的",
    "assignment.report": "上报了",
    "assignment.assign_person": "指定了承办人",
}


def handed_over(post: Post, row: History) -> None:
    """交办: one card a unit with all its items, inside the sending window; units that are not urged get none."""
    ask_receipt(post, about(post, row))


def acknowledged(post: Post, row: History) -> None:
    """签收: the card says who signed; colleagues hear of it once for all items."""
    item = about(post, row)
    close_receipt(post, item, say.acknowledged_outcome(row.who, row.at))
    if row.facts.get("how") in {"点按", "回复"} and is_last(post, row, item):
        rows = same(post, row, item)
        listed = "、".join(ref(one.about) for one in rows if isinstance(one.about, Assignment))
        to_unit(post, row, item, f"本单位{row.who}签收了：{listed}。", "知会")


def acknowledged_for(post: Post, row: History) -> None:
    """代签收: the unit hears of it."""
    item = about(post, row)
    close_receipt(post, item, say.acknowledged_outcome(f"市府办代{row.facts.get('who') or '单位'}", row.at))
    if is_last(post, row, item):
        rows = same(post, row, item)
        listed = "、".join(ref(one.about) for one in rows if isinstance(one.about, Assignment))
        to_unit(post, row, item, say.receipt_entered(listed, str(row.facts.get("source", ""))), "代签收")


def done_by_colleague(post: Post, row: History) -> None:
    """Two clerks of one unit hear of each other's acts."""
    item = about(post, row)
    words = str(row.facts.get("text") or row.facts.get("new") or row.facts.get("reason") or "")
    to_unit(post, row, item, say.colleague(item, row.who, DOING[row.event], words), "知会")


def added(post: Post, row: History) -> None:
    """补充: whoever verifies gets the report anew, the old cards no longer count."""
    item = about(post, row)
    done_by_colleague(post, row)
    check_anew(post, item)


def check_anew(post: Post, item: Assignment) -> None:
    """The report has changed: a card about the old one no longer counts."""
    if item.state == AWAITING_CHECK:
        post.close_cards(item, "情况有补充，请以新卡片为准", "已重发", CHECK, state=OVER)
        ask_check(post, item, item.checkers(post.session))


def reported(post: Post, row: History) -> None:
    """上报: every verifier gets the report and a card; the unit's other clerks hear of it."""
    item = about(post, row)
    close_receipt(post, item, say.acknowledged_outcome(row.who, row.at))
    done_by_colleague(post, row)
    if item.state == AWAITING_CHECK:
        ask_check(post, item, item.checkers(post.session))


def reported_for(post: Post, row: History) -> None:
    """代登记: the unit hears what was entered for it, and others verify."""
    item = about(post, row)
    source = "，".join(str(row.facts[key]) for key in ("source", "who") if row.facts.get(key))
    to_unit(post, row, item, say.entered(item, source, local_day(post.now)), "代登记")
    if item.state == AWAITING_CHECK:
        ask_check(post, item, item.checkers(post.session))


def card_asked(post: Post, row: History) -> None:
    """A typed decision: this person gets a fresh card, his old ones turn grey."""
    item = about(post, row)
    person_id = row.facts.get("person")
    for card in Card.open_about(post.session, "assignment", item.id, CHECK):
        if card.person_id == person_id:
            post.close_card(card, "已重发新卡片，没看到的回复“待核实”", "已重发", state=OVER)
    asked = [member for member in item.checkers(post.session) if member.person_id == person_id]
    ask_check(post, item, asked, str(row.facts.get("reason") or ""))


def passed(post: Post, row: History) -> None:
    """通过: all cards say so; the unit hears that it is done."""
    item = about(post, row)
    post.close_cards(item, say.passed_outcome(row.who, row.at), "已通过", CHECK, by=row)
    if not row.facts.get("only_registered"):
        to_unit(post, row, item, say.passed(item, row.who, row.at), "结果")


def returned(post: Post, row: History) -> None:
    """退回: word for word to the unit."""
    item = about(post, row)
    reason = str(row.facts.get("reason", ""))
    post.close_cards(item, say.returned_outcome(row.who, row.at, reason), "已退回", CHECK, by=row)
    to_unit(post, row, item, say.returned(item, reason, row.who, local_day(post.now)), "退回")


def withdrawn(post: Post, row: History) -> None:
    """撤回: the cards end; the first reporter and the other clerks hear of it."""
    item = about(post, row)
    post.close_cards(item, f"{row.who}已撤回上报", "已撤回", CHECK, by=row)
    to_unit(post, row, item, say.withdrawn(item, row.who), "知会")


def not_ours(post: Post, row: History) -> None:
    """不是我单位的: 市府办 decides."""
    item = about(post, row)
    close_receipt(post, item, "本单位的事项都已签收或转出", "不用再签")
    done_by_colleague(post, row)
    text = say.not_ours(item, row.who, str(row.facts.get("reason", "")))
    media = [one for one in Member.with_role(post.session, Role.MEDIA) if item.is_issued_by(one)]
    to_members(post, media or Member.with_role(post.session, Role.APPROVER), text, "待改派")


def blocked(post: Post, row: History) -> None:
    """受阻: 市府办 confirms or not."""
    item = about(post, row)
    done_by_colleague(post, row)
    to_office(post, say.blocked(item, row.who, str(row.facts.get("reason", ""))), "受阻")


def block_decided(post: Post, row: History) -> None:
    """受阻确认."""
    item = about(post, row)
    to_unit(post, row, item, say.block_decided(item, agreed=bool(row.facts.get("agreed"))), "受阻")


def assigned(post: Post, row: History) -> None:
    """承办人: the person named hears of it."""
    item = about(post, row)
    if item.handler is not None and item.handler.person_id != row.person_id:
        post.text(item.handler, say.in_charge(item, local_day(post.now)), "承办")


def reassigned(post: Post, row: History) -> None:
    """改派: the former unit's card ends, the new unit gets its own."""
    item = about(post, row)
    former = post.session.get(Unit, row.facts["former"])
    for card in receipts(post, item, row.facts["former"]):
        if item.id in card.facts.get("items", []):
            post.close_card(card, f"{item.called}已改派{item.unit.short}", "已改派", state=OVER)
    if former is not None:
        text = say.reassigned_away(item, former.short, item.unit.short)
        to_members(post, Member.of_unit(post.session, former.id, Role.CLERK, Role.CONTACT), text, "改派")
        for other in awaiting(post, item, former.id)[:1]:
            ask_receipt(post, other)  # what else it has to sign for stands on a fresh card
    ask_receipt(post, item)


def kept(post: Post, row: History) -> None:
    """维持: the unit hears why and is asked for its receipt again."""
    item = about(post, row)
    to_unit(post, row, item, say.kept(item, str(row.facts.get("reason", ""))), "维持")
    ask_receipt(post, item)


def transferred(post: Post, row: History) -> None:
    """转承接."""
    item = about(post, row)
    former = Member.of_unit(post.session, row.facts["former"], Role.CLERK, Role.CONTACT)
    text = say.transferred(item, str(row.facts.get("basis", "")))
    to_members(post, [*former, *clerks(post.session, item)], text, "转承接")


def voided(post: Post, row: History) -> None:
    """中止: a correction."""
    item = about(post, row)
    close_receipt(post, item, f"{item.called}已中止", "不用再签")
    by = post.act.by if post.act else None
    sender = f"{item.issuer_unit if item.is_issued_by(by) else '市府办'}{row.who}"
    to_unit(post, row, item, say.voided(item, str(row.facts.get("reason", "")), sender), "更正")


def found_not_applicable(post: Post, row: History) -> None:
    """不适用, decided or counted; where 交办 itself found it so, the unit was never asked and need not hear of it."""
    item = about(post, row)
    if row.person_id is None and item.handed_over_at == row.at:
        return
    if row.person_id is None:
        to_unit(post, row, item, say.completed(item, str(row.facts.get("reason", ""))), "结果")
    else:
        to_unit(post, row, item, say.not_applicable(item, str(row.facts.get("reason", ""))), "不适用")


def completed(post: Post, row: History) -> None:
    """办结 by counting."""
    item = about(post, row)
    to_unit(post, row, item, say.completed(item, str(row.facts.get("why", ""))), "结果")


def corrected(post: Post, row: History) -> None:
    """更正: the figures of a report that wrote itself."""
    item = about(post, row)
    to_unit(post, row, item, say.corrected(item, str(row.facts.get("why", ""))), "更正")


def reopened(post: Post, row: History) -> None:
    """重新办理."""
    item = about(post, row)
    to_unit(post, row, item, say.reopened(item, str(row.facts.get("reason", "")), local_day(post.now)), "重新办理")


def account_moved(post: Post, row: History) -> None:
    """An account was decided on, taken by its platform or came back: what counts it is counted again."""
    account = row.about
    if not isinstance(account, Account) or post.act is None:
        return
    if row.event == "account.follow":
        give_time(post.session, account, row.before, post.act)
    former = Unit.called(post.session, row.before) if row.event == "account.transfer" and row.before else None
    for unit_id in {account.unit_id, former.id if former else None} - {None}:
        recount(post.session, account.plan_id, unit_id or 0, post.act)


TABLE: Mapping[str, Callable[[Post, History], None]] = {
    "assignment.hand_over": handed_over,
    "assignment.issue": handed_over,
    "assignment.acknowledge": acknowledged,
    "assignment.acknowledge_for": acknowledged_for,
    **dict.fromkeys(
        ("assignment.progress", "assignment.correct_progress", "assignment.drop_progress"), done_by_colleague
    ),
    "assignment.unblock": done_by_colleague,
    "assignment.add": added,
    "assignment.report": reported,
    "assignment.report_for": reported_for,
    "assignment.card_asked": card_asked,
    "assignment.verify_pass": passed,
    "assignment.return": returned,
    "assignment.withdraw": withdrawn,
    "assignment.not_ours": not_ours,
    "assignment.block": blocked,
    "assignment.block_confirm": block_decided,
    "assignment.assign_person": assigned,
    "assignment.reassign": reassigned,
    "assignment.keep": kept,
    "assignment.transfer": transferred,
    "assignment.void": voided,
    "assignment.mark_na": found_not_applicable,
    "assignment.auto_complete": completed,
    "assignment.correct_count": corrected,
    "assignment.reopen": reopened,
    **dict.fromkeys(
        ("account.accept", "account.unaccept", "account.close", "account.reopen", "account.follow", "account.transfer"),
        account_moved,
    ),
}
