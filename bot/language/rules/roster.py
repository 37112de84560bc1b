"""The people that a report of task 1 names: role, name, post, mobile, in whatever punctuation they were typed."""

import re

from bot.language.context import CLERKS
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import plan_said, task_refs
from bot.language.roster.said import begins_anew, only_shown, people_told
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene
from bot.language.tokens import Token

_HEAD = WEIGHTLESS | kinds("tasknoun plan")
_NAMING = _HEAD | kinds("task nth number weak want report progress mytasks status to")
_LIST = re.compile(r"(?:人员)?名单|[上填]?报(?:一下|下)?")
_OF_UNIT = ("分管领导", "专职人员")  # who is only the 联系人 may be a new one


def people(scene: Scene) -> list[dict[str, str]]:
    """One entry a person: role, name, and post and mobile where they were typed."""
    named = people_told(scene.text.shown).named
    return [{key: said for key, said in one.items() if said} for one in named if _may_be_name(one["name"], scene)]


def listed(scene: Scene) -> Said | None:
    """专职人员 丁力 科员 138…，联系人 李红: the list of task 1, with nothing said of the task; asked about."""
    first = _first_role(scene)
    if first is None or any(token.kind not in _HEAD for token in scene.tokens[: scene.index(first)]):
        return None
    tasks = [task for task in scene.lexicon.tasks if task.people]
    named = people(scene) if tasks and not asks(scene.tokens, scene) else []
    plain = any(one["role"] in _OF_UNIT for one in named) and any(len(one) > 2 for one in named)  # noqa: PLR2004
    if not plain or scene.has("not", "cond", "task", "request", "account", "extend", "delegate"):
        return None
    text = scene.text.shown.strip()
    return Said("TASK_DONE", {"tasks": (tasks[0].number,), "text": text, "people": named, "ask": "did_you_mean"})


def _first_role(scene: Scene) -> Token | None:
    """分管领导, and 分管 before a name, which is no word of its own: 分管李建国，专职赵强."""
    spoken = scene.has("personrole")
    roles = (t for t in scene.tokens if t.kind == "personrole" or (spoken and scene.word(t).startswith("分管")))
    return next(roles, None)


def of_task(scene: Scene) -> Said | None:
    """任务1报一下：分管领导…；联系人…: task 1 and its list; asked about."""
    first, refs = _first_role(scene), next(iter(task_refs(scene)), None)
    if first is None or refs is None or not refs.explicit or refs.end > scene.index(first):
        return None
    head = scene.tokens[: scene.index(first)]
    tasks = [task for task in scene.lexicon.tasks if task.people and refs.numbers == (task.number,)]
    plain = all(token.kind in _NAMING or _LIST.fullmatch(scene.word(token)) for token in head)
    if not tasks or not plain or asks(scene.tokens, scene):
        return None
    named = [] if scene.has("not", "cond", "account", "extend", "delegate") else people(scene)
    if not any(len(one) > 2 for one in named) and len({one["role"] for one in named}) < 2:  # noqa: PLR2004
        return None
    text = scene.text.shown.strip()
    slots = {"tasks": refs.numbers, "text": text, "people": named, "ask": "did_you_mean"}
    return Said("TASK_DONE", slots | ({"plan": plan} if (plan := plan_said(scene)) else {}))


def anew(scene: Scene) -> Said | None:
    """任务1清空重填, 清空名单: the list begins anew; 任务1重新报: it is shown once more."""
    shown = scene.text.shown
    if not (begins_anew(shown) or (only_shown(shown) and "报" in shown)):
        return None
    numbers = {number for refs in task_refs(scene) for number in refs.numbers}
    tasks = [task.number for task in scene.lexicon.tasks if task.people and task.number in (numbers or {task.number})]
    named = bool(numbers) or "名单" in shown
    return Said("TASK_DONE", {"tasks": (tasks[0],)}) if tasks and named else None


def begun(scene: Scene) -> Said | None:
    """我想先填名单, 任务1报一下: the list is asked for; nothing is reported before somebody is named."""
    numbers = {number for refs in task_refs(scene) if refs.explicit for number in refs.numbers}
    tasks = [task.number for task in scene.lexicon.tasks if task.people and task.number in (numbers or {task.number})]
    alone = scene.context.chat == "single" and (scene.context.asked is None or not scene.context.asked.mine)
    if not tasks or not alone or not scene.context.has(CLERKS) or len(set(tasks)) > 1:
        return None
    told = _TO_FILL.fullmatch(scene.text.key) or (numbers and _TO_REPORT.fullmatch(scene.text.key))
    return Said("TASK_DONE", {"tasks": (tasks[0],)}) if told else None


_TASK = r"(?:第[一二三四五六七八九十\d]{1,3}项?任务|任务[一二三四五六七八九十\d]{1,3})"
_LEAD = r"(?:我们?|咱们?|单位|先|想|要|就|那|再|来|现在|帮|把|请|麻烦|可以|能不能|得|该)*"
_FILL = r"(?:填报?|上报|补?报|交|写|录入?|弄|补)(?:一下|上去?|上来|下|个|份)*"
_WHOSE = rf"(?:{_TASK}|人员|联系人|分管领导|专职人员|责任人|三[个类]人|和|、|的|那个|这个)*"
_TO_FILL = re.compile(rf"{_LEAD}(?:{_FILL}{_WHOSE}名单|{_WHOSE}{_LEAD}名单{_LEAD}{_FILL})[吧啊哈呀]*[。.!！]*")
_TO_REPORT = re.compile(rf"{_LEAD}(?:{_FILL}{_TASK}|{_TASK}的?{_LEAD}{_FILL})[吧啊哈呀]*[。.!！]*")


def _may_be_name(name: str, scene: Scene) -> bool:
    """No word of ours and no name of the plan is a person's."""
    key = scene.lexicon.fold(name)
    if re.fullmatch(r"[一二两三四五六七八九十几若各]+[名位人个]", key):
        return False  # 分管领导一名
    return key not in scene.lexicon.vocabulary.words and key not in scene.lexicon.names
