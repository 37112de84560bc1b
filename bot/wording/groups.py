"""登记本群 in words."""

from collections.abc import Sequence

from bot.models import Group, Unit
from bot.wording.quoted import quoted

MOST = 8


def only_in_group() -> str:
    """登记本群 in one's own chat."""
    return "请到要登记的那个群里说：@督办助手 登记本群 名称 单位 佛堂镇"


def of_its_units(group: Group, *, urged: bool) -> str:
    """Below what was asked in a group of some units without a word of whom."""
    doing = "催" if urged else "算"
    return f"只{doing}“{quoted(group.name, 40)}”的{len(group.codes)}个单位；要全部单位的，请再说一遍，加上“全部单位”。"


def how_to() -> str:
    """登记本群 without a name."""
    return "请连名称一起说：@督办助手 登记本群 佛堂镇督办群；几个单位合用的：登记本群 督办工作群 单位 全部"


def which_units(name: str, *, unknown: str) -> str:
    """Nobody can tell from the name whose group it is."""
    first = f"没有“{quoted(unknown, 40)}”这样的单位。" if unknown else f"“{quoted(name, 40)}”是哪些单位的群？"
    return (
        f"{first}\n请在群里再说一次，写明单位：@督办助手 登记本群 {quoted(name, 40)} 单位 佛堂镇、上溪镇"
        "（全体单位的写“单位 全部”）"
    )


def preview(name: str, units: Sequence[Unit], before: str) -> str:
    """Shown first."""
    was = f"（原来登记为“{quoted(before, 40)}”）" if before and before != name else ""
    return (
        f"将登记这个群：{quoted(name, 40)}{was}，{listed(units)}。\n{_means(units)}\n确认请回复“是”，不登记回复“算了”。"
    )


def registered(name: str, units: Sequence[Unit]) -> str:
    """It is on record."""
    return f"已登记本群：{quoted(name, 40)}，{listed(units)}。\n{_means(units)}"


def listed(units: Sequence[Unit]) -> str:
    """Whose group it is."""
    if not units:
        return "全部单位"
    names = "、".join(unit.short for unit in units[:MOST])
    return f"单位{names}{f'等{len(units)}个' if len(units) > MOST else ''}"


def _means(units: Sequence[Unit]) -> str:
    one = "只有一个单位，群里完整回答。"
    return one if len(units) == 1 else "几个单位合用，群里只答一句，详情发到各人的“督办助手”。"


def checked(groups: Sequence[Group], shorts: dict[str, str], strangers: int) -> str:
    """For the operator: which groups are known, and whether there are others."""
    named = [
        f"{group.name or group.chat_id}（{'、'.join(shorts.get(code, code) for code in group.codes[:3]) or '全部单位'}"
        f"{f'等{len(group.codes)}个' if len(group.codes) > 3 else ''}）"  # noqa: PLR2004 - as many as are shown
        for group in groups[:MOST]
    ]
    more = f"等{len(groups)}个" if len(groups) > MOST else ""
    others = f"；另有{strangers}个群没有登记，请市府办在群里说“登记本群 名称”" if strangers else ""
    return f"登记了{len(groups)}个：{'、'.join(named)}{more}{others}" if groups else f"没有登记的群{others}"
