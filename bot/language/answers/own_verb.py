"""确认撤, 送吧送吧, 嗯 报完成: a yes that says the deed's own verb; the verb of another deed is none."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.language.answers.giving_up import ANEW, MUST, TAKES_BACK, aside, says_yes
from bot.language.answers.parts import parts_of
from bot.language.context import Asked
from bot.language.judging.judge import READ_ONLY
from bot.language.patterns import kinds
from bot.language.scene import Said, Scene

_RECEIPTS = frozenset({"SIGN_RECEIPT", "RECTIFY_RECEIPT"})  # 对，报了 may tell of a report that was made
_BACK = "撤回|撤销|撤掉|撤下|撤|收回|拿回|退出"
_VERBS = {  # how each deed is called in a yes
    "TASK_DONE": "上报|报|提交|交|登记|登|记",
    "TASK_PROGRESS": "上报|报|记录|记",
    "TASK_ADD": "补充|补|添|记",
    "TASK_WITHDRAW": _BACK,
    "REQUEST_WITHDRAW": _BACK,
    "SIGN_UNDO": "收回|撤回|撤|收",
    "UNDELEGATE": "收回|撤回|撤|收",
    "DELEGATE": "委托|托",
    "RECALL": "撤销|撤回|撤",
    "RECTIFY_WITHDRAW": "撤销|撤回|撤",
    "REQUEST_EDIT": "修改|改",
    "CANCEL_REQUEST": "注销|销|关停|关|申请|报|递|送|提交",
    "CHANGE_REQUEST": "变更|改名|改|换|申请|报|递|送|提交",
    "EXTENSION_REQUEST": "延期|延|申请|报|递|送|提交",
    "EXECUTION_REPORT": "上报|报告|报|登记|记",
    "RECTIFY_ISSUE": "下发|发|下|开",
    "RECTIFY_FEEDBACK": "反馈|上报|报|提交|交",
    "RECTIFY_DISPUTE": "申请复核|申请|复核",
    "SIGN_RECEIPT": "签收|签|收",
    "RECTIFY_RECEIPT": "签收|签|收",
    "URGE": "催办|催|发?提醒",
    "HAND_OVER": "交办|交|发",
    "PAPER_SIGN": "登记|登|记",
    "REPORT_FOR": "登记|登|记",
    "CONTACT_CHANGE": "更换|换",
    "BLOCKED": "上报|报",
    "UNBLOCK": "解除",
    "DISPOSITION": "定",
    "APPROVE": "打开|开|看|审批|批准?|同意|通过|准",
    "PRINCIPAL_SIGN": "打开|开|看|签批|签",
    "VERIFY": "打开|开|看|核实|核",
    "REQUEST_VERIFY": "打开|开|看|核验|核",
    "REJECT": "打开|开|驳回|驳",
    "RETURN": "打开|开|退回|退",
}
_BEFORE = r"(?:已经?|都|全|早就?|刚才?|现在|是的?|嗯)*+"
_STATES = {  # how each deed is told as done, which agrees to having it put down: 办完了, 已经改好了
    "TASK_DONE": re.compile(
        rf"{_BEFORE}(?:办|做|弄|搞|干|完成|落实)(?:完|好|定|妥|成|结|掉|到位)?(?:了|啦|嘞)[啊呀的]?"
    ),
    "RECTIFY_FEEDBACK": re.compile(rf"{_BEFORE}(?:整?改|更正|处理)(?:完|好|正|掉|过来)?(?:了|啦|嘞)[啊呀的]?"),
    "EXECUTION_REPORT": re.compile(rf"{_BEFORE}停(?:更|掉|用)?(?:了|啦|嘞)[啊呀的]?"),
}
_CARDS = frozenset({"APPROVE", "PRINCIPAL_SIGN", "VERIFY", "REQUEST_VERIFY"})  # a yes only shows the card
_OBJECTS = {  # what may stand behind it: nothing but the deed's own
    "TASK_DONE": "完成|办结|任务",
    "TASK_PROGRESS": "个?进展|个?进度|一笔|一条",
    "CANCEL_REQUEST": "账号|号",
    "RECTIFY_ISSUE": "整改(?:单|通知|通知书)?|单子|通知书?|给(?:他们|对方|单位)",
    "RECTIFY_FEEDBACK": "整改",
    "RECTIFY_LIST": "整改",
    "URGE": "他们?|它|一催",
    "SIGN_RECEIPT": "任务",
}
_LOOKED_AT = r"看|查|打开|列|拉|调|导|来|发"
_YES = (
    r"(?:我们?|嗯+呢?|恩+|好[的嘞咧]?|[得好]嘞|行|对+的?|是+[的啊呀]?|可以|能|中|得|要的|没错|ok|确认|确定|就|那|那就|直接|赶紧|赶快|快点?|马上|现在|重新|先|"
    r"请|麻烦[您你]?|往上|一起|都|全都?|[一两]份|[帮给替]我们?|[您你]|要|想|把(?:它|这[个条件项份]))*"
)
_ENDING = (
    r"(?:着|回来|回去|回|出来|上去|出去|下去|过去|下来|上|掉|下|一下|一次|一份|[吧呗啊呀啦哈嘛呐]|"
    r"也行|也可以|也好|得了|来|去|的)*"
)
_WISHING = re.compile(r"^(?:嗯+|好的?|行|对)*(?:那就?|就|[帮给替]我们?|请|往上|麻烦[您你]?|要|把)|吧$")
_BARE = re.compile(rf"(?!{_YES[:-1]}).*(?<![吧呗])$")  # 催一下 beside a preview is shown once more (`restated.py`)
_LONGEST = 12  # characters of a part
_NAMING = kinds("date task nth request rect mobile accountid latin qmark question account name unit platform")
_PLAINLY = re.compile(r"[吧呗]$|^(?:是)?要.+的$|(?:上去|出去)$|^(?P<twice>[\u4e00-\u9fff]{1,3})(?P=twice)$")
_CONTRARY = re.compile(
    r"不|没|未|别|莫|先|等|再[说议看报交]|算了|拉倒|作罢|但|可是|错|换|改|还有|另外|是不是|吗|呢|什么|啥|谁|哪|干嘛|[?？]|[0-9一二三四五六七八九十]+[号项]|ZX|BG|YQ|ZG",
    re.IGNORECASE,
)
_BY_LACK = TAKES_BACK | {  # deeds whose reason is mostly that something is not so: 催吧，他们还没交
    "URGE", "RETURN", "REJECT", "RECTIFY_ISSUE", "RECTIFY_DISPUTE", "CANCEL_REQUEST", "CHANGE_REQUEST",
    "EXTENSION_REQUEST", "BLOCKED", "NOT_OURS",
}  # fmt: skip
_HOW_IT_IS = re.compile(  # 领导还没看, 局长不同意, 没人管了: of somebody or something, and not of what was asked
    r"(?:[人他她号件]|[^不没未别莫先等再]{2,6})(?:还|都|也|又|一直|总|老)*[不没未](?!是|用|要|必|了|能)|^(?:还|都|根本|其实)*没(?!说|想|让|叫|打算|必要|问题|错|意见)"
)
_TOO_LATE = re.compile(
    r"来不及|(?:人手?|时间|经费|材料|数据)(?:不够|不足|没到)|(?:赶|弄|办|做|干|忙|完)不(?:出来|及|完|上|好|成|过来)"
)
_FINE = re.compile("没(?:错|问题|意见|毛病)|不错")
_ONLY_LATE = re.compile(rf"(?:实在|确实|真的?|我们|这边|月底|{_TOO_LATE.pattern})+[了啊呀]*")
_NOT_AT_ALL = re.compile(r"不|没|未|别|莫|甭|谁|啥|什么|哪")


def own_verb(scene: Scene) -> Said | None:
    """A yes by the deed's own verb: every part is that verb or agrees, and nothing is named, asked or denied."""
    asked = scene.context.asked
    verb = _verb(asked) if asked is not None and asked.mine and asked.kind == "confirm" and not asked.form else None
    if asked is None or verb is None or _NOT_AT_ALL.search(MUST.sub("", _FINE.sub("", scene.text.key))):
        return None
    if _stated(scene, asked):
        return Said("CONFIRM")
    if scene.has(*_NAMING):
        return None
    parts = parts_of(scene)
    agrees = asked.about in _RECEIPTS and len(parts) > 1 and says_yes(scene, parts[0])  # 对，两份一起签了
    told = [_told(verb, part, agreed=agrees) and not (asked.shown and _BARE.match(part)) for part in parts]
    agreed = all(one or _agrees(scene, part) or aside(part) for one, part in zip(told, parts, strict=True))
    return Said("CONFIRM") if any(told) and agreed else None


