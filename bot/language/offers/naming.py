"""For each command that may be offered, what it takes from the sentence; None where it lacks what it needs."""

import re
from collections.abc import Callable, Mapping

from bot.language.context import OFFICE
from bot.language.offers import accounts, oversight, papers, people, records, rects, tasks, voices
from bot.language.offers.rare import RARE, RARE_MEANT
from bot.language.rules.asking import asks
from bot.language.rules.guide import of_another_thing, topic_of
from bot.language.rules.instruct import period_said
from bot.language.rules.orders_of import listed_of
from bot.language.scene import Scene, Slots, given

_SHORT = 4  # 整改
Namer = Callable[[Scene], Slots | None]


def named_in(scene: Scene, intent: str) -> Slots | None:
    """The slots of a command as far as the sentence names them."""
    return NAMERS.get(intent, tasks.numbers)(scene)


def meant_in(scene: Scene, intent: str) -> Slots | None:
    """The slots of a command that a sentence resembles beyond doubt, though none of its usual words are said."""
    return _MEANT[intent](scene) if intent in _MEANT else None


def _helped(scene: Scene) -> Slots | None:
    return None if of_another_thing(scene) else given(topic=topic_of(scene))


def _suggested(scene: Scene) -> Slots:
    return {"text": scene.text.shown.strip()}


def _looked_for(scene: Scene) -> Slots | None:
    """整改还要两天 tells, it does not ask for a list."""
    short = len(scene.text.key) <= _SHORT
    short = short and not scene.has("x")  # 整改真难
    looks = short or asks(scene.tokens, scene) or scene.has("view", "myrects", "query")
    return dict(listed_of(scene).slots) if looks else None


_OF = {  # what must be said besides; the rest of the words only weighs
    "DUTY_LIST": re.compile(
        r"值班.{0,4}(?:表|安排|名单|顺序)|排班|(?:轮到谁|哪天|怎么排).{0,2}值班|值班.{0,3}(?:轮到谁|哪天|怎么排)|谁.{0,3}值班"
    ),
    "TRAINING_LIST": re.compile(
        r"培训.{0,6}(?:什么时候|哪|几|吗|没有?$|有什么|通知|安排|名单|看|时间|地点)|[有哪]些?什?么?培训"
    ),
    "POST_COUNTS": re.compile(
        r"(?:供稿|投稿|投了|采用|稿).{0,6}(?:几|多少|情况|统计|数|率|排|差|够)|几[篇条].{0,4}(?:稿|用|采)"
    ),
    "CONTACT_OFFICE": re.compile(
        r"人工|真人|活人|转.{0,6}(?:人|同志|办)|接.{0,2}电话|客服|热线|电话.{0,2}(?:是|多少|给|发|有|没|呢|号)|谁|人(?:吗|么|在|接|管|来|能|问|[。!?？]?$)|"
        r"(?:找|问|联系|请教|咨询|对接|沟通|当面|反映|打给|解释|说清|说不)(?!.{0,2}领导)"
    ),
    "SUGGESTION_LIST": re.compile(r"意见|建议|投诉|反映|吐槽"),
    "RECTIFY_URGE": re.compile(r"催|提醒"),
    "SUCCESSION": re.compile(r"接|交给|交出|交掉|移交|转给|顶|换人|归我"),
    "CONTINUE": re.compile(r"申请|填|草稿(?!纸)|那张表|那个表|接着|继续[弄办走]|那个继续|还没交"),
}


def _about(intent: str) -> Namer:
    """A command that names nothing, where its own words are said; 值班表排好了 tells, it asks for no list."""

    def named(scene: Scene) -> Slots | None:
        told = scene.has("done", "doneish", "past") and not asks(scene.tokens, scene) and intent != "SUCCESSION"
        return {} if _OF[intent].search(scene.text.key) and not told else None

    return named


def _continued(scene: Scene) -> Slots | None:
    """The form that was begun; 继续加油 is none."""
    return accounts.request(scene) if _OF["CONTINUE"].search(scene.text.key) else None


def _received(scene: Scene) -> Slots | None:
    """收到什么？ asks."""
    return None if asks(scene.tokens, scene) else {}


def _signed_up(scene: Scene) -> Slots | None:
    """Somebody wants to come to the training; who, is asked."""
    return {} if _TRAINED.search(scene.text.key) and not asks(scene.tokens, scene) else None


_TRAINED = re.compile(r"培训|报名|报个名|报上|课|参训|参加|听|学|名额|占个|算我|带上|px-", re.IGNORECASE)


_HELD_BACK = re.compile("提醒|发|推|催|今[天日]|通知")


def _hold(scene: Scene) -> Slots | None:
    """Only what speaks of reminders, of sending, or of today; 14号和47号不在里面 is about accounts."""
    about = _HELD_BACK.search(scene.text.key) and not scene.has("account", "accountno")
    return {} if about else None


def _nothing(_: Scene) -> Slots:
    return {}


def _called(scene: Scene) -> Slots | None:
    """Somebody of the office; whoever sits there calls nobody by a guess: 联系人北苑经办 names a person of a unit."""
    return None if scene.context.has(OFFICE) else _about("CONTACT_OFFICE")(scene)


