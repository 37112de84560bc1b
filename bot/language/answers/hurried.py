"""对，再不催就来不及了; 是，越快越好: a yes, and beside it nothing but that it is high time."""

import re

from bot.language.answers.giving_up import aside, says_yes
from bot.language.answers.own_verb import is_own_verb, verbs_of
from bot.language.answers.parts import as_if_unasked, parts_of
from bot.language.patterns import kinds
from bot.language.scene import Said, Scene

_NAMING = kinds("task nth request rect mobile accountid latin qmark question account name unit platform")
_ANY = "弄|办|动|管|搞|抓|走"
_ILL = (
    r"(?:就|要|可|会|真|都|得|怕|又|该|月底|到时候?|肯定|恐怕|我们?|他们?|领导|单位)*"
    r"(?:来不及|赶不上|不行|晚|迟|误事|耽误|耽搁|超期|逾期|过期|挨批|挨骂|被批|通报|被通报|出事|麻烦|完蛋|要命|骂人|催)(?:了|的|啦|啊|呀)*"
)
_SOON = r"(?:(?:越快|越早)越好|尽快|尽早|赶紧|抓紧)(?:吧|了|的|啦|啊|呀|点)*"
_LATE = (
    r"(?:真|实在|可|都|已经|确实)*(?:(?:不能|不可|别)再(?:拖|等|耽搁|耽误)|[拖等]不得|[拖等]不起|耽误不起|耽搁不得|来不及|时间太?紧|"
    r"火烧眉毛|急得?很|很急|挺急的?|着急|(?:他们?|这事)?拖(?:得|了)?(?:太|很|好|够)(?:久|长))(?:吧|了|的|啦|啊|呀|点)*"
)
_SOON_ILL = r"(?:就|要|会|快)+(?:来不及|超期|逾期|过期|误事|挨批|被通报)了[的啊呀]*"
_DUE = re.compile(  # 都月底了, 这都八月了, 眼看就到期了: how late it is, and no day of anything
    r"(?:这|现在|今天|眼看|眼瞅着|马上|可|又|就)*(?:都|已经|眼看|马上|快)(?:快|要|到|是|就|拖到)*"
    r"(?:月底|月末|年底|年关|季末|周末|下班|(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:月份?|[号日])(?:\d{1,2}[号日])?|周[一二三四五]|到期|截止)了[啊呀呢哦]*"
)
_REPORTS = kinds(
    "TASK_DONE TASK_PROGRESS TASK_ADD EXECUTION_REPORT RECTIFY_FEEDBACK"
)  # 来不及了, 尽快 are no yes to 办好了


def hurried(scene: Scene) -> Said | None:
    """Every part agrees or says that it hurries, with no verb but the deed's own; one agrees."""
    asked = scene.context.question
    if asked is None or asked.kind != "confirm" or asked.form or not _HURRY.search(scene.text.key):
        return None
    parts = parts_of(scene)
    due = [_DUE.fullmatch(part) is not None for part in parts]
    rest = as_if_unasked(scene, "，".join(part for one, part in zip(due, parts, strict=True) if not one))
    if rest.has(*_NAMING, "date") or len(parts) == 1:
        return None
    own = f"{verbs_of(asked.about) or '$'}|{_ANY}"
    told = "(?!)" if asked.about in _REPORTS else rf"{_SOON}|{_LATE}|{_SOON_ILL}"
    why = re.compile(rf"(?:要是|如果|要)?(?:再不(?:{own})?|不(?:{own}|然))(?:的话|了)?{_ILL}|{told}")
    late = [one or why.fullmatch(part) is not None for one, part in zip(due, parts, strict=True)]
    yes = [says_yes(scene, part) or is_own_verb(scene, part) for part in parts]
    all_said = all(one or two or aside(part) for one, two, part in zip(late, yes, parts, strict=True))
    return Said("CONFIRM") if any(late) and any(yes) and all_said else None


_HURRY = re.compile("再不|不然|不[得起能]|的话|来不及|越[快早]越|[尽赶]|急|拖|紧|火烧|晚|迟|(?:都|快|眼看|马上).+了")
