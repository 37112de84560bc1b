"""交办 and 意见 outside a notice in words: the preview, the answer, the card of a unit."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from bot.clock import end_of, local, local_day
from bot.models import Assignment, Unit
from bot.models.assignment import OPINION
from bot.models.instruction import CATEGORIES, Instruction
from bot.models.public_opinion import Count, Figures
from bot.paging import left_behind, on_page
from bot.wording.cards import STRONG, Button, CardText
from bot.wording.dates import day, moment, short_day
from bot.wording.items import issuer, title, until
from bot.wording.office import named
from bot.wording.quoted import quoted

TITLE, DESC, SUB = 26, 30, 112
UNITS = 12  # names in one line


def which_unit(kind: str) -> str:
    """The unit is missing."""
    what = "转办" if kind == OPINION else "交办"
    return f"{what}给哪个单位？请回复单位名称；几个单位的，请连单位名称整句再发一次。"


def what_to_do(kind: str) -> str:
    """The matter is missing."""
    if kind == OPINION:
        return "意见的内容是什么？请回复摘要，不用写来电人的姓名、电话。"
    return "要办的是什么？请回复一句话。"


def by_when(*, again: bool = False) -> str:
    """The deadline is missing, or no day."""
    first = "这个时限没看明白。" if again else ""
    return f"{first}什么时候之前办好？请回复时限，例如：7月25日前、今天17点前、两小时内。"


def preview(what: Instruction, units: Sequence[Unit], silent: Sequence[str], goes_at: datetime, now: datetime) -> str:
    """Before 是: what goes to whom, when, by when, and who looks at the reply."""
    several = f"（共{len(units)}个）" if 1 < len(units) <= UNITS else ""
    lines = [
        f"【{_kind(what)}预览】{quoted(what.title, 300)}",
        f"来件编号：{what.case_no}" if what.case_no else "",
        f"类别：{what.category}" if what.category else "",
        f"单位：{named([unit.short for unit in units], UNITS)}{several}",
        f"时限：{_limit(what.due_at, local_day(now))}",
        f"{_sending(goes_at, now)}{_telephone(silent)}",
        "确认请点下面的卡片，或回复“是”；不办回复“算了”。",
    ]
    return "\n".join(line for line in lines if line)


def confirm_rows(what: Instruction, units: Sequence[Unit], goes_at: datetime, now: datetime) -> list[tuple[str, str]]:
    """The same on a card: to whom, by when, sent when."""
    several = f"共{len(units)}个：" if len(units) > 1 else ""
    return [
        ("单位", f"{several}{named([unit.short for unit in units], 2)}"),
        ("时限", _limit(what.due_at, local_day(now))),
        ("发出", "确认后马上" if goes_at <= now else moment(goes_at)),
    ]


def confirm_card(plan_id: int, facts: Mapping[str, Any]) -> CardText:
    """确认交办 or 取消 by a tap; the whole preview stands in the text."""
    kind = str(facts.get("kind", ""))
    done = "确认转办" if kind == OPINION else "确认交办"
    return CardText(
        title=f"【{_named(kind, urgent=bool(facts.get('urgent')))}预览】请确认"[:TITLE],
        desc="点确认才发出，名单见上一条"[:DESC],
        sub=quoted(str(facts.get("text", "")), SUB),
        rows=tuple((str(key), str(value)) for key, value in facts.get("rows", ())),
        buttons=(Button(done, f"issue {plan_id}", STRONG), Button("取消", f"drop {plan_id}")),
    )


def instructed(who: str, at: datetime, docket: str) -> str:
    """On the card, afterwards."""
    return f"{quoted(who, 20)} {moment(at)}确认，编号{docket}"


def dropped() -> str:
    """取消."""
    return "没有交办，什么都没有发出。"


def issued(
    items: Sequence[Assignment], silent: Sequence[str], goes_at: datetime, now: datetime, *, may_void: bool
) -> str:
    """After 是: the number, and what to type about it; `may_void`: by oneself, if it was a mistake."""
    first = items[0]
    done = "转办" if first.kind == OPINION else "交办"
    who = "" if may_void else "请市府办审批的同志"
    return (
        f"已{done}{first.docket}（{named([item.unit.short for item in items], 4)}），{_sending(goes_at, now)}"
        f"{_telephone(silent)}\n进展回复“统计 {first.docket}”看；误发的{who}回复“撤销通知 {first.docket} 理由”。"
    )


def card(item: Assignment, today: date) -> CardText:
    """What the unit gets, with one 签收 for this alone."""
    rows = [("时限", until(item, today)), ("交办", issuer(item))]
    rows += [("来件编号", item.case_no)] if item.case_no else []
    rows += [("类别", item.category)] if item.category else []
    rows.append(("办好后", f"回复“完成 {item.docket} 说明”"))
    return CardText(
        title=f"【{kind_of(item)}】{item.docket}"[:TITLE],
        desc=f"请{item.unit.short}签收办理"[:DESC],
        sub=quoted(item.title, SUB),
        rows=tuple(rows),
        buttons=(Button("签收", key(item), STRONG),),
    )


def whole(item: Assignment, today: date) -> str:
    """The matter in full, just before a card that has no room for it; "" where it has."""
    if len(item.title) <= SUB:
        return ""
    return f"【{kind_of(item)}】{item.docket}\n{quoted(item.title, 300)}\n时限：{until(item, today)}"


def key(item: Assignment) -> str:
    """The fixed string of the one button: number and unit."""
    return f"ack {item.docket} {item.unit.code}"


def kind_of(item: Assignment) -> str:
    """紧急交办, 交办, 意见转办."""
    return _named(item.kind, urgent=item.urgent)


def _kind(what: Instruction) -> str:
    return _named(what.kind, urgent=what.urgent)


def _named(kind: str, *, urgent: bool) -> str:
    return ("紧急" if urgent else "") + ("意见转办" if kind == OPINION else "交办")


def _limit(due_at: datetime, today: date) -> str:
    here = local(due_at)
    clock = "" if due_at == end_of(here.date()) else f"{here.hour}:{here.minute:02d}"
    return f"{day(here.date(), today)}{clock}前"


def _sending(goes_at: datetime, now: datetime) -> str:
    return "马上发出。" if goes_at <= now else f"现在不在发送时间，{moment(goes_at)}发出。"


def _telephone(silent: Sequence[str]) -> str:
    return f"\n没有可联系人员的单位：{named(silent)}，请电话告知。" if silent else ""


def classified(items: Sequence[Assignment]) -> str:
    """分类."""
    return f"{items[0].docket}（{quoted(items[0].title, 40)}）已归为{items[0].category}。"


def summary(found: Figures, page: int = 1) -> str:
    """意见汇总: the figures first, then case by case, sorted by class and unit."""
    period = f"{short_day(found.first)}至{short_day(found.last)}"
    if not found.items:
        return f"舆情与意见汇总（{found.first.year}年{period}）：没有转办的意见。"
    lines = [_by_class(found, category) for category in CATEGORIES if found.of_class(category)] if page == 1 else []
    shown = on_page(found.items, page)
    left = left_behind(len(found.items), page)
    return "\n".join(
        [
            f"舆情与意见汇总（{found.first.year}年{period}）：共{found.opinions}件，已办结{found.closed}件。",
            *lines,
            *([f"可写进上报说明：{figures_said(found)}。"] if page == 1 else []),
            *(f"· {item.category}｜{item.unit.short}｜{item.docket} {title(item)}｜{item.state}" for item in shown),
            *([f"还有{left}件，回复“下一页”接着看。"] if left > 0 else []),
        ]
    )


def figures_said(found: Figures) -> str:
    """The same in one clause, for a report: 7月1日至7月31日转办意见建议5件（投诉3件、建议2件），办结4件."""
    classes = "、".join(f"{one}{found.of_class(one)}件" for one in CATEGORIES if found.of_class(one))
    period = f"{short_day(found.first)}至{short_day(found.last)}"
    return f"{period}转办意见建议{found.opinions}件（{classes}），办结{found.closed}件"


def opinions_added(counted: str) -> str:
    """With the task whose report it goes into."""
    return f"意见建议自动汇总，上报时写入，不用另报：{counted}。"


def _by_class(found: Figures, category: str) -> str:
    counts = [count for count in found.counts if count.category == category]
    units = "，".join(f"{count.unit}{count.all}件{_open(count)}" for count in counts)
    return f"{category}{found.of_class(category)}件：{units}"


def _open(count: Count) -> str:
    late = f"，逾期{count.overdue}" if count.overdue else ""
    return f"（未办结{count.open}{late}）" if count.open else ""
