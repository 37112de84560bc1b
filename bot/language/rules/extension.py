"""延期: which task, until when, why; which task is not to be extended, and what is changed of an extension."""

import re
from datetime import date

from bot.language.date_forms import read_span
from bot.language.dates import Found, is_stretch
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import Refs, numbered_day, plainest, plan_said, task_refs
from bot.language.rules.asking import asks, clause_end, clause_start, negated
from bot.language.rules.fields import corrected_day
from bot.language.rules.form import reason_text
from bot.language.rules.heads import own_words
from bot.language.rules.plain_words import ended
from bot.language.rules.wished_day import of_wish, only_then, part_start
from bot.language.scene import Said, Scene, Slots, after, given, put_day
from bot.language.titles import matters
from bot.language.tokens import Token

_PLAIN = WEIGHTLESS | kinds("all want plan apply to tasknoun deadline status done cannot date span not")
_MAY_WE = ("能", "可", "行", "好吗", "求", "给", "请", "缓几天", "宽限", "晚几天")
_NO_REASON = re.compile(
    r"(?:的?时间|左右|的?期限|时限|为止)?(?:前|之前)?(?:交付|完成|办结|办完|做完|报送|提交|上报)?[吧吗呢啊哈了呗,。?!]*(?:行不行|行吗|可以吗|好吗|行不|谢谢)?[,。?!]*"
)
_POLITE_ASK = frozenset({"吗", "行吗", "可以吗", "行不", "好吗", "么"})


def extension(scene: Scene) -> Said | None:
    """延期 3 到9月15日 原因; 3号任务能不能缓几天; 申请延期."""
    if (said := _moved(scene) or _given_until(scene) or _like_a_day(scene)) is not None:
        return said
    if not scene.has("extend") or scene.has(
        "notcancel", "handover", "rect", "cancel", "change", "agree", "approve", "reject"
    ):
        return None
    verb = scene.all("extend")[0]
    if negated(scene, verb, kinds("not")) or _truly_asks(scene) or _told_by_others(scene, verb):
        return None
    refs = plainest(scene)
    slots: Slots = {"tasks": refs.numbers} if refs else {}
    if plan := plan_said(scene):
        slots["plan"] = plan
    place = _day(scene, refs, slots)
    last = max(place, scene.index(verb) + 1, refs.end if refs else 0)
    reason = ended(reason_behind(scene, last))
    if reason:
        slots["reason"] = reason
    head = [
        t
        for p, t in enumerate(scene.tokens[:last])
        if not (refs and refs.start <= p < refs.end) and t.kind not in {"extend", "junk"}
    ]
    certain = all(token.kind in _PLAIN or scene.word(token) in _POLITE_ASK or token.kind == "qmark" for token in head)
    certain = certain and not _told_as_done(scene, verb, place) and not _ends_in_not(scene)
    certain = certain and not (place and is_stretch(scene.word(scene.tokens[place - 1])))
    if refs is None and (not certain or (reason and not scene.has("reasonword"))):
        handed = matters(scene)  # 食堂那件事申请延期
        slots |= {"tasks": tuple(one.number for one in handed)}
        return Said("EXTENSION_REQUEST", slots, certain=False) if len(handed) == 1 else None
    return Said("EXTENSION_REQUEST", slots, certain=certain)


_AGAIN = r"SOFT {ba}?{extend} {x|soft|particle|to|stopdate}* {extend|become|edit|change} {to|soft}*{date} SOFT"


def moved_again(scene: Scene) -> Said | None:
    """把延期改到9月15日, 延期日期改成9月16日: another day for the only extension that is not decided yet."""
    pending = [number for number, _ in scene.context.paired("open_request") if number.startswith("YQ")]
    if len(pending) != 1 or not (scene.full(_AGAIN) or _put_right(scene) or _later_still(scene)):
        return None
    slots: Slots = {"request": pending[0]}
    last = scene.dated()[-1]
    if "月" in scene.word(last):  # 16号 alone would be of the month in which it is said
        put_day(slots, "date", scene.day(last))
    return Said("REQUEST_EDIT", slots, certain=scene.full(_AGAIN) is not None)


