"""不对，是专职人员的电话少一位; 不是联系人，是专职人员; 再加一句…: the reason of a return that was shown, put right.

It comes again so changed, and waits for its yes. 不对，是公安局的 beside it is the same of another unit's paper, whose
card it brings with the reason; so 是公安局的 beside “您是要打开…核实卡片吗” offers the other one.
"""

import re

from bot.language.answers.readdressed import readdressed
from bot.language.answers.tapped_reason import tapped_reason
from bot.language.context import OFFICE, Asked
from bot.language.desk_papers import Paper, papers
from bot.language.patterns import kinds
from bot.language.refs import units_said
from bot.language.rules import fates
from bot.language.rules.disposal_list import unread_part
from bot.language.rules.disposal_reason import not_why
from bot.language.scene import LEAD, Said, Scene, scene_of

SHOWN = "_REASON"  # how the intents end under which a reason is shown before it counts
_SIGN = r"[\s,，。;；:：!！]"
_HUM = (
    r"(?:等等|等一?下|等会儿?|慢着|且慢|哎呀?|哦|噢|啊|嗯|唉|不好意思|先?别(?:发|退)|不对|不是的?(?=[\s,，。;；!！]|$)|错了|"
    r"(?:写|打|说|填|搞|弄)错了?|吧|呀|了)"
)
_LED = rf"(?:{_HUM}|{_SIGN})*+"
_ITS = r"(?:理由|原因)"
_ANEW = tuple(
    re.compile(shape, re.DOTALL)
    for shape in (
        rf"{_LED}(?:把?{_ITS})?{_SIGN}*(?:要|得|应该?)?(?:[改换写说]成|[改换写]为|改写成)了?{_SIGN}*(?P<text>\S.*)",
        rf"{_LED}{_ITS}(?:应该?)?(?:是|写(?!错)|[:：]){_SIGN}*(?P<text>\S.*)",
        rf"(?:{_HUM}|{_SIGN})++(?:应该?)?是(?!否|不是)(?P<text>\S.*)",
        rf"(?:不对|哎呀?|不好意思|{_SIGN})*+{_ITS}?(?:写|打|说|填|搞|弄)错了?{_SIGN}+(?:应该?)?(?:是(?!否|不是))?(?P<text>\S.*)",
    )
)
_SWAPS = tuple(
    re.compile(shape)
    for shape in (
        rf"{_LED}(?:不是|并非)(?P<old>[^,，。;；]{{1,20}}?){_SIGN}*(?:而|应该?)?是(?P<new>[^,，。;；]{{1,20}}?)[的吧。!！]*",
        rf"{_LED}(?:应该?|其实)?是(?P<new>[^,，。;；]{{1,20}}?){_SIGN}+不是(?P<old>[^,，。;；]{{1,20}}?)[的吧。!！]*",
        rf"{_LED}(?:把)?(?P<old>[^,，。;；]{{1,20}}?)(?:改|换)(?:成|为)(?P<new>[^,，。;；]{{1,20}}?)[吧。!！]*",
        rf"{_LED}(?P<old>[^,，。;；]{{1,20}}?)(?:写|打|说|填)错了?{_SIGN}+(?:应该?)?是(?P<new>[^,，。;；]{{1,20}}?)[的吧。!！]*",
    )
)
_MORE = re.compile(
    rf"{_LED}(?:(?:再|还|另外|后面|{_ITS}|里|要)*(?:加|补|添)(?:充|上)?(?:一?(?:句|条|点))?(?:话)?{_SIGN}+|还有{_SIGN}+)(?P<text>\S.+)",
    re.DOTALL,
)
_OTHER_WISH = re.compile(  # 不对，是要通过; 是点错了; 是我看错了: no reason
    r"(?:我们?|是|就|想|要|该|应该|直接|可以|还是|先|现在)*(?:通过|同意|批准?|不退|不驳|算了|[点搞弄退选看按]错|手[滑快误]|别|不用|驳回|退回|取消|撤|问|看看|再)"
)
_DAY = re.compile(r"(?:\d{1,2}月)?\d{1,2}[日号]")
_SHOWN_REASON = re.compile(r"^将.*?(?:，|\n)理由：(?P<reason>.*?)(?:\n|。(?:处置意见[^。]*。)?)确认请回复", re.DOTALL)
_NAMES, _ASKS = kinds("unit name sep soft particle"), re.compile(r"[吗么呢?？][。!！]*$")
_KEPT = "改为保留"  # said behind the reason of a no, and shown as a line of its own
_SHORTEST = 3  # characters of a reason that is told anew
_LONGEST = 40  # characters of words that name another unit
_OFFERED = kinds("VERIFY RETURN REJECT APPROVE")
_APPLICATION = kinds("RETURN REJECT APPROVE")
_ITS_OWNER = re.compile(
    rf"{_LED}(?:而|应该?|要|得|其实|把|退回?|驳回|就|说的)*(?:是|给)?□(?:的|那个|那件|那份|这个|那边|退回?|任务\d{{1,2}}|上报|申请|才对|吧|啊|{_SIGN})*"
)


def reason_right(scene: Scene) -> Said | None:
    """The reason so changed, or the same of the paper that is meant; None where the words are anything else."""
    asked = scene.context.asked
    if asked is None or not asked.mine or asked.kind != "confirm":
        return None
    shown = asked.about.endswith(SHOWN)
    if asked.shown == "DISPOSITION" and not shown:
        return _of_list(scene, asked)
    if not shown and asked.intent not in _OFFERED:
        return None
    if (other := _of_another_unit(scene, asked)) is not None:
        return other
    reason = _changed(scene, asked) if shown and not scene.has("qmark") else ""
    return Said("FILL", {"reason": reason}) if reason else None


