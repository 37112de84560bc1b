"""处置意见 of the units: 征求处置意见 (市府办), 处置意见 佛堂城事 整合 理由 (单位), 处置意见表."""

import re
from dataclasses import replace

from bot.language.context import CLERKS, LEADERS, MONITOR, OFFICE
from bot.language.patterns import kinds
from bot.language.refs import units_said
from bot.language.rules import fates
from bot.language.rules.asking import asks
from bot.language.rules.disposal import choice_said, dispose
from bot.language.rules.disposal_named import AND, NAMES, units_in_short
from bot.language.rules.teller import NOBODY
from bot.language.scene import LEAD, Said, Scene, Slots, given, iso, scene_of
from bot.language.targets import Target, target

_ASK = re.compile(r"^(?:征求|征集|收集|发起)(?:各?单位)?(?:的)?(?:账号)?处置意见")
_BUT = re.compile(  # the unit that is left out is never the only one that is asked
    r"(?:除(?:了|去|开|掉)?|不含|不包括|不算)(?P<named>[^,，。;；]+?)(?:以外|之外|外)?[吧了啊]*[。!！]?$"
    r"|(?<=处置意见)[,，:：;；\s]*(?P<ahead>[^,，。;；\s]+?)(?:就|先|暂时)*(?:除外|不算|不在内|例外|(?:不|别)(?:用?(?:问|征求|发|动|管)|用))"
    r"[吧了啊的]*[。!！]?$"
)
_SHEET = re.compile(r"^(?:导出|下载)?处置意见(?:表|汇总|汇总表|清单)$")
_WANTED = re.compile(r"处置(?:意见|建议).{0,3}表.{0,4}(?:发|拿|给|来|要|导|下载|打印)")
_ALONE = re.compile(
    r"(?:看看?|查看?|各单位的?)?处置意见(?:的)?(?:情况|进展|进度)?(?:怎么样了?|怎样了|如何了?|到哪(?:一?步)?了?)?"
    r"|(?:还有)?(?:哪些|哪个|哪几个|谁)?(?:单位)?还?(?:没有?|未)(?:提交?|报)处置意见(?:的有哪些|的单位)?"
)
_HEAD = re.compile(r"^(?:报|提|上报|提出|我(?:们)?(?:单位)?的)?处置(?:意见|建议)")
_FOR = re.compile(r"^(?:请)?代(?:单位)?(?:登记|报|提|填|录)?(?:单位)?处置(?:意见|建议)")
_SAY = r"(?:来电)?(?:说|讲|表示|称|反映)(?:的是|是|了|过)?[:：,，]?"
_NAME = re.compile(
    rf"^[\s,，]*{NOBODY}(?P<name>[\u4e00-\u9fff·]{{2,4}}?)(?:(?P<says>{_SAY})(?=.)|(?=[\s,，。;；]|$))(?P<behind>.*)$",
    re.DOTALL,
)
_SAYS = re.compile(rf"^[\u4e00-\u9fff·]{{2,4}}?{_SAY}")
_PARTS, _CALLED = re.compile(r"[,，。;；!！\s]+"), kinds("account name platform")
_SEND = re.compile(r"^(?:送签|提交|上报)")


def opinions(scene: Scene) -> Said | None:
    """What is asked of units about their undecided accounts, and what they answer."""
    key = scene.text.key.strip(LEAD)
    if _SHEET.match(key):
        return Said("OPINION_SHEET")
    if found := _FOR.match(key):
        return _entered(scene, len(scene.text.key) - len(scene.text.key.lstrip(LEAD)) + found.end())
    if scene.context.chat == "single" and (said := _wanted(scene, key)):
        return said
    if scene.has("howto", "cond") or asks(scene.tokens, scene):
        return None
    if _ASK.match(key):
        return _asked_of(scene, key)
    return _of_unit(scene, key)


UNREAD = "unread_but"  # slot: who is left out, in words that name no unit


