"""What a unit hears about its items: lists, details, and the answer to each thing it says."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.clock import local_day
from bot.models import Account, Assignment, Member, Task
from bot.models.assignment import AWAITING_ACK, AWAITING_CHECK, CLOSED, DONE, NOT_HANDED_OVER, OPINION, ROSTER
from bot.models.standing import ACCOUNTS, Standing
from bot.paging import PAGE, left_behind, on_page
from bot.wording.dates import day, moment, short_day
from bot.wording.items import cycle, deadline, full, lamp, line, matter, ref, task_title, title, typed, until, waiting
from bot.wording.quoted import quoted

AUTOMATIC = "自动"  # 办结方式: made from our own records, though a word from the unit is taken too
_NONE = {"overdue": "逾期", "unsigned": "没签收", "waiting": "等本单位办"}
Rows = Sequence[tuple[Assignment, Standing]]


def none_of(unit: str, chosen: str) -> str:
    """Nothing to list: of what was asked for, which is not always all there is."""
    return f"{unit}现在没有{_NONE.get(chosen, '要办')}的事项。" + ("回复“我的任务”看全部。" if chosen in _NONE else "")


def my_tasks(unit: str, rows: Rows, now: datetime, page: int = 1, *, plan: bool = False) -> str:
    """我的任务: eight lines a page."""
    still = sum(item.state not in CLOSED for item, _ in rows)
    pages = -(-len(rows) // PAGE)
    page = min(max(page, 1), pages)
    shown = on_page(rows, page)
    lines = [line(item, stands, now, plan=plan) for item, stands in shown]
    left = left_behind(len(rows), page)
    more = f"还有{left}项，回复“我的任务 {page + 1}”看下一页" if left > 0 else f"看详情回复“{shown[0][0].called}”"
    return "\n".join([f"{unit}共{len(rows)}项，未办结{still}项：", *lines, more])


def detail(
    item: Assignment,
    stands: Standing,
    now: datetime,
    accounts: Sequence[Account] = (),
    beside: Sequence[str] = (),
) -> str:
    """任务N: the words of the notice, the deadline, how the unit stands; `beside`: 延期中 and the like."""
    lines = _words(item.task) if item.task else [f"{ref(item)}｜{item.kind}", *matter(item)]
    lines.append(f"时限：{_limit(item, local_day(now))}")
    lines.append(f"{item.unit.short}：{_standing(item, stands, now)}")
    lines += [*beside, *_what_happened(item)]
    lines += [account_line(account) for account in accounts[:PAGE]]
    lines.append(_next(item))
    return "\n".join(part for part in lines if part)


def docket(rows: Rows, now: datetime) -> str:
    """JB-2022-001 of several units."""
    first = rows[0][0]
    shown = [f"· {item.unit.short}：{_standing(item, stands, now)}" for item, stands in rows[: 2 * PAGE]]
    more = f"还有{left_behind(len(rows), 2)}个单位，回复“统计 {first.docket}”翻页看" if len(rows) > 2 * PAGE else ""
    head = [f"{ref(first)}｜{first.kind}", *matter(first), f"时限：{_limit(first, local_day(now))}"]
    return "\n".join(line for line in [*head, *shown, more] if line)


def sent_out(rows: Sequence[Assignment], now: datetime) -> str:
    """交办发出去没有: whether it went out, when, and who has not signed for it."""
    first = next((row for row in rows if row.handed_over_at is not None), rows[0])
    if first.handed_over_at is None or first.handed_over_at > now:
        when = f"，定在{moment(first.handed_over_at)}发" if first.handed_over_at else ""
        return f"还没发出：{ref(first)}{when}。"
    waiting = [row.unit.short for row in rows if row.state == AWAITING_ACK]
    left = f"没签收{len(waiting)}家：{'、'.join(waiting[:PAGE])}" if waiting else "都签收了"
    return f"已发出：{ref(first)}，{moment(first.handed_over_at)}发的，{left}。"


def task_only(task: Task, counts: Mapping[str, int]) -> str:
    """任务N for somebody whose unit has no part in it; the office also hears totals."""
    lines = _words(task)
    due = day(task.due_on) if task.due_on else "长期"
    lines.append(f"时限：{due}")
    if counts:
        total = sum(counts.values())
        lines.append(f"{total}个承办项：" + "，".join(f"{state}{count}" for state, count in counts.items() if count))
    return "\n".join(lines)


def account_line(account: Account) -> str:
    """One account below task 3."""
    how = "已办结" if account.counts_as_done else account.disposition
    return f"· {account.label}：{how if how != '待定' else '待市府办明确，明确前不用办'}"


def acknowledged(items: Sequence[Assignment], now: datetime) -> str:
    """签收."""
    listed = "、".join(f"{full(item)}" for item in items[:PAGE])
    more = f"等{len(items)}项" if len(items) > PAGE else ""
    return f"已签收：{listed}{more}，{items[0].unit.short}，{moment(now)}。\n办好了回复“完成 编号 情况说明”。"


def nothing_to_acknowledge() -> str:
    """签收 with nothing open."""
    return "没有等您单位签收的事项。回复“我的任务”看全部。"


def progressed(item: Assignment) -> str:
    """进度."""
    first = f"已记下{ref(item)}的进展，市府办看得到。"
    return f"{first}\n{_next(item)}" if item.is_counted else f"{first}\n办好了回复“完成 {item.number} 情况说明”。"


def reported(item: Assignment, now: datetime, *, plan: bool = False) -> str:
    """完成: it is in, and who looks at it next."""
    done = f"，实际完成{short_day(item.done_on, local_day(now))}" if item.done_on else ""
    first = f"收到：{full(item, plan=plan)}已上报，{item.unit.short}，{moment(now)}{done}。"
    if item.state == DONE:
        return f"{first}\n这一项只作登记，已记为办结。"
    return (
        f"{first}\n等{item.checked_by}核实；是否按期以上报时间为准{_or_day(item)}。\n"
        f"报错了回复“撤回 {typed(item, plan=plan)}”。要补图片，请发到“督办助手”应用里。"
    )


def _or_day(item: Assignment) -> str:
    """An earlier day of completion counts if the verifier accepts it."""
    earlier = item.done_on is not None and item.reported_at is not None and item.done_on < local_day(item.reported_at)
    return "，核实时认可实际完成日的以那天为准" if earlier else ""


def wants_note(item: Assignment) -> str:
    """After a bare 完成: what usually goes with it, without forcing anybody."""
    if item.kind == OPINION:
        return "还没有写怎样答复的，直接回复一句即可，例如：已电话答复，学校已退费。"
    what = quoted(item.task.evidence, 40) if item.task and item.task.evidence else "一句情况说明"
    return f"还没有附情况，直接回复一句即可（一般附：{what}）；没有要补的不用回。"


def earlier_cycle(item: Assignment) -> str:
    """Several cycles are open: the earlier one is named, not swallowed."""
    return f"另外，{ref(item)}{cycle(item)}那一期也还没有上报。也办好了的，回复“是”按同样的情况一并上报。"


def before_cycle(item: Assignment) -> str:
    """The cycle has not begun."""
    begins = day(item.opens_on) if item.opens_on else ""
    return f"{full(item)}{begins}才开始。现在就上报吗？回复“是”，不报回复“算了”。"


def withdrawn(item: Assignment, gone: Sequence[str] = ()) -> str:
    """撤回; `gone`: who counted only by the list that was taken back."""
    first = f"已撤回{ref(item)}的上报，现在是“{item.state}”。"
    if item.computed == ROSTER:
        off = f"名单里新登记的{'、'.join(gone)}，从现在起不算数。\n" if gone else ""
        return f"{first}\n{off}名单还留着，改好后回复“完成 {item.number}”；要从头填，回复“{item.called}清空重填”。"
    return f"{first}\n改好后回复“完成 {item.number} 情况说明”。"


def withdraw_preview(item: Assignment) -> str:
    """撤回 without a number: shown first."""
    return f"将撤回{full(item)}的上报。回复“是”撤回，不撤回复“算了”。"


def again(item: Assignment) -> str:
    """再报一次: why it was sent back, and what is wanted."""
    why = f"\n上次退回：{quoted(item.return_reason)}" if item.return_reason else ""
    return f"{ref(item)}再报一次，请直接回复改好以后的情况，一句话就行；不报了回复“算了”。{why}"


def added(item: Assignment, named: str = "") -> str:
    """补充. `named`: the people by whom task 1's roster was mended."""
    who = f"，{item.checked_by}核实时看得到" if item.state == AWAITING_CHECK else ""
    still = "" if who else f"\n这一项还没有上报，办好了回复“完成 {item.number} 情况说明”。"
    first = f"已补充到{ref(item)}{who}。{still}"
    return f"{first}\n{quoted(named, 120)}。" if named else first


