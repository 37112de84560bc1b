"""What the office hears and sends: previews, statistics, results of its own acts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime

from bot.clock import local_day
from bot.models import Account, Assignment, Plan, Unit
from bot.models.account import Disposition
from bot.models.assignment import AWAITING_ACK, CLOSED, NOT_HANDED_OVER
from bot.paging import PAGE, left_behind, on_page
from bot.wording.dates import day, moment, short_day
from bot.wording.items import ref, title, until
from bot.wording.quoted import quoted

FEW = 2  # details in one answer


def named(units: Sequence[str], limit: int = PAGE) -> str:
    """Units in one line; the rest as a number."""
    return "、".join(units[:limit]) + (f"等{len(units)}个" if len(units) > limit else "")


def handover_preview(plan: Plan, items: Sequence[Assignment], unreachable: Sequence[str], when: datetime) -> str:
    """交办: what would go out, to whom, when, and who cannot be reached; the same figures as the approvers' card."""
    units, urged = handover_units(items)
    silent = f"（{units - urged}个单位不设催办，不发卡片）" if urged < units else ""
    nobody = f"\n没有可联系人员的单位：{named(unreachable)}，交办后要打电话。" if unreachable else ""
    return (
        f"将交办{plan.doc_no}{f'《{plan.title}》' if plan.title else ''}：承办项{len(items)}项，{units}个单位，"
        f"发卡片{urged}张，每单位一张{silent}。\n"
        f"{moment(when)}起发出。{nobody}\n确认请回复“是”，不办回复“算了”。"
    )


def handover_units(items: Sequence[Assignment]) -> tuple[int, int]:
    """How many units these items go to, and how many of them get a card."""
    units = {item.unit_id: item.unit for item in items}
    return len(units), sum(unit.urgeable for unit in units.values())


def handover_confirmed(plan: Plan, when: datetime) -> str:
    """The office said yes."""
    return f"已确认交办{plan.short}，{moment(when)}起发出。签收情况回复“统计”看。"


def nothing_to_hand_over() -> str:
    """Every item has been handed over."""
    return "没有等待交办的事项。"


def urge_preview(items: Sequence[Assignment], when: datetime, skipped: int) -> str:
    """催办: who would be reminded of what; nothing is sent yet."""
    left_out = f"\n另有{skipped}项不催（今天催过、等别人办或不设催办）。" if skipped else ""
    what = list(dict.fromkeys(ref(item, plan=True) for item in items))
    units = _units(items)
    return (
        f"将提醒{len(units)}个单位{len(items)}项（{named(what)}）：{named(units)}\n"
        f"{_by_notice(items)}{moment(when)}发出。{left_out}\n确认请回复“是”，不催回复“算了”。"
    )


def _by_notice(items: Sequence[Assignment]) -> str:
    """Of several notices, and of what stands in none, how much of each: who meant one sees that it is more."""
    found = defaultdict[str, list[Assignment]](list)
    for item in items:
        found[item.plan.short if item.task else str(item.number)].append(item)
    if len(found) == 1:
        return ""
    parts = "；".join(f"{name} {len(_units(rows))}个单位{len(rows)}项" for name, rows in found.items())
    return f"其中{parts}。只催一份的，写上它，例如“催办 {next(reversed(found))}”。\n"


def urged(items: Sequence[Assignment], when: datetime) -> str:
    """The reminders are on their way."""
    return f"已安排提醒{len(_units(items))}个单位{len(items)}项，{moment(when)}发出。"


def _units(items: Sequence[Assignment]) -> list[str]:
    return list(dict.fromkeys(item.unit.short for item in items))


def nothing_to_urge(skipped: int) -> str:
    """Nobody would be reminded."""
    why = f"有{skipped}项今天催过、等别人办或不设催办。" if skipped else ""
    return f"没有需要催办的单位。{why}"


def urge_text(
    items: Sequence[Assignment], sender: str, phone: str, *, today: date | None = None, with_unit: bool = False
) -> str:
    """To the unit: one message for all its items, in the sender's name; `with_unit` for who serves in several."""
    lines = [f"{item.unit.short + '｜' if with_unit else ''}{_owed(item, today)}" for item in items]
    return "\n".join(["【催办】下面的事项请抓紧：", *lines, *_how_to_answer(items), f"{sender} {phone}"])