_RIGHT = re.compile(r"不对|不是|说错|写错|打错|填错|搞错|弄错|应该|应为|改成|改为|改到|更正")


def _put_right(scene: Scene) -> bool:
    """不对，应该是9月16日; 说错了，是16号, when an extension is all that was sent and nothing is asked."""
    alone = scene.context.asked is None and len(scene.context.paired("open_request")) == 1 and scene.dated()
    light = kinds("not ba wrong sep soft particle polite date become edit change want to past x")
    strange = "".join(scene.word(token) for token in scene.all("x"))
    if not alone or not scene.only(light) or len(strange) > _FEW:
        return False
    return _RIGHT.search(scene.text.key[: scene.dated()[-1].start]) is not None  # 9月16日不对 says no other day


def _later_still(scene: Scene) -> bool:
    """等等 改成5月25; 还是查不清那个站 再延到5月29: a day behind such a word, and nothing else is named."""
    alone = scene.context.asked is None and len(scene.context.paired("open_request")) == 1
    days = scene.dated()
    changed = any(scene.word(token) not in _CHANGE_IT for token in scene.all("change"))  # 改一下，延到31号
    named = changed or scene.has(*_NAMED) or _ELSEWHERE.search(scene.text.key) is not None
    if not alone or not days or named or asks(scene.tokens, scene) or scene.context.chat != "single":
        return False
    own = scene.tokens[part_start(scene, days[-1]) : scene.index(days[-1])]
    if not all(token.kind in _LEADING or scene.word(token) == "还" for token in own):
        return False  # 会议改到5月29
    return _TO_DAY.search(scene.text.key[: days[-1].start]) is not None and scene.word(days[-1])[-1] not in "前内"


_LEADING = WEIGHTLESS | kinds("to become edit change extend want tell wait")
_CHANGE_IT = frozenset({"改一下", "改下", "修改", "修改一下", "更改", "更改一下", "变更一下"})
_TO_DAY = re.compile(r"(?<!不)(?<!别)(?<!不[要用想再])(?:改|延期?|推迟?|顺延|宽限|拖|放)(?:到|成|为|至)$")
_NAMED = kinds(
    "task nth number weak request rect account name accountno accountnoun platform unit stopdate effectdate stopped "
    "handover rectnoun issue feedback suggest cancel rename changefield mobile who third done"
)
_ELSEWHERE = re.compile("培训|值班|稿|考核|抽查|签到")  # 值班那天有事，改到5月29
_FEW = 4  # strange characters: 说错了


def _moved(scene: Scene) -> Said | None:
    """任务3截止时间统一调整到9月15日: another day for the deadline, without the word 延期."""
    refs = plainest(scene)
    found = scene.find(r"{deadline} {x|soft|number|want|particle}* {reassign|become|change|extend} {to|soft}* {date}")
    if refs is None or found is None or not refs.explicit or scene.has("howto", "who", "cond"):
        return None
    slots: Slots = {"tasks": refs.numbers}
    put_day(slots, "date", scene.day(scene.tokens[found.end() - 1]))
    return Said("EXTENSION_REQUEST", slots, certain=False)


_GIVEN = re.compile(r"(?:给|放|容)(?:我们?|咱们?|单位)?到$")


def _given_until(scene: Scene) -> Said | None:
    """4号任务赶不上了 给到9月9号吧: a day is asked for, without the word 延期."""
    refs = plainest(scene)
    day = next((t for t in scene.dated() if _GIVEN.search(scene.text.key[: t.start].rstrip())), None)
    lacking = scene.has("cannot", "unfinished", "extend", "not") or scene.text.key.rstrip("。!?").endswith(
        ("吧", "行不")
    )
    if refs is None or day is None or not refs.explicit or not lacking or scene.has("done", "past", "third", "tell"):
        return None
    slots: Slots = {"tasks": refs.numbers}
    put_day(slots, "date", scene.day(day))
    return Said("EXTENSION_REQUEST", slots, certain=True)


