"""What is said about the history's seals: to the 审计管理员, to the operator, and of a row that is not as it was."""

from bot.models.seal import ADDED, BROKEN, CHANGED, LOST, REMOVED, Finding, Inspection
from bot.wording.dates import moment
from bot.wording.events import event_named

SHOWN = 50
OF_A_ROW = {
    CHANGED: "被改过",
    REMOVED: "不见了：封存时有，现在没有",
    ADDED: "是封存以后才有的：补进来的，或写它的那次操作拖过了封存",
}
OF_A_SEAL = {BROKEN: "对不上：它自己或它前面的封印被改过", LOST: "不见了"}


def head_told(number: int, last: int, head: str) -> str:
    """To the 审计管理员: what to keep."""
    return f"【日志封印】第{number}封，封到日志第{last}行：\n{head}\n请留存这条消息，以后可凭它核对日志有没有被改过。"


def inspected(found: Inspection) -> list[str]:
    """The whole result: what is wrong first, at the end how far the seals go."""
    lines = [finding(one) for one in found.findings[:SHOWN]]
    rest = len(found.findings) - SHOWN
    lines += [f"还有{rest}处，不再列出。"] if rest > 0 else []
    lines += [] if found.knows else ["给出的封印不在日志里：日志被换过或截短过，或封印抄错了。"]
    wrong = f"日志有{len(found.findings)}处不对。" if lines else "日志完好。"
    return [*lines, f"{wrong}{standing(found)}"]


def standing(found: Inspection) -> str:
    """How far the seals go."""
    waiting = f"未封{found.unsealed}行" if found.unsealed else "没有未封的"
    if not found.seals:
        return f"还没有封印，{waiting}。"
    return f"封印{found.seals}条，封到第{found.last}行（共{found.sealed}行），{waiting}；最后一封：{found.head}"


def finding(one: Finding) -> str:
    """One line on a row or a seal."""
    if one.what in OF_A_SEAL:
        return f"封印第{one.number}条{OF_A_SEAL[one.what]}"
    row = one.row or {}
    whose = f"（{moment(row['at'])} {row['who']} {event_named(row['event'])}）" if "at" in row else ""
    fields = f"：{'、'.join(one.fields)}" if one.fields else ""
    return f"日志第{one.number}行{whose}{OF_A_ROW[one.what]}{fields}"
