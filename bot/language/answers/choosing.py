"""An answer to “which one”: by its number, its place, what it is called, or all that and the next answers with it."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.language.answers.beside_choice import beside_choice, several_at_once, stands
from bot.language.answers.both_meant import both_meant
from bot.language.answers.chosen_and_told import chosen_and_told
from bot.language.answers.giving_up import aside
from bot.language.answers.left_out import left_out
from bot.language.answers.own_number import by_own_number
from bot.language.context import Asked
from bot.language.numerals import parse_number
from bot.language.patterns import CALLED, kinds
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene, clauses
from bot.language.tokens import Token

_SAID_BEFORE = re.compile(r"^(?:我)?都?(?:说|讲)(?:过|了)+(?:是|的是|选|要)?")  # 都说了是第二个
_CHOOSING = frozenset({"说", "都", "选", "选择", "就选", "挑", "就", "要弄", "要办", "想弄", "想办", "要的", "弄"})
_BESIDE_CHOICE = kinds("soft particle polite sep self accountnoun want")
_LABELLED = kinds("platform account unit name x plan task request rect number count")
_ORDINAL = re.compile(
    r"(?:选|要|选择|我选|我要|我选择|就|就选)?(?:no ?\.?|(?P<back>倒数)?第)?"
    r"(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3}|最后)(?:那?一?个|那?[项号条家件张份只]|一项)?(?:吧)?"
)
_PLACE = re.compile(
    r"(?:就|选|要|我选|我要|排在?)*(?:(?P<first>(?:最?[前上]面|[前上]头|开头)(?:的|那|一|的那)?个?|头一个|头个|首个|前一个)|"
    r"(?P<middle>正?(?:中间|当中)(?:的|那|一|的那)?个?)|"
    r"(?:最?(?:[后下][面头边]|底下)|最?末尾)(?:的|[那这]|一|的那)?[个条家只]?|末一个|后一个|最末一个|尾个)(?:就是|就行|就好|好了)?[吧呗啊]?"
)
_AMONG = re.compile(r"^(?:这|那)?[两三四五六七八九几]个?(?:里头|里面|里|当中|中间?)的?")  # 两个里头的第二个
_ELDEST = {"老大": 1, "老二": 2, "老三": 3, "老四": 4, "老五": 5}
_LEAF = re.compile(r"(?:看|翻到|到)?第?(?P<page>\d{1,2}|[一二三四五六七八九十]{1,3})页|(?P<back>[上前]一?页|往回翻)")
_SYLLABLES = ("yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu", "shi")
_SPELT = re.compile(rf"(?:xuan|jiu|wo|yao)*di(?P<n>{'|'.join(_SYLLABLES)})(?:ge|xiang|tiao)?")  # di er ge
_BREAKS = re.compile(r"[\s,，.。…!！~～;；]+")
_AGAINST = re.compile(r"不(?!过|然|如|妨)|别|没|除了|另[一外]")
_KEEPS = re.compile(
    r"留着|要留|保留|不(?:能|可以?)?(?:停|关|动|碰|弄|办|管|销|注销)|还得用|还?在用|要用|有人管|先?放着|先放一?放|先不[管动办]|不动"
)
_TO_BE_KEPT = re.compile(
    r"(?:别|不要|不用|不想|先不|不)(?:再|能|可以?)?(?:停|关|注销|销|动|碰|办|选)|留着|保留|[只就光]留"
)
_OTHER_ONE = re.compile(r"另外?一?个|另外那个|另一个")
_NOT_THAT = re.compile(
    r"(?:不(?:是|发|在|用|要)|除了).{2,8}(?:的?那个|以外|之外|外的?)(?:那个)?[哈啊呀吧]?$|不是.{2,10}[,，。]是.*[那这][个只条]|"
    r".{2,8}(?:以外|除外|之外)的?(?:那?个)?[哈啊呀吧]?$"
)
_BUT = re.compile(r"以外|除外|之外")
_NOT_IT = re.compile(r"不是|不要|除了")
_LIKE_UNIT = re.compile(
    r"(?:跟|和|与|同)?(?:我们?|咱们?|本)?(?:局|委|办|镇|街道|中心|单位|部门)(?:的?名[字称]?|同名)?.{0,4}(?:一样|同名|重名|相同|一模一样)"
)
_ALL_OF_THEM = re.compile(r"都要|都选|都关|都停|都注销|全要|全选|全部")  # only one can be chosen
_RATHER = re.compile(
    r"(?:不对|说错|看错|错)了?[,，。.]*(?:是|选|要|应该是)?第?(?P<n>\d{1,2}|[一二三四五六七八九十])[个号条项]?[吧啊呀]?$"
)


def choice(scene: Scene, key: str) -> Said | None:
    options = scene.context.asked.options if scene.context.asked else ()
    return both_meant(scene, options) or by_own_number(scene, options) or _choice(scene, key, options)


def _choice(scene: Scene, key: str, options: tuple[Mapping[str, object], ...]) -> Said | None:
    asked = scene.context.asked
    several = several_at_once(scene, options)
    if several is not None or _ALL_OF_THEM.search(key) or _BUT.search(key):
        other = _the_other(scene, options) if _BUT.search(key) else None
        return several or other or left_out(scene, clauses(scene), options) or beside_choice(scene, options)
    whole = _the_other(scene, options) or left_out(scene, clauses(scene), options)
    whole = whole or chosen_and_told(scene, options, lambda part: _chooses(part, options)) or _turned(asked, key)
    if (whole := whole or _the_only_one(scene, options, key) or _task_alone(scene)) is not None:
        return whole
    key = _AMONG.sub("", _SAID_BEFORE.sub("", key))
    weighty = "".join(scene.word(token) for token in scene.tokens if token.kind not in _BESIDE_CHOICE)
    if found := _ORDINAL.fullmatch(key) or _ORDINAL.fullmatch(weighty) or _first_said(scene):
        place = _place(found, len(options))
        return _beyond(scene, options, place) or _chosen(options, place)
    if number := _pointed_at(key, len(options)):
        return _chosen(options, number)
    of_accounts = bool(options) and all("account" in option for option in options)
    alone = of_accounts and len(clauses(scene)) == 1 and not asks(scene.tokens, scene)
    if alone and _TO_BE_KEPT.search(scene.text.key):
        return Said("UNKNOWN")  # 微博不要停
    said = _described(scene, options) or _obstacle(scene, options) or _said_in_part(scene, options)
    return said or beside_choice(scene, options)


def _by_task(scene: Scene, number: int) -> Said | None:
    """4 of three that are 任务1, 任务2 and 任务4; 10 where 延期 is about none that goes on for ever, which is said."""
    asked = scene.context.asked
    options = asked.options if asked is not None else ()
    if asked is None or not options or not all("task" in one for one in options):
        return None
    hits = [place for place, one in enumerate(options, 1) if one["task"] == number]
    if len(hits) == 1:
        return _chosen(options, hits[0])
    found = scene.lexicon.tasks_numbered(number) if asked.about == "EXTENSION_REQUEST" else ()
    return Said("SELECT", {"task": number}) if found and all(task.long_term for task in found) else None


def _beyond(scene: Scene, options: tuple[Mapping[str, object], ...], number: int) -> Said | None:
    """4那件 of ZX-2022-003 and ZX-2022-004: no place, its own number; of accounts a number is always the place."""
    papers = [str(one.get("request") or one.get("rect") or "")[-4:] for one in options]
    own = papers.index(f"-{number:03d}") + 1 if papers.count(f"-{number:03d}") == 1 else 0
    meant = _by_task(scene, number) or (_chosen(options, own) if own else None)
    return meant if number > len(options) else None


def _task_alone(scene: Scene) -> Said | None:
    """任务10, in answer to which one."""
    task = scene.first("task") if scene.full(r"SOFT {task} SOFT") else None
    return _by_task(scene, task.value) if task is not None and isinstance(task.value, int) else None


def _the_only_one(scene: Scene, options: tuple[Mapping[str, object], ...], key: str) -> Said | None:
    """是 to “是哪一项？1 任务8”."""
    alone = len(options) == 1 and "page" not in options[0]
    return _chosen(options, 1) if alone and key in scene.phrases("yes") else None


def _first_said(scene: Scene) -> re.Match[str] | None:
    """1吧1吧 我要进会场了: a place said first, in a part of its own, and nothing behind it asks or counts."""
    first, *rest = [part for part in _BREAKS.split(scene.text.shown.strip()) if part] or [""]
    said = scene.lexicon.fold(first)
    half = said[: len(said) // 2]
    found = _ORDINAL.fullmatch(half if half * 2 == said else said)
    beside = bool(rest) and all(aside(scene.lexicon.fold(part)) for part in rest)
    return found if beside and not asks(scene.tokens, scene) else None


def _pointed_at(key: str, count: int) -> int:
    """最前面那个, 正中间那个 of an odd number, 末尾的, di er ge; 0 if it is none of these."""
    if key in _ELDEST:
        return _ELDEST[key]
    if found := _SPELT.fullmatch(key.replace(" ", "")):
        return _SYLLABLES.index(found["n"]) + 1
    found = _PLACE.fullmatch(key)
    if found is None or (found["middle"] and not count % 2):
        return 0
    return 1 if found["first"] else (count + 1) // 2 if found["middle"] else count


def _said_in_part(scene: Scene, options: tuple[Mapping[str, object], ...]) -> Said | None:
    """不对，看错行了，要第三个; 服务号，不是订阅号; 发微博的那只号: nothing else that is said names another."""
    if asks(scene.tokens, scene) or scene.has("date", "request", "rect", "task", "mobile"):
        return None
    if (other := _the_other(scene, options)) is not None:
        return other
    parts = [part for part in clauses(scene) if not _AGAINST.match(part.text.key[part.tokens[0].start :])]
    parts = [part for part in parts if not _KEEPS.search(part.words)]
    for part in parts:
        key = "".join(part.word(token) for token in part.tokens if token.kind not in _BESIDE_CHOICE)
        if found := _ORDINAL.fullmatch(key):
            place = _place(found, len(options))
            return _beyond(scene, options, place) or _chosen(options, place)
        if number := _pointed_at(key, len(options)):
            return _chosen(options, number)
    naming = [t for part in parts for t in part.tokens if t.kind in {"account", "name", "platform", "unit"}]
    hits = [option for option in options if naming and all(stands(scene, token, option) for token in naming)]
    return Said("SELECT", {key: value for key, value in hits[0].items() if key != "label"}) if len(hits) == 1 else None


def nearest(scene: Scene, options: tuple[Mapping[str, object], ...]) -> Said | None:
    """知乎上那个，开了以后就没发过几篇; 带“健康”俩字打头的: the one to which more of it belongs than to any other."""
    parts = [part for part in clauses(scene) if not _AGAINST.match(part.words) and not _TO_BE_KEPT.search(part.words)]
    said = ",".join(part.words for part in parts)
    places = {len(options) if found["last"] else parse_number(found["n"]) or 0 for found in _ANYWHERE.finditer(said)}
    if len(places) == 1 and 1 <= (place := places.pop()) <= len(options):
        return replace(_chosen(options, place), certain=False)
    if (bearing := _BEARING.search(said)) and (own := _bearing(scene, options, bearing["part"])):
        return replace(_chosen(options, own), certain=False)
    if _LIKE_UNIT.search(said) and (own := _called_like_unit(scene, options)):
        return replace(_chosen(options, own), certain=False)
    tokens = [token for part in parts for token in part.tokens]
    naming = [token for token in scene.tokens if token.kind in {"account", "unit"}]
    if naming and not any(stands(scene, token, option) for token in naming for option in options):
        return None  # 卫健局两个微信号合成一个, of the accounts of another unit
    shared = [_shared(scene, tokens, said, option) for option in options]
    best = max(shared, default=0)
    sure = best >= _ENOUGH_SHARED and shared.count(best) == 1
    return replace(_chosen(options, shared.index(best) + 1), certain=False) if sure else None


_BEARING = re.compile(r"(?:名[字称]|名儿)?里?(?:带|有|含)(?:着|个)?“?(?P<part>[^,“”的]{1,6}?)(?:俩|两|三)?个?字?”?的")


def _bearing(scene: Scene, options: tuple[Mapping[str, object], ...], part: str) -> int:
    """名字里带局的那个: the only one whose name has it; 0 if none, or several have."""
    names = [re.split(r"[(（]", scene.lexicon.fold(str(one.get("label", ""))))[0] for one in options]
    hits = [place for place, name in enumerate(names, 1) if part in name]
    return hits[0] if len(hits) == 1 else 0


def _called_like_unit(scene: Scene, options: tuple[Mapping[str, object], ...]) -> int:
    """跟我们局名字一样的那个: the only one that bears the name of the person's unit; 0 if none does."""
    units = (scene.lexicon.unit[code] for code in scene.context.units)
    names = {scene.lexicon.fold(name) for unit in units for name in (unit.name, unit.short, *unit.aliases)}
    labels = [re.split(r"[(（]", scene.lexicon.fold(str(one.get("label", ""))))[0] for one in options]
    hits = [place for place, label in enumerate(labels, 1) if label in names]
    return hits[0] if len(hits) == 1 else 0


