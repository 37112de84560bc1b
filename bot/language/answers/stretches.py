"""An answer beside a guess in its stretches: a yes, what is denied or stays as it is, a slip, what is meant.

任务1别碰，撤任务10那条; 批是批，单号搞错了，应该是018; 停的日子是12号不是15号.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.language.answers.giving_up import aside, says_yes
from bot.language.answers.own_verb import is_own_verb, verbs_of
from bot.language.context import Asked
from bot.language.intents import OF_REQUEST, REPORTS
from bot.language.scene import Scene

_SIGNS = re.compile(r"[\s,，。;；!！~～…]+")
_JOINED = re.compile(
    r"^(?:不过|只不过|但是?|只是|可(?!以)是?|而且|其实|另外|那|哎呀?|诶|嗯+|哦|啊|现在|目前|已经|都)+(?=.)"
)
_NOT_SO = r"(?:并|又|可)?不是"
_CONTRAST = (
    re.compile(rf"{_NOT_SO}(?P<left>.{{1,14}}?)(?:而)?是(?P<meant>.{{1,14}})"),  # 不是三号任务是十号任务
    re.compile(
        rf"(?:是)?(?P<meant>.{{1,16}}?){_NOT_SO}(?!我们|我的|本[单局镇街])(?P<left>.{{1,14}})"
    ),  # 停的日子是12号不是15号
)
_LEFT = (  # 不是公众号, 不要全市的, 任务1别碰, 名称不动, 美丽义亭没问题的
    re.compile(rf"(?:也|我|先|就|你)*(?:{_NOT_SO}|没说|不要|不用|不必|别|甭|莫|不)(?:动|管|碰)?(?P<x>.+)"),
    re.compile(
        r"(?P<x>.+?)(?:的话)?(?:可以|就|都|先|也|得|要|还是?)*(?:别|不|不用|不要)(?:动|碰|管|变|改|看|催|用|发|批|撤|撤销|要|注销|销)"
        r"(?:了|吧|的|催|发|看)*"
    ),
    re.compile(
        r"(?P<x>.+?)(?:可以|就|都|先|也|得|要)*(?:照旧|留着|留下|放着|保留|(?:还|继续|天天|一直)+(?:要|在|得)?(?:用|更新|更|发)着?|没问题|没毛病|没错|不归我们|是别人的|对的|不是(?:我们?|本)(?:这边|单位|局|镇|街道|中心)?|(?:跟|和|与)我们?(?:没关系|无关))[的了吧管]*"
    ),
    re.compile(r"(?:先|就|得)*(?:留着|留下|保留)(?P<x>.+)"),
    re.compile(r"(?:你|您|系统|刚才|是)*(?:记|写|看|弄|报|搞|听|填|选)成了?(?P<x>.+?)了?"),  # 你记成1了
    re.compile(
        r"(?P<x>(?:任务|第)?[\d一二三四五六七八九十]{1,3}[号项]?)(?:还|就|可)?没有?(?:做|弄|办|完|好)*[呢了的啊]*"
    ),  # 1没有
)
_STAYS = _LEFT[2]
_SLIP = re.compile(
    r"(?P<x>.*?)(?:不对|(?:[写填选报弄搞看记打点说发]得?)?(?<![没不])(?:错|串|岔|反|混)(?:了?一位|行|号)?)了?[的啊呀吧啦]*"
)
_FIELDS = "编号|单号|账号|任务号?|对象|日期|日子|时间|问题|进度|进展|号"
_MEANT = (  # 整改期限8月30日, 停更那天是…, 要整改的是…, 应该是…, 我就看…, 只催…, 换成…
    re.compile(
        r"(?:(?:整改)?(?:期限|限期|时限)[到是为给]?|(?:就|只|先|再)*(?:给|宽限|限)(?:他们?|对方|它|单位)?)(?P<x>[^到是为给改放宽]{1,10}(?:[日号天]|周[一二三四五]|工作日)(?:之?前)?)"
    ),
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
_INTO = re.compile(
    r"(?:那|就|给我|帮我|名[字称])*(?:改成|改为|换成|更名为|改叫|就?叫)[“\"\s]*(?P<x>[^“”\"]{2,20}?)[”\"的吧呢啊]*"
)
_REPORTED = re.compile(  # 10做完了
    r"(?P<x>(?:任务|第)?[\d一二三四五六七八九十]{1,3}[号项]?)(?:是|都|已经?|早就?|确实)*(?:办|做|弄|搞|完成)(?:完|好|成|结)?了[的啊呀吧]*"
)
_NUMBERED = re.compile(r"(?:zx|bg|yq|zg)-\d{4}-\d{3}", re.ASCII)
_ENDS = frozenset({"CANCEL_REQUEST", "REQUEST_WITHDRAW", "TASK_WITHDRAW"})
LONGEST = 24  # characters of a stretch that names an object
_MOST = 40  # of one that is looked into


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch between signs: what is denied or stays as it is, what is meant, a yes, or anything else."""

    kind: str  # yes | left | slip | meant | value | rest
    words: str
    plainly: bool = False