def why_not_ours(which: str = "") -> str:
    """The office decides by it, so a wish to hand the task back is not enough."""
    return f"{which}请写上理由，为什么不该本单位办，一句话就行，市府办据此改派。"


def not_ours(item: Assignment) -> str:
    """不是我单位的."""
    whom = item.issuer_unit if item.kind == OPINION else "市府办"
    return f"已转{whom}：{full(item)}可能不是{item.unit.short}的。\n改派之前不提醒，也不计逾期。"


def assigned(item: Assignment, member: Member) -> str:
    """任务N由…办."""
    reach = "" if member.person.userid else "他还没有登记，登记前提醒仍发联系人。"
    return f"{ref(item)}承办人：{member.name}。以后提醒只发给他。{reach}"


def blocked(item: Assignment) -> str:
    """受阻."""
    first = f"已记下{ref(item)}受阻：{quoted(item.blocked_reason)}"
    return f"{first}\n市府办确认后，不计{item.unit.short}逾期。解决了回复“受阻解除 {item.number}”。"


def unblocked(item: Assignment, today: date) -> str:
    """受阻解除."""
    return f"{ref(item)}受阻已解除，时限{deadline(item, today)}。"


def batch(ready: Sequence[Assignment], left_out: Sequence[str]) -> str:
    """完成 1、3、10: what would be reported and what would not."""
    if not ready:
        return "\n".join(["没有可以一并上报的事项。", *left_out])
    several = len({one.plan_id for one in ready}) > 1
    listed = "、".join(f"{ref(item, plan=several)}（{title(item)}）" for item in ready)
    out = [f"{'；'.join(left_out)}，不在内。"] if left_out else []
    return "\n".join([f"将上报办结：{listed}。", "回复“确认”提交，“算了”放弃。", *out])


