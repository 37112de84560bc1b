"""The forms in which a day is written, each with the way to read it; tried at one place in the text."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language.dates import HALF_MONTH, Ambiguous, Day, Found, Impossible, Span, Works, exact, month_end, month_on
from bot.language.numerals import CHINESE, parse_number


@dataclass(frozen=True, slots=True)
class Today:
    """What a day is read against; `back` where a day in the past is expected (办好的日子)."""

    day: date
    works: Works
    back: bool = False


Reader = Callable[[re.Match[str], Today], Day]


@dataclass(frozen=True, slots=True)
class Written:
    """A day as it stands in the text, still to be read."""

    match: re.Match[str]
    reader: Reader

    def read(self, today: Today) -> Day:
        """The day that it means on this day."""
        return self.reader(self.match, today)


N = rf"(?:\d{{1,2}}|[{CHINESE}]{{1,3}})"
YEAR = (
    r"(?:(?P<year>(?:19|20)\d\d|二[〇零一二三四五六七八九]{3}) ?年?|(?P<short>\d\d) ?年|"
    r"(?P<said>今年|本年|明年|去年|后年)的?)"
)
LATE = r"(?:之前|以前|前|之内|以内|内|上午|下午|晚上|中午|早上|一早|下班|为止|当天|那天|这天)"
TAIL = rf"{LATE}{{0,3}}"
WEEK = r"(?:周|星期|礼拜)"
_CHINESE_YEAR = dict(zip("〇零一二三四五六七八九", "00123456789", strict=True))
_SAID_YEAR = {"今年": 0, "本年": 0, "明年": 1, "后年": 2, "去年": -1}
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 6} | {
    str(n): n - 1 for n in range(1, 7)
}
_NEAR = {
    "今": 0, "当": 0, "明": 1, "后": 2, "大后": 3, "昨": -1, "前": -2, "大前": -3,
}  # fmt: skip
_FESTIVALS = {
    "元旦": (1, 1), "五一": (5, 1), "劳动节": (5, 1), "六一": (6, 1), "七一": (7, 1), "八一": (8, 1),
    "建军节": (8, 1), "国庆": (10, 1), "十一": (10, 1),
}  # fmt: skip


def _number(match: re.Match[str], name: str) -> int:
    return parse_number(match[name] or "") or 0


def _year(match: re.Match[str], month: int, today: Today) -> int:
    """The year that is written, else the one in which such a month is near."""
    found = match.groupdict()
    if found.get("year"):
        return int("".join(_CHINESE_YEAR.get(c, c) for c in found["year"]))
    if found.get("short"):
        return 2000 + int(found["short"])
    if found.get("said"):
        return today.day.year + _SAID_YEAR[found["said"]]
    if not today.back and today.day.month >= 10 and month <= 3:  # noqa: PLR2004 - autumn speaks of next spring
        return today.day.year + 1
    return today.day.year - (today.back and today.day.month <= 3 and month >= 10)  # noqa: PLR2004 - and back


def _full(match: re.Match[str], _: Today) -> Day:
    return exact(int(match["y"]), int(match["m"]), int(match["d"]))


def _month_day(match: re.Match[str], today: Today) -> Day:
    month = _number(match, "month")
    return exact(_year(match, month, today), month, _number(match, "day"))


def _month_part(match: re.Match[str], today: Today) -> Day:
    month = _number(match, "month")
    return _part(_year(match, month, today), month, match["part"])


def _part(year: int, month: int, part: str) -> Day:
    if part[-1] in "底末天" or part == "下旬":
        return month_end(year, month)
    if part in {"上旬", "中旬"}:
        return exact(year, month, 10 if part == "上旬" else 20)
    return Ambiguous()  # 月初, 月中


def _near_month(match: re.Match[str], today: Today) -> Day:
    word = match["near"] or ""
    step = 2 if word.startswith("下下") else 1 if word.startswith("下") else -1 if word.startswith("上") else 0
    month = month_on(today.day.replace(day=1), step)
    if match["day"]:
        return exact(month.year, month.month, _number(match, "day"))
    return _part(month.year, month.month, match["part"])


def _year_part(match: re.Match[str], today: Today) -> Day:
    year = today.day.year + _SAID_YEAR.get(match["said"] or "今年", 0)
    return Ambiguous() if match["part"] == "中" else exact(year, 12, 31)


def _quarter(match: re.Match[str], today: Today) -> Day:
    month = _number(match, "quarter") * 3
    return month_end(_year(match, month, today), month)


def _near_quarter(match: re.Match[str], today: Today) -> Day:
    first = date(today.day.year, (today.day.month - 1) // 3 * 3 + 1, 1)
    end = month_on(first, 5 if match["near"].startswith("下") else 2)
    return month_end(end.year, end.month)


def _weekday(match: re.Match[str], today: Today) -> Day:
    weekday = _WEEKDAYS[match["weekday"]]
    day = _monday(match["ahead"] or "", today) + timedelta(days=weekday)
    if match["weekday"] == "末" and (match["late"] or "").startswith(("前", "之前", "以前")):
        day -= timedelta(days=2)  # 周末前: by Friday
    if not match["ahead"] and day < today.day and not today.back:
        return Ambiguous((day + timedelta(days=7),))
    if not match["ahead"] and day > today.day and today.back:
        return Found(day - timedelta(days=7))
    return Found(day)


def _week(match: re.Match[str], today: Today) -> Day:
    day = _monday(match["ahead"], today)
    return Found(day + timedelta(days=6)) if match["whole"] else Ambiguous((day + timedelta(days=4),))


def _monday(ahead: str, today: Today) -> date:
    step = 2 if ahead.startswith("下下") else 1 if ahead.startswith("下") else 0
    step = -1 if ahead.startswith("上") else step
    return today.day - timedelta(days=today.day.weekday()) + timedelta(weeks=step)


def _near(match: re.Match[str], today: Today) -> Day:
    return Found(today.day + timedelta(days=_NEAR[match["near"]]))


def _from_now(_: re.Match[str], today: Today) -> Day:
    return Found(today.day)


def _festival(match: re.Match[str], today: Today) -> Day:
    month, day = _FESTIVALS[match["festival"]]
    year = _year(match, month, today)
    if not match["year"] and not match["said"] and not today.back and date(year, month, day) < today.day:
        year += 1
    if match["side"].startswith(("前", "之前", "以前")):
        return Found(date(year, month, day) - timedelta(days=1))
    return Found(date(year, month, day)) if match["side"] in {"当天", "那天"} else Ambiguous()


def _lunar(_: re.Match[str], __: Today) -> Day:
    return Ambiguous()


def _span_from_today(match: re.Match[str], today: Today) -> Day:
    span = read_span(match)
    return Found(span.after(today.day, today.works)) if span else Ambiguous()


def _day_only(match: re.Match[str], today: Today) -> Day:
    day = exact(today.day.year, today.day.month, _number(match, "day"))
    if isinstance(day, Impossible) or (day.day < today.day) is not today.back:  # type: ignore[union-attr]
        following = month_on(today.day.replace(day=1), -1 if today.back else 1)
        other = exact(following.year, following.month, _number(match, "day"))
        return Ambiguous((other.day,)) if isinstance(other, Found) else Impossible()
    return day


def read_span(match: re.Match[str]) -> Span | None:
    """半个月, 两周, 三个工作日, 一个半月; 几天 is no length."""
    much, unit = match["much"], match["unit"]
    if much == "几" or (number := parse_number("零" if much == "半" else much)) is None:
        return None
    half = much == "半" or bool(match["half"])
    if unit in {"月", "季度", "年"}:
        months = {"月": 1, "季度": 3, "年": 12}[unit]
        return Span(days=HALF_MONTH if half and months == 1 else 0, months=number * months + (half and months // 2))
    if unit == "工作日":
        return Span(workdays=number)
    return Span(days=number * (7 if unit in {"周", "星期", "礼拜"} else 1))


SPAN = (
    rf"(?P<much>{N}|半|几) ?(?:个?(?P<half>半)(?=月)|个)?"
    r"(?P<unit>工作日|自然日|天|日|周|星期|礼拜|(?<=[个半])月(?![底末初份中])|季度|年(?![底末中]))"
)
_DAY = rf"(?!一[共直般起])(?P<day>{N})"  # no day in 7月一共
_NEAR_MONTH = r"(?P<near>本月|这个?月|当月|下下个?月|下个?月|上个?月)份?的?"
_PART = "(?P<part>最后一天|底|末|初|上旬|中旬|下旬|中)"

OF_PLATFORM = "(?=的?[那这]?[个只]?(?:微|抖|快手|头条|视频|服务|订阅|公众|知乎|天目))"
_NO_DAY = rf"(?!(?:3[2-9]|[4-9]\d) ?号{OF_PLATFORM})"  # 47号微博
_DOTTED = r"(?P<month>1[0-2]|0?[1-9])[./](?P<day>3[01]|[12]\d|0?[1-9])(?!\d)"

FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(form), reader)
    for form, reader in (
        (rf"(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d){TAIL}", _full),
        (rf"(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d){TAIL}", _full),
        (rf"(?:{YEAR} ?)?{_DOTTED}(?:日|号|{LATE}|(?=[到至起]|以?后)){TAIL}", _month_day),  # 8.25前
        (rf"(?<=[到至在于从自])(?:{YEAR} ?)?{_DOTTED}(?![\d./%]){TAIL}", _month_day),
        (
            rf"(?:{YEAR} ?)?(?P<month>{N}) ?月份? ?{_DAY}(?: ?日| ?号|(?![\d个%{CHINESE}]|\.(?!\.))){TAIL}",
            _month_day,
        ),
        (rf"(?:{YEAR} ?)?(?P<month>{N}) ?月份?的?[上中下]旬的?(?P<day>{N}) ?[日号]{TAIL}", _month_day),
        (rf"(?:{YEAR} ?)?(?P<month>{N}) ?月份?的?(?P<part>最后一天|底|末|初|上旬|中旬|下旬|中){TAIL}", _month_part),
        (
            rf"{_NEAR_MONTH}(?:(?P<day>{N}) ?[日号]|{_PART}){TAIL}",
            _near_month,
        ),
        (rf"{_NEAR_MONTH}(?P<day>{N})(?=$|[,。!停吧])", _near_month),
        (rf"(?P<near>)(?P<day>)月(?P<part>底|末|初|中){TAIL}", _near_month),
        (rf"(?P<said>今年|明年|后年|去年)?年?(?P<part>(?<=[今明后]年)底|年底|年末|年中){TAIL}", _year_part),
        (rf"(?:{YEAR} ?)?第?(?P<quarter>[一二三四1-4])季度(?:末|底|内)?{TAIL}", _quarter),
        (rf"(?P<near>本季度?|这个?季度|下个?季度)(?:末|底|内)?{TAIL}", _near_quarter),
        (
            rf"(?P<ahead>下下个?|下个?|这个?|本|上上个?|上个?)?{WEEK}(?P<weekday>[一二三四五六日天末1-6])(?P<late>{TAIL})",
            _weekday,
        ),
        (rf"(?P<ahead>下下个?|下个?|这个?|本|上个?){WEEK}(?P<whole>之内|以内|内|底|前)?", _week),
        (rf"(?P<near>大后|大前|今|(?<![节日])当|明|昨|前|后)(?:天|日(?!内)|晚|早(?!已)){TAIL}", _near),
        (r"即日(?:起|开始)|今[朝儿]", _from_now),
        (
            rf"(?:{YEAR})?(?P<festival>{'|'.join(_FESTIVALS)})节?(?:假期|长假|放假)?(?P<side>之前|以前|前一天|前|之后|以后|后|期间|当天|那天)夕?",
            _festival,
        ),
        (r"(?:春节|过年|中秋|端午|清明|除夕|元宵)节?(?:之前|以前|前|之后|以后|后)夕?", _lunar),
        (rf"(?:再过|过)?{SPAN}(?:[之以]?后|[之以]?内)", _span_from_today),
        (rf"再过{SPAN}", _span_from_today),
        (rf"{_NO_DAY}(?<!\d)(?P<day>{N}) ?[日号](?!楼|窗口|院|桌|车|线){TAIL}", _day_only),
    )
)
SPAN_FORM = re.compile(SPAN)
STARTS = frozenset(f"0123456789{CHINESE}去今明昨后前大当本这下上月年季第周星礼元五国劳建即春中端清除过再半几")


def written_at(key: str, place: int) -> Written | None:
    """The longest day that is written at this place of a folded text."""
    best: Written | None = None
    for form, reader in FORMS:
        found = form.match(key, place)
        if found and (best is None or found.end() > best.match.end()):
            best = Written(found, reader)
    return best


def span_at(key: str, place: int) -> re.Match[str] | None:
    """The length of time that is written at this place of a folded text."""
    return SPAN_FORM.match(key, place)


def parse_date(text: str, today: Today) -> Day | None:
    """The first day written in a text, read against today; None where there is none."""
    for place, char in enumerate(text):
        if char in STARTS and (written := written_at(text, place)):
            return written.read(today)
    return None