def stretches(scene: Scene, asked: Asked) -> list[Piece]:
    """The whole message, stretch by stretch."""
    return [piece for part in _SIGNS.split(scene.text.shown) if part for piece in _pieces(scene, asked, part)]


def _pieces(scene: Scene, asked: Asked, part: str) -> list[Piece]:
    """What one stretch between signs says; two where it sets one thing against another."""
    bare = _JOINED.sub("", part)
    key = scene.lexicon.fold(bare)
    if len(key) > _MOST:
        return [Piece("rest", bare)]
    if not key or _agrees(scene, asked, key):
        return [Piece("yes", key)]
    if (piece := _told(asked, bare, key)) is not None:
        return [piece]
    if found := next((one for pattern in _CONTRAST if (one := pattern.fullmatch(key))), None):
        return [Piece("meant", _bare(found["meant"]), plainly=True), Piece("left", found["left"])]
    for kind, patterns in (("slip", (_SLIP,)), ("left", _LEFT), ("meant", (*_MEANT, *_by_verb(asked.intent)))):
        if found := next((one for pattern in patterns if (one := pattern.fullmatch(key))), None):
            words = _bare(found["x"]) if kind == "meant" else found["x"]
            pointed = kind == "meant" and (found.re in _MEANT[:5] or _NUMBERED.search(key) is not None)
            pointed = pointed or (kind == "meant" and _alone_meant(asked, key, words))
            return [Piece(kind, words, plainly=pointed)]
    return [Piece("rest", bare)]


def _told(asked: Asked, bare: str, key: str) -> Piece | None:
    """10做完了 of a report, 改叫义乌平安 of a change."""
    if asked.intent in REPORTS and (found := _REPORTED.fullmatch(key)):
        return Piece("meant", found["x"])
    found = _INTO.fullmatch(bare) if asked.intent == "CHANGE_REQUEST" else None
    return Piece("value", found["x"], plainly=True) if found else None


def _agrees(scene: Scene, asked: Asked, key: str) -> bool:
    """好, 撤吧; or what says that the deed is right."""
    return says_yes(scene, key) or is_own_verb(scene, key) or aside(key) or deed_is_right(asked, key)


def deed_is_right(asked: Asked, part: str) -> bool:
    """批是批; 变更没错: the deed is right as it is."""
    right = _STAYS.fullmatch(part)
    bare = right is not None and bare_deed(asked.intent).fullmatch(right["x"]) is not None
    return bare or _of_itself(asked).fullmatch(part) is not None


def _alone_meant(asked: Asked, key: str, words: str) -> bool:
    """打开017 of an application, 只签任务1: this one and no other."""
    short = asked.intent in OF_REQUEST and _SHORT_NUMBER.fullmatch(words) is not None
    return short or (asked.intent in _OF_NUMBER and _ONLY.match(key) is not None and _TASK.fullmatch(words) is not None)


_OF_NUMBER = frozenset({"SIGN_RECEIPT", "TASK_DONE", "TASK_PROGRESS", "TASK_WITHDRAW", "EXTENSION_REQUEST"})
_SHORT_NUMBER = re.compile(r"0\d{2}号?(?:申请|单)?", re.ASCII)
_ONLY = re.compile("(?:我们?|先|那|就)*(?:只|光|单|仅)")
_TASK = re.compile(r"(?:任务|第)[\d一二三四五六七八九十]{1,3}[项号]?")


def _bare(words: str) -> str:
    """佛堂镇一家, 快手那个: without what only points; 改的是X, the marks before it once more."""
    found = next((one for pattern in _MEANT[3:5] if (one := pattern.fullmatch(words))), None)
    return str(found["x"]) if found is not None else words


@lru_cache(maxsize=64)
def _of_deed(intent: str) -> str:
    return verbs_of(intent) or "看|查"


@lru_cache(maxsize=64)
def bare_deed(intent: str) -> re.Pattern[str]:
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
def _by_verb(intent: str) -> tuple[re.Pattern[str], ...]:
    """撤ZX-2022-007, 发魅力苏溪, 服务号注销: the deed's own verb and an object."""
    verb = f"(?:{_of_deed(intent)})"
    ahead = re.compile(rf"(?:我|就|只|光|单|要|是要?|先|给我|换)*{verb}(?:给|到)?(?P<x>.{{1,{LONGEST}}})")
    return (ahead, re.compile(rf"(?P<x>.{{2,{LONGEST}}}?)(?:才|要)*{verb}[了吧掉]*")) if intent in _ENDS else (ahead,)
