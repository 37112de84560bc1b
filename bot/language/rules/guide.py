"""Help, lists of one's own, acknowledging, suggestions, the way to a person; and what is no business of ours."""

import re

from bot.language.context import CALLED, LEADERS, OFFICE, OVERSEERS
from bot.language.normalise import folded
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import numbers_task, plan_said, task_refs, units_said
from bot.language.rules.asking import asks, clause_end, clause_start
from bot.language.rules.counting import overdue_of_all
from bot.language.scene import Said, Scene, Slots, given

_LIGHT = WEIGHTLESS | kinds("all want")
_MINE = _LIGHT | kinds(
    "mytasks view question who qmark unfinished overdue not done deadline detail tasknoun count date "
    "plan progress month report status unitnoun export"
)
_PAGE = re.compile(r"[\s\u3000]+第? ?(?P<page>\d{1,2}) ?页?$", re.ASCII)
_ABOUT = re.compile(r"帮助[ :：，,]*(?P<subject>.{1,8})|(?P<before>.{1,8}?)[ :：，,]*帮助")
_STRANGE = 4  # so many characters without meaning are borne in a question for help


def bare(scene: Scene) -> Said | None:
    """A number alone means nothing outside a choice; a mark alone asks for help."""
    if not scene.text.shown.strip():
        return Said("HELP", {"hint": CALLED} if scene.context.is_asked else {})
    if not scene.tokens:
        return Said("UNKNOWN")
    if scene.only({"qmark", "soft", "particle"}) and scene.has("qmark"):
        return Said("HELP")
    if scene.only({"number", "sep"}) and scene.has("number"):
        return Said("UNKNOWN", {"hint": "bare_number"})
    if scene.only({"rect", "soft", "particle", "polite", "view"}) and scene.has("rect"):
        return Said("RECTIFY_LIST", {"rect": str(scene.all("rect")[0].value)})
    return None


def about(scene: Scene) -> Said | None:
    """帮助 换人: a subject of the help by its name, whatever words it is made of."""
    found = _ABOUT.fullmatch(scene.text.key)
    topic = scene.lexicon.vocabulary.topic_of.get(found["subject"] or found["before"]) if found else None
    return Said("HELP", {"topic": topic}) if topic else None


def order_receipt(scene: Scene) -> Said | None:
    """签收 ZX-2022-001: of 责令关停."""
    paper, only = scene.first("request"), scene.only(_LIGHT | kinds("receipt request sep"))
    said = paper is not None and only and scene.has("receipt") and not (asks(scene.tokens, scene) or _denied(scene))
    return Said("ORDER_RECEIPT", {"request": str(paper.value)}) if paper is not None and said else None


def _which_of_his_units(scene: Scene) -> Slots:
    """签收 市住房公积金管理中心, of somebody who serves in several units; 签收 52号 of one notice of several."""
    own = [code for code in units_said(scene) if code in scene.context.units]
    return given(unit=own[0] if own and len(scene.context.units) > 1 else None, plan=plan_said(scene))


def receipt(scene: Scene) -> Said | None:
    """签收 3; 签收; 收到 as the answer to a notice of ours."""
    decides = scene.context.has(LEADERS | OFFICE) and scene.has("agree", "disagree", "approve", "reject", "return")
    decided = decides and scene.has("got")  # 已阅，同意
    if asks(scene.tokens, scene) or scene.has("howto", "cond") or _denied(scene) or decided:
        return None
    quoted = own_notice(scene)
    signs = _LIGHT | kinds("receipt tell task nth number weak plan to mytasks tasknoun unit name got")
    if (scene.has("receipt") or (scene.has("got") and scene.has("task"))) and scene.only(signs):
        refs = next(iter(task_refs(scene)), None)
        if refs:
            return Said("SIGN_RECEIPT", {"tasks": refs.numbers})
        return Said("SIGN_RECEIPT", ({"notice": "quoted"} if quoted else {}) | _which_of_his_units(scene))
    if not _acknowledges(scene):
        return None
    if quoted:
        return Said("SIGN_RECEIPT", {"notice": "quoted"})
    return Said("SIGN_RECEIPT") if scene.context.unsigned else Said("IGNORE")