NAMERS: Mapping[str, Namer] = {
    **RARE,
    "TASK_DONE": tasks.done,
    "TASK_PROGRESS": tasks.told,
    "TASK_ADD": tasks.added,
    "TASK_DETAIL": tasks.of_task,
    "NOT_OURS": tasks.not_ours,
    "TASK_WITHDRAW": tasks.last,
    "EXTENSION_REQUEST": tasks.extended,
    "SIGN_RECEIPT": _received,
    "ASSIGN_PERSON": tasks.assigned,
    "CANCEL_REQUEST": accounts.cancelled,
    "CHANGE_REQUEST": accounts.changed,
    "EXECUTION_REPORT": accounts.executed,
    "BLOCKED": accounts.blocked,
    "REQUEST_STATUS": accounts.queried_request,
    "REQUEST_WITHDRAW": accounts.withdrawn,
    "REQUEST_EDIT": accounts.edited,
    "CONTINUE": _continued,
    "PAPER_SIGN": accounts.request,
    "SIGN_UNDO": accounts.unsigned_again,
    "REQUEST_REVOKE": accounts.request,
    "REQUEST_VOID": accounts.request,
    "PRINCIPAL_SIGN": accounts.decided,
    "APPROVE": accounts.approved,
    "REJECT": accounts.sent_back,
    "RETURN": accounts.sent_back,
    "VERIFY": oversight.verified,
    "UNIT_STATUS": oversight.of_unit,
    "URGE": oversight.urged,
    "STATS": oversight.counted,
    "LIST_MY_TASKS": tasks.listed,
    "ACCOUNT_QUERY": accounts.accounts,
    "EXPORT": oversight.exported,
    "HELP": _helped,
    "CONTACT_OFFICE": _called,
    "HAND_OVER": oversight.ordered,
    "REASSIGN": oversight.reassigned,
    "REPORT_FOR": oversight.reported_for,
    "ACK_FOR": oversight.of_unit,
    "NOT_APPLICABLE": oversight.item_of_unit,
    "VOID": oversight.item_of_unit,
    "REOPEN": oversight.item_of_unit,
    "KEEP": tasks.of_task,
    "DISPOSITION": oversight.disposed,
    "OPINION": oversight.proposed,
    "TRAINING_SIGN_UP": _signed_up,
    "RECTIFY_ISSUE": rects.issued,
    "RECTIFY_VERIFY": rects.rect_checked,
    "RECTIFY_FEEDBACK": rects.rect_told,
    "RECTIFY_DISPUTE": rects.rect_disputed,
    "RECTIFY_LIST": _looked_for,
    "RECTIFY_WITHDRAW": rects.of_order,
    "RECTIFY_DISCARD": rects.of_order,
    "RECTIFY_ACK_FOR": rects.of_order,
    "RECTIFY_FEEDBACK_FOR": rects.told_for,
    "RECTIFY_ANSWER": rects.of_order,
    "RECTIFY_MEASURE": rects.of_order,
    "RECTIFY_CIRCULAR": rects.of_order,
    "CONTACT_CHANGE": people.new_contact,
    "DELEGATE": people.delegated,
    "UNDELEGATE": people.undelegated,
    "SUGGESTION": _suggested,
    "UPDATE_SEEN": rects.seen,
    "RECALL": oversight.recalled,
    "REMARK": oversight.remarked,
    "SUCCESSION": _about("SUCCESSION"),
    "HANDOVER_LIST": _nothing,
    "UNDELIVERED": _nothing,
    "TIMELINE": records.of_what,
    "DUTY_TODAY": records.on_day,
    "DUTY_LIST": _about("DUTY_LIST"),
    "TRAINING_LIST": _about("TRAINING_LIST"),
    "POST_COUNTS": _about("POST_COUNTS"),
    "SUGGESTION_LIST": _about("SUGGESTION_LIST"),
    "RECTIFY_URGE": _about("RECTIFY_URGE"),
    "PHONE_CALLED": records.called,
    "PENDING_APPROVALS": _nothing,
    "PENDING_VERIFICATIONS": _nothing,
    "PREVIEW_TODAY": _nothing,
    "COMPARE": papers.compared,
    "OPINION_STANDING": papers.opinions,
    "REPORT_RECEIPT": papers.receipt,
    "VOICE_SUMMARY": papers.summary,
    "SCORE": papers.sheet,
    "HOLD_TODAY": _hold,
    "REGISTER": people.introduced,
    "VOICE": voices.voice,
    "VOICE_CLASS": voices.sorted_in,
    "DUTY_CHECK": voices.checked,
    "TRAINING_NOTICE": voices.training,
    "PICTURE": voices.picture,
}


_MEANT: Mapping[str, Namer] = {
    **RARE_MEANT,
    "VOICE_SUMMARY": period_said,
    "REPORT_RECEIPT": papers.receipt_of,
    "TRAINING_NOTICE": voices.training_told,
    "POST_COUNTS": _nothing,
    "SUCCESSION": _nothing,
    "SUGGESTION_LIST": _nothing,
    "RECTIFY_URGE": _nothing,
    "COMPARE": _nothing,
    "OPINION_STANDING": _nothing,
    "DUTY_CHECK": voices.called_at,
    "NOT_OURS": tasks.some_task,
    "ASSIGN_PERSON": tasks.some_task,
    "EXPORT": oversight.ledger,
    "CONTACT_CHANGE": people.changed,
    "CONTACT_OFFICE": _nothing,
    "SIGN_UNDO": accounts.request,
    "UNDELEGATE": _nothing,
    "RETURN": accounts.request,
    "REJECT": accounts.request,
    "TASK_DETAIL": tasks.called,
    "DUTY_LIST": records.whose,
    "TRAINING_LIST": accounts.request,
}
