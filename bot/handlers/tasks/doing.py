"""What a unit does with an item short of reporting it: 签收, 进度, 撤回, 补充, 受阻, 承办人."""

import re
from collections.abc import Sequence

from bot.clock import local_day
from bot.errors import NotAllowed, Unclear, WrongState
from bot.handlers.tasks.finding import is_named, numbered, own_item
from bot.language.roster.said import people_told, with_speaker
from bot.message import Reply
from bot.models import Assignment, Card, Evidence, Member, Role, roster
from bot.models.assignment import AWAITING_ACK, AWAITING_CHECK, IN_HAND, NOT_HANDED_OVER, ROSTER, WITH_UNIT, WORKERS
from bot.models.evidence import refuse_secrets
from bot.models.roster_back import register_anew, take_back
from bot.turn import Question, Turn
from bot.wording import tasks as say

_SAYS_MORE = re.compile(r"(?!进度|进展|任务|汇报|报告|督办助手)[\u4e00-\u9fff]{2,}")  # more than the command itself
_MERE_WISH = re.compile(  # 我要报一下任务1的进展: a wish to tell, and nothing told
    r"(?:[\s,，。!！~～]|我们?|单位|局里|要|想|准备|来|先|再|报|上报|汇报|报告|说|反映|记|更新|填|一?下|个|条|任务|第|#|[\d一二三四五六七八九十]+[号项]?"
    r"|的|进度|进展|情况|吧|了|请|麻烦|[您你]好|督办助手)*"
)


def acknowledge(turn: Turn) -> Reply:
    """签收 [编号]; of several numbers those alone"""
    if turn.slot("task") is not None:
        item = own_item(turn, [AWAITING_ACK])
        item.acknowledge(turn.act)
        return Reply(say.acknowledged([item], turn.now))
    items, wanted = _awaiting_receipt(turn), {str(number) for number in turn.slot("tasks") or ()}
    items = [item for item in items if not wanted or str(item.number) in wanted]
    if not items:
        return turn.decline(say.nothing_to_acknowledge())
    return Reply(acknowledge_all(turn, items, "回复"))


