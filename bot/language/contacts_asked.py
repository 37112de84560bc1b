"""Who looks after it in a unit, under which number, and who decides: 佛堂镇联系人是谁, 数管中心的电话发我, 谁来批."""

import re

from bot.language.context import MONITOR, OFFICE
from bot.language.refs import units_said
from bot.language.scene import Said, Scene, given

_ROLES = (
    ("联系人", r"联[系络](?:人|员)"),
    ("经办人", r"经办(?:人|的?同志)?|承办(?:人|的?同志)|专职(?:人员)?"),
    ("分管领导", r"分管(?:的?领导|的?副?(?:局长|镇长|乡长|主任|书记|县长|区长))?"),
    ("主要负责人", r"主要负责人|一把手"),
)
_OF_ANY = r"负责人|对接人|负责的?(?:人|同志)|对接的?(?:人|同志)?|人员名单|名册|通讯录|工作人员"
_ROLE = "|".join([*(rf"(?P<r{place}>{words})" for place, (_, words) in enumerate(_ROLES)), _OF_ANY])
_PHONE = r"(?:联系)?(?:电话|手机|号码|联系方式|手机号|电话号码|座机)(?:号码?)?"
_MORE = (  # no two of these begin alike: a long run of them is read in one way
    r"(?:的|边|里|儿|这|那|现在|目前|到底|具体|报|上来|登记|填|个|件|项|块|次|位|事|工作|账号|新媒体|督办|都|是|在|他们|她们)*"
)
_HEAD = r"(?:请|麻烦|帮|忙|给|我|想|要|查|看|问|找|把|知道|发|告诉|说|一?下|,)*"
_LONGEST = 40  # characters of such a question
_ASKED = (
    r"(?:是)?(?:谁|哪位|哪个|哪些人?|什么人|叫什么(?:名字)?|多少|几号|有哪些|有谁|呢)(?:来着|呢|啊|呀|在管|负责)*|"
    r"(?:给|发|报|告诉)(?:一?下)?(?:给?我)?(?:一?下|看看?|看一下)?"
)
_OF_ROLE = re.compile(
    rf"(?P<head>{_HEAD}){_MORE}(?:{_ROLE}){_MORE}(?:(?P<phone>(?:和|跟|及|加|,)*(?:{_PHONE})){_MORE})?(?P<asked>{_ASKED})?"
)
_OF_PHONE = re.compile(rf"(?P<head>{_HEAD}){_MORE}{_PHONE}{_MORE}(?P<asked>{_ASKED})?")
_AND_PHONE = rf"(?:(?:他们?|她们?|的|和|跟|及|加|[,?])*(?:{_PHONE}){_MORE}(?:{_ASKED})?)?"  # 谁负责这个 电话多少
_WHO = re.compile(
    rf"(?:{_HEAD}{_MORE}(?:谁|哪位|哪个|哪个人|什么人)(?:在|来|具体|主要)*"
    r"(?:负责|对接|联系|经办|管|分管|经手|跟进?|盯|牵头|办|弄)(?:的|着|了)*(?:这[个件项块]?(?:事情?|工作)?|账号|新媒体)*(?:的|呢|啊|呀)*|"
    rf"{_HEAD}{_MORE}(?:该|要|可以|应该)?(?:找|联系)(?:谁|哪位|哪个人?)(?:对接|联系|问)?(?:呢|啊|呀)*|"
    rf"谁是{_MORE}(?:{'|'.join(words for _, words in _ROLES)}|{_OF_ANY})){_AND_PHONE}"
)
_DECIDES = re.compile(
    r"(?:那|这个?|申请|注销|变更|延期|报告|办结|材料|的)*(?:(?:到底|具体|应该|现在|都|是|归|由|该)*(?:谁|哪位)(?:来|能|可以|有权|在|负责|去)*"
    r"(?P<deed>批准?|审批|审核|初审|签批|核实|把关|审)(?:的|啊|呀|呢)*|(?P<noun>审批|初审|核实)(?:人|的人|的同志|的领导)?(?:是|找)(?:谁|哪位))|"
    r"[^,，。]{0,10}(?:批|审|签)还是[^,，。]{0,8}(?:批|审|签)(?:的|啊|呀|呢|吗)*"  # 延期是局长批还是市府办批呀
)
_AWAY = r"(?:不在|出差|外出|出国|请假|休假|生病|住院|学习|开会|培训|没空)"
_ANOTHER = re.compile(rf"{_AWAY}|代|替|帮|谁|哪位|书记|副")
_MAY = r"(?:能不能|可不可以|可以|能|行不行)"
_WHOM = r"[^,，。签谁没]{0,8}?"
_MAY_SIGN = re.compile(  # 镇长不在能让书记签吗, 局长出差，副局长能代签吗, 我出差了谁能签
    rf"(?:[^,，。]{{0,8}}{_AWAY}[^,，。签]{{0,5}}[,，。]?)?(?:那|要是|[^,，。签]{{0,6}}期间[,，]?)?"
    rf"(?:{_MAY}?(?:让|由|叫|请|找)?{_WHOM}{_MAY}?(?:代|帮|替)?{_WHOM}签字?(?:行|可以|算数|能行)?(?:吗|么|不)"
    rf"|(?:能不能|可不可以|能否|可否)(?:让|由|叫|请|找)?{_WHOM}(?:代|帮|替)?{_WHOM}签字?"
    rf"|(?:谁|哪位)(?:有权|{_MAY}|来|代|帮|替|给|我|[^,，。签没]){{0,4}}(?:代签|签)(?:字|批)?(?:呢|啊|呀)*"
    r"|(?:该|要|得)?怎么签字?(?:呢|啊|呀)*)"
)
_OURS = re.compile(r"我们?(?:单位|局|镇|街道|中心|办|委)?|本单位|咱们?(?:单位)?|咱")


