"""What a sentence of the second layer names of a citizen's opinion, a spot check, a training or a picture."""

import re

from bot.language.deadlines import deadline_in
from bot.language.offers.accounts import request
from bot.language.offers.tasks import numbers
from bot.language.refs import task_refs, units_said
from bot.language.rules.asking import asks
from bot.language.rules.instruct import CATEGORIES
from bot.language.rules.passed_on import FROM_CITIZENS
from bot.language.rules.trainings import parts
from bot.language.scene import LEAD, Scene, Slots, given

_HANDED = re.compile(r"转|交给?|派|请|让|叫|给|答复|答|回复|处理|研究|解释")
_PARTS = re.compile(r"[,，。;；!！]")
_KINDS = "|".join(CATEGORIES)
_SORTED = re.compile(
    rf"(?:算作?|归到|归为|归|划到|定为|改成|改为|换成|标成|标为|按|属于|补成|挪到|放到?|作为?|是(?:来)?)(?P<kind>{_KINDS})"
)
_NOT_REACHED = re.compile(
    r"没人?接|没有人?接|未接|无人|没接|不通|没打通|没通|打不|忙音|占线|关机|没人?(?:应|理|答)|没.{0,3}个?人(?:应|接|理)|停机|空号"
)
_REACHED = re.compile(r"接|通|在岗|人在|在位|应答|正常")
_CHECKED = re.compile(r"抽|值班|的班")
_SENT = re.compile(r"图|照片|相片|截屏|拍|附件|扫描|佐证|pdf|文档|word|材料", re.IGNORECASE)


def voice(scene: Scene) -> Slots | None:
    """To whom an opinion goes, what it says, by when; the words that only hand it on are left out."""
    units = units_said(scene)
    asked = asks(scene.tokens, scene) and not _HANDED.search(scene.text.key)
    if not units or not FROM_CITIZENS.search(scene.text.key) or asked:
        return None
    when = deadline_in(scene.text.key, 0, scene.context.now, scene.today)
    day, _, clock = when.value.partition("T") if when else ("", "", "")
    by_when = scene.text.said(when.start, when.end).strip(LEAD) if when else ""
    return {"units": [units[-1]]} | given(text=_matter(scene, by_when), date=day, time=clock)


def _matter(scene: Scene, by_when: str) -> str:
    """市民投诉占道经营，登记一下，请廿三里街道答，下周二前答复: without the parts that only hand it on."""
    names = [scene.said([token]) for token in scene.all("unit", "name")]
    said = [part.strip() for part in _PARTS.split(scene.text.shown) if part.strip()]
    said = [part for part in said if not (_NOTED.fullmatch(part) or _only_by_when(part, by_when))] or said
    kept = [_behind(part) if _HANDED.search(part) and any(name in part for name in names) else part for part in said]
    return "，".join([part for part in kept if part] or said)


_NOTED = re.compile(r"(?:请|麻烦|帮我|你|您|先|给)*(?:登记|记录?|录入?|转办|转|交办)(?:一?下|下来|一笔|上)*(?:吧)?")
_DUE = re.compile(
    r"(?:请|要|务必|让他们|必须)*(?:答复|回复|处理|办结|办好|办完|反馈|解决|给个?结果|报结果)?(?:好|完|掉|一下|吧|我们?|他们|对方)*"
)


def _only_by_when(part: str, by_when: str) -> bool:
    """五个工作日内答复: the deadline, which has a line of its own."""
    return bool(by_when) and by_when in part and _DUE.fullmatch(part.replace(by_when, "", 1).strip()) is not None


def _behind(part: str) -> str:
    """转办义亭镇：路灯不亮: of the part that hands it on, what stands behind its colon."""
    return re.split("[:：]", part, maxsplit=1)[1].strip() if re.search("[:：]", part) else ""


def sorted_in(scene: Scene) -> Slots | None:
    """Which opinion belongs to which class."""
    found = list(_SORTED.finditer(scene.text.key))
    last = max(((scene.text.key.rfind(kind), kind) for kind in CATEGORIES), default=(-1, ""))
    if last[0] < 0:
        return None
    refs = next((one for one in task_refs(scene) if isinstance(one.numbers[0], str)), None)
    return given(tasks=refs.numbers if refs else None) | {"category": found[-1]["kind"] if found else last[1]}


def checked(scene: Scene) -> Slots | None:
    """Whose duty was checked by telephone, and whether anybody answered; without that, whom to ring."""
    return called_at(scene) if _CHECKED.search(scene.text.key) else None


def called_at(scene: Scene) -> Slots | None:
    """Whose duty was rung up."""
    units = units_said(scene)
    if not units:
        return None
    missed, reached = _NOT_REACHED.search(scene.text.key), _REACHED.search(scene.text.key)
    result = "未接" if missed else "接" if reached and not asks(scene.tokens, scene) else ""
    return {"unit": units[0]} | given(result=result, text=scene.text.shown.strip() if result else "")


def training(scene: Scene) -> Slots | None:
    """When, where and for whom a training is; its title is asked for."""
    return training_told(scene) if re.search(r"培训|轮训", scene.text.key) else None


def training_told(scene: Scene) -> Slots:
    """What is told of a training."""
    told = parts(scene, scene.text.shown.strip())
    return {name: told[name] for name in ("date", "time", "units", "groups") if name in told}


def picture(scene: Scene) -> Slots | None:
    """What a picture that comes, or has come, belongs to."""
    if not _SENT.search(scene.text.key):
        return None
    return numbers(scene) | request(scene)
