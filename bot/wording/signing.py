"""What those who decide are told: the card comes, a reason is wanted, what stands to be decided."""

from collections.abc import Sequence
from datetime import date

from bot.models import Delegation, History, Request
from bot.models.delegation import PROPOSED
from bot.models.request import APPROVED, AWAITING_SIGN, REFUSED, RETURNED
from bot.paging import PAGE
from bot.wording.dates import moment, short_day
from bot.wording.quoted import quoted
from bot.wording.request_form import title, what
from bot.wording.request_news import delegation_line
from bot.wording.request_status import standing


def card_is_coming(request: Request, reason: str = "") -> str:
    """Typed words do not decide; the reason that was typed with them waits on the card."""
    kept = f"\n理由已记在卡片上：{quoted(reason, 60)}" if reason else ""
    return f"文字不作数，请在卡片上点：{title(request)}的卡片已重新发到您的“督办助手”。{kept}"


def card_beside(request: Request, reason: str) -> str:
    """One more card of what was decided in the same breath."""
    kept = f"，理由已记在卡片上：{quoted(reason, 60)}" if reason else "，同意就在上面点"
    return f"{title(request)}的卡片也发了{kept}。"


def no_such(number: str) -> str:
    """A number that is none of ours, among several."""
    return f"没有{number}这件申请，这一件没有发卡片。"


def as_applied(request: Request) -> str:
    """同意，但只延到…: an extension is approved as it was applied for, or goes back for another day."""
    if request.extend_to is None:
        return ""
    applied = short_day(request.extend_to)
    return f"\n延期只能照申请的日子批：点“同意”就延到{applied}；要改成别的日子，点“退回”，单位改了再送。"


def no_condition(request: Request, condition: str) -> str:
    """同意，但要…: an approval carries none; where it is to be done first, or only noted for the unit."""
    if not condition:
        return ""
    return (
        f"\n“{quoted(condition, 60)}”没有记下，同意不带条件。要单位先办到的，在卡片上点“退回”写明；"
        f"只要单位注意的，批了以后回复“批注 {request.number} 内容 告知单位”。"
    )


def left(words: Sequence[str]) -> str:
    """What was said in the same breath and brings no card: 其他退回, 上溪的再看看."""
    return f"{''.join(f'“{quoted(one, 30)}”' for one in words[:_NAMED])}没有办；要办的，请写明单位或编号再发。"


_NAMED = 4


def not_waiting(request: Request) -> str:
    """There is nothing to decide about this one."""
    return f"{request.number}（{what(request)}）现在：{standing(request)}，不等您办。"


def reason_wanted(request: Request, doing: str, *, may_keep: bool = False) -> str:
    """A decision that needs a reason."""
    keep = "要同时把处置意见改为保留，请在末尾写上“改为保留”。\n" if may_keep else ""
    others = "不办了回复“算了”；没回复之前，其他有权的同志也可以办。"
    return f"{request.number} {doing}：请回复理由，一句话就行。\n{keep}{others}"


def reason_shown(request: Request, doing: str, reason: str, *, keep: bool = False, may_keep: bool = False) -> str:
    """The reason as it will stand on record."""
    disposition = f"处置意见{'改为保留' if keep else '维持不变'}。" if may_keep else ""
    return f"将{doing}{request.number}（{what(request)}），理由：{quoted(reason)}。{disposition}确认请回复“是”。"


def decided(request: Request, doing: str) -> str:
    """After 是."""
    done = f"已记下您{doing}" if doing.startswith("不") else f"已{doing}"
    return f"{done}：{request.number}，经办单位会收到结果和理由。"


def signature_taken_back(request: Request) -> str:
    """收回签字."""
    return f"已收回您对{request.number}的签字，新卡片发给您，可重新决定。"


def undecided(waiting: Sequence[Request]) -> str:
    """点错了, and nothing was decided."""
    return f"您还没有定过，没有可以收回的。{_still_waiting(waiting)}"


def decided_otherwise(row: History, request: Request, waiting: Sequence[Request]) -> str:
    """点错了 of who signed nothing that could be taken back: what he decided, and what can be done now."""
    did = _DID[row.event]
    reason = quoted(str(row.facts.get("reason") or ""))
    why = f"，理由：{reason}" if reason else ""
    then = "现在又等您签批，请在卡片上点。" if request.state == AWAITING_SIGN else _THEN.get((did, request.state), "")
    then = then or f"现在：{standing(request)}，已经改不回来。"
    rest = [one for one in waiting if one is not request]
    return f"{request.number}（{what(request)}）您{moment(row.at)}点的是“{did}”{why}。\n{then}{_still_waiting(rest)}"


_DID = {"request.sign_agree": "同意", "request.sign_return": "退回", "request.sign_refuse": "不同意"}
_THEN = {
    ("不同意", REFUSED): "这件到此为止，改不回来；还要办的，请经办人重新申请，再送您签。",
    ("退回", RETURNED): "这件已退给经办人修改，改好会再送您签。",
    ("同意", APPROVED): "市府办已经批准，签字收不回；不办了请回复“撤销批准”加编号和理由。",
}


def _still_waiting(waiting: Sequence[Request]) -> str:
    """What can still be decided, by its card."""
    numbers = "、".join(f"{request.number} {what(request)}" for request in waiting[:PAGE])
    return f"\n等您签批的：{numbers}，请在卡片上点。" if numbers else ""


def which_delegate(name: str) -> str:
    """A title or a name that is not on the roster."""
    return f"“{quoted(name, 20)}”是哪一位？受托人要是本单位登记的分管领导，回复编号："


def delegated_before(running: Sequence[Delegation], today: date) -> str:
    """委托期弄短了，到5号才对: nobody is named, and one is running that may be meant."""
    lines = "\n".join(delegation_line(given, today) for given in running)
    how = "要改日期，先回复“撤回委托”，再写全一句；另委托一段的，直接写全一句"
    return f"没有改动，现在的委托：\n{lines}\n{how}：委托 王某某 代签 8月1日至8月10日"


def delegation_shown(given: Delegation, today: date) -> str:
    """What was told in pieces or only seemed to be meant, before it is given."""
    return f"还没办，请看一遍：{delegation_line(given, today)}。对的回复“是”，不对请回复“算了”，再写全一句。"


def delegated(given: Delegation, today: date) -> str:
    """委托: in force, or for the office to agree."""
    if given.state == PROPOSED:
        return f"{delegation_line(given, today)}，已送市府办同意；同意之前仍由您签。"
    when = "即刻生效" if given.from_day <= today else "到期自动生效"
    return f"{delegation_line(given, today)}，{when}，期间签批卡片发给受托人。要收回请回复“撤回委托”。"


def waiting(requests: Sequence[tuple[Request, int]], doing: str) -> str:
    """待审批 with ages in working days; the card comes again for the one that is picked."""
    lines = f"等您{doing}{len(requests)}件"
    more = f"（先列{PAGE}件）" if len(requests) > PAGE else ""
    return f"{lines}{more}，回复编号重发卡片："


def waiting_line(request: Request, days: int) -> str:
    """One that waits."""
    age = f"已等{days}个工作日" if days else "今天到的"
    return f"{request.number} {request.unit.short} {what(request)}｜{standing(request)}｜{age}"


def nothing_waiting() -> str:
    """Nothing to decide."""
    return "没有等您办的申请。"
