"""培训: the notice, sign-up, material, who came; each by its first words and the number PX-."""

import re
from collections.abc import Collection, Iterator, Sequence

from bot.language.rules.opening import around, behind, led_by_unit, opening, unit_in
from bot.language.scene import LEAD, Said, Scene, Slots, given, iso

_NOTICE = opening(r"(?:发|发布|下发|起草)?培训通知")
_SIGN_UP = opening(r"(?:我要|我们|培训)?报名(?:参加)?(?:培训)?")
_SIGN_OFF = opening(r"(?:取消|撤销|撤回)(?:培训)?报名")
_LIST = opening(r"(?:我的|看看?|查看?)?培训(?:清单|安排|列表)?")
_MATERIAL = opening(r"(?:发|要|看)?(?:培训)?(?:材料|课件)")
_SHEET = opening(r"(?:培训)?签到表")
_ABSENT = opening(r"(?:没有?到会|未到会|没有?来|没有?到|未到|缺席)(?:的(?:人|同志)?)?(?:是|有)?[:：]?")
_WHO_CAME = re.compile(
    r"(?:还|都)?(?:有)?(?:谁|哪些人|哪几个|哪些同志|哪些单位)(?:还|都)?(?:没有?|未)?"
    r"(?:来|到|到会|参加|报名|报)了?[?？]?"
)
_CAME = opening(r"(?:培训)?(?:到会|到场|签到情况|实到|参训)")
_CALL_OFF = opening(r"(?:取消|不办)培训")
_MOVE = opening(r"(?:培训)?(?:改期|改时间|改地点)")
_NUMBER = re.compile(r"PX-?\s?(?P<year>20\d\d)-?\s?(?P<n>\d{1,4})", re.IGNORECASE | re.ASCII)
LINK = re.compile(r"https?://[^\s，。；、（）()<>]+")
_TIME = re.compile(
    r"(?P<part>上午|下午|晚上|早上|中午)?\s*(?P<hour>\d{1,2})(?:[:：](?P<minute>\d{2})|[点时](?:(?P<half>半)|(?P<said>\d{1,2})分?)?(?:整)?)",
    re.ASCII,
)
_LABEL = re.compile(
    r"(?P<label>题目|主题|内容|名称|时间|地点|地址|对象|范围|参加单位|参训单位|参加人员|材料|链接)\s*[:：]\s*"
)
_TITLES, _PLACES = frozenset({"题目", "主题", "内容", "名称"}), frozenset({"地点", "地址"})
_UNLABELLED = ("title", "place")
_GROUP = re.compile(r"(?:各|所有|全体|全部)(?P<group>[\u4e00-\u9fff]{1,6})")
_AND = re.compile(r"[、/]|和|及|以及")
_CHUNK = re.compile(r"[^\s,，;；。]+")
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,10}(?:[（(][^（）()\s]{1,8}[)）])?")
_MYSELF = frozenset({"我", "本人", "自己", "我自己", "我本人"})  # who is speaking; too short to be read as a name
_BREAK = re.compile(r"[\s,，、;；。]+|和(?=[\u4e00-\u9fff])")
_PHONE = re.compile(r"(?<!\d)1\d{10}(?!\d)", re.ASCII)  # nobody needs it on the list
_ALL = re.compile(r"(?:全部|全体|都|全)(?:到了?|到会|到场|来了)?")
_BUT = re.compile(r"[,，\s]*(?:除了?|缺席?|没到|未到|没来)[:：\s]*")
_SEATS = re.compile(r"\d{1,3}(?:\s*[-－~～至到]\s*\d{1,3})?", re.ASCII)
_NOON, _HOURS, _MINUTES, _MOST_SEATS = 12, 24, 60, 200


def trainings(scene: Scene) -> Said | None:
    """培训通知 …; 报名 PX-2022-001 张某 李某; 到会 PX-2022-001 全部; PX-2022-001."""
    bare = _NUMBER.fullmatch(scene.text.shown.strip(LEAD))
    if bare:
        return Said("TRAINING_LIST", {"request": _px(bare)})
    readers = (
        *(_called_off, _moved, _signed_off, _noticed, _sheet, _came, _absent),
        *(_material, _signed_up, _listed, _who_came),
    )
    return next((said for reader in readers if (said := reader(scene)) is not None), None)


def _noticed(scene: Scene) -> Said | None:
    """培训通知 信息编发培训 8月10日14:30 市行政中心三楼 各镇街、市教育局"""
    rest = behind(scene, _NOTICE)
    if rest is None or (scene.context.chat != "single" and not scene.has("date")):
        return None
    return Said("TRAINING_NOTICE", parts(scene, rest))


