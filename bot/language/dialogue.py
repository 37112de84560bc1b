"""Answers to a question of ours: a choice, a yes, missing fields, a reason."""

import re

from bot.language.choosing import choice, clauses, corrected
from bot.language.context import Asked
from bot.language.giving_up import assents, essence, gives_up, phrases, refuses, takes_back
from bot.language.patterns import kinds
from bot.language.refs import plainest
from bot.language.rules.asking import asks
from bot.language.rules.fields import account_id, fill_days
from bot.language.rules.form import text_fields
from bot.language.rules.opening import ANCHORED
from bot.language.rules.plain_words import promised
from bot.language.rules.roster import people
from bot.language.rules.trainings import filled
from bot.language.scene import Said, Scene, Slots

PEOPLE = frozenset({"people", "分管领导", "专职人员", "联系人"})
_COMMANDS = kinds(
    "done report progress cancel change extend receipt withdraw notcancel mytasks myrequests myrects "
    "request rect task help human urge stats export approve reject delegate undelegate query edit "
    "continue pendingapprovals pendingverifications feedback issue registerme contactchange suggest "
    "handover revoke void signundo assign accountregister reportfor rejectedbyplatform blocked unblock reopenrequest "
    "papersign remark recallnotice succeed handduties handoverlist view"
)
_NOT_KNOWN = re.compile(
    r"(?:停更|生效|停更的|账号|具体|这个|那个|这|那)?(?:日期|时间|日子|账?号?id|标识|原因|理由|我)?(?:我们?|咱们?|本人|还|也|暂时|目前|都)*"
    r"(?:没定|没想好|没确定|没商量好|未定|待定|定不下来|忘了|忘记了?|记不(?:得|清)了?|不(?:知道|清楚|晓得|记得)|找不到|查不到)"
    r"(?:填什么|怎么填|写什么|写啥|填啥|怎么写)?[了呢啊呀诶哎]*|随便|随意|都行|都可以|你?(?:看着办|看着填)|你们?定吧?|(?:都)?填[完好]了|没有?了"
)
_LATER = re.compile(
    r"^(?:嗯|呃|那|哦|[.,…])*我?(?:得|要|还是)?先?(?:跟|和|同|与|问|去问|找).{1,16}?(?:对一下|核对|核实|确认|商量|问一下|问问|问清|汇报|碰一下|说一声)|"
    r"(?:名[字称]|叫什么|日期|时间|日子|哪天).{0,3}还在.{0,8}(?:投票|讨论|商量|研究|征集|定)|^稍等|(?:吃|开|忙)完(?:饭|会)?.{0,3}(?:填|写|发|报|弄)|回来再?(?:填|写|发|报|弄)|"
    r"去?问.{1,10}再(?:回复|告诉|说|答复)|(?:下午|晚上|明天|一会儿?)再?(?:发|给|告诉|报|回)[你您给]|"
    r"容我|等我(?!们)|(?:晚点|待会儿?|等会儿?|等下|过会儿?|回头|稍后)(?:我)?(?:再)?(?:发|告诉|回|说|报|补|给|拍)|让我想|我想想|具体几号|还没想好|"
    r"等.{0,10}(?:再|后)(?:告诉|发|说|报|填|补|回|定)|等(?:.{0,6}的?)?(?:通知|回复|回话|消息|结果)(?:吧|了|呢)?$|说不(?:好|准|定|上来)"
)
_SAMPLE = re.compile(
    r"[怎咋]么?样?的?(?:写|填)(?:的|呢|啊|呀|才好|合适|才.{1,4})?(?=[,。?!]|$)|给[个句条段]|什么样子|范文|抄抄|我抄|模板|样例|参考一下"
)
_LATER_THAN_WHY = re.compile(  # where a reason is asked for, 等上级通知 is one; 下午发你 is none
    r"容我|让我想|我想想|^稍等|(?:发|给|告诉|报|回复?)[你您](?:$|[,。!吧哈])|"
    r"具体[哪几]|说不(?:好|准|定|上来)|"
    r"(?:晚点|待会儿?|等会儿?|等下|回头|稍后)(?:我)?再?(?:发|告诉|说|填|写)(?!布)|"
    r"(?:吃|开)完(?:饭|会)?.{0,3}(?:填|写|发|弄)|"
    r"^(?:嗯|呃|那|哦|[.,…])*我(?:得|要|还是)?先?(?:跟|和|问|去问|找).{1,16}?(?:对|核对|核实|确认|商量|问|问清|汇报)(?:一下|下)?[吧了。]*$|"
    r"去?问.{1,10}再(?:回复|告诉|说|答复)|等我(?!们).{0,6}(?:发|说|回)"
)
_ABOUT_FORM = re.compile(
    r"(?:填|写|字数|格式|必须|随便|分开|限制).{0,8}(?:吗|么|啥|什么|哪[些个里])[啊呀呢]?[?]?$|(?:限制|要求)不$|"
    r"(?:能不能|可不可以|要不要|是不是|必须|非得|能).{0,4}(?:填|写|分开|随便|一[个项条样]一[个项条样]|改).{0,6}(?:吗|么|不|[?]|哪些?|啥|呀|来|$)|"
    r"(?:是指|指的?是?)(?:个)?(?:啥|什么|哪个|哪些)|.{2,6}指(?:啥|什么|哪)|干(?:嘛|什么|啥)(?:的|用)?$|"
    r"^(?:要)?(?:写|填)?(?:多少|几个)字(?:[?呢啊呀]|合适|$)|(?:要写|写)(?:多少|几个)字|还要写.{0,8}不成|"
    r"(?:写|填|打|发).{1,10}还是要?(?:写|填|打|发)|做什么用$"
)
_ASKING_END = re.compile(r"(?:吗|呢|么|(?<!吧)[?]|不)[?。!]?$|能不能|可不可以|要不要")
_MERELY_LATER = re.compile(
    r"(?=.*(?:天|呗|吧|阵))(?:(?:往后|再|多|先|[给帮]我们?)*(?:挪|推|延|缓|拖|晚|宽限){1,2}(?:几|两|一)?(?:天|阵子?)?(?:算几天)?[呗吧,，]*)+"
)
_WHICH_DAY = re.compile(r"再(?:定|说|看)[吧了。]*$|具体(?:是|哪|几)|哪一?天|几号")  # 9月中旬，具体几号你等我回话
_CALLS_SOMEBODY = re.compile(r"\s*[@＠][^\s@＠]{1,12}[\s,，:：]")
_PUT_OFF = re.compile(
    r"(?:哦|嗯|呃|好|那)*(?:晚点|晚些|回头|待会儿?|等会儿?|过会儿?|稍后|改天|明天再?说)(?:再说|吧|啊|哈)*"
)
_COMPLAINT = re.compile(r"(?:怎么|谁|什么|哪里?|几)[^,。;]{0,6}[都也]|不(?:知道?|清楚|晓得)")
_REFUSED = re.compile(
    r"\s*(?:哎呀?|唉|啊|嗯|呃|喂)*[\s,，]*(?:(?:不是的?|不对|弄?搞?错|不行|不可以)[诶欸啊呀吧哦了啦的]*)+(?=[\s,，.。!！…~～]|[^\w\s]|$)"
    r"(?!.*(?:是的|没错|对的|可以|看[错岔]))"
)
_TWICE = re.compile(r"(?:不对){2,}(?!.*(?:是的|没错|对的|可以|看[错岔]))")  # 不对不对不是这个号
_NOT_TO_SEND = re.compile(r"(?:先|暂时)(?:不要|别|不)(?:提交|发|报|交|办)")  # 好像弄错了，请先不要提交哦
_SOMETHING_ELSE = kinds("date accountid edit account task nth request rect view")
_NOT_CANCELLED = re.compile(r"(?:别|不要?|先别|没说要?)取消(?!吗)")  # 不要取消，提交
_WONDERING = re.compile(r"(?:没问题|没错|没毛病|可以|对)吧")
_SENT = re.compile(r"[,。;!]提交(?:吧|了)?[。!]?$")
_YES = re.compile(r"(?:是|对|嗯|好|行|确认|确定|可以|没错)+[的呀啊吧哒滴了嘞]*")
_BEFORE_COMMAND = kinds("polite particle soft self sep want apply")
_RATHER = frozenset({"直接", "干脆"})
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
_LOOKED_AT = kinds("myrequests mytasks myrects status")
_SHORT = 8  # a refusal in other words than ours is short