_ANYWHERE = re.compile(r"第(?P<n>\d{1,2}|[一二三四五六七八九十])(?:那?一?[个只条]|项|家)|(?P<last>最后)[一那]?[个只条]")
_ENOUGH_SHARED = 2  # characters


def _shared(scene: Scene, tokens: list[Token], said: str, option: Mapping[str, object]) -> int:
    """How many characters say this one: its platform by whatever name, and the longest stretch of its label."""
    label = scene.lexicon.fold(str(option.get("label", "")))
    platforms = sum(len(token) for token in tokens if token.kind == "platform" and stands(scene, token, option))
    stretches = (said[a:b] for a in range(len(said)) for b in range(a + 2, min(len(said), a + 8) + 1))
    return platforms + max((len(part) for part in stretches if part in label), default=0)


def _the_other(scene: Scene, options: tuple[Mapping[str, object], ...]) -> Said | None:
    """魅力苏溪要留着的，停另外一个; 不是公众号的那个: of two the one that is not named."""
    other = _OTHER_ONE.search(scene.text.key)
    if len(options) != 2 or not (other or _NOT_THAT.match(scene.text.key)):  # noqa: PLR2004 - of two
        return None
    kept = [part for part in clauses(scene) if not other or _KEEPS.search(part.words) or _NOT_IT.match(part.words)]
    naming = [token for part in kept for token in part.tokens if token.kind in CALLED]
    named = [place for place, one in enumerate(options) if naming and all(stands(scene, t, one) for t in naming)]
    return _chosen(options, 2 - named[0]) if len(named) == 1 else None


