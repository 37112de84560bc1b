"""The fields of an application in whatever order they are typed: each takes its own words, the rest is text."""

import re
from collections.abc import Sequence

from bot.language.numerals import parse_number
from bot.language.patterns import LIGHT, POINTED_AT, WEIGHTLESS, kinds
from bot.language.personal import SURNAMES
from bot.language.rules.fields import (
    change_field,
    change_span,
    corrected_day,
    field_said,
    fields_said,
    puts_right,
    stop_token,
)
from bot.language.rules.heads import begins_word
from bot.language.rules.identifiers import NO_ID, account_id, bare_id, id_places, lacks_id
from bot.language.rules.plain_words import ended, new_value, nothing_yet
from bot.language.rules.same_as import same_reason
from bot.language.scene import LEAD, Scene, Slots, given
from bot.language.tokens import Token

_BESIDE_DAY = kinds("stopdate effectdate stopped soft particle past to become edit change want extend")
_STARTING = kinds(
    "起 起停 求 恐 恐需 恐怕 需 估计 预计 恳请 望 开始 从 自 予以 定在 新 日子 时间 日期 时间写 日期写 写 填 停 "
    "停了 停掉 停掉了 计划 准备 拟"
)
_EMPTY = kinds("sep soft particle polite past self want edit change become reasonword accountnoun accountid stopped to")
_BEHIND_CHOICE = kinds("sep date latin accountid accountnoun stopdate effectdate stopped particle")
_DAYS_AND_IDS = frozenset({"account_id", "stop_date", "effective_date", "date", "reason"})
_LONGEST_NAME = 12  # characters: what is longer is why, where both are asked for
_READY = 3  # so many reasons are offered ready made: 原因1 to 原因3


def ready_reason(scene: Scene) -> tuple[str, set[int]] | None:
    """原因1, 原因 二: one of the reasons offered ready made, and the places of its words."""
    for place, token in enumerate(scene.tokens[:-1]):
        chosen = scene.tokens[place + 1]
        if token.kind != "reasonword" or chosen.kind != "number":
            continue
        number = parse_number(scene.word(chosen))
        if number and number <= _READY and _closed(scene, place + 2):
            return f"原因{number}", {place, place + 1}
    if chosen_so := _CHOSEN.search(scene.text.key):
        return f"原因{parse_number(chosen_so['one'] or chosen_so['two'])}", _within(scene, chosen_so.span())
    only = [token for token in scene.tokens if token.kind not in LIGHT]
    if len(only) == 1 and only[0].kind == "number" and isinstance(only[0].value, int) and 0 < only[0].value <= _READY:
        return f"原因{only[0].value}", {scene.index(only[0])}
    return None


_CHOSEN = re.compile(  # 用第一条原因; 原因就用第二条吧
    r"(?:^|(?<=[,。;!]))(?:(?:就|那|还是|也|改|用|选|写|填|要|按|你们?|上面|的)*第?(?P<one>[一二三123])[条个种](?:的|那个)?(?:原因|理由)|"
    r"(?:原因|理由)(?:就|还是|也|改|成|为|换|写|填|用|选|按|要)+第?(?P<two>[一二三123])[条个种]?)(?:吧|好了|就行|就好|了)?(?=[,。;!]|$)"
)


def known_reason(scene: Scene) -> str | None:
    """原因1, one of those offered; 同上, that of the application before. 跟义乌发布内容一样 is a reason itself."""
    return ready[0] if (ready := ready_reason(scene)) else same_reason(scene)


def _within(scene: Scene, span: tuple[int, int]) -> set[int]:
    return {place for place, token in enumerate(scene.tokens) if token.start < span[1] and token.end > span[0]}


def _closed(scene: Scene, place: int) -> bool:
    """Whether nothing that could be the reason's own text follows."""
    rest = scene.tokens[place:]
    return not rest or rest[0].kind in _BEHIND_CHOICE


def reason_text(scene: Scene, fields: set[int]) -> str | None:
    """What stands behind 因, 原因是 … up to the words of another field."""
    token = scene.first("reasonword")
    if token is None:
        return None
    place = scene.index(token) + 1
    while place < len(scene.tokens) and _introduces(scene, place):
        place += 1
    last = place
    while last < len(scene.tokens) and not (last > place and last in fields and scene.apart(last)):
        last += 1
    text = _text(scene, scene.tokens[place:last])
    return _WRITTEN.sub("", text) if text else None


def _introduces(scene: Scene, place: int) -> bool:
    """原因是, 原因：; in 原因是跟主账号重复 and 原因：下属单位没报 跟 and 下 belong to the reason."""
    token = scene.tokens[place]
    small = token.kind in {"reasonword", "soft", "particle", "sep", "become"}
    return small and scene.word(token) not in _OWN_WORDS and not begins_word(scene, place)


