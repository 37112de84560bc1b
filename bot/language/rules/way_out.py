"""The ways out that have no plain word of command: 办结了又发现没做完怎么办, 这项改给教育局办, 46并到12."""

import re

from bot.language.context import OFFICE
from bot.language.refs import numbers_task
from bot.language.scene import Said, Scene, given
from bot.language.targets import Target

_OVER = r"(?:办结|办完|核实(?:通过)?|通过|销号)(?:了|的|以后|之后|后)?"
_AMISS = (
    r"(?:又|才|还|再)?(?:发现|想起|查出|看到)?.{0,6}?(?:没(?:有)?(?:做|办|弄)(?:完|好|全)|有问题|报错|填错|写错|不对|漏|少了|"
    r"(?:重开|重新(?:办|打开|上报|报)|再办|改|撤回))"
)
_HOW = r".{0,3}?(?:怎么(?:办|弄|改|处理|搞)|咋(?:办|弄)|(?:能|可以|还能|行)(?:不能|不可以)?(?:吗|不|么))"
_REOPENING = re.compile(
    rf"{_OVER}{_AMISS}{_HOW}|{_OVER}(?:的?任务)?(?:还)?(?:能|可以)(?:不能)?(?:再)?(?:改|重开|重新.{{1,3}}|撤回)(?:吗|不|么)"
)
_GIVEN_ON = re.compile(
    r"^(?:把|将)?(?:这|那|上面)(?:一)?(?:项|个|件|条).{0,4}(?:改给|改派给|改派|转给|改由|换给|换成).{2,14}$"
)


_BY_NUMBER = r"^SOFT {reopenrequest|reopenitem} {sep}*{number}"


def reopen_asked(scene: Scene) -> Said | None:
    """办结了又发现没做完怎么办, 任务1办结了能改吗, 重开任务1 of a unit: who opens it again, and how."""
    other = scene.has("cancel", "change", "extend", "apply", "requestnoun", "request", "rect", "account", "platform")
    ours = scene.has("reopenrequest", "reopenitem") and not scene.context.has(OFFICE)
    named = numbers_task(scene) or scene.find(_BY_NUMBER) is not None
    ours = ours and named  # 重开任务1, 重开 4 of a unit is no application's
    return Said("HELP", {"topic": "重开"}) if not other and (ours or _REOPENING.search(scene.text.key)) else None


def given_on(scene: Scene) -> Said | None:
    """这项改给教育局办, of the office, with nothing that says which: how it is typed."""
    named = numbers_task(scene) or scene.has("request", "rect", "account", "mobile")
    if named or not scene.context.has(OFFICE) or not scene.has("unit", "name", "x"):
        return None
    return Said("REASSIGN", {"ask": "how"}, certain=False) if _GIVEN_ON.match(scene.text.key.rstrip("。!,")) else None


_MERGED = re.compile(
    r"(?:把|将)?(?P<one>\d{1,3})号?(?:账号)?(?:并到|并入|并进|并给|合并到|归并到|整合到|并)(?P<other>\d{1,3})号?(?:账号)?(?:里|去|上|吧|了)*",
    re.ASCII,
)


def merged(scene: Scene) -> Said | None:
    """46并到12: two numbers and a word of merging; which account is meant is shown and asked before anything."""
    found = _MERGED.fullmatch(scene.text.key.strip("。!,? "))
    asked = scene.context.asked
    if found is None or (asked is not None and asked.kind in {"ask", "reason"}):
        return None
    keys, others = (
        tuple(key for key in scene.lexicon.account if key[1] == int(found[name])) for name in ("one", "other")
    )
    if not keys or not others or found["one"] == found["other"]:
        return None
    what = Target(keys, sure=len(keys) == 1, phrase=found["one"])
    whither = scene.lexicon.account[others[0]]
    reason = f"整合到{whither.number}号 {whither.name}（{whither.platform}）" if len(others) == 1 else ""
    intent = "DISPOSITION" if scene.context.has(OFFICE) else "OPINION"
    return Said(intent, {"choice": "整合", "target": what, "ask": "did_you_mean"} | given(reason=reason))
