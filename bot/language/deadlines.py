"""By when: a day, a time of day (今天17点前), or a length of time from now (两小时内), as typed in an instruction."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.language.date_forms import STARTS, N, Today, written_at
from bot.language.dates import Found
from bot.language.numerals import CHINESE, parse_number

NOON = 12
EARLIEST, LAST_HOUR, LAST_MINUTE = 7, 23, 59  # no office means seven in the morning by 5点
HALF, QUARTER = 30, 15
_PART = "上午|下午|晚上|傍晚|中午|早上|早|晚"
_ENDS = r"(?:之前|以前|前|之内|以内|内|止|为止|截止)"
_CLOCK = re.compile(
    rf"(?P<part>{_PART})? ?(?P<hour>\d{{1,2}}|[{CHINESE}]{{1,3}}) ?(?:点钟?|时(?!间|限|候)|:(?=\d\d))"
    rf"(?P<minute>半|一刻|\d{{1,2}}|[{CHINESE}]{{1,3}})? ?分?(?:整)?{_ENDS}{{0,2}}",
    re.ASCII,
)
_LENGTH = re.compile(
    rf"(?P<much>{N}|半) ?(?:个?(?P<half>半))? ?个?(?P<unit>小时|钟头|分钟)(?:之内|以内|内|后)", re.ASCII
)
_LED = re.compile(r"(?:请|务必|须|要|限|在|于|时限|截止|期限|办结|完成时间|(?:^|(?<=[,，。;； ]))时间|[:,，：])*$")
_CLOSED = re.compile(_ENDS + r"$")
_DIGITS = frozenset(f"0123456789{CHINESE}")
_BY = re.compile(rf" ?{_ENDS}")


@dataclass(frozen=True, slots=True)
class Deadline:
    """What was read and where it stands in the folded text; `value` as 2022-07-25 or 2022-07-25T17:00, "" if none."""

    start: int
    end: int
    value: str


def deadline_in(key: str, start: int, now: datetime, today: Today) -> Deadline | None:
    """The deadline named behind a place of a folded text: what is closed by 前 or 内 first, else the only day."""
    found = list(_all(key, start, now, today))
    closed = [one for one in found if _CLOSED.search(key[one.start : one.end])]
    timed = [one for one in found if "T" in one.value]
    chosen = next(iter(closed or timed or (found if len(found) == 1 else [])), None)
    if chosen is None:
        return None
    led = _LED.search(key, start, chosen.start)
    return Deadline(led.start() if led else chosen.start, chosen.end, chosen.value)


def _all(key: str, start: int, now: datetime, today: Today) -> Iterator[Deadline]:
    place = start
    while place < len(key):
        one = _at(key, place, now, today)
        if one is None or (place and key[place].isdigit() and key[place - 1].isdigit()):
            place += 1
            continue
        yield one
        place = one.end


def _at(key: str, place: int, now: datetime, today: Today) -> Deadline | None:
    if length := _LENGTH.match(key, place):
        return _from_now(length, now)
    if clock := _CLOCK.match(key, place):
        return Deadline(place, clock.end(), _moment(today.day, clock, ""))
    written = written_at(key, place) if key[place] in STARTS else None
    if written is None:
        return None
    day, end = written.read(today), written.match.end()
    if not isinstance(day, Found):  # 9月31日前, 周三前: there is none, or it may be two days
        return Deadline(place, end, "") if _CLOSED.search(key[place:end]) else None
    clock = _CLOCK.match(key, end) or _CLOCK.match(key, end + 1) if key[end : end + 1] in {"", " ", *_DIGITS} else None
    if clock is None and (by := _BY.match(key, end)):
        end = by.end()
    if clock is None:
        return Deadline(place, end, day.day.isoformat())
    return Deadline(place, clock.end(), _moment(day.day, clock, key[place:end]))


def _from_now(found: re.Match[str], now: datetime) -> Deadline:
    minutes = HALF if found["much"] == "半" else (parse_number(found["much"]) or 0) * 60
    if found["unit"] == "分钟":
        minutes = HALF if found["much"] == "半" else parse_number(found["much"]) or 0
    elif found["half"] and found["much"] != "半":
        minutes += HALF
    until = now + timedelta(minutes=minutes)
    return Deadline(found.start(), found.end(), until.replace(tzinfo=None).isoformat(timespec="minutes"))


def _moment(day: date, found: re.Match[str], before: str) -> str:
    """The day at that time; 5点 of the afternoon by its word, or because offices do not work at five in the morning."""
    hour = parse_number(found["hour"]) or 0
    said = found["minute"] or ""
    minute = HALF if said == "半" else QUARTER if said == "一刻" else (parse_number(said) or 0) if said else 0
    part = found["part"] or next((word for word in _PART.split("|") if before.endswith(word)), "")
    late = part in {"下午", "晚上", "傍晚", "晚"} or (not part and hour < EARLIEST)
    if hour < NOON and late:
        hour += NOON
    if hour > LAST_HOUR or minute > LAST_MINUTE:
        return ""
    return datetime.combine(day, time(hour, minute)).isoformat(timespec="minutes")
