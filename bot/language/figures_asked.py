"""Questions for figures in free words: 晚报了几家, 昨天到期的有哪些, 办结率多少, 最近一个到期的是哪个.

A sentence is read here only if every piece of it is known: what is counted, a time, a word that asks, words without
weight. So a question never becomes a command, and a command never a question. 今天催了哪几家, 今天我批了几个 ask what
the office itself did on some days, and not what is still to be done.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.language.context import LEADERS, MONITOR, OFFICE, OVERSEERS
from bot.language.figure_pieces import FILTERS, groups_of, numbers, scanned, time_meant
from bot.language.figures_beside import figures_beside
from bot.language.patterns import kinds
from bot.language.refs import plan_said
from bot.language.rules.orders_of import listed_of
from bot.language.scene import Said, Scene, Slots, given

_NAMED_THING = kinds("account accountno request rect mobile url protected")
_LONGEST = 30  # characters of a question of which every piece is known
_NEED_TIME = frozenset({"since", "day"})


def figures_asked(scene: Scene) -> Said | None:
    """A question for a figure or a state of which every piece is known."""
    asked = scene.context.asked
    open_text = asked is not None and (not asked.mine or asked.kind in {"reason", "ask"})
    if open_text or not scene.context.bound or len(scene.text.key) > _LONGEST or scene.has(*_NAMED_THING):
        return None
    oversees = scene.context.has(OVERSEERS | LEADERS)
    if oversees and (said := own_deeds(scene, figures_asked) or figures_beside(scene)) is not None:
        return said
    if scene.has("name", "unit"):
        return None
    if (said := _whole(scene)) is not None:
        return said
    pieces = list(scanned(scene))
    found = dict(pieces)
    twice = (
        sum(name in _NEED_TIME for name, _ in pieces) > 1
    )  # 7月和8月: half of it would be an answer to another question
    chosen = asked is not None and asked.kind == "choose" and found.keys().isdisjoint({"ask", "listed", "rate", "due"})
    if not found or "?" in found or chosen or twice or ("mended" in found and "rect" not in found):
        return None
    return _of_all(scene, found) if oversees and "self" not in found else _of_own(scene, found)


_NOT_COUNTED = re.compile(  # 提醒发了几次, 催了几回, 平均几天办完: no figure that we have, and no other in its place
    r"(?:[今昨]天|本月|这个?月|上个?月|这周|\d{1,2}月)?(?:一共|总共|都)?(?:"
    r"(?:提醒|催办|消息|通知)(?:一共|总共)?(?:发|催)(?:出去)?了?(?:几|多少)(?:次|条|回|遍)|"
    r"(?:催|提醒|发)(?:出去)?了?(?:几|多少)(?:次|回|遍|条)(?:提醒|消息|通知)?|"
    r"平均(?:每(?:家|项|件))?(?:要|用)?了?(?:几|多少)天.{0,4})"
)


def _of_all(scene: Scene, found: dict[str, str]) -> Said | None:
    """What an overseer asks of everybody, a head of his own unit."""
    units = [code for name, codes in groups_of(scene).items() if name in found for code in codes]
    slots = given(plan=plan_said(scene), units=units) | numbers(scene, found)
    asks = not found.keys().isdisjoint({"ask", "listed", "much", "steps"})
    timed = not _NEED_TIME.isdisjoint(found)
    time = time_meant(scene, found) if timed else None
    if timed and time is None:
        return None
    if _about_accounts(scene, found):
        return _of_accounts(scene, found) if asks else None
    if "rect" in found:
        told = not found.keys().isdisjoint({"overdue", "latefor"}) or (
            asks and not found.keys().isdisjoint({"sent", "done", "ongoing", "mended"})
        )
        counted = any(word in found.get("ask", "") for word in "几多哪谁")  # 整改通知收到了吗 is said to colleagues
        return Said("STATS", slots | {"figure": "orders"}) if told else listed_of(scene) if counted else None
    return _figure(found, slots, time, asks=asks) or _items(scene, found, slots, time, asks=asks)


def _figure(found: dict[str, str], slots: Slots, time: Slots | None, *, asks: bool) -> Said | None:
    """办结率多少, 审批了几个, 今天批了几个: one number, with what it is made of."""
    figure = next((name for name in _FIGURES if name in found), None)
    if figure in {"paper", "decided", "unsignedpaper"}:
        return Said("STATS", slots | {"figure": "requests"} | _of_papers(found, time)) if asks else None
    if figure is None or time is not None or not (asks or figure in {"rate", "ackrate"}):
        return None
    return Said("STATS", slots | {"figure": _NAMED.get(figure, figure)})


def _kind_of_paper(word: str) -> str | None:
    """延期, 注销 (and 变更); 申请 alone is of either."""
    return "延期" if "延期" in word else "注销" if re.search("注销|关停|变更", word) else None


def _of_papers(found: dict[str, str], time: Slots | None) -> Slots:
    """Which applications: 延期, those sent, approved or turned down on some days, those on their way."""
    turned_down = re.search("驳|不同意", found.get("decided", ""))
    on_their_way = not found.keys().isdisjoint({"steps", "ongoing"})
    state = (
        "unsigned" if "unsignedpaper" in found
        else "rejected" if turned_down
        else "approved" if "decided" in found and time is not None
        else "sent" if time is not None
        else "open" if on_their_way else None
    )  # fmt: skip
    return (time or {}) | given(kind=_kind_of_paper(found.get("paper", "")), state=state)


def _items(scene: Scene, found: dict[str, str], slots: Slots, time: Slots | None, *, asks: bool) -> Said | None:
    """昨天到期的有哪些, 任务1谁没报: the items that fit, by state or by day."""
    if "due" in found and time is not None:
        return Said("STATS", slots | {"filter": "due"} | time)
    chosen = next((name for name in FILTERS if name in found), None)
    asked_so = _ALL_SO.search(scene.text.key) or ("tasks" in slots and _DONE_SO.search(scene.text.key))
    all_so = chosen in _THE_REST and time is None and bool(asked_so)
    told = asks or all_so or "units" in slots or scene.text.key.rstrip("?。!").endswith("的")
    if chosen is None or not told or (time is not None and chosen not in {"reported", "late", "intime"}):
        return _bare_units(scene, found, slots) if chosen is None and time is None else None
    return Said("STATS", slots | {"filter": _THE_REST[chosen] if all_so else chosen} | (time or {}))


_ALL_SO = re.compile(  # 任务2都办完了吧, 都报了吗: who asks whether all have, wants to see who has not
    r"(?:都|全部?)(?:已经?)?(?:上|填)?(?:报|交|办|完|做|弄)[^家个项]{0,4}(?:吗|吧|没有?)[?!。]*$"
)
_DONE_SO = re.compile(r"(?:报|交|办|完|成|好|结)了吧[?!。]*$")  # 任务2办完了吧, of a task that he looks after
_THE_REST = {"done": "unfinished", "reported": "unreported"}
_FIGURES = ("rate", "ackrate", "much", "unsignedpaper", "paper", "decided", "fixed", "unclosed", "closed", "involved")
_NAMED = {"much": "rate", "fixed": "dispositions", "involved": "units"}


def _bare_units(scene: Scene, found: dict[str, str], slots: Slots) -> Said | None:
    """一共几家单位: nothing but units is counted."""
    counted = found.keys() <= {"ask", "fill", "untilnow"} and re.search(
        r"(?:几|多少)(?:家|个)?单位|单位.{0,3}(?:几|多少)(?:家|个)", scene.text.key
    )
    return Said("STATS", slots | {"figure": "units"}) if counted else None


def _of_accounts(scene: Scene, found: dict[str, str]) -> Said | None:
    platform = scene.first("platform")
    words = _DECIDED_AS | (_GOING if platform else {})
    wanted = next((name for name in words if name in found), None)
    if wanted is None:
        return None
    if wanted == "inuse":
        return Said("ACCOUNT_QUERY", {"scope": "own_unit"})
    of_which = given(platform=scene.platform(platform) if platform else None)
    spoken_of = wanted != "undecided" or platform is not None or "accounts" in found or _OF_FATES.search(scene.text.key)
    return Said("ACCOUNT_QUERY", of_which | {"filter": words[wanted]}) if spoken_of else None


_OF_FATES = re.compile(r"处置|[几多][少个]+")  # 还有几个没定; 还有几家没定 may be of anything
_DECIDED_AS = {"kept": "保留", "merging": "整合", "undecided": "待定", "inuse": ""}
_GOING = {"closed": "已注销", "unclosed": "关停"}  # of one platform alone


def _about_accounts(scene: Scene, found: dict[str, str]) -> bool:
    """Whether accounts are listed, not counted: by what was decided of them, or those of one platform."""
    going = not found.keys().isdisjoint(_GOING)
    listed = not found.keys().isdisjoint(_DECIDED_AS) or (going and scene.has("platform"))
    return listed or ("accounts" in found and not going)


def _of_own(scene: Scene, found: dict[str, str]) -> Said | None:
    """What somebody asks of his own unit."""
    if (
        not found.keys().isdisjoint({"unclosed", "closed"})
        and "ask" in found
        and ("accounts" in found or "self" in found or "unclosed" in found)
    ):
        return Said(
            "ACCOUNT_QUERY", {"scope": "own_unit", "filter": "关停"} if "unclosed" in found else {"scope": "own_unit"}
        )
    if "people" in found and "ask" in found and (task := numbers(scene, found)):
        return Said("TASK_DETAIL", task)
    if "nearest" in found:
        return Said("LIST_MY_TASKS", {"focus": "nearest"})
    if "due" in found and not _NEED_TIME.isdisjoint(found) and (time := time_meant(scene, found)) is not None:
        return Said("LIST_MY_TASKS", {"filter": "open"} | time)
    return None


_OUR = r"(?:我们?|咱们?|单位|本单位)?"
_SENT = re.compile(
    rf"{_OUR}(?:上次|上回|前面|前几天|刚才?|昨天)?{_OUR}(?:上|填)?(?:报|交)(?:上去|过去)?的(?:那个|那项|东西|材料|情况)?"
    r"(?:市?府办|你们)?(?:都|给)?(?:批|通过|核实|审核|审|认可|过)(?:完|过)?了?(?:没有?|吗|不|么)|"
    rf"{_OUR}(?:刚才?|上次)?{_OUR}(?:上|填)?(?:报|交)的(?:你|您|市?府办)?(?:收到|看到)了?(?:没有?|吗)|"
    rf"{_OUR}(?:报|交)(?:上去|成功|过去)了?(?:没有?|吗)|核实(?:完|好|过)了?(?:没有?|吗)"
)
_OWN_ORDERS = re.compile(rf"{_OUR}(?:的)?整改都?(?:完成|完|好|到位|通过)了?(?:没有?|吗|么)")
_ALL_DONE = re.compile(
    rf"{_OUR}(?:的?任务)?(?:是不是)?(?:全部?|都)(?:办|弄|做|报|交)(?:完|好|齐)了?(?:没有?|吗|么)|"
    rf"{_OUR}(?:任务|事情?)(?:办|弄|做|报|交)(?:完|好|齐)了?(?:没有?|吗|么)"
)
_STUCK = re.compile(  # 卡在哪了, 现在到哪一步了, 在等谁批
    rf"(?:现在|目前|那|{_OUR})*(?:都)?(?:卡|堵|停|压)在(?:哪|谁)(?:里|儿|那|那里|一步|个环节|手里|手上)?(?:了|呢)?|"
    rf"(?:现在|目前|那|{_OUR})*(?:都)?(?:走|办|进行|进展|弄|做)?到(?:哪|第几|什么)(?:一?步|个环节|程度)了?|"
    rf"(?:现在|目前)(?:还|都)?在?等谁(?:办|批|签|核实)?|(?:现在|目前|{_OUR})*(?:还|都)?在?等谁(?:批|签|核实)"
)
_WHO_OURS = re.compile(
    r"(?:谁是)?(?:(?:我们|咱们|本单位|我们?单位)(?:单位)?的?(?:联系人|经办人|主要负责人|分管领导|专职人员)|"
    r"分管领导|专职人员)"
    r"(?:现在)?(?:登记的)?(?:是谁|是哪个|是哪位|谁)?"
)


def _whole(scene: Scene) -> Said | None:
    """上次报的批了没, 都弄好了没, 我们联系人是谁: of one's own unit, the whole sentence."""
    key = scene.text.key.strip("?。!,啊呀呢 ")
    if scene.context.has(OVERSEERS):
        return Said("UNKNOWN", {"hint": "not_counted"}) if _NOT_COUNTED.fullmatch(key) else None
    if _SENT.fullmatch(key):
        return Said("LIST_MY_TASKS", {"focus": "sent"})
    if _STUCK.fullmatch(key):
        return Said("LIST_MY_TASKS", {"focus": "stuck"})
    if _ALL_DONE.fullmatch(key):
        return Said("LIST_MY_TASKS", {"filter": "open"})
    if _OWN_ORDERS.fullmatch(key):
        return Said("RECTIFY_LIST")
    asks = "谁" in key or "哪" in key
    return Said("LIST_MY_TASKS", {"focus": "people"}) if asks and _WHO_OURS.fullmatch(key) else None


