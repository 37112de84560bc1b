"""What is said to “which one” and chooses none: what the difference is, which to take, several at once, another one."""

import re
from collections.abc import Mapping

from bot.language.answers.undecided import UNSURE
from bot.language.context import OVERSEERS
from bot.language.patterns import kinds
from bot.language.refs import plainest, units_said
from bot.language.scene import Said, Scene
from bot.language.targets import target
from bot.language.tokens import Token

DIFFER, PICK, ONE_ONLY, NOT_AMONG, LEFT_OUT = "differ", "pick", "one_only", "not_among", "left_out"
HINTS = frozenset({DIFFER, PICK, ONE_ONLY, NOT_AMONG, LEFT_OUT})
_SIGNS = ",。!?~… "
_Options = tuple[Mapping[str, object], ...]
_DIFFERENCE = re.compile(
    r"(?:什么|啥|哪里|哪儿|有何|怎么|咋)(?:不一样|不同|区别|差别|分别|区分|分|两样)|(?:区别|差别|不同)(?:在哪|是什么|是啥|呢)|"
    r"哪一?[个条项家](?:是|粉丝|最|没|还|更|在|先|账号)[^,，。]{1,10}$|有(?:区别|差别)(?:吗|么|没)|(?:分别|各)是(?:什么|啥|哪|干)|都是(?:些)?(?:什么|啥|干[嘛什啥])|"
    r"(?:为什么|为啥|咋|怎么|干嘛)(?:会|还|就)?(?:[\u4e00-\u9fff]{0,6})(?:有|出来|列)了?(?:两|俩|几|好几|这么多|多|[三四五六七八])个?"
)
_EITHER = re.compile(
    r"(?:(?:选|哪天|哪|随便|随你|哪一?个|哪一?项|哪条|任选|挑|你|您|你们|你看着|市府办|帮我|给我|替我|来|一个|都|就)*"
    r"(?:都行|都可以|都成|均可|都好|随便|随意|随你们?|无所谓|任意|看着办|看着选|做主|你定|您定|帮我[选定挑]|替我[选定挑]|给我[选定挑]|都一样|没区别))"
    r"(?:一个|哪个|哪天|选|填|写|都行|吧|啦|了|呗|的|啊|呀|就行|就好)*"
)
_HOW = re.compile(
    r"(?:我|们|真|也|还)*(?:不知道|不会|不清楚|不懂|不晓得)(?:该|要|怎么|咋|如何|样)*(?:填|写|报|弄|选|说)(?:才好|好)?[的了啊呀呢]*"
)
_UNSURE = re.compile(
    rf"(?:{UNSURE})(?:了|要|该|应该|得|是|怎么)*"
    r"(?:选|挑|填|办|说的?|指的?|算|回|关|停)*(?:是|哪|什么|第几|怎么)?(?:个|一个|项|一项|家|条|选|回)?[的了啊呀呢]*$|"
    r"(?:该|应该|要|得)?(?:选|挑|办|关|停)(?:哪一?[个项家条]|第几个)(?:好|合适|对|呢|啊|呀|才对|才好)*$"
)
_SEVERAL = re.compile(
    r"(?:[两俩三四五六七八九几]个?|全|全部|都|统统|一起|一块)(?:个|家|项|条)*(?:账号|号)?(?:都|全)(?:要|选|办|停|关|注销|销|延|撤|改|弄|是)|"
    r"(?:都|全|全部|一起|一块)(?:要|选|办|停|关|注销|销|延|撤|弄)[了吧的掉呗]*$|^[前后][两俩二三四五]个|"
    r"(?:其余|其他|其它|别的|剩下)的?(?:都|全)"
)
_MISSING = re.compile(
    "(?:没有|没看[到见]|找不[到着]|没列出?)(?:我|要|想)[要选找说办]?的|(?:不在|没在)(?:里面|里头|上面|这里|这几个|列表|名单)|一个都不是"
)
_LISTED_TWO = re.compile(
    r"(?:选|要|就|是|我)*第?(?:\d{1,2}|[一二三四五六七八九十])(?:个|号|项)?(?:[和跟与、,，及/]|还有)+第?(?:\d{1,2}|[一二三四五六七八九十])(?:个|号|项)?[吧都的要选停关注销]*"
)
_FRAME = re.compile(  # all that may stand around the one that is meant: 我说的是…呀, 怎么没有…, 不是这几个，是…
    r"(?:[\s,，。!！?？、~呀啊呢吧嘛的了呗诶哎]|我们?|咱们?|你们?|说|讲|指|是|要|想|选|找|办|弄|停|关|注销|这|那|上面|里面?|里头|列表|几|个|些|都|"
    r"不|没|看到|看见|找到|找着|列|出来|怎么|为什么|为啥|咋|账号|号|应该|才对|其实|明明|在|哪|错|漏|还有|有|单位|局|镇|街道|任务|项)*"
)
_DENIED = re.compile(r"(?:不是|不要|并非|别|除了|除)$")
_ACCOUNT = kinds("account name platform unit accountno")
_NAMING = {"account": _ACCOUNT, "unit": kinds("unit name"), "task": kinds("task nth")}