def batch_done(items: Sequence[Assignment], now: datetime) -> str:
    """The batch is in."""
    listed = "、".join(ref(item) for item in items)
    return f"已上报：{listed}，{moment(now)}。\n等核实；报错了回复“撤回 编号”。"


def which_to_extend(orders: Sequence[str]) -> str:
    """能不能宽限两天, while an order is open, too: of that nothing is extended, of a task it can be asked for."""
    return (
        f"任务、交办要延期的，是哪一项？回复编号（整改{'、'.join(orders[:3])}不办延期，来不及的请找下发的单位说明）："
    )


def which_task() -> str:
    """R03."""
    return "是哪一项？回复编号："


def choice(item: Assignment, today: date, *, plan: bool = False) -> str:
    """An option of “是哪一项”."""
    return f"{ref(item, plan=plan)} {title(item)}（{deadline(item, today)}）"


def _words(task: Task) -> list[str]:
    return [
        f"任务{task.number}｜{task_title(task)}",
        quoted(task.detail, 300),
        f"责任单位：{quoted(task.owners.replace(';', '、'), 120)}",
    ]


def _limit(item: Assignment, today: date) -> str:
    return f"长期（{cycle(item)}，到{until(item, today)}）" if item.cycle else deadline(item, today)


def _standing(item: Assignment, stands: Standing, now: datetime) -> str:
    """Light, state, whom it waits for; the state only where the light's words have not said it."""
    light = lamp(item, stands, now)
    state = "" if item.state == NOT_HANDED_OVER or item.state in light else item.state
    return "，".join(part for part in (light, state, waiting(item, stands, now)) if part)


def _what_happened(item: Assignment) -> list[str]:
    said = [
        f"承办人：{item.handler.name}" if item.handler else "",
        f"进展：{quoted(item.progress_text)}" if item.progress_text and item.state not in CLOSED else "",
        _report(item),
        f"退回理由：{quoted(item.return_reason)}" if item.state == "退回" else "",
        f"受阻（{item.blocked}）：{quoted(item.blocked_reason)}" if item.blocked else "",
    ]
    return [line for line in said if line]


def _report(item: Assignment) -> str:
    """What was reported, and when: 公安任务1是哪天报的."""
    if item.reported_at is None:
        return ""
    when = moment(item.reported_at)
    return f"上报：{quoted(item.report_text)}（{when}）" if item.report_text else f"上报：{when}"


def _next(item: Assignment) -> str:
    if item.is_counted:
        how = "按账号注销情况自动统计" if item.computed.startswith(ACCOUNTS) else "由各单位办结情况自动汇总"
        return f"这一项{how}，不用上报。"
    if item.state in CLOSED | {NOT_HANDED_OVER}:
        return ""
    if item.state == AWAITING_CHECK:
        return f"要补充回复“补充 {item.number} 内容”，要撤回回复“撤回 {item.number}”。"
    if item.task is not None and item.task.method == AUTOMATIC:
        return f"这一项由系统的记录形成；先办好的，也可以回复“完成 {item.number} 情况说明”登记。"
    return f"上报请回复“完成 {item.number} 情况说明”。"