Reads = Callable[[Scene], Said | None]
_WHEN = r"(?P<when>[^催批审驳我们都,，。]{0,10}?)"
_SELF = r"(?:(?P<me>我)(?!们)|我们)?(?:一共|总共|都|已经?)*"
_HOW_MANY = r"(?:哪些?几?[家个项件]?|谁|几[家个项件]|多少[家个项件]?)(?:单位|申请|件|家)?(?:呢|啊|呀|来着)*"
_URGED = re.compile(rf"(?:我(?=[^们催]))?{_WHEN}{_SELF}(?:催办?|提醒|督促)(?:过了|了|过){_HOW_MANY}[?。!]*")
_MINE = re.compile(
    rf"(?:(?P<first>我){_WHEN}|(?P<then>[^催批审驳我们都,，。]{{0,10}}?)我)(?P<deed>(?:一共|总共|都|已经?)*(?:审批|批准?|驳回|驳).*)"
)
_FIGURE = "批了几个"  # by which the days are read as they are in every question for figures


def own_deeds(scene: Scene, read: Reads) -> Said | None:
    """Who was urged on those days; what the speaker approved or turned down on them."""
    key = scene.text.key
    if not scene.context.has(OFFICE | MONITOR) or scene.has("task", "account", "request", "rect"):
        return None
    if "催" in key or "提醒" in key or "督促" in key:
        return _urged(scene, key, read)
    told = _MINE.fullmatch(key) if "我" in key else None
    if told is None:
        return None
    found = read(scene.saying(f"{told['when'] or told['then'] or ''}{told['deed']}"))
    decided = found is not None and found.slots.get("state") in {"approved", "rejected"}
    return replace(found, slots={**found.slots, "mine": True}) if found is not None and decided else None


def _urged(scene: Scene, key: str, read: Reads) -> Said | None:
    told = _URGED.fullmatch(key)
    if told is None:
        return None
    mine = {"mine": True} if told["me"] or (key.startswith("我") and not key.startswith("我们")) else {}
    if not told["when"]:
        return Said("STATS", {"figure": "urged", **mine})
    days = read(scene.saying(f"{told['when']}{_FIGURE}"))
    if days is None or "since" not in days.slots:
        return None
    return Said("STATS", {"figure": "urged", "since": days.slots["since"], "until": days.slots["until"], **mine})
