"""要整改的是义乌交通，不是义乌财政; 不要全市的，我就看佛堂镇一家; 批是批，应该是018: the guess gives what is left out.

Beside “您是要…吗” people name only what is amiss: of the same deed another object, day or share, or of the same object
another deed. What is denied or left as it is falls away; what is meant is read with the guess's own verb before it.
Whatever comes of it is offered, never done.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.language.answers.giving_up import aside, says_yes
from bot.language.answers.other_deed import other_deed
from bot.language.answers.own_verb import is_own_verb, verbs_of
from bot.language.answers.parts import as_if_unasked
from bot.language.answers.same_deed import object_of
from bot.language.answers.yes_and import told_of_form
from bot.language.context import Asked
from bot.language.dates import Span
from bot.language.judging.judge import READ_ONLY
from bot.language.patterns import kinds
from bot.language.rules.fields import fields_said
from bot.language.rules.plain_words import new_value
from bot.language.scene import Said, Scene, Slots, after, given, put_day
from bot.language.targets import Target

_Reads = Callable[[Scene], Said | None]
_ANYBODY = frozenset({None, "unfinished", "last", (), "all"})
_OF_UNITS = kinds("STATS URGE")
_OF_REQUEST = kinds("APPROVE RETURN REJECT REQUEST_WITHDRAW REQUEST_EDIT")
_OF_ACCOUNT = kinds("CANCEL_REQUEST EXECUTION_REPORT RECTIFY_ISSUE")
_SHORT_NUMBER = re.compile(r"(?P<n>0\d{2})号?(?:申请|单)?", re.ASCII)
_LISTED = re.compile(r"\d{1,2}号?", re.ASCII)
_CERTAIN = READ_ONLY | {"FILL"}
_SENTENCE = {  # the object alone in a sentence that the ordinary grammar knows the deed from
    "STATS": "统计{}", "URGE": "催{}", "APPROVE": "同意{}", "RETURN": "退回{}", "REJECT": "驳回{}",
    "CANCEL_REQUEST": "注销{}", "TASK_WITHDRAW": "撤回{}", "REQUEST_WITHDRAW": "撤回{}", "REQUEST_EDIT": "修改{}",
    "RECTIFY_ISSUE": "下发整改{}", "RECTIFY_FEEDBACK": "整改反馈{}", "SIGN_RECEIPT": "签收{}",
    "EXECUTION_REPORT": "报告{}已停更",
}  # fmt: skip
_BESIDE = {"STATS": kinds("STATS UNIT_STATUS"), "TASK_WITHDRAW": kinds("TASK_WITHDRAW REQUEST_WITHDRAW"),
           "REQUEST_WITHDRAW": kinds("REQUEST_WITHDRAW TASK_WITHDRAW")}  # fmt: skip
_SIGNS = re.compile(r"[\s,，。;；!！~～…]+")
_JOINED = re.compile(
    r"^(?:不过|只不过|但是?|只是|可(?!以)是?|而且|其实|另外|那|哎呀?|诶|嗯+|哦|啊|现在|目前|已经|都)+(?=.)"
)
_NOT_SO = r"(?:并|又|可)?不是"
_CONTRAST = (
    re.compile(rf"{_NOT_SO}(?P<left>.{{1,14}}?)(?:而)?是(?P<meant>.{{1,14}})"),  # 不是三号任务是十号任务
    re.compile(rf"(?:是)?(?P<meant>.{{1,16}}?){_NOT_SO}(?P<left>.{{1,14}})"),  # 停的日子是12号不是15号
)
_LEFT = (  # 不是公众号, 不要全市的, 任务1别碰, 名称不动, 美丽义亭没问题的
    re.compile(rf"(?:也|我|先|就|你)*(?:{_NOT_SO}|没说|不要|不用|不必|别|甭|莫|不)(?:动|管|碰)?(?P<x>.+)"),
    re.compile(
        r"(?P<x>.+?)(?:的话)?(?:可以|就|都|先|也|得|要|还是?)*(?:别|不|不用|不要)(?:动|碰|管|变|改|看|催|用|发|批|撤|撤销|要|注销|销)"
        r"(?:了|吧|的|催|发|看)*"
    ),
    re.compile(
        r"(?P<x>.+?)(?:可以|就|都|先|也|得|要)*(?:照旧|留着|放着|保留|没问题|没毛病|没错|不归我们|是别人的|对的)[的了吧]*"
    ),
)
_SLIP = re.compile(
    r"(?P<x>.*?)(?:不对|(?:[写填选报弄搞看记打点说发]得?)?(?<![没不])(?:错|串|岔|反|混)(?:了?一位|行|号)?)了?[的啊呀吧]*"
)
_FIELDS = "编号|单号|账号|任务号?|对象|日期|日子|时间|问题|进度|进展|号"
_MEANT = (  # 停更那天是…, 要整改的是…, 应该是…, 我就看…, 只催…, 换成…
    re.compile(
        r"[\u4e00-\u9fff]{0,3}(?:那天|的?(?:日期|日子|时间))(?:其实|应该|给我)?(?:是|写成?|填|改成?|改到|放到|定)(?P<x>.+)"
    ),
    re.compile(r"(?P<x>[^是]{2,12}(?:那个|那条|那张|那家|号))才(?:是|对)[的吧啊呀]*"),
    re.compile(
        r"(?:我们?|这次)?(?:只|就|光|单|要|想|说|指|讲)*[\u4e00-\u9fff]{1,5}?的(?:日子|时间|号|那个)?(?:其实|应该)?是要?(?P<x>.+)"
    ),
    re.compile(rf"(?:{_FIELDS})?(?:其实|应该|而|就|算)*[是为](?![啊的呀这哦嘛吧不])(?P<x>.+)"),
    re.compile(r"(?:我们?)?(?:就|只|光|单|单单|仅|我)+(?:要|想|看|催|查|撤|批|发|签|销|注销|延|报)*(?P<x>.+)"),
    re.compile(
        rf"(?:{_FIELDS}|期限|限期|时限)?(?:给我|[帮替]我|先|就|那|直接|给)*"
        r"(?:改成|换成|改为|改到|写成?|填|算|记成?|按|(?:放宽|宽限|限期|期限|延)?到)(?P<x>.+)"
    ),
)
_TAIL = re.compile(
    r"(?:(?:这|那)(?:个|条|张|份|家|边)|的)?(?:才是|才对|一家|就够了?|就行了?|就好了?|算了)?[的吧呢啊呀哦嘛了]*$"
)
_ANOTHER = re.compile("另外|另一|别的|其他|其它")
_OF_DAY = re.compile("完成时间|办结时间|办结日期|完成日期|办好的日子")
_LONGEST = 24  # characters of a piece that names an object
_OPEN = kinds("UNKNOWN IGNORE HELP SELECT CONFIRM DIALOG_CANCEL FILL SUGGESTION")
_DOUBTED = kinds("CONFIRM DIALOG_CANCEL")
_IN_WORDS = kinds("reason text issue")
_PLAIN_HINTS = kinds("later back thanks prepare")
_NAMES = kinds("tasks task target units unit request rect filter field notice account")
_ASKING = re.compile("干[嘛啥吗]|什么|啥|怎么|多少|哪[个些家天里]|行不|能不能|可不可以")
_INTO = re.compile(
    r"(?:那|就|给我|帮我|名[字称])*(?:改成|改为|换成|更名为|改叫|就?叫)[“\"\s]*(?P<x>[^“”\"]{2,20}?)[”\"的吧呢啊]*"
)
_NUMBERED = re.compile(r"(?:zx|bg|yq|zg)-\d{4}-\d{3}", re.ASCII)
_FIELD_LENGTH = 4  # characters
_FINE = re.compile("没(?:错|问题|毛病)")
_SPAN = kinds("span soft particle self sep x deadline")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch between signs: what is denied or stays as it is, what is meant, a yes, or anything else."""

    kind: str  # yes | left | slip | meant | rest
    words: str
    plainly: bool = False


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
    return _first_meant(scene, [piece for piece in pieces if piece.kind != "rest"], read)


