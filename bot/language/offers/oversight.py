"""What a sentence of the second layer names where the office, a monitor or a unit speaks of orders and reports."""

import re

from bot.language.offers.accounts import WHOLE, reason, request
from bot.language.offers.tasks import numbers
from bot.language.offers.verdicts import first_sign, passes
from bot.language.patterns import kinds
from bot.language.refs import units_said
from bot.language.rules.asking import asks
from bot.language.rules.counting import month_said
from bot.language.rules.disposal import choice_said
from bot.language.rules.instruct import matter_of
from bot.language.scene import Scene, Slots, given, iso
from bot.language.targets import NOTHING, Target, target
from bot.language.titles import of_people

_ACCOUNTS = kinds("account name accountno platform accountnoun self protected")


def verified(scene: Scene) -> Slots | None:
    """A unit's report, good or not."""
    units = units_said(scene)
    slots = _numbers_or_topic(scene)
    if not units and "tasks" not in slots:
        return None
    good = passes(scene)
    why = None if good else reason(scene)
    return slots | given(unit=units[0] if units else None, result="pass" if good else "return", reason=why)


def _numbers_or_topic(scene: Scene) -> Slots:
    """The number; said by an overseer, the list of people means the task whose report carries it."""
    if slots := numbers(scene):
        return slots
    people = [task for task in scene.lexicon.tasks if task.people]
    return {"tasks": (people[0].number,)} if len(people) == 1 and of_people(scene) else {}


def of_unit(scene: Scene) -> Slots | None:
    """A unit, and its task."""
    units = units_said(scene)
    return {"unit": units[0]} | numbers(scene) if units else None


def item_of_unit(scene: Scene) -> Slots | None:
    """A task of a unit, both named."""
    slots = of_unit(scene)
    return slots if slots and "tasks" in slots else None


def urged(scene: Scene) -> Slots | None:
    """Whom to remind."""
    units, slots = units_said(scene), numbers(scene)
    if not units and not slots and not scene.has("urge", "overdue", "unsigned", "unfinished"):
        return None
    if units:
        return slots | {"units": units}
    kind = next((k for k in ("overdue", "unsigned") if scene.has(k)), "unfinished")
    return slots | {"target": kind}


def counted(scene: Scene) -> Slots | None:
    """What is counted; 北苑缺哪些 asks for that of one unit."""
    if units_said(scene):
        return None
    kind = next((k for k in ("overdue", "unsigned", "unfinished") if scene.has(k)), None)
    return given(tasks=numbers(scene).get("tasks"), filter=kind)


def exported(scene: Scene) -> Slots | None:
    """通报, 台账 or the form."""
    key = scene.text.key
    if "通报" in key:
        return {"what": "bulletin"} | given(month=month_said(scene))
    if "台账" in key or "台帐" in key or _AS_TABLE.search(key):
        return {"what": "ledger"}
    return {"what": "form"} | request(scene) if "申请表" in key or "审批" in key or "附件" in key else None


_AS_TABLE = re.compile(
    r"excel|xlsx?|表格|电子表|底[账帐册]|总表|(?:的|把|整本|所有)[账帐](?![号户]).{0,6}[拉导拿出发给]",
    re.IGNORECASE | re.ASCII,
)


def ledger(_: Scene) -> Slots:
    """What is exported where nothing else is named."""
    return {"what": "ledger"}


def ordered(scene: Scene) -> Slots | None:
    """What a unit is told to do by when."""
    units, day = units_said(scene), scene.first("date")
    if not units:
        return {} if any(word in scene.text.key for word in ("下发", "交办", "发下去", "发了", "发吧")) else None
    return {"units": units} | given(date=iso(scene.day(day)) if day else None, text=_matter(scene))


def _matter(scene: Scene) -> str:
    """再给公安局加一条：8月5号前报值班表: behind the colon what is to be done, without its day; else the raw words."""
    found = _LED.match(scene.text.shown)
    if found is None or not units_said(scene.saying(found[0])):
        return scene.text.shown.strip()
    behind = scene.saying(found["matter"])
    return matter_of(behind, 0, ()) or scene.text.shown.strip()


_LED = re.compile(r"[^:：，。；;\n]{2,30}[:：]\s*(?P<matter>.{2,})", re.DOTALL)


def reassigned(scene: Scene) -> Slots | None:
    """From which unit to which."""
    slots, units = numbers(scene), units_said(scene)
    if "tasks" not in slots or not units:
        return None
    return slots | ({"unit": units[0], "to_unit": units[1]} if len(units) > 1 else {"to_unit": units[0]})


def reported_for(scene: Scene) -> Slots | None:
    """What the office heard from a unit."""
    slots = of_unit(scene)
    source = first_sign(scene, "电话", "会上", "纸质")
    return slots | given(source=source, text=scene.text.shown.strip()) if slots else None


def disposed(scene: Scene) -> Slots | None:
    """What becomes of an account."""
    if "还是" in scene.text.key:
        return None
    choice = choice_said(scene) or first_sign(scene, "保留", "整合", "关停")
    into = scene.first("into")  # what stands behind 整合到 is where it goes
    run = [t for t in scene.tokens if t.kind in _ACCOUNTS | {"unit"} and not (into and t.start > into.start)]
    found = target(scene, run) if any(t.kind in WHOLE | {"unit"} for t in run) else NOTHING
    found = found if found.named else _by_short_name(scene)
    return {"choice": choice, "target": found} if choice and found.named else None


def proposed(scene: Scene) -> Slots | None:
    """What a unit would like to become of its account; without an account, of all that are undecided."""
    if asks(scene.tokens, scene) and not disposed(scene):
        return None
    return disposed(scene) or ({} if _OPINED.search(scene.text.key) else None)


_OPINED = re.compile(r"意见|建议|处置|主张|倾向|态度|保留|留|整合|并|关")

_SHORT_NAME = re.compile(
    r"(?:那个|这个|那|这|把|将)?(?P<name>[\u4e00-\u9fff]{2,4}?)(?:那个|这个)?(?:的号|的|号|账号|公众号)"
)


def _by_short_name(scene: Scene) -> Target:
    """人社的先留着: the office leaves the county's name out where only an account can be meant."""
    said = _SHORT_NAME.match(scene.text.key)
    names = [scene.lexicon.names.get(county + said["name"]) for county in scene.lexicon.counties[1:]] if said else []
    keys = tuple(key for name in names if name and not name.protected for key in name.accounts)
    return Target(keys, sure=False, phrase=said["name"]) if said and keys else NOTHING


def recalled(scene: Scene) -> Slots:
    """The notice that is taken back."""
    return numbers(scene) | given(unit=next(iter(units_said(scene)), None))


def remarked(scene: Scene) -> Slots | None:
    """What is noted beside an item."""
    slots = recalled(scene) | request(scene)
    return slots | {"text": scene.text.shown.strip()} if slots else None
