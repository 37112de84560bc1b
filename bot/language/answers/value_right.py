"""80写成18了; 15写早了，20号; 不是07，08; 10号改到15号: a number of the guess put right by the one that is meant.

Which number it is, the guess's own words say: a share, a day, or an application's or order's number. A day without its
month is of the month that the guess shows. What comes of it is only offered, with the rest of the guess as it was.
"""

import re
from collections.abc import Callable
from datetime import date

from bot.language.answers.delegating import mobile_right
from bot.language.answers.parts import as_if_unasked
from bot.language.context import Asked
from bot.language.dates import Found, exact
from bot.language.intents import ACCOUNT_MATTERS, OF_ORDER, OF_REQUEST
from bot.language.patterns import kinds
from bot.language.rules import fates
from bot.language.rules.receipts import all_but
from bot.language.scene import Said, Scene, Slots
from bot.language.targets import Target

_N = r"(?:20\d\d年)?(?:\d{1,2}月)?\d{1,3}[%号日]?"
_THING = r"(?:的?(?:日期|时间|日子|比例|进度|编号|单号|申请|单子|那个|这个|那份|那张))?"
_WHY = (
    r"(?:(?:写|打|填|输|报|看|说|记|点|选|定|弄|搞)?(?:错|反|岔|早|晚|少|多)了?|(?:太|有点|来得)(?:紧|赶|急|早|晚|近|远|短|长|久)了?|不够|"
    r"来不及|赶不上|不行|不对|没问题|别动|不动|不用动|留着)"
)
_LED = r"(?:应该|而|其实|那就|就|要|是|改[成到为]?|换成?|[延推停]到|到|给到?|定在?|写|用|撤|退|催|算|按)*+"
_END = (
    rf"{_THING}(?:停的|受理的|停|前|为准|才对|吧|呢|啊|呀|哦|的|了|好了|算了|行不行|可以吗|行吗|"
    r"[,，]?(?:改一?下|麻烦改一?下|帮我?改一?下|谢谢))*+"
)
_FRONT = r"(?:是的?|对的?|嗯+|哦|啊|呀|等等|等下|哎呀?|不好意思|不对|错了|打错了|写错了|不是的?)?[,，。 ]*"
_SHIFT = r"(?:再|往后|还是|得|要)?(?:[早晚推]|提前|延)(?:一点|点|两天|几天|[一两三四五]天)?"
_SHAPES = tuple(
    re.compile(shape, re.ASCII)
    for shape in (
        rf"{_FRONT}(?P<right>{_N})(?:被?我?)(?:写|打|填|输|报|看|说|记|点)成了?(?P<wrong>{_N})了?{_END}",
        rf"{_FRONT}(?:并?不是|不要)(?P<wrong>{_N}){_THING}[,，。 ]*{_LED}(?P<right>{_N}){_END}",
        rf"{_FRONT}{_LED}(?P<right>{_N}){_THING}(?:停的|停)?[,，。 ]*不是(?P<wrong>{_N}){_END}",
        rf"{_FRONT}(?P<wrong>{_N}){_THING}{_WHY}[,，。 ]*{_LED}(?P<right>{_N}){_END}",
        rf"{_FRONT}(?P<wrong>{_N})(?:[改换][到成为]?|[推延调挪][到成为]|提前到|推迟到|往后到)(?P<right>{_N}){_END}",
        rf"{_FRONT}{_SHIFT}[,，。 ]+{_LED}(?P<right>{_N}){_END}",
        rf"{_FRONT}(?:写反了|打反了|写错了|打错了|填错了|手误)[,，。 ]*{_LED}(?P<right>{_N}){_END}",
        rf"{_FRONT}(?P<right>{_N})(?:才对|才是|那个|那份|那张)(?:[的了啊呀])*",
        rf"{_FRONT}{_LED}(?P<right>(?:\d{{1,2}}月)?\d{{1,2}}[号日]){_END}",
        rf"(?:改[成到为]?|换成?|[延推停]到|到)(?P<right>\d{{1,2}}){_END}",
    )
)
_DAY = re.compile(r"(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})[号日]?", re.ASCII)
SHOWN_DAY = re.compile(r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日", re.ASCII)
_PAPER = re.compile(r"(?P<head>(?:ZX|BG|YQ|ZG)-20\d\d-)(?P<number>\d{3,})", re.ASCII)
_SLOT = {  # in which slot the day of a guess stands
    "EXTENSION_REQUEST": "date", "CANCEL_REQUEST": "stop_date", "CHANGE_REQUEST": "effective_date",
    "EXECUTION_REPORT": "date", "DELEGATE": "to", "RECTIFY_ISSUE": "due", "TASK_DONE": "done_on",
}  # fmt: skip
_BACK = frozenset({"EXECUTION_REPORT", "TASK_DONE"})  # days that are past
_WHOLE = 100
_PAPER_DIGITS = 3


def value_right(scene: Scene) -> Said | None:
    """The number that is meant instead of one that the guess has; None where it may be another thing's."""
    asked = scene.context.question
    if asked is None or not scene.context.guess or asked.form:
        return None
    key = scene.text.key
    if slots := _first_of_all(scene, asked):
        return Said("FILL", slots)
    if not any(char.isdigit() for char in key):
        return None
    if slots := _month(scene, asked):
        return Said("FILL", slots)
    found = next((match for shape in _SHAPES if (match := shape.fullmatch(key))), None)
    if found is None:
        return None
    wrong = found.groupdict().get("wrong") or ""
    slots = _paper(asked, found["right"], wrong, scene.today.day.year) or _share(scene, asked, found["right"], wrong)
    slots = slots or _day(scene, asked, found["right"], wrong)
    return Said("FILL", slots) if slots else None


def _first_of_all(scene: Scene, asked: Asked) -> Slots:
    """A share, a mobile, the day on which it was done: what may be said without a figure, or is known by its kind."""
    if asked.intent == "TASK_PROGRESS" and (share := _so_much(scene)):
        return share
    if asked.intent in _OF_PERSON and (mobile := mobile_right(scene)):
        return {"mobile": mobile}
    return _done_then(scene, asked)


def _so_much(scene: Scene) -> Slots:
    """哪有60，顶多三成: the share behind the one that is denied."""
    last = scene.tokens[-1] if scene.tokens else None
    share = next((one for one in reversed(scene.all("percent"))), None)
    if last is None or share is None or not isinstance(share.value, int) or not _NOT_SO_MUCH.match(scene.text.key):
        return {}
    return {"percent": share.value} if not scene.text.key[share.end :].strip("了的吧啊呀。!~ ") else {}


_NOT_SO_MUCH = re.compile(
    r"(?:哪有|哪来的?|没有|没到|不到|还没到?|不是)(?:\d{1,3}%?|[一二三四五六七八九]成)(?:啊|呀|哦)?[,，。 ]+"
)
_OF_PERSON = kinds("CONTACT_CHANGE ASSIGN_PERSON REGISTER SUCCESSION")


def _share(scene: Scene, asked: Asked, right: str, wrong: str) -> Slots:
    """80写成18了, of a progress: where the wrong one stands as a share, or the right one is no task's number."""
    if asked.intent != "TASK_PROGRESS" or "号" in right or not right.rstrip("%").isdigit():
        return {}
    shown = f"{wrong.rstrip('%')}%" in asked.words if wrong else False
    percent = int(right.rstrip("%"))
    no_task = "%" in asked.words and not wrong and percent not in {task.number for task in scene.lexicon.tasks}
    apart = no_task or right.endswith("%") or wrong.endswith("%") or shown or (not asked.words and percent > _TASKS)
    return {"percent": percent} if apart and percent <= _WHOLE else {}


_TASKS = 31  # no notice has so many tasks, and no month so many days


def _paper(asked: Asked, right: str, wrong: str, year: int) -> Slots:
    """不是07，08; 06才对: the number of an application or of an order in the series that the guess names."""
    name = "request" if asked.intent in OF_REQUEST else "rect" if asked.intent in OF_ORDER else ""
    shown, wrong = _PAPER.search(asked.words), wrong.rstrip("号")
    same = shown is not None and wrong.isdigit() and int(wrong) == int(shown["number"])
    plainly = right.startswith("0") or len(right) >= _PAPER_DIGITS or wrong.startswith("0") or same
    if not name or not right.isdigit() or not plainly or (asked.words and not shown) or (shown and wrong and not same):
        return {}
    head = shown["head"] if shown else f"{'ZG' if name == 'rect' else 'ZX'}-{year}-"
    return {name: f"{head}{int(right):03d}"}


def _day(scene: Scene, asked: Asked, right: str, wrong: str) -> Slots:
    """15写早了，20号: the day of the guess, in the month that it shows unless another is said."""
    name, told = _SLOT.get(asked.intent), _DAY.fullmatch(right)
    if told is not None and not wrong and asked.intent in ACCOUNT_MATTERS and _is_account(scene, told):
        return {}  # 7号那个, where the unit has a seventh account in the list
    shown = list(SHOWN_DAY.finditer(asked.words))
    if name is None or told is None or len(shown) > 1 or (asked.words and not shown):
        return {}
    said_so = any(sign in right + wrong for sign in "月号日")
    if wrong and shown and (was := _DAY.fullmatch(wrong)) is not None and int(was["day"]) != int(shown[0]["day"]):
        return {}
    numbered = {task.number for task in scene.lexicon.tasks}
    if not said_so and not (shown and (wrong or int(right) not in numbered)):
        return {}
    day = _in_month(scene, told, shown[0] if shown else None)
    if day is None or (name != "done_on" and asked.intent not in _BACK and day < scene.today.day):
        return {}
    return {name: day.isoformat()}


_DONE_THEN = re.compile(
    rf"{_FRONT}(?:是|就是|我们?是|应该是)?(?P<when>[^,，。;； ]{{2,9}}?)(?:那天|当天|上午|下午)?(?:就|才|已经?|早就?)*"
    r"(?:(?:办|做|弄|搞|报|交)(?:完|好|结|成|掉)?|完成)(?:的|了)[啊呀哈哦。!！]*"
)


def _done_then(scene: Scene, asked: Asked) -> Slots:
    """18号那天办完的, beside “您是要报…完成吗”: on which day."""
    found, days = _DONE_THEN.fullmatch(scene.text.key) if asked.intent == "TASK_DONE" else None, scene.all("date")
    if found is None or len(days) != 1 or days[0].start != found.start("when") or days[0].end < found.end("when"):
        return {}
    day = scene.day(days[0], back=True)
    return {"done_on": day.day.isoformat()} if isinstance(day, Found) and day.day <= scene.today.day else {}


_MONTH = tuple(
    re.compile(shape, re.ASCII)
    for shape in (
        rf"{_FRONT}(?:并?不是|不要)(?P<wrong>\d{{1,2}})月份?(?:的)?[,，。 ]*{_LED}(?P<right>\d{{1,2}})月份?{_END}",
        rf"{_FRONT}{_LED}(?P<right>\d{{1,2}})月份?[,，。 ]*(?:而)?不是(?P<wrong>\d{{1,2}})月份?{_END}",
        rf"{_FRONT}(?P<wrong>\d{{1,2}})月份?{_WHY}[,，。 ]*{_LED}(?P<right>\d{{1,2}})月份?{_END}",
    )
)


def _month(scene: Scene, asked: Asked) -> Slots:
    """不是8月是9月, where the only day that the guess shows is of August: the same day of September."""
    name, shown = _SLOT.get(asked.intent), list(SHOWN_DAY.finditer(asked.words))
    found = next((match for shape in _MONTH if (match := shape.fullmatch(scene.text.key))), None)
    if name is None or found is None or len(shown) != 1 or int(found["wrong"]) != int(shown[0]["month"]):
        return {}
    day = exact(int(shown[0]["year"] or scene.today.day.year), int(found["right"]), int(shown[0]["day"]))
    past = isinstance(day, Found) and day.day < scene.today.day
    wanted = asked.intent in _BACK
    return {name: day.day.isoformat()} if isinstance(day, Found) and (wanted or not past) else {}


def _is_account(scene: Scene, told: re.Match[str]) -> bool:
    own = {one.number for one in scene.lexicon.accounts if one.unit in scene.context.units}
    return not told["month"] and int(told["day"]) in own


def _in_month(scene: Scene, told: re.Match[str], shown: re.Match[str] | None) -> date | None:
    """In the month that is said, else in that which the guess shows, else the next such day."""
    today, number = scene.today.day, int(told["day"])
    year = int(shown["year"]) if shown and shown["year"] else today.year
    month = int(told["month"] or (shown["month"] if shown else today.month))
    if shown is None and not told["month"] and number < today.day:
        year, month = (year, month + 1) if month < _MONTHS else (year + 1, 1)
    found = exact(year, month, number)
    return found.day if isinstance(found, Found) else None


_MONTHS = 12


def step_right(scene: Scene, read: Callable[[Scene], Said | None]) -> Said | None:
    """不止冻结，已经注销掉了: a step further on the platform than the one of the guess."""
    found = _FURTHER.fullmatch(scene.text.shown.strip()) if scene.context.guess == "EXECUTION_REPORT" else None
    step = read(as_if_unasked(scene, found["rest"])) if found is not None else None
    stage = step.slots.get("stage") if step is not None and step.intent == "EXECUTION_REPORT" else None
    return Said("FILL", {"stage": stage}) if stage else None


_FURTHER = re.compile(r"(?:不止|不光|不只|不仅|何止)是?[^,，。;；]{1,6}[,，。;； ]+(?P<rest>[^,，。;；]{2,14})[。!！]?")


def fate_right(scene: Scene) -> Said | None:
    """不是保留，关停; 整合吧, to “您是要把…的处置意见定为保留吗”: the fate that is meant, and nothing else."""
    asked = scene.context.question
    if asked is None or scene.context.guess != "DISPOSITION" or not fates.tells_any(scene.text.key):
        return None
    words = _NOT_THAT.sub("", scene.text.key)
    choice = fates.chosen(words)
    for _, pattern in fates.CHOICES:
        words = pattern.sub("", words)
    return Said("FILL", {"choice": choice}) if choice and not _AROUND_FATE.sub("", words) else None


_NOT_THAT = re.compile(
    r"(?:不是|不要|别|不)(?:说|定)?(?:保留|整合|关停|关|留)(?:的|了|着)?[,，。 ]*(?:是|要|改成?|应该是?)?"
)
_AROUND_FATE = re.compile(
    r"不对|错了|是|改成?|改为|应该|定成?|定为|还是|那就|就|先|这个|它|把|要|哦|啊|呀|吧|了|的|掉|着|[,，。.!！ ]"
)


def receipt_right(scene: Scene) -> Said | None:
    """都签了吧，1、3、10; 1、3、10, to “您是要签收…吗”: which of the tasks."""
    if scene.context.guess != "SIGN_RECEIPT" or not any(char.isdigit() for char in scene.text.key):
        return None
    if (left := all_but(scene)) is not None:
        return left
    found = _SIGNED.fullmatch(scene.text.key)
    numbers = tuple(int(number) for number in re.findall(r"\d+", found["list"])) if found else ()
    return Said("SIGN_RECEIPT", {"tasks": numbers}, certain=False) if len(numbers) > 1 else None


_SIGNED = re.compile(
    r"(?:是的?|对的?|嗯+|好的?|行)?[,，。 ]*(?:(?:都|全部?|一起)?(?:签收?)(?:了|吧|掉)*)?[,，。:： ]*"
    r"(?:就|只|任务|签收?)*"
    r"(?P<list>\d{1,2}(?:(?:号|项)?[、,，和跟 ]+\d{1,2})+)(?:号|项|这?[两三四五]项?|都|一起|签收?|了|吧|的)*[。.!]*",
    re.ASCII,
)


def other_account(scene: Scene) -> Said | None:
    """不是这个，另一个; 教育之声不动，另一个: where the unit has just one more account than the one of the guess."""
    asked = scene.context.question
    if asked is None or scene.context.guess not in ACCOUNT_MATTERS or asked.account is None:
        return None
    if _OTHER_ONE.search(scene.text.key) is None or scene.has("qmark", "question", "date", "request"):
        return None
    others = [one for one in scene.lexicon.accounts if one.unit in scene.context.units and one.number != asked.account]
    return Said("FILL", {"target": Target((others[0].key,), phrase="另一个")}) if len(others) == 1 else None


_OTHER_ONE = re.compile(r"(?:^|[,，。 ]|是|要)另外?(?:那)?一?个(?:号|账号)?(?:才是|吧|的|啊|呀)*[。.!]*$")