_OWN_WORDS = frozenset({"跟", "和", "与", "同", "由", "被", "把", "对"})
_WRITTEN = re.compile(
    r"^就?(?:写(?![作字法手实生])|填(?![报空充表补写]))(?:成|上|为|的是)?[:：,，\s]*(?![的了得])"
)  # 原因就写：内容并到义乌发布


def places(scene: Scene, *, change: bool = False) -> set[int]:
    """The places of all words that belong to a day, an identifier or, where one is asked for, a change."""
    taken = _day_places(scene) | id_places(scene)
    if change and (span := change_span(scene)):
        taken |= set(range(*span))
    return taken


def _day_places(scene: Scene) -> set[int]:
    taken = set[int]()
    token = stop_token(scene)
    for day in [token] if token else []:
        place = scene.index(day)
        first, last = place, place
        while first and _beside_day(scene, first - 1):
            first -= 1
        while last + 1 < len(scene.tokens) and _beside_day(scene, last + 1):
            last += 1
        taken |= set(range(first, last + 1))
    if pair := corrected_day(scene):
        taken |= set(range(scene.index(pair[0]), scene.index(pair[1]) + 1))  # 9月10号，算了稳妥点，9月15号
    return taken


def _beside_day(scene: Scene, place: int) -> bool:
    token = scene.tokens[place]
    colon = token.kind == "sep" and scene.word(token) == ":"
    return token.kind in _BESIDE_DAY or colon or scene.word(token) in _STARTING


def rest_text(scene: Scene, taken: set[int]) -> str | None:
    """The longest stretch that no field has taken, as typed; words that say nothing alone are none."""
    runs: list[list[Token]] = [[]]
    for place, token in enumerate(scene.tokens):
        if place in taken:
            runs.append([])
        else:
            runs[-1].append(token)
    if not taken:
        whole = not scene.tokens or not scene.tokens[0].start  # 就第三个，粉丝太少: only the part behind
        typed = scene.text.shown.strip().lstrip(LEAD) if whole else scene.said(scene.tokens)
        typed = typed.rstrip("。") if scene.context.voice else typed  # the transcript ends every sentence so
        return typed if _text(scene, scene.tokens) else None
    runs = [_but_subject(scene, run) for run in runs if not _of_identifier(scene, run)]
    texts = [text for run in runs if (text := _text(scene, run)) and not _only_yes_or_no(text, scene)]
    return max((text for text in texts if not nothing_yet(text)), key=len, default=None)


def _but_subject(scene: Scene, run: list[Token]) -> list[Token]:
    """没人管，快手8月9日停: the account behind the last sign is that of the day behind it, not why."""
    last = next((place for place in range(len(run) - 1, -1, -1) if run[place].kind == "sep"), None)
    named = run[last + 1 :] if last is not None else []
    ahead = scene.index(run[-1]) + 1 < len(scene.tokens) if run else False
    called = any(token.kind in POINTED_AT for token in named) and all(token.kind in _CALLED for token in named)
    return run[:last] if ahead and called else run


def _of_identifier(scene: Scene, run: list[Token]) -> bool:
    """账号ID是7位数的, or the account alone, is no reason; 域名到期不再续费了 is one."""
    said = [token for token in run if token.kind != "sep"]
    if all(token.kind in _CALLED for token in said):
        return True  # 快手号ks998877
    if not said or said[0].kind != "accountid":
        return False
    thing = scene.word(said[0]) in _THINGS and len(said) > 1
    return not thing or said[1].kind in {"soft", "become", "not"}


_THINGS = kinds("域名 网址")
_CALLED = kinds("account name platform accountnoun soft particle")


def _only_yes_or_no(text: str, scene: Scene) -> bool:  # 不对，原始id是…: the first word answers us
    return scene.lexicon.fold(text) in scene.phrases("yes") | scene.phrases("no") | scene.phrases("thanks")


def _text(scene: Scene, run: list[Token] | tuple[Token, ...]) -> str | None:
    if all(token.kind in _EMPTY or scene.word(token) in _STARTING for token in run):
        return None
    tokens = list(run)
    while tokens and (tokens[0].kind == "sep" or (len(tokens) > 1 and _left_over(scene, tokens[0]))):
        tokens.pop(0)
    text = scene.said(tokens)
    return text if len(text) > 1 and not text.isdigit() else None


def _left_over(scene: Scene, token: Token) -> bool:
    """停，没人看: of the day before it; 停电了, 了解情况 are words of their own."""
    return token.kind in {"stopped", "particle"} and not begins_word(scene, scene.index(token))


