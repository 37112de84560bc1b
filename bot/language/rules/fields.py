"""The fields of an application as they are typed, in any order: identifier, day, reason, what changes to what."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.language.dates import Ambiguous, Day, Found, Impossible, exact
from bot.language.numerals import parse_number
from bot.language.patterns import kinds
from bot.language.scene import Scene, Slots, iso, put_day
from bot.language.tokens import Token

_BESIDE_ID = kinds(
    "number sep soft particle polite qmark accountid accountnoun self become date stopdate effectdate stopped"
)
_DIGITS = frozenset({"数字", "串数字", "这串", "停", "起", "起停"})  # 5138820467，就这串数字吧
_LONG = 8  # digits of a number that is nothing else
_LONG_NUMBER = re.compile(r"\d{6,20}", re.ASCII)  # of a 微博 or a 抖音
_WECHAT_ID = re.compile(r"(?:gh_[0-9a-z]{6,20}|[a-z][a-z0-9_-]{5,19})", re.ASCII)
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


def account_id(scene: Scene) -> str | None:
    """gh_…, or what stands behind 微信号, 账号ID and the like; the person's own letters."""
    for place, token in enumerate(scene.tokens):
        if token.kind == "latin" and _WECHAT_ID.fullmatch(scene.word(token)) and scene.word(token).startswith("gh_"):
            return scene.said([token])
        if token.kind == "accountid" or (token.kind == "accountnoun" and letters_follow(scene, place)):
            found = _spelt_out(scene, token) or _identifier(scene, place + 1)
            if found:
                return found
        elif token.kind == "latin" and _WECHAT_ID.fullmatch(scene.word(token)) and scene.apart(place):
            return scene.said([token])
    return None


_LETTERS = re.compile(r"\W*(?:就?是|为)?\W*((?:[A-Za-z0-9_-][\s,，]+){4,}[A-Za-z0-9_-])(?![A-Za-z0-9])", re.ASCII)


def _spelt_out(scene: Scene, token: Token) -> str | None:
    """ID是s x 2 0 1 8 z f: letter by letter, as a voice transcript has it."""
    found = _LETTERS.match(scene.text.after(token.end))
    return re.sub(r"[\s,，]", "", found[1]) if found else None


def letters_follow(scene: Scene, place: int) -> bool:
    """账号yiwugongan: letters right behind the word are the identifier."""
    behind = scene.tokens[place + 1 : place + 2]
    return any(t.kind == "latin" and _WECHAT_ID.fullmatch(scene.word(t)) is not None for t in behind)


def _identifier(scene: Scene, place: int) -> str | None:
    tokens = scene.tokens
    while place < len(tokens) and (
        tokens[place].kind in {"soft", "particle", "sep", "accountid"} or tokens[place].kind == "become"
    ):
        place += 1
    first = place
    while (
        place < len(tokens)
        and tokens[place].kind in {"latin", "junk", "number", "to", "mobile"}
        and (place == first or not scene.apart(place))
    ):
        place += 1
    return scene.said(tokens[first:place]) or None


def bare_id(scene: Scene) -> str | None:
    """A word of letters alone that has the shape of a WeChat ID, where one was asked for; or a long number."""
    asked = scene.context.asked
    named = scene.has("accountid") or (asked is not None and asked.fields == ("account_id",))
    if asked is not None and "account_id" in asked.fields and named and (found_alone := _lone_id(scene)):
        return found_alone
    if asked is not None and "account_id" in asked.fields:
        light = scene.only(_BESIDE_ID | {"x"}) and all(scene.word(token) in _DIGITS for token in scene.all("x"))
        long = (t for t in scene.all("number") if _LONG_NUMBER.fullmatch(scene.word(t)))
        if (found := next((t for t in long if light or _stands_alone(scene, t)), None)) is not None:
            return scene.said([found])
    said = [
        token
        for token in scene.all("latin")
        if _WECHAT_ID.fullmatch(scene.word(token)) and not scene.text.key[: token.start].rstrip().endswith("不是")
    ]  # 不是suxi2020，是suxi2021
    if not said:
        return None
    between = scene.text.key[said[0].end : said[-1].start]  # wenlyyiwu 手滑，是wenlvyiwu
    return scene.said([said[-1 if _ID_TAKEN_BACK.search(between) else 0]])