def _how_to_answer(items: Sequence[Assignment]) -> list[str]:
    """What to type: only what would be taken."""
    counted = [item for item in items if item.is_counted]
    return [
        *(["还没有签收的，回复“签收”。"] if any(item.state == AWAITING_ACK for item in items) else []),
        *(["办好了回复“完成 编号 情况说明”。"] if len(counted) < len(items) else []),
        *(
            f"{ref(item, plan=True)}按账号注销情况自动统计，不用上报；账号请回复“注销 账号名”办理。"
            for item in counted[:1]
        ),
    ]


def _owed(item: Assignment, today: date | None) -> str:
    return f"{ref(item, plan=True)}（{heading(item)}）｜{until(item, today)}到期"


def heading(item: Assignment) -> str:
    """An item's title, its first clause only."""
    return title(item).split("，")[0]


def due_day(item: Assignment) -> date:
    """The deadline as a day in Shanghai."""
    return local_day(item.due_at)


STATES = ("未交办", "待签收", "办理中", "待核实", "退回", "待改派", "办结", "不适用", "中止")


def listed(
    name: str, lines: Sequence[str], page: int = 1, states: Mapping[str, int] | None = None, *, units: int = 0
) -> str:
    """A list of at most eight lines; `states`: how many there are of each, `units`: of how many units."""
    if not lines:
        return f"{name}：没有。"
    shown = on_page(lines, page)
    counts = "，" + _counted(states) if states and len(states) > 1 else ""
    left = left_behind(len(lines), page)
    more = [f"还有{left}项，回复“下一页”接着看；全部请回复“导出台账”。"] if left > 0 else []
    of = f"{units}个单位" if units > PAGE else ""  # fewer stand there by name
    return "\n".join([f"{name}（共{len(lines)}项{counts}）：{of}", *shown, *more])


def not_handed_over(count: int) -> str:
    """Below a list of nothing: what is not handed over yet can be neither late nor reported."""
    return f"\n还有{count}项没有交办，不算在内。"


def _counted(states: Mapping[str, int]) -> str:
    return "，".join(f"{state}{states[state]}" for state in STATES if states.get(state))


def state_of(item: Assignment) -> str:
    """Its state as people read it."""
    return STATES[0] if item.state == NOT_HANDED_OVER else item.state


def item_line(item: Assignment, waits: str, today: date, *, overdue: bool = False) -> str:
    """One item in a list of the office."""
    state = f"{state_of(item)}，逾期" if overdue else state_of(item)
    parts = [item.unit.short, ref(item, plan=True), state]
    parts += [until(item, today), f"等{waits}" if waits else ""] if item.state not in CLOSED else []
    return "｜".join(part for part in parts if part)


def entry_preview(item: Assignment, source: str, done_on: date | None, text: str) -> str:
    """代登记: what was understood, before it is entered."""
    done = f"，实际完成{short_day(done_on)}" if done_on else ""
    said = f"情况：{quoted(text, 300)}" if text else "没有附情况。"
    return (
        f"将代{item.unit.short}登记：{ref(item, plan=True)}（{heading(item)}）办结上报{done}，来源：{source}。\n"
        f"{said}\n确认请回复“是”，不对请回复“算了”再发一次。"
    )


def fields_put_right(fields: AbstractSet[str], unit: str, done_on: date | None, source: str, who: str) -> str:
    """日期错了，是19日 while the people of task 1 are asked for: what was changed, a line; "" if nothing was."""
    now = {"unit": ("单位", unit), "name": ("报送人", who), "source": ("来源", source)}
    if done_on is not None:
        now["done_on"] = ("实际完成", short_day(done_on))
    return "".join(f"{name}已改为{value}。\n" for field, (name, value) in now.items() if field in fields)


def entered(item: Assignment) -> str:
    """代登记: done in the unit's place."""
    return f"已代{item.unit.short}登记：{ref(item, plan=True)}办结上报"


def receipts_entered(items: Sequence[Assignment], without: Sequence[str]) -> str:
    """代签收: one line a unit; `without`: units that had nothing to sign for."""
    by_unit: dict[str, list[str]] = defaultdict(list)
    for item in items:
        by_unit[item.unit.short].append(ref(item, plan=True))
    lines = [f"{unit}{len(names)}项：{named(names, 12)}" for unit, names in by_unit.items()]
    left = [f"{named(without)}没有等签收的事项。"] if without else []
    return "\n".join(["已代签收：", *lines, *left])


def change_preview(item: Assignment, what: str, reason: str = "") -> str:
    """改派, 中止 and the like, before 是."""
    why = f"理由：{quoted(reason, 200)}\n" if reason else ""
    first = f"将把{item.subject_name}（{heading(item)}）{what}，并告知有关单位。"
    return f"{first}\n{why}确认请回复“是”，不办回复“算了”。"


