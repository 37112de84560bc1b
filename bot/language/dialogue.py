"""Answers to a question of ours: a choice, a yes, missing fields, a reason."""

import re
from collections.abc import Mapping

from bot.language.context import Asked
from bot.language.dates import Ambiguous, Found, Impossible
from bot.language.giving_up import assents, essence, gives_up, phrases, refuses, takes_back
from bot.language.numerals import parse_number
from bot.language.patterns import kinds
from bot.language.rules.asking import asks
from bot.language.rules.fields import stop_token
from bot.language.rules.form import text_fields
from bot.language.rules.opening import ANCHORED
from bot.language.rules.roster import people
from bot.language.rules.trainings import filled
from bot.language.scene import Said, Scene, Slots, iso
from bot.language.tokens import Sentence, Token

PEOPLE = frozenset({"people", "分管领导", "专职人员", "联系人"})
_COMMANDS = kinds(
    "done report progress cancel change extend receipt withdraw notcancel mytasks myrequests myrects "
    "request rect task help human urge stats export approve reject delegate undelegate query edit "
    "continue pendingapprovals pendingverifications feedback issue registerme contactchange suggest "
    "handover revoke void signundo assign accountregister reportfor rejectedbyplatform blocked unblock reopenrequest "
    "papersign remark recallnotice succeed handduties handoverlist view"
)
_PAST = frozenset({"closed_on", "done_on", "accepted_on"})
_SAID_BEFORE = re.compile(r"^(?:我)?都?(?:说|讲)(?:过|了)+(?:是|的是|选|要)?")  # 都说了是第二个
_CHOOSING = frozenset({"说", "都", "选", "选择", "就选", "挑", "就", "要弄", "要办", "想弄", "想办", "要的", "弄"})
_BESIDE_CHOICE = kinds("soft particle polite sep self accountnoun want")
_LABELLED = kinds("platform account unit name x plan task request rect number count")
_ORDINAL = re.compile(
    r"(?:选|要|选择|我选|我要|我选择|就|就选)?(?:(?P<back>倒数)?第)?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3}|最后)"
    r"(?:那?一?个|项|号|条|家|一项)?(?:吧)?"
)
_PLACE = re.compile(
    r"(?:就|选|要|我选|我要)*(?:(?P<first>(?:最?[前上]面|[前上]头|开头)(?:的|那|一|的那)?个?|头一个|头个|首个|前一个)|"
    r"(?:最?[后下]面|[后下]头|末尾)(?:的|那|一|的那)?个?|末一个|后一个|最末一个|尾个)[吧呗啊]?"
)
_LEAF = re.compile(r"(?:看|翻到|到)?第?(?P<page>\d{1,2}|[一二三四五六七八九十]{1,3})页|(?P<back>[上前]一?页|往回翻)")
_NOT_KNOWN = re.compile(
    r"(?:停更|生效|停更的|账号|具体|这个|那个|这|那)?(?:日期|时间|日子|账?号?id|标识|原因|理由)?(?:我们?|咱们?|本人|还|也|暂时|目前|都)*"
    r"(?:没定|没想好|没确定|没商量好|未定|待定|定不下来|忘了|忘记了?|记不(?:得|清)了?|不(?:知道|清楚|晓得|记得)|找不到|查不到)"
    r"(?:填什么|怎么填|写什么|写啥|填啥|怎么写)?[了呢啊呀诶哎]*|随便|随意|都行|都可以|你?(?:看着办|看着填)|你们?定吧?|(?:都)?填[完好]了|没有?了"
)
_COMPLAINT = re.compile(r"(?:怎么|谁|什么|哪里?|几)[^,。;]{0,6}[都也]|不(?:知道?|清楚|晓得)")
_YES = re.compile(r"(?:是|对|嗯|好|行|确认|确定|可以|没错)+[的呀啊吧哒滴了嘞]*")
_BEFORE_COMMAND = kinds("polite particle soft self sep want apply")
_NAMING = frozenset({"name", "tasks", "target", "request", "rect", "units", "unit", "what"})
_WHOLE = frozenset(
    {
        "LIST_MY_TASKS",
        "HELP",
        "CONTACT_OFFICE",
        "REQUEST_STATUS",
        "RECTIFY_LIST",
        "STATS",
        "PENDING_APPROVALS",
        "PENDING_VERIFICATIONS",
        "REQUEST_WITHDRAW",
        "SUGGESTION",
        "CONTINUE",
        "REQUEST_EDIT",
        "REQUEST_RESTORE",
        "PAPER_SIGN",
        "RECALL",
        "HANDOVER_LIST",
        "VOICE",
        "VOICE_SUMMARY",
    }
)
_FORM = frozenset({"account_id", "stop_date", "effective_date", "reason", "field", "value"})
COURSE = "course"  # the notice of a training lacks something
_PREPARED = ("备份", "解绑")  # what must be done before 停更
_FINE = ("没错", "没问题", "没毛病", "没意见")  # a no that means yes
_SHORT = 8  # a refusal in other words than ours is short
_DATE_FIELDS = ("stop_date", "effective_date", "date", "due", "to", "from", "done_on", "accepted_on")


