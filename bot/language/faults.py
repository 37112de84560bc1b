"""What a monitor says of a fault, without what he tells us to do about it: 半个月没更新了，发个整改."""

import re

_NUMBER = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_SOON = (
    r"(?:请|麻烦|烦请|帮忙|帮我|你们?|您|我们?|尽快|马上|赶紧|赶快|抓紧|立即|立刻|及时|直接|现在|今天|应该|应当|该|需要|准备"
    r"|要|得|可以|先|再|那|就|也|都|限期|务必|必须|给我)"
)
NAMED = "\ue100-\ue1ff"  # in place of the name of a unit or an account
_WHOM = rf"(?:(?:他|它|她)们?|对方|人家|该镇|该街道|该单位|该账号|该号|单位|镇里|街道|[{NAMED}])(?:单位|街道|镇里?)?"
_PAPER = (
    rf"(?:{_SOON}|[给向对]{_WHOM}|按规定)*(?:"
    r"(?:下发|签发|补发|发出|发|下达|下|开具|开|出具|出)(?:一?[个份张道下]|出)?整改(?:通知书|通知单|通知|单子|单|函|书)?"
    rf"|[发开下](?:一?[个份张])?单子?(?:整改)?|整改(?:通知书|通知|单)[发开下]给{_WHOM})"
)
_DEMAND = (
    rf"{_SOON}*(?:(?:责令|要求|督促|叫|让|通知|催)(?:{_WHOM}|{_SOON})*(?:整改|改正|改好|改掉|改)|通知{_WHOM}|限期整改)"
)
_SAID = rf"(?:过去|出去|下去|(?:开?给|对){_WHOM}|一下|[吧了啊呀哦的哈嘛呗]|谢谢)*"
_GAP = r"[\s，,。；;：:、！!.]"
_CLOCK = r"(?:下班|上午|下午|晚上|中午|傍晚|\d{1,2}(?:[点时]半?|[:：]\d\d))"
_DAY = (
    r"(?:今天|今日|今晚|当天|明天|明日|后天|大后天|[本这下]?个?(?:周|星期|礼拜)[一二三四五六日天末]|本?月底"
    rf"|(?:\d{{4}}年)?{_NUMBER}月{_NUMBER}[日号]|{_NUMBER}[日号])"
)
_LASTING = rf"{_NUMBER}(?:个?工作日|天|日|个?小时|周|个?(?:星期|礼拜))(?:之内|以内|内|里)?"
_BY_THEN = rf"{_DAY}{_CLOCK}*(?:之前|以前|前|内|之内)"
_MEND = (
    "(?:整改|改正|更正|纠正|改好|改掉|改完|改回来|改|清理|清掉|清除|清完|删除|删掉|删|撤下|下架|恢复|更新|更掉|修好|修复|修|处理好|处理|"
    "弄好|搞好|动起来|补上|落实|完成|做好|反馈|回复|说明|报告|报)(?:到位|完毕|完成|干净|掉|好|一下)?"
)
_HEAD = rf"(?:责令|要求|督促|叫|让|通知|催|要|请|限|务必|必须|给)(?:{_WHOM}|{_SOON})*"
_WHEN = rf"(?:{_BY_THEN}|{_LASTING})"
_DEMANDED = re.compile(  # a whole clause that asks for something of the unit: 要他们三天内清掉, 马上改, 今天下班前反馈
    rf"(?:{_PAPER}{_SAID})?(?:{_SOON}|{_WHOM})*(?:"
    rf"整改|{_HEAD}(?:{_WHEN}|{_DAY}{_CLOCK}*)?(?:{_SOON}|{_WHOM})*[^\s，,。；;：:、！!]{{0,6}}{_MEND}"
    rf"|{_HEAD}(?:{_WHEN}|{_DAY}{_CLOCK}*)"
    rf"|{_WHEN}(?:{_SOON}|{_WHOM})*(?:把[^\s，,。；;：:、！!]{{1,6}})?(?:{_MEND})?"
    rf"|(?:尽快|马上|赶紧|赶快|抓紧|立即|立刻|及时|限期)(?:{_SOON})*{_MEND}"
    rf")(?:并?(?:{_MEND}))*[吧了啊呀哦]*"
)
_UNTIL = re.compile(  # 断更16天, 最后更新7月10日 say how long: only behind a mark, 限 … is a length or a day a time set
    rf"(?:(?:^|{_GAP}+|限期?|请|给)(?:请|限|限期|在|于)*\s*(?:{_LASTING}|{_DAY}{_CLOCK}*)|{_GAP}*(?:{_BY_THEN}|{_NUMBER}个?工作日内?))"
    r"(?:完成|整改|更新|改正|反馈|到位|改|好)*[\s。.]*$"
)
_CLAUSE = re.compile(rf"(?P<before>^{_GAP}*|{_GAP}+)(?:{_PAPER}|{_DEMAND}){_SAID}(?P<after>{_GAP}+|$)")
_LAST = re.compile(rf"(?<![已经曾刚才次过未没不到拒被日号周月]){_PAPER}{_SAID}{_GAP}*$")
_LEFT = re.compile(rf"{_GAP}+(?:{_SOON}|{_HEAD})+{_GAP}*$")  # 菜单点不开，该（下整改了）
_NOTED = r"(?:记录?|登记|备注|写|录|留|存)(?:一?下|上|下来|着|个)?"
_CHAT = re.compile(  # 你帮我记一下, 麻烦登记下, 谢谢: said to us, and no part of what was found
    rf"(?:{_SOON}|您|你|替我|帮)+{_NOTED}[吧了啊呀哦哈的]*(?:谢谢|多谢)?|(?:记录?|登记)(?:一?下|上|下来)[吧了啊呀哦哈]*"
    r"|(?:谢谢|多谢|辛苦|拜托|劳驾|麻烦|费心|有劳)(?:你们?|您|了|啦|啊|哈|一下)*"
)
_THINKS = re.compile(  # 好像…, 我看了一下…: how sure he is, and how he came to know it
    rf"(?P<mark>^{_GAP}*|{_GAP})(?:好像|似乎|貌似|感觉|我?(?:刚刚?|刚才)?(?:看到|看了(?:一下|下)?|发现|查到|查了(?:一下|下)?))+(?:是(?!否|非|因))?"
    rf"(?:{_GAP})*(?=.)"
)
_VAGUE = re.compile(  # 有点问题: nothing that could stand in an order
    r"(?:也|还|都|又|好像|上面?|里面?|出了?|有|存在)*(?:一?[点些个])?(?:问题|毛病|情况|异常|状况|不对劲)(?:[了啊呀吧的]|的话)*"
)
_EDGES = " ，,。；;：:！!"
_PARTED = re.compile(rf"({_GAP}+)")