def _chooses(scene: Scene, options: tuple[Mapping[str, object], ...]) -> Said | None:
    """A part that chooses and says nothing else: 2, 第二个, 任务3, 微博."""
    if (alone := _task_alone(scene)) is not None:
        return alone
    weighty = "".join(scene.word(token) for token in scene.tokens if token.kind not in _BESIDE_CHOICE)
    if found := _ORDINAL.fullmatch(weighty):
        place = _place(found, len(options))
        return _beyond(scene, options, place) or _chosen(options, place)
    return _described(scene, options)


def _turned(asked: Asked | None, key: str) -> Said | None:
    """第3页, 上一页 while a list goes on; 下一页 is the option itself."""
    coming = asked.options[0].get("page") if asked and asked.options else None
    found = _LEAF.fullmatch(key) if isinstance(coming, int) else None
    if found is None or not isinstance(coming, int):
        return None
    page = coming - 2 if found["back"] else parse_number(found["page"]) or 0
    return Said("SELECT", {"page": page} if page > 0 else {"deny": "out_of_range"})


def _place(found: re.Match[str], count: int) -> int:
    """Which one: 第三个, 最后一个, 倒数第二个."""
    number = parse_number(found["n"]) or 0
    if found["n"] == "最后":
        return count
    return count + 1 - number if found["back"] and number else number


