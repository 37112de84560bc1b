"""Who somebody is: 登记, 更换联系人, 承办人, 登记本群, 登记账号."""

import re

from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.personal import A_SURNAME
from bot.language.refs import numbers_task, plan_said, task_refs, units_said
from bot.language.rules.asking import asks
from bot.language.scene import LEAD, Said, Scene, Slots, given
from bot.language.tokens import Token

_NAME = re.compile(r"[\u4e00-\u9fff·]{2,6}")
_PERSON = r"[\u4e00-\u9fff·]{2,8}?(?:[(（]样例[)）])?"
_BY_NAME = re.compile(
    rf"(?:[^由]*\d+|[^由]*[一二三四五六七八九十])\s*(?:号|项)?(?:任务)?\s*(?:改)?由\s*(?P<name>{_PERSON})\s*"
    r"(?:来|去|具体|牵头)?(?:经办|承办|负责|办理|跟进|对接|落实|办)|"
    rf"(?:承办人|经办人|责任人)[\s:：]*(?:任务)?\s*\d+[\s:：,，]*(?P<told>{_PERSON})"
)
_FROM_NOW = r"(?:以后|今后|往后|之后|后面|后续|接下来|现在|从今天起|从现在起|从今往后)"
_TAKES_OVER = re.compile(
    rf"(?:(?:那个|这个|{_FROM_NOW}){{0,2}}任务)\s*(?:\d+|[一二三四五六七八九十]+)\s*(?:号|项)?[\s,，]*(?:{_FROM_NOW}[\s,，]*)?"
    rf"(?:就|都|改)?(?:归|是|改?由|交给|让)?(?P<name>{_PERSON})(?:来|在|具体|牵头)?(?:经办|承办|负责|跟进|对接|接手)"
)
_FROM_NOW_HE_IS = re.compile(rf"^{_FROM_NOW}(?:就|都)?(?:是|由|换成)?")
_BECOMES = re.compile(r"换成|改成|改为|换为|变更为|调整为|变成|变为|更换为")
_FORMERLY = re.compile(r"以前|原来|之前|原先|过去|一直|曾经|本来|当初|当时|去年|上次")
_PARTS_OF_UNITS = ("室", "科", "股", "处", "所", "站", "部", "组", "中心", "单位", "部门", "公司", "同志们", "领导")
_ANYBODY = ("大家", "专人", "各", "所有", "全体", "别人", "他们", "你们", "我们", "同事", "自己", "哪", "谁")
_LONGEST = 4  # a longer name is asked about
_BEFORE_NAME = kinds("sep soft particle ba to personrole become")
_BEHIND_NAME = kinds("sep particle mobile date assignend url want done doneish sign")
_LIGHT = WEIGHTLESS | kinds("want")


_BY_MOBILE = re.compile(
    rf"(?P<name>{A_SURNAME}[\u4e00-\u9fff]{{1,2}}?)[\s,，:：(（]*(?:的?手机号?|的?电话|号码|他号|号)?[是为:：\s]*1[3-9]\d"
)
_BY_WORD = re.compile(
    rf"(?:我叫|名字叫|叫|换成|改为|改成|调整为|变更为|换|由|→|->|是|让|找)(?:[\u4e00-\u9fff]{{0,6}}(?:主任科员|科员|科长|主任|委员))?"
    rf"(?P<name>{A_SURNAME}[\u4e00-\u9fff]{{1,2}})(?=[\s,，。;；（(0-9]|$|了|接|顶|负责|担任|任|当|来)"
)
_CHANGED_TO = re.compile(
    rf"(?:变更|调整|更换|更改|替换|换|改)[为成](?:了|新来的|我?们?单位的?)?(?P<name>{A_SURNAME}[\u4e00-\u9fff]{{1,2}}?)(?:同志)?(?=[\s,，。;；（(0-9]|$|了|接|担任|来)"
)
_BEFORE_MOBILE = re.compile(r"^1[3-9]\d{9}\s*(?P<name>[\u4e00-\u9fff]{2,3})(?=[\s,，]|$)")


