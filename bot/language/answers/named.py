"""Answers that name what we asked for: an application, a task, a unit, an account, a person, what becomes of it."""

import re

from bot.language.answers.beside_choice import leaves_to_us
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import task_refs, units_said
from bot.language.rules.asking import asks
from bot.language.rules.disposal import choice_said
from bot.language.rules.from_to import one_or_both
from bot.language.rules.requests import number_of
from bot.language.scene import LEAD, Said, Scene, Slots, given
from bot.language.targets import Target, target
from bot.language.tokens import Token

_LIGHT = WEIGHTLESS | kinds("want plan tasknoun accountnoun")
_SHAPES = {
    "request": kinds("request"),
    "task": kinds("task nth number weak ordinal"),
    "unit": kinds("unit name"),
    "to_unit": kinds("unit name"),
    "account": kinds("account name unit accountno platform number nth weak date"),
    "choice": kinds("keepaccount mergeaccount cancel agree disposition"),
}
_LISTED = re.compile(r"第?(\d{1,3})号?(?:账号|账户)?", re.ASCII)
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,8}(?:[(（]样例[)）])?")
_LED = re.compile(r"^(?:就|分管的|我们的?|是|由|让|请|给|叫|交给|委托给?|换成|改成)+|(?:吧|来|代签|办|负责)+$")
_DAYS_ALONE = WEIGHTLESS | kinds("date to want")
_BESIDE_NAME = kinds("date to mobile sep span sign")

_MARKS = kinds("电话 手机 手机号 号码 联系电话 联系方式 起 止 开始 结束 为止")  # 8月1日起，8月5日止
_NO_NAME = kinds("not cannot unfinished wait question who qmark future done cond third undecided cancel past")


def named_answer(scene: Scene) -> Said | None:
    """The thing asked for, said with nothing else; behind an application's number its reason may stand."""
    asked = scene.context.asked
    if asked is None or asked.kind != "ask" or not scene.tokens or asks(scene.tokens, scene) or leaves_to_us(scene):
        return None
    if "delegate" in asked.fields and _HIMSELF.fullmatch(scene.text.key.strip("。!~ ")):
        return Said("DIALOG_CANCEL")
    for field in asked.fields:
        if field in _SHAPES and scene.only(_LIGHT | _SHAPES[field]) and (slots := _thing(scene, field)):
            return Said("FILL", slots)
        if field in {"name", "delegate"} and (slots := _person(scene, field)):
            return Said("FILL", slots)
        if field == "delegate" and scene.only(_DAYS_ALONE) and (slots := given(**one_or_both(scene))):
            return Said("FILL", slots)  # 6月10号到12号; for whom is asked once more
    return _with_reason(scene) if "request" in asked.fields else None


_HIMSELF = re.compile(  # 还是我自己签算了
    r"(?:算了|还是|不用了?|不委托了|就|那)*[,， ]*(?:(?:我|本人)(?:自己|亲自)?|自己|亲自)(?:来|去|就)?"
    r"(?:签|批|处理|办|看)?(?:就行|就好|算了|吧|了)*|不(?:用?委托|托)了"
)


def _thing(scene: Scene, field: str) -> Slots:
    refs = next(iter(task_refs(scene)), None)
    units = units_said(scene)
    match field:
        case "request":
            return given(request=number_of(scene))
        case "task":
            return {"tasks": refs.numbers} if refs and len(refs.numbers) == 1 else {}
        case "unit" | "to_unit":
            return {field: units[0]} if len(units) == 1 else {}
        case "choice":
            return given(choice=choice_said(scene))
    if numbered := _LISTED.fullmatch(scene.text.key):
        keys = tuple(a.key for a in scene.lexicon.accounts if a.number == int(numbered[1]))
        return {"target": Target(keys, phrase=scene.text.shown)} if keys else {}
    found = target(scene, [token for token in scene.tokens if token.kind in _SHAPES["account"]])
    return {"target": found} if found.accounts and found.sure else {}


def _with_reason(scene: Scene) -> Said | None:
    """ZX-2022-003 重复申请."""
    first = scene.tokens[0]
    text = scene.behind(first) if first.kind == "request" else ""
    plain = scene.sentence.kinds <= _LIGHT | kinds("request x apply reasonword")
    return Said("FILL", given(request=first.value, reason=text)) if text and plain else None


def _person(scene: Scene, field: str) -> Slots:
    """王小明，到8月10日: a name, and beside it the mobile or the days."""
    run = list[Token]()
    for token in scene.tokens:
        if token.kind in _BESIDE_NAME:
            if run:
                break
        else:
            run.append(token)
    name = _LED.sub("", scene.said(run).strip(LEAD))
    others = [t for t in scene.tokens if t not in run and t.kind not in _BESIDE_NAME and scene.word(t) not in _MARKS]
    if others or any(t.kind in _NO_NAME for t in run) or not _PERSON.fullmatch(name) or not _may_be(scene, name):
        return {}
    slots: Slots = {field: name}
    if mobile := scene.first("mobile"):
        slots["mobile"] = re.sub(r"\D", "", scene.word(mobile))
    return slots | (given(**one_or_both(scene)) if field == "delegate" else {})


def _may_be(scene: Scene, name: str) -> bool:
    """No word of ours, no name of the plan, no word that ends the matter."""
    key = scene.lexicon.fold(name)
    vocabulary = scene.lexicon.vocabulary
    said = frozenset[str]().union(*vocabulary.phrases.values())
    return key not in vocabulary.words and key not in scene.lexicon.names and key not in said