def _asked_of(scene: Scene, key: str) -> Said:
    """征求处置意见 市教育局: of these units; 征求处置意见，教育局除外: of all but these, each of them known."""
    less = _BUT.search(key)
    if less is None:
        units = units_said(scene)
        return Said("OPINION_ASK", {"units": units} if units else {})
    names = [name for name in AND.split((less["named"] or less["ahead"]).removesuffix("的")) if name]
    left_out = [units_in_short(scene, name) for name in names]
    strange = next((name for name, units in zip(names, left_out, strict=True) if len(units) != 1), "")
    if strange or _ASK.sub("", key[: less.start()]).strip(LEAD):
        return Said("OPINION_ASK", {UNREAD: strange or key})
    gone = {unit for units in left_out for unit in units}
    return Said("OPINION_ASK", {"units": [unit.code for unit in scene.lexicon.units if unit.code not in gone]})


def _looked_at(scene: Scene) -> Said | None:
    """处置意见 alone: how far all are, from who watches over them; a leader's and a clerk's own."""
    if scene.context.has(OFFICE):
        return Said("OPINION_STANDING")
    if scene.context.has(CLERKS):
        return Said("OPINION")
    return Said("OPINION_STANDING") if scene.context.has(MONITOR | LEADERS) else None


def _wanted(scene: Scene, key: str) -> Said | None:
    """How far they are, or their sheet."""
    if _ALONE.fullmatch(key.rstrip("?？")):
        return _looked_at(scene)
    return _handed(scene) if _WANTED.search(key) else None


def _handed(scene: Scene) -> Said | None:
    """处置意见那张表先拿来: the office's sheet; to anybody else what he may see of it."""
    said = Said("OPINION_SHEET") if scene.context.has(OFFICE) else _looked_at(scene)
    return said and Said(said.intent, said.slots, certain=False)


def _entered(scene: Scene, end: int) -> Said | None:
    """代登记处置意见 市教育局 义乌教育之声 保留 群众关注度高 纸质 7月18日 李某: source and day before or behind."""
    if scene.has("howto", "cond") or asks(scene.tokens, scene):
        return None
    units, source = units_said(scene), scene.first("source")
    words = [t for t in scene.all("keepaccount", "mergeaccount", "cancel") if t.start >= end]
    # 快手关停 … 公众号保留: what is told behind the choice of another account chooses nothing
    until_other = next(
        (t.start for t in scene.all(*_CALLED) if words and t.start > words[0].start), len(scene.text.key)
    )
    words = [t for t in words if t.start < until_other]
    chosen = choice_said(scene.part(t for t in scene.tokens if t.start < until_other))
    slots: Slots = given(unit=units[0] if units else None, all=_all(scene), choice=chosen)
    first = next((t for t in scene.tokens if t.start >= end and t.kind in {"unit", "name"}), None)
    if words and first is not None:
        run = [t for t in scene.tokens if first.end <= t.start < words[0].start and t.kind in NAMES]
        own = replace(scene, context=replace(scene.context, units=tuple(units[:1])))  # 快手 is theirs
        slots |= {"target": target(own, run)} if run else {}
        until = source.start if source and source.start > words[-1].start else len(scene.text.key)
        reason = [t for t in scene.tokens if words[-1].end <= t.start < until]
        slots |= given(reason=scene.said(reason))
    if source is None:
        return Said("OPINION_FOR", _without_others(scene, slots))
    heard = (
        "纸质"
        if re.search(r"纸|书面|函|传真", scene.word(source))
        else "会上"
        if "会" in scene.word(source)
        else "电话"
    )
    near = [t for t in scene.dated() if t.start >= source.start]
    day = near[0] if near else None
    told = _NAME.match(scene.behind(day or source))
    on = iso(scene.day(day, back=True)) if day else None
    slots |= given(source=heard, done_on=on, name=told["name"] if told else "")
    return Said("OPINION_FOR", _without_others(scene, slots, told))


def _without_others(scene: Scene, slots: Slots, told: re.Match[str] | None = None) -> Slots:
    """王局长说公众号还要用 is no reason of 快手; it is told back. What he says of 快手 itself is its reason."""
    behind = told["behind"].strip(LEAD) if told else ""
    reason, apart = _parted(scene, str(slots.get("reason") or ""), slots)
    more, others = _parted(scene, behind, slots)
    why = "；".join(filter(None, [reason, more if told and told["says"] else ""]))
    rest = {name: value for name, value in slots.items() if name != "reason"}
    return rest | given(reason=why, apart="，".join([*apart, *others]))


