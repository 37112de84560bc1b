"""要整改的是义乌交通，不是义乌财政; 不要全市的，我就看佛堂镇一家; 批是批，应该是018: the guess gives what is left out.

Beside “您是要…吗” people name only what is amiss: of the same deed another object, day or share, or of the same object
another deed. What is denied or left as it is falls away; what is meant is read with the guess's own verb before it.
Whatever comes of it is offered, never done.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.language.answers.other_deed import other_deed
from bot.language.answers.parts import as_if_unasked
from bot.language.answers.same_deed import object_of
from bot.language.answers.stretches import LONGEST, Piece, bare_deed, stretches
from bot.language.answers.yes_and import told_of_form
from bot.language.context import Asked
from bot.language.date_forms import read_span
from bot.language.intents import NO_COMMAND, OF_REQUEST
from bot.language.judging.judge import READ_ONLY
from bot.language.patterns import kinds
from bot.language.rules.asking import asks
from bot.language.rules.fields import field_hinted, fields_said
from bot.language.rules.plain_words import new_value
from bot.language.scene import Said, Scene, Slots, after, given, put_day
from bot.language.targets import Target

_Reads = Callable[[Scene], Said | None]
_ANYBODY = frozenset({None, "unfinished", "last", (), "all"})
_OF_UNITS = kinds("STATS URGE")
_OF_TASK = kinds("TASK_DONE TASK_PROGRESS TASK_ADD TASK_WITHDRAW EXTENSION_REQUEST")
_OF_ACCOUNT = kinds("CANCEL_REQUEST CHANGE_REQUEST EXECUTION_REPORT RECTIFY_ISSUE")
_SHORT_NUMBER = re.compile(r"(?P<n>0\d{2})号?(?:申请|单)?", re.ASCII)
_PAPER = re.compile(r"(?:那[个张份])?(?:注销|变更|延期)的?(?:申请|单子)(?:表|单)?")  # 撤的是注销申请
_LISTED = re.compile(r"\d{1,2}号?", re.ASCII)
_CERTAIN = READ_ONLY | {"FILL"}
_SENTENCE = {  # the object alone in a sentence that the ordinary grammar knows the deed from
    "STATS": "统计{}", "URGE": "催{}", "APPROVE": "同意{}", "RETURN": "退回{}", "REJECT": "驳回{}",
    "CANCEL_REQUEST": "注销{}", "CHANGE_REQUEST": "变更{}",
    "TASK_WITHDRAW": "撤回{}", "REQUEST_WITHDRAW": "撤回{}", "REQUEST_EDIT": "修改{}",
    "RECTIFY_ISSUE": "下发整改{}", "RECTIFY_FEEDBACK": "整改反馈{}", "SIGN_RECEIPT": "签收{}",
    "EXECUTION_REPORT": "报告{}已停更",
}  # fmt: skip
_BESIDE = {"STATS": kinds("STATS UNIT_STATUS"), "TASK_WITHDRAW": kinds("TASK_WITHDRAW REQUEST_WITHDRAW"),
           "REQUEST_WITHDRAW": kinds("REQUEST_WITHDRAW TASK_WITHDRAW")}  # fmt: skip
_TAIL = re.compile(
    r"上?(?:(?:这|那)(?:个|条|张|份|家|边)|的)?(?:才是|才对|一家|就够了?|就行了?|就好了?|算了)?[的吧呢啊呀哦嘛了]*$"
)
_OF_DAY = re.compile("完成时间|办结时间|办结日期|完成日期|办好的日子")
_DOUBTED = kinds("CONFIRM DIALOG_CANCEL")
_ASKS_HOW_IT_STANDS = re.compile(  # 知乎那个批了没: a question, whatever it names
    r"(?:批|签|审|通过|退|受理|核实|办|下)(?:下来|完|好|掉|回来)?(?:了)?(?:没有?|吗|么)[呀啊呢]*[?。!~]*$|(?:到|走到)(?:哪|什么)(?:一步|环节|了)"
)
_LOOKS = READ_ONLY - kinds("UNKNOWN IGNORE HELP CONTACT_OFFICE")
_IN_WORDS = kinds("reason text issue")
_PLAIN_HINTS = kinds("later back thanks prepare")
_NAMES = kinds("tasks task target units unit request rect filter field notice account")
_ASKING = re.compile("干[嘛啥吗]|什么|啥|怎么|多少|哪[个些家天里]|行不|能不能|可不可以")
_FIELD = re.compile("原因|理由|事由|日期|日子|时间|账?号?id|名称|标识", re.IGNORECASE)
_PLACE = re.compile("地方|错?字|内容|那栏|这栏|几处|一处")
_APPLICATION = re.compile(r"(?:ZX|BG|YQ)-\d{4}-\d{3}", re.ASCII)
_AMISS = re.compile("错|漏|不好|不对|不妥|改|动一?下|动一动|调整|完善|重写")
_TO_MEND = re.compile("要改|得改|要动|得动|改的|要调")
_NO_MENDING = re.compile("(?:不|别|甭|莫|没)(?:用|要|必|打算)?(?:改|动|修)|先|等|再说|[?？]")
_FIELD_LENGTH = 4  # characters
_FINE = re.compile("没(?:错|问题|毛病)")
_FAULT = kinds("issuekind soft particle self sep polite")
_SPAN = kinds("span soft particle self sep x deadline")


def elided(scene: Scene, read: _Reads) -> Said | None:
    """Where every stretch is understood, one points at what is meant and another tells what is not."""
    pieces = _all_pieces(scene)
    kinds_of = [piece.kind for piece in pieces]
    plain = (
        kinds_of.count("meant") + kinds_of.count("value") == 1 and kinds_of.count("rest") <= 1 and kinds_of[0] != "rest"
    )
    pointed = any(piece.plainly for piece in pieces) or not {"left", "slip"}.isdisjoint(kinds_of)
    if not plain or not pointed:
        return None
    said = _first_meant(scene, [piece for piece in pieces if piece.kind != "rest"], read)
    set_apart = not {"left", "slip"}.isdisjoint(kinds_of)  # 是进展，10的进展，你记成1了
    return said or (_first_meant(scene, pieces, read) if set_apart else None)


def elided_loosely(scene: Scene, said: Said, read: _Reads) -> Said | None:
    """What nothing else understood, or only doubtfully: whatever stretch names an object of the deed, or a value."""
    doubtful = said.intent in _DOUBTED and not said.certain and said.slots.get("hint") not in _PLAIN_HINTS
    words_only = said.intent == scene.context.guess and not said.certain and said.slots.keys() <= _IN_WORDS
    no_day = said.intent == "FILL" and said.slots.keys() == {"bad_date"}  # 46号那个
    if not (said.intent == "UNKNOWN" or doubtful or words_only or no_day) or said.slots.get("hint") in _PLAIN_HINTS:
        return None
    if (said.intent in _LOOKS and asks(scene.tokens, scene)) or _ASKS_HOW_IT_STANDS.search(scene.text.key):
        return None
    pieces = _all_pieces(scene)
    found = _first_meant(scene, pieces, read) or _field_to_mend(scene, pieces)
    if found is None or (found.intent == "FILL" and found.slots.keys() == {"bad_date"}):
        return _day_of_step(scene) or found
    return found


def _day_of_step(scene: Scene) -> Said | None:
    """28号受理的，7天应该是8月4号吧; 不对是26号停的，25号是发公告: the day that is said to be so, shown anew."""
    asked = scene.context.asked
    days = scene.dated()
    if asked is None or asked.form or scene.context.guess != "EXECUTION_REPORT" or not days:
        return None
    led = [day for day in days if _SAID_TO_BE.search(scene.text.key[: day.start])]
    slots = Slots()
    put_day(slots, "date", scene.day(led[0] if led else days[0], back=True))
    return Said("FILL", slots) if "date" in slots else None


_SAID_TO_BE = re.compile(r"(?:应该|其实|实际|而)?是(?:在)?$")


def _field_to_mend(scene: Scene, pieces: list[Piece]) -> Said | None:
    """要改，改的是账号ID; 对，有个地方填错了, to “您是要修改申请吗”: a yes, what is to stand there is asked for."""
    if scene.context.guess != "REQUEST_EDIT" or not pieces or _NO_MENDING.search(scene.text.key):
        return None
    told = [piece.words for piece in pieces if piece.kind not in {"yes", "left"}]
    named = any(map(_FIELD.search, told))
    amiss = (named or any(map(_PLACE.search, told))) and _AMISS.search(scene.text.key) is not None
    agreed = pieces[0].kind == "yes" or _TO_MEND.search(scene.text.key) is not None
    if not amiss or not named:
        return Said("CONFIRM", certain=agreed) if amiss else None
    number = _APPLICATION.search(scene.context.asked.words) if scene.context.asked is not None else None
    return Said("REQUEST_EDIT", {"request": number[0]} if number else {}, certain=agreed)


def _all_pieces(scene: Scene) -> list[Piece]:
    asked = scene.context.asked
    if asked is None or not scene.context.guess or asked.form or _asks(scene):
        return []
    pieces = stretches(scene, asked)
    denied = any(piece.kind == "left" and bare_deed(asked.intent).fullmatch(piece.words) for piece in pieces)
    return [] if denied else pieces


def _asks(scene: Scene) -> bool:
    """做完了没错 asks nothing, and 只要任务3的 makes no condition."""
    plain = as_if_unasked(scene, _FINE.sub("对", scene.text.shown))
    asking = plain.has("qmark", "question", "who", "howto") or _ASKING.search(plain.text.key) is not None
    return asking or any(plain.word(t)[0] != "只" for t in plain.all("cond"))


def _first_meant(scene: Scene, pieces: list[Piece], read: _Reads) -> Said | None:
    asked = scene.context.asked
    if asked is None:
        return None
    left = [piece.words for piece in pieces if piece.kind in {"left", "slip"}]
    if (value := next((piece.words for piece in pieces if piece.kind == "value"), "")) and not as_if_unasked(
        scene, value
    ).dated():
        return Said("FILL", _new_content(scene, value))
    named = [piece.words for piece in pieces if piece.kind == "meant"]
    named += [piece.words for piece in pieces if piece.kind == "rest"]
    found = (_meant(scene, asked, words, left, read) for words in named)
    return next((said for said in found if said is not None), None)


def _new_content(scene: Scene, words: str) -> Slots:
    """改成“义乌平安”, 改成管理员: what a change leads to, or which part of the account is changed."""
    fields = fields_said(as_if_unasked(scene, words))
    return {"field": fields[0]} if len(fields) == 1 and len(words) <= _FIELD_LENGTH else {"value": new_value(words)}


def _meant(scene: Scene, asked: Asked, words: str, left: list[str], read: _Reads) -> Said | None:
    """What a stretch means beside the guess: another deed, a value, another object."""
    if not words or len(words) > LONGEST or (asked.intent == "URGE" and _NOT_URGED.search(words)):
        return None
    bare = _TAIL.sub("", words)
    free = as_if_unasked(scene, bare)
    if (deed := other_deed(free, asked)) is not None:
        return deed
    if asked.intent == "TASK_WITHDRAW" and _PAPER.fullmatch(free.text.key):
        return Said("REQUEST_WITHDRAW", certain=False)
    value = {} if _listed(scene, asked, bare) else _value(scene, free, asked, read)
    if value:
        return Said("FILL", value)
    alone = read(free) or Said("UNKNOWN")
    if alone.certain and alone.intent not in READ_ONLY | NO_COMMAND | {asked.intent}:
        return None  # 把ZX-2022-010退回去: a deed of its own
    return _its_task(alone, asked) or _object(scene, asked, (bare, words), left, read)


_NOT_URGED = re.compile(  # 佛堂刚报了别催它, 除了刚报的佛堂: never it alone
    r"(?:不用|不要|不必|不|别|甭|莫)(?:再|先|给|去)*(?:催|提醒|发)|除[了去掉外]|撇开|剔除"
)


def _its_task(alone: Said, asked: Asked) -> Said | None:
    """10的进展, beside a guess of task 1's progress."""
    numbers = alone.slots.get("tasks")
    same = alone.intent in {asked.intent, "TASK_DETAIL"} and asked.intent in _OF_TASK
    return Said("FILL", {"task": numbers[0]}) if same and isinstance(numbers, tuple) and len(numbers) == 1 else None