def _chosen(options: tuple[Mapping[str, object], ...], number: int) -> Said:
    if 1 <= number <= len(options):
        return Said("SELECT", {key: value for key, value in options[number - 1].items() if key != "label"})
    return Said("SELECT", {"deny": "out_of_range"})


def _described(scene: Scene, options: tuple[Mapping[str, object], ...]) -> Said | None:
    """微博那个, 佛堂镇, 义乌警队抖音: every word said must stand in exactly one option's label."""
    hits = [option for option in options if _fits(scene, option)]
    return Said("SELECT", {key: value for key, value in hits[0].items() if key != "label"}) if len(hits) == 1 else None


def _fits(scene: Scene, option: Mapping[str, object]) -> bool:
    """Whether something is said that can name an option, and all of it stands in the label of this one."""
    words = [
        t for t in scene.tokens if scene.word(t) not in _CHOOSING and t.kind not in _BESIDE_CHOICE | {"past", "ordinal"}
    ]
    return bool(words) and all(t.kind in _LABELLED and stands(scene, t, option) for t in words)


def _obstacle(scene: Scene, options: tuple[Mapping[str, object], ...]) -> Said | None:
    """密码忘了 for 密码遗失: an obstacle is told in many ways; one that no option names is kept in its own words."""
    key = scene.text.key
    labels = [scene.lexicon.fold(str(option["label"])) for option in options if option.get("reason")]
    if not labels or len(labels) < len(options) or asks(scene.tokens, scene):
        return None
    exact = [label for label in labels if label == key]
    hits = exact or [label for label in labels if any(label[p : p + 2] in key for p in range(len(label) - 1))]
    if len(hits) == 1:
        return _chosen(options, labels.index(hits[0]) + 1)
    return Said("SELECT", {"reason": scene.text.shown.strip()}) if scene.has("blocked") else None


