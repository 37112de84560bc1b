"""考核表 in words: always “建议分，供核定”, in the order of the units and never ranked."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.clock import local_day
from bot.models import ScoreSheet
from bot.models.score import ANSWERED, CONFIRMED, DRAFT, OBJECT_DAYS, OBJECTED, OPEN_TO_OBJECT
from bot.models.score_facts import rate
from bot.models.score_rule import BONUS, BY_HAND, CORRECTED, Line
from bot.paging import PAGE, left_behind, on_page
from bot.wording.dates import day, moment, short_day
from bot.wording.quoted import quoted

SUGGESTED = "建议分，供核定"
UNCOUNTED = frozenset({BONUS, BY_HAND, CORRECTED})  # points, not how often


def points(sheet: ScoreSheet) -> str:
    """95分, or 不合格（单项否决）."""
    if sheet.vetoed:
        return "不合格（单项否决）"
    return f"{sheet.total}分{'（不合格）' if sheet.verdict == '不合格' else ''}"


def whose(sheet: ScoreSheet) -> str:
    """佛堂镇（41号）: a unit has a sheet under each notice."""
    return f"{sheet.unit.short}（{sheet.plan.short}）"


def _units(sheets: Sequence[ScoreSheet]) -> int:
    return len({sheet.unit_id for sheet in sheets})


def listed(year: int, sheets: Sequence[ScoreSheet], page: int) -> str:
    """考核: every unit's suggestion, in the order of the units."""
    shown = on_page(sheets, page)
    left = left_behind(len(sheets), page)
    several = len({sheet.plan_id for sheet in sheets}) > 1
    lines = [f"{whose(one) if several else one.unit.short}｜{points(one)}｜{one.state}" for one in shown]
    more = [f"还有{left}{'张' if several else '个单位'}，回复“下一页”接着看。"] if left > 0 else []
    how = f"看一个单位回复“考核 {shown[0].unit.short}”；全部请回复“导出{year}考核”。" if shown else ""
    papers = f"{len(sheets)}张，" if several else ""
    head = f"{year}年度考核（{stand(sheets)}），{_units(sheets)}个单位，{papers}按单位顺序列，不排名："
    return "\n".join([head, *lines, *more, how])


def nothing(year: int) -> str:
    """No sheet of that year."""
    return f"{year}年度的考核表还没有起草。\n要起草回复“起草{year}考核”；到设定的日期会自动起草，只发给市府办。"


def nothing_for_unit(year: int, *, is_judged: bool, others_have: bool) -> str:
    """To a unit that was not given its sheet: it has none at all, or it is still to come."""
    if not is_judged:
        return f"{year}年度到现在没有要考核您单位的任务和整改，没有您单位的考核表，不用办。\n有疑问回复“人工”。"
    whom = "您单位" if others_have else "任何单位"
    return f"{year}年度的考核表还没有发给{whom}。\n由市府办起草、核对后发，发了告诉您单位的联系人、主要负责人。"


def detail(sheet: ScoreSheet, last: date | None) -> str:
    """One unit's sheet."""
    lines = [_line(line) for line in sheet.result.lines]
    tasks, orders = (rate(sheet.figures.get(name, [0, 0])) for name in ("tasks", "orders"))
    until = {
        DRAFT: "还没有发给单位",
        OPEN_TO_OBJECT: f"{short_day(sheet.told_on)}送达，异议可提到{day(last)}" if sheet.told_on and last else "",
        OBJECTED: f"异议（{sheet.objected_by}）：{quoted(sheet.objection, 200)}",
        ANSWERED: f"异议已由{sheet.answered_by}答复：{quoted(sheet.answer_text, 200)}",
        CONFIRMED: f"{sheet.confirmed_by}已核定",
    }[sheet.state]
    return "\n".join(
        part
        for part in (
            f"{sheet.year}年度考核 {whose(sheet)}：{points(sheet)}（{stands(sheet)}）",
            f"任务按时率：{tasks}；整改按时率：{orders}",
            *(lines or ["没有加分、扣分的事项"]),
            until,
        )
        if part
    )


def _line(line: Line) -> str:
    which = quoted("、".join(line.which), 90)
    return f"{line.subject}{_times(line.subject, line.times)}：{_sign(line.subject, line.points)}（{which}）"