def beside_choice(scene: Scene, options: _Options) -> Said | None:
    """Whatever none of the choices is meant by; each of these leaves the question open, or asks whether it is meant."""
    key = scene.text.key.strip(_SIGNS)
    if _DIFFERENCE.search(key):
        return Said("HELP", {"hint": DIFFER})
    if leaves_to_us(scene) or _UNSURE.search(key):
        return Said("UNKNOWN", {"hint": PICK})
    if _MISSING.search(key) and not scene.has(*_ACCOUNT, "task"):
        return Said("UNKNOWN", {"hint": NOT_AMONG})  # 没有我要的那个
    kind = _kind(options)
    if _SEVERAL.search(key) and (kind == "account" or (kind == "task" and scene.context.about == "EXTENSION_REQUEST")):
        return Said("UNKNOWN", {"hint": ONE_ONLY})
    return _another(scene, kind, options) if kind else None


def leaves_to_us(scene: Scene) -> bool:
    """随便, 都行, 你看着办: to a question that nobody here can answer for him."""
    key = scene.text.key.strip(_SIGNS)
    return _EITHER.fullmatch(key) is not None or _HOW.fullmatch(key) is not None


def settled(said: Said) -> bool:
    """Refused, or named with its label: one that was not listed, several, or plainly said; no example tells more."""
    return "deny" in said.slots or "label" in said.slots or said.slots.get("hint") in HINTS


def several_at_once(scene: Scene, options: _Options) -> Said | None:
    """3和4, 第一个、第三个: of accounts one is begun after the other, of tasks each is reported by itself."""
    both = _kind(options) in {"account", "task"} and _LISTED_TWO.fullmatch(scene.text.key.strip(_SIGNS))
    return Said("UNKNOWN", {"hint": ONE_ONLY}) if both else None


def _kind(options: _Options) -> str:
    return next((name for name in _NAMING if options and all(name in one for one in options)), "")


def stands(scene: Scene, token: Token, option: Mapping[str, object]) -> bool:
    """Whether a word stands in the label of a choice, a platform by whatever name."""
    label = scene.lexicon.fold(str(option.get("label", "")))
    if token.kind == "platform":
        parts = scene.lexicon.vocabulary.platforms[str(token.value)]
        return scene.word(token) in label or any(part in label for part in parts)
    if token.value is not None and token.value in option.values():
        return True
    return scene.word(token) in label


def _another(scene: Scene, kind: str, options: _Options) -> Said | None:
    """我说的是抖音号呀, 怎么没有抖音: one that is not among them, and nothing else is said."""
    naming = scene.all(*_NAMING[kind])
    rest = "".join(scene.word(token) for token in scene.tokens if token not in naming)
    if not naming or not _FRAME.fullmatch(rest) or _DENIED.search(scene.text.key[: naming[0].start]):
        return None
    if kind == "account" and any(stands(scene, token, one) for token in naming for one in options):
        return None
    meant = {"account": _account, "task": _task, "unit": _unit}[kind](scene, naming, options)
    return Said("SELECT", {**_shared(options, kind), **meant}, certain=False) if meant else _none(kind, naming)


def _none(kind: str, naming: list[Token]) -> Said | None:
    return Said("UNKNOWN", {"hint": NOT_AMONG}) if kind == "account" and naming else None


def _shared(options: _Options, kind: str) -> dict[str, object]:
    """What all choices have in common, and is of whichever is meant: the notice."""
    first = options[0]
    alike = {name: value for name, value in first.items() if all(one.get(name) == value for one in options)}
    return {name: value for name, value in alike.items() if name not in {kind, "label"}}


def _account(scene: Scene, naming: list[Token], options: _Options) -> dict[str, object]:
    found = target(scene, naming)
    listed, plan = {one["account"] for one in options}, options[0].get("plan")
    accounts = (scene.lexicon.account[key] for key in found.accounts)
    office = scene.context.has(OVERSEERS)
    others = [one for one in accounts if one.number not in listed and (office or one.unit in scene.context.units)]
    others = [one for one in others if plan in {None, one.plan}]
    if len(others) != 1:
        return {}
    one = others[0]
    return {"account": one.number, "label": f"{one.name}（{one.platform}）"}


def _task(scene: Scene, _: list[Token], options: _Options) -> dict[str, object]:
    refs = plainest(scene)
    number = refs.numbers[0] if refs is not None and len(refs.numbers) == 1 else 0
    listed = {one["task"] for one in options}
    known = number not in listed and scene.lexicon.tasks_numbered(number)
    return {"task": number, "label": f"任务{number}"} if known else {}


def _unit(scene: Scene, _: list[Token], options: _Options) -> dict[str, object]:
    codes = units_said(scene)
    listed = {one["unit"] for one in options}
    if len(codes) != 1 or codes[0] in listed:
        return {}
    return {"unit": codes[0], "label": scene.lexicon.unit[codes[0]].short}
