"""交办 and 意见 outside a notice: to whom, what, by when; what an opinion is called and counted by."""

import re
from collections.abc import Iterable
from datetime import date

from bot.language.context import OFFICE
from bot.language.deadlines import Deadline, deadline_in
from bot.language.personal import case_number
from bot.language.refs import plan_said, task_refs
from bot.language.rules.addressees import (
    Parts,
    Without,
    addressed_again,
    addressed_in,
    another_term,
    left_out,
    with_also,
)
from bot.language.rules.asking import asks
from bot.language.scene import LEAD, Said, Scene, Slots, given
from bot.language.tokens import Token

CATEGORIES = ("咨询", "投诉", "建议", "求助", "其他")
_ASKED = r"(?:请|麻烦|帮我|帮忙|现在)*"
_URGENT = r"\[?(?:紧急|加急|特急)\]?"
_ORDER = "交办给?|下达给?|派发给?|分派给?|布置给?|部署给?"
_HEAD = re.compile(
    rf"^(?:再|另外?|还要?|也|顺便|然后|[,，])*{_ASKED}(?P<urgent>{_URGENT})?(?:临时|新增|下发)?"
    rf"(?:(?P<issued>(?:上级)?发布指令)|(?:{_ORDER})(?:一下|任务|事项|一件|一项|一个)?(?!情况|了|的|单|日期|确认))"
    rf"[ :,]*(?P<again>{_URGENT})?[ :,]*"
)
_OPINION = re.compile(
    rf"^{_ASKED}(?P<urgent>{_URGENT})?"
    r"(?:(?:转办|交办|转交|移交|下派)(?:一件|一条|一个)?(?:群众|网民|市民)?(?:舆情|意见建议|意见|投诉件?|建议件|信件|12345件)"
    r"|(?:舆情|意见建议|意见|投诉)(?:转办|交办|转交))(?!情况|了|的|单)"
    rf"[ :,]*(?P<again>{_URGENT})?[ :,]*"
)
_CLASS = re.compile(
    rf"(?:^|[\s,，;；(（\[〔【])(?:类别|分类|类型)?[:：]?(?P<kind>{'|'.join(CATEGORIES)})类?(?=[\s,，;；。)）\]〕】]|$)"
)
_VERBAL = re.compile(
    rf"(?:来电人|来信人|市民|群众|网民|网友|居民)[^\s,，。；;]{{0,6}}?(?P<kind>{'|'.join(CATEGORIES[:4])})"
)
_CLASSIFY = re.compile(rf"^{_ASKED}(?:意见)?(?:分类|归类|改为|归为|定为)[ :,]*")
_SUMMARY = re.compile(
    r"^(?:请|看|查看|导出)*(?:舆情和意见|舆情与意见|舆情|意见建议|群众意见|意见)(?:月度|每月|季度)?(?:汇总|统计|归类|月报|归集)"
)
_PERIOD = re.compile(
    r"(?:(?P<year>20\d\d)年?-?)?(?:(?P<month>1[0-2]|0?[1-9])(?:月份?)?|第?(?P<quarter>[一二三四1-4])季度?|q(?P<q>[1-4]))?"
    r"|(?P<near>本月|这个?月|当月|上个?月)",
    re.ASCII,
)
_QUARTERS = "一二三四"
_THING = re.compile(r"^(?:一|1)?[件个项](?:事情?|活儿?|任务|工作)[\s,，:：]+")  # 交办给义亭镇一件事，…
_TO_US = re.compile(  # …，下周五前给我; …，7月27号前报: of what is to be done nothing
    r"(?:(?:都|要|得|务必)*(?:报|交|办|弄|完成|报送|上报|回复|反馈|搞)(?:好|完|掉|齐|来|上来|过来)?|给(?:我们?|咱们?))(?:就行|即可|吧|啊|哈|了)?"
)
_GIVEN = re.compile(r"(?:给|由|请)\s*$")