def _times(subject: str, times: int) -> str:
    return "" if subject in UNCOUNTED else f"{times}次"


def _sign(subject: str, number: int) -> str:
    if subject == "单项否决整改":
        return "否决"
    if subject == BONUS:
        return f"加{number}分" if number else "不加，得分没有超过加分起点"
    return f"扣{number}分" if number >= 0 else f"加{-number}分"


def drafted(year: int, count: int, left: int) -> str:
    """起草."""
    kept = f"，已发给单位的{left}张没有动" if left else ""
    if left and not count:
        why = "分数有出入的，等单位提异议后答复"
        return f"{year}年度的考核表{left}张都已发给单位，不能重新起草。\n看清单回复“考核”；{why}。"
    if not count:
        return f"{year}年度没有要起草的考核表：那一年没有到期的任务和整改。\n写明哪一年，例如“起草{year + 1}考核”。"
    return (
        f"{year}年度考核表已起草{count}张（{SUGGESTED}）{kept}。\n"
        f"看清单回复“考核”，要文件回复“导出{year}考核”；没有发给任何单位，要发回复“送{year}考核”。"
    )


def adjusted(sheet: ScoreSheet) -> str:
    """加分、扣分 by hand."""
    return f"已记：{whose(sheet)}现在{points(sheet)}（{SUGGESTED}）。看这一张回复“考核 {sheet.unit.short}”。"


def tell_preview(year: int, units: Sequence[str], how: str, on: date, drafted: date | None = None) -> str:
    """Before a sheet leaves the office; `drafted`: the day of its figures, where that is not today."""
    units = list(dict.fromkeys(units))
    listed_ = "、".join(units[:PAGE]) + (f"等{len(units)}个单位" if len(units) > PAGE else "")
    if how:
        return f"将登记{year}年度考核表已{how}送达（{day(on)}）：{listed_}。机器人不发消息。\n从那天起{OBJECT_DAYS}个工作日内可提异议。确认请回复“是”，不办回复“算了”。"  # noqa: E501 - one sentence
    return (
        f"将把{year}年度考核表发给{listed_}，各发本单位的联系人、主要负责人，别的单位看不到。\n{_as_of(year, drafted)}"
        f"从今天起{OBJECT_DAYS}个工作日内可提异议。确认请回复“是”，不发回复“算了”。"
    )


def _as_of(year: int, drafted: date | None) -> str:
    return f"数字是{day(drafted)}起草时的，要按今天的先回复“起草{year}考核”。\n" if drafted else ""


def told(year: int, count: int, how: str, when: datetime) -> str:
    """Given out."""
    if how:
        return f"已登记{count}个单位{how}送达。"
    return (
        f"已安排发出{year}年度考核表，{count}个单位，正在逐个生成。\n{moment(when)}起发给各单位的联系人、主要负责人。"
    )


def nothing_to_tell(year: int) -> str:
    """No draft is left."""
    return f"{year}年度没有还没发的考核表。看清单回复“考核”。"


def to_unit(sheet: ScoreSheet, last: date | None) -> str:
    """The unit's own sheet."""
    if last is None or sheet.state != OPEN_TO_OBJECT:  # it has objected already
        return f"【考核】{detail(sheet, last)}"
    return f"【考核】{detail(sheet, last)}\n有异议请在{day(last)}前回复“考核异议 理由”，或交纸质的给市府办。"


def objected(sheet: ScoreSheet) -> str:
    """To the unit."""
    return f"已收到对{sheet.year}年度考核的异议，转市府办答复。\n内容：{quoted(sheet.objection, 200)}"


def objected_told(sheet: ScoreSheet) -> str:
    """To the office."""
    return (
        f"【考核异议】{whose(sheet)}{sheet.objected_by}：{quoted(sheet.objection, 300)}\n"
        f"答复请回复“答复考核异议 {sheet.unit.short} 维持 理由”，或“答复考核异议 {sheet.unit.short} 调整 +5 理由”。"
    )


def entered(sheet: ScoreSheet) -> str:
    """代登记."""
    return f"已代{whose(sheet)}登记考核异议，由别的审批同志答复。"


