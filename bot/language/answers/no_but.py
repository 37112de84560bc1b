"""先别催，看一眼后宅完成情况; 不延，月底必须拿下: a plain no to our guess, and behind it another wish or only why."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.language.answers.other_deed import other_deed
from bot.language.answers.own_verb import denied_verb
from bot.language.answers.parts import as_if_unasked, too_many
from bot.language.answers.same_deed import object_of
from bot.language.company import names_something
from bot.language.context import Asked
from bot.language.intents import REPORTS
from bot.language.judging.judge import READ_ONLY
from bot.language.patterns import kinds
from bot.language.scene import Said, Scene, scene_of

_NO = re.compile(r"(?:不必|不用|不需要|免|不|no|nope|甭)(?:了|啦|吧|的)*", re.IGNORECASE)
_NOT_SO = re.compile(r"(?:哎呀?|诶|欸|啊|呃|哦|额)*(?:不是的?|不对|错了)(?:不是|不对)*(?:啊|呀|哦)?")
_SLIPPED = re.compile(
    r"(?:我|刚才|刚刚|这|是|又)*(?:手滑|手快|手误|手抖|不小心|误)?(?:了)?(?:点|按|打|发|选|碰|搞|弄|看|说|写|填)?(?:错|到)?了?的?"
)
_SIGNS = re.compile(r"[\s,，。;；!！~～…]+")
_BREAK = re.compile("(?<=了)(?=直接|干脆|就[送报交]|还是)")  # 不改了直接送签吧
_SHOWN_FIRST = READ_ONLY | {"CONTINUE"}
_OPEN = REPORTS | kinds(
    "UNKNOWN IGNORE HELP SELECT CONFIRM DIALOG_CANCEL FILL SUGGESTION SIGN_RECEIPT REPORT_FOR EXECUTION_REPORT BLOCKED "
    "PHONE_CALLED"
)
_Reads = Callable[[Scene], Said | None]


def no_but(scene: Scene, read: _Reads, resembling: _Reads) -> Said | None:
    """The wish behind the no, which is answered if it only looks and offered if not; else the end of our guess.

    What tells how things are (他们下午就交) is why, and no wish.
    """
    asked = scene.context.asked
    if asked is None or not asked.mine or asked.form or too_many(scene):
        return None
    if not (_guessed(asked) or asked.about == _EXTENSION):
        return None
    behind = _behind_no(scene, asked)
    if not behind or not _guessed(asked):
        return _reported(asked, scene, behind or _around_no(scene, asked), (read, resembling))
    if all(denied_verb(asked, scene.lexicon.fold(part)) or _SLIPPED.fullmatch(part) for part in behind):
        return Said("DIALOG_CANCEL")  # No，我不看统计; 哎不是，我手滑点错了
    return _kept(scene, asked, behind) or _wished(asked, scene, behind, (read, resembling))


_EXTENSION = "EXTENSION_REQUEST"


def _guessed(asked: Asked) -> bool:
    return asked.kind == "confirm" and bool(asked.intent)


def _around_no(scene: Scene, asked: Asked) -> list[str]:
    """已经弄好了，不延，完成1: the parts around a no in their midst; none where there is no such no."""
    parts = [part for part in _SIGNS.split(scene.text.shown) if part]
    left = [part for part in parts if not denied_verb(asked, scene.lexicon.fold(part))]
    return left if len(left) < len(parts) and not scene.has("qmark") else []


def _reported(asked: Asked, scene: Scene, parts: list[str], readings: tuple[_Reads, _Reads]) -> Said | None:
    """The report beside a no to putting it off; that the task is named tells it from why it is put off."""
    alone = replace(scene.context, asked=None, chat="single")
    stretches = ["，".join(parts), *parts] if parts and asked.about == _EXTENSION else []
    free = [scene_of(part, alone, scene.lexicon) for part in stretches]
    read = ((one, said) for reading in readings for one in free if (said := reading(one)) is not None)
    return next((replace(said, certain=False) for one, said in read if _reports(one, said)), None)


def _reports(part: Scene, said: Said) -> bool:
    """不延期，任务1其实昨天就做完了; 不延，完成1."""
    return said.intent in REPORTS and (part.has("task") or (said.certain and "tasks" in said.slots))


def _wished(asked: Asked, scene: Scene, behind: list[str], readings: tuple[_Reads, _Reads]) -> Said:
    """What the parts beside the no wish for; where they wish for nothing, the end of our guess."""
    alone = replace(scene.context, asked=None, chat="single")
    free = [scene_of(part, alone, scene.lexicon) for part in ("，".join(behind), *behind)]
    deed = next((said for one in free if (said := other_deed(one, asked)) is not None), None)
    if deed is not None:
        return deed
    if asked.intent == "TASK_DONE" and any(_IN_PART.search(part) for part in behind):
        return Said("TASK_PROGRESS", {"text": "，".join(behind)}, certain=False)
    for wish, one in ((reading(one), one) for reading in readings for one in free):
        if (
            wish is not None
            and (_reports(one, wish) or wish.intent not in _OPEN)
            and (wish.certain or names_something(wish) or "value" in wish.slots)
        ):
            return replace(wish, certain=wish.certain and wish.intent in _SHOWN_FIRST)
    return Said("DIALOG_CANCEL")


_IN_PART = re.compile(  # 没办结，只弄了一半
    r"(?:只|才|刚|就|还)(?:是|弄|做|办|写|完成|搞|有)*(?:好|完)?了?(?:一半|一点|一部分|大半|小半|[一二三四五六七八九]成|\d{1,2}%|个?(?:初稿|草稿|开头))"
)


def _kept(scene: Scene, asked: Asked, behind: list[str]) -> Said | None:
    """公众号留着，微博那个: one account stays, the other that is named is meant."""
    words = behind[0]
    if len(behind) != 1 or not scene.has("platform", "account", "accountno") or _LEAVES.search(words):
        return None
    return object_of(as_if_unasked(scene, words), asked.intent)


_LEAVES = re.compile("不|没|别|先|也|都|再|留|[?？吗]")


def _behind_no(scene: Scene, asked: Asked) -> list[str]:
    """The parts beside a plain no, whether it is said first or last; none where there is no such no."""
    first, *behind = [part for part in _SIGNS.split(_BREAK.sub("，", scene.text.shown)) if part] or [""]
    if not behind or scene.has("qmark"):
        return []
    no, last = scene.lexicon.fold(first), scene.lexicon.fold(behind[-1])
    if denied_verb(asked, last) and not denied_verb(asked, no):
        return [first, *behind[:-1]]  # 我就想改下停更日期，用不着整份撤掉
    slipped = _NOT_SO.fullmatch(no) and all(map(_SLIPPED.fullmatch, behind))
    return behind if slipped or _NO.fullmatch(no) or denied_verb(asked, no) else []
