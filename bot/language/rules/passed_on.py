"""转给义亭镇一件事：…: something is handed to a unit in everyday words, what is to be done behind a colon."""

import re

from bot.language.context import MEDIA, MONITOR, OFFICE
from bot.language.deadlines import Deadline
from bot.language.patterns import kinds
from bot.language.rules.addressees import Parts, Without, addressed_in, another_term, left_out, with_also
from bot.language.rules.asking import asks
from bot.language.rules.instruct import deadline_behind, left_over, slots_of, spans_of
from bot.language.scene import Said, Scene, given

FROM_CITIZENS = re.compile(
    r"群众|市民|网友|网民|居民|村民|来信|来电|来访|热线|留言|投诉|反映|舆情|意见|民意|求助|咨询|建议|12345|工单|家长|家属|大妈|大爷|"
    r"有人(?:骂|说|问|反映|投诉)"
)
_CITIZENS = "群众|市民|网友|网民|居民|村民|家长|读者|用户"
_THING = r"(?:一|1)?[件个项桩条](?:新|小|急)?(?:事情?|活儿?|任务|工作)"
_HEAD = re.compile(
    rf"^(?:请|麻烦|帮我|帮忙|现在|再|另外|另|还|也|然后|[,，])*(?:(?:有|还有|这里有)(?:{_THING})[,，]?|(?:把)?[这那](?:{_THING}))?(?:请|要|想|需要|得)?"
    r"(?P<verb>转办给?|转交给?|转给|转到|转|交给|派给|派|安排给?|给)"
)
_WHAT = re.compile(
    rf"(?:去|来)?(?:办理?|处理|落实|派|安排|布置|交办|转办|下达|下|发|分|加)?(?P<thing>{_THING})?(?:去|来)?"
    r"(?:办理?|处理|落实|做)?(?:一下|下)? ?"
    r"(?P<sign>[:,，]|$)"
)
_ORDERED = re.compile(r"交办|下达|布置")
_ELSEWHERE = kinds("task request rect account howto cond not")


_TOLD = re.compile(
    rf"(?:有|刚才?|刚刚|接到|收到)*(?:{_CITIZENS})[^,，。;；]{{0,6}}"
    r"(?:来电|来信|打来?电话|反映|投诉|反馈|说|称|留言)"
)
_TO_UNIT = re.compile(r"转(?:给|办|交|到|一?下)")


def not_his(scene: Scene) -> Said | None:
    """群众来电说…，转给卫健局, said by a monitor: an opinion, which others pass on; he hears who does."""
    his = scene.context.has(MONITOR) and not scene.context.has(OFFICE | MEDIA) and scene.context.chat == "single"
    if not his or scene.has("rect", "issue") or not _TOLD.match(scene.text.key) or asks(scene.tokens, scene):
        return None
    return Said("VOICE") if _TO_UNIT.search(scene.text.key) and scene.has("unit", "name") else None


def passed_on(scene: Scene) -> Said | None:
    """转给义亭镇一件事：3月20日前报送值班表; 给义亭镇派个活：…; 有件事转义亭镇办：…; what citizens said is an opinion.

    Whatever it is, it is shown before it goes. 给 or a comma needs the word for the thing: 给义亭镇：… may be anything.
    """
    led = _HEAD.match(scene.text.key)
    if led is None or not scene.context.has(OFFICE | MEDIA):
        return None
    parts = addressed_in(scene, led.end())
    end = max((stop for _, stop in parts.taken), default=led.end())
    end = len(scene.text.key[:end].rstrip(":, "))
    what = _WHAT.match(scene.text.key, end)
    if what is None or not (parts.units or parts.groups):
        return None
    head = [token for token in scene.tokens if token.start < what.end()]
    thing = bool(what["thing"]) or "事" in led[0] or "活" in led[0]
    ordered = _ORDERED.search(what[0]) is not None
    if not (thing or (what["sign"] == ":" and (ordered or led["verb"] != "给"))) or asks(head, scene):
        return None
    if any(token.kind in _ELSEWHERE for token in head):
        return None
    when = deadline_behind(scene, what.end())
    text = left_over(scene, what.end(), spans_of(when))
    from_citizens = not ordered and FROM_CITIZENS.search(scene.text.key, what.end())
    opinion = from_citizens or not scene.context.has(OFFICE)
    apart = {"deny": "several_orders"} if not opinion and another_term(scene, end, when) else {}
    return Said("VOICE" if opinion else "HAND_OVER", slots_of(scene, parts, when) | given(text=text) | apart)


