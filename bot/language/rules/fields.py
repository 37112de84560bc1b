"""The fields of an application as they are typed, in any order: identifier, day, reason, what changes to what."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.language.dates import Ambiguous, Day, Found, Impossible, exact
from bot.language.numerals import parse_number
from bot.language.patterns import kinds
from bot.language.rules.from_to import from_to
from bot.language.rules.wished_day import CAUSE, of_wish, only_then
from bot.language.scene import Scene, Slots, iso, put_day
from bot.language.tokens import Token

_FIELDS = {
    "名称": "名称 名字 改名 更名 换名 换个名 改个名 改叫 改成叫",
    "主体": "主体",
    "管理员": "管理员 运营者",
    "平台迁移": "迁移",
}
_BEFORE_VALUE = kinds("soft particle sep change to edit become")
_BEHIND_VALUE = kinds("question qmark particle")
_MAY_I = ("行不行", "好不好", "可不可以", "可以吗", "行吗", "行不", "好吗")
_DAY_MARKS = kinds("stopdate effectdate stopped")
_STOPS = kinds("date reasonword accountid latin sep")


def put_stop_date(scene: Scene, slots: Slots, name: str) -> Token | None:
    """The day on which updating stops or the change takes effect."""
    token = stop_token(scene)
    if token:
        put_day(slots, name, scene.day(token))
    return token


_DESCRIBED = re.compile(r"(?:那天|当天|当日)(?:是|刚好|正好|又是)?$|(?:[日号]|\d)$")
_WEEKDAY = re.compile(r"^(?:周|星期|礼拜)")


def _days(scene: Scene) -> list[Token]:
    """The days that are named; not what weekday one of them is: 8月20，哦那天周六; 19号周五."""
    said = scene.dated()
    return [day for place, day in enumerate(said) if not (place and _describes(scene, day))]


def _describes(scene: Scene, day: Token) -> bool:
    before = scene.text.key[: day.start].rstrip()
    return _WEEKDAY.match(scene.word(day)) is not None and _DESCRIBED.search(before) is not None


def stop_token(scene: Scene) -> Token | None:
    """The day beside 停更 or 生效, else the first; 由9月20日改为10月10日 is the later said."""
    days = [day for day in _days(scene) if not (_of_the_cause(scene, day) or _amid_reason(scene, day))]
    if changed := corrected_day(scene):
        return changed[1]
    if len(days) > 1 and isinstance(scene.day(days[0]), Ambiguous):
        alone = (t for t in days[1:] if _DAY_ALONE.fullmatch(scene.word(t)) or isinstance(scene.day(t), Found))
        if (exactly := next(alone, None)) is not None:
            return exactly  # 月中，15号那天; 10号！9月10号！
    if days and several_days(scene) and _HESITATES.search(scene.text.key[days[0].end : days[-1].start]):
        return days[-1]
    if len(days) > 1 and _once_more(scene, days[0], days[1]):
        return days[1]
    marked = (day for day in days if any(t.kind in _DAY_MARKS for t in _near(scene, scene.index(day))))
    return next(marked, days[0] if days else None)


_HESITATES = re.compile(r"[,，。;；!！?？…—\-~](?:[诶欸哎唉哦噢喔啊呃额]|等等|等下|等一下)")


def several_days(scene: Scene) -> bool:
    """22号停，哦22号有直播，23号: where one day is asked for, which of several is meant, nothing tells for certain."""
    asked = scene.context.asked
    if asked is None or sum(name in asked.fields for name in DATE_FIELDS) != 1:
        return False
    days = [day for day in _days(scene) if not _of_the_cause(scene, day)]
    different = {day.day.day for token in days if isinstance(day := scene.day(token), Found)}  # 10号！9月10号！ is one
    return len(different) > 1 and corrected_day(scene) is None


def _of_the_cause(scene: Scene, token: Token) -> bool:
    """合同8月31日到期，不续了; 8月5日小王调走: where more than a day is asked for, it may be another's."""
    asked = scene.context.asked
    if asked is None or len(asked.fields) == 1:
        return False
    if only_then(scene, token):
        return True  # 厂家6月20日才发货
    key, day = scene.text.key, scene.day(token)
    if isinstance(day, Found) and day.day < scene.today.day and CAUSE.match(key[token.end :].lstrip(" ")):
        return True  # 6月1日 负责人退休: over, and so when that happened
    glued = not scene.apart(scene.index(token) + 1)  # in 9月1日 人员调走 the day is the one asked for
    return _CAUSE_AHEAD.search(key[: token.start]) is not None or (glued and CAUSE.match(key[token.end :]) is not None)