def answer(scene: Scene) -> Said | None:
    """What the message says to the open question; None if it says something else."""
    asked = scene.context.asked
    if asked is None:
        return None
    if asked.kind == "reason":
        return _reason(scene)
    key = essence(scene)
    settled = {"choose": corrected, "confirm": _not_cancelled}.get(asked.kind)
    if settled is not None and (said := settled(scene, asked)) is not None:
        return said
    given_up = phrases(scene, "cancelword") | (phrases(scene, "no") if asked.kind != "confirm" else frozenset())
    if gives_up(scene) or refuses(scene, key, given_up):
        return Said("DIALOG_CANCEL")
    if asked.kind == "ask" and scene.full(r"SOFT {apply|requestnoun} SOFT {cancel|notcancel|withdraw|undo} SOFT"):
        return Said("DIALOG_CANCEL")  # 这个申请不要了
    kinds_of_answer = {"confirm": _confirm, "choose": choice, "ask": _sent}
    return kinds_of_answer[asked.kind](scene, key) if asked.kind in kinds_of_answer else None


def _not_cancelled(scene: Scene, _: Asked) -> Said | None:
    """不要取消，提交 agrees; 别取消 and 没问题吧 leave it open."""
    if not _NOT_CANCELLED.search(scene.text.key) and not _WONDERING.fullmatch(scene.text.key.rstrip("?。")):
        return None
    return Said("CONFIRM" if _SENT.search(scene.text.key) else "UNKNOWN")


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
    if _refused_first(scene) or takes_back(scene) or refuses(scene, key, noes):  # 不对不对取消
        return Said("DIALOG_CANCEL")
    short = (
        len(key) <= _SHORT
        and not said & phrases(scene, "yes")
        and not any(word in key for word in _FINE)
        and not scene.has("task", "number", "account", "question", "edit", "reasonword")
    )
    refused = short and scene.has("not") and not scene.has("date", "accountid", "latin")
    return Said("DIALOG_CANCEL") if refused else None