def filled(scene: Scene, fields: Collection[str]) -> Slots:
    """14:30 市行政中心三楼, in answer to what a notice still needs: of those fields only."""
    said = parts(scene, scene.text.shown.strip(LEAD), [name for name in _UNLABELLED if name in fields])
    wanted = {*fields, *({"groups"} if "units" in fields else ()), "link", "note"}
    return {name: value for name, value in said.items() if name in wanted}


def _moved(scene: Scene) -> Said | None:
    """改期 PX-2022-001 8月12日14:30 二楼会议室"""
    number, rest = _numbered(scene, _MOVE)
    if not number:
        return None
    told = parts(scene, rest)
    if "title" in told and "place" not in told:
        told["place"] = told.pop("title")
    return Said("TRAINING_MOVE", {"request": number} | given(**{k: told.get(k) for k in ("date", "time", "place")}))


def parts(scene: Scene, rest: str, order: Sequence[str] = _UNLABELLED) -> Slots:
    """Title, day, time, place, who is invited and the link, chunk by chunk."""
    slots: Slots = {}
    free: list[str] = []
    units: list[str] = []
    groups: list[str] = []
    for label, said, start in _chunks(scene, rest):
        text = _when(scene, _unlinked(said, slots), start, slots)
        kind = "place" if label in _PLACES else "title" if label in _TITLES else ""
        invited = None if kind else _invited(scene, text, start)
        if invited:
            units += invited[0]
            groups += invited[1]
        elif text and kind:
            slots[kind] = text
        elif text:
            free.append(text)
    return _placed(slots, free, order) | given(units=units, groups=groups)


def _placed(slots: Slots, free: list[str], order: Sequence[str]) -> Slots:
    """What no label names: the title first, then the place, then a note."""
    left = list(free)
    for name in order:
        if name not in slots and left:
            slots[name] = left.pop(0)
    return slots | given(note=" ".join(left))


def _unlinked(text: str, slots: Slots) -> str:
    link = LINK.search(text)
    if link:
        slots["link"] = link[0]
    return LINK.sub("", text)


def _chunks(scene: Scene, rest: str) -> Iterator[tuple[str, str, int]]:
    """The stretches between blanks and signs with the label before each, and where each stands."""
    base = scene.text.shown.rfind(rest) if rest else 0
    label = ""
    for found in _CHUNK.finditer(rest):
        text, start = found[0], base + found.start()
        led = _LABEL.match(text)
        if led:
            label, text, start = led["label"], text[led.end() :], start + led.end()
        if text:
            yield label, text, start
            label = ""


def _when(scene: Scene, text: str, start: int, slots: Slots) -> str:
    """The chunk without the day and the time that it names."""
    for token, first, last in around(scene, "date"):
        if start <= first < start + len(text) and "date" not in slots:
            slots["date"] = iso(scene.day(token)) or ""
            said = scene.text.shown[first : min(last, start + len(text))]
            tail = re.search(r"(?:上午|下午|晚上|早上|中午)$", said)
            text = text.replace(said, tail[0] if tail else "", 1)
    found = _TIME.search(text)
    if found and "time" not in slots and (clock := _clock(found)):
        slots["time"] = clock
        text = text[: found.start()] + text[found.end() :]
    return re.sub(r"^(?:上午|下午|晚上|早上|中午)$", "", text).strip(LEAD)


def _clock(found: re.Match[str]) -> str:
    hour = int(found["hour"])
    minute = 30 if found["half"] else int(found["minute"] or found["said"] or 0)
    if found["part"] in {"下午", "晚上"} and hour < _NOON:
        hour += _NOON
    return f"{hour:02d}:{minute:02d}" if hour < _HOURS and minute < _MINUTES else ""


def _invited(scene: Scene, text: str, start: int) -> tuple[list[str], list[str]] | None:
    """Units and groups, where the chunk names nothing else."""
    places = {(first, last): unit_in(token) for token, first, last in around(scene, "unit", "name")}
    units: list[str] = []
    groups: list[str] = []
    place = 0
    for part in _AND.split(text):
        first = start + text.find(part, place)
        place = first - start + len(part)
        group = _GROUP.fullmatch(part)
        if group:
            groups.append(group["group"])
        elif code := places.get((first, first + len(part))):
            units.append(code)
        elif part:
            return None
    return (units, groups) if units or groups else None


def _signed_up(scene: Scene) -> Said | None:
    """报名 PX-2022-001 张某 李某"""
    return _people(scene, _SIGN_UP, "TRAINING_SIGN_UP")


