"""值班: a unit's duty list, who is on duty, and what a spot check by telephone found."""

import re
from datetime import date

from bot.language.dates import Found
from bot.language.personal import A_SURNAME
from bot.language.rules.opening import (
    UNIT_LIKE,
    around,
    behind,
    led_by_any_unit,
    opening,
    unit_in,
    unit_of_part,
    without,
)
from bot.language.scene import LEAD, Said, Scene, Slots, given
from bot.language.tokens import Token

_LIST = opening(r"(?:查看?|看看?|登记|报送?|上报|录入|填报|更新|修改)?(?:本单位|我单位|我们)?值班(?:表|名单|安排)")
_CHECK = opening(r"(?:电话)?抽查(?:值班)?")
_UNCHECK = opening(r"(?:撤销|撤回|取消)(?:值班)?抽查")
_CHECKS = opening(r"(?:值班)?抽查(?:记录|情况)")
_FOUND = re.compile(
    r"(?P<name>[\u4e00-\u9fff·（）()]{1,12}?)??[\s,，:：]*"
    r"(?P<no>未接通?|没接通?|没有接通?|无人接听?|没人接听?|打不通|不通)?(?P<yes>已接通?|接通了?|接了|有人接|接)?"
    r"(?:[\s,，:：;；。]+(?P<note>.*))?",
    re.DOTALL,
)
_WHO = frozenset({"谁值班", "谁在值班", "是谁值班", "有谁值班", "谁负责值班"})
_WHO_ALONE = _WHO | {"值班的是谁", "值班是谁", "值班人员", "值班人员是谁", "值班电话", "值班", "谁值", "哪些人值班"}
_WHO_OF_NONE = re.compile(rf"谁(?:在)?值班[\s,，:：]+(?P<unit>{UNIT_LIKE})[？?。]?$")
_TO = re.compile(r"[\s]*(?:至|到|-|－|—|~|～|、)[\s]*")
_NOBODY = frozenset({"取消", "删除", "清空", "无", "没有"})
_PART = re.compile(r"[\s]*(?:[,，;；、。\n]|和|及)[\s]*")
_ONE = re.compile(
    r"(?P<name>[\u4e00-\u9fff·]{2,10}(?:[（(][^（）()\s]{1,8}[）)])?)[\s:：（(]*(?P<phone>\+?\d[\d\s-]{5,18}\d)?[）)]*"
)


def duty(scene: Scene) -> Said | None:
    """值班表 …; 今天谁值班 佛堂镇; 抽查 佛堂镇 接."""
    if scene.has("howto"):
        return None
    return _uncheck(scene) or _checks(scene) or _check(scene) or _listed(scene) or _who(scene)


def _listed(scene: Scene) -> Said | None:
    """值班表; 值班表 佛堂镇; 值班表 8月1日至8月7日 王某 13800000201；8月8日 李某."""
    rest = behind(scene, _LIST)
    if rest is None:
        return None
    unit, said = led_by_any_unit(scene, rest)
    if not said:
        return Said("DUTY_LIST", given(unit=unit))
    days = around(scene, "date")
    if not days or scene.text.shown.rfind(said) != days[0][1]:
        return None
    entries, bad = _entries(scene, days)
    if not entries and tells(said):
        return None  # 值班表8月3号交不了 is of the list, and no list
    return Said("DUTY_SET", given(unit=unit, entries=entries, unread=bad))


def entered(scene: Scene) -> tuple[list[list[object]], str]:
    """Who is on duty on the days that are said; what could not be read."""
    return _entries(scene, around(scene, "date"))


def _entries(scene: Scene, days: list[tuple[Token, int, int]]) -> tuple[list[list[object]], str]:
    """[first day, last day, [[name, phone] …]] for each stretch of days; what could not be read, "" if all could."""
    entries: list[list[object]] = []
    place, bad = 0, ""
    while place < len(days):
        token, start, end = days[place]
        following = days[place + 1] if place + 1 < len(days) else None
        last = token
        if following and _TO.fullmatch(scene.text.shown[end : following[1]]):
            last, end = following[0], following[2]
            place += 1
        place += 1
        until = days[place][1] if place < len(days) else len(scene.text.shown)
        people = _people(scene.text.shown[end:until])
        first_day, last_day = _day(scene, token), _day(scene, last)
        if first_day is None or last_day is None or people is None:
            bad = bad or scene.text.shown[start:until].strip(LEAD)
            continue
        entries.append([first_day.isoformat(), last_day.isoformat(), people])
    return entries, bad