def _amid_reason(scene: Scene, token: Token) -> bool:
    """厂家6月20日发货: where day and reason of an extension are asked for, and it stands among other words."""
    asked = scene.context.asked
    return asked is not None and {"date", "reason"} <= set(asked.fields) and not of_wish(scene, token)


_CAUSE_AHEAD = re.compile(r"(?:合同|协议|文件|认证|通知|因为?|按照?|根据)(?:[到于是在]|就)?$")


def _once_more(scene: Scene, one: Token, two: Token) -> bool:
    """10号！9月10号！: the same day, with its month."""
    first, second = scene.day(one), scene.day(two)
    if not (isinstance(first, Found) and isinstance(second, Found)):
        return False
    return _DAY_ALONE.fullmatch(scene.word(one)) is not None and first.day.day == second.day.day


def corrected_day(scene: Scene) -> tuple[Token, Token] | None:
    """The day that was taken back, and the one said in its place."""
    days = _days(scene)
    back = [pair for pair in pairwise(days) if _takes_back(scene, *pair)]
    if not back:
        return None
    first, last = back[0][0], back[-1][1]
    again = scene.day(last) == scene.day(first)  # 周五吧，啊不对周五我请假，下周一
    return first, days[-1] if again else last


_SOON = 14  # characters: further behind, the other day belongs to something else
_TAKEN_BACK = re.compile(
    r"不不|说错|写错|打错|看错|记错|填错|搞错|说岔|不对|错了|改|不是|应该|还是|换|[哦噢啊唉]不|算了|提前到|挪到|推到|推迟到|延到|[哦噢]那天|撞|碰上|放假|不行|[,。.]不[,。.]|[,。.]写"
)


def _takes_back(scene: Scene, one: Token, two: Token) -> bool:
    """由9月20日改为10月10日; 九月二十，说错了，是九月三十: the later day is meant."""
    became = scene.tokens[scene.index(two) - 1].kind == "become"
    between = scene.text.key[one.end : two.start]
    if len(between) <= _SOON and scene.text.key[: one.start].endswith(("不是", "不要", "别写")):
        return True  # 不是20号，是25号
    return became or (len(between) <= _SOON and _TAKEN_BACK.search(between) is not None)


def fill_days(scene: Scene, fields: tuple[str, ...], slots: Slots) -> str | None:
    """The days that were asked for, in the order in which they are said; what is wrong with one."""
    if "to" in fields and (both := from_to(scene)):
        slots |= both
        return None
    wanted = [f for f in DATE_FIELDS if f in fields]
    first = stop_token(scene)  # where one day is asked for, the one that is meant
    told = [day for day in _days(scene) if not _amid_reason(scene, day)]
    days = told if len(wanted) > 1 else [first] if first is not None else []
    for name, token in zip(wanted, days, strict=False):
        day = _in_same_month(scene, token) or scene.day(token, back=name in _PAST)
        if isinstance(day, Impossible):
            return "invalid_date"
        if isinstance(day, Ambiguous):
            slots["ask"] = name
            continue
        if isinstance(day, Found) and name not in _PAST and day.day < scene.today.day:
            return "past_date"
        slots[name] = iso(day)
    return None


def coming_day(scene: Scene, slots: Slots) -> Slots:
    """就10号，原因写… after the 10th: with the only day to come, to be shown first; said alone it is asked about."""
    name, token = slots.get("ask"), stop_token(scene)
    if not isinstance(name, str) or name not in {"stop_date", "effective_date"} or len(slots) == 1 or token is None:
        return {}
    day = scene.day(token)
    if not isinstance(day, Ambiguous) or len(day.options) != 1:
        return {}
    return {other: told for other, told in slots.items() if other != "ask"} | {name: day.options[0].isoformat()}