def phone_asked(key: str) -> bool:
    """号码呢, 电话多少, 手机号发我, behind whoever was named before."""
    return _PHONE_ALONE.fullmatch(key.strip("?。!,~ ")) is not None


_PHONE_ALONE = re.compile(rf"(?:那|他们?|她们?|的|把|给我)*(?:{_PHONE})(?:的|是)*(?:{_ASKED})")


def contacts_asked(scene: Scene) -> Said | None:
    """Whose name or number is asked for; who decides here. What somebody tells (联系人是张某) is another's."""
    key = scene.text.key.strip("?。!,~ ")
    if len(key) > _LONGEST or scene.has("mobile", "task", "account", "request", "rect") or not scene.context.bound:
        return None
    if _DECIDES.fullmatch(key):
        return Said("HELP", {"topic": "审批", "focus": "people"})
    if "签" in key and _ANOTHER.search(key) and _MAY_SIGN.fullmatch(key):
        return Said("HELP", {"topic": "委托", "focus": "signers"})
    return _of_unit(scene, key)


def _of_unit(scene: Scene, key: str) -> Said | None:
    """Of the one unit that is named, or of the speaker's own; a unit's clerk who names another is none of ours."""
    units = units_said(scene)
    for token in scene.all("unit", "name"):
        key = key.replace(scene.word(token), "", 1)
    rest = key if units else _OURS.sub("", key, count=1)
    own = not units and rest != key
    other = [code for code in units if code not in scene.context.units]
    if len(units) > 1 or not (units or own) or (other and not scene.context.has(OFFICE | MONITOR)):
        return None
    found = _OF_ROLE.fullmatch(rest)
    phone = _OF_PHONE.fullmatch(rest) if found is None else None
    sought = found or phone
    if sought is not None and not (sought["asked"] or sought["head"] or (found is not None and found["phone"])):
        return None  # 佛堂镇联系人 alone says nothing yet
    if sought is None and _WHO.fullmatch(rest) is None:
        return None
    if not other:
        return Said("LIST_MY_TASKS", {"focus": "people"})  # his own unit's, with how it is changed
    return Said("UNIT_STATUS", given(unit=units[0], role=_role(found), focus="people"))


def _role(found: re.Match[str] | None) -> str | None:
    """联系人, where one role is named."""
    named = (name for place, (name, _) in enumerate(_ROLES) if found is not None and found[f"r{place}"])
    return next(named, None)