def fault_in(words: str) -> str:
    """The fault alone, without the order to us (发个整改, 请尽快下发整改通知给他们), what is asked of the unit

    (要他们三天内清掉, 马上改), the time he set, and what he only says to us (好像, 你帮我记一下).
    """
    before, kept = "", _THINKS.sub(lambda found: found["mark"], words)
    while kept != before:
        before = kept
        kept = _undemanded(_CLAUSE.sub(_joint, kept).strip(_EDGES))
        for cut in (_UNTIL, _LAST, _LEFT):
            kept = cut.sub("", kept)
    return "" if _VAGUE.fullmatch(kept) else kept


def _joint(clause: re.Match[str]) -> str:
    """有错别字，发整改：7月18日…: of the marks around what goes, the one that leads on."""
    return "：" if re.search("[：:]", clause["after"]) else clause["before"] or clause["after"]


def _undemanded(words: str) -> str:
    """The clauses that only ask something of the unit, or of us, go, with the mark before them."""
    parts = _PARTED.split(words)
    kept = [] if _is_asked(parts[0]) else parts[:1]
    for mark, clause in zip(parts[1::2], parts[2::2], strict=True):
        if not _is_asked(clause):
            kept += [mark, clause] if kept else [clause]
    return "".join(kept).strip(_EDGES)


def _is_asked(clause: str) -> bool:
    return any(pattern.fullmatch(clause) for pattern in (_DEMANDED, _CHAT))
