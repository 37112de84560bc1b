"""Which one, and what the form or extension asks for, in one message: 2，8月18号停更，粉丝太少; 3 9月20 人手不够."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.language.answers.left_out import places
from bot.language.answers.told_apart import APART
from bot.language.context import Asked
from bot.language.patterns import CALLED, WEIGHTLESS, kinds
from bot.language.rules import fates
from bot.language.rules.asking import asks
from bot.language.rules.extension import unmet
from bot.language.rules.fields import fill_days
from bot.language.rules.form import text_fields
from bot.language.scene import Said, Scene, Slots, scene_of
from bot.language.titles import titled
from bot.language.tokens import Token

Chooses = Callable[[Scene], Said | None]
Options = tuple[Mapping[str, object], ...]
_Form = tuple[str, tuple[str, ...]]
_FORMS: Mapping[str, _Form] = {  # by what is to be chosen: the day, and the words beside it
    "account": ("stop_date", ("account_id", "reason")),
    "task": ("date", ("reason",)),
}
_EXTENDED = frozenset({"", "EXTENSION_REQUEST"})
_OF_OTHERS = re.compile(  # 1，不是2; 2，另外微信不动
    r"[先但还那]*(?:是|不过)?(?:不是|不要|另外|别[的动停]|除了|其[他余它])"
)
_NOT_YET = re.compile(  # 2 不停了 9月1号再说
    r"再[说看定]|[没未待]定|不(?:用|想|要)?(?:再)?(?:停|关|注?销|办|延期?|弄)了"
)
_NUMBER = r"(?:任务?|第)?\d{1,2}|(?:任务|第)[一二三四五六七八九十]"
_ANOTHER = re.compile(rf"(?:{_NUMBER})[号项个条]?[这那]?个?(?:[也都不别没]|保?留|先[不别])")
_ANOTHER_BARE = re.compile(rf"(?:{_NUMBER})[这那]?个?(?:[停关延缓撤照同]|算了|一样)")  # 20号停 is a day
_ALSO = re.compile("[也都](?:要|想|得|一样|跟着)*(?:[延停关缓撤]|注?销|到(?!期)|办(?!不))")
_HEAD = (
    r"(?:主管|分管)?(?:[局镇]长|主任|书记|部长|主席|领导|负责人|主管|"
    r"老大|老板|上面|上级|他们?|她|市?府办|办公室|大家)(?:那边|那里|那儿)?"
)
_TALK = re.compile(  # 已经报了; 没批下来; 主管没同意; 问下局长: whether it is to be sent at all, and no reason
    r"(?:我们?|这个|这件|都|也|早就?|已经?|刚刚?|上[次周个月]+|昨天|前天|之前|以前)*(?:报|交|提交|说|讲|发|送|提|办|弄|填|写|延|申请)(?:上去|过|好)?了的?"
    rf"|(?:我|先|再|得|要|等|容我|让我)*(?:问|请示|报告|汇报|商量|确认|跟|等)(?:一下|下|问|过)?(?:{_HEAD})?(?:一下|下|商量|说|定|回复|意见|再说|看看|确认|同意|点头)*"
)
_UNDECIDED = re.compile(  # of an extension it may be why
    rf"(?:{_HEAD})?(?:还|都|一直|暂时|也|说)*(?:没有?|未|不)(?:批准?|同意|答应|点头|通过|签字?|松口|表态|拍板|定|让|准|肯)(?:下来|下|了|过|呢|的|延|停|关)*"
)
_NUMBERED = kinds("task nth ordinal")
_ONLY_TASK = WEIGHTLESS | kinds("task nth number ordinal tasknoun")
_NO_FIELD = kinds("done doneweak report question qmark who")


def chosen_and_told(scene: Scene, options: Options, chooses: Chooses) -> Said | None:
    """The one part, between signs or blanks, that `chooses`, with the fields that all other parts tell."""
    form = _form(scene, options)
    if form is None:
        return None
    return _beside_another(scene, options, form, chooses) or _put_together(scene, form, chooses)


def _beside_another(scene: Scene, options: Options, form: _Form, chooses: Chooses) -> Said | None:
    """微博，公众号先不定; 快手 没人看了，知乎还要用: what is told of another choice is no reason of this one."""
    parts = pieces(scene)
    named = [places(part, options) if part.tokens[0].kind in CALLED else set[int]() for part in parts]
    others = [bool(hits) and fates.of_itself(_key(part)) for part, hits in zip(parts, named, strict=True)]
    left = [part for part, other in zip(parts, others, strict=True) if not other]
    said = (_put_together(scene, form, chooses, left) if len(left) > 1 else None) or _only_one(left, chooses)
    if said is None or said.intent != "SELECT" or len(left) == len(parts) or "deny" in said.slots:
        return None
    told_of = {one for hits, other in zip(named, others, strict=True) if other for one in hits}
    if any(options[place].get("account") == said.slots.get("account") for place in told_of):
        return None
    of_others = [part for part, other in zip(parts, others, strict=True) if other]
    # what is left alone is only not chosen
    words = "，".join(part.said(part.tokens) for part in of_others if not fates.left_alone(_key(part)))
    return replace(said, slots={**said.slots, APART: words}) if words else said


def _only_one(parts: Sequence[Scene], chooses: Chooses) -> Said | None:
    """What the first part chooses, if no other one names, counts or dates anything."""
    if not parts or any(part.has(*CALLED, "number", "date", "task", "nth") for part in parts[1:]):
        return None
    return chooses(parts[0])


def task_and_told(scene: Scene) -> Said | None:
    """3 9月20 人手不够, where the task is asked for with the day and the reason of an extension."""
    asked = scene.context.asked
    if asked is None or not {"task", "reason"} <= set(asked.fields) or scene.has(*_NO_FIELD):
        return None
    if named := _titled(scene):
        return named
    said = _put_together(scene, ("date", tuple(name for name in asked.fields if name == "reason")), _task)
    talk = any(_of_another(one, "") or _no_reason(one, "date") for one in pieces(scene))
    return Said("UNKNOWN") if said is None and scene.dated() and talk else said  # 1 3都延到9月20日 is no reason


def _task(part: Scene) -> Said | None:
    refs = part.runs[0] if len(part.runs) == 1 and part.only(_ONLY_TASK) else None
    number = refs.numbers[0] if refs is not None and len(refs.numbers) == 1 else 0
    return Said("FILL", {"task": number}) if part.lexicon.tasks_numbered(number) else _titled(part)


_AS_CALLED = re.compile(
    r"(?:就|是|说的|我们?|指的?)*(?P<what>[^,。;!?\s]{4,20}?)(?:[这那]?一?[项个件条块][的吧]?|的)?(?:任务|工作|事)?[吧呀啊]*"
)


def _titled(part: Scene) -> Said | None:
    """加强组织领导那项, 就是清理整合: a task by a stretch of its title, and nothing beside it."""
    found = _AS_CALLED.fullmatch(_key(part)) if part.tokens else None
    if found is None:
        return None
    named = [task for task in titled(part) if found["what"] in part.lexicon.fold(task.title)]
    return Said("FILL", {"task": named[0].number}) if len(named) == 1 else None


def _put_together(scene: Scene, form: _Form, chooses: Chooses, parts: Sequence[Scene] | None = None) -> Said | None:
    parts = pieces(scene) if parts is None else parts
    found = [(place, one) for place, part in enumerate(parts) if (one := chooses(part)) is not None]
    found = [(place, one) for place, one in found if not parts[place].has("date")] or found  # 2，3号停，粉丝少
    if len(parts) == 1 or len({str(one) for _, one in found}) != 1:
        return None
    (first, chosen), (last, _), (day, words) = found[0], found[-1], form
    if "deny" in chosen.slots:  # 11 of 1吧1吧 is none that was chosen
        return chosen if scene.has("date") and len(parts[first].tokens) == 1 else None
    if len(found) == len(parts):
        return chosen  # 第三个，抖音那个
    ahead, behind = (_told(scene, list(run), day, words) for run in (parts[:first], parts[last + 1 :]))
    if ahead is None or behind is None or ahead.keys() & behind.keys() - {"ask"}:
        return None  # two reasons, two days: which is meant, nothing tells
    told = ahead | behind
    headed = day == "stop_date" and not first and scene.tokens[len(parts[0].tokens)].kind == "sep"
    headed = headed or chosen.intent == "FILL"  # task and reason are both asked for
    plain = day in told or told.get("ask") == day or headed or scene.has("reasonword") or "deny" in told
    return replace(chosen, slots={**chosen.slots, **told}) if told and plain else None  # 2 保留 is none


def _form(scene: Scene, options: Options) -> _Form | None:
    asked = scene.context.asked
    kind = next((name for name in _FORMS if options and all(name in option for option in options)), "")
    if kind == "task" and (asked is None or asked.about not in _EXTENDED or scene.has(*_NO_FIELD)):
        return None
    return _FORMS.get(kind)


def _told(scene: Scene, parts: list[Scene], day: str, words: tuple[str, ...]) -> Slots | None:
    """What these parts fill in; None where they ask, or name no day that there is."""
    tokens = [token for part in parts for token in part.tokens]
    if not tokens:
        return {}
    waiting = replace(scene.context, asked=Asked("ask", fields=(day, *words)))
    run = scene_of(scene.said(tokens), waiting, scene.lexicon)
    others = any(_of_another(part, day) or _no_reason(part, day) for part in parts)
    late = any(unmet(run, run.index(day)) for day in run.dated())  # 9月20前办不完
    if others or late or asks(run.tokens, run) or _NOT_YET.search(run.text.key):
        return None
    slots: Slots = {}
    if trouble := fill_days(run, (day,), slots):
        return {"deny": trouble}
    return slots | text_fields(run, (day, *words), loose=True)


def _key(part: Scene) -> str:
    return part.text.key[part.tokens[0].start : part.tokens[-1].end]


def _no_reason(part: Scene, day: str) -> bool:
    """已经报了, 问下局长; of an account 没批下来, too."""
    key = _key(part)
    return _TALK.fullmatch(key) is not None or (day != "date" and _UNDECIDED.fullmatch(key) is not None)


def _of_another(part: Scene, day: str) -> bool:
    """2不停; 任务3也延: of what was not chosen, and why nothing is done."""
    key, dated = _key(part), part.tokens[0].kind == "date"
    if (day == "date" and part.has("task", "nth")) or _ALSO.search(key):
        return True
    return bool(_OF_OTHERS.match(key) or _ANOTHER.match(key) or (not dated and _ANOTHER_BARE.match(key)))


def pieces(scene: Scene) -> list[Scene]:
    """The stretches between signs and blanks, each a scene of its own: 3 | 9月20 | 人手不够; 任务3 | 9月20日."""
    runs: list[list[Token]] = [[]]
    for place, token in enumerate(scene.tokens):
        numbered = token.kind == "date" and bool(runs[-1]) and runs[-1][-1].kind in _NUMBERED
        if (scene.apart(place) or numbered) and runs[-1]:
            runs.append([])
        if token.kind != "sep":
            runs[-1].append(token)
    return [scene.part(run) for run in runs if run]
