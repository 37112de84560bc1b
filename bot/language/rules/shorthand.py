"""Short office talk in which a whole sentence has one shape: ok, 保留吧别注销, 大陈那个批了吧, 今天办结多少了."""

import re

from bot.language.context import LEADER, OFFICE, OVERSEERS
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import task_refs, units_said
from bot.language.rules.guide import topic_of
from bot.language.rules.requests import number_of
from bot.language.scene import Said, Scene
from bot.language.targets import target

_BUSINESS = "cancel|change|extend|apply|requestnoun"
_WHOSE = "account|name|unit|platform|accountnoun"
_KEPT, _SHUT = r"(?:保留|留着|留下|留|不动|整合|并掉)", r"(?:注销|关停|关掉|停用|停掉|销掉|撤掉|关|停|撤)"
_OR = re.compile(rf"{_KEPT}呢?还是要?{_SHUT}|{_SHUT}呢?还是要?{_KEPT}")
_OK = re.compile(r"(?:ok|okay|okk|准|中|可|照办|照此办理|按此办理)(?:的|了|啦|吧|啊|呀|可以|同意)?")
_NOT_SHUT = rf"(?:先)?(?:别|不要|不用|不|暂不|先不)(?:再)?{_SHUT}(?:了|掉)?"
_STAYS = re.compile(
    rf"(?:这个|那个|这|那)?号?(?:还是|先|就|继续|还得|还要|要)*{_KEPT}(?:着|吧|了|住|下来)*(?:[,，]?{_NOT_SHUT})?|{_NOT_SHUT}[,，]?(?:先|就|还是)*{_KEPT}(?:着|吧|了|住|下来)*"
)
_LEFT = re.compile(rf"(?:这个|那个|这|那)?号?{_NOT_SHUT}(?:吧|啊)?")
_CLOSED = re.compile(
    r"(?:今天|昨天|本周|这周|上周|本月|这个月|上个月|目前|现在|一共|总共)?(?:注?销|关停?|停)掉?了?(?:几|多少)[个家]?(?:账?号)?"
)
_WHERE = re.compile(r"[^,，。]{0,6}(?:上传|发|传|交)(?:到|给|去|在)?哪(?:里|儿|边|个地方)?[?啊呀呢了]*")
_GIVEN_OUT = frozenset({"批", "份批", "件批", "个批", "张批", "份签", "件签"})
_COUNTING = ("多少", "几")
_OF_RECTS = WEIGHTLESS | kinds(
    "want all rectnoun myrects not unfinished cancel closed done rectdone question who mytasks qmark"
)
_PAPERS = frozenset({"材料", "全文", "原文", "附件", "单子", "件"})
_FEW = 4  # so many strange characters are borne: 留着还


def said_short(scene: Scene) -> Said | None:
    """The first of the shapes that the whole sentence has."""
    return next((said for shape in _SHAPES if (said := shape(scene))), None)


def _what_becomes(scene: Scene) -> Said | None:
    """义乌交通保留还是关停: asked after, never a wish to close it."""
    named = scene.all("account", "name", "accountno", "platform")
    strange = scene.strange
    if not named or strange > _FEW or not _OR.search(scene.text.key) or number_of(scene) or task_refs(scene):
        return None
    return Said("ACCOUNT_QUERY", {"target": target(scene, named)})


def _nods(scene: Scene) -> Said | None:
    """ok; 保留吧，别注销: a principal's word on the only paper that waits; it opens the card."""
    waiting = len(scene.context.listed("pending_sign")) == 1
    if not waiting or not scene.context.has(LEADER) or scene.context.chat != "single":
        return None
    said = scene.text.key.strip(",.。!~")
    if _OK.fullmatch(said) and not scene.has("agree", "approve"):
        return Said("PRINCIPAL_SIGN", {"decision": "agree", "text": scene.text.shown.strip()}, certain=False)
    if not _STAYS.fullmatch(said) and not _LEFT.fullmatch(said):
        return None
    return Said("PRINCIPAL_SIGN", {"decision": "disagree", "text": scene.text.shown.strip()}, certain=False)


def _looks(scene: Scene) -> Said | None:
    """什么内容, 为啥要关, 先给我看看: who is to sign the only paper that waits asks what it says."""
    waiting = scene.context.paired("pending_sign")
    if len(waiting) != 1 or not scene.context.has(LEADER) or scene.context.chat != "single":
        return None
    asked = _WHAT_IT_SAYS.fullmatch(scene.text.key.strip(",.。!~? "))
    return Said("REQUEST_STATUS", {"request": waiting[0][0], "what": "form"}) if asked else None


_WHAT_IT_SAYS = re.compile(
    r"(?:这个?|那个?|这份|那份|先|这是|是|请|让|给|发|拿来)*我?(?:先|再)?(?:"
    r"(?:看看|看一?下|瞧瞧|看一?眼|过目)(?:内容|材料|申请|申请表|原文|全文|再说)?|"
    r"(?:是|讲的?|说的?|写的?)?(?:什么|啥|哪个)(?:内容|事情?|东西|申请|号|账号|情况)[呀啊呢]?|"
    r"(?:要?关|要?停|注销|申请)的?是?(?:哪个|什么|啥)(?:账?号)?(?:来着)?|"
    r"(?:是)?谁(?:报|提|申请|弄|交)的?(?:申请)?|"
    r"(?:为什么|为啥|为何|凭什么|怎么|干嘛|干吗)(?:非)?要?(?:关停?|停|注销|注销它|关掉|停掉|变更|改)[呀啊呢]?|"
    r"(?:理由|原因)(?:是什么|是啥|呢|写的什么)?|什么(?:理由|原因))"
)


