"""没有要催人的意思, 谁说要注销, 甭记，我就随口一说: what we guessed was never meant, and the question ends."""

import re

from bot.language.answers.giving_up import says_yes
from bot.language.answers.own_verb import is_own_verb
from bot.language.answers.parts import parts_of
from bot.language.intents import REPORTS
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene

_END = r"[了的吧啊呀哦呢哈嘛]*"
_NEVER_MEANT = re.compile(
    r"(?:我|我们)?(?:可|并|从来|根本|压根)*(?:"
    r"没有?(?:说|想|打算|要|让你|叫你|准备|必要|有)?(?:过|要|去)?[\u4e00-\u9fff]{0,6}(?:的意思|的打算|的想法)|"
    r"没(?!想到|准备好|说[清完过])(?:说|想|打算|让你|叫你|准备|必要)(?:过|要|去)?[\u4e00-\u9fff]{1,6}?|没要[\u4e00-\u9fff]{1,6}?|"
    r"谁(?:说|让你|叫你|要|想)(?:要|去|我要)?[\u4e00-\u9fff]{1,6}?了|哪(?:里|儿)?有?(?:要|说|说要)[\u4e00-\u9fff]{1,6}?|"
    r"(?P<verb>[\u4e00-\u9fff])什么(?P=verb))" + _END
)
_NOT_SERIOUS = re.compile(
    r"(?:我)?(?:就|只|只是|不过|也就|就是|刚才)*(?:是)?(?:随口|随便|顺口|顺嘴)(?:一?(?:说|问|提)(?:一下|一句)?|(?:说|问)(?:说|问|的)?)|"
    r"(?:我)?(?:就|只是|就是)(?:问问|说说|看看而已|打个比方)|(?:我)?(?:就|是|刚才)*(?:瞎|乱|胡)(?:说|讲|写|点|填)的|(?:说着?玩|开(?:个)?玩笑|逗你|闹着玩)|(?:你)?(?:别|不要|莫|甭)(?:当真|乱\w{1,2}|瞎\w{1,2})"
)
_MISTAKEN = re.compile(  # 我说的不是这个意思, 误会了, 你会错意了: of what we took the words for
    r"(?:哎呀?|不|不是的?|不对|啊|哦|你们?|您|系统|机器人?|这|是|又|可能|好像|好|我们?|咱们?)*(?:"
    r"(?:说的?|讲的?|问的|意思|的|可|真|也|并|压根|根本|,)*不是(?:说)?(?:[这那]个?|这么个|这样的?)(?:意思|事儿?|回事)|"
    r"(?:理解|领会|会|听|看|搞|弄|想|猜)(?:错|岔|拧)了?(?:我|我们)?(?:的|说的)?(?:意思|意|话)?|(?:误会|误解)(?:了|我)*(?:我?的?意思)?)"
    r"(?:了|的|啊|呀|哦|吧|呢|哈|大哥|大姐|师傅|亲|老师|朋友|同志)*"
)
_SLIPPED = re.compile(  # 点错了，不好意思: the guess, for nothing has been done yet
    r"(?:不好意思|抱歉|对不起|哎呀?|啊|哦|我|刚才|是|手滑了?|手误了?|[点按发打选摁](?:错|岔)(?:人|地方|群|键)?了?|了|哈|啊|呀)+"
)
_FAR = re.compile(  # 早着呢, 哪能办结, 办结哪有这么快: of a report that was guessed
    r"(?:还|这|那|离|办结|完成|办完)*(?:[早远差](?:得?[早远]|着)(?:着|了)?呢?|早(?:着)?呢?|没影(?:的事|呢)?|八字(?:还|都)?没(?:有)?一撇|没那么快)[啊呀呢哦]*|"
    r"(?:办结|完成|办完|做完|弄完)?(?:哪|怎么|咋)(?:里|儿)?(?:可能|会|能|有)(?:这么|那么)?(?:(?![没不未])[\u4e00-\u9fff]){1,5}?"
    + _END
)
_NO_WORDS = re.compile(r"不(?:错|过|用管|知道?|清楚|确定|懂|急|是|对|然|如|一定|会|好意思|太)|别[的人急]")
_AGAIN = re.compile(r"(?P<one>(?:使不得|要不得|不[\u4e00-\u9fff]|别[\u4e00-\u9fff]|莫[\u4e00-\u9fff]))(?P=one)+")
_LONGEST = 14  # characters of what ends the matter


def disowned(scene: Scene) -> Said | None:
    """A guess that the person says was never meant; what is wanted instead has been looked for before."""
    asked = scene.context.question
    guess = asked is not None and asked.kind == "confirm" and bool(asked.intent) and not asked.form
    parts = parts_of(scene)
    if not guess or not parts or scene.has("qmark", "date", "task", "request", "rect"):
        return None
    never = any(len(part) <= _LONGEST and _NEVER_MEANT.fullmatch(part) for part in parts)
    never = never or (scene.context.guess in REPORTS and _FAR.fullmatch(parts[0]) is not None)
    light = any(_NOT_SERIOUS.match(part) is not None for part in parts)
    again = _AGAIN.fullmatch(parts[0]) is not None and not _NO_WORDS.match(parts[0])
    agreed = any(is_own_verb(scene, part) or says_yes(scene, part) for part in parts)  # 报吧，没想到这么快
    if agreed or (again and asks(scene.tokens, scene)):
        return None
    return Said("DIALOG_CANCEL") if never or light or again else None


def misunderstood(scene: Scene) -> Said | None:
    """不是的，我就随便问问; 我说的不是这个意思: nothing but that, with which no other wish is looked for."""
    asked = scene.context.question
    if asked is None or asked.kind != "confirm" or asked.form:
        return None
    parts = parts_of(scene)
    if sum(map(len, parts)) > _LONGEST_SLIP:
        return None
    told = [_MISTAKEN.fullmatch(part) or _LIGHTLY.fullmatch(part) for part in parts]
    whole = all(one or _NO_BESIDE.fullmatch(part) for one, part in zip(told, parts, strict=True))
    slipped = _SLIPPED.fullmatch("".join(parts)) is not None and any(_SLIP.search(part) for part in parts)
    slipped = slipped and not asked.intent.endswith(("WITHDRAW", "RECALL", "REVOKE"))  # there it may be why
    return Said("DIALOG_CANCEL") if slipped or (any(told) and whole) else None


_LONGEST_SLIP = 40  # characters of all that is said
_SLIP = re.compile("错|岔|手[滑误]")


_NO_BESIDE = re.compile(r"(?:不是?的?|不对|错了?|哎呀?|啊|哦|呃|no)+[啊呀哦]*")
_LIGHTLY = re.compile(rf"(?:{_NO_BESIDE.pattern})?(?:{_NOT_SERIOUS.pattern}){_END}")
