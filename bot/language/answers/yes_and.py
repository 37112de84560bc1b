"""是，链接 https://…; 对，任务10; 发，期限给到8月26日: a yes, and what goes with it; both are shown once more."""

import re
from collections.abc import Callable, Sequence

from bot.language.answers.adding import reason_behind_yes
from bot.language.answers.dialogue import answer
from bot.language.answers.giving_up import aside, says_yes
from bot.language.answers.own_verb import is_own_verb
from bot.language.answers.parts import as_if_unasked
from bot.language.answers.same_deed import object_of
from bot.language.company import names_something
from bot.language.context import Asked
from bot.language.intents import OF_PERSON
from bot.language.offers.likely import ahead_of_talk
from bot.language.patterns import kinds
from bot.language.refs import plainest
from bot.language.reported import reported
from bot.language.rules.asking import asks
from bot.language.rules.putting import put_into
from bot.language.scene import Said, Scene, Slots, given, put_day
from bot.language.targets import Target

_SIGN = re.compile(r"[\s,，。;；:：!！~～]+")
_LED = re.compile(
    r"^(?:我|想|要|再|后面|另外|还|就|那)*(?:补上?|添上?|加上?|写上?|附上?|补充)(?:一句|一条|一下)?[\s:：,，]*|^(?:就写|(?:进展|情况|内容|说明)?(?:就|里)?写成?)[\s:：,，]*|^(?:情况|链接)(?:是|[\s:：,，])[\s:：,，]*"
)
_WHERE = re.compile(r"^(?:反馈|说明|情况)(?:里面?|里头|后面|上)(?=[再还就]*[补添加附写])")
_ADDS = re.compile(  # 再补一句，…; 写上：…
    r"(?:进展|情况|内容|说明)(?:就|里)?写成?[\s:：,，“\"]+|"
    r"(?:我|想|要|再|后面|另外|还|就)*(?:[补添加附][充上]?(?:一?句|一条|一点)|[写添加附]上)(?:话|说明)?[\s:：,，]"
)
_FINE = re.compile(r"(?:(?![不没别])[\u4e00-\u9fff]){1,4}?是?(?:对的?|没错|没问题|可以)")  # 账号对的
_BUT = re.compile(r"^(?:不过|只不过|但是?|可是?|只是|不|没|别|先|等|还没)")
_LACKING = re.compile(
    r"(?:没(?:人|有?(?:时间|经费|力量|精力|编制|内容|必要|粉丝|阅读|流量|更新))|不(?:想|再|会|懂|更新|发))"
)  # 是的，没人管了
_GIVEN = kinds("date stage text link value field reason account_id stop_date effective_date due name percent result")
_OF_TASK = kinds(
    "TASK_WITHDRAW TASK_DONE TASK_PROGRESS TASK_ADD EXTENSION_REQUEST NOT_OURS ASSIGN_PERSON SIGN_RECEIPT BLOCKED "
    "URGE UNBLOCK"
)
_IN_WORDS = {  # what a guess takes in the person's own words
    "RECTIFY_FEEDBACK": "text", "TASK_DONE": "text", "TASK_PROGRESS": "text", "TASK_ADD": "text",
    "BLOCKED": "reason", "NOT_OURS": "reason",
}  # fmt: skip
_OF_WHOM = re.compile("归|属|管|负责|主办|牵头")  # 归教育局, of what is not the unit's
_FORMS = {"CANCEL_REQUEST": "ZX", "CHANGE_REQUEST": "BG", "EXTENSION_REQUEST": "YQ"}
_LIMIT = re.compile(r"期限|时限|限期|之?前|整改好|改好|宽")
_QUOTED = re.compile('[“"](?P<x>[^“”"]+)[”"]?')  # 进展写“已完成初稿”
_TELLS = re.compile("好了[。!]*$|正在|还在|还没|^等")
_MERE_TALK = -10.0
_SHORTEST = 4  # characters that tell something


_Reads = Callable[[Scene], Said | None]


def yes_and(scene: Scene, read: _Reads, resembling: _Reads) -> Said | None:
    """What the guess is told beside a yes: `FILL` to a guess is offered anew, never done."""
    asked = scene.context.asked
    guessed = asked.intent if asked is not None and asked.mine and asked.kind == "confirm" and not asked.form else ""
    shown = _WHERE.sub("", scene.text.shown.strip())
    rest = (_behind_yes(scene, shown) or (shown if _ADDS.match(shown) else "")) if guessed else ""
    waits = guessed == "BLOCKED" and rest.startswith("等")  # 是，等财政批钱
    if asked is None or not guessed or (rest and _BUT.match(rest) and not waits):
        why = reason_behind_yes(scene, rest) if _LACKING.match(rest) and guessed in _FORMS else Slots()
        return Said("FILL", why) if why else None
    if not rest:
        return _new_name(scene, asked, read)
    plain = answer(scene)
    if plain is not None and plain.certain and plain.intent == "CONFIRM":
        return None
    free = as_if_unasked(scene, rest)
    if free.has("qmark") or asks(free.tokens, free):
        return None
    why = reason_behind_yes(scene, rest) if asked.intent in _FORMS else Slots()
    return _added(free, asked, read, resembling) or (Said("FILL", why) if why else None)