def _decides(scene: Scene) -> Said | None:
    """义乌公积金的注销不同意, 大陈那个批了吧: the office's word on an application named by its account or unit."""
    if not scene.context.has(OFFICE) or scene.context.chat != "single" or number_of(scene) or task_refs(scene):
        return None
    if scene.full(rf"SOFT {{{_WHOSE}}}+ SOFT {{{_BUSINESS}}}+ SOFT {{agree|approve|disagree|reject|return}} SOFT"):
        verb = next(t for t in scene.tokens if t.kind in {"agree", "approve", "disagree", "reject", "return"}).kind
        return Said({"agree": "APPROVE", "approve": "APPROVE", "return": "RETURN"}.get(verb, "REJECT"), certain=False)
    if said := scene.full(
        rf"SOFT {{{_WHOSE}}}+ {{soft|particle}}+ (?P<verb>{{agree|approve|disagree|reject}}) {{particle|sep}}*"
    ):
        kind = scene.tokens[said.start("verb")].kind
        return Said("APPROVE" if kind in {"agree", "approve"} else "REJECT", certain=False)
    one = scene.full(rf"SOFT {{{_WHOSE}}}+ {{soft|particle}}+ (?P<verb>{{x}}) {{particle|sep}}*")
    if one and scene.word(scene.tokens[one.start("verb")]) in _GIVEN_OUT:
        return Said("APPROVE", certain=False)
    return None


def _shows(scene: Scene) -> Said | None:
    """申请内容发我看看, 那个申请发我看看: the application, to be read."""
    if not scene.full(r"SOFT {apply|requestnoun}+ {particle|soft}* {detail|x}? SOFT {view}+ {view|soft|particle|sep}*"):
        return None
    papers = all(scene.word(token) in _PAPERS for token in scene.all("x"))
    ours = scene.context.has(LEADER | OFFICE) or scene.has("detail")
    return Said("REQUEST_STATUS") if papers and ours else None


def _counts(scene: Scene) -> Said | None:
    """今天办结多少了, 账号注销了多少个, 本周到期的有哪几家: the office counts."""
    if not scene.context.has(OVERSEERS) or units_said(scene):
        return None
    much = any(scene.word(t).startswith(_COUNTING) for t in scene.all("question", "count"))
    if much and scene.full(r"SOFT {date}* SOFT {done|doneish|report} SOFT {question|count}+ SOFT"):
        return Said("STATS", {"filter": "done"})
    closed = r"SOFT (?:{date|all} SOFT)* (?:{accountnoun|platform} SOFT)* {cancel|closed} {particle|past}*"
    counted = much and scene.full(closed + r" {question}+ {accountnoun}* SOFT")
    queried = scene.full(closed + r" {query} SOFT") and any(
        scene.word(t).startswith(_COUNTING) for t in scene.all("query")
    )
    if counted or queried or _CLOSED.fullmatch(scene.text.key.rstrip("?了啊呀")):
        return Said("STATS")
    if scene.full(r"SOFT {date}* SOFT {deadline} SOFT {question}* {who} SOFT"):
        return Said("STATS", {"filter": "unfinished"})
    return None


def _lacks(scene: Scene) -> Said | None:
    """江东办事处还差什么: how a unit stands."""
    units = units_said(scene)
    missing = scene.full(r"SOFT {unit|name} SOFT {partial|x} SOFT {question|mytasks}+ SOFT {unfinished|not}? SOFT")
    if len(units) != 1 or not missing or any(scene.word(t) not in _LACKING for t in scene.all("x")):
        return None
    return Said("UNIT_STATUS", {"unit": units[0]})


def _corrects(scene: Scene) -> Said | None:
    """不是任务1，是任务10: the right one is shown, nothing is reported."""
    if not scene.full(r"SOFT {not} SOFT {task} {sep|soft|particle|want}+ {task} SOFT"):
        return None
    return Said("TASK_DETAIL", {"tasks": (scene.all("task")[-1].value,)})


def _open_rects(scene: Scene) -> Said | None:
    """我们还有几个整改没销号, 哪些整改没改完: one's own orders that are open."""
    words = [scene.word(token) for token in scene.all("question", "who", "mytasks")]
    asking = any(part in word for word in words for part in ("几", "哪", "多少", "吗", "有没有"))
    open_ones = scene.has("rectnoun", "myrects") and scene.has("not", "unfinished") and scene.only(_OF_RECTS)
    return Said("RECTIFY_LIST") if asking and open_ones else None


def _where(scene: Scene) -> Said | None:
    """截图发哪里, 材料交哪里: where to with what belongs to a report."""
    about_other = scene.has("task", "request", "rect", "account", "unit", "third", "otherthing")
    if scene.context.chat != "single" or about_other or not _WHERE.fullmatch(scene.text.key):
        return None
    return Said("HELP", {"topic": topic_of(scene) or "完成"})


def _waiting(scene: Scene) -> Said | None:
    """我这里还压着几份申请没批, 我手上有多少件没签: what waits for a decision."""
    decides = scene.context.has(OFFICE | LEADER)
    return Said("PENDING_APPROVALS") if decides and _PILED.search(scene.text.key) else None


_PILED = re.compile(
    r"(?:压着|积着|堆着|还有|有).{0,2}(?:几|多少|哪些).{0,3}(?:申请|件|份|单|张).{0,4}(?:没|未|待|等).{0,2}(?:批|审|签)"
)
_LACKING = frozenset({"缺", "差", "少", "欠", "还缺", "还少"})
_SHAPES = (_where, _what_becomes, _nods, _looks, _decides, _shows, _counts, _lacks, _corrects, _open_rects, _waiting)