def _stated(scene: Scene, asked: Asked) -> bool:
    """对，办完了，麻烦记一下: what the deed puts down is said to be so, and nothing else."""
    state, guess = _STATES.get(asked.about), scene.context.guess
    if asked.about == "EXECUTION_REPORT" and asked.words and "已停更" not in asked.words:
        return False  # 停了 is no yes to 已注销
    parts = parts_of(scene) if state is not None and guess and not _EVERY.match(scene.text.key) else []
    told = [state is not None and state.fullmatch(part) is not None for part in parts]
    return any(told) and all(
        one or _agrees(scene, part) or aside(part) or is_own_verb(scene, part)
        for one, part in zip(told, parts, strict=True)
    )


_EVERY = re.compile("都|全")  # 都做完了 may be said of every task


def verbs_of(intent: str) -> str:
    """How the deed is called in a yes, as alternatives; "" where it has no verb of its own."""
    return _LOOKED_AT if intent in READ_ONLY else _VERBS.get(intent, "")


def is_own_verb(scene: Scene, part: str) -> bool:
    """Whether a part of the message is the deed's own verb: 发, 报吧."""
    verb = _verb(scene.context.asked) if scene.context.asked is not None else None
    return verb is not None and _told(verb, part)


def explained(scene: Scene) -> bool:
    """催吧，拖了快一礼拜了; 实在赶不出来，延吧: that verb, and beside it why, nothing contrary and nothing named."""
    asked = scene.context.asked
    verb = _verb(asked) if asked is not None and asked.kind == "confirm" and not asked.form else None
    if asked is None or verb is None or re.search("[0-9]", scene.text.key):
        return False
    parts = parts_of(scene)
    if asked.about in TAKES_BACK:
        parts = [ANEW.sub("", part) or part for part in parts]  # 撤回来我重新写
    anew = parts != parts_of(scene)  # 撤掉重来
    if scene.has(*_naming(scene, parts)):
        return False
    bare = [  # 催，拖了半个月了; 可以的 撤回来我重新写
        (len(parts) > 1 or anew) and "了" not in part and all(_agrees(scene, one) for one in parts[:place])
        for place, part in enumerate(parts)
    ]
    told = [
        _told(verb, part) and (first or asked.about in _CARDS or _PLAINLY.search(part) or "!" in scene.text.key)
        for first, part in zip(bare, parts, strict=True)
    ]
    why = [part for one, part in zip(told, parts, strict=True) if not one and not _agrees(scene, part)]
    if asked.about in TAKES_BACK and _AMISS.search(scene.text.key):  # 是的是的 刚才手快报错了
        told += [_agrees(scene, part.lstrip("唉哎呃啊")) or _told(verb, part) for part in parts]
        why = [part for part in why if not _agrees(scene, part.lstrip("唉哎呃啊")) and not _told(verb, part)]
        why = [part for part in why if not _BY_MISTAKE.fullmatch(part)]
    if asked.about == "EXTENSION_REQUEST" and why and all(map(_ONLY_LATE.fullmatch, why)):
        told += [_agrees(scene, part) for part in parts]  # 要的，实在来不及
    return any(told) and not any(_CONTRARY.search(_mere_reason(asked, part)) for part in why)