def _day(scene: Scene, token: Token) -> date | None:
    found = scene.day(token)
    return found.day if isinstance(found, Found) else None


def _people(text: str) -> list[list[str]] | None:
    """Names with telephones; none for 取消; None where something is neither."""
    text = text.strip(LEAD)
    if text in _NOBODY:
        return []
    found = []
    for part in filter(None, (one.strip(LEAD) for one in _PART.split(text))):
        one = _ONE.fullmatch(part)
        if one is None or not (one["phone"] or _is_name(one["name"])):
            return None
        found.append([one["name"], re.sub(r"\s", "", one["phone"] or "")])
    return found or None


_TOLD = re.compile("[了吗呢吧没不还能]|已经")
_PERSON = re.compile(rf"[小老阿]?{A_SURNAME}[\u4e00-\u9fff]{{1,2}}(?<![了吗呢吧呀])")
_LONGEST = 4  # characters of a name


def tells(said: str) -> bool:
    """Whether it is a part of a sentence, and neither name nor day."""
    return _TOLD.search(said) is not None


def _is_name(said: str) -> bool:
    """Whether what stands behind a day without a telephone may be somebody's name: no part of a sentence."""
    if "（" in said or "(" in said or "·" in said or _PERSON.fullmatch(said):
        return True
    return (
        not _TOLD.search(said) and len(said) <= _LONGEST + said.endswith(("主任", "书记", "局长", "镇长", "科长")) * 2
    )


def _who(scene: Scene) -> Said | None:
    """今天谁值班 佛堂镇; 佛堂镇明天谁值班; in a group only said in so many words."""
    units = [code for token in scene.all("unit", "name") if (code := unit_in(token))]
    days = scene.all("date")
    if len(days) > 1 or len(units) > 1:
        return None
    words = _WHO_ALONE if scene.context.chat == "single" and (units or days) else _WHO
    strange = _WHO_OF_NONE.search(scene.text.shown) if not units and scene.context.chat == "single" else None
    if without(scene, "unit", "name", "date", "polite", "particle") not in words and not strange:
        return None
    found = scene.day(days[0]) if days else None
    day = found.day.isoformat() if isinstance(found, Found) else None
    unit = units[0] if units else strange["unit"] if strange else None
    return Said("DUTY_TODAY", given(unit=unit, date=day))


def _check(scene: Scene) -> Said | None:
    """抽查 佛堂镇 接; 抽查 佛堂镇 李某 未接 响铃无人; 抽查 佛堂镇 tells whom to ring up."""
    rest = behind(scene, _CHECK)
    if not rest:
        return None
    unit, said = led_by_any_unit(scene, rest)
    found = _FOUND.fullmatch(said)
    if found is None or bool(found["no"]) == bool(found["yes"]):
        return Said("DUTY_CHECK", {"unit": unit}) if unit and not said else None
    slots: Slots = given(name=found["name"], text=(found["note"] or "").strip(LEAD))
    part = "" if unit else unit_of_part(scene, found["name"] or "")
    if part:
        slots.pop("name")
    elif not unit:  # 抽查 火星镇 接: whatever was named is no unit of ours
        slots = {"unit": slots.pop("name")} | slots if "name" in slots else slots
    result = {"result": "未接" if found["no"] else "接"}
    return Said("DUTY_CHECK", slots | given(unit=unit or part) | result, certain=not part)


def _uncheck(scene: Scene) -> Said | None:
    """撤销抽查 佛堂镇"""
    rest = behind(scene, _UNCHECK)
    if rest is None:
        return None
    unit, said = led_by_any_unit(scene, rest)
    return None if said else Said("DUTY_UNCHECK", given(unit=unit))


def _checks(scene: Scene) -> Said | None:
    """抽查记录; 抽查记录 佛堂镇"""
    rest = behind(scene, _CHECKS)
    if rest is None:
        return None
    unit, said = led_by_any_unit(scene, rest)
    return None if said else Said("DUTY_CHECKS", given(unit=unit))