def contact(scene: Scene) -> Said | None:
    """更换联系人 李四 13800000000."""
    token = next(reversed(scene.all("contactchange")), None) or _announced(scene)
    if (
        token is None
        or scene.has("supplement")
        or numbers_task(scene)
        or asks(scene.tokens, scene)
        or scene.has("howto", "cond", "not")
    ):
        return None
    mobile = scene.first("mobile")
    place = scene.index(token) + 1
    name = "" if any(t.kind == "third" for t in scene.tokens[place : place + 1]) else _newcomer(scene, place)
    plain = _FROM_NOW_HE_IS.sub("", name).removeprefix("名字叫").removeprefix("叫").removeprefix("找")
    name = became(scene.text.shown) or plain or newcomer(scene.text.shown) or ""
    slots: Slots = {"name": name} if name and not nobody(name) else {}
    if mobile:
        slots["mobile"] = re.sub(r"\D", "", scene.word(mobile))
    role = next((word for word in ("经办人", "联系人") if word in scene.word(token)), "")
    if role == "经办人":
        slots["role"] = role
    if name.startswith(("我", "你", "他")):
        return None
    return Said("CONTACT_CHANGE", slots | given(name=without_post(str(slots.get("name", ""))) or None))


_ON_LEAVE = re.compile(
    r"休假|请假|(?:年|产|病|婚|丧|陪产)假|出差|外出(?:学习|培训)|(?:休|歇)(?:息)?[一二两三几半\d]{1,2}(?:天|周|个?星期|个?月)"
)
_HANDED_ON = re.compile(r"交给|交接|移交|转给|顶|代[办管我]|[由让叫找].{1,6}(?:负责|接|管|办)")
_FOR_GOOD = re.compile(r"调[走离任到]|离[任职岗]|退休|不(?:再)?回来|辞|借调|退二线")
_BACK_TO_ME = re.compile(r"(?:换|改)回(?:来|我|成我)")


_SIGNS_FOR = re.compile(r"(?:代|替|帮)(?:我|他|她|领导|局长|主任|镇长|书记)?(?:们)?(?:来)?签")


def on_leave(scene: Scene) -> Said | None:
    """我下周休假，工作交给陈强: nobody is replaced for a holiday; 联系人换回来 puts the speaker back, shown first."""
    key = scene.text.key
    if scene.context.chat != "single" or not scene.context.bound or scene.context.asked is not None:
        return None
    if _BACK_TO_ME.search(key) and "联系人" in key and not asks(scene.tokens, scene):
        return Said("CONTACT_CHANGE", {"name": "我"}, certain=False)
    away = _ON_LEAVE.search(key) and _HANDED_ON.search(key) and not _FOR_GOOD.search(key)
    signs = scene.has("task", "delegate", "request") or _SIGNS_FOR.search(key)  # 8月3日到8月12日由楼副局长代我签
    return Said("UNKNOWN", {"hint": "on_leave"}) if away and not signs else None


def became(shown: str) -> str | None:
    """由原来的老赵变更为周敏: who it is from now on, whoever is named before."""
    found = _CHANGED_TO.search(shown)
    return without_particle(found["name"]) if found else None


_NOBODY = re.compile(
    r"[他她它你我咱谁哪]|^(?:[这那](?:[个位]|边)|新来|别[人的]|另|其[他它]|原来|以前|刚才|上面|前面|后面|一[下个位])|[的吧呢吗嘛了啊呀]$"
)


def nobody(name: str) -> bool:
    """换成他, 新来的, 那个谁: words that point at somebody, or at nobody, and are no name."""
    return _NOBODY.search(name) is not None


def without_particle(name: str) -> str:
    """朱磊吧 is 朱磊."""
    bare = name.rstrip("吧哈啊呀呢哦嘛啦")
    return bare if len(bare) > 1 else name


def without_post(name: str) -> str:
    """李四副主任, 副局长钱明: the name alone; 李主任, of whom no more is known, stays."""
    bare = _POST_BESIDE.sub("", name)
    return bare if len(bare) > 1 and re.match(A_SURNAME, bare) else name


