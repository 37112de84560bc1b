"""经过 in words: one line a step."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.clock import local_day
from bot.models import History
from bot.models.history import SYSTEM
from bot.paging import left_behind, on_page
from bot.wording.dates import moment, short_day
from bot.wording.events import FACTS, event_named, is_plain
from bot.wording.quoted import quoted

WORDS = 60  # characters of what was said with a step
BARE = frozenset({"kind", "choice", "category", "text", "words", "reason", "note", "why", "problem", "name", "names"})
PRESSED = {"已发": "点了发送", "跳过": "定为不发", "无人可收": "没有可联系人员"}  # office.escalate, after
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T[\d:.+]*)?")


def line(row: History, units: Mapping[int, str], today: date) -> str:
    """7月20日10:00 佛堂镇王某 上报办结：…; of another year with its year"""
    who = f"{units.get(row.unit_id or 0, '')}{row.who}" if row.who != SYSTEM else SYSTEM
    said, at = _pressed(row) or in_words(row.facts, today), local_day(row.at)
    year = f"{at.year}年" if at.year != today.year else ""
    what = event_named(row.event, row.subject_name)
    return f"{year}{moment(row.at)} {who}　{what}" + (f"：{quoted(said, WORDS)}" if said else "")


def _pressed(row: History) -> str:
    """What became of a proposal to press a leader: the state it went into says it, not its kind alone."""
    if row.event != "office.escalate":
        return ""
    became = "已不用再发" if row.facts.get("over") else PRESSED.get(str(row.after), "")
    return "，".join(part for part in (str(row.facts.get("kind") or ""), became) if part)


def in_words(facts: Mapping[str, Any], today: date) -> str:
    """What was decided, as a person would put it: 名称由“旧”改为“新”，时限7月18日，已报送."""
    parts = [f"由{facts['former_name']}转给{facts['unit']}"] if facts.get("former_name") and facts.get("unit") else []
    if "agreed" in facts:
        parts.append("同意" if facts["agreed"] else "不同意")
    if facts.get("due") and facts.get("old"):
        parts.append(f"时限由{_said(facts['old'], today)}改为{_said(facts['due'], today)}")
    elif is_plain(facts.get("old")) or is_plain(facts.get("field")):
        before = f"由“{facts['old']}”" if facts.get("old") else ""
        parts.append(f"{facts.get('field') or ''}{before}改为“{facts.get('new') or facts.get('category') or ''}”")
    for key, name in FACTS.items():
        told = {"field", "old", "new"} | ({"due", "category"} if facts.get("old") else set())
        if key not in told and is_plain(facts.get(key)):
            parts.append(f"{'' if key in BARE else name}{_said(facts[key], today)}")
    return "，".join(parts)


def _said(value: object, today: date) -> str:
    if isinstance(value, list):
        return "、".join(_said(one, today) for one in value)
    is_day = _DAY.fullmatch(str(value))
    return short_day(date.fromisoformat(is_day[1]), today) if is_day else str(value)


def shown(name: str, lines: Sequence[str], page: int) -> str:
    """A page of it, oldest first."""
    if not lines:
        return f"{name}还没有经过可查。"
    left = left_behind(len(lines), page)
    more = [f"还有{left}步，回复“下一页”接着看。"] if left > 0 else []
    return "\n".join([f"{name}的经过（共{len(lines)}步）：", *on_page(lines, page), *more])


def ask() -> str:
    """经过 alone."""
    return "看哪一项、哪一件的经过？请回复任务编号和单位，或ZX-、YQ-、ZG-编号。"


def which_unit(called: str, units: int) -> str:
    """Many units owe that task."""
    return f"{called}有{units}个单位，看哪个单位的？请回复单位名称。"