def _refused_first(scene: Scene) -> bool:
    """错啦错啦 不是这个号: and nothing else is wanted behind it."""
    if scene.has(*_SOMETHING_ELSE):
        return False
    said = _REFUSED.match(scene.text.shown) or _NOT_TO_SEND.search(scene.text.key)
    twice = _TWICE.match(scene.text.key) is not None  # 对不对 stands in it by chance
    return twice or (said is not None and not asks(scene.tokens, scene))


def _weighty_parts(scene: Scene) -> list[str]:
    """What stands between signs, a part of mere courtesy aside: 是是是，快点."""
    weighty = [part for part in clauses(scene) if any(t.kind not in {"polite", "particle"} for t in part.tokens)]
    return ["".join(map(scene.word, part.tokens)) for part in weighty]


def commanding(scene: Scene, said: Said) -> bool:
    """Whether a message that could answer our question is a new command all the same: it begins as one and is whole."""
    if said.intent in ANCHORED:
        return True
    ahead = (t for t in scene.tokens if t.kind not in _BEFORE_COMMAND and scene.word(t) not in _RATHER)
    first = next(ahead, None)
    whole = bool(said.slots.keys() & _NAMING) or said.intent in _WHOLE or said.slots.get("stage") == "rejected"
    return said.certain and first is not None and first.kind in _COMMANDS and whole


def fill(scene: Scene) -> Said | None:
    """The missing fields, several at once and in any order."""
    asked = scene.context.asked
    which_field = asked is not None and asked.fields == ("field",) and _asks_plainly(scene)  # 换头像要不要走这个
    if asked is None or asked.kind != "ask" or which_field or _has_no_answer(scene):
        return None
    if COURSE in asked.fields:
        course = filled(scene, asked.fields)
        return Said("FILL", course) if course else None
    if _thanks_for_a_day(scene):
        return None
    slots: Slots = {}
    fields = _with_corrected_day(scene, asked.fields)
    trouble = fill_days(scene, fields, slots)
    if trouble:
        return Said("FILL", {"deny": trouble})
    if "task" in fields and (refs := plainest(scene)) and len(refs.numbers) == 1 and (refs.explicit or refs.weak):
        slots["task"] = refs.numbers[0]
    if PEOPLE & set(asked.fields) and (named := people(scene)):
        slots["people"] = named
    slots |= text_fields(scene, asked.fields, loose=fields == asked.fields and not _asks_back(scene))
    return Said("FILL", slots) if slots else None