_POST_BESIDE = re.compile(
    r"^(?:新?来?的)?(?:党委|党组|党工委|常务|办公室)?副?(?:局长|主任|镇长|乡长|区长|书记|科长|股长|所长|站长|部长|处长|委员|政委)"
    r"|(?:党委|党组|党工委|常务|办公室)?副?(?:局长|主任|镇长|乡长|区长|书记|科长|股长|所长|站长|部长|处长|委员|政委|科员|干事)$"
)


def newcomer(shown: str) -> str | None:
    """Who is the contact from now on: the name before the mobile, behind 我叫, 换成, 由, or right behind the number."""
    said = shown.strip()
    found = _BY_MOBILE.search(said) or _BEFORE_MOBILE.search(said)
    if found is None:
        found = next(reversed(list(_BY_WORD.finditer(said))), None)
    return found["name"] if found else None


def _announced(scene: Scene) -> Token | None:
    """联系人 李四 13800000000, with nothing said of a task."""
    token = scene.first("personrole")
    head = token is not None and all(t.kind in _LIGHT for t in scene.tokens[: scene.index(token)])
    ours = token is not None and scene.word(token) in {"联系人", "经办人", "具体联系人"}
    return token if head and ours and scene.has("mobile") and not scene.has("done", "report", "task", "sep") else None


def _newcomer(scene: Scene, place: int) -> str:
    """The new person's name: behind the word itself, or behind 现在是 in the next part."""
    name = _BECOMES.split(name_behind(scene, place))[-1].strip(LEAD)
    while name and not _NAME.fullmatch(name) and place < len(scene.tokens):
        place += 1
        name = name_behind(scene, place)
    return name


def name_behind(scene: Scene, place: int) -> str:
    """A person's name from here on: up to a blank, a sign or a number."""
    tokens = scene.tokens
    while place < len(tokens) and tokens[place].kind in _BEFORE_NAME:
        place += 1
    first = place
    while place < len(tokens) and tokens[place].kind not in _BEHIND_NAME and not (place > first and scene.apart(place)):
        place += 1
    return scene.said(tokens[first:place])


def _by_name(scene: Scene) -> Said | None:
    """任务1由佛堂经办办, 承办人 1 佛堂经办（样例）: what stands between is the name, whatever words it holds."""
    refs = next(iter(task_refs(scene)), None)
    found = _BY_NAME.fullmatch(scene.text.shown.strip(LEAD + "了吧"))
    if refs is None or found is None or len(refs.numbers) > 1 or scene.has("not", "qmark", "question"):
        return None
    name = found["name"] or found["told"]
    known = scene.lexicon.names.get(scene.lexicon.fold(name))
    if (known and known.units) or scene.lexicon.fold(name) in scene.lexicon.vocabulary.words:
        return None
    slots = given(tasks=refs.numbers, name=name, plan=plan_said(scene))
    return Said("ASSIGN_PERSON", slots, certain=not (_no_person(name) or _told_of(scene) or _FORMERLY.search(found[0])))


def _takes_over(scene: Scene) -> Said | None:
    """任务1以后张工负责: who does it from now on, named without 由; asked about."""
    refs = next(iter(task_refs(scene)), None)
    found = _TAKES_OVER.fullmatch(scene.text.shown.strip(LEAD + "了吧哈啊的"))
    if refs is None or found is None or scene.has("not", "qmark", "question", "who", "notours"):
        return None
    name = found["name"]
    known = scene.lexicon.names.get(scene.lexicon.fold(name))
    if (known and known.units) or _no_person(name) or name[0] in "我你他她咱本该" or _not_from_now(name, found[0]):
        return None
    return Said("ASSIGN_PERSON", given(tasks=refs.numbers, name=name, plan=plan_said(scene)), certain=False)


def _not_from_now(name: str, said: str) -> bool:
    """Without 以后 it tells how things are; 以后 itself is no name."""
    return re.match(_FROM_NOW, name) is not None or re.search(_FROM_NOW, said) is None


