"""Forms with numbers or letters in them: task numbers, case numbers, counts, links, identifiers."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.language.date_forms import OF_PLATFORM
from bot.language.date_forms import STARTS as DATE_STARTS
from bot.language.numerals import CHINESE, parse_number

Value = Callable[[re.Match[str]], object]


@dataclass(frozen=True, slots=True)
class Special:
    """A form, the class of what it finds, and how to read its value."""

    kind: str
    form: re.Pattern[str]
    value: Value


def _number(found: re.Match[str]) -> object:
    return parse_number(found["n"])


def _account_number(found: re.Match[str]) -> object:
    return parse_number(found["n"] or found["n2"])


def _case_number(found: re.Match[str]) -> object:
    """zx2022003 as ZX-2022-003; a thumb takes o for 0."""
    year, number = (found[part].replace("o", "0") for part in "ys")
    return f"{found['p'].upper()}-{year}-{int(number):03d}"


def _short_number(found: re.Match[str]) -> object:
    """zx003: of the year in which it is said (scene.py puts it in)."""
    return f"{found['p'].upper()}-{THIS_YEAR}-{found['s']}"


def _percent(found: re.Match[str]) -> object:
    digits, said = found["n"], found.group()
    if digits and digits.isdigit():
        return int(digits)
    if said.startswith("百分之"):
        return parse_number(said.removeprefix("百分之"))
    return (parse_number(said.removesuffix("成")) or 0) * 10 or None if said.endswith("成") else None


def _raw(found: re.Match[str]) -> object:
    return found.group()


_CASE = r"[-_ ]?(?P<y>2[0o][\do]{2})[-_ ]?(?P<s>(?:\d|o(?![a-z])){1,5})(?!\d)"
THIS_YEAR = "?"
_ADDRESS = (  # smkz.gov.cn/xxgk, written without www., and cn.gov.abc.travel, an app's; no e-mail, no file's name
    r"(?<![\w@.-])(?:cn|com|net|org)(?:\.[a-z0-9_-]+){2,}(?![\w@.-])|(?<![\w@.-])(?:[a-z0-9][a-z0-9-]*\.)+(?:cn|com|net|org|gov|edu|info|top|vip|cc|io|site|app)(?![\w@.-])"
    r"(?::\d{1,5})?(?:/[^\s\u4e00-\u9fff,。;!?]{0,300})?"
)
_SHORT = r"[-_ ]?(?P<s>\d{3})(?![\d-])"
_NUM = rf"(?P<n>\d{{1,24}}|[{CHINESE}]{{1,5}})"
_LONE = rf"(?<=\d)\d|(?<=[{CHINESE}])[{CHINESE}]|[%‰]|(?<=\d)(?!ok|done)[a-z]|\.\d"  # what must not follow a number
_ONE_WORD = (  # 一定, 一大堆, 十分 are no numbers
    "(?<=[一壹])(?:[定样直共起般些下切边点会旦同并致律手堆串系]|再(?![给多拖延宽]))|(?<=[一壹])大(?![概约致体])|(?<=十)[分足几]"
)
_MEASURES = "个家次人万亿千成半期年月天周轮批套份篇张页处名位块元里层楼栋级类种样遍回场部座组队届版秒米"
_OF_NOUN = (  # 进度1名单定了, 3处理好了, 2批复下来了: a measure word that begins a noun behind a number
    r"(?<=\d)(?:名(?:单|称|录|额|片|牌)|处(?:置|理)|批(?:复|示|文|准)|样(?:稿|板|本)|版(?:面|式)|页面|位置|组织|座谈|场(?:地|所)|"
    "成(?:立|效|果|员)|类(?:别|型)|点位|分(?:管|工|类|析|发)|条(?:件|例|目)|天目)"
)
_MEASURED = rf"(?!{_OF_NOUN})[{_MEASURES}]"
_ALONE = rf"(?!{_LONE}|{_ONE_WORD}|(?<=[一壹])[方块路]|{_MEASURED}|多(?![几给宽])|条(?!任务|件|例|目)|分之)"
_BEHIND_TASK = rf"(?!{_LONE}|{_ONE_WORD}|(?!{_OF_NOUN})[个家成次]|分之|季度)"  # behind 任务3 less makes another number
_TASK = "(?:督办任务|督办事项|督办件|工作任务|承办项|任务|事项)"
_LABEL = rf"(?:{_TASK})(?:编号|序号)?(?:第|:|#|no\.?)? ?"
_COUNTED = rf"(?!{_OF_NOUN})(?:[{_MEASURES}件点分条]|分钟|小时)"
_ACCOUNT = "(?:账号|帐号|账户|公众号|新媒体)"
_NO_COUNT = r"(?![\d个年月日.a-z])"
_CN = f"[{CHINESE}]"
_SOME_TIME = rf"(?=(?:我们?|咱们?|我[镇局办委])?(?:[\d{CHINESE}]{{1,2}}|几|半) ?个?(?:天|日|周|星期|月|工作日))"

SPECIALS = tuple(
    Special(kind, re.compile(form, re.ASCII), value)
    for kind, form, value in (
        ("rect", rf"(?P<p>zg){_CASE}", _case_number),
        ("task", rf"(?P<p>jb|yj){_CASE}", _case_number),  # of an item in no notice
        ("request", rf"(?P<p>[a-z]{{2}}){_CASE}", _case_number),
        ("rect", rf"(?P<p>zg){_SHORT}", _short_number),
        ("task", rf"(?P<p>jb|yj){_SHORT}", _short_number),
        ("request", rf"(?P<p>zx|bg|yq|dj|fb|px){_SHORT}", _short_number),
        ("url", r"(?:https?://|www\.)[^\s\u4e00-\u9fff,。;!?]{1,300}", _raw),
        ("url", _ADDRESS, _raw),
        ("mobile", r"1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)", _raw),
        ("nth", rf"(?:no\.? ?|renwu ?){_NUM}{_ALONE}(?![a-z])", _number),
        ("latin", r"[a-z_][a-z0-9_-]*", _raw),
        ("docno", r"(?:(?![镇局道])[\u4e00-\u9fff]){0,6}[\[(]20\d\d[\])]\d{1,4}号(?:文件|文)?", _raw),
        ("percent", r"(?P<n>\d{1,3})(?:\.\d+)?%", _percent),
        ("percent", rf"(?P<n>)百分之(?:{_CN}{{1,3}}|\d{{1,3}})", _percent),
        ("percent", rf"(?P<n>)(?:{_CN}|\d)成(?![功立果])", _percent),
        ("percent", rf"(?P<n>)[{CHINESE}\d]{{1,2}}分之[{CHINESE}\d]{{1,2}}", _percent),
        ("accountno", rf"(?:第|序号)? ?{_NUM} ?号的?{_ACCOUNT}(?P<n2>)", _account_number),
        ("accountno", rf"(?P<n>3[2-9]|[4-9]\d) ?号(?P<n2>){OF_PLATFORM}", _account_number),
        ("accountno", rf"附件 ?[1一]?(?:表|名单)?(?:里|中|的|上)+(?:第|序号)? ?{_NUM} ?号(?P<n2>)", _account_number),
        ("accountno", rf"(?P<n>)[账帐]号(?:第|序号)?(?P<n2>\d{{1,3}}|{_CN}{{1,3}})号?{_NO_COUNT}", _account_number),
        ("task", rf"{_LABEL}{_NUM}{_BEHIND_TASK}(?!月)(?: ?(?:号|项))?(?:{_TASK})?", _number),
        ("task", rf"{_LABEL}(?P<n>{_CN}|\d{{1,2}})(?=[一二三四]季度)", _number),  # 任务九三季度要写吗
        ("weak", rf"{_LABEL}{_NUM}{_BEHIND_TASK}(?=月)", _number),  # 任务8月底: of August, or number 8
        ("task", rf"(?:{_TASK}) ?[(\[] ?{_NUM} ?[)\]]", _number),
        ("task", rf"(?:编号|序号)(?:为|是|:)? ?{_NUM} ?号?的?(?:{_TASK})", _number),
        ("task", rf"第 ?{_NUM} ?(?:号|项|个|条|件)? ?(?:{_TASK}|工作)", _number),
        ("task", rf"{_NUM} ?号[那这](?:项|条|(?:个|件)(?:{_TASK}|工作|事))", _number),
        ("nth", rf"第 ?{_NUM} ?(?:项|号(?!账号|帐号|公众号))", _number),
        ("task", rf"# ?{_NUM}{_ALONE}(?: ?(?:号|项))?(?:{_TASK})?", _number),
        ("task", rf"{_NUM} ?(?:(?:号|#) ?(?:{_TASK}|工作)|{_TASK}(?!\d))", _number),
        ("count", rf"(?<![\d{CHINESE} ])(?P<n>两) ?项", _number),  # 两项都报: how many, and no number 2
        ("weak", rf"{_NUM} ?[项号](?![\d{CHINESE}])", _number),
        ("ordinal", rf"第{_NUM}(?:个|条|家|件|位)?", _number),
        ("month", rf"(?P<n>\d{{1,2}}|{_CN}{{1,2}}) ?月份?的?", _number),
        ("count", rf"{_NUM}(?:\.\d+)?(?:多|来|余)?[万亿千]?{_COUNTED}", _number),
        ("junk", r"\d{1,2}/\d{1,2}(?![\d/])|\d+\.\d+(?:\.\d+)*|\d+(?!ok|done)[a-z_]+\w*", _raw),
        ("number", rf"{_NUM}{_ALONE}", _number),
        ("extend", rf"(?:再?多给|再给|给|再?多|再|晚|迟|拖|宽){_SOME_TIME}", _raw),
    )
)  # fmt: skip
TASK_FORM = next(special.form for special in SPECIALS if special.kind == "task" and special.value is _number)
STARTS = DATE_STARTS | frozenset("附编#第任事承督工序账帐百[(多给晚迟拖宽abcdefghijklmnopqrstuvwxyz_")