def asks_of_guess(scene: Scene, said: Said) -> bool:
    """报上去领导看得到吗, to “您是要上报…吗”: whether, with the deed's own verb, asks of it and wants no list."""
    verbs = verbs_of(scene.context.guess) if scene.context.guess else ""
    bare = said.intent in {"LIST_MY_TASKS", "STATS", "RECTIFY_LIST"} and said.slots.keys() <= {"filter"}
    key = scene.text.key
    return bool(verbs) and bare and _WHETHER.search(key) is not None and re.search(verbs, key) is not None


_WHETHER = re.compile("^[^有]*(?:吗|么)[啊呀?。!]*$")  # 还有要报的吗 wants the list


def explained_by_lack(scene: Scene) -> bool:
    """撤吧，领导还没看: the no in it is why, and speaks against nothing."""
    asked = scene.context.asked
    return asked is not None and asked.about in _BY_LACK and explained(scene)


def _naming(scene: Scene, parts: Sequence[str]) -> frozenset[str]:
    """What names or asks something: no day in 再不催月底来不及了, no question in 说过他们几回了."""
    haste = any(_OR_ELSE.fullmatch(part) for part in parts)
    often = all(scene.word(token) == "几" for token in scene.all("question")) and _OFTEN.search(scene.text.key)
    return _NAMING - ({"date"} if haste else set()) - ({"question"} if often else set())


