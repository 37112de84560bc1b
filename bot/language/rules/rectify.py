"""整改: issue, feedback, verification, lists."""

import re
from collections.abc import Sequence

from bot.language.context import MONITOR, OFFICE
from bot.language.date_forms import read_span
from bot.language.dates import Found, Impossible
from bot.language.deadlines import deadline_in
from bot.language.lexicon import Name
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.rules.asking import asks, clause_end, clause_start, reason_of
from bot.language.rules.orders_of import listed_of, whose_orders
from bot.language.scene import LEAD, Said, Scene, Slots, after, iso
from bot.language.targets import numbers_account, target
from bot.language.tokens import Token

_PASSING = ("rectpass", "agree", "approve", "passes", "passitem")
_UNTIL_THEN = re.compile(
    r"(?:[日号]|周.) ?(?:上午|中午|下午|晚上|下班)? ?(?:\d{1,2} ?(?:[点时]半?|:\d\d))?(?:之前|以前|前)(?!\d)", re.ASCII
)
_MENDED = re.compile(r"^(?:整改|改)?(?:好|完|正|到位|完成|完毕)?[\s,，:：;；。]*")
_LIGHT = WEIGHTLESS | kinds("all want rect account name unit platform accountnoun view")


def rectify(scene: Scene) -> Said | None:
    """整改反馈 …; 整改通过 ZG-2022-005; 下发整改 至美大陈 超14天未更新 3个工作日内整改; 我的整改."""
    if scene.has("howto", "cond"):
        return None
    question = asks(scene.tokens, scene)
    if (
        scene.has("myrects")
        and not scene.has("issuekind")
        and scene.mostly(_LIGHT | kinds("myrects question qmark mytasks unfinished unitnoun"))
    ):
        return listed_of(scene)
    if question and scene.has("rect") and scene.only(_LIGHT | kinds("question qmark progress status who")):
        return Said("TIMELINE", _number(scene))  # ZG-2022-007什么进度
    if question and (asked := _asked_after(scene)) is not None:
        return asked
    if question:
        about = scene.has("rectnoun") and scene.only(
            _LIGHT | kinds("rectnoun question qmark deadline detail status progress count unfinished unitnoun x")
        )
        about = about and sum(len(t) for t in scene.all("x")) <= (1 if scene.context.chat == "single" else 0)
        return listed_of(scene) if about else None
    return whose_orders(scene) or _verify(scene) or _feedback(scene) or _issue(scene)


def _number(scene: Scene) -> Slots:
    token = scene.first("rect")
    return {"rect": str(token.value)} if token else {}


def _verify(scene: Scene) -> Said | None:
    token = scene.first("rectpass", "rectfail")
    loose = scene.first("return", "agree", "approve", "passes", "passitem") if scene.has("rect") else None
    if token is None and (loose is None or not scene.context.has(MONITOR | OFFICE)):
        return None
    said = token or loose
    result = "pass" if said is not None and said.kind in _PASSING and not _denied(scene, said) else "fail"
    slots = _number(scene) | {"result": result}
    marks = [scene.index(t) for t in scene.all("rectpass", "rectfail", "rect", "return", *_PASSING)]
    reason = reason_of(scene, max(marks) + 1)
    if not reason and token and token.kind == "rectfail":
        middle = [t for t in scene.tokens[scene.index(token) + 1 : max(marks)] if t.kind == "x"]
        reason = scene.said(middle)
    return Said("RECTIFY_VERIFY", slots | ({"reason": reason} if reason else {}))


def _denied(scene: Scene, token: Token) -> bool:
    """不通过, 没有通过, 不能算通过: a no right before it."""
    ahead = scene.tokens[max(0, scene.index(token) - 2) : scene.index(token)]
    return any(t.kind in _DENYING or scene.word(t) in {"没", "没有", "未"} for t in ahead)


_DENYING = kinds("not cannot unfinished")


def _feedback(scene: Scene) -> Said | None:
    token = scene.first("feedback", "rectdone") or _put_right(scene)
    if token is None or scene.has("not", "dispute", "cannot") or _still_to_come(scene) or _partly(scene, token):
        return None
    number = _number(scene)
    place = scene.index(token)
    if scene.context.has(MONITOR | OFFICE) and "经办人" not in scene.context.roles:
        return Said("RECTIFY_VERIFY", number | {"result": "pass"}, certain=False) if number else None
    if token.kind == "feedback":
        last = max([place, *(scene.index(t) for t in scene.all("rect"))])
        text = reason_of(scene, last + 1)
        if not all(t.kind in _LIGHT for t in scene.tokens[:place]):
            return None
        return Said("RECTIFY_FEEDBACK", number | ({"text": text} if text else {}), certain=not _BEFORE.fullmatch(text))
    waiting = any(scene.context.listed(fact) for fact in ("open_rect", "sent_rect"))
    head = [t for t in scene.tokens[:place] if t.kind not in _LIGHT]
    known = bool(number) or waiting or ("整改" in scene.word(token) and not head)
    if not known:
        return None
    text = reason_of(scene, max([place, *(scene.index(t) for t in scene.all("rect"))]) + 1)
    if "整改" not in scene.word(token) or (scene.has("url") and "://" not in text):  # https://… 整改好了
        text = scene.said([t for t in scene.tokens if t.kind not in {"rect", "polite", "sep"}])
    return Said(
        "RECTIFY_FEEDBACK", number | ({"text": text} if text else {}), certain=not (head or _BEFORE.fullmatch(text))
    )