def text_fields(scene: Scene, fields: tuple[str, ...], *, loose: bool = True) -> Slots:
    """The identifier, what changes to what, the reason, and, if `loose`, text that nothing introduces."""
    if told := _whole(scene, fields):
        return told
    fields = _without_change(scene, fields)
    slots: Slots = {}
    if "account_id" in fields and (identifier := account_id(scene) or bare_id(scene)):
        slots["account_id"] = identifier
    changing = bool({"field", "value"} & set(fields))
    taken = places(scene, change=changing) if changing or _DAYS_AND_IDS & set(fields) else set()
    if fields == ("reason",):
        taken = set()  # 代运营合同6月底到期: the day belongs to the reason
    if changing:
        slots |= _changed(scene, fields)
    if "reason" in fields and (why := _named_reason(scene, taken)):
        return slots | {"reason": why}
    text = _rest(scene, taken, fields) if loose else None
    if text is None:
        return slots
    name = _field_of(text, [field for field in ("value", "reason", "text", "evidence") if field in fields], slots)
    if name is not None and not (name == "evidence" and _PROMISED_PROOF.search(text)):
        slots |= given(**{name: new_value(text) if name == "value" else ended(text) if name == "reason" else text})
    return slots


def _named_reason(scene: Scene, taken: set[int]) -> str | None:
    """What is called the reason; it is neither a name nor whoever takes over: 原因写岗位调整."""
    known = known_reason(scene)
    text = None if known else reason_text(scene, taken)
    return ended(text) if text else known


_PROMISED_PROOF = re.compile(  # 图我明天补, 截图等下发: no proof yet
    r"(?:明天|后天|等一?[下会]|待会|回头|晚点|稍后|过会|马上|下午|晚上|改天|下周|周[一二三四五])[^,，。;；]{0,4}(?:补|发|给|传|交|弄|找|截|拍)|"
    r"(?:还)?没(?:有)?(?:来得及)?(?:截|图|拍|传)|(?:再|后面)补|"
    r"(?:看到|收到|发|传|行|可以|好)了?没有?[?？]?$|[吗么呢?？]$|到哪(?:了|里|一步)*$"  # nor is a question
)


def _without_change(scene: Scene, fields: tuple[str, ...]) -> tuple[str, ...]:
    """理由是统一规范名称: what begins as a reason names nothing new, unless a later part does (…，名称改成佛堂发布)."""
    told = next((token for token in scene.tokens if token.kind not in WEIGHTLESS | {"date"}), None)
    if told is None or told.kind != "reasonword" or "reason" not in fields or _BRINGS_NEW.search(scene.text.key):
        return fields
    return tuple(name for name in fields if name not in {"field", "value"})


_BRINGS_NEW = re.compile(
    r"[,，。;；!！ ](?:新)?(?:名[称字]|主体|管理员|简介|头像)?(?:就|要|是|也|先)*(?:改成?|改为|换成|叫|新名)"
)


def _whole(scene: Scene, fields: tuple[str, ...]) -> Slots:
    """What the message says as a whole: who takes over and why; that there is no identifier."""
    if "account_id" in fields and lacks_id(scene):
        return {"account_id": NO_ID}
    return _named_and_why(scene) if {"value", "reason"} <= set(fields) else {}


def _rest(scene: Scene, taken: set[int], fields: tuple[str, ...]) -> str | None:
    """What no field has taken; of 月中就15号 no day is a reason."""
    text = rest_text(scene, taken)
    return None if "reason" in fields and text in {scene.said([token]) for token in scene.all("date")} else text


_NAME_AND_WHY = re.compile(
    rf"(?P<who>[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{1,2}})[,，、\s]+(?:(?:手机|电话)?号?码?[:：]?1\d{{10}}[,，、\s]+)?(?P<why>[^\d,，].{{5,}})"
)


def _named_and_why(scene: Scene) -> Slots:
    """周敏，13912345678，老刘上个月退休了所以换人: who it will be, and why."""
    found = _NAME_AND_WHY.fullmatch(scene.text.shown.strip())
    return {"value": found["who"], "reason": ended(found["why"])} if found else {}


def _field_of(text: str, fields: Sequence[str], slots: Slots) -> str | None:
    """The first of these that is still empty; what is too long for a name is why, where both are asked for."""
    long = len(new_value(text)) > _LONGEST_NAME and "reason" in fields
    return next((name for name in fields if name not in slots and not (long and name == "value")), None)


def _changed(scene: Scene, fields: tuple[str, ...]) -> Slots:
    if fields == ("field",) and len(both := fields_said(scene)) > 1:
        return {"field": both[-1 if puts_right(scene.text.key) else 0]}
    field, value = change_field(scene)
    field = field or (field_said(scene.text.key.replace(" ", "")) if fields == ("field",) else None)
    return given(field=field if "field" in fields else None, value=new_value(value, led=True) if value else None)