_NOT_ALLOWED = re.compile(  # 发吧，领导没同意: whoever decides it has not
    r"(?:领导|局长|镇长|乡长|主任|书记|科长|处长|[局镇处科办]里|上面|头儿?)[^,，。]{0,3}[没不未][^,，。]{0,2}(?:同意|批|定|说|想|让|肯|签|点头)"
)


def _speaks_against(asked: Asked, part: str) -> bool:
    """Why it is done cannot be that it shall not be: 领导没同意 of what goes out, 不同意撤 of what is taken back."""
    denied = re.search(rf"(?<!再)[不没未别][^,，。]{{0,4}}(?:{_VERBS.get(asked.about, '$')})", part)
    return denied is not None or (asked.about not in TAKES_BACK and _NOT_ALLOWED.search(part) is not None)


_WRONG = re.compile(r"(?:写|填|报|弄|打|传|算)错(?:了|的)?|错了$|先[缓放停](?:一?[缓放停])?")  # why it is taken back


def _mere_reason(asked: Asked, part: str) -> str:
    """Why, without words that would be contrary elsewhere: 领导改主意了 of what is taken back, 已改正 of an order."""
    part = MUST.sub("", _OR_ELSE.sub("", part))
    if _speaks_against(asked, part):
        return f"{part}不"
    if asked.about in _BY_LACK and not denied_verb(asked, part):
        part = _HOW_IT_IS.sub("", part)
    if asked.about in TAKES_BACK:
        return _WRONG.sub("", _NO_MORE.sub("", ANEW.sub("", part))).replace("改", "")
    if asked.about == "RECTIFY_FEEDBACK":
        return _MENDED.sub("", part)
    return _TOO_LATE.sub("", part) if asked.about == "EXTENSION_REQUEST" else part


def refused(scene: Scene) -> bool:
    """行，别催了; 不用撤，就那样放着吧: the deed's own verb denied, beside it only agreement to that."""
    asked = scene.context.question
    if asked is None or asked.kind != "confirm" or scene.has(*_NAMING):
        return False
    parts = parts_of(scene)
    no = [denied_verb(asked, part) for part in parts]
    return any(no) and all(
        one or _agrees(scene, part) or aside(part) or _LEFT.fullmatch(part) is not None
        for one, part in zip(no, parts, strict=True)
    )


