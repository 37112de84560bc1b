"""Answers to a question for one figure: what was asked for first, then whose it is, then what to type next."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from bot.clock import local_day
from bot.models import Account, Rectification, Request, Unit
from bot.models.account import Progress
from bot.models.figures import UNSENT, Count, Figures
from bot.models.request_row import EXTENSION
from bot.paging import PAGE, left_behind, on_page
from bot.wording.dates import day, moment, short_day
from bot.wording.figures import whose
from bot.wording.items import called
from bot.wording.rect_lists import line as order_line
from bot.wording.request_status import status_line


def rate(figures: Figures, count: Count, number: object, group: str = "") -> str:
    """办结率多少: both shares, with what they are shares of; `group`: of these units alone."""
    of = "".join(f"，{name}" for name in (called(number) if number is not None else "", group) if name)
    kept = (
        f"办结的里按期{count.in_time}项，按期率{share_of(count.in_time, count.done)}"
        if count.done
        else "还没有办结的，按期率暂无"
    )
    lines = [
        f"{_head(figures)}{of}：办结率{share_of(count.done, count.owed)}，应办{count.owed}项，办结{count.done}项。",
        f"{kept}；逾期没办结的{count.overdue}项。",
    ]
    return "\n".join(lines)


def late_share(count: Count, units: int) -> str:
    """逾期率多少: what is overdue of what is owed, above the other shares."""
    share = share_of(count.overdue, count.owed)
    return f"逾期率{share}：逾期没办结{count.overdue}项（{units}个单位），应办{count.owed}项。\n"


def acknowledged(figures: Figures, count: Count, number: object) -> str:
    """签收率多少: what was acknowledged of what is owed, and what is not yet."""
    of = f"，{called(number)}" if number is not None else ""
    share = share_of(count.acknowledged, count.owed)
    told = f"签收率{share}，应办{count.owed}项，已签收{count.acknowledged}项，待签收{count.unsigned}项。"
    return f"{_head(figures)}{of}：{told}\n还没签收的回复“谁还没签收”看。"


def share_of(part: int, whole: int) -> str:
    """13.6%, rounded as any reader would; but 100% is all of it, and a little of it is no 0%."""
    if not whole:
        return "暂无"
    if part in {0, whole}:
        return "100%" if part else "0%"
    return f"{min(max(round(100 * part / whole, 1), 0.1), 99.9):g}%"


def _head(figures: Figures) -> str:
    return f"{whose(figures)}，{short_day(local_day(figures.at))}"


def units(figures: Figures, found: Sequence[Unit], number: object) -> str:
    """一共几家单位: how many of each group, and their names."""
    kinds = Counter(unit.group_name for unit in found)
    groups = "，".join(f"{name}{count}" for name, count in kinds.items() if name)
    of = called(number) if number is not None else ""
    return f"{whose(figures)}{of}涉及{len(found)}个单位{f'（{groups}）' if groups else ''}：\n" + "、".join(
        unit.short for unit in found
    )


def handed_over(figures: Figures) -> str:
    """41号文发下去了没: whether it was handed over, and how many have signed for it."""
    plan, count = figures.plan, figures.count
    unsent = sum(line.state == UNSENT for line in figures.lines)
    if unsent == len(figures.lines) and not plan.handover_is_confirmed:
        return f"{whose(figures)}还没有交办：{unsent}项等确认。看清了点“请确认交办”的卡片，或回复“交办”。"
    by = (
        f"（{plan.handover_confirmed_by}{moment(plan.handover_confirmed_at)}确认）"
        if plan.handover_confirmed_at
        else ""
    )
    if unsent == len(figures.lines):
        return f"{whose(figures)}已确认交办{by}，{unsent}项还没到发出的时间。哪天发什么，回复“预览”看。"
    left = f"，还有{unsent}项没交办" if unsent else ""
    return (
        f"{whose(figures)}已交办{by}：应办{count.owed}项，待签收{count.unsigned}项{left}。\n"
        "没签收的回复“没签收的有哪些”，没发成的回复“没发成的消息”。"
    )


def requests(figures: Figures, rows: Sequence[Request], page: int, kind: str) -> str:
    """审批了几个: how many were put forward, approved, carried out; then each of them."""
    counts = figures.applications
    head = (
        f"{whose(figures)}：延期申请{len(rows)}件，批准{sum(row.approved_at is not None for row in rows)}件" if kind
        else f"{whose(figures)}：注销、变更申请提出{counts['提出']}件，批准{counts['批准']}件，办完{counts['办完']}件"
    )  # fmt: skip
    return _listed(head, [f"{row.unit.short}｜{status_line(row)}" for row in rows], page, "看一件回复它的编号。")


PAPERS = {
    "open": "没办完",
    "unsigned": "等主要负责人签字",
    "rejected": "驳回",
    "approved": "批准",
    "sent": "送签",
    "延期": "延期申请",
    "注销": "注销、变更申请",
}


def chosen(figures: Figures, rows: Sequence[Request], page: int, name: str, *, with_since: bool) -> str:
    """今天批了几个, 几个卡在哪: the applications of that kind; `with_since`: and since when they are where they are."""
    others = sum(row.family == EXTENSION for row in rows) if name.endswith("的申请") else 0
    beside = f"（其中延期{others}件）" if others else ""
    since = {row: f"，{short_day(local_day(row.in_state_since))}到这一步" if with_since else "" for row in rows}
    told = [f"{row.unit.short}｜{status_line(row)}{since[row]}" for row in rows]
    return _listed(f"{whose(figures)}：{name}{len(rows)}件{beside}", told, page, "看一件回复它的编号。")


def returned(rows: Sequence[Request]) -> str:
    """Below what was returned of reports: the applications that wait to be mended."""
    named = "、".join(f"{row.number} {row.unit.short}" for row in rows[:PAGE])
    more = "等" if len(rows) > PAGE else ""
    return f"\n另有申请退回等修改的{len(rows)}件：{named}{more}。" if rows else "\n退回等修改的申请：没有。"


def accounts(figures: Figures, rows: Sequence[Account], page: int, *, closed: bool) -> str:
    """关了几个号了, 还有多少号没关: by the decision, the platform and the end; then the ones that are asked for."""
    made = Progress.over(figures.accounts)
    head = (
        f"{whose(figures)}：账号{made.total}个，要关停的{made.owed}个，其中平台已受理{made.accepted}个、已注销{made.closed}个；"
        f"处置没定的{made.undecided}个"
    )
    told = [f"{row.label}｜{row.unit.short if row.unit else ''}" for row in rows]
    head += f"。{'平台已受理、已注销的' if closed else '还没关的'}{len(rows)}个"
    return _listed(head, told, page, "看一个回复“查账号 名称”。")


def orders(figures: Figures, rows: Sequence[Rectification], page: int) -> str:
    """下发了几个整改: 下发, 销号, 未了, 逾期; then each of them, what is open first."""
    counts = figures.order_counts
    late = f"，其中逾期{counts['逾期']}件" if counts["逾期"] else ""
    head = f"{whose(figures)}：整改下发{counts['下发']}件，销号{counts['销号']}件，未了{counts['未了']}件{late}"
    return _listed(head, [order_line(row, figures.at, with_unit=True) for row in rows], page, "看一件回复它的编号。")


def _listed(head: str, lines: Sequence[str], page: int, more: str) -> str:
    if not lines:
        return f"{head}。"
    left = left_behind(len(lines), page)
    rest = f"还有{left}个，回复“下一页”接着看。" if left > 0 else more
    return "\n".join([f"{head}：", *on_page(lines, page), rest])


def stretch(since: date, until: date, what: str = "到期") -> str:
    """8月2日（周二）到期, 8月1日至8月7日到期."""
    return f"{day(since, since)}{what}" if since == until else f"{short_day(since)}至{short_day(until)}{what}"


def none_handed_over(whose: str, count: int) -> str:
    """What is asked for is not out yet: nobody can have signed for it, reported it or be late."""
    return f"{whose or '事项'}还没有交办，{count}项都没有发下去，谈不上签收、上报、逾期。\n哪天发什么，回复“预览”看。"


def counted_by_itself(whose: str, unfinished: int) -> str:
    """谁没报, of a task that nobody reports."""
    return f"{whose}不用单位上报，由系统自动统计：没办结的{unfinished}项。\n看是哪些：回复“{whose}没办结的有哪些”。"


def not_begun(whose: str) -> str:
    """谁没报, of a task whose first cycle is still ahead."""
    return f"{whose}这一期还没有开始，现在不用报。"


def next_due(name: str, due: date, today: date, count: int) -> str:
    """Nothing falls on those days: what comes next."""
    more = f"看它们回复“{due.month}月{due.day}日到期的”。"
    return f"{name}：没有。\n下一个到期日是{day(due, today)}，{count}项没办结；{more}"
