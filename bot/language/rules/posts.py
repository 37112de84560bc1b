"""发布审核: offering a post, deciding about it, saying that it is out, and the quarter's counts."""

import re

from bot.language.numerals import parse_number
from bot.language.posts import parts_of
from bot.language.rules.opening import around, behind, opening
from bot.language.scene import LEAD, Said, Scene, Slots, given, iso

_OFFER = opening(r"(?:我要|我们要|申请)?(?:投稿|供稿|报送稿件|送审稿件|申请发布|发布申请|改稿)")
_EDIT = opening(r"(?:修改|改一下)")
_DONE = opening(r"(?:登记)?(?:已发布|发布了|已经发布|发布)")
_LIST = opening(r"(?:我的投稿|我的稿件|待审稿件|稿件清单|投稿记录)")
_COUNTS = opening(r"(?:供稿|投稿|发稿)(?:统计|情况|数量|计数)")
_DECIDE = opening(r"(?:不予采用|不采用|不用|采用|退稿|退回修改|退回|终审通过|终审退回|终审同意|同意|通过|驳回)")
_FINAL_FOR = opening(r"(?:代登记|代|补登记)终审(?:意见)?")
_SOURCE = re.compile(r"电话|纸质|书面|会上|会议|口头")
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_NUMBER = re.compile(r"FB-?\s?(?P<year>20\d\d)-?\s?(?P<n>\d{1,4})", re.IGNORECASE | re.ASCII)
_QUARTER = re.compile(
    r"(?:(?P<year>20\d\d)年?[-\s]?)?(?:Q(?P<q>[1-4])|第?(?P<c>[一二三四1-4])季度|(?P<near>本|这个|上|上个|上一)季度?)",
    re.IGNORECASE | re.ASCII,
)
_NO_QUARTER = re.compile(r"(?:20\d\d年?)?[-\s]?(?:第?[^\W_]{1,3}季度?|Q\d{1,2})", re.IGNORECASE)  # 第九季度


def posts(scene: Scene) -> Said | None:
    """投稿 …; 采用 FB-2022-001; 已发布 FB-2022-001 …; 待审稿件; 供稿统计."""
    return _counts(scene) or _listed(scene) or _final_for(scene) or _decided(scene) or _done(scene) or _offered(scene)


def _offered(scene: Scene) -> Said | None:
    rest = behind(scene, _OFFER)
    rest = behind(scene, _EDIT) or "" if rest is None else rest
    found = _NUMBER.match(rest)
    if found is None and behind(scene, _OFFER) is None:
        return None
    parts = parts_of(rest[found.end() :].strip(LEAD) if found else rest)
    slots: Slots = given(request=_number(found) if found else "") | given(**parts)
    talk = scene.context.chat != "single" and slots.keys() <= {"title", "body"}  # 投稿 请大家踊跃
    return None if talk else Said("POST_OFFER", slots)


def _done(scene: Scene) -> Said | None:
    rest = behind(scene, _DONE)
    found = _NUMBER.match(rest) if rest else None
    if found is None or rest is None:
        return None
    link = re.search(r"https?://[^\s，。；、（）()<>]+", rest)
    days = around(scene, "date")
    day = iso(scene.day(days[0][0], back=True)) if days else None
    return Said("POST_DONE", {"request": _number(found)} | given(link=link[0] if link else "", date=day))


def _final_for(scene: Scene) -> Said | None:
    """代登记终审 FB-2022-001 电话 7月20日 王某: by the office, for a leader who said so another way."""
    rest = behind(scene, _FINAL_FOR)
    if rest is None:
        return None
    found, source = _NUMBER.match(rest), _SOURCE.search(rest)
    days = around(scene, "date")
    day = iso(scene.day(days[0][0], back=True)) if days else None
    heard = {"书面": "纸质", "会议": "会上", "口头": "电话"}.get(source[0], source[0]) if source else ""
    told = [one for one in re.split(r"[\s,，。;；、]+", rest[source.end() :]) if _NAME.fullmatch(one)] if source else []
    slots = given(request=_number(found) if found else "", source=heard, done_on=day, name=told[-1] if told else "")
    return Said("POST_FINAL_FOR", slots)


def _decided(scene: Scene) -> Said | None:
    """Typed words of decision about a post: they only bring the card again."""
    rest = behind(scene, _DECIDE)
    found = _NUMBER.match(rest) if rest else None
    if found is None or rest is None:
        return None
    return Said("POST_DECIDE", {"request": _number(found)} | given(reason=rest[found.end() :].strip(LEAD)))


def _listed(scene: Scene) -> Said | None:
    return Said("POST_LIST") if behind(scene, _LIST) == "" else None


def _counts(scene: Scene) -> Said | None:
    rest = behind(scene, _COUNTS)
    if rest is None:
        return None
    if not rest:
        return Said("POST_COUNTS")
    found = _QUARTER.fullmatch(rest)
    if found is None:
        return Said("POST_COUNTS", {"cycle": rest}) if _NO_QUARTER.fullmatch(rest) else None
    today = scene.today.day
    if found["near"]:
        place = today.year * 4 + (today.month - 1) // 3 - (found["near"] not in {"本", "这个"})
    else:
        part = int(found["q"] or parse_number(found["c"]) or 1)
        place = int(found["year"] or today.year) * 4 + part - 1
    return Said("POST_COUNTS", {"cycle": f"{place // 4}-Q{place % 4 + 1}"})


def _number(found: re.Match[str]) -> str:
    return f"FB-{found['year']}-{int(found['n']):03d}"