def _denied(scene: Scene) -> bool:
    """没收到; but 收到，别发了 acknowledges."""
    got = scene.first("got", "receipt")
    return any(got is None or token.start < got.start or got.kind == "receipt" for token in scene.all("not"))


def _acknowledges(scene: Scene) -> bool:
    """收到, alone or with a promise behind it: 收到，我们抓紧落实."""
    token = scene.first("got", "receipt")
    if token is None or scene.has("task", "account", "request", "rect", "cancel", "extend", "change"):
        return False
    head = scene.tokens[: clause_end(scene, scene.index(token))]
    own = {code for code in units_said(scene) if code in scene.context.units}
    ours = {"unit", "name"} if own else frozenset[str]()
    return all(t.kind in _LIGHT | ours | {"got", "receipt", "number", "count", "tell"} for t in head)


def own_notice(scene: Scene) -> bool:
    """Whether the quoted message is one of ours."""
    quote = scene.context.quote.strip()
    return quote.startswith("bot_notice") or is_notice(quote, scene)


def is_notice(text: str, scene: Scene) -> bool:
    """Whether a text begins as our own notices do: 【督办提醒】."""
    if not text.startswith(("【", "[", "［")):
        return False
    vocabulary = scene.lexicon.vocabulary
    key = folded(text[:40], vocabulary.traditional)
    return key.startswith("[") and key[1:].partition("]")[0] in vocabulary.phrases["notice"]


def paged(scene: Scene) -> Said | None:
    """我的任务 2, 我的任务 第2页: a blank before the number makes it a page."""
    found = _PAGE.search(scene.text.shown)
    own = scene.full(r"SOFT {self} {particle|soft}* {task} {x}?") or scene.full(r"SOFT {mytasks} {number|ordinal} {x}?")
    if not own or not found:
        return None
    return Said("LIST_MY_TASKS", {"page": int(found["page"])})


def mine(scene: Scene) -> Said | None:
    """我的任务; 查一下我们单位还有哪些没办; 完成时限是什么时候."""
    if scene.has("howto", "request", "cancel", "praise") or numbers_task(scene):
        return None
    if units_said(scene) or scene.has("unit", "name") or not scene.mostly(_MINE):
        return None
    if scene.context.chat != "single" and scene.has("date") and not scene.has("self", "mytasks"):
        return None
    if scene.full(r"SOFT {self} SOFT {detail} {particle|qmark|sep}*") or _listing(scene):
        return overdue_of_all(scene) or Said("LIST_MY_TASKS", _wanted(scene))
    return None


def _wanted(scene: Scene) -> Slots:
    """Which of the tasks, or what about them."""
    if scene.has("deadline"):
        return {"focus": "deadline"}
    if scene.has("overdue"):
        return {"filter": "overdue"}
    return {"filter": "open"} if scene.has("unfinished") or (scene.has("not") and scene.has("done")) else {}


def _listing(scene: Scene) -> bool:
    """Whether one's own tasks are asked for: by name, by what is left of them, by their deadline."""
    asking = asks(scene.tokens, scene)
    named = scene.has("mytasks") and not scene.has("not") and (asking or not scene.has("done"))
    left = bool(_wanted(scene).get("filter")) and scene.has("question", "self", "view", "mytasks")
    left = left and (asking or not scene.has("not"))
    late = scene.has("overdue") and asking
    plain = scene.full(r"SOFT {view}* SOFT {progress} SOFT {qmark|question}* SOFT") is not None
    ours = r"SOFT {self} SOFT {done|report} SOFT {question}+ {soft|particle|qmark|sep}*"  # 我们镇完成得怎么样了
    plain = plain or scene.full(ours) is not None
    return named or left or late or plain or scene.has("deadline")