def _object(scene: Scene, asked: Asked, ways: tuple[str, str], left: list[str], read: _Reads) -> Said | None:
    """Another object of the deed, by its bare name or as it was said."""
    bare, _ = ways
    free = as_if_unasked(scene, bare)
    said = None if _listed(scene, asked, bare) else object_of(free, asked.intent)
    for one in dict.fromkeys(ways):
        said = said or _in_sentence(scene, asked, one, read)
    return None if said is None else _without(scene, asked, said, left, read)


def _listed(scene: Scene, asked: Asked, words: str) -> bool:
    """要销的是7号, where the unit has a seventh account in the list: no day."""
    key = scene.lexicon.fold(words)
    own = {one.number for one in scene.lexicon.accounts if one.unit in scene.context.units}
    numbered = asked.intent in _OF_ACCOUNT and _LISTED.fullmatch(key) is not None
    return numbered and int(key.rstrip("号")) in own


def _value(scene: Scene, free: Scene, asked: Asked, read: _Reads) -> Slots:
    """A share, a day or what an application takes."""
    if asked.intent == "TASK_PROGRESS" and len(free.all("percent")) == 1:
        return given(percent=free.all("percent")[0].value)
    if asked.intent == "RECTIFY_ISSUE" and (told := _of_order(scene, free)):
        return told
    if asked.intent == "EXECUTION_REPORT" and (step := read(free)) is not None and step.intent == asked.intent:
        return {name: step.slots[name] for name in ("stage", "date") if step.slots.get(name)}
    if asked.intent == "CHANGE_REQUEST" and (field := field_hinted(free.text.key)):
        return {"field": field}  # 是换人，名字不变
    days, slots = free.dated(), Slots()
    if asked.intent == "TASK_DONE" and len(days) == 1 and _OF_DAY.search(scene.text.key):
        put_day(slots, "done_on", free.day(days[0]))
        return given(done_on=slots.get("done_on"))
    return {} if free.has("request", "task", "nth") else told_of_form(free, asked)


