"""What a monitor says of a fault, without what he tells us to do about it: 半个月没更新了，发个整改."""

import re

_UNTIL = re.compile(
    r"[\s，,。；;]*(?:请|限|限期|在|于)*\s*(?:"
    r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})个?(?:工作日|天|日)(?:之内|以内|内)?"
    r"|(?:今天|明天|后天|[本下]?周[一二三四五六日天]|\d{1,2}月\d{1,2}[日号])(?:下班)?(?:之前|以前|前)?"
    r")(?:完成|整改|更新|改正|反馈|到位|改|好)*[\s。.]*$"
)
_SOON = (
    r"(?:请|麻烦|烦请|帮忙|帮我|你们?|您|我们?|尽快|马上|赶紧|赶快|抓紧|立即|立刻|及时|直接|现在|今天|应该|应当|该|需要|准备"
    r"|要|得|可以|先|再|那|就|也|都|限期)"
)
_WHOM = r"(?:(?:他|它|她)们?|对方|人家|该镇|该街道|该单位|该账号|该号|单位|镇里|街道)(?:单位|镇里?|街道)?"
_PAPER = (
    rf"(?:{_SOON}|[给向对]{_WHOM})*"
    r"(?:下发|签发|补发|发出|发|下|开|出)(?:一?[个份张道下]|出)?整改(?:通知书|通知单|通知|单子|单|函|书)?"
)
_DEMAND = (
    rf"{_SOON}*(?:(?:责令|要求|督促|叫|让|通知|催)(?:{_WHOM}|{_SOON})*(?:整改|改正|改好|改掉|改)|通知{_WHOM}|限期整改)"
)
_SAID = rf"(?:过去|出去|下去|给{_WHOM}|一下|吧|了|啊|呀|哦|谢谢)*"
_GAP = r"[\s，,。；;：:、！!.]"
_CLAUSE = re.compile(rf"(?P<before>^{_GAP}*|{_GAP}+)(?:{_PAPER}|{_DEMAND}){_SAID}(?P<after>{_GAP}+|$)")
_LAST = re.compile(rf"(?<![已经曾刚才次过未没不到拒被日号周月]){_PAPER}{_SAID}{_GAP}*$")
_LEFT = re.compile(rf"{_GAP}+{_SOON}+{_GAP}*$")  # 菜单点不开，该（下整改了）
_EDGES = " ，,。；;：:"


def fault_in(words: str) -> str:
    """The fault alone, without the order to us (发个整改, 请尽快下发整改通知给他们) and without the time he set."""
    before, kept = "", words
    while kept != before:
        before = kept
        for cut in (_UNTIL, _LAST, _LEFT):
            kept = cut.sub("", kept)
        kept = _CLAUSE.sub(_joint, kept).strip(_EDGES)
    return kept


def _joint(clause: re.Match[str]) -> str:
    """有错别字，发整改：7月18日…: of the marks around what goes, the one that leads on."""
    return "：" if re.search("[：:]", clause["after"]) else clause["before"] or clause["after"]