def _of_list(scene: Scene, asked: Asked) -> Said | None:
    """不对，理由改成更新少 beside a list of fates: why, put right; what is not called so must plainly be why."""
    called = _CALLED.search(scene.text.key) is not None
    if not (called or _SHOWN_REASON.search(asked.words)) or scene.has("qmark") or fates.tells_any(scene.text.key):
        return None
    reason = _changed(scene, asked)
    strange = not_why(reason, named=called)
    if reason and not strange:
        return Said("DISPOSITION", {"reason": reason, "amended": True})
    return unread_part(strange) if called and strange else None


_CALLED = re.compile(_ITS)


def _changed(scene: Scene, asked: Asked) -> str:
    shown, before = scene.text.shown.strip(), _SHOWN_REASON.search(asked.words)
    old = before["reason"] if before is not None and not before["reason"].endswith("…") else ""
    kept = f"，{_KEPT}" if f"处置意见{_KEPT}" in asked.words and _KEPT not in shown else ""
    new = _swapped(shown, old) or _more(scene, shown, old) or _anew(scene, shown, old)
    return new + kept if new else ""


def _swapped(shown: str, old: str) -> str:
    """不是联系人，是专职人员: one word of it for another; whatever is denied must stand there once."""
    for shape in _SWAPS:
        found = shape.fullmatch(shown)
        if found is not None and old.count(found["old"]) == 1 and not _OTHER_WISH.match(found["new"]):
            return old.replace(found["old"], found["new"])
    return ""


def _more(scene: Scene, shown: str, old: str) -> str:
    found = _MORE.fullmatch(shown) if old else None
    plain = found is not None and not _OTHER_WISH.match(found["text"]) and _is_reason(scene, found["text"])
    return f"{old.rstrip('。；; ')}；{found['text'].strip(LEAD)}" if found is not None and plain else ""


def _anew(scene: Scene, shown: str, old: str) -> str:
    """写成…, 不对，是…: the whole of it; 写成9月10日 is its only day."""
    text = next((found["text"].strip(LEAD) for shape in _ANEW if (found := shape.fullmatch(shown))), "")
    if _DAY.fullmatch(text):
        days = _DAY.findall(old)
        return old.replace(days[0], text) if len(days) == 1 else ""
    plain = len(text) >= _SHORTEST and not _OTHER_WISH.match(text) and _is_reason(scene, text)
    return text if plain else ""


def _is_reason(scene: Scene, words: str) -> bool:
    part = scene_of(words, scene.context, scene.lexicon)
    if part.only(_NAMES) or _ASKS.search(words):
        return False
    said = tapped_reason(part)
    return said is not None and said.intent == "FILL"


def _of_another_unit(scene: Scene, asked: Asked) -> Said | None:
    """不对，是公安局的: what of theirs waits, in the place of what was shown; it is said where nothing does."""
    unit = _named_instead(scene, asked)
    if not unit:
        return None
    of_form = asked.intent in _APPLICATION or asked.about == "REQUEST_REASON"
    found = [one for one in papers(scene.context, "on_desk" if of_form else "to_check") if one.unit == unit]
    if not scene.context.has(OFFICE) or asked.about not in _OF_DESK:
        return None
    if not found:
        return Said("UNKNOWN", {"hint": "not_on_desk"})
    if not asked.about.endswith(SHOWN):
        return Said("FILL", _offered(asked, found))
    before = _SHOWN_REASON.search(asked.words)
    why = {"reason": before["reason"]} if before is not None and not before["reason"].endswith("…") else {}
    if not of_form:
        only = {"tasks": (found[0].task,)} if len(found) == 1 else {}
        return Said("VERIFY", {**only, "unit": unit, "result": "return", **why})
    intent = "RETURN" if asked.words.startswith("将退回") else "REJECT"
    return Said(intent, {**_whose(found), **why})


_OF_DESK = _OFFERED | kinds("TASK_REASON REQUEST_REASON")


def _offered(asked: Asked, found: list[Paper]) -> dict[str, object]:
    """The offered card of another unit's paper; of several of theirs it is asked which."""
    if asked.intent in _APPLICATION:
        return _whose(found)
    same = [one for one in found if one.task == asked.task] or found
    return {"unit": same[0].unit, "task": same[0].task}


def _whose(found: list[Paper]) -> dict[str, object]:
    return {"request": found[0].number} if len(found) == 1 else {"of_unit": found[0].unit}


def _named_instead(scene: Scene, asked: Asked) -> str:
    """The only unit that is meant, if nothing else is said and it is not the one that was shown."""
    if len(scene.text.key) > _LONGEST or scene.has("qmark", "question", "request", "rect"):
        return ""
    swapped = readdressed(scene, asked)
    units = swapped[1] if swapped is not None else units_said(scene)
    masked = _masked(scene)
    if len(units) != 1 or masked == "□" or (swapped is None and not _ITS_OWNER.fullmatch(masked)):
        return ""  # 公安局 alone is a look at it
    unit = scene.lexicon.unit[units[0]]
    return "" if unit.name in asked.words or unit.short in asked.words else units[0]


def _masked(scene: Scene) -> str:
    return "".join("□" if token.kind in {"unit", "name"} else scene.word(token) for token in scene.tokens)
