"""What the clock says to 市府办: the morning list, the cards that need a tap, totals for groups."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.clock import local_day
from bot.models import Assignment, Notice, Plan, Rectification, Request
from bot.models.assignment import AD_HOC, OPINION
from bot.models.figures import UNSENT, Count, Figures, Line
from bot.paging import PAGE
from bot.wording.calls import advice
from bot.wording.cards import PLAIN, STRONG, Button, CardText, Choice
from bot.wording.dates import day
from bot.wording.figures import STATES, in_grace
from bot.wording.items import clock_time, ref, until
from bot.wording.office import due_day, handover_units, heading, named
from bot.wording.rectifications import due, what

SETTLED, REPLACED = "已确认", "已更新"
ALL, ALL_TEXT = "all", "以上全部"
UNITS_A_CARD = 9  # a drop-down has ten options, the first of which is all
OPTION = 10
TAPPED = {"升级": "升级提醒", "通报草稿": "通报草稿"}
BESIDE_NOTICE = {AD_HOC: "临时交办", OPINION: "转办意见"}
Thing = Assignment | Request | Rectification


@dataclass(slots=True)
class Morning:
    """Everything the morning list may say; empty parts are left out."""

    today: date
    to_approve: Sequence[str] = ()  # numbers of applications
    opinions: Sequence[str] = ()  # of signed 处置意见, each account of which has a card
    to_check: Sequence[Thing] = ()
    arrears: Sequence[str] = ()  # of each notice: how much is overdue, how much unsigned
    due: Sequence[str] = ()
    unsigned: Sequence[Thing] = ()
    unsaid: Sequence[Thing] = ()  # 待签字 … that 市府办早报 is to hear of
    unexecuted: Sequence[Thing] = ()  # approved, its day past, and never taken to the platform
    nobody: Sequence[Thing] = ()
    unasked: Sequence[str] = ()  # units of which nobody can be handed anything
    unproposed: Sequence[Thing] = ()  # 处置意见 that its host owes and has not proposed in time
    undecided: int = 0  # accounts without 处置意见
    disagreed: Sequence[Thing] = ()  # 单位未同意，待协调
    telephone: Sequence[str] = ()  # whom to ring up about what
    promised: Sequence[str] = ()  # on the telephone, for today
    lapsed: Sequence[Thing] = ()  # the platform's seven days are over
    disputes: Sequence[str] = ()  # 整改 whose unit asked for a second look
    late_orders: Sequence[str] = ()
    proposals: Mapping[str, int] = field(default_factory=dict)  # items by kind
    unconfirmed: Sequence[str] = ()  # notices whose 交办 nobody has confirmed
    unreachable: Sequence[str] = ()
    unsent: int = 0
    messages: int = 0  # what the clock will send to units today
    goals: Sequence[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The parts that have something to say, what must be decided first."""
        return [
            *self.goals,
            *_some("请您批", [*self.to_approve, *self.opinions], "件"),
            *(f"{line}，没有卡片的回复“待核实”" for line in _by_unit("等核实", self.to_check, counted=True)),
            *_some("等您答复整改复核", self.disputes, "件"),
            *(f"请确认交办：{name}" for name in self.unconfirmed),
            *_to_tap(self.proposals),
            *self.arrears,
            *_which(self.arrears),
            *_some("到期", self.due),
            *_by_unit("超过时限还没签收", self.unsigned),
            *_by_unit("等得久的", self.unsaid),
            *_by_unit("批准了还没去平台办的", self.unexecuted),
            *_by_unit("无人可收，要打电话", self.nobody, self.unasked),
            *_by_unit("处置意见过了日期还没提，可打电话（回复“代登记处置意见”看写法）", self.unproposed),
            *(
                [f"请您定：处置意见还差{self.undecided}个账号，回复“处置 账号 保留/整合/关停”"]
                if self.undecided
                else []
            ),
            *_by_unit("单位未同意，待协调", self.disagreed),
            *_some("电话里答应", self.promised),
            *advice(self.telephone),
            *_some("整改逾期或多次反复，可记约谈等措施（回复“约谈 编号 说明”）", self.late_orders),
            *_by_unit("冻结期已过7天，可能已失效，请核", self.lapsed),
            *_some("消息发不到，请核对账号", self.unreachable),
            *([f"有{self.unsent}条消息没发成或不确定，回复“没发成的消息”看"] if self.unsent else []),
            *([f"今天将发提醒{self.messages}条，回复“预览”看内容，“今天不发”暂停。"] if self.messages else []),
        ]


def morning(facts: Morning) -> str:
    """市府办早报; "" where there is nothing to say."""
    lines = facts.lines()
    return (
        "\n".join([f"今天（{facts.today.month}月{facts.today.day}日 {day(facts.today)[-3:-1]}）：", *lines])
        if lines
        else ""
    )


