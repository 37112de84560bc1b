"""不是我单位的: a task goes to 市府办 to be given to another unit; the others may be signed for in the same breath."""

from bot.errors import Refusal
from bot.handlers.tasks.doing import acknowledge_all, no_contact, reason_told
from bot.handlers.tasks.finding import own_item
from bot.language.rules.handing_back import why_not_ours
from bot.message import Reply
from bot.models import Assignment
from bot.models.assignment import AWAITING_ACK, WORKERS
from bot.models.history import REFUSED
from bot.turn import Turn
from bot.wording import refusals
from bot.wording import tasks as say
from bot.wording.items import ref


def not_ours(turn: Turn) -> Reply:
    """不是我单位的 <编号> <理由>; with 其他签收 the others are signed for first, whatever becomes of this one."""
    signed = _sign_others(turn) if turn.slots.pop("others", None) else ""
    if not signed:
        return _hand_back(turn, "")
    try:
        return _hand_back(turn, f"{signed}\n")
    except Refusal as refusal:
        about = refusal.facts.get("subject")
        turn.act.record("refused", about, result=REFUSED, code=refusal.code, intent=turn.intent, why={})
        return Reply(f"{signed}\n{refusals.sentence(refusal, turn)}")


def _hand_back(turn: Turn, signed: str) -> Reply:
    item = own_item(turn, [AWAITING_ACK])
    stand_in = no_contact(turn, item)
    item.expect(turn.act, "not_ours", stand_in=stand_in)
    asks = signed and not (turn.text("reason") or turn.text("text"))
    reason = "" if asks else why_not_ours(reason_told(turn, say.why_not_ours()))
    if not reason:  # 请退回 says only what is wished
        turn.slots = {name: value for name, value in turn.slots.items() if name not in {"reason", "text"}}
        question = say.why_not_ours(ref(item) if signed else "")
        turn.ask(question, ["reason"], task=item.number, plan=item.plan.doc_no, unit=item.unit.code)
        return Reply(f"{signed}{question}")
    item.not_ours(turn.act, reason, stand_in=stand_in)
    return Reply(f"{signed}{say.not_ours(item)}")


def _sign_others(turn: Turn) -> str:
    """签收 of the unit's other items that wait for it; "" where none does."""
    units = [post.unit_id for post in turn.speaker.posts if post.holds(*WORKERS)]
    waiting = Assignment.of_units(turn.session, units, AWAITING_ACK)
    named = [item for item in waiting if item.number == turn.slot("task")]
    others = [item for item in waiting if any(_beside(item, one) for one in named)]
    if not others:
        return ""
    turn.member(*WORKERS, among=[others[0].unit_id])
    return acknowledge_all(turn, others, "回复")


def _beside(item: Assignment, named: Assignment) -> bool:
    """Of the same notice and unit, and not the one that is handed back."""
    same = (item.plan_id, item.docket, item.unit_id) == (named.plan_id, named.docket, named.unit_id)
    return same and item is not named