def seeks_tasks(scene: Scene) -> Said | None:
    """还差哪些没报, 我们镇要报哪些东西: a question for what is still to be done, in whatever words."""
    if not asks(scene.tokens, scene) or scene.context.has(OVERSEERS) or scene.has(*_NOT_TASKS) or task_refs(scene):
        return None
    owed = scene.has("unfinished", "mytasks", "overdue", "partial") or (
        scene.has("want", "not", "future") and scene.has("done", "report", "doneish")
    )
    plain = (
        scene.full(r"SOFT {self} {soft|particle|question|want|tasknoun}*")
        and scene.has("question")
        and scene.has("want")
    )
    plain = plain or _what_to_do(scene)
    if not (owed or plain) or _too_strange(scene):
        return None
    wanted = (
        {"focus": "deadline"} if scene.has("deadline") else {"filter": "overdue" if scene.has("overdue") else "open"}
    )
    return Said("LIST_MY_TASKS", wanted)


def _what_to_do(scene: Scene) -> bool:
    """眼下要办哪些: a word of doing and a question, and nothing else."""
    found = scene.full(r"SOFT {want}+ SOFT {question} SOFT")
    doing = any(any(verb in scene.word(token) for verb in "办做弄报交") for token in scene.all("want"))
    words = [scene.word(token) for token in scene.all("question")]
    return found is not None and doing and any(any(part in word for part in ("哪", "啥", "什么")) for word in words)


_NOT_TASKS = kinds(
    "cancel change extend account accountnoun platform request rect apply howto third unit name approve closed cond "
    "praise exhort register who unitnoun wait withdraw issuekind myrects"
)


def help_(scene: Scene) -> Said | None:
    """帮助; 怎么注销账号; 这个注销是不是很麻烦; 这个是什么意思."""
    topic = topic_of(scene)
    if _must_we(scene):
        return Said("HELP", {"topic": topic} if topic else {})
    if (
        _too_strange(scene)
        or _of_third(scene, topic)
        or scene.has("exhort", "otherthing")
        or _why(scene)
        or of_another_thing(scene)
    ):
        return None
    if topic in {"任务", "完成", "进度"} and numbers_task(scene):
        return None
    if scene.has("cancel") and scene.has("want") and asks(scene.tokens, scene) and not scene.has("x", "task"):
        return Said("HELP", {"topic": topic} if topic else {})
    named = scene.has("deadline", "task", "account", "x", "name", "unit", "request")
    asked = scene.has("question", "qmark") or scene.full(
        r"SOFT {cancel|change|extend|receipt|rectnoun|delegate} SOFT {detail} SOFT"
    )
    about = asked and topic and topic not in {"任务", "完成", "进度"} and not named and not _standing(scene)
    if scene.has("howto") or about:
        plain = scene.only(_LIGHT | {"howto", "help", "question", "qmark", "view"}) and not task_refs(scene)
        plain = plain and any(scene.word(token) not in _OF_PAPERS for token in scene.all("howto"))
        return Said("HELP", {"topic": topic} if topic else {}) if topic or plain else None
    return _asks_help(scene, topic)


def _of_third(scene: Scene, topic: str | None) -> bool:
    """Said of third persons; but 怎么委托别人签字 must speak of one."""
    return any(topic != "委托" or scene.word(token) not in _ANYBODY for token in scene.all("third"))


_ANYBODY = frozenset({"别人", "他", "她"})
_MUST = ("必须", "一定", "非得", "非要", "要不要", "用不用", "需不需要", "是不是要", "是否要", "是否需要")


def _must_we(scene: Scene) -> bool:
    """健康义乌这个服务号必须注销吗？: whether it has to be, asked in the part of the verb."""
    verb = scene.first("cancel", "change")
    if verb is None or scene.context.chat != "single":
        return False
    place = scene.index(verb)
    part = scene.tokens[clause_start(scene, place) : clause_end(scene, place)]
    said = scene.text.key[part[0].start : part[-1].end]
    return any(word in said for word in _MUST) and asks(part, scene)


_OF_PAPERS = frozenset({"格式", "模板", "规定", "政策", "办法", "方法", "找谁", "该找谁", "手册", "指南", "教程"})
_HOW_IT_STANDS = ("怎么样", "如何", "咋样", "到哪", "进度", "进展", "到谁", "没", "情况")


def _standing(scene: Scene) -> bool:
    """注销得怎么样了, 整改通知收到了吗: how a thing stands, not how it is done."""
    words = [scene.word(token) for token in scene.all("question")]
    return (
        scene.has("got") or "时候" in scene.text.key or any(part in word for word in words for part in _HOW_IT_STANDS)
    )


