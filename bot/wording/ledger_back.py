"""台账修改 in words: what was taken over, what stays, what is refused and why."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from bot.clock import local
from bot.models import Assignment, LedgerCopy
from bot.wording.dates import day
from bot.wording.items import ref

SOURCE = "台账修改"
WAYS: Mapping[tuple[str, str], str] = {  # why a cell is not for correcting, and what to do instead
    ("承办项", "到期"): "时限要批延期或重开",
    ("承办项", "情况"): "是上报的原话，要说明请写在“批注”",
    ("承办项", "签收时间"): "签收请用代签收",
    ("承办项", "签收方式"): "签收请用代签收",
    ("承办项", "上报时间"): "上报请用代登记",
    ("承办项", "状态"): "由办理过程决定，请在系统里办",
    ("账号", "新媒体名称"): "改名请走变更申请",
    ("账号", "新媒体类型"): "请改 accounts.csv 再读入",
    ("账号", "主办单位"): "请按机构调整办",
    ("账号", "状态"): "注销请走申请，期初的用期初导入",
    ("账号", "销号时间"): "由核验决定",
    ("账号", "平台受理"): "请单位报“已提交”",
}
OF_SHEET: Mapping[str, str] = {
    "任务": "来自文件，请改 tasks.csv 再读入",
    "日志": "日志只增不改",
    "申请": "签字、审批以后的内容不在表里改",
    "整改": "整改在系统里办，不在表里改",
}
OTHERWISE = "由系统生成，不在表里改"
MOST = 40  # characters of a value that a line shows


class Cell(Protocol):
    """What a sentence needs of an edit."""

    @property
    def place(self) -> str: ...
    @property
    def sheet(self) -> str: ...
    @property
    def column(self) -> str: ...
    @property
    def old(self) -> str: ...
    @property
    def new(self) -> str: ...
    @property
    def present(self) -> str: ...


def taken(edit: Cell) -> str:
    """A cell that is taken over."""
    return f"{edit.place}：{_shown(edit.old)} → {_shown(edit.new)}"


def kept(edit: Cell) -> str:
    """A cell in which the product has moved on since."""
    return f"{edit.place}：导出时{_shown(edit.old)}，系统现在{_shown(edit.present)}，表里{_shown(edit.new)}"


def refused(edit: Cell, why: str) -> str:
    """A cell that is not taken over, and why."""
    return f"{edit.place}：{_shown(edit.old)} → {_shown(edit.new)}，不收：{why}"


def why_not(edit: Cell, *, formula: bool) -> str:
    """Why this cell is none that a person may correct here."""
    if formula:
        return "是公式，请直接写内容"
    return WAYS.get((edit.sheet, edit.column)) or OF_SHEET.get(edit.sheet, OTHERWISE)


def raw(number: str, edit: Cell) -> str:
    """The words of the history: where the change came from."""
    return f"{SOURCE} {number} {edit.place}：{edit.old or '空'} → {edit.new or '空'}"


def day_corrected(item: Assignment, on: str) -> str:
    """To the unit: the day that counts once somebody else has verified it."""
    return f"{ref(item)}的实际完成日已由市府办更正为{day(date.fromisoformat(on))}，等核实。\n有出入请回复“人工”。"


def report(
    copy: LedgerCopy, taken: Sequence[str], kept: Sequence[str], refused: Sequence[str], unread: Sequence[str]
) -> list[str]:
    """The whole comparison."""
    given = f"{local(copy.made_at):%Y-%m-%d %H:%M}"
    nothing = ["没有改动。"] if not (taken or kept or refused) else []
    return [
        f"台账{copy.number}（{given}导出）",
        *nothing,
        *_listed("改动", taken),
        *_listed("保留现值", kept),
        *_listed("不收", refused),
        *_listed("没有读", unread),
    ]


def _listed(heading: str, entries: Sequence[str]) -> list[str]:
    return [f"{heading}：{len(entries)}处", *(f"  {entry}" for entry in entries)] if entries else []


def _shown(value: str) -> str:
    text = " ".join(value.split())
    return f"“{text if len(text) <= MOST else '…' + text[-MOST:]}”" if text else "空"