def _told_of(scene: Scene) -> bool:
    """我们把任务3分给小王了: it may only be told."""
    return scene.text.key.rstrip("。!~").endswith("了")


def _no_person(name: str) -> bool:
    """办公室, 各科室, 专人: a part of the unit or nobody in particular."""
    return name.endswith(_PARTS_OF_UNITS) or any(word in name for word in _ANYBODY)


def assign(scene: Scene) -> Said | None:
    """任务3由李四办; 承办人 3 李四."""
    if (said := _by_name(scene) or _takes_over(scene)) is not None:
        return said
    token = scene.first("assign")
    refs = next(iter(task_refs(scene)), None)
    if (
        token is None
        or refs is None
        or asks(scene.tokens, scene)
        or scene.has("howto", "cond", "not", "extend", "reassign", "handover", "done", "unit")
    ):
        return None
    index = scene.index(token)
    place = max(index + 1, refs.end) if index < refs.start else index + 1
    name = name_behind(scene, place).removesuffix("办").removesuffix("来")
    first = next((t for t in scene.tokens[place:] if t.kind not in _BEFORE_NAME), None)
    if not _NAME.fullmatch(name) or first is None or first.kind not in {"x", "unit"}:
        return None
    slots = given(tasks=refs.numbers, name=name, plan=plan_said(scene))
    clean = (
        len(name) <= _LONGEST
        and not _no_person(name)
        and all(t.kind in _LIGHT | kinds("task nth number weak plan assign assignend x") for t in scene.tokens)
    )
    clean = clean and not _told_of(scene) and not _FORMERLY.search(scene.text.key)
    return Said("ASSIGN_PERSON", slots, certain=clean and (refs.explicit or index < refs.start))


def register(scene: Scene) -> Said | None:
    """登记 教育局 张三; 登记本群 教育局."""
    if asks(scene.tokens, scene) or scene.has("howto", "cond", "not"):
        return None
    if scene.has("registergroup"):
        name = scene.behind(scene.all("registergroup")[0])
        return Said("REGISTER_GROUP", {"name": name} if name else {})
    return _registered(scene)


def _registered(scene: Scene) -> Said | None:
    """登记 教育局 张三; 我是教育局的张三，想登记; a stranger who says who he is means that too."""
    if numbers_task(scene):
        return None
    units = units_said(scene)
    stranger = not scene.context.bound and scene.has("claim")
    if not scene.has("registerme") and not (stranger and units):
        return None
    unit = scene.first("unit", "name")
    if scene.has("registerme") and unit and not _enrols(scene, unit):
        return None
    name = name_behind(scene, scene.index(unit) + 1) if unit else ""
    slots = given(unit=units[0] if units else None, name=name if _NAME.fullmatch(name) else None)
    head = scene.tokens[: scene.index(scene.all("registerme")[0])] if scene.has("registerme") else ()
    if not all(t.kind in _LIGHT | kinds("claim unit name x number") for t in head) or (
        head and not slots and not all(t.kind in _LIGHT for t in head)
    ):
        return None
    if not units and (scene.has("x", "past", "passes") or not scene.only(_LIGHT | kinds("registerme claim apply"))):
        return None
    named = unit is None or name == "" or _apart_named(scene, unit)
    return Said("REGISTER", slots, certain=scene.has("registerme") and named)


def _enrols(scene: Scene, unit: Token) -> bool:
    """登记 教育局 张三; 我是教育局的张三，想登记; 苏溪镇登记了几个号 only says what was noted there."""
    behind = scene.index(scene.all("registerme")[0]) > scene.index(unit)
    told = scene.has("claim") or not scene.context.bound
    strange = scene.has(
        "count", "all", "done", "doneish", "past", "cannot", "account", "platform", "ledger", "accountnoun"
    )
    strange = strange or any(t.kind in {"number", "weak"} and len(t) > 1 for t in scene.tokens)
    return not strange and (told or not behind)


def _apart_named(scene: Scene, unit: Token) -> bool:
    """教育局 张三: the name stands apart from its unit, or the speaker says that it is his."""
    return scene.has("claim") or scene.apart(scene.index(unit) + 1)