def _signed_off(scene: Scene) -> Said | None:
    """取消报名 PX-2022-001 张某"""
    return _people(scene, _SIGN_OFF, "TRAINING_SIGN_OFF")


def _people(scene: Scene, head: re.Pattern[str], intent: str) -> Said | None:
    rest = behind(scene, head)
    if rest is None:
        return None
    found = _NUMBER.match(rest)
    said = rest[found.end() :].strip(LEAD) if found else rest
    unit, said = led_by_unit(scene, said)
    names = [name for name in _BREAK.split(_PHONE.sub(" ", said)) if name]
    plain = all(name in _MYSELF or _NAME.fullmatch(name) for name in names)
    if not found and (scene.context.chat != "single" or not plain):
        return None
    slots: Slots = {"request": _px(found)} if found else {}
    return Said(intent, slots | given(unit=unit, names=names if plain else None, unread="" if plain else said))


def _came(scene: Scene) -> Said | None:
    """到会 PX-2022-001 全部除3; 到会 PX-2022-001 1、3-5; 到会 PX-2022-001 张某; 到会 PX-2022-001 佛堂镇 赵某"""
    number, rest = _numbered(scene, _CAME)
    if not number:
        return None
    slots: Slots = {"request": number}
    unit, said = led_by_unit(scene, rest)
    everybody = _ALL.match(said)
    if everybody:
        slots["all"] = True
        said = said[everybody.end() :]
        but = _BUT.match(said)
        said = said[but.end() :] if but else said
    parts = [part for part in _BREAK.split(said.strip(LEAD)) if part]
    seats = [seat for part in parts if _SEATS.fullmatch(part) for seat in _range(part)]
    names = [part for part in parts if _NAME.fullmatch(part)]
    unread = [part for part in parts if part not in names and not _SEATS.fullmatch(part)]
    return Said("TRAINING_CAME", slots | given(unit=unit, seats=seats, names=names, unread="、".join(unread)))


def _absent(scene: Scene) -> Said | None:
    """没到会 PX-2022-001 3、5: all others came; asked about, for it marks them."""
    number, rest = _numbered(scene, _ABSENT)
    parts = [part for part in _BREAK.split(rest) if part]
    seats = [seat for part in parts if _SEATS.fullmatch(part) for seat in _range(part)]
    names = [part for part in parts if _NAME.fullmatch(part)]
    if not number or not parts or len(names) + sum(_SEATS.fullmatch(part) is not None for part in parts) < len(parts):
        return None
    return Said("TRAINING_CAME", {"request": number, "all": True} | given(seats=seats, names=names), certain=False)


def _who_came(scene: Scene) -> Said | None:
    """谁没来 PX-2022-001: the list says it."""
    found = _NUMBER.search(scene.text.shown)
    rest = (scene.text.shown[: found.start()] + scene.text.shown[found.end() :]).strip(LEAD) if found else ""
    return Said("TRAINING_LIST", {"request": _px(found)}) if found and _WHO_CAME.fullmatch(rest) else None


def _range(part: str) -> list[int]:
    ends = [int(one) for one in re.findall(r"\d+", part)]
    return list(range(ends[0], ends[-1] + 1)) if ends[-1] - ends[0] < _MOST_SEATS else []


def _material(scene: Scene) -> Said | None:
    """培训材料 PX-2022-001 [链接]"""
    number, rest = _numbered(scene, _MATERIAL)
    link = LINK.search(rest)
    return Said("TRAINING_MATERIAL", {"request": number} | given(link=link[0] if link else "")) if number else None


def _sheet(scene: Scene) -> Said | None:
    """签到表 PX-2022-001, and then the file"""
    number, _ = _numbered(scene, _SHEET)
    return Said("TRAINING_SHEET", {"request": number}) if number else None


def _called_off(scene: Scene) -> Said | None:
    """取消培训 PX-2022-001 原因"""
    number, rest = _numbered(scene, _CALL_OFF)
    return Said("TRAINING_CALL_OFF", {"request": number} | given(reason=rest)) if number else None


def _listed(scene: Scene) -> Said | None:
    alone = scene.context.chat == "single" and behind(scene, _LIST) == ""
    return Said("TRAINING_LIST") if alone else None


def _numbered(scene: Scene, head: re.Pattern[str]) -> tuple[str, str]:
    """The number behind the head and what follows it; "" where there is none."""
    rest = behind(scene, head) or ""
    found = _NUMBER.match(rest)
    return (_px(found), rest[found.end() :].strip(LEAD)) if found else ("", "")


def _px(found: re.Match[str]) -> str:
    return f"PX-{found['year']}-{int(found['n']):03d}"