_ID_TAKEN_BACK = re.compile(r"不对|不是|手滑|打[错快]|写错|抄错|少[打抄]|没[贴抄打写]全|不全|更正|应该")


def _lone_id(scene: Scene) -> str | None:
    """七位数的，3019826; g h 下划线 5 d 2 2 e: where nothing but the identifier was asked for."""
    shown = scene.text.shown.replace("下划线", "_")
    if spelt := _SPELT_OUT.search(shown):
        return re.sub(r"[\s,，]", "", spelt[0])
    numbers = _LONG_NUMBER.findall(shown)
    return numbers[0] if len(set(numbers)) == 1 and not scene.has("mobile") else None


_SPELT_OUT = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z0-9_-][\s,，]+){4,}[A-Za-z0-9_-]+(?![A-Za-z0-9])", re.ASCII)


def _stands_alone(scene: Scene, token: Token) -> bool:
    """3845012345，8月30日，合同到期: a long number between signs."""
    place = scene.index(token)
    sides = (scene.tokens[place - 1] if place else None, (*scene.tokens, None)[place + 1])
    return len(token) >= _LONG and all(side is None or side.kind == "sep" for side in sides)


def put_stop_date(scene: Scene, slots: Slots, name: str) -> Token | None:
    """The day on which updating stops or the change takes effect."""
    token = stop_token(scene)
    if token:
        put_day(slots, name, scene.day(token))
    return token


def stop_token(scene: Scene) -> Token | None:
    """The day beside 停更 or 生效, else the first; 由9月20日改为10月10日 is the later said."""
    days = [day for day in scene.dated() if not _of_the_cause(scene, day)]
    if changed := corrected_day(scene):
        return changed[1]
    if len(days) > 1 and isinstance(scene.day(days[0]), Ambiguous):
        alone = (t for t in days[1:] if _DAY_ALONE.fullmatch(scene.word(t)) or isinstance(scene.day(t), Found))
        if (exactly := next(alone, None)) is not None:
            return exactly  # 月中，15号那天; 10号！9月10号！
    if len(days) > 1 and _once_more(scene, days[0], days[1]):
        return days[1]
    marked = (day for day in days if any(t.kind in _DAY_MARKS for t in _near(scene, scene.index(day))))
    return next(marked, days[0] if days else None)


def _of_the_cause(scene: Scene, token: Token) -> bool:
    """合同8月31日到期，不续了; 8月5日小王调走: where more than a day is asked for, it may be another's."""
    asked = scene.context.asked
    if asked is None or len(asked.fields) == 1:
        return False
    key = scene.text.key
    return _CAUSE_AHEAD.search(key[: token.start]) is not None or _CAUSE.match(key[token.end :]) is not None


_CAUSE_AHEAD = re.compile(r"(?:合同|协议|文件|认证|通知|因为?|按照?|根据)(?:[到于是在]|就)?$")
_CAUSE = re.compile(
    r"(?:就|要|刚|已|会)?(?:到期|退休|调走|离职|休产?假|(?:小|老)?.{1,3}(?:调走|离职|退休|休产?假|请假)|机构改革|.{0,4}(?:文件|通知)|开会|领导)"
)


def _once_more(scene: Scene, one: Token, two: Token) -> bool:
    """10号！9月10号！: the same day, with its month."""
    first, second = scene.day(one), scene.day(two)
    if not (isinstance(first, Found) and isinstance(second, Found)):
        return False
    return _DAY_ALONE.fullmatch(scene.word(one)) is not None and first.day.day == second.day.day


def corrected_day(scene: Scene) -> tuple[Token, Token] | None:
    """The day that was taken back, and the one said in its place."""
    days = scene.dated()
    back = [pair for pair in pairwise(days) if _takes_back(scene, *pair)]
    if not back:
        return None
    first, last = back[0][0], back[-1][1]
    again = scene.day(last) == scene.day(first)  # 周五吧，啊不对周五我请假，下周一
    return first, days[-1] if again else last


