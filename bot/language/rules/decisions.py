"""Words of decision: they never decide, they only open the card; and the delegation of a signature."""

import re

from bot.language.context import LEADER, OFFICE
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import task_refs, units_said
from bot.language.rules.asking import asks, clause_end, clause_start, negated, reason_of
from bot.language.rules.from_to import span_of_days
from bot.language.rules.requests import number_of
from bot.language.scene import Said, Scene, Slots, given
from bot.language.tokens import Token

_LIGHT = WEIGHTLESS | kinds("sign all plan apply requestnoun request claim count number weak want")
_APPLICATION = kinds(
    "apply requestnoun account name unit accountnoun cancel change extend changefield rename keepaccount"
)
_ALL_PASSED = re.compile(  # 都过 behind a list of reports: looked at one by one, whatever they are
    r"(?:那|就|这[些几]?个?|给我)*+(?:都|全部?|统统|一起)++(?:给|让)?(?:他们)?过(?:了|掉)?吧?[!。]*"
)
_LONGEST_NAME = 8  # 王小明副局长
_BEFORE_NUMERAL = 2  # characters of a name that ends in one
_VERBS = ("approve", "reject", "return", "agree", "disagree")


def decide(scene: Scene) -> Said | None:
    """批准 ZX-2022-003; 驳回 ZX-2022-003 理由; 同意; 不同意，先保留; 全部同意."""
    if asked_or_not_told(scene) or scene.has("cond", "rectfail", "rectpass", "verifyfail", "rejectedbyplatform"):
        return None
    if scene.has("batchapprove") or (scene.context.has(OFFICE) and _ALL_PASSED.fullmatch(scene.text.key)):
        return Said("APPROVE", {"batch": True})
    if (said := _on_extension(scene) or _that_one(scene)) is not None:
        return said
    looked_at = "经过" in scene.text.key and (scene.has("view") or scene.text.key.endswith("经过"))  # ZX-2022-006的经过
    if looked_at or (scene.has("otherthing") and not number_of(scene)):  # 我签了合同
        return None
    return _agrees_to_it(scene) or _told(scene)


def _told(scene: Scene) -> Said | None:
    """The decision by its verb."""
    verb = scene.first(*_VERBS) or (scene.first("passes", "passitem", "verifyitempass") if number_of(scene) else None)
    if verb is None or task_refs_named(scene) or scene.has("rect", "verifyitemreturn", "handover"):
        return None if verb else _nodded(scene)
    return _by_verb(scene, verb)


def _agrees_to_it(scene: Scene) -> Said | None:
    """可以的，这个注销申请我同意, while one paper waits for this principal."""
    waiting = len(scene.context.listed("pending_sign")) == 1 and not number_of(scene)
    if not waiting or not scene.context.has(LEADER):
        return None
    shape = scene.full(
        r"SOFT {want|particle|sep|soft}* {cancel|change|apply|requestnoun}+ SOFT (?P<verb>{agree|disagree}) SOFT"
    )
    if shape is None:
        return None
    verb = scene.tokens[shape.start("verb")].kind
    return Said("PRINCIPAL_SIGN", {"decision": verb}, certain=False)


def _by_verb(scene: Scene, verb: Token) -> Said | None:
    """The decision that a verb tells, of those who decide."""
    if scene.has("all") and verb.kind in {"approve", "agree"} and not number_of(scene):
        return Said("APPROVE", {"batch": True}) if scene.only(_LIGHT | {"approve", "agree"}) else None
    number = number_of(scene)
    if not number and not scene.context.has(OFFICE | LEADER):
        return Said("IGNORE") if scene.only(_LIGHT | {"agree", "disagree"}) else None
    if verb.kind == "verifyitempass":
        return Said("APPROVE", {"request": number}) if scene.only(_LIGHT | {"verifyitempass"}) else None
    if verb.kind in {"passes", "passitem"} and negated(scene, verb):  # ZX-2022-003还搜得到，不通过
        if not scene.context.has(OFFICE | LEADER):
            return Said("REQUEST_VERIFY", {"request": number, "result": "fail"}, certain=False)
        return _decided(scene, "reject", number, said=verb.kind)
    return _decided(scene, verb.kind, number)


def _on_extension(scene: Scene) -> Said | None:
    """同意佛堂镇任务1延期: the office's word on an application for more time, named by its task."""
    verb = scene.first("agree", "approve", "disagree", "reject")
    ours = verb and scene.has("extend") and scene.context.has(OFFICE) and not number_of(scene)
    if (
        not ours
        or verb is None
        or not scene.only(_LIGHT | kinds("agree approve disagree reject extend unit name task nth date to x"))
    ):
        return None
    kind = "APPROVE" if verb.kind in {"agree", "approve"} else "REJECT"
    return Said(kind, certain=False) if task_refs(scene) or scene.has("unit", "name") else None


