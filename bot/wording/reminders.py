"""What the clock says to units: the daily digest, one line a thing with the words to type, and reports to leaders."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from bot.clock import local_day
from bot.models import Account, Assignment, Request
from bot.models.standing import request_waits
from bot.wording.dates import day
from bot.wording.items import clock_time, ref, typed, until
from bot.wording.office import due_day, heading, named
from bot.wording.request_form import label
from bot.wording.request_form import ref as named_by

CONFIRM_DAYS = 7  # after the freeze the platform waits so long for a confirmation (domain.md §2)
NOT_ASKED = "还没申请"


def digest(lines: Sequence[str], rest: Sequence[str], today: date) -> str:
    """One message a person and day: at most eight full lines, the names of the rest in one."""
    more = f"还有：{named(rest, 20)}，回复“我的任务”看。" if rest else ""
    return "\n".join(part for part in (f"【督办提醒】{day(today, today)}", *lines, more) if part)


def title(item: Assignment, *, with_plan: bool) -> str:
    """任务1（加强组织领导）, with the notice's short name where several run side by side."""
    return f"{ref(item, plan=with_plan)}（{heading(item)}）"


def upcoming(item: Assignment, today: date, *, with_plan: bool) -> str:
    """Before the last working day."""
    left = (due_day(item) - today).days
    when = f"{until(item, today)}到期，还剩{left}天"
    return f"{title(item, with_plan=with_plan)}{when}。{_how(item, with_plan=with_plan)}"


def last_day(item: Assignment, today: date, *, with_plan: bool) -> str:
    """最后一个工作日: the deadline itself may be a rest day."""
    when = f"{until(item, today)}到期，今天是到期前最后一个工作日"
    when = f"今天{clock_time(item)}到期" if due_day(item) == today else when
    return f"{title(item, with_plan=with_plan)}{when}。{_how(item, with_plan=with_plan)}"


def still_in_time(item: Assignment, today: date, *, with_plan: bool) -> str:
    """休息日到期宽限: past a deadline on a rest day, and not late yet."""
    when = f"{until(item, today)}到期，今天上报仍算按期"
    return f"{title(item, with_plan=with_plan)}{when}。{_how(item, with_plan=with_plan)}"


def overdue(item: Assignment, today: date, *, with_plan: bool) -> str:
    """逾期: no blame, two ways on."""
    if item.is_counted:
        return f"{title(item, with_plan=with_plan)}{until(item, today)}到期，还有账号没办完（自动统计，不用上报）。"
    when = f"{until(item, today)}到期，{'还没有重新上报' if item.was_reported else '还没有收到情况'}"
    return (
        f"{title(item, with_plan=with_plan)}{when}。办好了回复“完成 {_number(item, with_plan=with_plan)} 说明”，"
        "可写实际办好的日期；有困难回复“人工”"
    )


def unsigned(items: Sequence[Assignment], *, with_plan: bool) -> str:
    """未签收: all items of a unit in one line, for one 签收 signs for all."""
    numbers = "、".join(ref(item, plan=with_plan) for item in items)
    return f"{items[0].unit.short}{len(items)}项还没有签收（{numbers}），回复“签收”即可"


def accounts_left(accounts: Sequence[Account], requests: Mapping[int, Request]) -> str:
    """What a counted item still lacks, and who each account waits for."""
    left = [account for account in accounts if account.is_closing and not account.counts_as_done]
    if not left:
        return ""
    shown = "；".join(f"{account.label}{_stage(account, requests)}" for account in left[:3])
    more = f"等{len(left)}个" if len(left) > 3 else ""  # noqa: PLR2004 - as many as one line takes
    unasked = any(_stage(account, requests) == NOT_ASKED for account in left)
    ask = "申请请回复“注销 账号名”，" if unasked else ""
    return f"还有{len(left)}个账号：{shown}{more}。{ask}平台受理后回复“已提交 账号名”"


def frozen(request: Request, today: date) -> str:
    """平台冻结期满: the days in which the platform wants a confirmation."""
    until = request.frozen_until or today
    last = until + timedelta(days=CONFIRM_DAYS)
    when = "今天" if until == today else day(until, today)
    if not request.account.is_wechat:
        return (
            f"{request.account.label}冻结期{when}满，请到平台看是否已经注销，注销成功后回复“已注销 {named_by(request)}”"
        )
    return (
        f"“{request.account.name}”冻结期{when}满，请在{day(last, today)}前到平台后台点“确认注销”，过期要从头再来。"
        f"点好后回复“已注销 {named_by(request)}”"
    )


def unexecuted(request: Request, today: date) -> str:
    """待执行: approved, and nothing was heard of it since its day."""
    name = named_by(request)
    when = (
        f"，{day(request.stop_on, today)}起{'停更' if request.is_cancellation else '生效'}" if request.stop_on else ""
    )
    how = "到平台提交后回复" + (f"“已提交 {name}”" if request.is_cancellation else f"“已变更 {name}”")
    return (
        f"{request.number} {label(request)}已批准{when}，还没有收到平台受理的情况。{how}；办不了回复“受阻 {name} 原因”"
    )


def stuck(request: Request, today: date) -> str:
    """待签字, 待审批, 待核验 as the unit's own people read it."""
    days = (today - local_day(request.in_state_since)).days
    waits = {"单位签批": "本单位主要负责人签字"}.get(request_waits(request), request_waits(request) + "办理")
    return f"{request.number} {label(request)}：等{waits}已{days}天，请看一下"


def to_check(item: Assignment, *, with_plan: bool) -> str:
    """待核实 as anybody but the verifier reads it."""
    return f"{item.unit.short}{title(item, with_plan=with_plan)}已上报，等{item.checked_by or '市府办'}核实"


def to_leader(item: Assignment, leader: str, contact: str, signature: str) -> str:
    """升级: privately to a leader, signed by the sender; `contact`: the unit's 联系人 by name, "" if none."""
    who = f"联系人{contact}。" if contact else ""
    return (
        f"{leader}同志：贵单位{title(item, with_plan=False)}{until(item)}到期，{_not_in(item)}。{who}\n"
        f"如有困难请告知。{signature}"
    )


def _not_in(item: Assignment) -> str:
    """What is missing, as it is: who has reported before is not told that he never did."""
    if item.is_counted:
        return "还有账号没办完"
    return "上报过，现在要继续办，还没有重新上报" if item.was_reported else "还没有收到上报"


def for_circular(item: Assignment, days: int) -> str:
    """通报草稿: the facts for a person of the office who may draft one."""
    return (
        f"【通报草稿】{item.unit.short}{title(item, with_plan=True)}，{until(item)}到期，"
        f"已逾期{days}个工作日，还没有上报。\n是否通报由您定；已电话联系过的请先核对。"
    )


def signature(sender: str, phone: str) -> str:
    """Who sends it, with the number to ring."""
    return f"市府办{sender} {phone}".strip()


def _how(item: Assignment, *, with_plan: bool) -> str:
    if item.is_counted:
        return "本项按账号注销情况自动统计，不用上报"
    return f"办好了回复“完成 {_number(item, with_plan=with_plan)} 情况说明”"


def _number(item: Assignment, *, with_plan: bool) -> str:
    return typed(item, plan=with_plan)


def _stage(account: Account, requests: Mapping[int, Request]) -> str:
    # bandit takes the applications for the library of that name
    request = requests.get(account.id)  # nosec B113
    waits = request_waits(request) if request else ""
    if request is None or not waits:
        return NOT_ASKED
    return {
        "单位经办": f"（{request.state}）",
        "单位签批": "等本单位主要负责人签字",
    }.get(waits, f"等{waits}")