def _new_name(scene: Scene, asked: Asked, read: _Reads) -> Said | None:
    """新名称应该是义乌工信; 改名叫义乌工信: told without a yes, it can be said of nothing else."""
    if asked.intent != "CHANGE_REQUEST":
        return None
    free = as_if_unasked(scene, scene.text.shown)
    put = told_of_form(scene, asked)
    put = put if "value" in put or asks(free.tokens, free) else _of_the_change(free, read)
    return Said("FILL", put) if "value" in put else None


def _of_the_change(free: Scene, read: _Reads) -> Slots:
    """改名叫义乌工信: a change that names no account and says into what."""
    said = read(free)
    target = said.slots.get("target") if said is not None else None
    named = isinstance(target, Target) and target.named
    if said is None or said.intent != "CHANGE_REQUEST" or named or "value" not in said.slots:
        return {}
    return {name: said.slots[name] for name in ("field", "value") if name in said.slots}


def _added(free: Scene, asked: Asked, read: _Reads, resembling: _Reads) -> Said | None:
    """What a yes is told to be about, or what goes with it."""
    put = told_of_form(free, asked) or _due(free, asked)
    if asked.intent == "CHANGE_REQUEST" and "value" not in put:
        put = _of_the_change(free, read) or put
    if "value" in put:  # 新名字叫义乌公安发布 names no account
        return Said("FILL", put)
    first, _, behind = _first(free.text.shown.strip())
    task = _only_a_task(as_if_unasked(free, first)) if asked.intent in _OF_TASK else Slots()
    if task:  # 嗯，任务10，已经发文了
        more = _added(as_if_unasked(free, behind), asked, read, resembling) if behind else None
        return Said("FILL", {**task, **(more.slots if more is not None and more.intent == "FILL" else {})})
    of_another = asked.intent in _OF_TASK and free.has("task", "nth")  # 好，任务3的制度也印发了
    if of_another or (named := object_of(free, asked.intent)) is not None:
        return None if of_another else named
    return _told(free, asked, put, [read(free), resembling(free)])


def _told(free: Scene, asked: Asked, put: Slots, commands: Sequence[Said | None]) -> Said | None:
    same = next((one for one in commands if one is not None and one.intent == asked.intent), None)
    of_person = same is not None and same.intent in OF_PERSON and bool(same.slots.get("name"))  # 是，换成王芳
    if same is not None and same.slots.keys() & _GIVEN - {"text"} and (of_person or not names_something(same)):
        return Said("FILL", {name: value for name, value in same.slots.items() if name in _GIVEN})
    if free.has("task", "nth", "request", "rect"):
        return None
    beside = Said("FILL", put) if put else _in_words(free, asked, commands[0])
    counted = free.only(kinds("ordinal number nth sep soft particle"))  # 是，第一条: of what, nothing tells
    return beside or (Said("CONFIRM", certain=False) if counted else None)


def told_of_form(free: Scene, asked: Asked) -> Slots:
    """停更8月20日, 新名称应该是义乌平安: what the words name of the application that was guessed."""
    number = re.search(r"(ZX|BG|YQ)-", asked.words)
    form = _FORMS.get(asked.intent) or (number[1] if number and asked.intent == "REQUEST_EDIT" else "")
    return put_into(free, f"{form}-") if form or asked.intent == "REQUEST_EDIT" else Slots()


def _due(free: Scene, asked: Asked) -> Slots:
    """整改期限给宽点，到8月26日."""
    days, slots = free.dated(), Slots()
    if asked.intent == "RECTIFY_ISSUE" and len(days) == 1 and _LIMIT.search(free.text.key):
        put_day(slots, "due", free.day(days[0]))
    return given(due=slots.get("due"))


def _in_words(free: Scene, asked: Asked, command: Said | None) -> Said | None:
    slot = _IN_WORDS.get(asked.intent)
    words = _LED.sub("", free.text.shown.strip(), count=1).strip()
    words = found["x"] if (found := _QUOTED.fullmatch(words)) else words
    if slot is None or len(words) < _SHORTEST or (command is not None and command.certain):
        return None
    plain = words != free.text.shown.strip() or free.has("url", "date", "percent", "past") or bool(reported(free))
    plain = plain or _TELLS.search(words) is not None
    if asked.intent == "NOT_OURS" and free.has("unit", "name") and _OF_WHOM.search(free.text.key):
        return Said("FILL", {slot: words})
    plain = plain and (free.has("url") or ahead_of_talk(free, asked.intent) >= _MERE_TALK)
    return Said("FILL", {slot: words}) if plain else None


def _only_a_task(free: Scene) -> Slots:
    refs = plainest(free) if free.full(r"SOFT {task|nth|ordinal} SOFT") else None
    return given(task=refs.numbers[0] if refs is not None and len(refs.numbers) == 1 else None)


def _behind_yes(scene: Scene, shown: str) -> str:
    """What stands behind one yes or several; "" where there is none, or nothing but courtesy stands behind it."""
    rest, agreed = shown, False
    while rest:
        head, sign, behind = _first(rest)
        part = scene.lexicon.fold(head)
        if not (says_yes(scene, part) or is_own_verb(scene, part) or _FINE.fullmatch(part)) or not sign:
            break
        rest, agreed = behind, True
    plain = all(aside(scene.lexicon.fold(part)) for part in _SIGN.split(rest))
    return rest if agreed and not plain else ""


def _first(words: str) -> tuple[str, str, str]:
    found = _SIGN.search(words)
    return (words[: found.start()], found[0], words[found.end() :]) if found else (words, "", "")