def instructed(scene: Scene) -> Said | None:
    """交办 佛堂镇、苏溪镇 7月25日前 报送集成需求; 紧急交办 各镇街 今天17点前 …; 发布指令 ….

    Without a unit or a deadline it is the notice's own 交办; what asks about it is no order either.
    """
    found = _HEAD.match(scene.text.key)
    if found is None or _OPINION.match(scene.text.key) or _looks(scene, found.end()):
        return None
    when = deadline_behind(scene, found.end())
    parts, without = whom(scene, found.end(), when)
    title = _THING.sub("", left_over(scene, found.end(), [*parts.taken, *without.taken, *spans_of(when)]))
    if found["issued"] and title:
        title = f"发布指令：{title}"
    if not (parts.units or parts.groups) and _CHANGED.fullmatch(title):
        return _of_term(scene, when)
    if not (parts.units or parts.groups) and not (when and title and scene.context.has(OFFICE)):
        return None
    if not title and not when:
        return None
    slots = slots_of(scene, parts, when) | given(without=list(without.units))
    if addressed_again(scene, found.end(), (*parts.units, *without.units)) or another_term(scene, found.end(), when):
        return Said("HAND_OVER", slots | {"deny": "several_orders"})
    return Said("HAND_OVER", slots | given(text=title, urgent=_urgent(found)))


_CHANGED = re.compile(r"(?:的?(?:时间|时限|期限|日期))?(?:改|换|推|延|提前|放|宽限)[成为到至]?[吧了]*")


_ANSWERED = re.compile(r"[\s，,]+(?:答复|回复|办结|反馈)[。]?$")  # 5个工作日内答复


def _of_term(scene: Scene, when: Deadline | None) -> Said | None:
    """交办那个改成8月5号: the term of what went out, which the unit applies for; no matter to be handed over."""
    docket = scene.context.facts.get("docket")
    day = when.value.partition("T")[0] if when else ""
    return Said("EXTENSION_REQUEST", {"tasks": (docket,)} | given(date=day)) if docket else None


def opinion(scene: Scene) -> Said | None:
    """转办意见 市教育局 工单号YW2022072001 来电人反映校服收费 投诉 8月5日前."""
    found = _OPINION.match(scene.text.key)
    if found is None or _looks(scene, found.end()):
        return None
    when = deadline_behind(scene, found.end())
    parts = _addressed(scene, found.end(), when)
    text = left_over(scene, found.end(), [*parts.taken, *spans_of(when)])
    text = _ANSWERED.sub("", text) if when else text
    case = case_number(text)
    if case:
        text = f"{text[: case[1]].strip(LEAD)} {text[case[2] :].strip(LEAD)}".strip(LEAD)
    category, text = _category(text)
    slots = slots_of(scene, parts, when) | given(urgent=_urgent(found), case=case[0] if case else "")
    return Said("VOICE", slots | given(text=text, category=category))


def classified(scene: Scene) -> Said | None:
    """分类 YJ-2022-001 投诉."""
    found = _CLASSIFY.match(scene.text.key)
    refs = next(iter(task_refs(scene)), None)
    if refs is None or not isinstance(refs.numbers[0], str) or not (found or refs.start == 0):
        return None
    kind = scene.behind(scene.tokens[refs.end - 1]).strip(LEAD).removeprefix("分类").removesuffix("类").strip(LEAD)
    if kind not in CATEGORIES and not found:
        return None
    return Said("VOICE_CLASS", {"tasks": refs.numbers} | given(category=kind))


def summed_up(scene: Scene) -> Said | None:
    """意见汇总 8月; 意见汇总 第三季度; 舆情汇总 上个月."""
    found = _SUMMARY.match(scene.text.key)
    if found is None or scene.has("howto", "cond"):
        return None
    period = _PERIOD.fullmatch(scene.text.key[found.end() :].strip(LEAD))
    return Said("VOICE_SUMMARY", _span(period, scene.today.day)) if period else None


def period_said(scene: Scene) -> Slots:
    """上个月, 7月份, 第二季度 anywhere in a sentence; this month where none is named."""
    spans = [hit for hit in _PERIOD.finditer(scene.text.key) if hit["near"] or "月" in hit[0] or "季" in hit[0]]
    near = scene.today.day
    return _span(spans[0], near) if spans else {"from": f"{near:%Y-%m}", "months": 1}


def _span(period: re.Match[str], today: date) -> Slots:
    year, first, months = _months(period, today)
    if not period["year"] and (year, first) > (today.year, today.month):
        year -= 1  # what has not begun yet was last year's
    return {"from": f"{year}-{first:02d}", "months": months}


