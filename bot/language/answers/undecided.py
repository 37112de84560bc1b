"""好像是，又好像不是; 我不确定; 是的王主任，材料我放您桌上了: neither a yes nor a no, though it has their words."""

import re

from bot.language.answers.giving_up import aside, says_yes
from bot.language.answers.own_verb import is_own_verb
from bot.language.answers.parts import parts_of
from bot.language.patterns import kinds
from bot.language.personal import SURNAMES
from bot.language.scene import Said, Scene

UNSURE = (
    "不知道|不清楚|不晓得|搞不清|分不清|弄不清|拿不准|拿不定|吃不准|说不准|说不好|说不清|不好说|不确定|"
    "不太?懂|不会|没把握|忘了|不记得"
)
_MAYBE = r"(?:好像|似乎|可能|也许|大概|应该|感觉|看着)*"
_WHO = (
    r"(?:我|我们|自己|这个?|那个?|也|还|都|真|真的|现在|暂时|一时|有点|不太|不大|太|倒|(?:嗯|呃|额|啊|哦)[,，。… ]*)*"
)
_BOTH = re.compile(
    rf"{_WHO}{_MAYBE}(?:说)?(?P<is>是|对|算|要|行|能)(?:吧|的)*[,，。… ]*"
    rf"(?:但|可|却|也|又|好像|似乎)+{_MAYBE}(?:不太|不完全|不)(?P=is)"
    rf"[的了吧啊呀呢]*|{_WHO}{_MAYBE}也(?P<too>是|对|算|行)[,，。 ]*{_MAYBE}也?不(?P=too)[的了吧啊呀呢]*"
)
_NOT_SURE = re.compile(
    rf"{_WHO}{_MAYBE}(?:{UNSURE})(?:了|要|该|应该|得)*(?:是不是|对不对|算不算|行不行|要不要|能不能|怎么[选填弄办说]?)?(?:这样|这个|这么回事)?[的了吧啊呀呢哎]*"
)
_RATHER_NO = re.compile(  # 好像不太对吧 is no 对吧
    rf"(?:哎|诶|嗯|呃|这|那)*{_WHO}{_MAYBE}(?:不太|不大|不怎么|有点儿?不|有些不)(?:对劲?|像|准|是)[的了吧啊呀呢]*"
)
_SURNAME = f"[{''.join(sorted(SURNAMES))}]"
_CALLED = re.compile(  # 是的王主任, 好的李局, 嗯张姐
    rf"(?:是|是的|好|好的|对|对的|嗯+|行|哦|可以|收到)[啊呀嘞哒]*{_SURNAME}[\u4e00-\u9fff]?"
    r"(?:副?(?:局长|镇长|乡长|主任|书记|科长|处长|部长|县长|区长|市长|院长|校长|所长|站长|队长|主席)|局|镇|科|处|总|工|老师|哥|姐|叔)[啊呀哈哎]*"
)
_OF_PERSON = kinds("CONTACT_CHANGE ASSIGN_PERSON REGISTER SUCCESSION DELEGATE UNDELEGATE")
_BY_ANOTHER = re.compile(  # 这个我同事交过了: whether it is the same report, nothing tells
    r"(?:哦|嗯|啊|这个?|那个?|我|我们|咱们|好像|应该|其实|单位)*(?:同事|别人|人家|其他人|领导|他们?|她|[小老][\u4e00-\u9fff])"
    r"(?:好像|应该|已经?|都|早就?|昨天|上午|刚才?|上周|前天|替我|帮我|给)*(?:[报交填写传发]|上报|提交)(?:上去|上来)?过了?[的吧啊呀]*"
)
_REPORTS = kinds("TASK_DONE TASK_PROGRESS EXECUTION_REPORT RECTIFY_FEEDBACK")


def undecided(scene: Scene) -> Said | None:
    """What leaves our question open: a doubt, a word to somebody else, a report that another has made."""
    asked = scene.context.question
    if asked is None or asked.kind != "confirm":
        return None
    key = scene.text.key.strip(",。!?~… ")
    if _RATHER_NO.fullmatch(key):
        return Said("DIALOG_CANCEL", certain=False)
    if _BOTH.fullmatch(key) or _NOT_SURE.fullmatch(key):
        return Said("UNKNOWN", {"hint": "later"})
    if scene.context.guess in _REPORTS and _BY_ANOTHER.fullmatch(key):
        return Said("UNKNOWN", {"hint": "talk"})
    return Said("UNKNOWN", {"hint": "talk"}) if _to_another(scene) else None


def _to_another(scene: Scene) -> bool:
    """是的王主任，材料我放您桌上了: somebody is called by name and told something that is none of ours."""
    asked = scene.context.asked
    first, *behind = parts_of(scene) or [""]
    if asked is None or asked.about in _OF_PERSON or not behind or not _CALLED.fullmatch(first):
        return False
    ours = any(says_yes(scene, part) or is_own_verb(scene, part) for part in behind)
    named = scene.has("task", "request", "rect", "account", "report", "done", "date", "not")
    return not ours and not named and not all(map(aside, behind))