_SOON = 14  # characters: further behind, the other day belongs to something else
_TAKEN_BACK = re.compile(
    r"说错|写错|打错|看错|记错|填错|搞错|说岔|不对|错了|改|不是|应该|还是|换|[哦噢啊唉]不|算了|提前到|挪到|推到|推迟到|延到|[哦噢]那天|撞|碰上|放假|不行|[,。.]不[,。.]|[,。.]写"
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
    wanted = [f for f in _DATE_FIELDS if f in fields]
    first = stop_token(scene)  # where one day is asked for, the one that is meant
    days = scene.dated() if len(wanted) > 1 else [first] if first is not None else []
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


def _in_same_month(scene: Scene, token: Token) -> Day | None:
    """9月10日，撞中秋了，改13日: the month of the day that was taken back."""
    pair, alone = corrected_day(scene), _DAY_ALONE.fullmatch(scene.word(token))
    if pair is None or pair[1] is not token or alone is None:
        return None
    first = scene.day(pair[0])
    return exact(first.day.year, first.day.month, int(alone[1])) if isinstance(first, Found) else None


_DAY_ALONE = re.compile(r"(\d{1,2}) ?[日号](?:吧|了)?", re.ASCII)
_PAST = frozenset({"closed_on", "done_on", "accepted_on"})
_DATE_FIELDS = ("stop_date", "effective_date", "date", "due", "to", "from", "done_on", "accepted_on")


def _near(scene: Scene, place: int) -> Sequence[Token]:
    return scene.tokens[max(0, place - 1) : place + 3]


def change_field(scene: Scene) -> tuple[str | None, str | None]:
    """What is to change and to what: 名称改为 义乌经信 → 名称, 义乌经信."""
    token = _changes(scene)
    if token is None:
        return None, None
    word = scene.word(token)
    field = next((name for name, parts in _FIELDS.items() if any(part in word for part in parts.split())), "其他")
    span = _value(scene, scene.index(token) + 1, word)
    return field, (scene.said(scene.tokens[slice(*span)]) or None) if span else None


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
    "管理员": re.compile(r"管里员|管理[人者]|管(?:这个)?(?:账?号|后台)的?(?:那个)?(?:人|同志|小)|运营的?人|guanliyuan"),
    "名称": re.compile(r"叫法|号名|名儿|(?:账号)?mingzi|mingcheng|名宁|明称|名成"),
    "主体": re.compile(r"(?:认证|注册|运营)的?单位|zhuti"),
    "平台迁移": re.compile(r"(?:搬|转|挪)到?.{0,4}平台|qianyi"),
    "其他": re.compile(r"其[他它]|都不(?:沾|是|对)|别的"),
}


def _changes(scene: Scene) -> Token | None:
    """The word that says what changes; in 为规范账号名称，…更名为… the one that brings the new value."""
    brings = next(
        (t for t in scene.all("rename", "changefield") if scene.word(t).endswith(("为", "成", "叫", "到"))), None
    )
    return brings or scene.first("rename", "changefield", "fieldnoun")


def change_span(scene: Scene) -> tuple[int, int] | None:
    """From the word that says what changes to the end of what it changes to."""
    token = _changes(scene)
    if token is None:
        return None
    first = scene.index(token)
    span = _value(scene, first + 1, scene.word(token))
    return first, span[1] if span else first + 1


def _value(scene: Scene, place: int, word: str) -> tuple[int, int] | None:
    tokens = scene.tokens
    introduced = word.endswith(("为", "成", "叫", "到", "至"))
    while place < len(tokens) and (tokens[place].kind in _BEFORE_VALUE or scene.word(tokens[place]) == "叫"):
        introduced = introduced or tokens[place].kind in {"change", "sep", "edit", "become", "x"}
        place += 1
    last = place
    while last < len(tokens) and not (last > place and _ends(scene, last)):
        last += 1
    while last > place + 1 and (tokens[last - 1].kind in _BEHIND_VALUE or scene.word(tokens[last - 1]) in _MAY_I):
        last -= 1
    run: Sequence[Token] = tokens[place:last]
    if not run or run[0].kind in {"date", "reasonword"} or not (introduced or scene.apart(place)):
        return None
    return place, last


def _ends(scene: Scene, place: int) -> bool:
    return tokens_kind(scene, place) in _STOPS or scene.apart(place)


def tokens_kind(scene: Scene, place: int) -> str:
    """The class of the word at a place."""
    return scene.tokens[place].kind