def _parted(scene: Scene, words: str, slots: Slots) -> tuple[str, list[str]]:
    """What is told of the account itself, as it was typed where that is all, and the parts that are of another one."""
    parts = [part for part in _PARTS.split(words) if part]
    apart = [part for part in parts if _of_another(scene, part, slots)]
    return ("，".join(part for part in parts if part not in apart) if apart else words), apart


def _of_another(scene: Scene, words: str, slots: Slots) -> bool:
    """Whether a part tells what becomes of another account than the one that is entered."""
    part = scene_of(_SAYS.sub("", words), scene.context, scene.lexicon)
    named = [token for token in part.tokens if token.kind in _CALLED]
    if not named or part.tokens[0] is not named[0] or not fates.of_itself(part.text.key):
        return False
    own = slots.get("target")
    others = target(replace(part, context=replace(part.context, units=(str(slots.get("unit")),))), named)
    return isinstance(own, Target) and bool(own.accounts) and not set(own.accounts) & set(others.accounts)


def _of_unit(scene: Scene, key: str) -> Said | None:
    """What a unit says: an opinion, or that all of them may go to the principal."""
    numbers = [str(token.value) for token in scene.all("request") if str(token.value).startswith("CZ-")]
    if _SEND.match(key) and numbers:
        return Said("OPINION", {"request": numbers[0], "submit": True})
    if not _HEAD.match(key) or scene.context.has(OFFICE) or scene.context.chat == "group":
        return None
    if "送签" in key[:8]:
        return Said("OPINION", {"submit": True})
    return _proposed(scene, numbers)


def _proposed(scene: Scene, numbers: list[str]) -> Said | None:
    """保留, 整合, 关停 of one account, of several, of all; a bare 处置意见 asks what is to be said."""
    found = given(request=numbers[0] if numbers else "")
    if choice_said(scene) is None:
        head = _HEAD.match(scene.text.key.strip(LEAD))
        plain = head is not None and all(t.kind in {"request", "sep"} for t in scene.tokens if t.start >= head.end())
        return Said("OPINION", found) if plain else None
    said = dispose(scene)
    if said is not None:
        return Said("OPINION", {**said.slots, **found, **({"all": True} if _all(scene) else {})})
    words = scene.all("keepaccount", "mergeaccount", "cancel")
    reason = scene.behind(words[-1]) if words else ""
    return Said("OPINION", found | given(choice=choice_said(scene), reason=reason, all=_all(scene)))


def _all(scene: Scene) -> bool:
    return scene.has("all")


_KEEPS = re.compile(
    r"(?:不要|不想|不用|不|别|甭)(?:[想要])?(?:关停?|注销|停用?|销号|撤)(?:掉|了)?|留着|保留|留下来?|别动(?!手)"
)
_RETOLD = re.compile(r"说|还是|为什么|为啥|为何|怎么|咋|干嘛")  # 领导说…要保留; 保留还是关停
_NO_WISH = kinds("who howto cond past closed stopped agree approve reject return task")


def keeps(scene: Scene) -> Said | None:
    """义乌公安知乎群众天天用，能不能不关: a unit that wants to keep an account proposes 保留, it closes nothing."""
    ours = scene.context.has(CLERKS | LEADERS) and not scene.context.has(OFFICE | MONITOR)
    papers = scene.context.paired("open_request") or scene.context.paired("approved")
    if not ours or papers or scene.context.asked or scene.context.chat != "single" or scene.has(*_NO_WISH):
        return None
    run = [token for token in scene.tokens if token.kind in NAMES]
    if not run or not _KEEPS.search(scene.text.key) or _RETOLD.search(scene.text.key) or "处置" in scene.text.key:
        return None
    found = target(scene, run)
    own = [key for key in found.accounts if scene.lexicon.account[key].unit in scene.context.units]
    if len(found.accounts) != 1 or not own:
        return None
    parts = [part for part in re.split(r"[,，。;；!！\s]+", scene.text.shown) if part and not _KEEPS.search(part)]
    return Said("OPINION", {"target": found, "choice": "保留", "ask": "did_you_mean"} | given(reason="，".join(parts)))