def _of_order(scene: Scene, free: Scene) -> Slots:
    """5个工作日, 错别字: until when, or what is wrong."""
    spans, faults = free.all("span"), free.all("issuekind")
    length = read_span(spans[0].value) if len(spans) == 1 and free.only(_SPAN) else None  # type: ignore[arg-type]
    if length is not None:
        return {"due": after(scene.today.day, length, scene).isoformat()}
    if len(faults) == 1 and free.only(_FAULT):
        return {"issue": free.said(faults)}
    return {}


def _in_sentence(scene: Scene, asked: Asked, words: str, read: _Reads) -> Said | None:
    """统计 before 佛堂镇, 催 before 部门: the ordinary grammar reads it, the guess being what was left out."""
    sentence = _SENTENCE.get(asked.intent)
    of_group = scene.lexicon.groups.get(scene.lexicon.fold(words), ()) if asked.intent in _OF_UNITS else ()
    if of_group:
        return Said(asked.intent, {"units": list(of_group)}, certain=asked.intent in READ_ONLY)
    said = read(as_if_unasked(scene, sentence.format(_in_full(scene, asked, words)))) if sentence else None
    alike = said is not None and said.intent in _BESIDE.get(asked.intent, frozenset({asked.intent}))
    if said is None or not alike:
        return None
    named = {name: value for name, value in said.slots.items() if name in _NAMES and _is_named(value)}
    told = Said("FILL", named) if said.intent == "EXECUTION_REPORT" else Said(said.intent, named, certain=said.certain)
    return replace(told, certain=told.certain and told.intent in _CERTAIN) if named else None


