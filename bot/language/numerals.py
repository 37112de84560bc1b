"""Whole numbers from 0 to 199 as people write them."""

import re
import unicodedata

DIGITS = {
    c: n
    for n, pair in enumerate(("〇零", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for c in pair
}
_TENS = {"廿": 2, "卅": 3, "卌": 4}
LONGEST = 6  # 一百九十九 and one to spare
CHINESE = "〇零一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾廿卅卌百"
_SHAPE = re.compile(
    rf"(?:(?P<hundred>[一壹])?(?P<hundreds>百)[零〇]?)?"
    rf"(?:(?P<special>[{''.join(_TENS)}])|(?P<tens>[{''.join(DIGITS)}])?(?P<ten>[十拾]))?(?P<one>[{''.join(DIGITS)}])?"
)


def parse_number(text: str) -> int | None:
    """3, 三, 十二, 廿三, 卅一, 二十三, 叁, 二〇 as an int; anything else None. Only ASCII digits count as digits."""
    if text.isascii() and text.isdigit():
        return int(text[:20])
    if not text or len(text) > LONGEST:
        return None
    found = _SHAPE.fullmatch(text)
    return _spelled(text) if found is None else _composed(found)


def says_number(text: str, number: int) -> bool:
    """Whether that number stands in a text as a name: 3, 第③项, 任务三; the 一 of 催一下 and 11次 count something."""
    runs = _AS_NAME.finditer(unicodedata.normalize("NFKC", text))
    return any(parse_number(run["led"] or run["bare"]) == number for run in runs)


_AS_NAME = re.compile(
    rf"(?:任务|第)\s*(?P<led>\d+|[{CHINESE}]+)|"
    r"(?<![\d.])(?P<bare>\d+)(?![\d.%]|\s*[月日次年家个株户人处点份张遍台名位米吨元万周季批套块])"
)


def _spelled(text: str) -> int | None:
    """二三 as 23: digit by digit, two at most."""
    if len(text) == len("二三") and all(c in DIGITS for c in text):
        return DIGITS[text[0]] * 10 + DIGITS[text[1]]
    return None


def _composed(found: re.Match[str]) -> int:
    tens = _TENS.get(found["special"] or "", 0)
    if found["ten"]:
        tens = DIGITS.get(found["tens"] or "一", 1)
    return (100 if found["hundreds"] else 0) + tens * 10 + DIGITS.get(found["one"] or "零", 0)
