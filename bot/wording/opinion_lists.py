"""处置意见 as lists: what a unit has said so far, how far all units are, and names that can be told apart on a card."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.models import Opinion, Unit
from bot.models.request_row import AWAITING_APPROVAL, AWAITING_SIGN, RETURNED, TO_PROPOSE
from bot.wording.dates import short_day
from bot.wording.quoted import quoted
from bot.wording.request_status import standing

OPTION, FEW = 10, 8  # characters of an option; units named in a line
WITH_UNIT = frozenset({TO_PROPOSE, RETURNED})


def lines(opinion: Opinion) -> str:
    """Every account with what the unit says of it, and what the office decided."""
    said = [
        f"{line[1]}：{line[2] or '待提'}{f'，{line[3]}' if line[3] else ''}{_decided(line)}"
        for line in opinion.proposals
    ]
    return "\n".join([f"{opinion.number} 处置意见：", *(quoted(one, 120) for one in said)])


def _decided(line: Sequence[object]) -> str:
    return f"（已定{line[4]}）" if len(line) > 4 else ""  # noqa: PLR2004 - a fifth cell: what was decided


def example(opinion: Opinion) -> str:
    """How an account's opinion is typed."""
    parts = [_parts(line) for line in opinion.proposals if line[0] in opinion.undecided] or [("账号名", "")]
    name, platform = parts[0]
    if sum(other == name for other, _ in parts) > 1:
        name = f"{name} {platform}"
    return f"回复例如：处置意见 {name} 保留 群众关注度高（整合、关停同样写法；几个一样的：处置意见 全部 关停）。"


def how(opinion: Opinion) -> str:
    """处置意见 alone, from the unit: what was said, where it is, and what is to be typed next."""
    if opinion.state not in WITH_UNIT:
        change = f"要改回复“修改 {opinion.number}”。" if opinion.state == AWAITING_SIGN else ""
        return f"{lines(opinion)}\n现在：{standing(opinion)}。{change}"
    back = [f"退回：{quoted(opinion.decision_reason, 80)}"] if opinion.state == RETURNED else []
    send = [] if opinion.missing else ["都提了，送签回复“处置意见送签”。"]
    return "\n".join([lines(opinion), *back, *send, example(opinion)])


def seen(opinion: Opinion) -> str:
    """处置意见 alone, from who leads the unit."""
    sign = "请在卡片上点；找不到卡片回复“待审批”。" if opinion.state == AWAITING_SIGN else ""
    return f"{lines(opinion)}\n现在：{standing(opinion)}。{sign}"


def overview(
    rows: Iterable[Opinion], unasked: Sequence[tuple[Unit, int]], undecided: int, *, office: bool = True
) -> str:
    """处置意见 alone, from who watches over all: what is undecided, and with whom it lies; the office may act on it."""
    by_state: dict[str, list[Opinion]] = {}
    for row in rows:
        by_state.setdefault(row.state, []).append(row)
    head = f"处置意见还差{undecided}个账号。" if undecided else "处置意见都定了。"
    said = [
        _of(
            f"已签字、等市府办定{'（审批人员回复“待审批”重发卡片）' if office else ''}",
            by_state.get(AWAITING_APPROVAL, []),
        ),
        _of("等主要负责人签字", by_state.get(AWAITING_SIGN, [])),
        _of("退回、等单位改", by_state.get(RETURNED, [])),
        _of("等单位提", by_state.get(TO_PROPOSE, [])),
        _unasked(unasked, "（回复“征求处置意见”）" if office else ""),
    ]
    how_to = "；直接定回复“处置 账号 保留”；按表定回复“处置意见表”" if office else ""
    tail = f"名单回复“待定的账号有哪些”{how_to}。" if undecided else ""
    return "\n".join(part for part in (head, *said, tail) if part)


def _of(what: str, rows: Sequence[Opinion]) -> str:
    if not rows:
        return ""
    named = [f"{row.unit.short}{len(row.undecided)}个（{row.number}{_until(row)}）" for row in rows[:FEW]]
    more = f"等{len(rows)}个单位" if len(rows) > FEW else ""
    return f"{what}：{'、'.join(named)}{more}"


def _until(row: Opinion) -> str:
    return f"，{short_day(row.execute_by)}前" if row.state in WITH_UNIT and row.execute_by else ""


def _unasked(rows: Sequence[tuple[Unit, int]], how_to: str) -> str:
    if not rows:
        return ""
    named = "、".join(f"{unit.short}{count}个" for unit, count in rows[:FEW])
    more = f"等{len(rows)}个单位" if len(rows) > FEW else ""
    return f"还没征求{how_to}：{named}{more}"


def card_rows(proposals: Sequence[Sequence[object]]) -> list[tuple[str, str]]:
    """Platform beside name and choice: several accounts of a unit may bear one name."""
    said = [(*_parts(line), str(line[4] if len(line) > 4 else line[2] or "待提")) for line in proposals]  # noqa: PLR2004
    return [(platform or name, quoted(f"{name}：{choice}", 26)) for name, platform, choice in said]


def picks(proposals: Sequence[Sequence[object]]) -> list[tuple[str, str]]:
    """The drop-down: the name, with the platform where others begin alike."""
    parts = [(line[0], *_parts(line)) for line in proposals]
    shown = Counter(name[: OPTION - 1] for _, name, _ in parts)
    return [
        (f"a{key}", quoted(name, OPTION) if shown[name[: OPTION - 1]] == 1 else _short(name, platform))
        for key, name, platform in parts
    ]


def _short(name: str, platform: str) -> str:
    platform = platform[: OPTION - 3]
    return quoted(f"{name[: OPTION - len(platform)]}{platform}", OPTION)


def _parts(line: Sequence[object]) -> tuple[str, str]:
    name, _, platform = str(line[1]).partition("（")
    return name, platform.rstrip("）")