def _in_same_month(scene: Scene, token: Token) -> Day | None:
    """9月10日，撞中秋了，改13日: the month of the day that was taken back."""
    pair, alone = corrected_day(scene), _DAY_ALONE.fullmatch(scene.word(token))
    if pair is None or pair[1] is not token or alone is None:
        return None
    months = (day for day in _days(scene) if "月" in scene.word(day) and day.start < token.start)
    first = scene.day(next(months, pair[0]))
    number = parse_number(alone[1]) or 0
    return exact(first.day.year, first.day.month, number) if isinstance(first, Found) else None


_DAY_ALONE = re.compile(r"(\d{1,2}|[一二三四五六七八九十廿]{1,3}) ?[日号](?:吧|了)?", re.ASCII)
_PAST = frozenset({"closed_on", "done_on", "accepted_on"})
DATE_FIELDS = ("stop_date", "effective_date", "date", "due", "to", "from", "done_on", "accepted_on")


def _near(scene: Scene, place: int) -> Sequence[Token]:
    return scene.tokens[max(0, place - 1) : place + 3]


_NOW = re.compile(
    r"(?:现在|如今|以后|今后|新的?)(?:是|由|换成|改成|叫|归)(?P<who>[\u4e00-\u9fff]{2,4}?)(?:在?(?:管|负责|接手?))?(?=[\s,，。!！]|$)"
)

_BECAME = re.compile(
    r"(?:(?:原来|原先|之前|以前|原管理员).{1,12}|管理员换(?:人|了))了?[,，。;；]\s*(?:就|要|想|准备|打算)*(?:换成?|改成|改为|换为|由)(?P<who>[\u4e00-\u9fff]{2,4}?)(?:接手?|接替|来?管|负责)?(?=[\s,，。!！]|$)"
)


def change_field(scene: Scene) -> tuple[str | None, str | None]:
    """What is to change and to what: 名称改为 义乌经信 → 名称, 义乌经信."""
    token = _changes(scene)
    if token is None:
        return None, None
    word = scene.word(token)
    field = next((name for name, parts in _FIELDS.items() if any(part in word for part in parts.split())), "其他")
    span = _value(scene, scene.index(token) + 1, word)
    if field == "管理员" and (now := _NOW.search(scene.text.shown) or _BECAME.search(scene.text.shown)):
        return field, now["who"]  # 换人了，原来是老刘，现在是小周; 换管理员，原来的小陈调走了，换成小赵
    return field, (scene.said(scene.tokens[slice(*span)]) or None) if span else None


def fields_said(scene: Scene) -> list[str]:
    """The fields named in an answer to which one changes, in their order: 名称——说错了，是管理员."""
    words = (scene.word(token) for token in scene.all("rename", "changefield", "fieldnoun"))
    said = [name for word in words for name, parts in _FIELDS.items() if any(part in word for part in parts.split())]
    return list(dict.fromkeys(said))


def puts_right(key: str) -> bool:
    """Whether a word in it puts right what was said before it."""
    return _TAKEN_BACK.search(key) is not None


def field_hinted(key: str) -> str | None:
    """Which field is described without its name: 后台那个人要换掉, 原来挂在镇政府; the one that alone fits."""
    numbered = _NUMBERED_FIELD.fullmatch(key)
    if numbered:
        place = parse_number(numbered["n"]) or 0
        return _IN_ORDER[place - 1] if 0 < place <= len(_IN_ORDER) else None
    found = [name for name, words in _FIELD_SIGNS.items() if words.search(key)]
    return found[0] if len(found) == 1 else None


_IN_ORDER = ("名称", "主体", "管理员", "平台迁移", "其他")  # as the question lists them
_NUMBERED_FIELD = re.compile(r"第?(?P<n>\d|[一二三四五])[个项号条]?吧?")
_FIELD_SIGNS = {
    "管理员": re.compile(
        r"(?:后台|绑定|扫码|登录|管号|负责)的?.{0,6}人|换.{0,4}(?:个|新的?|别的?)人|经手人|运营者|手机号|人(?:走|调走|退休)了|换人"
    ),
    "名称": re.compile(
        r"称呼|牌子|(?:名|字儿?)(?:太|改|换|里|少|多|错)|(?:太长|拗口|不好听|搜不到)|换个叫|现在不叫|改叫"
    ),
    "主体": re.compile(
        r"主办单位|主管|挂[在到靠].{1,8}|挂.{0,6}名下|(?:归|划给|并[到入]|并给).{1,8}(?:管|了|去)|公章|抬头|法人|认证单位"
    ),
    "平台迁移": re.compile(r"(?:搬|挪|移|迁|转)(?:过?[到去]|成|至).{1,8}"),
}