def _that_one(scene: Scene) -> Said | None:
    """把佛堂镇那件批掉: which application it is is asked."""
    verb = scene.first("approve", "return", "reject")
    if verb is None or not scene.context.has(OFFICE) or number_of(scene) or not _ONE.search(scene.text.key):
        return None
    named = scene.has("unit", "name", "account") and scene.only(
        _LIGHT | kinds("approve return reject unit name account x")
    )
    strange = scene.strange
    intent = {"approve": "APPROVE", "return": "RETURN"}.get(verb.kind, "REJECT")
    return Said(intent, certain=strange <= 1) if named and strange <= 2 and not task_refs_named(scene) else None  # noqa: PLR2004


_ONE = re.compile(r"[那这][一]?[件个份张条]|的[那这]?件")


def _nodded(scene: Scene) -> Said | None:
    """ZX-2022-009我看可以，批: the one character in a part of its own, behind a number and words without weight."""
    words = [scene.word(t) for t in scene.tokens if t.kind not in _LIGHT]
    last = next((p for p, t in enumerate(scene.tokens) if scene.word(t) == "批"), 0)
    decides = scene.context.has(OFFICE | LEADER) and number_of(scene) is not None
    if not decides or words != ["批"] or not scene.apart(last) or clause_end(scene, last) < _end(scene):
        return None
    slots: Slots = {"request": number_of(scene)}
    leads = scene.context.has(LEADER) and not scene.context.has(OFFICE)
    return Said("PRINCIPAL_SIGN", {"decision": "agree"} | slots) if leads else Said("APPROVE", slots)


def _end(scene: Scene) -> int:
    """The place behind the last word of weight."""
    return max(p for p, t in enumerate(scene.tokens) if t.kind not in {"particle", "sep"}) + 1


_SCORNS = re.compile(r"([\u4e00-\u9fff])(?:什么|啥)\1[啊呀呢嘛]?[!。]*$")  # 不同意，粉丝这么多关什么关 asks nothing


def asked_or_not_told(scene: Scene) -> bool:
    """A question; of those who decide only the part of the verb counts: 什么材料都没有，驳回 ZX-2022-001."""
    verb = scene.first(*_VERBS) if scene.context.has(OFFICE | LEADER) else None
    start = clause_start(scene, scene.index(verb)) if verb else 0
    clause = scene.tokens[start : _before_lack(scene, verb)]
    if verb is not None and verb.kind in {"disagree", "reject"} and _SCORNS.search(scene.text.key, verb.end):
        return False
    return asks(clause, scene) or any(token.kind == "howto" for token in clause)


def _before_lack(scene: Scene, verb: Token | None) -> int:
    """驳回ZX-2022-002，没写停更后内容怎么处理: from which place it is told what is lacking; that asks nothing."""
    end = len(scene.tokens)
    if verb is None or verb.kind not in _REFUSING or not number_of(scene) or scene.has("qmark"):
        return end
    behind = clause_end(scene, max(scene.index(verb), *map(scene.index, scene.all("request"))))
    rest = scene.text.key[scene.tokens[behind].start :] if behind < end else ""
    return behind if _LACKS.search(rest) and not rest.endswith(("吗", "呢", "么")) else end


_REFUSING = frozenset({"reject", "return", "disagree"})
_LACKS = re.compile(
    r"(?:没有?|未)(?:写|说|讲|填|交代|提|附|列|定|明确|注明|体现|讲)|(?:写|说|讲|填|交代)(?:得|的)?(?:不清|不明|不全|不具体)|不(?:清楚|明确|具体)"
)


def task_refs_named(scene: Scene) -> bool:
    """Whether a task is named, or a unit with a number: then it is about a report, not an application."""
    refs = task_refs(scene)
    of_unit = bool(refs) and scene.has("return") and bool(units_said(scene)) and scene.context.has(OFFICE)
    return (of_unit or any(found.explicit for found in refs)) and scene.first("request") is None