def _like_a_day(scene: Scene) -> Said | None:
    """3号延到9月20号: in front of the verb more likely a task than a day."""
    number = None if task_refs(scene) else numbered_day(scene, r"SOFT (?P<day>{date}) SOFT {extend}.*")
    if number is None or _truly_asks(scene):
        return None
    slots: Slots = {"tasks": (number,)}
    _day(scene, None, slots)
    return Said("EXTENSION_REQUEST", slots, certain=False)


def _ends_in_not(scene: Scene) -> bool:
    """能宽限到下周三不."""
    last = next((t for t in reversed(scene.tokens) if t.kind not in {"sep", "particle", "qmark", "polite"}), None)
    return last is not None and last.kind == "not" and scene.word(last) in {"不", "否", "没"}


def _told_as_done(scene: Scene, verb: Token, behind: int) -> bool:
    """任务3已延期到9月30日, 延期到9月30日了: it may only be told."""
    before = scene.tokens[max(0, scene.index(verb) - 2) : scene.index(verb)]
    over = 0 < behind < len(scene.tokens) and scene.tokens[behind].kind == "particle"
    return any(token.kind == "past" for token in before) or (over and scene.word(scene.tokens[behind]) == "了")


def _told_by_others(scene: Scene, verb: Token) -> bool:
    """听说任务3延期到9月15日, 别的单位都延期了."""
    place = scene.index(verb)
    return any(
        token.kind in {"third", "unitnoun", "tell"} for token in scene.tokens[clause_start(scene, place) : place]
    )


def _truly_asks(scene: Scene) -> bool:
    """A question that is no polite request: 延期批了吗, 怎么延期."""
    verb = scene.index(scene.all("extend")[0])
    if any(t.kind == "howto" for t in scene.tokens[clause_start(scene, verb) : clause_end(scene, verb)]):
        return True
    words = [scene.word(token) for token in scene.all("question")]
    asking = scene.has("qmark") or "吗" in words or "么" in words
    if asking and not any(part in scene.text.key for part in _MAY_WE):
        return True
    return any(word not in _POLITE_ASK for word in words)


def _day(scene: Scene, refs: Refs | None, slots: Slots) -> int:
    """The new day into the slots; the place behind it, 0 if none is said."""
    verb = scene.index(scene.all("extend")[-1])
    ahead = any(token.kind in {"date", "span", "junk"} for token in scene.tokens[verb:])
    pairs = [token for token in scene.dated() if not refs or scene.index(token) >= refs.end]
    for place, token in enumerate(scene.tokens):
        if (ahead and place < verb) or unmet(scene, place) or only_then(scene, token):
            continue
        if token.kind == "date" or token in pairs:
            day = scene.day(token)
            due = _due(scene, refs)
            if place < verb and isinstance(day, Found) and due and day.day <= due:
                continue  # 8月底来不及: the old day
            put_day(slots, "date", day)
            return place + 1
        if token.kind == "span" and (length := read_span(token.value)):  # type: ignore[arg-type]
            due = _due(scene, refs)
            slots["days"] = scene.word(token)
            if due:
                slots["date"] = after(due, length, scene).isoformat()
            return place + 1
    return 0


def unmet(scene: Scene, place: int) -> bool:
    """月底肯定完不成，往后推推: the day by which it cannot be done is not the day that is wished for."""
    run = scene.tokens[place : clause_end(scene, place)]
    failing = next((p for p, token in enumerate(run) if token.kind in {"cannot", "unfinished"}), 0)
    return failing > 0 and not any(token.kind == "extend" for token in run[:failing])


