"""Files that are to be read in, in words: what would change, what is wrong in which row, and how it ended."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from bot.clock import local_day
from bot.models import Person, Plan, ReceivedList, Role
from bot.models.member import OFFICE
from bot.models.province import Comparison
from bot.models.received_list import LARGEST, RIGHTS, Sort, sender_of
from bot.wording.comparison import head
from bot.wording.dates import short_day

SENT = "聊天里发来的表"
FILE = "表"  # what the file is called where its place is told
MOST_MEGABYTES = LARGEST // 2**20
MOST_BYTES = 1500  # of the list in one message: there is a sentence before and one behind
WHERE = re.compile(rf"^{FILE}\.(?:xlsx|csv)(?:/(?P<sheet>.+?))?:(?P<row>\d+)$")
WHOSE = {
    RIGHTS[Sort.UPDATES]: "市数管中心的监测人员",
    RIGHTS[Sort.POSTS]: "市融媒体中心的融媒体人员",
    RIGHTS[Sort.DISPOSITIONS]: "市府办的审批人员",
    OFFICE: "市府办的审批或初审人员",
}


def looking() -> str:
    """A file has come and is not here yet."""
    return "收到文件，正在看是哪一种表，马上把会改什么发给您。"


def reading() -> str:
    """是."""
    return "好的，正在读入，读好了告诉您。"


def looking_again(sort: str) -> str:
    """Which list it is has been said."""
    return f"好的，按“{sort}”看，马上把会改什么发给您。"


def which() -> str:
    """Two lists have such headings, or there are several notices."""
    return "这份表可以按几种读，回复编号；不读的回复“算了”："


def asked(row: ReceivedList) -> str:
    """What would change, and the question."""
    return "\n".join(
        [f"{row.sort}：读入会有这些变化，先看一看。", *fitting(row.lines), "读入吗？回复“是”，不读回复“算了”。"]
    )


def left(row: ReceivedList) -> str:
    """It is not read in, and why."""
    return "\n".join(fitting(row.lines))


def taken(row: ReceivedList) -> str:
    """It has been read in."""
    return "\n".join([f"已读入{row.sort}。", *fitting(row.lines)])


def changed_meanwhile(row: ReceivedList) -> str:
    """Between the look and the 是 something else came in between."""
    return f"看过以后系统里又有变化，还没有读入。\n{asked(row)}"


def fitting(lines: Iterable[str]) -> list[str]:
    """As many lines as a message holds; how many are left out stands in the last one."""
    lines = list(lines)
    shown: list[str] = []
    for line in lines:
        if sum(len(one.encode()) + 1 for one in [*shown, line]) > MOST_BYTES:
            return [*shown, f"……还有{len(lines) - len(shown)}行，全部在网页“读入表格”里看。"]
        shown.append(line)
    return shown


def faults(found: Sequence[tuple[str, str]]) -> list[str]:
    """What is wrong, with the row."""
    return [f"没有读入：有{len(found)}处要改，改好再发一次。", *(f"{place(where)}{what}" for where, what in found)]


def place(where: str) -> str:
    """表.xlsx/Sheet1:3 as people say it."""
    found = WHERE.match(where)
    if found is None:
        return f"{where}：" if where and not where.startswith((f"{FILE}.", "--")) else ""
    sheet = f"“{found['sheet']}”" if found["sheet"] else ""
    return f"{sheet}第{found['row']}行："


def sorts_for(person: Person) -> list[Sort]:
    """The lists that he may send."""
    return [sort for sort in Sort if sender_of(person, sort)]


def unknown(person: Person) -> str:
    """No heading that is known."""
    return f"认不出这是哪一种表，没有读入。您能读入的：{'、'.join(sorts_for(person))}（xlsx 或 CSV，第一行是列名）。"


def as_evidence() -> str:
    """It may be material for a report."""
    return "是证明材料的，回复“是”，再选是哪一项的。"


def evidence_asked() -> str:
    """The question which item it belongs to stands above."""
    return "是证明材料的，照上面问的选一项；已经附上的不用管。"


def old_book() -> str:
    """A workbook of before 2007."""
    return "这是旧格式（xls），读不了，没有读入。请在表格软件里另存为 xlsx 再发。"


def too_large() -> str:
    """Nobody's list is that large."""
    return f"文件太大（最多{MOST_MEGABYTES}MB），没有读入。"


def broken() -> str:
    """A fault of ours, three times."""
    return "这份表读不了，没有读入，已记录，管理员会看到。"


def no_plan() -> str:
    """Nothing is loaded."""
    return "还没有读入文件，这份表没有地方放。"


def same() -> str:
    """Nothing would change."""
    return "和系统里的一样，没有要改的，没有读入。"


def not_yours(sort: Sort, roles: Collection[Role]) -> str:
    """A list that others read in."""
    whose = WHOSE.get(frozenset(roles), "市府办，或本单位的经办人、联系人")
    return f"这是“{sort}”，没有读入。这种表由{whose}读入，请发给他们。"


def option(sort: Sort, plan: Plan | None, plans: int) -> str:
    """One of the ways in which a table can be read."""
    how = {Sort.PROVINCE: "（和名单比对）", Sort.UPDATES: "（登记更新日期）"}.get(sort, "")
    return f"{sort}{how}{f' {plan.short or plan.doc_no}' if plan and plans > 1 else ''}"


def dispositions(count: int) -> str:
    """The heading over the accounts."""
    return f"改{count}个账号的处置意见："


def updates(changed: Sequence[tuple[str, date | None, date | None]], left_out: Sequence[str]) -> list[str]:
    """The accounts whose day changes, and those that are not watched."""
    lines = [f"登记{len(changed)}个账号的最近更新日期："] if changed else []
    lines += [f"{name}：{_day(before)} → {_day(after)}" for name, before, after in changed]
    return [*lines, f"不监测的{len(left_out)}个（已注销或正在注销）：{'、'.join(left_out)}"] if left_out else lines


def _day(day: date | None) -> str:
    return day.isoformat() if day else "空"


def province(rows: int, figured: int, replaced: tuple[datetime, int] | None, found: Comparison | None) -> list[str]:
    """What the platform's list brings."""
    figures = f"{figured}个账号记下六项指标" if figured else "没有六项指标（账户勤勉度等）的列，或者对不上账号"
    lines = [f"名单{rows}个账号，{figures}。"]
    if replaced:
        lines.append(f"替换{short_day(local_day(replaced[0]))}读入的{replaced[1]}个。")
    if found:
        lines.append(head(found))
        lines.append("台账不变；读入后回复“比对”逐个看。")
    return lines


def posts(
    lines: int, cycles: Sequence[str], reported: Sequence[str], corrected: Sequence[tuple[str, str]]
) -> list[str]:
    """A quarter's counts, and which reports write themselves by them or say other figures now."""
    said = [f"登记{lines}个单位次的供稿数（{'、'.join(cycles)}），同一季度原来导入的换掉。"]
    said += [f"据此自动上报：{name}" for name in reported]
    return [*said, *(f"更正已自动上报的{name}：{text}" for name, text in corrected)]


def duty(units: Sequence[tuple[str, str, int, int]]) -> list[str]:
    """Whose days are written."""
    lines = [f"登记{len(units)}个单位的值班："]
    for name, days, count, replaced in units:
        lines.append(f"{name} {days}，{count}天" + (f"，其中{replaced}天换掉原来的" if replaced else ""))
    return lines
