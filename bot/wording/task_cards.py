"""Cards and messages that items send out: 交办, 核实, results, corrections."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.clock import local_day
from bot.models import Assignment
from bot.models.assignment import DONE, ROSTER
from bot.models.roster import Succession
from bot.wording.cards import PLAIN, STRONG, Button, CardText, Choice
from bot.wording.dates import moment, short_day
from bot.wording.items import cycle, full, judged, matter, ref, short_until, title, until
from bot.wording.quoted import quoted

ROWS, ROW = 6, 26  # of a card
TITLE, DESC, SUB = 26, 30, 112
NONE, OTHER, BY_REPORT, TYPED = "none", "other", "by_report", "typed"
REASONS = (  # ready reasons of 退回: id, text on the card (≤ 10), as the unit reads it
    ("evidence", "说明或材料不够", "说明或材料不够，请补充"),
    ("mismatch", "与办结要求不符", "与办结要求不符，请对照任务再办"),
    ("names", "人员信息不全", "人员信息不全，请补齐"),
    ("date", "完成日期不明确", "完成日期不明确，请写清楚"),
    ("link", "链接打不开", "链接打不开，请换一个"),
)


def handed_over(items: Sequence[Assignment], undecided: bool, today: date) -> CardText:  # noqa: FBT001 - a fact
    """N01: one card for a unit with all its items and one 签收. `undecided`: its accounts wait for 市府办."""
    first = items[0]
    rows = [(item.called, _row(item, today)) for item in items[:ROWS]]
    if len(items) > ROWS:
        rows[-1] = ("其余", f"还有{len(items) - ROWS + 1}项，回复“我的任务”看全部")
    counted = next((item for item in items if item.computed.startswith("账号")), None)
    wait = f"{counted.called}：没有定的账号待市府办明确，明确前不用办。" if counted and undecided else ""
    return CardText(
        title=f"【交办】{first.plan.doc_no}"[:TITLE],
        desc=f"{first.unit.short}承担{len(items)}项，请签收"[:DESC],
        sub=f"{wait}不是本单位的，回复“不是我单位的 编号 理由”；看内容回复“{first.called}”。"[:SUB],
        rows=tuple(rows),
        buttons=(Button("签收", ack_key(first), STRONG),),
    )


def ack_key(item: Assignment) -> str:
    """The fixed string of the one button: notice and unit."""
    return f"ack {item.plan.short} {item.unit.code}"


def check_keys(item: Assignment) -> tuple[str, str]:
    """The fixed strings of 通过 and 退回."""
    return f"pass {item.id}", f"return {item.id}"


@dataclass(frozen=True, slots=True)
class Beside:
    """What a verifier is told beside the report: who is replaced by it, whether it came too late."""

    pictures: int = 0
    ending: Sequence[Succession] = ()
    late: bool = False


def check_card(item: Assignment, today: date, beside: Beside, reason: str = "") -> CardText:
    """The card that asks a verifier. `reason`: what he typed already, shown and kept."""
    passed, returned = check_keys(item)
    rows = [("单位", item.unit.short), ("上报", _by_whom(item)), ("时限", _limit(item, beside, today))]
    if item.done_on:
        rows.append(("完成日", f"{short_day(item.done_on, today)}{_accepted(item, beside)}"))
    if beside.pictures:
        rows.append(("图片", f"{beside.pictures}份"))
    if reason:
        rows.append(("理由", quoted(reason, ROW)))
    said = quoted(item.report_text, SUB - 30) or ("名单见上一条" if item.computed == ROSTER else "未附说明")
    return CardText(
        title=f"【核实】{ref(item, plan=True)}"[:TITLE],
        desc="，".join(part for part in (title(item), cycle(item)) if part)[:DESC],
        sub=f"{succeeding(beside.ending) or said}（版本{item.report_hash[:8]}）",
        rows=tuple(rows),
        buttons=(Button("通过", passed, STRONG), Button("退回", returned, PLAIN)),
        choice=Choice("reason", "退回理由", _options(item, reason), selected=TYPED if reason else NONE),
    )


def succeeding(ending: Sequence[Succession]) -> str:
    """What a verification of task 1 changes in the roster: 通过后联系人由李四接替张三."""
    listed = "；".join(f"{one.role}由{quoted(one.name, 12)}接替{quoted(one.former.name, 12)}" for one in ending)
    return f"通过后{listed}" if listed else ""


def report_text(item: Assignment, beside: Beside) -> str:
    """The whole report, sent just before the card."""
    people = item.form.get("people", [])
    lines = [
        f"【上报】{full(item, plan=True)}",
        *matter(item),
        f"单位：{item.unit.short}",
        f"上报：{_by_whom(item)}",
        f"实际完成：{short_day(item.done_on)}" if item.done_on else "",
        f"情况：{quoted(item.report_text, 600)}" if item.report_text else "" if people else "情况：未附说明",
        *[f"{one['role']}：{person(one)}" for one in people],
        succeeding(beside.ending),
        f"图片{beside.pictures}份" if beside.pictures else "",
        f"时限：{_limit(item, beside)}",
        "实际完成日写在时限以内：点“通过”就是认可，算按期；不认可的，先在卡片下拉里选“通过，按上报日算”。"
        if _accepted(item, beside)
        else "",
        f"版本：{item.report_hash[:8]}",
    ]
    return "\n".join(line for line in lines if line)


def person(one: dict[str, str]) -> str:
    """Name, post and mobile of one line of the form; what is missing is said."""
    return "，".join([quoted(one["name"], 20), quoted(one["post"], 30) or "职务未填", one["mobile"] or "手机未填"])


def full_reason(chosen: str) -> str:
    """The words that a ready reason stands for; "" for none and other."""
    return next((words for key, _, words in REASONS if key == chosen), "")


def passed(item: Assignment, who: str, now: datetime) -> str:
    """To the unit: it is done."""
    by = "，只作登记" if not item.verified_at else f"，{item.checked_by}{who}核实"
    return f"{full(item, plan=True)}已办结（{moment(now)}{by}）。"


def completed(item: Assignment, why: str) -> str:
    """To the unit: counted as done."""
    what = "已办结" if item.state == DONE else "定为不适用"
    return f"{full(item, plan=True)}{what}：{quoted(why, 80).rstrip('。')}。这一项现在不用再办。"


def corrected(item: Assignment, text: str) -> str:
    """To the unit: its report says other figures now."""
    now = quoted(text, 200).rstrip("。")
    return f"{full(item, plan=True)}的上报已按读入的统计表更正：{now}。\n办结日期不变，不用再报。"


def returned(item: Assignment, reason: str, who: str, today: date) -> str:
    """To the unit, word for word, with the new deadline."""
    return (
        f"{full(item, plan=True)}被退回。\n理由：{quoted(reason, 300)}（{item.checked_by}{who}）\n"
        f"请在{until(item, today)}前改好，回复“完成 {item.number} 情况说明”。"
        f"{_stays_late(item, today)}"
    )


def _stays_late(item: Assignment, today: date) -> str:
    """Time to mend is no extension, and the unit hears so."""
    return f"\n上报时已过时限{judged(item, today)}，改好后仍记逾期上报。" if item.missed_due_at else ""


def passed_outcome(who: str, now: datetime) -> str:
    """What the cards say afterwards."""
    return f"{who}已于{moment(now)}核实通过"


def returned_outcome(who: str, now: datetime, reason: str) -> str:
    """What the cards say afterwards."""
    return f"{who}已于{moment(now)}退回：{quoted(reason, 60)}"


def withdrawn(item: Assignment, who: str) -> str:
    """To the first reporter and the other clerks."""
    return f"{who}撤回了{full(item, plan=True)}的上报，现在是“{item.state}”。"


def colleague(item: Assignment, who: str, what: str, words: str = "") -> str:
    """Two clerks of one unit hear of each other's acts, and what was said."""
    said = f"\n内容：{quoted(words, 120)}" if words else ""
    return f"本单位{who}{what}：{full(item, plan=True)}。{said}"