def _due(scene: Scene, refs: Refs | None) -> date | None:
    numbered = scene.lexicon.tasks_numbered(refs.numbers[0]) if refs else ()
    days = [task.due_on for task in numbered if task.due_on]
    return days[0] if len(days) == 1 else None


def reason_behind(scene: Scene, place: int) -> str:
    """What is left at the end; 原因： is no part of it, 因 is."""
    tokens = scene.tokens
    place = own_words(scene, place)
    if all(token.kind in {"question", "qmark", "soft", "particle", "polite", "sep"} for token in tokens[place:]):
        return ""
    text = _MAY_IT.sub("", scene.said(tokens[place:]))
    return "" if _NO_REASON.fullmatch(scene.lexicon.fold(text)) or text in {"不", "否"} else text


_MAY_IT = re.compile(  # 能往后延几天不，党委会还没开: the end of the question is none of why
    r"^(?:不|否|吗|么|吧|行不行?|行吗|行吧|好不好?|好吗|好吧|可以[吗不吧]|成[不吗]|能行吗)+[,，、。;；?？!！ ]+(?=..)"
)


_NOT = re.compile(
    r"(?:任务|第)?(?P<n>\d{1,2})(?:号|项)?(?:任务)?(?:的|就|先|也|都|那个|这个)*(?:不用|不要|不必|不需要|不|别)(?:再)?(?:延期?|缓)(?:了|的)?"
)
_ONLY = re.compile(r"(?:只|就|光|单)(?:要|用)?延期?(?:任务|第)?(?P<n>\d{1,2})(?:号|项)?")


def not_extended(scene: Scene, said: Said) -> Said | None:
    """Of what was read as progress only; nothing is noted and nothing applied for at once."""
    if said.intent != "TASK_PROGRESS" or not _NOT.search(scene.text.key):
        return None
    only = _ONLY.search(scene.text.key)
    number = int(only["n"]) if only is not None else 0
    if not scene.lexicon.tasks_numbered(number):
        return Said("UNKNOWN", {"hint": "not_extended"})
    return Said("EXTENSION_REQUEST", {"tasks": (number,)}, certain=False)


_AS_IT_IS = re.compile(
    r"(?:也|都|就)?(?:不(?:用|要|必)?[改变动换]|没变|照旧|照原来|还是(?:原来|那个|一样)|一样)(?=[了的吧]*(?:[\s,，。;；]|$))"
)


def extension_edited(scene: Scene, number: str) -> Said:
    """The day that stands for itself, and the reason; a day inside the reason stays there."""
    slots: Slots = {"request": number}
    day = _wished(scene)
    if day is not None:
        put_day(slots, "stop_date", scene.day(day))
    return Said("REQUEST_EDIT", slots | given(reason=_reason(scene, day)))


def _wished(scene: Scene) -> Token | None:
    """由6月20日改为6月28日 is the later one; else the first that is no part of what is told."""
    pair = corrected_day(scene)
    named = [pair[1]] if pair is not None else scene.dated()
    why = scene.first("reasonword")
    return next((day for day in named if of_wish(scene, day) and not _begins_why(scene, day, why)), None)


def _begins_why(scene: Scene, day: Token, why: Token | None) -> bool:
    """原因改成6月15日进场: right behind 原因 the day is the reason's."""
    return why is not None and part_start(scene, day) <= scene.index(why) < scene.index(day)


def _reason(scene: Scene, day: Token | None) -> str | None:
    first = scene.index(scene.all("request")[0]) + 1
    start, end = (part_start(scene, day), scene.index(day) + 1) if day is not None else (first, first)
    if (why := scene.first("reasonword")) is not None:
        said = reason_text(scene, set(range(start, end)) if day is not None else set())
        kept = _AS_IT_IS.match(scene.behind(why)) is not None  # 原因不改，日期改成8月20日
        return ended(said) if said and not kept else None
    behind = reason_behind(scene, max(first, end))
    ahead = scene.said(scene.tokens[first:start]) if start > first else ""
    return ended(behind or ahead) or None
