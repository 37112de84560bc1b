"""机构调整: 撤并 and 更名 of units, by 市府办审批; first what would pass on, then 是."""

from bot.errors import Unclear
from bot.message import Reply
from bot.models import Role, Unit
from bot.models import regroup as rule
from bot.turn import Turn
from bot.wording import regroups as say


def regroup(turn: Turn) -> Reply:
    """撤并 <甲单位> 到 <乙单位> [依据文号]; <甲单位> 更名为 <丙单位> [依据文号]"""
    called = turn.text("called")
    if not turn.text("unit") or not (turn.text("to_unit") or called):
        return Reply(say.how_to())
    turn.officer(Role.APPROVER)
    old = _unit(turn, "unit")
    return _rename(turn, old, called) if called else _merge(turn, old, _unit(turn, "to_unit"))


def _merge(turn: Turn, old: Unit, new: Unit) -> Reply:
    rule.expect_merge(turn.act, old, new)
    basis = turn.text("text")
    if not turn.agreed:
        return turn.show(say.merge_preview(old, new, rule.moves(turn.session, old, new), basis))
    moved = rule.merge(turn.session, turn.act, old, new, basis)
    return Reply(say.merged(old, new, moved))


def _rename(turn: Turn, old: Unit, said: str) -> Reply:
    called = rule.new_name(old, said)
    rule.expect_rename(turn.session, turn.act, old, called)
    basis = turn.text("text")
    if not turn.agreed:
        return turn.show(say.rename_preview(old, called, rule.moves(turn.session, old, None), basis))
    new = rule.rename(turn.session, turn.act, old, called, basis)
    return Reply(say.renamed(old, new))


def _unit(turn: Turn, slot: str) -> Unit:
    unit = Unit.coded(turn.session, turn.text(slot))
    if unit is None:
        raise Unclear("no_such_unit", value=turn.text(slot))
    return unit
