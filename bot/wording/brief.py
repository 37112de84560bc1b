"""专报 in words: 总体, 一周变化, 卡在哪, 需协调; as many lines as stand on one page."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from bot.clock import local_day
from bot.models import Assignment
from bot.models.assignment import AWAITING_REASSIGN
from bot.models.assignment_row import CLAIMED, CONFIRMED
from bot.models.figures import UNDECIDED, UNSENT, Figures, Line
from bot.models.rectification import DISPUTED, Rectification
from bot.models.request import AWAITING_APPROVAL, AWAITING_REVOKE, REFUSED, Request
from bot.models.request_row import ANNEX2
from bot.wording import figures as say
from bot.wording.dates import short_day
from bot.wording.items import title
from bot.wording.quoted import quoted

Section = tuple[str, Sequence[str]]
MOST = 4  # lines of one kind in a section
NAMES = 6  # units in one line


def sections(now: Figures, before: Figures) -> list[Section]:
    """The four parts of the page."""
    today = local_day(now.at)
    return [
        ("总体", overall(now, today)),
        (f"一周变化（与{short_day(local_day(before.at), today)}相比）", changes(now, before)),
        ("卡在哪", stuck(now, today)),
        ("需协调", to_settle(now)),
    ]


def overall(now: Figures, today: date) -> list[str]:
    """The same figures as 统计."""
    count, progress = now.count, now.progress
    done = f"办结{count.done}项，其中按期{count.in_time}项；逾期未办结{count.overdue}项。"
    lines = [f"{_unsent(now)}应办{count.owed}项，已签收{count.acknowledged}项，待签收{count.unsigned}项；{done}"]
    if grace := say.in_grace(now.lines, now.at):
        lines.append(f"{grace}，不算在逾期里。")
    if beside := now.instructed.owed:
        late = now.instructed.overdue
        lines.append(f"文件以外交办{beside}项，办结{now.instructed.done}项，逾期未办结{late}项。")
    if now.accounts:
        taken = f"；应关停的已由平台受理{progress.accepted}/{progress.owed}" if progress.owed else ""
        lines.append(f"{say.accounts(now)}{taken}。")
    if now.issued:
        lines.append(order_line(now))
    lines += [f"{line}。" for line in (say.phases(now, today), say.goal(now, today)) if line]
    return lines


def _unsent(now: Figures) -> str:
    """What the notice lists and nobody has been told of yet: it is not among what is owed."""
    unsent = now.states[UNSENT]
    return f"承办项{len(now.lines)}项，还没有交办{unsent}项；" if unsent else ""


def order_line(now: Figures) -> str:
    """整改 that went out."""
    orders = now.order_counts
    late = f"（逾期{orders['逾期']}件）" if orders["逾期"] else ""
    return f"整改下发{orders['下发']}件，销号{orders['销号']}件，在办{orders['未了']}件{late}。"


def changes(now: Figures, before: Figures) -> list[str]:
    """What became more or less within the week."""
    new, old = now.count, before.count
    steps = [
        ("交办", new.owed - old.owed, "项"),
        ("签收", new.acknowledged - old.acknowledged, "项"),
        ("办结", new.done - old.done, "项"),
        ("注销账号", now.account_kinds.get("已注销", 0) - before.account_kinds.get("已注销", 0), "个"),
        ("提出注销、变更申请", now.applications["提出"] - before.applications["提出"], "件"),
        ("下发整改", now.order_counts["下发"] - before.order_counts["下发"], "件"),
        ("整改销号", now.order_counts["销号"] - before.order_counts["销号"], "件"),
    ]
    moved = [f"{name}{change:+d}{unit}" for name, change, unit in steps if change]
    late = new.overdue - old.overdue
    than = f"比那时{'多' if late > 0 else '少'}{abs(late)}项" if late else "与那时持平"
    return [
        f"{'，'.join(moved)}。" if moved else "没有新的签收、办结。",
        f"逾期{new.overdue}项，{than}。",
    ]


def stuck(now: Figures, today: date) -> list[str]:
    """Who everything waits for, what is overdue, what is blocked, what lies for a decision."""
    waits = Counter(line.stands.waits for line in now.lines if line.is_owed and line.stands.waits)
    lines = ["；".join(f"等{who}{count}项" for who, count in waits.most_common()) + "。"] if waits else []
    lines += _late(now.overdue)[:MOST]
    lines += _late([line for line in now.beside if line.stands.overdue])[:2]
    blocked = [line.item for line in now.lines if line.item.blocked == CONFIRMED]
    lines += [f"{_named(item)}受阻：{quoted(item.blocked_reason, 30)}。" for item in blocked[:MOST]]
    lying = [one for one in now.requests if one.state in {AWAITING_APPROVAL, AWAITING_REVOKE}]
    if lying:
        first = min(local_day(one.in_state_since) for one in lying)
        lines.append(f"等市府办审批的申请{len(lying)}件，最早的{short_day(first, today)}送到。")
    return lines or ["没有卡住的事项。"]


def _late(lines: Sequence[Line]) -> list[str]:
    """任务1（…）逾期3项：佛堂镇、苏溪镇 …, a line a task."""
    tasks = defaultdict[tuple[str, str], list[Assignment]](list)
    for item in sorted((line.item for line in lines), key=in_order):
        tasks[item.called, title(item)].append(item)
    return [
        f"{called}（{name}）逾期{len(items)}项：{units([item.unit.short for item in items])}。"
        for (called, name), items in tasks.items()
    ]


def in_order(item: Assignment) -> tuple[bool, int, str, int]:
    """The notice's tasks by number, then what stands in no notice; one task's units in the roster's order."""
    return item.task is None, item.task.number if item.task else 0, item.called, item.unit_id


def to_settle(now: Figures) -> list[str]:
    """What only the office, or somebody above the units, can settle."""
    claimed = [line.item for line in now.lines if line.item.blocked == CLAIMED]
    astray = [line.item for line in now.lines if line.item.state == AWAITING_REASSIGN]
    refused = [one for one in now.requests if one.state == REFUSED and one.family == ANNEX2]
    disputed = [one for one in now.orders if one.state == DISPUTED]
    late = [one for one in now.issued if Rectification.is_overdue(one, now.at)]
    undecided = now.account_kinds.get(UNDECIDED, 0)
    parts = [
        _some("单位说不是本单位的，待改派", [_named(item) for item in astray], "项"),
        _some("单位报受阻，待确认", [_named(item) for item in claimed], "项"),
        _some("单位负责人不同意申请，待协调", [_about(one) for one in refused], "件"),
        _some("整改有不同意见，待答复", [one.number for one in disputed], "件"),
        _some("整改逾期", [f"{one.unit.short}{one.number}" for one in late], "件"),
        f"账号处置意见待定{undecided}个，请市府办明确。" if undecided else "",
    ]
    return [part for part in parts if part] or ["没有需要协调的事项。"]


def units(names: Sequence[str]) -> str:
    """Names in one line, the rest as a number."""
    found = list(dict.fromkeys(names))
    return "、".join(found[:NAMES]) + (f"等{len(found)}个单位" if len(found) > NAMES else "")


def _named(item: Assignment) -> str:
    return f"{item.unit.short}{item.called}"


def _about(request: Request) -> str:
    return f"{request.unit.short}{request.number}"


def _some(what: str, names: Sequence[str], measure: str) -> str:
    if not names:
        return ""
    more = "等" if len(names) > MOST else ""
    return f"{what}{len(names)}{measure}：{'、'.join(names[:MOST])}{more}。"
