"""查账号: whose accounts, which, on which platform, and what was decided of them."""

from bot.language.context import OVERSEERS
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import units_said
from bot.language.scene import Said, Scene
from bot.language.targets import target
from bot.language.tokens import Token

_STRANGE = 4  # so many characters without meaning are borne in a question
_WHOLE = kinds("account name unit protected accountno")


def _little(scene: Scene) -> bool:
    """Whether a question about an account has few words that we do not know, and no other business."""
    strange = sum(t.end - t.start for t in scene.tokens if t.kind == "x")
    return (
        strange <= _STRANGE
        and scene.context.chat == "single"
        and not scene.has("third", "cond", "praise", "future", "task")
    )


def query(scene: Scene) -> Said | None:
    """查账号 义乌公安; 公安局有几个账号; 抖音账号有哪些."""
    if scene.has("docno", "doneish") and scene.has("task"):
        return None  # 报一下任务10，…已印发，文号…
    if wanted := disposed_as(scene):
        return Said("ACCOUNT_QUERY", {"filter": wanted})
    looking = scene.has("view", "detail", "question", "who")
    asked = scene.has("query") or (looking and scene.has("account", "accountno") and _little(scene))
    counted = scene.has("accountnoun", "platform") and scene.has("question", "view")
    counted = (
        counted or scene.full(r"SOFT {account|name|unit} {soft|particle}* {question} {theplatform} SOFT") is not None
    )
    counted = counted or scene.full(r"SOFT {unit|name}({soft|sep}*{unit|name})* SOFT {accountnoun} SOFT") is not None
    if (
        scene.has("apply", "requestnoun")
        or (scene.has("x") and scene.find(r"{unit|name|unitnoun}{soft|particle}*{date}"))
        or not (asked or counted)
        or scene.has(*_NO_QUERY)
        or "密码" in scene.text.key
        or any(one for token in scene.all("x") for one in scene.lexicon.slips.at(scene.text.key, token.start))
        or (scene.has("x") and scene.context.chat != "single")
    ):
        return None
    return _queried(scene, counted=counted)


def closed_ones(scene: Scene) -> Said | None:
    """已注销的账号, 已经销号的有哪几个: before the rules that take 注销 for an act."""
    return Said("ACCOUNT_QUERY", {"filter": wanted}) if (wanted := _gone(scene)) else None


def disposed_as(scene: Scene) -> str:
    """待定账号, 处置意见还差哪些, 保留的账号有几个: the accounts of which this was decided, or nothing yet."""
    asking = scene.has("question", "who", "view", "query", "export") or scene.full(_LIST_OF) is not None
    if not asking or not scene.only(_OF_DISPOSITION):
        return ""
    if scene.has("undecided") or (scene.has("disposition") and scene.has("partial", "unfinished", "not")):
        return "待定"
    about = scene.has("accountnoun", "query", "disposition")
    kind = next((k for k in _DISPOSED_AS if scene.has(k)), "") if about and not scene.has("not") else ""
    plain = kind != "cancel" or all("关停" in scene.word(t) for t in scene.all("cancel"))
    return _DISPOSED_AS[kind] if kind and plain and scene.context.has(OVERSEERS) else ""


_LIST_OF = (
    r"SOFT {undecided} SOFT {accountnoun} SOFT|"
    r"SOFT {future|soft}* {keepaccount|mergeaccount|cancel} {particle} {accountnoun} SOFT"
)
_DISPOSED_AS = {"keepaccount": "保留", "mergeaccount": "整合", "cancel": "关停"}
_OF_DISPOSITION = WEIGHTLESS | kinds(
    "future undecided disposition partial unfinished not accountnoun query question qmark view who all want "
    "keepaccount mergeaccount cancel unitnoun count"
)
_NO_QUERY = kinds("assign tell source cancel change extend done request approve howto reportfor not")


def _strange_scope(scene: Scene) -> bool:
    """超10天没更新的账号, 48个账号里头准备关的: beside other words, what is strange is no account's name."""
    asking = scene.has("question", "who", "view", "query")
    few = scene.strange <= _FEW and scene.has("self", "all")  # 我们登了哪几个号
    return (asking and few) or (
        asking and scene.has("issuekind", "count", "span", "want", "cancel", "mergeaccount", "keepaccount")
    )


_FEW = 2


def _gone(scene: Scene) -> str:
    """注销了哪些账号, 哪些账号已经注销, 已注销的账号: those that are closed."""
    named = scene.full(
        r"SOFT {past} {cancel} {particle} {accountnoun} SOFT|SOFT {closed} {particle} {accountnoun} SOFT"
    )
    which = scene.has("query", "question", "who", "view") and scene.has("query", "accountnoun")
    which = which or (
        scene.has("past") and scene.full(r"SOFT {past} {cancel} {particle} SOFT {question|who} SOFT") is not None
    )
    over = scene.has("closed") or any(scene.word(token).endswith("了") for token in scene.all("cancel"))
    over = over or (scene.has("past") and scene.has("cancel"))
    wanted = scene.find(r"{cancel}{particle|soft}*{query}") and not scene.has("question", "who", "qmark", "view")
    if wanted or (not named and not (which and over)):
        return ""  # 删了我的账号
    return "已注销" if scene.only(_OF_GONE) and not any("吗" in scene.word(t) for t in scene.all("question")) else ""


_OF_GONE = WEIGHTLESS | kinds("closed cancel query question who qmark view accountnoun all unitnoun count")


def _grown(scene: Scene, run: list[Token]) -> Said | None:
    """查账号 印像福田: a strange word beside the unit, and both together sound like one account."""
    found = target(scene, [token for token in run if token.kind != "self"]) if scene.has("x") else None
    one = found is not None and len(found.accounts) == 1 and not found.sure
    return Said("ACCOUNT_QUERY", {"target": found}, certain=False) if one else None


def _queried(scene: Scene, *, counted: bool) -> Said:
    run = [token for token in scene.tokens if token.kind in _WHOLE | kinds("platform self accountnoun x")]
    platform = scene.first("platform")
    if platform and not scene.has("account", "name", "unit", "self", "x"):
        return Said("ACCOUNT_QUERY", {"platform": scene.platform(platform)})
    units = units_said(scene)
    if units and not scene.has("account") and (counted or not scene.has("accountno")):
        several = list(dict.fromkeys(units))
        asked = {"units": several} if len(several) > 1 else {"unit": units[0]}
        return _grown(scene, run) or Said("ACCOUNT_QUERY", asked)
    if not scene.has("account", "accountno", "name", "x"):
        return Said("ACCOUNT_QUERY", {"scope": "own_unit"})
    if platform and scene.has("question", "who", "view") and not scene.has("account", "name", "accountno"):
        return Said("ACCOUNT_QUERY", {"platform": scene.platform(platform)})
    if not scene.has("account", "accountno", "name", "platform") and _strange_scope(scene):
        return Said("ACCOUNT_QUERY", {"scope": "own_unit"}, certain=False)
    return Said("ACCOUNT_QUERY", {"target": target(scene, [token for token in run if token.kind != "self"])})