def _some(name: str, what: Sequence[str], unit: str = "") -> list[str]:
    if not what:
        return []
    count = f"{len(what)}{unit}（{named(what)}）" if unit else named(what)
    return [f"{name}：{count}"]


def _which(arrears: Sequence[str]) -> list[str]:
    """What to type to see the items behind these figures."""
    asked = {"逾期": "逾期的有哪些", "待签收": "没签收的有哪些"}
    named = [f"“{words}”" for name, words in asked.items() if any(name in line for line in arrears)]
    return [f"看是哪些，回复{''.join(named)}。"] if named else []


def _to_tap(kinds: Mapping[str, int]) -> list[str]:
    """升级提醒10项、通报草稿2项: what the office's own cards ask about."""
    parts = (f"{TAPPED.get(kind, f'{kind}提醒')}{count}项" for kind, count in kinds.items())
    return [f"请您点：{'、'.join(parts)}，见另发的卡片"] if kinds else []


def _by_unit(name: str, things: Sequence[Thing], others: Sequence[str] = (), *, counted: bool = False) -> list[str]:
    """柳溪镇（任务1、3）、…等15个单位: whom to ring up, once each; `counted` says how many things there are."""
    units: dict[str, list[Thing]] = {}
    for thing in things:
        units.setdefault(thing.unit.short, []).append(thing)
    with_plan = len({thing.plan_id for thing in things}) > 1
    shown = [*(f"{short}（{_numbers(mine, with_plan=with_plan)}）" for short, mine in units.items()), *others]
    if not shown:
        return []
    listed = "、".join(shown[:PAGE]) + (f"等{len(shown)}个单位" if len(shown) > PAGE else "")
    return [f"{name}：{len(things)}项（{listed}）" if counted else f"{name}：{listed}"]


def _numbers(mine: Sequence[Thing], *, with_plan: bool) -> str:
    """任务1、3, or the numbers of applications; two cycles of one task are one number."""
    tasks: dict[str, dict[str, None]] = {}
    for thing in mine:
        if isinstance(thing, Assignment) and thing.task:
            tasks.setdefault(thing.plan.short if with_plan else "", {})[str(thing.number)] = None
    others = (thing for thing in mine if not (isinstance(thing, Assignment) and thing.task))
    requests = dict.fromkeys(str(thing.number) for thing in others)
    return "、".join([*(f"{plan}任务{'、'.join(numbers)}" for plan, numbers in tasks.items()), *requests])


def due_group(items: Sequence[Assignment], today: date) -> str:
    """任务1（7月31日（周日））佛堂镇等12个: what comes due, or came on a rest day and is in time today, by task."""
    first = items[0]
    when = f"今天{clock_time(first)}" if due_day(first) == today else until(first, today)
    when += "到期，今天上报仍按期" if due_day(first) < today else ""
    return f"{first.called}（{when}）{named([item.unit.short for item in items], 4)}"


def goal(plan: Plan, today: date, items: int, accounts: int) -> str:
    """总目标日期: a month and a week before."""
    if plan.goal_on is None:
        return ""
    days = (plan.goal_on - today).days
    return (
        f"总目标{day(plan.goal_on, today)}还有{days}天：{plan.short}未办结{items}项，未销号也未定保留的账号{accounts}个"
    )


def handover_card(
    plan: Plan, items: Sequence[Assignment], unreachable: Sequence[str], opens_on: date, today: date
) -> CardText:
    """交办 asks a person of 市府办 once after loading: items, units, who cannot be reached, when it goes out."""
    units, urged = handover_units(items)
    nobody = f"没有可联系人员：{named(unreachable, 6)}，要打电话。" if unreachable else "各单位都有可联系人员。"
    return CardText(
        title="【请确认交办】",
        desc=plan.doc_no,
        sub=f"{nobody}确认后{day(opens_on, today) if opens_on > today else '在工作时间'}发出，每单位一张卡片。",
        rows=(("承办项", f"{len(items)}项"), ("单位", f"{units}个"), ("发卡片", f"{urged}个单位")),
        buttons=(Button("确认交办", f"handover {plan.id}", STRONG),),
    )


def handover_settled(plan: Plan) -> str:
    """What a handover card shows once somebody has confirmed."""
    by = plan.handover_confirmed_by or plan.setting("交办确认人")
    return f"{by}已确认交办"


def handover_asked_again() -> str:
    """A later load changed what would be handed over."""
    return "内容有变，请看新卡片"


