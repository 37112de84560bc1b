"""已电话 in words: whom to ring up with which number, what was noted, what was promised."""

from collections.abc import Sequence
from datetime import date

from bot.language.rules.pressing import unreached
from bot.models import Assignment, History, Member, Rectification
from bot.paging import PAGE, left_behind, on_page
from bot.wording.dates import day, moment, short_day
from bot.wording.items import ref
from bot.wording.quoted import quoted
from bot.wording.rectifications import what

Subject = Assignment | Rectification
SHOWN = 2  # of many calls, the last ones
HOW = "打过了回复“已电话 单位 周五交”"


def ring(subjects: Sequence[Subject], member: Member | None) -> str:
    """佛堂镇任务1、3（李某 13800000000）."""
    tasks = [str(one.number) for one in subjects if isinstance(one, Assignment) and one.task]
    others = [str(one.number) for one in subjects if not (isinstance(one, Assignment) and one.task)]
    about = "、".join([*([f"任务{'、'.join(dict.fromkeys(tasks))}"] if tasks else []), *others])
    who = f"{member.name} {member.person.mobile}".strip() if member else "没有登记联系人"
    return f"{subjects[0].unit.short}{about}（{who}）"


def promised(ring_up: str, on: date, today: date) -> str:
    """What should come today."""
    return f"{'今天' if on == today else short_day(on, today)}交：{ring_up}"


def advice(rings: Sequence[str]) -> list[str]:
    """The line of the morning list."""
    if not rings:
        return []
    more = f"等{len(rings)}处，全部请回复“建议打电话”" if len(rings) > PAGE else ""
    return [f"建议打电话（不再自动提醒）：{'、'.join(rings[:PAGE])}{more}。{HOW}"]


def listed(rings: Sequence[str], page: int) -> str:
    """建议打电话, 8 a page."""
    if not rings:
        return "现在没有建议打电话的：逾期满10个工作日、还等单位办的才列进来。"
    pages = (len(rings) + PAGE - 1) // PAGE
    page = min(max(page, 1), pages)
    shown = on_page(rings, page)
    more = [f"还有{left_behind(len(rings), page)}处，回复“建议打电话 第{page + 1}页”。"] if page < pages else []
    first = f"建议打电话（共{len(rings)}处，第{page}页）：" if pages > 1 else f"建议打电话（共{len(rings)}处）："
    numbered = [f"{n} {ring_up}" for n, ring_up in enumerate(shown, (page - 1) * PAGE + 1)]
    return "\n".join([first, *numbered, *more, f"{HOW}。"])


def on_its_way() -> str:
    """Worked out by the clock, as the morning list is."""
    return "正在列，马上发到您的“督办助手”。"


def named(subject: Subject) -> str:
    """What the call was about."""
    return f"{ref(subject)}" if isinstance(subject, Assignment) else what(subject)


def ask_which(unit: str) -> str:
    """Several things of the unit wait."""
    return f"{unit}有几项在等它，电话里说的是哪一项？"


def option(subject: Subject) -> str:
    """One of them."""
    return named(subject)


def shall_note(unit: str, words: str) -> str:
    """您是要…吗: the call as it was told, answered or not."""
    return f"记下给{unit}打过电话、没有打通" if unreached(words) else f"记下与{unit}通过电话"


def noted(unit: str, subjects: Sequence[Subject], promised_on: date | None, today: date, words: str = "") -> str:
    """To who rang up; `words`: what he told of the call."""
    about = "、".join(named(one) for one in subjects[:4]) + (f"等{len(subjects)}项" if len(subjects) > 4 else "")  # noqa: PLR2004 - a line
    if promised_on is None:
        rung = f"给{unit}打过电话、没有打通" if unreached(words) else f"电话联系了{unit}"
        return f"已记下：{rung}，{about}。\n说定了哪天交，回复“已电话 {unit} 周五交”这样，到那天早上提醒您。"
    return f"已记下：{unit}答应{day(promised_on, today)}交，{about}。\n那天还没有收到的，早报里提醒您；收到了就不提。"


def beside(rows: Sequence[History], *, full: bool) -> list[str]:
    """The last calls beside an item or an order; a unit reads the promised day, the office its words too."""
    return [line for row in rows[-SHOWN:] if (line := _line(row, full=full))]


def _line(row: History, *, full: bool) -> str:
    on = str(row.facts.get("promised") or "")
    promise = f"答应{short_day(date.fromisoformat(on))}交" if on else ""
    words = quoted(str(row.facts.get("text") or ""), 80) if full else ""
    said = "；".join(part for part in (promise, words) if part)
    if not said and not full:
        return ""
    return f"电话（{row.who} {moment(row.at)}）：{said or '已联系'}"
