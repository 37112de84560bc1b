"""机构调整 in words: what would pass on, what did, and what the people of both units hear."""

from collections.abc import Mapping, Sequence

from bot.models import Assignment, Unit
from bot.models.assignment import AWAITING_CHECK
from bot.models.member import Role
from bot.models.regroup import Moves, NewName
from bot.models.regroup_people import Passing
from bot.wording.quoted import quoted

MOST = 4  # people that a preview names


def how_to() -> str:
    """机构调整 without units."""
    return (
        "机构调整请这样说：\n撤并 甲单位 到 乙单位 依据文号\n甲单位 更名为 丙单位 依据文号\n"
        "都先给您看哪些转过去，回复“是”才办；几个单位合并成新单位的，先更名一个，再把别的撤并过去。"
    )


def merge_preview(old: Unit, new: Unit, moves: Moves, basis: str) -> str:
    """Before anything is done."""
    lines = [f"将把{old.short}撤并到{new.short}{_basis(basis)}。", f"转给{new.short}：{_counted(moves)}。"]
    if moves.absorbed:
        listed = "、".join(f"{item.called}{_reported(item)}" for item in moves.absorbed[:8])
        lines.append(f"{new.short}已有同一项的{len(moves.absorbed)}项不再单独办：{listed}。")
    if moves.moot:
        lines.append(f"随这几项提的延期申请不用再办：{'、'.join(one.number for one in moves.moot)}。")
    if moves.dropped:
        listed = "、".join(one.number for one in moves.dropped)
        lines.append(f"处置意见{listed}作废，请另行征求。")
    lines += _ends(moves.people, new)
    lines.append(_stays(moves, old))
    lines.append(f"{old.short}不再有提醒和新事项；说“{old.short}”都算{new.short}。没有撤销，调整错了再调整一次。")
    return "\n".join([*lines, "确认请回复“是”，不办回复“算了”。"])


def rename_preview(old: Unit, called: NewName, moves: Moves, basis: str) -> str:
    """Before anything is done."""
    whole = f"（全称{called.name}）" if called.name != called.short else ""
    return "\n".join(
        [
            f"将把{old.short}更名为{quoted(called.short, 60)}{quoted(whole, 70)}{_basis(basis)}。",
            f"改用新名称：{_counted(moves)}。",
            _stays(moves, old),
            f"说“{old.short}”仍听得懂。没有撤销，名称写错了再更名一次。",
            "确认请回复“是”，不办回复“算了”。",
        ]
    )


def merged(old: Unit, new: Unit, moves: Moves) -> str:
    """It is done."""
    return (
        f"已把{old.short}撤并到{new.short}：{_counted(moves)}已转过去，有关人员已知会。\n"
        f"已办结的保留“{old.short}”。下次读入文件前，请在units.csv给{old.short}写上失效日期和承接单位。"
    )


def renamed(old: Unit, new: Unit) -> str:
    """It is done."""
    return (
        f"{old.short}已更名为{new.short}，没办完的都用新名称，有关人员已知会。\n"
        f"已办结的保留“{old.short}”。下次读入文件前，请在units.csv改规范名称、简称，在“曾用名”写上{old.short}。"
    )


def told_merged(before: str, after: str, who: str, basis: str, numbers: Mapping[str, int]) -> str:
    """To everybody of the unit that carries on, and the office."""
    return (
        f"【机构调整】{before}并入{after}{_basis(basis)}，由市府办（{who}）登记。\n"
        f"{before}的{_numbers(numbers)}转到{after}，没办完的接着办，编号、时限不变；已办结的保留原单位名称。\n"
        "看要办的回复“我的任务”，有出入请回复“人工”。"
    )


def told_renamed(before: str, after: str, who: str, basis: str) -> str:
    """To everybody of the unit."""
    return (
        f"【机构调整】{before}更名为{after}{_basis(basis)}，由市府办（{who}）登记。\n"
        "没办完的都用新名称，编号、时限不变；等签字的申请重新发了卡片。有出入请回复“人工”。"
    )


def role_ended(before: str, after: str, ended: Sequence[str], now: Sequence[str]) -> str:
    """To somebody whose post the other unit has filled already."""
    today = f"您现在是{after}的{'、'.join(now)}。" if now else f"您在{after}暂时没有岗位。"
    roles = "、".join(ended)
    over = f"{after}已有{roles}，您在{before}担任的{roles}到今天为止。"
    return f"{before}并入{after}，{over}{today}\n有出入请回复“人工”。"


def absorbed_outcome(before: str, after: str) -> str:
    """On the cards of an item that ended with its unit."""
    return f"{before}并入{after}，由{after}的同一项继续，这里不用再点"


def asked_again(before: str, after: str) -> str:
    """On the card of a signature that the new unit's principal is asked for."""
    return f"{before}并入或更名为{after}，已请现任主要负责人重新签批"


def _counted(moves: Moves) -> str:
    return _numbers(moves.facts)


def _numbers(numbers: Mapping[str, int]) -> str:
    counted = (
        ("items", "事项{}项"),
        ("requests", "申请{}件"),
        ("orders", "整改{}件"),
        ("accounts", "账号{}个"),
        ("people", "人员{}人"),
        ("groups", "群{}个"),
    )
    said = [word.format(numbers.get(key, 0)) for key, word in counted if numbers.get(key, 0)]
    return "、".join(said) or "没有要转的"


def _reported(item: Assignment) -> str:
    """What the unit has reported already is worth a look before it ends."""
    return "（已上报，要记它办结的请先核实）" if item.state == AWAITING_CHECK else ""


def _stays(moves: Moves, old: Unit) -> str:
    if not moves.closed:
        return f"以前的记录仍是“{old.short}”。"
    return f"已办结、已结束的{moves.closed}件保留“{old.short}”，台账、日志、文件不改。"


def _ends(people: Sequence[Passing], new: Unit) -> list[str]:
    """Whose post is filled already."""
    ending = [one for one in people if one.ends]
    if not ending:
        return []
    shown = "、".join(f"{one.member.name}（{_roles(one)}）" for one in ending[:MOST])
    more = f"等{len(ending)}人" if len(ending) > MOST else ""
    return [f"{new.short}已有这些岗位，到今天为止：{shown}{more}；等他们签的改请{new.short}的负责人签。"]


def _roles(one: Passing) -> str:
    ends = "、".join(role.value for role in one.ends)
    return f"{ends}，转为经办人" if Role.CLERK in one.gains else ends


def _basis(basis: str) -> str:
    return f"，依据：{quoted(basis, 60)}" if basis else ""
