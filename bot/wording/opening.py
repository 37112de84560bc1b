"""期初导入 in words: what the form brings in, and what those concerned hear."""

from collections.abc import Sequence
from datetime import date

from bot.models import Assignment, Request
from bot.models.request import AWAITING_CHECK
from bot.wording import request_status
from bot.wording.dates import short_day
from bot.wording.items import ref

SOURCE = "Excel导入"
NO_WORDS = "（期初导入，未附说明）"
MOST = 12


def report(
    signed: Sequence[Assignment], reported: Sequence[Assignment], requests: Sequence[Request], settled: Sequence[str]
) -> list[str]:
    """For the operator: everything that is written, a line each."""
    if not (signed or reported or requests or settled):
        return ["没有变化：表里没有填，或都已经在系统里。"]
    return [
        *_listed("签收", [f"{item.unit.short} {ref(item)}" for item in signed]),
        *_listed("办结，等别人核实", [_done(item) for item in reported]),
        *_listed("纸面批准的注销", [_request(request) for request in requests]),
        *_listed("处置意见、账号ID", settled),
    ]


def _done(item: Assignment) -> str:
    day = short_day(item.done_on) if item.done_on else ""
    return f"{item.unit.short} {ref(item)}（{day}办结，{item.report_source}）"


def _request(request: Request) -> str:
    return f"{request.number} {request.account.label}（{request.basis}），{request.state}"


def _listed(heading: str, entries: Sequence[str]) -> list[str]:
    return [f"{heading}：{len(entries)}件", *(f"  {entry}" for entry in entries)] if entries else []


def to_unit(who: str, signed: Sequence[Assignment], reported: Sequence[Assignment]) -> str:
    """To the unit: what was entered for it."""
    done = [f"{ref(item)}（{short_day(item.done_on)}办结）" for item in reported if item.done_on]
    only = [ref(item) for item in signed if item not in reported]
    parts = [f"办结：{'、'.join(done[:MOST])}，等核实"] if done else []
    parts += [f"签收：{'、'.join(only[:MOST])}"] if only else []
    return "\n".join([f"市府办{who}登记了本单位启用以前的情况。", *parts, "有出入请回复“人工”。"])


def to_checkers(who: str, reported: Sequence[Assignment]) -> str:
    """To whoever verifies: many at once, so a list and no cards."""
    units = "、".join(dict.fromkeys(item.unit.short for item in reported[:MOST]))
    more = "等" if len(reported) > MOST else ""
    return f"期初导入：{who}登记了{len(reported)}项办结，等您核实（{units}{more}）。\n回复“待核实”逐项看、逐项点。"


def opened(request: Request, today: date) -> str:
    """To the unit: its closure, approved on paper, how far it has got, and what is reported here from now on."""
    said = f"{request.number}：注销{request.account.label}，{request_status.approved_on_paper(request)}，已登记到系统。"
    if request.state == AWAITING_CHECK:
        return f"{said}\n平台上已注销，等市数管中心核验，不用再报。"
    done = f"{short_day(request.accepted_on)}平台已受理。" if request.accepted_on else ""
    return "\n".join([said, done + "".join(request_status.next_step(request, today))])