def _asks_help(scene: Scene, topic: str | None) -> Said | None:
    if not scene.has("help"):
        return None
    if scene.only(_LIGHT | {"help", "qmark", "question", "view"}):
        return Said("HELP")
    named = scene.only(_LIGHT | kinds("help qmark cancel change extend done receipt accountnoun view"))
    return Said("HELP", {"topic": topic}) if topic and named else None


def _too_strange(scene: Scene) -> bool:
    """Whether so much strange was said that the question is hardly for us; in a group any of it is too much."""
    strange = scene.strange
    return strange > (_STRANGE if scene.context.chat == "single" else 0)


def of_another_thing(scene: Scene) -> bool:
    """会计证怎么注销: certificates and cards are nobody's account."""
    return any(scene.word(token).endswith(("证", "卡", "照", "公司")) for token in scene.tokens if token.kind == "x")


def _why(scene: Scene) -> bool:
    """这条怎么撤回了: 怎么 with 了 at the end asks why, not how."""
    how = next((scene.word(t) for t in scene.tokens if t.kind == "howto"), "")
    return how == "怎么" and scene.text.key.rstrip("?。!啊呢").endswith("了")


def topic_of(scene: Scene) -> str | None:
    """The topic of the help that the words ask for."""
    topics = scene.lexicon.vocabulary.topic_of
    for token in scene.tokens:
        if (topic := topics.get(scene.word(token))) is not None:
            return topic
    key = scene.text.key
    found = [(key.find(word), -len(word), topic) for word, topic in topics.items() if word in key and len(word) > 1]
    return min(found)[2] if found else None


def receipt_of(scene: Scene) -> Said | None:
    """任务1那个单子我签收一下: of a task by its number, with a word for the paper."""
    refs = next(iter(task_refs(scene)), None)
    papers = all(scene.word(token) in {"单子", "单", "通知", "那张", "交办单"} for token in scene.all("x"))
    if refs is None or not papers or not scene.full(r"SOFT {task|nth} {soft|particle|x|handover}+ {receipt} SOFT"):
        return None
    return Said("SIGN_RECEIPT", {"tasks": refs.numbers})


def new_account(scene: Scene) -> Said | None:
    """注册账号, 申请一个新公众号: not done here."""
    if not scene.has("register") or scene.has("cancel", "closed", "blocked", "cannot", "doing"):
        return None
    if numbers_task(scene):  # 第2项卡住了，原先注册公众号的人走了
        return None
    said = "".join(scene.word(token) for token in scene.all("register"))
    named = scene.has("accountnoun", "platform", "account", "name") or "账号" in scene.text.key
    if named or any(part in said for part in ("号", "微博", "微信", "抖音", "快手", "新媒体")):
        return Said("UNKNOWN", {"hint": "open_account_not_here"})
    return None


def chatter(scene: Scene) -> Said | None:
    """谢谢, 好的, praise: no answer; 在吗 is heard where nobody else is."""
    phrases = scene.lexicon.vocabulary.phrases
    key = "".join(scene.word(t) for t in scene.tokens if t.kind != "sep")
    calls, ends = key.rstrip("呀啊哦~") in phrases["hail"], key in phrases["cancelword"] and scene.context.asked is None
    if (calls or ends) and scene.context.chat == "single" and scene.context.bound:
        return Said("UNKNOWN", {"hint": "hail" if calls else "nothing_asked"})  # he is heard where nobody else is
    if key in phrases["thanks"] or (scene.context.chat == "group@" and key in phrases["yes"] and key != "确认"):
        return Said("IGNORE")
    if scene.only({"polite", "soft", "particle", "sep", "praise"}) and (scene.has("polite", "praise")):
        return Said("IGNORE")
    if (
        scene.has("praise")
        and scene.only(_LIGHT | kinds("praise donenoise x unit name done"))
        and not scene.has("task")
    ):
        return (
            Said("IGNORE")
            if scene.context.chat != "single" or scene.context.has(OVERSEERS) or scene.has("donenoise")
            else None
        )
    return None