def changed(item: Assignment, what: str) -> str:
    """改派, 中止 and the like; said before the act, while the item still has its unit."""
    return f"{item.subject_name}已{what}"


def with_telling(done: str, unit: Unit, *, heard: bool) -> str:
    """Who was told: never claimed of a unit in which nobody can be reached."""
    if heard:
        return f"{done}，已告知有关单位。"
    return f"{done}。\n{unit.short}没有收到消息（不设催办或没有可联系人员），请另行告知。"


def nothing_left_to_decide() -> str:
    """Every account was taken out of the list that was shown."""
    return "这一批都去掉了，一个都没定。"


def disposition_preview(wanted: Mapping[Disposition, Sequence[Account]], why: str) -> str:
    """处置 of several accounts: every one by name, under what becomes of it; and the reason, if one was told."""
    lines = list[str]()
    for choice, accounts in wanted.items():
        lines.append(f"将把{len(accounts)}个账号定为{choice}：")
        if len(accounts) > _ONE_A_LINE:
            lines.append("、".join(_by_name(accounts)))
        else:
            lines += [f"· {one.label}（{one.unit.short if one.unit else '无主办单位'}）" for one in accounts]
    lines += [f"理由：{quoted(why, 60)}"] if why else []
    return "\n".join([*lines, "确认请回复“是”，不办回复“算了”。"])


_ONE_A_LINE = 15  # accounts; more of them would not fit into one message


def _by_name(accounts: Sequence[Account]) -> list[str]:
    """Every account by its name, and by its platforms where it is not on WeChat alone."""
    named_so: dict[str, list[str]] = {}
    for one in accounts:
        named_so.setdefault(one.name, []).append(one.platform)
    plain = [len(there) == 1 and there[0].startswith("微信") for there in named_so.values()]
    named_all = zip(named_so.items(), plain, strict=True)
    return [name if is_plain else f"{name}（{'、'.join(there)}）" for (name, there), is_plain in named_all]


def disposed(accounts: Sequence[Account], choice: str) -> str:
    """处置: decided for one or several accounts, with what was said beside it."""
    notes = dict.fromkeys(account.disposition_note for account in accounts)
    note = quoted(next(iter(notes)), 60) if len(notes) == 1 else ""
    return f"已定：{named([account.label for account in accounts], 20)}——{choice}{f'，{note}' if note else ''}。"


def disposed_by_card(asked: Sequence[Account], of: int) -> str:
    """处置 of what a unit has signed: typed words bring the card, a tap decides."""
    rest = f"其余{of - len(asked)}个没有改动，请单独再打。" if len(asked) < of else ""
    names = named([account.label for account in asked], 20)
    return f"{names}：单位意见已签字报来，卡片马上发给您，请在卡片上点。{rest}"


def disposed_before(accounts: Sequence[Account], choice: str) -> str:
    """处置 as it stands already: nobody is told again."""
    return f"{named([account.label for account in accounts], 20)}已经定为{choice}，没有改动。"


def disposition_told(  # noqa: PLR0913, PLR0917 - what one line of news is made of
    account: Account, choice: str, by: str, moved: Sequence[Assignment], today: date, note: str = ""
) -> str:
    """To the unit: what becomes of its account; `moved`: items that get more time; `note`: into which (46并到12)."""
    which = account.name if account.is_wechat else f"{account.name} {account.platform}"
    then = {
        "保留": "账号照常更新。",
        "待定": "明确前不用办。",
    }.get(
        choice,
        f"请回复“注销 {which}”提出申请，批准前先不要在平台上操作。",
    )
    until = "".join(f"{item.called}的时限相应改为{day(local_day(item.due_at), today)}。" for item in moved)
    return f"【处置意见】{account.label}：{choice}{f'，{quoted(note, 60)}' if note else ''}（{by}）。\n{then}{until}"


def held(today: date) -> str:
    """今天不发."""
    return f"好的，{today.month}月{today.day}日不再自动发提醒，下一个工作日照常。您点按和催办的仍会发。"


def preview_on_its_way() -> str:
    """预览."""
    return "正在整理今天将发的消息，马上发给您。"


def exporting(what: str) -> str:
    """导出."""
    return f"{what}正在发到您的“督办助手”。"


def unit_status(unit: Unit, lines: Sequence[str], page: int = 1) -> str:
    """One unit's items."""
    return listed(f"{unit.short}的事项", lines, page)


def ledger_name(today: date) -> str:
    """The file's name."""
    return f"督办台账{today:%Y%m%d}.xlsx"