def denied_verb(asked: Asked, part: str) -> bool:
    """Whether a part of the message denies the deed's own verb: 不延了, 那就别催了, 不撤了不撤了."""
    if len(part) > _LONGEST_NO or CANNOT_BUT.search(part):
        return False
    part = part[: len(part) // 2] if part[: len(part) // 2] * 2 == part else part
    own = _OWN_NO.get(asked.about)
    if own is not None and own.fullmatch(part):
        return True
    if asked.about in READ_ONLY:
        return _NOT_LOOKED_AT.fullmatch(part) is not None
    return asked.about in _VERBS and _denial(asked.about).fullmatch(part) is not None


_LONGEST_NO = 40  # characters
CANNOT_BUT = re.compile(r"不[^不]{1,3}不(?:行|成|可以?)$|不得不")  # 不延不行
_KEPT = re.compile(  # 号给我留着, to “您是要申请注销…吗”
    r"(?:[这那]个?)?(?:账?号|微博|公众号)?(?:给我|我们?|咱们?|还|要|得|先|就|继续)*(?:留着?|保留)(?:下来|用|着)*(?:吧|的|呢|了)*"
)
_NOT_DONE = re.compile(  # 没办完呢, to “您是要上报办结吗”
    r"(?:还|都|根本|压根|又|可)*没有?(?:办|弄|做|搞|干|完成|落实|报|写|交|建|整改|改|执行|处理|停|注销|销)?(?:更)?(?:完|好|成|齐|结|上)?(?:呢|啊|呀|嘞|哪|哦|了)*"
)
_OWN_NO = {
    "BLOCKED": re.compile(r"(?:还|都|根本|也|又|可)*(?:没有?|不)(?:卡|堵|受阻|停)(?:住|着|下来)?(?:了|啊|呀)*"),
    "CANCEL_REQUEST": _KEPT, "TASK_DONE": _NOT_DONE, "RECTIFY_FEEDBACK": _NOT_DONE, "EXECUTION_REPORT": _NOT_DONE,
}  # fmt: skip
_NOT_LOOKED_AT = re.compile(
    r"(?:我|先|现在|今天)*(?:不想|不用|不要|不必|不|别)(?:再)?(?:看|查|打开|列)(?:任务|统计|进度|申请|账号|名单)?(?:了|吧|啦)*"
)


@lru_cache(maxsize=64)
def _denial(intent: str) -> re.Pattern[str]:
    loosely = "动|管" if intent in TAKES_BACK else "办|弄|动|管|搞"  # 撤吧，不办了 is why it is taken back
    nothing = rf"没(?:什么|啥)?(?:要|好|可)(?:{_VERBS[intent]})的"  # 没什么要改的
    return re.compile(
        rf"{nothing}|{_DENYING}(?:{_VERBS[intent]}|{loosely})(?:它|他们?|这[个件条]|单子|整改单?|账?号|申请|任务)?{_LEFT_SO}*"
    )


_DENYING = (
    r"(?:那就?|就|还是|先|也|我|今天|暂时)*(?:(?:账?号|单子|申请)(?:先|就|也)?)?"
    r"(?:不要|不用|不必|不需要|用不着|没必要|不|别|甭|莫)(?:再|急着)?(?:整[份个]|全部|全)?"
)
_LEFT_SO = r"(?:了|吧|啦|先|呀|啊|掉|上|回来?|出去)"
_LEFT = re.compile(
    r"(?:那|就|先|还是|让它)*(?:这样|那样)?(?:放|留|摆|搁|存)(?:着|一?放|一?留|在那里?)(?:吧|好了|就行|了)*"
)
_OR_ELSE = re.compile(r"再不[\u4e00-\u9fff]{0,6}?(?:来不及|不行|晚)了?|来不及了?")  # 催吧催吧，再不催月底来不及了
_AMISS = re.compile("手快|手滑|手误|点快|[报写填点发送签弄搞按][错早重反快]")
_NO_MORE = re.compile("不(?:再)?(?:办|弄|搞|报|注销|延|申请|要)了")
_MENDED = re.compile("整?改[正好完掉过]")
_OFTEN = re.compile(r"几(?:[回次遍趟天周年]|个[多月星])")
_BY_MISTAKE = re.compile(
    r"(?:我|刚才|刚刚|昨天|上午|是|一时|不小心|数字?|数据|名单|名[称字]|内容|日期|原因|理由|链接)*(?:手快|手滑|点快了?|手误)?(?:了|就)?(?:[报写填点发送签弄搞按][错早重反快]了?)?(?:的)?"
)


def _verb(asked: Asked) -> re.Pattern[str] | None:
    return _of_deed(asked.about) if asked.about in _VERBS or asked.about in READ_ONLY else None


def _told(verb: re.Pattern[str], part: str, *, agreed: bool = False) -> bool:
    """撤吧, 那就撤了; 撤了 alone may tell that it was done already."""
    if len(part) > _LONGEST or verb.fullmatch(part) is None:
        return False
    return agreed or "了" not in part or _WISHING.search(part) is not None


def _agrees(scene: Scene, part: str) -> bool:
    half = part[: len(part) // 2]
    once = half if half * 2 == part else part  # 要的要的
    received = scene.context.guess in _RECEIPTS and part in {"收到", "收到了", "看到了", "知道了", "晓得了"}
    return received or says_yes(scene, part) or once in {"没意见", "得嘞", "好嘞", "得", "要的", "成"}


@lru_cache(maxsize=128)
def _of_deed(intent: str) -> re.Pattern[str]:
    behind = rf"(?:{_OBJECTS[intent]})?" if intent in _OBJECTS else ""
    if intent in READ_ONLY:
        look = rf"(?:{_LOOKED_AT}){_ENDING}(?:我?(?:看看|瞧瞧|瞅瞅|看))?{_ENDING}"
        return re.compile(rf"{_YES}(?:{look}){{1,3}}{behind}")
    return re.compile(
        rf"{_YES}(?:(?:{_VERBS[intent]})了?{_ENDING}{behind}{_ENDING}了?){{1,4}}(?:给?我?(?:看看|看一下|瞧瞧|看))?"
        rf"|(?:实在|再|真是?)?不(?:{_VERBS[intent]})不(?:行|可|成)[了啊呀]*"
    )