def answer_preview(sheet: ScoreSheet, reason: str, number: int) -> str:
    """Before the answer counts."""
    how = f"{'加' if number > 0 else '扣'}{abs(number)}分" if number else "维持"
    return f"将答复{whose(sheet)}的考核异议：{how}。\n理由：{quoted(reason, 200)}\n确认请回复“是”，不办回复“算了”。"


def answered(sheet: ScoreSheet) -> str:
    """To who answered."""
    return f"已答复，{whose(sheet)}现在{points(sheet)}（{SUGGESTED}），已告知单位。"


def answered_told(sheet: ScoreSheet) -> str:
    """To the unit that objected."""
    return f"市府办已答复您单位的考核异议：{quoted(sheet.answer_text, 300)}\n现在{points(sheet)}（{SUGGESTED}）。"


def confirm_preview(year: int, sheets: Sequence[ScoreSheet], left: Sequence[str]) -> str:
    """Before 核定."""
    open_ones = (
        f"\n还不能核定的：{'、'.join(left[:PAGE])}{f'等{len(left)}个' if len(left) > PAGE else ''}。" if left else ""
    )
    units = list(dict.fromkeys(sheet.unit.short for sheet in sheets))
    names = "、".join(units[:PAGE]) + (f"等{len(units)}个单位" if len(units) > PAGE else "")
    return f"将核定{year}年度考核：{names}。{open_ones}\n核定后不再改动，不发消息。确认请回复“是”，不办回复“算了”。"


def confirmed(year: int, count: int) -> str:
    """核定."""
    return f"已核定{year}年度考核{count}个单位。要文件回复“导出{year}考核”。"


def nothing_to_confirm(year: int, left: Sequence[str]) -> str:
    """All of them still wait for something."""
    why = (
        f"没发的先回复“送{year}考核”；异议期没过、有异议没答复的要等：{'、'.join(left[:PAGE])}" if left else "都已核定"
    )
    return f"{year}年度没有可以核定的考核表，{why}。"


def by_clock(year: int, count: int) -> str:
    """To the office, on the day of the settings."""
    return f"【考核】{drafted(year, count, 0)}"


def on_its_way(year: int, unit: str, sheets: Sequence[ScoreSheet]) -> str:
    """导出: the papers follow."""
    whose = f"{unit}{year}年度考核表" if unit else f"{year}年度考核表（汇总表和各单位考核表）"
    return f"{whose}正在发到您的“督办助手”。\n{stand(sheets)}；只发给您，不发群。"


def paper_name(year: int, unit: str, sheets: Sequence[ScoreSheet]) -> str:
    """The document's name."""
    return f"{year}年度考核表{unit}（{stand(sheets)}）.docx"


def stands(sheet: ScoreSheet) -> str:
    """What the paper says of itself."""
    return "已核定" if sheet.state == CONFIRMED else SUGGESTED


def stand(sheets: Sequence[ScoreSheet]) -> str:
    """What several say of themselves together."""
    return "已核定" if sheets and all(sheet.state == CONFIRMED for sheet in sheets) else SUGGESTED


def paper_line(line: Line) -> tuple[str, str, str, str]:
    """One subject on paper."""
    times = "" if line.subject in UNCOUNTED else str(line.times)
    return line.subject, times, _sign(line.subject, line.points), "、".join(line.which)


def objection(sheet: ScoreSheet) -> str:
    """What the unit said against it."""
    return f"异议（{sheet.objected_by}）：{sheet.objection}" if sheet.objection else ""


def answer(sheet: ScoreSheet) -> str:
    """What the office answered."""
    return f"{sheet.answered_by}答复：{sheet.answer_text}" if sheet.answer_text else ""


def decided(sheet: ScoreSheet) -> str:
    """Who confirmed it."""
    if sheet.confirmed_at is None:
        return ""
    on = local_day(sheet.confirmed_at)
    return f"核定：{sheet.confirmed_by}　{on.year}年{short_day(on)}"


def file_name(year: int, sheets: Sequence[ScoreSheet]) -> str:
    """The workbook's name."""
    return f"{year}年度考核（{stand(sheets)}）.xlsx"
