"""What a report says beside its command: 任务2已完成，7月30日上线 is 7月30日上线, 培训办完了，6月5号办的 all of it."""

import re
from collections.abc import Iterator, Sequence

from bot.language.normalise import unaddressed
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import task_refs
from bot.language.rules.asking import asks
from bot.language.scene import LEAD, Said, Scene, Slots
from bot.language.tokens import Token

_ADDRESS = WEIGHTLESS | kinds(
    "task nth number weak plan tasknoun mytasks status want all to progress unit name particle"
)
_COMMAND = kinds("report done doneweak doneish past polite soft")
_TOLD = kinds("date url count percent mobile")
_NOTHING = kinds("howto cond withdraw qmark")
_HEADING = re.compile(
    r"(?:重新?|再|补|来|我们?|单位|先|麻烦|请|给|帮忙)*(?:上|汇|申|填|补)?报(?:一下|下|个)?|汇报|报告"
)
_ENOUGH = 4  # strange characters: fewer beside a word of command are a slip or a sound


def words_of(scene: Scene, said: Said) -> Slots:
    """Beside the slots of a report of one task that is asked about: the words that tell how it was done."""
    tasks, text = said.slots.get("tasks"), said.slots.get("text")
    if text and text != scene.text.shown.strip():
        return {}
    several = not isinstance(tasks, Sequence) or isinstance(tasks, str) or len(tasks) > 1
    return {} if "tasks" in said.slots and several else {"words": reported(scene)}


def reported(scene: Scene) -> str:
    """The person's own words from the first part that tells something; "" where none does, or something is asked."""
    if asks(scene.tokens, scene) or scene.has(*_NOTHING):
        return ""
    for part in _parts(scene):
        own = [] if _HEADING.fullmatch(scene.said(part)) else _behind_command(part)
        if _tells(own):
            return unaddressed(scene.text.shown[scene.text.at[own[0].start] :].strip(LEAD))
    return ""


def _parts(scene: Scene) -> Iterator[list[Token]]:
    """The stretches between signs; what stands before the task's number goes with it."""
    first = next(iter(task_refs(scene)), None)
    part = list[Token]()
    for place, token in enumerate(scene.tokens):
        if token.kind == "sep":
            yield part
            part = []
        elif first is not None and first.explicit and place == first.end - 1 and len(part) <= len(scene.tokens) // 2:
            part = []  # 防汛6号任务2…
        else:
            part.append(token)
    yield part


def _behind_command(part: list[Token]) -> list[Token]:
    """The part without address and words of command before its first own word."""
    place = 0
    while place < len(part) and part[place].kind in _ADDRESS | _COMMAND:
        place += 1
    return part[place:]


def _tells(own: Sequence[Token]) -> bool:
    """A day, a link, a count, or words enough of one's own."""
    strange = sum(len(token) for token in own if token.kind not in _ADDRESS | _COMMAND | {"latin", "junk"})
    plain = not any(token.kind in {"report", "done"} for token in own)
    finished = any(token.kind == "doneish" for token in own)  # 制度已印发
    return any(token.kind in _TOLD for token in own) or strange >= _ENOUGH - plain - finished
