"""是任务2没错，算进展吧; 不是变更，义乌外事整个号都不要了，注销: the deed in one part, what it is about in another."""

from dataclasses import replace

from bot.language.intents import OF_REQUEST
from bot.language.patterns import CALLED, kinds
from bot.language.refs import task_refs
from bot.language.scene import Said, Scene
from bot.language.targets import target
from bot.language.tokens import Token

_OF_TASK = kinds("TASK_DONE TASK_PROGRESS TASK_WITHDRAW TASK_ADD EXTENSION_REQUEST BLOCKED")
_OF_ACCOUNT = kinds("CANCEL_REQUEST CHANGE_REQUEST EXECUTION_REPORT RECTIFY_ISSUE")
_NAMED = kinds("task tasks request rect account accounts account_candidates unit units")


def its_object(scene: Scene, said: Said | None) -> Said | None:
    """What was read of a part, about the only task, application or account that the whole message names.

    Without it the deed would be offered about what was guessed before, and that is not what was named.
    """
    guess = scene.context.guess
    if said is None or not guess or said.certain or said.slots.keys() & _NAMED or _has_target(said):
        return said
    if said.intent in _OF_TASK:
        numbers = {
            n for refs in task_refs(scene) if refs.explicit and _is_meant(scene, refs.start) for n in refs.numbers
        }
        return replace(said, slots={**said.slots, "tasks": tuple(numbers)}) if len(numbers) == 1 else said
    if said.intent in OF_REQUEST:
        meant = {str(token.value) for token in scene.all("request") if _is_meant(scene, scene.index(token))}
        return replace(said, slots={**said.slots, "request": meant.pop()}) if len(meant) == 1 else said
    return _about_account(scene, said) if said.intent in _OF_ACCOUNT else said


def _has_target(said: Said) -> bool:
    return bool(getattr(said.slots.get("target"), "accounts", ()))


def _is_meant(scene: Scene, place: int) -> bool:
    """不是任务3, 别动任务1 name what is not meant."""
    before = [token for token in scene.tokens[:place] if token.kind != "soft"][-1:]
    return not before or before[0].kind != "not"


def _about_account(scene: Scene, said: Said) -> Said:
    run = list[Token]()
    for token in scene.tokens:
        if token.kind in CALLED and _is_meant(scene, scene.index(token)):
            run.append(token)
        elif run:
            break
    found = target(scene, run) if run else None
    one = found is not None and found.sure and len(found.accounts) == 1
    return replace(said, slots={**said.slots, "target": found}) if one else said
