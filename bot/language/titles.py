"""Tasks known by what they are about: their title, or the people whose names they ask for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.context import MONITOR, OFFICE
from bot.language.lexicon import TaskWords
from bot.language.patterns import kinds
from bot.language.refs import units_said
from bot.language.scene import Scene

_TITLE = 4  # as many characters of a title must be said to mean its task


@dataclass(frozen=True, slots=True)
class Matter:
    """What stands in no notice and has a number of its own: JB-2022-001, 核实老年食堂公众号链接失效."""

    number: str
    title: str


def titled(scene: Scene, least: int = _TITLE) -> list[TaskWords] | list[Matter]:
    """The tasks in question that share the longest stretch with what was said, or whose people it speaks of."""
    own = _in_question(scene)
    lengths = [(_shared(scene.text.key, scene.lexicon.fold(task.title)), task) for task in own]
    most = max((length for length, _ in lengths), default=0)
    if most < least and (handed := matters(scene)):
        return handed
    if most >= least:
        return [task for length, task in lengths if length == most]
    if of_people(scene):
        return [task for task in own if task.people]
    return _by_content(scene, own, least)


def _by_content(scene: Scene, own: list[TaskWords], least: int) -> list[TaskWords]:
    """适老化自查 of 完成本单位平台适老化自查，…: the one task of its notice in whose text the words stand."""
    key, found = scene.text.key, list[TaskWords]()
    for task in own:
        words = stretch(key, scene.lexicon.fold(task.content))
        others = (one for one in scene.lexicon.tasks if one.plan == task.plan and one.number != task.number)
        if len(words) >= least and not any(words in scene.lexicon.fold(one.title + one.content) for one in others):
            found.append(task)
    return found if len(found) == 1 else []


_POINTED = re.compile(r"(?P<head>[^,。;!?]{2,20}?)(?:[那这]一?(?:个|件|项|条|回|档)|的?(?:事情?|交办)(?:情|儿)?)")
_LIGHT_HEAD = re.compile(r"^(?:请问|问一?下|上次|上回|之前|你们?|我们?|单位|市?府办|交办|叫|让|办|的|那|说|给|要)*")


def matters(scene: Scene) -> list[Matter]:
    """老年食堂那个, 食堂公众号链接…: what was handed over ad hoc, by a stretch of its words."""
    key = scene.text.key
    pointed = _POINTED.search(key)
    if pointed is None and not scene.has(*_OF_WORK):
        return []
    head = _LIGHT_HEAD.sub("", pointed["head"]) if pointed else ""
    handed = [(one, scene.lexicon.fold(one.title)) for one in handed_over(scene)]
    named = [one for one, title in handed if len(head) >= _PAIRS and head in title]
    return named or [one for one, title in handed if _shared(key, title) >= _TITLE] or by_own_words(scene)


_OF_WORK = kinds("done doneish progress doing unfinished deadline report extend")
_OF_ANY = kinds(  # words that many a title begins with, and that name none
    "办理 完成 上报 报送 情况 工作 材料 任务 通知 单位 核实 核查 整改 账号 公众 微信 今天 明天 全部 已经 负责 做好 "
    "落实 梳理 排查 统计 填报 提交 整理 更新 处理 组织 加强 开展 推进 注销 关停 延期 申请"
)


def by_own_words(scene: Scene) -> list[Matter]:
    """值班表交了 of 报国庆值班安排表: words at the head that stand in one such matter, and in no task of one's own."""
    head = _LIGHT_HEAD.sub("", scene.text.key)
    titles = [(one, scene.lexicon.fold(one.title)) for one in handed_over(scene)]
    own = [scene.lexicon.fold(task.title + task.content) for task in _in_question(scene)] if titles else []
    found = [one for one, title in titles if _its_own(_leading(head, title), title, titles, own)]
    return found if len(found) == 1 else []


def _its_own(words: str, title: str, titles: list[tuple[Matter, str]], own: list[str]) -> bool:
    others = [*own, *(other for _, other in titles if other is not title)]
    return len(words) >= _PAIRS and words[:_PAIRS] not in _OF_ANY and not any(words in other for other in others)


def _leading(head: str, title: str) -> str:
    """The longest beginning of what was said that the title has."""
    length = 0
    while length < len(head) and head[: length + 1] in title:
        length += 1
    return head[:length]


def handed_over(scene: Scene) -> Iterator[Matter]:
    """What was handed over ad hoc to the speaker's units."""
    for line in scene.context.facts.get("matters", "").splitlines():
        number, _, title = line.partition(" ")
        yield Matter(number, title)


def nearest(scene: Scene) -> TaskWords | None:
    """The one of the tasks in question with whose title the sentence shares most pairs of characters, two at least."""
    said = _pairs(scene.text.key)
    shared = [(len(said & _pairs(scene.lexicon.fold(task.title))), task) for task in _in_question(scene)]
    most = max((count for count, _ in shared), default=0)
    found = [task for count, task in shared if count == most]
    return found[0] if most >= _PAIRS and len(found) == 1 else None


_PAIRS = 2


def _in_question(scene: Scene) -> list[TaskWords]:
    """One's own tasks; who looks after others' may mean those of the units he names, or any."""
    overseen = units_said(scene) if scene.context.has(OFFICE | MONITOR) else ()
    holders = set(overseen or scene.context.units)
    every = not overseen and scene.context.has(OFFICE | MONITOR)
    return [task for task in scene.lexicon.tasks if every or task.owners & holders]


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _shared(text: str, title: str) -> int:
    """The length of the longest stretch that two texts share."""
    return len(stretch(text, title))


def stretch(text: str, title: str) -> str:
    """The longest stretch that two texts share."""
    best = ""
    for start in range(len(title)):
        while start + len(best) < len(title) and title[start : start + len(best) + 1] in text:
            best = title[start : start + len(best) + 1]
    return best


def of_people(scene: Scene) -> bool:
    """Whether the people in charge are spoken of."""
    return any(word in scene.text.key for word in scene.lexicon.vocabulary.signs["people"])
