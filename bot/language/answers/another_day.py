"""算了还是26吧, 哦不还是8月26, said where the reason is asked for: the day that was given before, put right.

哎 算了还是15号吧，送: beside a form that lies open, with a word of sending; it is shown again with that day.
"""

import re
from datetime import date

from bot.language.answers.giving_up import aside, says_yes
from bot.language.answers.parts import parts_of
from bot.language.answers.shown import sent
from bot.language.context import Asked
from bot.language.date_forms import read_span
from bot.language.dates import Found, Impossible, exact
from bot.language.patterns import kinds
from bot.language.rules.asking import asks
from bot.language.rules.fields import DATE_FIELDS
from bot.language.rules.putting import MORE, put_into
from bot.language.rules.shifting import shown_day
from bot.language.scene import Said, Scene, Slots, after, iso

_AGAIN = re.compile(
    r"(?P<back>(?:算了|不对|错了?|等等|等下|哦|噢|嗯|唉|哎|不是?|那)+[,，.。!]?)?(?P<rather>(?:还是|改成?|换成?|就|要|应该|是)*)(?:延到|改到|到|停到|写)?"
    r"(?:(?P<month>\d{1,2})(?P<sign>[月.]))?(?P<day>\d{1,2})(?P<mark>[号日])?(?:停更|停|起停)?[吧好了啊呀。!]*",
    re.ASCII,
)
_DAY_OF = {"CANCEL_REQUEST": "stop_date", "CHANGE_REQUEST": "effective_date", "EXTENSION_REQUEST": "date"}
_READY = 3  # reasons that are offered by their number: 还是1吧 chooses one
_WORDS = kinds("reason account_id")


def another_day(scene: Scene, asked: Asked) -> Said | None:
    """A number without 号 is a day only behind a word that takes back or prefers, and is shown before it counts."""
    if "reason" in asked.fields and scene.has("reasonword") and MORE in (put := put_into(scene, asked.form)):
        return Said("FILL", put)  # 停更8月20，原因加一句：没人看了
    if (longer := so_much_longer(scene, asked)) is not None:
        return longer
    name = _DAY_OF.get(asked.about)
    if name is None or not _WORDS & set(asked.fields) or set(DATE_FIELDS) & set(asked.fields):
        return None
    found = _AGAIN.fullmatch(scene.text.key)
    plain = found is not None and bool(found["month"] or found["mark"])
    if found is None or not (found["back"] or found["rather"] or (plain and shown_day(scene))):
        return None
    if not plain and int(found["day"]) <= _READY:
        return None
    day = _day(scene, found, shown_day(scene))
    return Said("FILL", {name: day}, certain=plain) if day and date.fromisoformat(day) >= scene.today.day else None


def day_rather(scene: Scene, asked: Asked) -> Said | None:
    """Nothing but another day for the form, words that take back or prefer, and sending, in whatever order.

    The day that the form has already, and sending, is a yes.
    """
    name = _NAME_OF.get(asked.form.partition("-")[0])
    if name is None or not asked.mine or not any(char.isdigit() or char in _CALENDAR for char in scene.text.key):
        return None
    parts = [part for part in parts_of(scene) if _BACK.fullmatch(part) is None]
    sending = [part for part in parts if sent(part) or _THEN_SENT.fullmatch(part)]
    rest = [part for part in parts if part not in sending and not (says_yes(scene, part) or aside(part))]
    taken_back = len(parts) < len(parts_of(scene))
    asking = _ASKED.search(rest[0]) if len(rest) == 1 else None
    rest = [_ASKED.sub("", part) for part in rest]
    bare = _AROUND.sub("", rest[0]) if len(rest) == 1 else ""
    if not bare or (bare.isdigit() and asked.kind == "ask" and not sending):
        return None  # 算了还是26吧 where words are asked for is shown first
    rather = taken_back or _RATHER.match(rest[0]) is not None
    rather = rather or (not bare.isdigit() and (bool(sending) or asked.kind == "confirm"))
    day = _only_day(scene, bare) if rather else None
    stands = shown_day(scene)
    if day is None or date.fromisoformat(day) < scene.today.day:
        return None
    if stands is not None and stands.isoformat() == day:
        return Said("CONFIRM") if sending and asked.kind == "confirm" else None
    if asked.kind == "confirm":
        wondered = {"ask": "did_you_mean"} if asking else {}
        return Said("REQUEST_EDIT", {"request": asked.form, name: day} | wondered)
    return Said("FILL", {name: day}, certain=asking is None)