_BEFORE = re.compile(
    r"(?:上一?个|前一?个|那个|这个|之前|以前|上次|我们?|[早已就都老经])*(?:反馈|报|交|回复?|整改)过了?[的呀啊呢]*"
)


def _still_to_come(scene: Scene) -> bool:
    """整改反馈 马上处理 is none; 已更新3条，以后安排专人值守 says what was done, and what else will be."""
    ahead = scene.all("future")
    promised = ahead and all(
        scene.word(t) in _FROM_NOW_ON and _DONE_BEFORE.search(scene.text.key[: t.start]) for t in ahead
    )
    return bool(ahead) and not promised


_FROM_NOW_ON = frozenset({"以后", "今后", "之后", "后续", "下一步", "接下来"})
_DONE_BEFORE = re.compile(r"(?:已经?|都|全部?)[^,，。;；]{1,20}[,，。;；]|[^没未]了[,，。;；]")


def _partly(scene: Scene, token: Token) -> bool:
    """整改完成了一半."""
    place = scene.index(token)
    clause = scene.tokens[clause_start(scene, place) : clause_end(scene, place)]
    return token.kind != "feedback" and any(t.kind in {"partial", "percent", "doing"} for t in clause)


def _put_right(scene: Scene) -> Token | None:
    """整改的东西都弄好了: where a rectification waits."""
    waiting = scene.context.listed("open_rect") or scene.has("rect")
    done = scene.first("done", "doneish")
    return done if waiting and done and scene.has("rectnoun", "myrects", "rect") and not scene.has("task") else None


def _issue(scene: Scene) -> Said | None:
    token = scene.first("issue") or _demanded(scene)
    if _OF_AN_OLD_ONE.search(scene.text.key):
        return None
    if token is None or not (
        scene.context.has(MONITOR | OFFICE) or scene.has("account", "name", "accountno", "platform")
    ):
        return None
    run = [t for t in scene.tokens if t.kind in {"account", "name", "accountno", "platform", "protected", "unit"}]
    run = _of_several(scene, beside_fault(scene, run)) or _numbered(scene, token)
    slots: Slots = {"target": target(scene, run)} | _of_unit(run)
    kind = scene.first("issuekind")
    marks = [scene.index(t) for t in [token, *run]]
    by_when, place = due(scene)
    if by_when:
        slots["due"] = by_when
    elif trouble := _no_day(scene):
        slots["deny"] = trouble
    behind = [t for t in scene.tokens[max(marks) + 1 : place] if t.kind not in {"sep", "soft", "particle"}]
    issue = scene.said([kind]) if kind else scene.said(behind) or _before_order(scene, run, token)
    if not issue and by_when:
        issue = _behind_deadline(scene)
    if issue:
        slots["issue"] = issue
    return Said("RECTIFY_ISSUE", slots, certain=token.kind == "issue")


_OF_AN_OLD_ONE = re.compile(r"收回|追回|撤[回销]|撤了|签收|收到|收着|帮签|代签|误发|发重|开重|不下发|别下发|异议|申诉")


def _of_several(scene: Scene, run: Sequence[Token]) -> list[Token]:
    """义乌公安知乎、佛堂城事都发整改: a platform beside one of two names chooses for neither of them."""
    several = len({scene.word(token) for token in run if token.kind == "account"}) > 1
    return [token for token in run if not several or token.kind != "platform"]


def beside_fault(scene: Scene, run: Sequence[Token]) -> list[Token]:
    """魅力苏溪链接打不开，公安微博也转了: of accounts in several parts the one in whose part the fault is told."""
    kind = scene.first("issuekind")
    if kind is None:
        return list(run)
    part = scene.tokens[clause_start(scene, scene.index(kind)) : clause_end(scene, scene.index(kind))]
    near = [token for token in run if token in part and token.start < kind.start]
    return near if any(token.kind != "platform" for token in near) else list(run)


def _numbered(scene: Scene, token: Token) -> list[Token]:
    """下发整改 47 超过14天未更新: the account by its number in the list, right behind the command."""
    behind = scene.tokens[scene.index(token) + 1 :][:1]
    return [t for t in behind if token.kind == "issue" and t.kind == "number" and scene.word(t).isascii()]


