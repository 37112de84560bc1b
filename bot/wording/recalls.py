"""撤销通知 in words: what was sent, what taking it back does, and the correction (N08)."""

from collections.abc import Sequence
from datetime import datetime

from bot.clock import local
from bot.models import Assignment, Outbox
from bot.models.recall import Batch
from bot.paging import PAGE
from bot.wording.dates import moment
from bot.wording.items import full
from bot.wording.office import named
from bot.wording.quoted import quoted

OPENING = 30


def line(batch: Batch, now: datetime) -> str:
    """One batch in a list."""
    return f"{when(batch.at, now)} {batch.label}（{batch.people}人）：{quoted(batch.opening, OPENING)}"


def which(count: int) -> str:
    """Several could be meant."""
    more = f"（先列最近{PAGE}批）" if count > PAGE else ""
    return f"撤销哪一批？回复编号{more}："


def preview(
    batch: Batch, now: datetime, items: Sequence[Assignment], names: Sequence[str], reported: Sequence[Assignment]
) -> str:
    """Before 是: who gets what back and what they will read. `reported`: what stays, for somebody has to verify it."""
    waiting = f"其中{batch.unseen}条还没发出，不再发。" if batch.unseen else ""
    what = (
        f"{_voided(items)}{'按误派' if items[0].task else '同时'}中止。"
        if items
        else "事项本身不变；是误派的，请重发并在末尾写“误派”。"
    )
    who = quoted("、".join(names), 60)
    return (
        f"将撤销{when(batch.at, now)}发的{batch.label}（{batch.people}人：{who}）：\n"
        f"“{quoted(batch.opening, 60)}”\n"
        f"24小时以内的从对方聊天里撤回，并给同样的人发更正。{waiting}{what}{_kept(reported)}\n确认请回复“是”，不撤回复“算了”。"
    )


def done(batch: Batch, items: Sequence[Assignment], reported: Sequence[Assignment]) -> str:
    """After 是."""
    voided = f"\n{_voided(items)}已中止。" if items else ""
    return f"已撤销{batch.label}（{batch.people}人），更正马上发给他们。{voided}{_kept(reported)}"


def _kept(reported: Sequence[Assignment]) -> str:
    return f"{named([item.unit.short for item in reported])}已经上报的，仍等核实。" if reported else ""


def _voided(items: Sequence[Assignment]) -> str:
    """任务2（…，佛堂镇）; of one number all its units."""
    return f"{full(items[0])}（{named([item.unit.short for item in items])}）"


def correction(row: Outbox, now: datetime, sender: str, phone: str) -> str:
    """N08."""
    sent = when(row.business_sent_at or row.made_at, now)
    opening = quoted(row.text.strip().split("\n", 1)[0], 40)
    return f"【更正】{sent}发给您的“{opening}”发错了，请不用理会，也不用回复。给您添麻烦了。{sender} {phone}".strip()


def when(at: datetime, now: datetime) -> str:
    """今天10:05, or the day."""
    there, today = local(at), local(now)
    return f"今天{there.hour}:{there.minute:02d}" if there.date() == today.date() else moment(at)