def proposal_card(
    items: Sequence[Assignment | Rectification], notices: Sequence[Notice], kind: str, whom: str, today: date
) -> CardText:
    """升级 and the like: what would be sent to whom once somebody of the office taps; a drop-down picks one unit."""
    first, numbers = items[0], [notice.id for notice in notices]
    options = ((ALL, ALL_TEXT), *((str(n), item.unit.short[:OPTION]) for n, item in zip(numbers, items, strict=True)))
    return CardText(
        title=f"【请点选】{kind}",
        desc=f"{ref(first, plan=True)}（{heading(first)}）" if isinstance(first, Assignment) else what(first),
        sub=f"{named([item.unit.short for item in items], UNITS_A_CARD)}。{_sent_by_tap(kind, whom)}",
        rows=(("时限", _until_all(items, today)), ("单位", f"{len(items)}个")),
        buttons=(Button("发送", f"send {numbers[0]}", STRONG), Button("不发", f"skip {numbers[0]}", PLAIN)),
        choice=Choice("unit", "发给", options, ALL),
    )


def _sent_by_tap(kind: str, whom: str) -> str:
    """What a tap sends: a reminder to the unit's leaders, or facts for a 通报 that the office writes."""
    if kind == "通报草稿":
        return f"点“发送”后，通报要用的事实（单位、事项、逾期多久）发给{whom}起草，不发单位。"
    return f"点“发送”后以您的名义私下发给{whom}。"


def whom(facts: Mapping[str, Any]) -> str:
    """分管领导，没有的发主要负责人: whom the rule names, and who stands in."""
    instead = "、".join(facts.get("instead", ()))
    return "、".join(facts.get("roles", ())) + (f"（没有的发{instead}）" if instead else "")


def _until_all(items: Sequence[Assignment | Rectification], today: date) -> str:
    """7月31日（周日）等: one unit may have been given more time than another, and the card says so."""
    said = dict.fromkeys(_until(one, today) for one in items)
    return "、".join(said) if len(said) <= 2 else f"{next(iter(said))}等{len(said)}个日期"  # noqa: PLR2004 - a row's room


def _until(subject: Assignment | Rectification, today: date) -> str:
    return until(subject, today) if isinstance(subject, Assignment) else due(subject, today)


def proposal_over() -> str:
    """Reported in the meantime, or a newer proposal stands in its place."""
    return "已不用再发"


def totals(figures: Figures) -> str:
    """A group's week in figures, no unit and no person named; "" where nothing was handed over.

    The words are those of 统计: each item stands in one state; what is late, or lies with an office, is said of them.
    """
    today = local_day(figures.at)
    found = [(name, [line for line in lines if line.state != UNSENT]) for name, lines in figures.parts]
    told = [line for name, lines in found if lines for line in _told(name, lines, figures.at)]
    if not told:
        return ""
    first = f"【督办】{figures.plan.short} {day(today, today)}"
    return "\n".join([first, *told, "各单位的事项请在“督办助手”里回复“我的任务”看。"])


def _told(name: str, lines: Sequence[Line], at: datetime) -> list[str]:
    states = Counter(line.state for line in lines)
    late = Count.over(lines).overdue
    elsewhere = sum(bool(line.stands.waits) and not line.stands.with_unit for line in lines)
    parts = [
        f"逾期{late}项" if late else "",
        in_grace(lines, at),
        f"不等单位、等市府办等核实或明确的{elsewhere}项" if elsewhere else "",
    ]
    among = "；".join(part for part in parts if part)
    shown = "，".join(f"{state}{states[state]}项" for state in STATES if states[state])
    return [f"{name}{len(lines)}项：{shown}。", *([f"其中{among}。"] if among else [])]


def arrears(figures: Figures) -> list[str]:
    """41号承办项：逾期40项（任务1 38项、任务2 2项），待签收115项: how much is late or unsigned, as 统计 counts it.

    What was handed over beside the notice is not called the notice's: 41号交办 read like all that the notice asks for.
    """
    found = []
    for name, lines in figures.parts:
        late = Counter(line.item.called for line in lines if line.is_owed and line.stands.overdue)
        unsigned = Count.over(lines).unsigned
        which = named([f"{called} {count}项" for called, count in late.items()])
        parts = [
            f"逾期{late.total()}项（{which}）" if late else "",
            f"待签收{unsigned}项" if unsigned else "",
        ]
        if any(parts):
            whose = BESIDE_NOTICE.get(name, f"{figures.plan.short}{name}")
            found.append(f"{whose}：{'，'.join(part for part in parts if part)}")
    return found


def preview_of(lines: Sequence[str], today: date, *, told: bool = False) -> str:
    """预览: what the clock would send today; `told`: today's has gone out."""
    if told:
        return f"{day(today, today)}的提醒已经发出，今天不再自动发。\n没发成的，回复“没发成的消息”看。"
    if not lines:
        return f"{day(today, today)}没有要自动发的消息。"
    more = f"\n还有{len(lines) - PAGE}条。" if len(lines) > PAGE else ""
    return f"{day(today, today)}将发{len(lines)}条：\n" + "\n".join(lines[:PAGE]) + f"{more}\n不发请回复“今天不发”。"
