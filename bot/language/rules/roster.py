"""The people that a report of task 1 names: role, name, post, mobile, in whatever punctuation they were typed."""

import re

from bot.language.scene import Scene

_PARTS = re.compile(r"[\s,，、;；:：。|/\n]+|[(（](?!样例)|(?<!样例)[)）]|[-—]+")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)", re.ASCII)
_FILLER = re.compile(r"^(?:由|为|是|叫|系|名字|姓名|同志|:|：)+|(?:同志|担任|负责|兼任|兼)+$")
_POST = re.compile(
    r"(?P<name>[\u4e00-\u9fff·]{2,4}?)(?P<post>(?:党组|党委|党工委|办公室|综合|宣传|政工|副|科|股|镇|街道|工作)*"
    r"(?:局长|主任|镇长|书记|科长|股长|部长|处长|所长|站长|委员|科员|干事|办事员|组长|队长|主席|乡长|区长|调研员|秘书|负责人|专员|经理))"
)
_TITLE = re.compile(_POST.pattern.partition(r"(?P<post>")[2].removesuffix(")"))
_DATED = re.compile(r"\d ?[日号月]|\d{1,2}[./-]\d|[昨今前]天|办[好完结]|完成")  # 7月29日办好
_OFFICES = frozenset("室科股办局站所处部院")
_LABELS = frozenset({"电话", "手机", "手机号", "联系电话", "职务", "姓名", "电话号码", "手机号码"})


def people(scene: Scene) -> list[dict[str, str]]:
    """One entry a person: role, name, and post and mobile where they were typed."""
    roles = scene.all("personrole")
    found = list[dict[str, str]]()
    for token, following in zip(roles, [*roles[1:], None], strict=False):
        end = scene.text.at[following.start] if following else len(scene.text.shown)
        stretch = scene.text.shown[scene.text.at[token.end - 1] + 1 : end]
        role = "专职人员" if scene.word(token).startswith("专职") else scene.word(token)
        found.extend(_entries(role, stretch))
    return [person for person in found if _may_be_name(person["name"], scene)]


def _may_be_name(name: str, scene: Scene) -> bool:
    """No word of ours and no name of the plan is a person's."""
    key = scene.lexicon.fold(name)
    if re.fullmatch(r"[一二两三四五六七八九十几若各]+[名位人个]", key):
        return False  # 分管领导一名
    return key not in scene.lexicon.vocabulary.words and key not in scene.lexicon.names


def _entries(role: str, stretch: str) -> list[dict[str, str]]:
    """王小明 副局长 13800000000、李四 科员: a new person begins where a name follows a post, a mobile or a name."""
    entries = list[dict[str, str]]()
    for part in re.split(rf"({_MOBILE.pattern})", stretch):
        if _MOBILE.fullmatch(part):
            if entries:
                entries[-1].setdefault("mobile", re.sub(r"\D", "", part))
            continue
        for word in _PARTS.split(part):
            _take(_FILLER.sub("", word), role, entries)
    return entries


def _take(word: str, role: str, entries: list[dict[str, str]]) -> None:
    if not word or word in _LABELS:
        return
    joined = _POST.fullmatch(word)
    if joined and joined["name"][-1] not in _OFFICES:
        entries.append({"role": role, "name": joined["name"], "post": joined["post"]})
    elif entries and "post" not in entries[-1] and "mobile" not in entries[-1] and _is_post(word):
        entries[-1]["post"] = word
    elif _is_name(word):
        entries.append({"role": role, "name": word})


def _is_post(word: str) -> bool:
    long = len(word) > 4 and not _DATED.search(word)  # noqa: PLR2004 - longer than a name
    return bool(_TITLE.search(word)) or long


def _is_name(word: str) -> bool:
    bare = re.sub(r"[(（].*", "", word)
    return bool(re.fullmatch(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,8})+", bare))