def elided_loosely(scene: Scene, said: Said, read: _Reads) -> Said | None:
    """What nothing else understood, or only doubtfully: whatever stretch names an object of the deed, or a value."""
    doubtful = said.intent in _DOUBTED and not said.certain and said.slots.get("hint") not in _PLAIN_HINTS
    words_only = said.intent == scene.context.guess and not said.certain and said.slots.keys() <= _IN_WORDS
    if not (said.intent == "UNKNOWN" or doubtful or words_only) or said.slots.get("hint") in _PLAIN_HINTS:
        return None
    return _first_meant(scene, _all_pieces(scene), read)


def _all_pieces(scene: Scene) -> list[_Piece]:
    asked = scene.context.asked
    if asked is None or not scene.context.guess or asked.form or _asks(scene):
        return []
    pieces = [piece for part in _SIGNS.split(scene.text.shown) if part for piece in _pieces(scene, asked, part)]
    denied = any(piece.kind == "left" and _verb(asked.intent).fullmatch(piece.words) for piece in pieces)
    return [] if denied else pieces


def _asks(scene: Scene) -> bool:
    """做完了没错 asks nothing, and 只要任务3的 makes no condition."""
    plain = as_if_unasked(scene, _FINE.sub("对", scene.text.shown))
    asking = plain.has("qmark", "question", "who", "howto") or _ASKING.search(plain.text.key) is not None
    return asking or any(plain.word(t)[0] != "只" for t in plain.all("cond"))


def _first_meant(scene: Scene, pieces: list[_Piece], read: _Reads) -> Said | None:
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


