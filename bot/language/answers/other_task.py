"""任务1…，缓到8月5号行不行 amid the extension of task 3: an extension of its own, offered."""

import re
from collections.abc import Callable
from itertools import takewhile

from bot.language.answers.parts import as_if_unasked
from bot.language.rules.putting import put_into
from bot.language.scene import Said, Scene, Slots, put_day

_OF_FORM = re.compile(r"任务(\d{1,2})")
_PUT_OFF = re.compile("延|缓|宽限|推迟|推后|推到|晚")
_AHEAD = re.compile("(?:哦|噢|啊|嗯|诶|哎|对了|还有|另外|顺便|那|再|把|等下)*")


def extension_of_another(scene: Scene, read: Callable[[Scene], Said | None]) -> Said | None:
    """What puts off another task than that of the form which lies open; a whole command is read as ever."""
    asked = scene.context.question
    if asked is None or not asked.form.startswith("YQ-") or not scene.dated():
        return None
    refs, own = next((refs for refs in scene.runs if refs.explicit), None), _OF_FORM.search(asked.words)
    if refs is None or own is None or int(own[1]) in refs.numbers or not _PUT_OFF.search(scene.text.key):
        return None
    if not _AHEAD.fullmatch("".join(map(scene.word, scene.tokens[: refs.start]))):
        return None  # 9月5号，任务1的人调走了
    said = read(scene.unasked)
    if said is not None and said.certain and said.intent == "EXTENSION_REQUEST":
        return None
    why = list(takewhile(lambda token: token.kind != "sep", scene.tokens[refs.end :]))
    told = scene.said(why) if why and not scene.part(why).dated() and not _PUT_OFF.search(scene.said(why)) else ""
    return Said("EXTENSION_REQUEST", {"tasks": refs.numbers, **_until(scene), **_why(told)}, certain=False)


def _until(scene: Scene) -> Slots:
    free, days = as_if_unasked(scene, scene.text.shown), scene.dated()
    put = {name: day for name, day in put_into(free, "YQ-").items() if name == "date"}
    if not put and len(days) == 1:
        put_day(put, "date", scene.day(days[0]))
        put.pop("bad_date", None)
    return put


def _why(told: str) -> Slots:
    return {"reason": told} if told else {}