def answer(scene: Scene) -> Said | None:
    """What the message says to the open question; None if it says something else."""
    asked = scene.context.asked
    if asked is None:
        return None
    if asked.kind == "reason":
        return _reason(scene)
    key = essence(scene)
    given_up = phrases(scene, "cancelword") | (phrases(scene, "no") if asked.kind != "confirm" else frozenset())
    if gives_up(scene) or refuses(scene, key, given_up):
        return Said("DIALOG_CANCEL")
    if asked.kind == "ask" and scene.full(r"SOFT {apply|requestnoun} SOFT {cancel|notcancel|withdraw|undo} SOFT"):
        return Said("DIALOG_CANCEL")  # 这个申请不要了
    kinds_of_answer = {"confirm": _confirm, "choose": _choice, "ask": _sent}
    return kinds_of_answer[asked.kind](scene, key) if asked.kind in kinds_of_answer else None


def _sent(scene: Scene, key: str) -> Said | None:
    """提交 while the form lacks something: what is missing is asked for again."""
    asked = scene.context.asked
    form = asked is not None and bool(set(asked.fields) & _FORM)
    return Said("CONFIRM") if form and key in phrases(scene, "submit") else None


def _reason(scene: Scene) -> Said | None:
    """A reason is taken as typed; only three exact words are something else."""
    key = "".join(scene.word(token) for token in scene.tokens if token.kind != "sep")
    if key == "算了":
        return Said("DIALOG_CANCEL")
    if key in {"我的任务", "帮助"}:
        return None
    return Said("FILL", {"reason": scene.text.shown.strip()})