def entered(item: Assignment, source: str, today: date) -> str:
    """N07."""
    done = f"，实际完成{short_day(item.done_on, today)}" if item.done_on else ""
    first = f"市府办已代您登记：{ref(item, plan=True)}办结{done}（来源：{quoted(source, 40)}）。"
    return f"{first}\n有出入请回复“撤回 {item.number}”。"


def receipt_entered(items: str, source: str) -> str:
    """代签收."""
    return f"市府办已代您单位签收：{items}（来源：{quoted(source, 40)}）。有出入请回复“人工”。"


def not_ours(item: Assignment, who: str, reason: str) -> str:
    """To 市府办审批."""
    return (
        f"{item.unit.short}{who}说{full(item, plan=True)}不是本单位的。\n理由：{quoted(reason)}\n"
        f"请回复“改派 {item.number} {item.unit.short} 给 某单位”，或“维持 {item.number} {item.unit.short} 理由”。"
    )


def blocked(item: Assignment, who: str, reason: str) -> str:
    """To 市府办审批."""
    return (
        f"{item.unit.short}{who}报受阻：{full(item, plan=True)}。\n原因：{quoted(reason)}\n"
        f"请回复“确认受阻 {item.number} {item.unit.short}”或“不确认受阻 {item.number} {item.unit.short}”。"
    )