def _only_day(scene: Scene, words: str) -> str | None:
    """15号, 8月15日, 下周三, 15: a day and nothing else."""
    stands, of_month = shown_day(scene), _OF_MONTH.fullmatch(words)
    if of_month is not None and stands is not None:
        day = exact(stands.year, stands.month, int(of_month["day"]))
        return iso(day) if isinstance(day, Found) else None
    said = scene.saying(words)
    dated = said.dated()
    only = len(dated) == 1 and all(token in dated for token in said.tokens)
    found_day = said.day(dated[0]) if only else None
    return iso(found_day) if isinstance(found_day, Found) else None


_NAME_OF = {"ZX": "stop_date", "BG": "effective_date"}  # by the kind of form; an extension has ways of its own
_ASKED = re.compile(r"[,，]?(?:行|可以|好|成|中|来得及)(?:吗|么|嘛|不行?|不可以)[?？]*$")  # …行吗
_CALENDAR = "月号日周礼星"
_BACK = re.compile(r"(?:算了|不对|不是|错了|等等|等下|慢着|哦|噢|嗯|唉|哎|呃|啊|那|别|不了|不)+")
_LEAD = (
    r"(?:算了|不对|等等|等下|哦|噢|嗯|唉|哎|那|我|还是|改成?|改到|改为|换成?|就|要|应该|是|定|停更?日期|日期|停更|停|到|从|写|按|用|选|"
    r"在|吧)"
)
_RATHER = re.compile(rf"{_LEAD}")
_AROUND = re.compile(rf"^{_LEAD}+|(?:开始|起)?(?:停更|停|起停)?[吧好了啊呀算呢]*$")
_THEN_SENT = re.compile(
    r"(?:改|完|然后|再|之后|就|直接|帮我|给我|好了?)*+(?:送签?|提交|报|交|发)(?:吧|了|出去|上去|给?局长|给|掉)*+"
)
_OF_MONTH = re.compile(r"(?P<day>\d{1,2})[号日]?", re.ASCII)


def _day(scene: Scene, found: re.Match[str], stands: date | None) -> str | None:
    """In the month that is said, else in that of the day which the question shows, else the next such day."""
    if found["month"]:
        said = scene.saying(f"{found['month']}月{found['day']}日")
        return iso(said.day(said.dated()[0])) if said.dated() else None
    if stands is not None:
        day = exact(stands.year, stands.month, int(found["day"]))
        return None if isinstance(day, Impossible) else iso(day)
    said = scene.saying(f"{found['day']}号")
    days = [said.day(token) for token in said.dated()]
    return iso(days[0]) if days and isinstance(days[0], Found) else None


_LONGER = re.compile(  # @: how long
    r"(?:再|往后|想|要|就|先|大概|我们?|能|帮我|申请|多)*(?:延长?|推迟?|宽限?|顺延|晚|缓|给)?(?:期|后|个|到)?@(?:吧|就行|就够了?|的?时间|左右|呢|了)*"
)
_SIGNS = re.compile(r"[\s,，。;；]+")


def so_much_longer(scene: Scene, asked: Asked) -> Said | None:
    """The day that comes of it, and why, if it stands behind; shown first, for nobody said that day."""
    spans = scene.all("span")
    if asked.about != "EXTENSION_REQUEST" or "date" not in asked.fields or len(spans) != 1 or asks(scene.tokens, scene):
        return None
    first, *behind = _SIGNS.split(scene.text.shown.strip(), maxsplit=1)
    length = read_span(spans[0].value)  # type: ignore[arg-type]
    dues = {task.due_on for task in scene.lexicon.tasks_numbered(asked.task or 0)}
    due = dues.pop() if len(dues) == 1 else None
    plain = _LONGER.fullmatch(scene.lexicon.fold(first).replace(scene.word(spans[0]), "@", 1)) is not None
    if not plain or due is None or length is None or scene.has("date"):
        return None
    slots: Slots = {"date": after(due, length, scene).isoformat()}
    why = behind[0] if behind and "reason" in asked.fields else ""
    return Said("FILL", slots | ({"reason": why} if why else {}), certain=False)