_BIDS = re.compile(
    r"^(?:再|还|也|另外|麻烦|帮我|给我|你|[,，])*(?:请|让|叫|要求|通知|责成|提醒|告诉|告知|转告|(?P<to>给|跟|和|向))"
)
_TELLS = re.compile(  # 跟佛堂说一下…, 提醒一下街道…
    r"(?:那边|他们|的?同志|都|也|再)*(?:(?:说|讲|告知|通知|带|提|提醒|打)(?:一?声|一下|下|个话|[个声]招呼)[,，: ]*)"
)
_GENTLE = re.compile(r"提醒|告诉|告知|转告")
_BARE_GROUP = re.compile(r"(?:一下|一声|下)?(?P<kind>镇街|街道|乡镇|部门)(?:们|那边)?(?!的|办|负责)")
_HASTE = re.compile(
    r"到期|逾期|超期|没(?:报|交|签|办)|未(?:报|交|签|办)|还没|抓紧|尽快|赶紧|马上|快点|加快|及时|按时|催|别忘|签收|进度|进展"
)
_STATED = re.compile(r"了[吧啊。!！]*$|不用|不要|先?别|已经?")
_SAYS_SOMETHING = 3  # characters
_WORK = kinds(
    "done doneweak report receipt unfinished unsigned overdue progress feedback urge stats question who qmark"
)


def bidden(scene: Scene) -> Said | None:
    """让佛堂镇8月5号前把清单交上来, 跟苏溪说一声，明天来拿文件, said by the office alone with us.

    To whom, by when, what; offered, then shown. What only bids to make haste with a task is a 催办.
    """
    led = _BIDS.match(scene.text.key)
    if led is None or not scene.context.has(OFFICE) or scene.context.chat != "single":
        return None
    when = deadline_behind(scene, led.end())
    without = left_out(scene, led.end())
    parts = _told_to(scene, led.end(), when, without)
    without = without if parts.groups else Without((), ())
    begin = max((stop for _, stop in parts.taken), default=led.end())
    tells = _TELLS.match(scene.text.key, begin)
    gently = bool(tells or _GENTLE.search(led[0]))
    if not (parts.units or parts.groups) or _elsewhere(scene, without) or (led["to"] and not tells):
        return None
    parts = with_also(scene, parts)
    spans = [*parts.taken, *without.taken, *([tells.span()] if tells else []), *spans_of(when)]
    text = left_over(scene, led.end(), spans)
    dated = when is not None and bool(when.value)
    if text.startswith("的") or not (dated or gently) or (gently and _nothing_new(scene, begin, text, dated=dated)):
        return None  # 让佛堂镇的王明8月5号前联系我
    if len(text) < _SAYS_SOMETHING - (gently and dated) or asks(scene.tokens, scene):
        return None
    slots = slots_of(scene, parts, when) | given(text=text, without=list(without.units))
    if another_term(scene, begin, when):
        return Said("HAND_OVER", slots | {"deny": "several_orders"})
    return Said("HAND_OVER", slots | {"ask": "did_you_mean"}) if gently else Said("HAND_OVER", slots, certain=False)


def _elsewhere(scene: Scene, without: Without) -> bool:
    """A word of another command, but for 佛堂不用报."""
    out = [token for token in scene.all(*_ELSEWHERE) if not any(a <= token.start < b for a, b in without.taken)]
    return bool(out)


def _told_to(scene: Scene, start: int, when: Deadline | None, without: Without) -> Parts:
    """The units named; of the office's own words also 街道, 部门 alone."""
    parts = addressed_in(scene, start, when, without)
    bare = _BARE_GROUP.match(scene.text.key, start)
    if parts.units or parts.groups or bare is None:
        return parts
    return Parts((), (bare["kind"],), (bare.span(),))


def _nothing_new(scene: Scene, begin: int, text: str, *, dated: bool) -> bool:
    """跟佛堂说一下抓紧报, 提醒佛堂快到期了, 告诉佛堂材料收到了: nothing new is to be done."""
    of_old = any(token.kind in _WORK for token in scene.tokens if token.start >= begin)
    return bool(_HASTE.search(text)) or (not dated and (of_old or _STATED.search(text) is not None))