def _decided(scene: Scene, kind: str, number: str | None, said: str = "") -> Said | None:
    """The decision of this kind, told by a word of this class."""
    marks = [scene.index(t) for t in scene.all(said or kind, "passes", "passitem", "request")]
    head = [
        t
        for t in scene.tokens[_behind_yes(scene) : max(marks)]
        if t.kind not in _LIGHT and t.kind not in {*_VERBS, "passes", "passitem"}
    ]
    before = [t for t in head if t.kind != "x"]
    text = reason_of(scene, max(marks) + 1)
    strange = bool(before) or (
        scene.first("x") is not None and not scene.has("claim") and any(t.kind == "x" for t in head)
    )
    if not number and strange and (why := _behind_his_reason(scene, kind)):
        return Said("PRINCIPAL_SIGN", {"decision": "agree" if kind == "agree" else kind, "text": why})
    if not number and _of_application(scene, kind):
        return Said({"approve": "APPROVE", "agree": "APPROVE", "return": "RETURN"}.get(kind, "REJECT"), certain=False)
    if not number and (strange or _about_something_else(scene, max(marks) + 1)):
        return None
    slots: Slots = {"request": number} if number else {}
    if scene.context.has(LEADER) and not scene.context.has(OFFICE):
        decision = {
            "approve": "agree",
            "agree": "agree",
            "passes": "agree",
            "passitem": "agree",
            "return": "return",
        }.get(kind, "disagree")
        return Said("PRINCIPAL_SIGN", {"decision": decision} | slots | ({"text": text} if text else {}))
    intent = {
        "approve": "APPROVE",
        "agree": "APPROVE",
        "passes": "APPROVE",
        "passitem": "APPROVE",
        "return": "RETURN",
    }.get(kind, "REJECT")
    return Said(intent, slots | ({"reason": text} if text else {}))


def _behind_his_reason(scene: Scene, kind: str) -> str:
    """这个号还有用，不同意: a principal's word behind a sign on the only paper that waits; why stands before it."""
    waiting = len(scene.context.paired("pending_sign")) == 1 and scene.context.chat == "single"
    start = clause_start(scene, scene.index(scene.all(kind)[0]))
    alone = all(t.kind in _LIGHT or t.kind == kind for t in scene.tokens[start:])
    ours = kind in {"agree", "disagree", "return"} and scene.context.has(LEADER) and not scene.context.has(OFFICE)
    return scene.said(scene.tokens[:start]) if waiting and ours and alone and start else ""


def _of_application(scene: Scene, kind: str) -> bool:
    """教育局那个注销申请我看过了，同意: the office's word on an application, in a part of its own."""
    spoken = any("申请" in scene.word(t) for t in scene.all("apply", "requestnoun", "cancel", "change", "extend"))
    start = clause_start(scene, scene.index(scene.all(kind)[0]))
    alone = all(t.kind in _LIGHT or t.kind == kind for t in scene.tokens[start:])
    return bool(scene.context.has(OFFICE) and start and spoken and alone and scene.context.chat == "single")


def _behind_yes(scene: Scene) -> int:
    """行，我同意: the place behind a yes that stands before a sign."""
    sign = next((place for place, token in enumerate(scene.tokens) if token.kind == "sep"), 0)
    first = scene.text.key[: scene.tokens[sign].start] if sign else ""
    return sign + 1 if first in scene.lexicon.vocabulary.phrases["yes"] else 0


def _about_something_else(scene: Scene, place: int) -> bool:
    """同意你的看法: what follows without a sign is agreed to, and it is no application."""
    rest = scene.tokens[place:]
    attached = bool(rest) and not scene.apart(place)
    named = any(token.kind in _APPLICATION for token in rest)
    return attached and not named and any(token.kind == "x" for token in rest)


def delegate(scene: Scene) -> Said | None:
    """委托王副局长代签 8月1日至8月10日; 撤回委托."""
    if scene.has("howto", "cond") or asks(scene.tokens, scene):
        return None
    taken_back = scene.find(r"{delegate}.*({withdraw}|{undo})|({withdraw}|{undo}).*{delegate}")
    if taken_back:  # 给陈副局长的代签委托收回
        return Said("UNDELEGATE", certain=scene.only(_LIGHT | kinds("delegate withdraw undo")))
    if scene.has("undelegate"):
        return Said("UNDELEGATE") if scene.only(_LIGHT | {"undelegate", "x"}) else None
    token = scene.first("delegate") or _stands_in(scene)
    if token is None:
        return _signs_for_me(scene)
    if not (scene.has("sign", "date") or scene.context.has(LEADER)) or scene.has("not", "effectdate", "stopdate"):
        return None  # 生效日期请由9月20日改为10月10日
    name = _DEED.sub("", _name(scene, _behind_signs(scene, scene.index(token) + 1)))
    name = "" if _ABOUT_IT.match(name) else name
    said = [t for t in scene.all("date") if scene.index(t) > scene.index(token)] or scene.all("date")
    days = span_of_days(scene, said)
    slots: Slots = given(delegate=name) | given(**dict(zip(("from", "to"), days, strict=False)))
    if len(days) == 1 and scene.find(r"{to} {date}"):
        slots["to"] = slots.pop("from", days[0])
        slots["from"] = scene.today.day.isoformat()
    plain = None not in days and len(days) <= 2 and len(name) <= _LONGEST_NAME and _to_sign(scene, name)  # noqa: PLR2004 - from and to
    return Said("DELEGATE", slots, certain=plain)