def _pieces(scene: Scene, asked: Asked, part: str) -> list[_Piece]:
    """What one stretch between signs says; two where it sets one thing against another."""
    bare = _JOINED.sub("", part)
    key = scene.lexicon.fold(bare)
    if not key or says_yes(scene, key) or is_own_verb(scene, key) or aside(key) or _of_itself(asked).fullmatch(key):
        return [_Piece("yes", key)]
    if asked.intent == "CHANGE_REQUEST" and (found := _INTO.fullmatch(bare)):
        return [_Piece("value", found["x"], plainly=True)]
    if found := next((one for pattern in _CONTRAST if (one := pattern.fullmatch(key))), None):
        return [_Piece("meant", _bare(found["meant"]), plainly=True), _Piece("left", found["left"])]
    for kind, patterns in (("slip", (_SLIP,)), ("left", _LEFT), ("meant", (*_MEANT, _by_verb(asked.intent)))):
        if found := next((one for pattern in patterns if (one := pattern.fullmatch(key))), None):
            words = _bare(found["x"]) if kind == "meant" else found["x"]
            return [
                _Piece(
                    kind,
                    words,
                    plainly=kind == "meant" and (found.re in _MEANT[:4] or _NUMBERED.search(key) is not None),
                )
            ]
    return [_Piece("rest", bare)]


def _bare(words: str) -> str:
    """佛堂镇一家, 快手那个: without what only points; 改的是X, the marks before it once more."""
    found = next((one for pattern in _MEANT[2:4] if (one := pattern.fullmatch(words))), None)
    return str(found["x"]) if found is not None else words


@lru_cache(maxsize=64)
def _of_deed(intent: str) -> str:
    return verbs_of(intent) or "看|查"


@lru_cache(maxsize=64)
def _verb(intent: str) -> re.Pattern[str]:
    """Nothing but the deed: 不延, 别发单子."""
    return re.compile(rf"(?:{_of_deed(intent)})(?:单子|任务|账号|号|整改|申请|名字|它|他们?)?(?:了|的|吧)*")


def _of_itself(asked: Asked) -> re.Pattern[str]:
    """批是批, 执行是执行了, 对是注销, 是要撤: the deed is right, it goes on with what is not."""
    return _itself(asked.intent)


@lru_cache(maxsize=64)
def _itself(intent: str) -> re.Pattern[str]:
    verb = rf"(?:{_of_deed(intent)}|整改|统计)"
    return re.compile(
        rf"(?P<v>[\u4e00-\u9fff]{{1,3}})是要?(?P=v)了?|(?:对|嗯)?(?:是|确实)(?:要)?{verb}(?:了|的|没错)?|要{verb}|是这个.{{0,3}}没错"
    )


@lru_cache(maxsize=64)
def _by_verb(intent: str) -> re.Pattern[str]:
    """撤ZX-2022-007, 发魅力苏溪: the deed's own verb and an object."""
    return re.compile(
        rf"(?:我|就|只|光|单|要|是要?|先|给我|换)*(?:{_of_deed(intent)})(?:给|到)?(?P<x>.{{1,{_LONGEST}}})"
    )


def _meant(scene: Scene, asked: Asked, words: str, left: list[str], read: _Reads) -> Said | None:
    """What a stretch means beside the guess: another deed, a value, another object."""
    if not words or len(words) > _LONGEST:
        return None
    free = as_if_unasked(scene, _TAIL.sub("", words))
    if (deed := other_deed(free, asked)) is not None:
        return deed
    value = {} if _listed(scene, asked, words) else _value(scene, free, asked, read)
    if value:
        return Said("FILL", value)
    alone = read(free)
    if alone is not None and alone.certain and alone.intent not in READ_ONLY | _OPEN | {asked.intent}:
        return None  # 把ZX-2022-010退回去: a deed of its own
    said = None if _listed(scene, asked, words) else object_of(free, asked.intent)
    for one in dict.fromkeys((_TAIL.sub("", words), words)):
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
    if asked.intent == "RECTIFY_ISSUE" and len(spans := free.all("span")) == 1 and free.only(_SPAN):
        return (
            {"due": after(scene.today.day, spans[0].value, scene).isoformat()}
            if isinstance(spans[0].value, Span)
            else {}
        )
    if asked.intent == "EXECUTION_REPORT" and (step := read(free)) is not None and step.intent == asked.intent:
        return {name: step.slots[name] for name in ("stage", "date") if step.slots.get(name)}
    days, slots = free.dated(), Slots()
    if asked.intent == "TASK_DONE" and len(days) == 1 and _OF_DAY.search(scene.text.key):
        put_day(slots, "done_on", free.day(days[0]))
        return given(done_on=slots.get("done_on"))
    return {} if free.has("request", "task", "nth") else told_of_form(free, asked)


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
    return bool(value.accounts) if isinstance(value, Target) else value not in _ANYBODY


def _in_full(scene: Scene, asked: Asked, words: str) -> str:
    """017 is an application of the kind and year that the guess names; 7号, of an account, its number in the list."""
    key = scene.lexicon.fold(words)
    if asked.intent in _OF_REQUEST and (number := _SHORT_NUMBER.fullmatch(key)):
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
