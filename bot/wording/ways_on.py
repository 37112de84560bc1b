"""Where the office cannot do a thing to a unit's item as it stands: what it can do, by the state, step by step."""

from collections.abc import Callable, Mapping

from bot.models import Assignment
from bot.models.assignment import (
    AWAITING_ACK,
    AWAITING_CHECK,
    AWAITING_REASSIGN,
    DONE,
    NOT_APPLICABLE,
    OPINION,
    RETURNED,
    VOID,
    WITH_UNIT,
)

_ENDING = frozenset({"void", "mark_na"})  # it need not do it any longer


def way_on(item: Assignment, state: str, event: str) -> str:
    """A line that names only what the life table allows from here (item_fsm.csv)."""
    if event == "reassign" and state in WITH_UNIT:
        return _other_unit(item)
    if state == AWAITING_ACK and event in {"mark_na", "reopen"}:
        return f"不用它办的，回复{_stop(item)}。"
    if state == RETURNED and event == "mark_na":
        return f"不用它办的，回复{_stop(item)}。"
    way = _BY_STATE.get(state)
    return way(item, event) if way is not None and event in _DECIDED else _look(item)


def of_unit(item: object, event: str) -> str:
    """What the unit does about its own item: of one that is closed nothing, but the office can open it again."""
    if event == "not_ours":
        return "已经签收的，请回复“人工”与市府办商量改派。"
    return again if (again := opened_by_office(item)) else "回复“我的任务”看现在该办什么。"


def opened_by_office(item: object) -> str:
    """Who can put right what was passed by mistake; "" where it is open."""
    over = isinstance(item, Assignment) and item.state == DONE
    return "办结以后要改、要补的，请回复“人工”，由市府办重开。" if over else ""


_DECIDED = frozenset({"void", "reassign", "keep", "mark_na", "reopen"})


def _look(item: Assignment) -> str:
    return f"看这一项回复“{item.unit.short}{item.called}进展”。"


def _stop(item: Assignment) -> str:
    return f"“中止 {item.number} {item.unit.short} 理由”"


def _anew(item: Assignment, unit: str) -> str:
    return f"“转办意见 {unit} 摘要 ×月×日前”" if item.kind == OPINION else f"“交办 {unit} 到×月×日前 内容”"


def _other_unit(item: Assignment) -> str:
    """Only what the unit gave back is re-assigned; what it works on is stopped there and given out anew."""
    first = "单位没签收、报了“不是我单位的”，才能改派。"
    return f"{first}在办的要换单位，先回复{_stop(item)}，再回复{_anew(item, '新单位')}。"


def _given_back(item: Assignment, event: str) -> str:
    """It waits to be re-assigned or kept, nothing else."""
    del event
    unit = item.unit.short
    return (
        f"单位报了“不是我单位的”：给别的单位，回复“改派 {item.number} {unit} 给 新单位”；"
        f"还归它的，回复“维持 {item.number} {unit} 理由”。"
    )


def _reported(item: Assignment, event: str) -> str:
    """What waits to be looked at goes back first."""
    back = "先请核实的同志在卡片上点“退回”"
    if event in _ENDING | {"reassign"}:
        further = f"，再回复{_anew(item, '新单位')}" if event == "reassign" else ""
        return f"单位已经上报：{back}，再回复{_stop(item)}{further}。"
    return f"单位已经上报，没办完的{back[1:]}。" if event == "reopen" else _look(item)


def _over(item: Assignment, event: str) -> str:
    """Also what was passed by mistake: it is opened again, and then it can be stopped."""
    again = f"“重开 {item.number} {item.unit.short} 理由”"
    if event == "reassign":
        return f"记错了的，先回复{again}，再回复{_stop(item)}，然后回复{_anew(item, '新单位')}。"
    return f"记错了的，先回复{again}，再回复{_stop(item)}。" if event in _ENDING else f"记错了的，回复{again}。"


def _stopped(item: Assignment, event: str) -> str:
    """Stopped for good; what is to be done after all is given out anew."""
    if event in {"reopen", "keep"}:
        return f"中止的不能恢复。还要它办的，回复{_anew(item, item.unit.short)}。"
    return f"要别的单位办的，回复{_anew(item, '新单位')}。" if event == "reassign" else _look(item)


_BY_STATE: Mapping[str, Callable[[Assignment, str], str]] = {
    AWAITING_REASSIGN: _given_back,
    AWAITING_CHECK: _reported,
    DONE: _over,
    NOT_APPLICABLE: _over,
    VOID: _stopped,
}