_DEED = re.compile(r"(?<=.{2})(?:代为|代|代签|签批|签字|签|办理|处理|负责|审批|来办|来)+$")  # 冯副主任办理


_ABOUT_IT = re.compile(r"[的书期]|(?:日期|时间|天数|时长|手续)")  # 委托期弄短了: of it, and nobody's name


def _to_sign(scene: Scene, name: str) -> bool:
    """委托李副镇长，8月2日到6日; what else is entrusted to somebody (委托审计事务所进场) is asked about."""
    return scene.has("sign") or not any(token.kind == "x" and scene.said([token]) not in name for token in scene.tokens)


def _signs_for_me(scene: Scene) -> Said | None:
    """请李副镇长代我签字，7月21日到7月29日: who stands right before 代我签字."""
    token = next((t for t in scene.all("sign") if scene.word(t).startswith(_FOR_ME)), None)
    if token is None or not scene.context.has(LEADER) or scene.has("not"):
        return None
    run = scene.tokens[clause_start(scene, scene.index(token)) : scene.index(token)]
    heads = [place for place, t in enumerate(run) if scene.word(t).endswith(("请", "让", "由", "托"))]
    name = scene.said(run[heads[-1] + 1 :]) if heads else ""
    said = [t for t in scene.all("date") if scene.index(t) > scene.index(token)] or scene.all("date") or scene.dated()
    ranged = scene.find(r"{date}{to}{date}")
    if ranged and len(said) > 2:  # noqa: PLR2004 - 下周出差，8月1号到5号…
        said = [scene.tokens[ranged.start()], scene.tokens[ranged.end() - 1]]
    days = [day for day in span_of_days(scene, said) if day]
    slots: Slots = {"delegate": name} if 1 < len(name) <= _LONGEST_NAME else {}
    if len(days) == 2:  # noqa: PLR2004 - from and to
        slots |= {"from": days[0], "to": days[1]}
    return Said("DELEGATE", slots, certain=len(days) == 2 and bool(slots.get("delegate")))  # noqa: PLR2004


_FOR_ME = ("代我", "替我", "帮我")


def _behind_signs(scene: Scene, place: int) -> int:
    """The place behind 委托：."""
    while place < len(scene.tokens) and scene.tokens[place].kind in {"sep", "soft", "polite"}:
        place += 1
    return place


def _stands_in(scene: Scene) -> Token | None:
    """8月1日至8月5日由王副局长代签, 我8月3日到6日出国，让…代签: a principal names who signs for a time."""
    named = scene.context.has(LEADER) and scene.has("sign") and scene.has("date")
    standing = any(scene.word(token).startswith(("代", "替", "帮")) for token in scene.all("sign"))
    words = {"由", "改由", "让"} if standing and not scene.has("third") else {"由"}
    return next((token for token in scene.all("assign") if named and scene.word(token) in words), None)


def _of_a_name(scene: Scene, first: int, place: int) -> bool:
    """李四, 王五, 施教三: a numeral right behind one or two strange characters is part of the name."""
    token, before = scene.tokens[place], scene.tokens[place - 1]
    numeral = token.kind == "number" and scene.word(token) in set("一二三四五六七八九十")
    named = before.kind == "x" and len(before) <= _BEFORE_NUMERAL and before.end == token.start
    return numeral and place == first + 1 and named and not scene.text.gap(token.start)


def _name(scene: Scene, place: int) -> str:
    """The person named from here on, up to a word of the form or a blank."""
    first = place
    tokens = scene.tokens
    while (
        place < len(tokens)
        and (
            tokens[place].kind not in {"sign", "date", "span", "sep", "to", "number"} or _of_a_name(scene, first, place)
        )
        and not (place > first and (scene.apart(place) or tokens[place].kind == "soft"))
    ):
        place += 1
    return scene.said(tokens[first:place])