def _has_no_answer(scene: Scene) -> bool:
    """停更日期还没定; 理由容我想想，晚点发你; 别的街道都咋写的: nothing to fill in yet."""
    asked, key = scene.context.asked, scene.text.key
    if asked is None or "text" in asked.fields:
        return False  # what citizens or the office report may hold any words
    if _CALLS_SOMEBODY.match(scene.text.shown) or _PUT_OFF.fullmatch(key.strip(",。!~")):
        return True
    if "date" in asked.fields and _MERELY_LATER.fullmatch(key.strip("。!")):
        return True  # 往后挪几天呗: until when, and why?
    if assents(scene) and not scene.has("latin") and not scene.dated():
        return True  # 对对对 快点办了我好下班 is no reason
    first = re.split(r"[,。;!.]", key)[0]
    if _NOT_KNOWN.fullmatch(first.strip(" ~")) and not (len(asked.fields) > 1 and scene.dated()):
        return True  # 账号我不知道，就下周五停 leaves only one part open
    given_too = account_id(scene) is not None or scene.has("latin") or bool(scene.dated())  # 9月1号停，ID我待会儿发
    given_too = (given_too and not _WHICH_DAY.search(key)) or promised(scene.text.shown) != scene.text.shown
    form = bool(set(asked.fields) & (_FORM | {"date"})) and (_asks_of_form(scene) or _asks_plainly(scene))
    return not given_too and (_later(asked).search(key) is not None or _SAMPLE.search(key) is not None or form)


def _later(asked: Asked) -> re.Pattern[str]:
    """What promises the answer; of a reason less does."""
    return _LATER_THAN_WHY if "reason" in asked.fields else _LATER


def put_off(scene: Scene) -> Said | None:
    """晚点发您: the answer is not there yet, and we wait; 怎么写才批: asked back, and the question is put once more."""
    asked = scene.context.asked
    if asked is None or not asked.mine or asked.kind != "ask" or not _has_no_answer(scene):
        return None
    waits = _later(asked).search(scene.text.key) or _PUT_OFF.fullmatch(scene.text.key.strip(",。!~"))
    return Said("UNKNOWN", {"hint": "later"} if waits and not _SAMPLE.search(scene.text.key) else {})


def _asks_plainly(scene: Scene) -> bool:
    """请问最长可以延到什么时候呢; but 应该是管理员那一项吧？ supposes."""
    ends = _ASKING_END.search(scene.text.key) is not None or scene.text.key.startswith("请问")
    return ends and asks(scene.tokens, scene) and not complains(scene)


def _asks_of_form(scene: Scene) -> bool:
    """这个必须写吗，能不能随便填; 主体指啥: one part asks about what is to be filled in."""
    parts = [part for part in re.split(r"[,。;!]|(?<=[?])", scene.text.key) if part]
    return any(_ABOUT_FORM.search(part) for part in parts) and not complains(scene)


def _with_corrected_day(scene: Scene, fields: tuple[str, ...]) -> tuple[str, ...]:
    """停更日期刚才写岔了，改成8月24日, while the reason is asked for: a day of the form that was given before."""
    told = {"stop_date": scene.has("stopdate"), "effective_date": scene.has("effectdate")}
    mended = [name for name, spoken in told.items() if spoken and name not in fields and scene.has("date")]
    return (*fields, *mended) if mended and set(fields) & _FORM else fields


def _thanks_for_a_day(scene: Scene) -> bool:
    """今天辛苦你了哈 names no day; 8月20号，辛苦了 does."""
    light = [part for part in clauses(scene) if part.has("date") and part.only(_THANKING)]
    return any(_THANKED.search(part.said(part.tokens)) for part in light)


_THANKING = kinds("date polite particle soft")
_THANKED = re.compile("辛苦|谢")


def _asks_back(scene: Scene) -> bool:
    """这个要填什么, 为什么要填原因: a question in place of an answer."""
    weighty = [t for t in scene.tokens if t.kind not in {"soft", "particle", "polite", "sep", "self", "want"}]
    ends = {weighty[0].kind, weighty[-1].kind} if weighty else set()
    named = bool(weighty) and weighty[-1].kind in _LOOKED_AT and "哪" in scene.word(weighty[-1])  # 那个申请走到哪了
    asked = bool(ends & {"question", "qmark", "howto"}) and asks(scene.tokens, scene)
    return (named or asked) and not complains(scene)


def complains(scene: Scene) -> bool:
    """怎么都登不上去, 不知道归谁管: words of a question that ask nothing."""
    return _COMPLAINT.search(scene.text.key) is not None and not scene.has("qmark")
