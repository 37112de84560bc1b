"""Personal data in what is handed on about citizens: numbers and names are covered before anything is kept.

信访 and 12345 practice, 个人信息保护法 §6 (only what the purpose needs): a unit answers a matter, not a person. Where
it is not plain whether a word is a name, it is covered: a summary that lost a character can be mended, a name that
went round cannot be called back.
"""

import re
from collections.abc import Mapping
from datetime import date

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤楼骆虞鲍俞翁"
    "傅柳季祝喻倪华童洪施盛翟康温葛毕尤柯齐梅庄章鲁岑单卜殷凌牛颜申耿聂焦关路岳伍"
    "阮詹娄滕缪褚蔺闵竺郦佟牟佘仇冼阙窦甄鞠栾隋亓仝晏逯笪仉乜郗禤邸"  # these and the next stand in hardly any word
    "郜郇鄞祁靳邰阚逄昝粟隗奚卞邝郏濮瞿荀"
)
DOUBLE = (
    "欧阳|司马|上官|诸葛|慕容|令狐|皇甫|尉迟|东方|司徒|夏侯|南宫|公孙|端木|宇文|长孙|申屠|钟离|闻人|濮阳|淳于|赫连|鲜于|"
    "呼延|轩辕|澹台|纳兰"
)
A_SURNAME = f"(?:{DOUBLE}|[{''.join(sorted(SURNAMES))}])"
_VERB = (
    "反映|反应|投诉|举报|咨询|建议|求助|来电|来信|来访|致电|表示|称|说|要求|希望|认为|想|因|对|在|询问|请求|提出|诉|留言|发帖|"
    "的|和|与|及|自述|所在|家|不满|质疑|信息|姓名|电话|手机|联系|身份|要|不|已|未|将|为|由|被|把|是|系"
)
_NOBODY = "匿名|不详|未知|本人|群众|市民|居民|家长|业主|网友|游客|村民|保密|无"
_END = rf"(?=[\s,，。.;；、:：()（）\d*]|$|先生|女士|同志|老师|师傅|于|{_VERB})"
_STRONG = "来电人|来信人|来访人|反映人|投诉人|举报人|诉求人|求助人|咨询人|建议人|当事人|联系人|姓名"
_SOFT = "市民|网民|网友|群众|居民|村民|业主|家长"
_LINK = r"(?:姓名|名字)?(?:\s|[:：为是叫系])*"
_CALLED = rf"(?P<cue>{_STRONG})(?P<link>{_LINK})(?!{_VERB}|{_NOBODY})"
_ONE = f"[{''.join(sorted(SURNAMES))}]"
_NAMED = re.compile(rf"{_CALLED}(?P<name>[\u4e00-\u9fff·]{{2,4}}?){_END}")
_SURNAMED = re.compile(rf"{_CALLED}(?P<name>{_ONE}[\u4e00-\u9fff]{{2}})")
_OF_MANY = re.compile(rf"(?P<cue>{_SOFT})(?P<link>[:：]?\s*)(?P<name>{_ONE}[\u4e00-\u9fff]{{1,2}}?){_END}")
_TITLED = re.compile(r"^[\u4e00-\u9fff](?:某+|先生|女士|姓|$)|先生|女士")
_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}(?P<born>(?:19|20)\d{6})\d{3}[\dXx](?![\dA-Za-z])", re.ASCII)
_OLD_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}(?P<born>\d{6})\d{3}(?!\d)", re.ASCII)
_MOBILE = re.compile(r"(?<!\d)(?P<head>1[3-9]\d)[- ]?\d{4}[- ]?(?P<tail>\d{4})(?!\d)", re.ASCII)
_LANDLINE = re.compile(r"(?<!\d)(?P<head>0\d{2,3}[- ]?)\d{3,4}[- ]?(?P<tail>\d{4})(?!\d)", re.ASCII)
_OPINIONS = "YJ"  # their numbers
_SPOKEN_OF = re.compile("来电人|来信人|来访人|反映人|投诉人|举报人|诉求人|求助人|当事人")
_CASE = re.compile(
    r"(?:案件?号|工单编?号?|案件编号|受理编?号|来件编?号|信件编?号|编号)[:：\s]*(?P<number>[A-Za-z0-9〔〕\[\]()（）号第_-]{3,40})"
)
_WEIGHTS, _CHECKS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"  # GB 11643-1999


def covered(text: str) -> str:
    """The text with identity numbers, telephone numbers and names covered; a case number stays as it was."""
    kept = [found.span("number") for found in _CASE.finditer(text) if not _is_personal(found["number"])]
    pieces, place = [], 0
    for start, end in kept:
        pieces += [_numbers_covered(text[place:start]), text[start:end]]
        place = end
    return _names_covered("".join([*pieces, _numbers_covered(text[place:])]))


def concerns_citizens(text: str, intent: str, slots: Mapping[str, object]) -> bool:
    """Whether the words may name a citizen: an opinion handed on, or anything said of one."""
    named = slots.get("task") or slots.get("tasks")
    return intent == "VOICE" or f"{_OPINIONS}-" in f"{named}" or _SPOKEN_OF.search(text) is not None


def case_number(text: str) -> tuple[str, int, int] | None:
    """The number under which the matter runs where it came from, with its whole place in the text."""
    found = _CASE.search(text)
    return (found["number"], *found.span()) if found and not _is_personal(found["number"]) else None


def _is_personal(number: str) -> bool:
    """A number that is called a case number but is a person's own."""
    return bool(_MOBILE.fullmatch(number)) or (bool(_IDENTITY.fullmatch(number)) and _is_identity(number))


def _numbers_covered(text: str) -> str:
    text = _IDENTITY.sub(lambda found: _if_born(found, found["born"]), text)
    text = _OLD_IDENTITY.sub(lambda found: _if_born(found, f"19{found['born']}"), text)
    text = _MOBILE.sub(lambda found: f"{found['head']}****{found['tail']}", text)
    return _LANDLINE.sub(lambda found: f"{found['head']}****{found['tail']}", text)


def _names_covered(text: str) -> str:
    for form in (_NAMED, _SURNAMED, _OF_MANY):
        text = form.sub(_name_covered, text)
    return text


def _name_covered(found: re.Match[str]) -> str:
    name = found["name"]
    if _TITLED.search(name):
        return found.group()  # 李女士, 张某: as little as one can say
    return f"{found['cue']}{found['link']}{name[0]}{'某' * (len(name) - 1)}"


def _if_born(found: re.Match[str], born: str) -> str:
    """Only what can be a date of birth in its middle is an identity number; six digits and four stay of it."""
    try:
        date(int(born[:4]), int(born[4:6]), int(born[6:]))
    except ValueError:
        return found.group()
    return f"{found.group()[:6]}{'*' * (len(found.group()) - 10)}{found.group()[-4:]}"


def _is_identity(number: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return _CHECKS[total % 11] == number[17].upper()