def _of_unit(run: Sequence[Token]) -> Slots:
    """下发整改 白鹭洲镇 值班脱岗: one unit and no account; what is wrong may be the unit's own."""
    units = {code for t in run if isinstance(t.value, Name) for code in t.value.units}
    return {"unit": units.pop()} if len(units) == 1 and all(t.kind == "unit" for t in run) else {}


def _behind_deadline(scene: Scene) -> str:
    """8月20日17点前改好，推文把地名写错了: the fault behind the time."""
    when = deadline_in(scene.text.key, 0, scene.context.now, scene.today)
    return _MENDED.sub("", scene.text.after(when.end)).strip(LEAD) if when else ""


def _before_order(scene: Scene, run: Sequence[Token], order: Token) -> str:
    """活力稠江推文把地名写错了，责令明天整改: the fault between the account and the order."""
    first = scene.index(run[-1]) + 1 if run else 0
    between = [token for token in scene.tokens[first : scene.index(order)] if token.kind != "polite"]
    return scene.said(between) if any(token.kind == "x" for token in between) else ""


def _demanded(scene: Scene) -> Token | None:
    """请大陈镇至美大陈限期3个工作日整改，14天未更新: a monitor names account, fault and the word 整改."""
    named = scene.has("account", "accountno") or _TO_EACH.search(scene.text.key) is not None
    told = scene.context.has(MONITOR) and named and scene.has("issuekind")
    return scene.first("rectnoun", "myrects") if told else None


_TO_EACH = re.compile(r"(?:都|全|各|分别|统一|一起)(?:要|得|给)*(?:下|补)?发(?:一?[个份张])?整改")


def due(scene: Scene) -> tuple[str | None, int]:
    """By when: a day ahead, of several the one that is closed by 前, else a length of time apart from the fault."""
    days = [(iso(scene.day(token)), place) for place, token in enumerate(scene.tokens) if token.kind == "date"]
    ahead = [(day, place) for day, place in days if day and day >= scene.today.day.isoformat()]
    if ahead:
        return next((one for one in ahead if _UNTIL_THEN.search(scene.word(scene.tokens[one[1]]))), ahead[0])
    for place, token in enumerate(scene.tokens):
        length = read_span(token.value) if token.kind == "span" else None  # type: ignore[arg-type]
        if length and not _of_fault(scene, place) and not _LONG_AGO.match(scene.text.key, token.start):
            return after(scene.today.day, length, scene).isoformat(), place
    return None, len(scene.tokens)


def _no_day(scene: Scene) -> str | None:
    """2月30日前, 7月1日前 (that is over): a time set that cannot be kept; 7月1日 alone belongs to what was found."""
    days = [scene.day(token) for token in scene.tokens if token.kind == "date" and not numbers_account(scene, token)]
    if any(isinstance(day, Impossible) for day in days):
        return "invalid_date"
    past = any(isinstance(day, Found) for day in days) and _UNTIL_THEN.search(scene.text.key)
    return "past_date" if past else None


_LONG_AGO = re.compile(  # 两年前的内容, 半年以前发的, 三个月的旧文; but 3天前改好, 三天的时间
    r"[^,，。;； ]{1,6}?(?:[天日周月年]|小时|星期|礼拜)(?:多|来)?(?:的(?!时间|期限|时限|限期|工夫)"
    r"|(?:以前|之前|前)(?!整?改|完成|办|处理|更新|反馈|报|交|删|撤|[,，。;； ]|$))"
)


def _of_fault(scene: Scene, place: int) -> bool:
    """20天没更新, 已经三周没动静, 断更16天: so long it has lasted."""
    before = scene.tokens[place - 1] if place and not scene.apart(place) else None
    if before is not None and before.kind == "issuekind" and "工作日" not in scene.word(scene.tokens[place]):
        return True
    behind = [token for token in scene.tokens[place + 1 :] if token.kind not in {"soft", "particle"}][:1]
    return any(token.kind in {"not", "issuekind", "unfinished"} for token in behind)


_ASKED_AFTER = re.compile(
    r"(?:整改)?(?:[那这]一?[件张个份条])?(?:整改|单子?|通知)?(?:现在|到底|究竟|后来|的|是)*"
    r"(?:(?:说|讲|写|要)?(?:的是)?(?:什么|啥)(?:问题|事情?|内容|要求|意思|毛病)?|哪里?(?:有|出)?(?:问题|错)了?)[啊呀呢的]*[?？]*"
)
_BEFORE_ASKING = re.compile(r"(?:请问|问一?下|麻烦|看一?下|查一?下|那个?|整改单?|,)*")


def _asked_after(scene: Scene) -> Said | None:
    """002那张什么问题, ZG-2022-005写了什么: an order is asked after, and nothing is told of it."""
    orders = scene.all("rect")
    if len(orders) != 1:
        return None
    key, (order,) = scene.text.key, orders
    whole = _ASKED_AFTER.fullmatch(key, order.end) and _BEFORE_ASKING.fullmatch(key, 0, order.start)
    return Said("RECTIFY_LIST", {"rect": str(order.value)}) if whole else None