def _confirm(scene: Scene, key: str) -> Said | None:
    prepared = all(word in key for word in _PREPARED) and not scene.has("not", "unfinished", "future")
    if prepared or assents(scene):
        return Said("CONFIRM")
    weighty = "".join(scene.word(t) for t in scene.tokens if t.kind not in {"sep", "polite", "particle", "soft"})
    for kind, intent in (("yes", "CONFIRM"), ("no", "DIALOG_CANCEL")):
        half = key[: len(key) // 2]
        twice = {half} if half * 2 == key else set()  # 取消取消
        if phrases(scene, kind) & {key, weighty, key.rstrip("了吧呀啊哈的"), *twice}:
            return Said(intent)
    if all(_YES.fullmatch(part) for part in _weighty_parts(scene)) and _weighty_parts(scene):
        return Said("CONFIRM")
    said = {part for part in re.split(r"[,。;!.]", scene.text.key) if part}
    if (len(said) > 1 and said <= phrases(scene, "yes") | {"提交吧", "提交"}) or key in phrases(scene, "submit"):
        return Said("CONFIRM")
    noes = phrases(scene, "no") | phrases(scene, "cancelword")
    if takes_back(scene) or refuses(scene, key, noes):  # 不对不对取消
        return Said("DIALOG_CANCEL")
    short = (
        len(key) <= _SHORT
        and not said & phrases(scene, "yes")
        and not any(word in key for word in _FINE)
        and not scene.has("task", "number", "account", "question", "edit", "reasonword")
    )
    refused = short and scene.has("not") and not scene.has("date", "accountid", "latin")
    return Said("DIALOG_CANCEL") if refused else None


def _weighty_parts(scene: Scene) -> list[str]:
    """What stands between signs, a part of mere courtesy aside: 是是是，快点."""
    runs: list[list[Token]] = [[]]
    for token in scene.tokens:
        if token.kind == "sep":
            runs.append([])
        else:
            runs[-1].append(token)
    return ["".join(map(scene.word, run)) for run in runs if any(t.kind not in {"polite", "particle"} for t in run)]


def _choice(scene: Scene, key: str) -> Said | None:
    asked = scene.context.asked
    options = asked.options if asked else ()
    if (whole := _chosen_and_told(scene, options)) is not None:
        return whole
    if (turned := _turned(asked, key)) is not None:
        return turned
    key = _SAID_BEFORE.sub("", key)
    weighty = "".join(scene.word(token) for token in scene.tokens if token.kind not in _BESIDE_CHOICE)
    if found := _ORDINAL.fullmatch(key) or _ORDINAL.fullmatch(weighty):
        return _chosen(options, _place(found, len(options)))
    if found := _PLACE.fullmatch(key):
        return _chosen(options, 1 if found["first"] else len(options))
    return _described(scene, options) or _obstacle(scene, options)


def _chosen_and_told(scene: Scene, options: tuple[Mapping[str, object], ...]) -> Said | None:
    """2，8月18号停更，粉丝太少没人看: which account, and what the form asks for, in one message."""
    sign = next((place for place, token in enumerate(scene.tokens) if token.kind == "sep"), 0)
    found = _ORDINAL.fullmatch("".join(scene.word(token) for token in scene.tokens[:sign])) if sign else None
    form = bool(options) and all("account" in option for option in options)
    rest = Scene(Sentence(scene.text, scene.tokens[sign + 1 :]), scene.context, scene.lexicon)
    if found is None or not form or not rest.tokens or asks(rest.tokens, rest):
        return None
    chosen = _chosen(options, _place(found, len(options)))
    if "deny" in chosen.slots:
        return chosen
    slots: Slots = {}
    if _fits(rest, options[_place(found, len(options)) - 1]):
        return chosen  # 第三个，抖音那个
    if trouble := _fill_days(rest, ("stop_date",), slots):
        return Said("SELECT", {"deny": trouble})
    told = text_fields(rest, ("account_id", "reason"), loose=True)
    return Said("SELECT", {**chosen.slots, **slots, **told}) if slots or told else None


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
    return bool(words) and all(t.kind in _LABELLED and _stands(scene, t, option) for t in words)


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


def _stands(scene: Scene, token: Token, option: Mapping[str, object]) -> bool:
    label = scene.lexicon.fold(str(option.get("label", "")))
    if token.kind == "platform":
        return (
            any(part in label for part in scene.lexicon.vocabulary.platforms[str(token.value)])
            or scene.word(token) in label
        )
    if token.value is not None and token.value in option.values():
        return True
    return scene.word(token) in label


def commanding(scene: Scene, said: Said) -> bool:
    """Whether a message that could answer our question is a new command all the same: it begins as one and is whole."""
    if said.intent in ANCHORED:
        return True
    first = next((token for token in scene.tokens if token.kind not in _BEFORE_COMMAND), None)
    whole = bool(said.slots.keys() & _NAMING) or said.intent in _WHOLE or said.slots.get("stage") == "rejected"
    return said.certain and first is not None and first.kind in _COMMANDS and whole


def fill(scene: Scene) -> Said | None:
    """The missing fields, several at once and in any order."""
    asked = scene.context.asked
    if asked is None or asked.kind != "ask" or _NOT_KNOWN.fullmatch(scene.text.key.strip(",。.!~ ")):
        return None
    if COURSE in asked.fields:
        course = filled(scene, asked.fields)
        return Said("FILL", course) if course else None
    slots: Slots = {}
    trouble = _fill_days(scene, asked.fields, slots)
    if trouble:
        return Said("FILL", {"deny": trouble})
    if PEOPLE & set(asked.fields) and (named := people(scene)):
        slots["people"] = named
    slots |= text_fields(scene, asked.fields, loose=not _asks_back(scene))
    return Said("FILL", slots) if slots else None


def _asks_back(scene: Scene) -> bool:
    """这个要填什么, 为什么要填原因: a question in place of an answer."""
    weighty = [t for t in scene.tokens if t.kind not in {"soft", "particle", "polite", "sep", "self", "want"}]
    ends = {weighty[0].kind, weighty[-1].kind} if weighty else set()
    return bool(ends & {"question", "qmark", "howto"}) and not complains(scene) and asks(scene.tokens, scene)


def complains(scene: Scene) -> bool:
    """怎么都登不上去, 不知道归谁管: words of a question that ask nothing."""
    return _COMPLAINT.search(scene.text.key) is not None and not scene.has("qmark")


def _fill_days(scene: Scene, fields: tuple[str, ...], slots: Slots) -> str | None:
    wanted = [f for f in _DATE_FIELDS if f in fields]
    first = stop_token(scene)
    days = scene.dated() if len(wanted) > 1 or first is None else [first]
    for name, token in zip(wanted, days, strict=False):
        day = scene.day(token, back=name in _PAST)
        if isinstance(day, Impossible):
            return "invalid_date"
        if isinstance(day, Ambiguous):
            slots["ask"] = name
            continue
        if isinstance(day, Found) and name not in _PAST and day.day < scene.today.day:
            return "past_date"
        slots[name] = iso(day)
    return None