_WAITING = re.compile(  # 等等; 微博那边还没定
    r"先?(?:等等|等一?[下会]儿?|稍等(?:一下)?|慢着|且慢)[啊吧哈哦]*|"
    r"(?:算了|那|等下|哦|嗯)*[,， ]*(?:我|容我|让我)(?:先|得|要|再|去|回头)*"
    r"(?:问问|问一?下|请示|商量|核实|确认一?下|打听|想想)[^?？吗]*|"
    r".*(?:没|尚未|未)有?(?:最后)?(?:定|想好|确定|商量好?|决定)[下来好呢的]*"
)


_SETTLED = re.compile(  # 让我想想，2吧; 我再确认一下是2; but not 2还是1
    r"(?:[,，。 ]|(?<!还)是|选|(?<!还)要)第?(?P<n>\d{1,2}|[一二三四五六七八九十])(?:个|项|号|吧|了|那个)*[。!！~]*$"
)
_THINKS_AGAIN = re.compile("不[是对]|错|等等|等下|哦|噢|啊|哎|呃|额|算了|还是|应该|看|改")


def corrected(scene: Scene, asked: Asked) -> Said | None:
    """不对不对，看错行了，要第三个: a no that only takes back what was said before the choice; 等等 only waits."""
    if _WAITING.fullmatch(scene.text.key.strip(",。!~")):
        if settled := _SETTLED.search(scene.text.key):
            place = parse_number(settled["n"]) or 0
            labelled = asked.options[place - 1] if 1 <= place <= len(asked.options) else {}
            return replace(_chosen(asked.options, place), slots={**_chosen(asked.options, place).slots, **labelled})
        return Said("UNKNOWN", {"hint": "later"})
    if rather := _RATHER.search(scene.text.key.strip("。!")):
        return _chosen(asked.options, parse_number(rather["n"]) or 0)
    told = scene.has("date") and not _THINKS_AGAIN.search(scene.text.key)  # 没人维护，9月1号，第二个
    last = clauses(scene)[-1:] if scene.has("sep") and not told else []
    said = "".join(last[0].word(token) for token in last[0].tokens if token.kind not in _BESIDE_CHOICE) if last else ""
    found = _ORDINAL.fullmatch(said.removeprefix("还").removeprefix("是"))
    place = _place(found, len(asked.options)) if found else 0
    return (_beyond(scene, asked.options, place) or _chosen(asked.options, place)) if found else None