def _months(period: re.Match[str], today: date) -> tuple[int, int, int]:
    """Year, first month and how many: a month, a quarter, a year; nothing said is this month."""
    year = int(period["year"] or today.year)
    if period["month"]:
        return year, int(period["month"]), 1
    quarter = period["quarter"] or period["q"]
    if quarter:
        number = _QUARTERS.index(quarter) if quarter in _QUARTERS else int(quarter) - 1
        return year, number * 3 + 1, 3
    if period["year"]:
        return year, 1, 12
    before = bool(period["near"]) and period["near"].startswith("上")
    whole = today.year * 12 + today.month - 1 - before
    return whole // 12, whole % 12 + 1, 1


def _looks(scene: Scene, start: int) -> bool:
    """Whether it asks how one does it, or about what was handed over."""
    head = [token for token in scene.tokens if token.start < start]
    return scene.has("howto", "cond") and asks(head or scene.tokens, scene)


def _urgent(found: re.Match[str]) -> bool:
    return bool(found["urgent"] or found["again"])


def deadline_behind(scene: Scene, start: int) -> Deadline | None:
    """By when, as told behind a place."""
    return deadline_in(scene.text.key, start, scene.context.now, scene.today)


def spans_of(when: Deadline | None) -> list[tuple[int, int]]:
    """Where the deadline stands."""
    return [(when.start, when.end)] if when else []


def slots_of(scene: Scene, parts: Parts, when: Deadline | None) -> Slots:
    """To whom and by when; the notice only where there are several."""
    plan = plan_said(scene)
    day, _, clock = when.value.partition("T") if when else ("", "", "")
    return given(
        units=list(parts.units),
        groups=list(parts.groups),
        date=day,
        time=clock,
        unclear=when is not None and not when.value,
        plan=plan if plan and len(scene.lexicon.plans) > 1 else None,
    )


def whom(scene: Scene, start: int, when: Deadline | None) -> tuple[Parts, Without]:
    """To whom it goes, and who of a group is left out; of no group nobody is, and such words are of the matter."""
    without = left_out(scene, start)
    parts = with_also(scene, _addressed(scene, start, when, without))
    if parts.groups or set(without.units) & set(parts.units):
        return parts, without
    return with_also(scene, _addressed(scene, start, when)), Without((), ())


def _addressed(scene: Scene, start: int, when: Deadline | None, without: Without | None = None) -> Parts:
    """The units named in front of what is to be done, or behind it with 给."""
    parts = addressed_in(scene, start, when, without)
    if parts.units or parts.groups:
        return parts
    named = [token for token in scene.all("unit", "name") if token.start >= start]
    for token in named:
        led = _GIVEN.search(scene.text.key[: token.start])
        if led:
            behind = addressed_in(scene, token.start, when)
            return Parts(behind.units, behind.groups, ((led.start(), token.start), *behind.taken))
    return parts


def left_over(scene: Scene, start: int, taken: Iterable[tuple[int, int]]) -> str:
    """What is left of the words: the person's own characters, in their order."""
    pieces, place = list[str](), start
    for begin, end in sorted(taken):
        if begin > place:
            pieces.append(scene.text.said(place, begin).strip(LEAD))
        place = max(place, end)
    if place < len(scene.text.key):
        pieces.append(scene.text.said(place, len(scene.text.key)).strip(LEAD))
    said = [piece for piece in pieces if piece]
    return " ".join(said[:-1] if said[1:] and _TO_US.fullmatch(said[-1]) else said).strip(LEAD)


def matter_of(scene: Scene, start: int, marks: Iterable[Token]) -> str:
    """What is to be done: the raw words behind a place, but for the words that tell to whom and by when."""
    when = deadline_behind(scene, start)
    return _THING.sub("", left_over(scene, start, [*((one.start, one.end) for one in marks), *spans_of(when)]))


def _category(text: str) -> tuple[str, str]:
    """咨询、投诉 … as a word of its own, which is no part of the summary; else what the citizen did."""
    found = _CLASS.search(text)
    if found:
        left = f"{text[: found.start()].strip(LEAD)} {text[found.end() :].strip(LEAD + ')）]〕】')}"
        return found["kind"], left.strip(LEAD)
    verbal = _VERBAL.search(text)
    return (verbal["kind"] if verbal else ""), text
