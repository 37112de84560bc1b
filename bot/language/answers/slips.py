"""An answer put right in one breath, 第一个，噢不对，第二个: what is said behind the slip counts, the rest stays."""

import re
from collections.abc import Callable

from bot.language.answers.giving_up import assents
from bot.language.answers.parts import too_many
from bot.language.scene import Said, Scene

_SIGNS = r"[\s,，.。;；:：…~～!！—]"
_SOUNDS = r"(?:哎呀?|唉|诶|啊|哦|噢|喔|呃|额|呸|嗯|那个|等等|等下)"
_HARD = r"[,，.。;；…!！~～—]"  # 是 a 不是 b says which, it takes nothing back
_WEAK = r"(?:不是|不对?|错了?)"
_SLIP = (
    r"(?:(?:我|刚才?)?(?:看|说|打|写|抄|报|填|选|记|搞|弄)(?:错|岔|漏|反|串)(?:行|字)?了?(?:行|字)?|"
    r"少(?:抄|打|写)?了?(?:[一几]?[位个](?:字母|数字|字)?)|少(?:抄|打|写)了?|口误|手[滑抖误]|更正(?:一下)?|重来|重新说|等等|等一?下|不行|"
    r"(?:上面|前面|刚才|前头)(?:那|这)?个?(?:作废|不要|不算|写错|不作数)|以(?:这|后面|下面)(?:这|那)?个?为准|"
    r"(?<=[哦噢啊])不(?:写|填|要|用|是)(?:这|那)个)"
)
_PUT_RIGHT = re.compile(
    rf"(?P<before>.+?){_SIGNS}++{_SOUNDS}*{_SIGNS}*+(?:{_WEAK}+(?:哈|啊|哦)?{_HARD}+|{_SLIP}+(?:了|哈|啊|哦)?{_SIGNS}+){_SIGNS}*"
    rf"(?:领导定的)?(?:应该)?(?:(?:是(?!的)|写|填|选|改成)(?=..))?{_SIGNS}*(?P<behind>.+)",
    re.DOTALL,
)
_BEGUN_WRONG = re.compile(
    rf"{_SOUNDS}*(?:打|说|写|点|看|选)(?:错|岔)了(?:行|地方|人)?{_SIGNS}+(?P<behind>.+)", re.DOTALL
)
_ANSWERS = frozenset({"SELECT", "FILL", "CONFIRM", "DIALOG_CANCEL"})

Reader = Callable[[Scene], Said]


def put_right(scene: Scene, understand: Reader) -> Said | None:
    """What the answer says once the slip in it is mended; None where nothing in it takes anything back."""
    asked, shown = scene.context.asked, scene.text.shown.strip()
    if asked is None or asked.kind not in {"confirm", "choose", "ask"} or "text" in asked.fields or too_many(scene):
        return None
    if asked.kind == "confirm" and (plain := _plainly(shown)) != shown:
        return understand(scene.saying(plain))
    if begun := _BEGUN_WRONG.fullmatch(shown):
        said = understand(scene.saying(begun["behind"]))
        return said if said.certain and "deny" not in said.slots and said.intent != "UNKNOWN" else None
    found = _PUT_RIGHT.fullmatch(shown)
    return _put_right(scene.saying(found["before"]), scene.saying(found["behind"]), understand) if found else None


_SHORT_NUMBER = re.compile(  # 不是ZG-2022-005，是006那张
    r"^(?P<denied>不是\s*(?P<head>[A-Za-z]{2}-\d{4}-)\d{3}[^,，\d]{0,4}[,，]\s*(?:我?[说指]的?)?是?)(?P<n>\d{3})(?!\d)",
    re.ASCII,
)


def _plainly(shown: str) -> str:
    """The number that is meant with the head of the one that is denied."""
    return _SHORT_NUMBER.sub(r"\g<denied>\g<head>\g<n>", shown, count=1)


def _put_right(before: Scene, behind: Scene, understand: Reader) -> Said | None:
    """What stands before the slip, and what behind it; of two days `fields.py` reads which is meant, and its month."""
    if before.dated() and behind.dated():
        return None
    said, asked = understand(behind), behind.context.asked
    if asked is not None and asked.kind == "confirm" and assents(before) and said.intent != "CONFIRM":
        named = behind.has("date", "accountid", "latin", "account", "platform", "task", "request")
        return None if named else Said("DIALOG_CANCEL")  # 是。哎等等，不是，这是去年的号
    if said.intent not in _ANSWERS or "deny" in said.slots:
        return None
    return _filled_in(said, understand(before)) if said.intent == "FILL" else said


def _filled_in(said: Said, first: Said) -> Said:
    """What was said before stands where nothing was put right."""
    slots = dict(first.slots) if first.intent == "FILL" and "deny" not in first.slots else {}
    slots.pop("ask", None)
    return Said("FILL", {**slots, **said.slots})