def field_said(key: str) -> str | None:
    """Which field is meant where just that was asked: 管号的人换一个, 换个管里员, 都不沾，选其他."""
    return next((name for name, words in _FIELD_WORDS.items() if words.search(key)), None)


_FIELD_WORDS = {
    "管理员": re.compile(
        r"管里员|管理[原元圆]|管理[人者]|管(?:这个)?(?:账?号|后台)的?(?:那个)?(?:人|同志|小)|运营的?人|guanliyuan"
    ),
    "名称": re.compile(r"叫法|号名|名儿|名子|(?:账号)?mingzi|mingcheng|名宁|明称|名成"),
    "主体": re.compile(r"(?:认证|注册|运营)的?单位|zhuti"),
    "平台迁移": re.compile(r"(?:搬|转|挪)到?.{0,4}平台|qianyi"),
    "其他": re.compile(r"其[他它]|都不(?:沾|是|对)|别的"),
}


def _changes(scene: Scene) -> Token | None:
    """The word that says what changes; in 为规范账号名称，…更名为… the one that brings the new value."""
    brings = next(
        (t for t in scene.all("rename", "changefield") if scene.word(t).endswith(("为", "成", "叫", "到"))), None
    )
    return brings or scene.first("rename", "changefield") or scene.first("fieldnoun")


def change_span(scene: Scene) -> tuple[int, int] | None:
    """From the word that says what changes to the end of what it changes to."""
    token = _changes(scene)
    if token is None:
        return None
    first = scene.index(token)
    span = _value(scene, first + 1, scene.word(token))
    return first, span[1] if span else first + 1


_BRINGS = frozenset({"叫", "成", "为", "叫做", "叫作"})


def _value(scene: Scene, place: int, word: str) -> tuple[int, int] | None:
    tokens = scene.tokens
    introduced = word.endswith(("为", "成", "叫", "到", "至"))
    place = _behind_heading(scene, place)
    while place < len(tokens) and (tokens[place].kind in _BEFORE_VALUE or scene.word(tokens[place]) in _BRINGS):
        brings = scene.word(tokens[place]) in _BRINGS  # 名字要改|成|佛堂发布
        introduced = introduced or brings or tokens[place].kind in {"change", "sep", "edit", "become", "x"}
        place += 1
    last = place
    while last < len(tokens) and not (last > place and _ends(scene, last)):
        last += 1
    while last > place + 1 and (tokens[last - 1].kind in _BEHIND_VALUE or scene.word(tokens[last - 1]) in _MAY_I):
        last -= 1
    run: Sequence[Token] = tokens[place:last]
    introduced = introduced or (word.endswith("改名") and _longer_name(run))
    if not run or run[0].kind in {"date", "reasonword"} or not (introduced or scene.apart(place)):
        return None
    return place, last


def _longer_name(run: Sequence[Token]) -> bool:
    """公众号改名义乌公安发布: a name that is known, and more of it."""
    return len(run) > 1 and run[0].kind in {"account", "name"} and run[-1].kind == "x" and len(run[-1]) > 1


def _behind_heading(scene: Scene, place: int) -> int:
    """要改名，新名称：苏溪发布: the heading of the new value is none of it."""
    found = scene.find(r"{sep}*(?P<new>{x}?{fieldnoun})(?P<behind>{sep|become})")
    heads = found is not None and found.start() == place and scene.word(scene.tokens[found.start("new")])[0] == "新"
    return found.start("behind") if found is not None and heads else place


def _ends(scene: Scene, place: int) -> bool:
    return tokens_kind(scene, place) in _STOPS or scene.apart(place)


def tokens_kind(scene: Scene, place: int) -> str:
    """The class of the word at a place."""
    return scene.tokens[place].kind