def block_decided(item: Assignment, *, agreed: bool) -> str:
    """To the unit."""
    if agreed:
        return f"{ref(item, plan=True)}的受阻已由市府办确认，期间不计逾期。解决了回复“受阻解除 {item.number}”。"
    return f"{ref(item, plan=True)}的受阻市府办没有确认，时限不变。有不同意见请回复“人工”。"


def reassigned_away(item: Assignment, unit: str, new: str) -> str:
    """To the unit that no longer owes it."""
    return f"{full(item, plan=True)}已改由{new}办理，{unit}不用再办。"


def kept(item: Assignment, reason: str) -> str:
    """维持."""
    return f"{full(item, plan=True)}仍由{item.unit.short}办理。\n理由：{quoted(reason)}\n请回复“签收”。"


def voided(item: Assignment, reason: str, sender: str) -> str:
    """N08."""
    return (
        f"【更正】{full(item, plan=True)}已中止，不用再办，也不用回复。\n原因：{quoted(reason)}\n给您添麻烦了。{sender}"
    )


def not_applicable(item: Assignment, reason: str) -> str:
    """不适用."""
    return f"{full(item, plan=True)}已定为不适用，不用再办。\n原因：{quoted(reason)}"


def reopened(item: Assignment, reason: str, today: date) -> str:
    """重新办理."""
    how = "" if item.is_counted else f"\n办好了回复“完成 {item.number} 情况说明”。"
    return f"{full(item, plan=True)}需要继续办理，时限{until(item, today)}。\n原因：{quoted(reason)}{how}"


def transferred(item: Assignment, basis: str) -> str:
    """转承接单位."""
    return f"{full(item, plan=True)}转由{item.unit.short}承接（{quoted(basis, 60)}），时限{until(item)}。"


def in_charge(item: Assignment, today: date) -> str:
    """To the person named."""
    return f"{full(item, plan=True)}由您承办，{until(item, today)}前办。看内容回复“{item.called}”。"


def acknowledged_outcome(who: str, now: datetime) -> str:
    """On the 交办 card."""
    return f"已由{who}于{moment(now)}签收"


def _row(item: Assignment, today: date) -> str:
    due = f"{'首期' if item.cycle else ''}{short_until(item, today)}"
    room = ROW - len(due) - 1
    name = title(item)
    return f"{name if len(name) <= room else name[: room - 1] + '…'}｜{due}"


def _by_whom(item: Assignment) -> str:
    who = item.reporter.name if item.reporter else f"代登记（{item.report_source}）"
    return f"{who} {moment(item.reported_at)}" if item.reported_at else who


def _limit(item: Assignment, beside: Beside, today: date | None = None) -> str:
    return f"{judged(item, today)}{'，逾期上报' if beside.late else ''}"


def _accepted(item: Assignment, beside: Beside) -> str:
    """Of a late report: that 通过 accepts the earlier day which it states."""
    kept = item.done_on is not None and item.done_on <= local_day(item.judged_due_at)
    return "，通过即认可" if beside.late and kept else ""


def _options(item: Assignment, reason: str) -> tuple[tuple[str, str], ...]:
    options = [(NONE, "请选")]
    if reason:
        options.append((TYPED, quoted(reason, 10)))
    if item.done_on:
        options.append((BY_REPORT, "通过，按上报日算"))
    return (*options, *((key, text) for key, text, _ in REASONS), (OTHER, "其他"))