def _is_named(value: object) -> bool:
    """An object, and not all of them or the last."""
    if isinstance(value, Target):
        return bool(value.accounts)
    return bool(value) if isinstance(value, list) else value not in _ANYBODY


def _in_full(scene: Scene, asked: Asked, words: str) -> str:
    """017 is an application of the kind and year that the guess names; 7号, of an account, its number in the list."""
    key = scene.lexicon.fold(words)
    if asked.intent in OF_REQUEST and (number := _SHORT_NUMBER.fullmatch(key)):
        kind = re.search(r"(ZX|BG|YQ)-\d{4}-", asked.words)
        return f"{kind[0] if kind else f'ZX-{scene.today.day.year}-'}{number['n']}"
    if asked.intent in _OF_ACCOUNT and _LISTED.fullmatch(key):
        return f"{key.rstrip('号')}号账号"
    return words


def _without(scene: Scene, asked: Asked, said: Said, left: list[str], read: _Reads) -> Said:
    """Of several accounts (另外那个公众号) those that are left as they are fall away."""
    found = said.slots.get("target")
    if not isinstance(found, Target) or len(found.accounts) < 2:  # noqa: PLR2004 - several
        return said
    kept = set[object]()
    for words in left:
        other = _in_sentence(scene, asked, words, read)
        target = other.slots.get("target") if other is not None else None
        kept |= set(target.accounts) if isinstance(target, Target) else set()
    rest = tuple(key for key in found.accounts if key not in kept)
    return replace(said, slots={**said.slots, "target": replace(found, accounts=rest or found.accounts)})