def acknowledge_tap(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """The 签收 button of the 交办 card: all items of the notice at once."""
    del verb, chosen
    item = turn.session.get_one(Assignment, card.subject_id)
    unit_id, plan_id = card.facts.get("unit", item.unit_id), card.facts.get("plan", item.plan_id)
    turn.member(*WORKERS, among=[unit_id])
    waiting = Assignment.of_units(turn.session, [unit_id], AWAITING_ACK)
    items = [one for one in waiting if (one.plan_id, one.docket) == (plan_id, item.docket)]
    if not items:
        raise WrongState("already_acknowledged", subject=item)
    acknowledge_all(turn, items, "点按")
    return Reply()


def progress(turn: Turn) -> Reply:
    """进度 <编号> <说明>"""
    turn.slots["text"] = _progress_text(turn)
    turn.slots["asked"] = True  # from here on words are answers: “1”, “是”
    item = own_item(turn, WITH_UNIT)
    text = str(turn.need("text", "进展怎样？请直接回复一句。"))
    put_down(turn, item, text)
    keep_pictures(turn, item, "progress")
    return Reply(say.progressed(item))


def put_down(turn: Turn, item: Assignment, text: str) -> None:
    """A word on how far it is: of what was sent back, or waits to be verified, an addition."""
    if item.state in {NOT_HANDED_OVER, AWAITING_ACK, IN_HAND}:
        item.progress(turn.act, text)
    else:
        item.add(turn.act, text)


def withdraw(turn: Turn) -> Reply:
    """撤回 [编号]"""
    if turn.slot("task") is None and not turn.slot("tasks"):
        last = _last_report(turn)
        return turn.offer(say.withdraw_preview(last), task=last.number, plan=last.plan.doc_no, cycle=last.cycle)
    _refuse_unreported(turn)
    item = own_item(turn, [AWAITING_CHECK])
    item.withdraw(turn.act)
    gone = take_back(turn.session, turn.act, item) if item.computed == ROSTER else []
    return Reply(say.withdrawn(item, gone))


def add(turn: Turn) -> Reply:
    """补充 <编号> <内容>"""
    item = own_item(turn, WITH_UNIT | {AWAITING_CHECK})
    text = str(turn.need("text", "要补充什么？直接回复一句。"))
    named = _add_people(turn, item, text) if item.computed == ROSTER and item.state == AWAITING_CHECK else ""
    item.add(turn.act, named or text)
    keep_pictures(turn, item, "add")
    return Reply(say.added(item, named))


def _add_people(turn: Turn, item: Assignment, text: str) -> str:
    """Task 1 while it waits for 市府办: who is named goes into the roster itself; "" if nobody is."""
    refuse_secrets(text)
    held: Sequence[roster.Entry] = item.form.get("people", [])
    known = [member.name for member in Member.of_unit(turn.session, item.unit_id)]
    told = people_told(text, held, known, answering=True, speaker=turn.speaker.name)
    people = roster.amended(held, told.gone, with_speaker(told.named, turn.speaker.name))
    if people == roster.merged(held, []):
        return ""
    roster.keep_draft(turn.act, item, people)
    register_anew(turn.session, turn.act, item)
    before = {(one["role"], one["name"]) for one in held}
    after = [(one["role"], one["name"]) for one in people]
    put = [(one["role"], one["name"]) for one in people if one not in held]
    changes = (
        ("去掉{}", [pair for pair in before if pair not in after]),
        ("加上{}", [pair for pair in put if pair not in before]),
        ("改了{}的信息", [pair for pair in put if pair in before]),
    )
    said = [done.format("、".join(f"{role}{name}" for role, name in sorted(whom))) for done, whom in changes if whom]
    return f"名单更新：{'；'.join(said)}"


def assign_person(turn: Turn) -> Reply:
    """任务<编号>由<姓名>办"""
    item = own_item(turn, [AWAITING_ACK, IN_HAND])
    name = str(turn.need("name", "由谁承办？请回复姓名。"))
    member = _colleague(turn, item, name)
    item.assign_person(turn.act, member, stand_in=no_contact(turn, item))
    return Reply(say.assigned(item, member))


def blocked(turn: Turn) -> Reply:
    """受阻 <编号> <原因>"""
    item = own_item(turn, [AWAITING_ACK, IN_HAND])
    if item.state != AWAITING_ACK:  # a block is a receipt, too
        item.expect(turn.act, "block")
    item.block(turn.act, reason_told(turn, "卡在哪里？请写上原因，一句话就行。"))
    return Reply(say.blocked(item))


def unblock(turn: Turn) -> Reply:
    """受阻解除 <编号>"""
    item = own_item(turn, [IN_HAND])
    item.unblock(turn.act)
    return Reply(say.unblocked(item, local_day(turn.now)))


def keep_pictures(turn: Turn, item: Assignment, step: str) -> None:
    """Pictures that came with the words belong to the item."""
    about = {"subject": "assignment", "subject_id": item.id, "step": step}
    Evidence.receive(turn.session, turn.act, turn.message.media, **about)


def _awaiting_receipt(turn: Turn) -> list[Assignment]:
    """What waits for the unit's 签收; asked which notice if there are several."""
    units = [post.unit_id for post in turn.speaker.posts if post.holds(*WORKERS)]
    waiting = Assignment.of_units(turn.session, units, AWAITING_ACK)
    member = turn.member(*WORKERS, among=sorted({item.unit_id for item in waiting}))
    plan = turn.text("plan")
    items = [item for item in waiting if item.unit_id == member.unit_id]
    items = [item for item in items if not plan or is_named(item.plan, plan)]
    plans = {item.plan_id: item.plan for item in items}
    if len(plans) > 1:
        options = [{"plan": one.doc_no, "label": one.label} for one in plans.values()]
        raise Question("有几份文件等您单位签收，签哪一份？", "choose", options=options)
    return items


def acknowledge_all(turn: Turn, items: Sequence[Assignment], how: str) -> str:
    locked = [Assignment.for_change(turn.session, item.id) for item in items]
    for item in locked:
        item.acknowledge(turn.act, how)
    return say.acknowledged(locked, turn.now)


def _last_report(turn: Turn) -> Assignment:
    """The unit's latest report that still waits; the speaker's own first."""
    units = [post.unit_id for post in turn.speaker.posts if post.holds(*WORKERS)]
    waiting = Assignment.of_units(turn.session, units, AWAITING_CHECK)
    if not waiting:
        raise Unclear("nothing_to_withdraw")
    own = [item for item in waiting if item.reporter_id == turn.speaker.id]
    return max(own or waiting, key=lambda item: item.reported_at or item.in_state_since)


def _refuse_unreported(turn: Turn) -> None:
    """撤回 N with nothing to take back is said at once, before anything is asked."""
    found = numbered(turn, [post.unit_id for post in turn.speaker.posts if post.holds(*WORKERS)])
    if found and not any(item.state == AWAITING_CHECK for item in found):
        raise WrongState("not_reported", subject=found[0], state=found[0].state, event="withdraw")


def _progress_text(turn: Turn) -> str:
    """What was said of the progress, whole; an answer to a question of ours is none, what we guessed from is."""
    said = [
        turn.text("text"),
        f"预计{turn.text('date')}完成" if turn.text("date") and not turn.text("text") else "",
        f"完成{turn.slot('percent')}%" if turn.slot("percent") and not turn.text("text") else "",
    ]
    text = "，".join(part for part in said if part)
    answered = turn.confirmed or bool(turn.slot("asked"))
    guessed_from = turn.text("said").strip() if turn.confirmed and not turn.slot("asked") else ""
    if not _MERE_WISH.fullmatch(guessed_from) and turn.text("text") in guessed_from:
        return guessed_from
    whole = "" if answered else turn.message.text.strip()
    return text or (whole if _SAYS_MORE.search(whole) else "")


def reason_told(turn: Turn, question: str) -> str:
    said = turn.text("reason") or turn.text("text")
    return said or str(turn.need("reason", question))


def no_contact(turn: Turn, item: Assignment) -> bool:
    """Before task 1 is done a unit may have no 联系人: its 经办人 stands in."""
    return not Member.of_unit(turn.session, item.unit_id, Role.CONTACT)


def _colleague(turn: Turn, item: Assignment, name: str) -> Member:
    same = [member for member in Member.of_unit(turn.session, item.unit_id) if member.name == name]
    chosen = turn.slot("member")
    same = [member for member in same if member.id == chosen] if chosen else same
    if not same:
        raise NotAllowed("no_such_member", name=name, unit=item.unit, subject=item)
    if len(same) > 1:
        options = [{"member": m.id, "label": f"{m.name} {m.post} {m.person.masked_mobile}"} for m in same]
        raise Question(f"有几位{name}，是哪一位？", "choose", options=options)
    return same[0]
