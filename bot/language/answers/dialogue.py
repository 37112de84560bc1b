"""Answers to a question of ours: a choice, a yes, missing fields, a reason."""

import re

from bot.language.answers.another_day import another_day, day_rather
from bot.language.answers.beside_choice import leaves_to_us
from bot.language.answers.choosing import choice, corrected
from bot.language.answers.chosen_and_told import task_and_told
from bot.language.answers.echoing import echoed
from bot.language.answers.field_by_field import unslashed, value_apart
from bot.language.answers.giving_up import (
    assents,
    essence,
    gives_up,
    mocks,
    of_another_verb,
    refuses,
    sends,
    takes_back,
)
from bot.language.answers.list_sent import PEOPLE, of_list, of_other_kind
from bot.language.answers.no_more import no_more, tells_of_it
from bot.language.answers.own_verb import CANNOT_BUT, refused
from bot.language.answers.shown import says_to_send
from bot.language.answers.tapped_reason import tapped_reason
from bot.language.answers.told_again import chosen_again, told_again
from bot.language.context import Asked
from bot.language.patterns import CALLED, LIGHT, kinds
from bot.language.refs import numbers_task, plainest
from bot.language.rules.asking import asks
from bot.language.rules.fields import coming_day, fill_days
from bot.language.rules.form import text_fields
from bot.language.rules.identifiers import asks_back
from bot.language.rules.opening import ANCHORED
from bot.language.rules.roster import people
from bot.language.rules.same_as import with_same_day
from bot.language.rules.trainings import filled
from bot.language.rules.wished_day import happened_then
from bot.language.scene import Said, Scene, Slots, clauses

_COMMANDS = kinds(
    "done report progress cancel change extend receipt withdraw notcancel mytasks myrequests myrects "
    "request rect task help human urge stats export approve reject delegate undelegate query edit "
    "continue pendingapprovals pendingverifications feedback issue registerme contactchange suggest "
    "handover revoke void signundo assign accountregister reportfor rejectedbyplatform blocked unblock reopenrequest "
    "papersign remark recallnotice succeed handduties handoverlist view"
)
_REFUSED = re.compile(
    r"\s*(?:哎呀?|唉|啊|嗯|呃|喂)*[\s,，]*(?:(?:不是的?|不对|弄?搞?错|不行|不可以)[诶欸啊呀吧哦了啦的]*)+(?=[\s,，.。!！…~～]|[^\w\s]|$)"
    r"(?!.*(?:是的|没错|对的|可以|看[错岔]))"
)
_TWICE = re.compile(r"(?:不对){2,}(?!.*(?:是的|没错|对的|可以|看[错岔]))")  # 不对不对不是这个号
_NOT_TO_SEND = re.compile(r"(?:先|暂时)(?:不要|别|不)(?:提交|发|报|交|办)(?!到?在?群|给)")  # 好像弄错了，请先不要提交哦
_SOMETHING_ELSE = kinds("date accountid edit account task nth request rect view")
_NOT_CANCELLED = re.compile(r"(?:别|不要?|先别|没说要?)取消(?!吗)")  # 不要取消，提交
_WONDERING = re.compile(r"(?:没问题|没错|没毛病|可以|对)吧")
_SENT = re.compile(r"[,。;!]提交(?:吧|了)?[。!]?$")
_YES = re.compile(r"(?:是|对|嗯|好|行|确认|确定|可以|没错)+[的呀啊吧哒滴了嘞]*")
_BEFORE_COMMAND = kinds("polite particle soft self sep want apply plan")
_RATHER = frozenset({"直接", "干脆"})
_NAMING = frozenset({"name", "tasks", "target", "request", "rect", "units", "unit", "what"})
_WHOLE = kinds(
    "LIST_MY_TASKS HELP CONTACT_OFFICE REQUEST_STATUS RECTIFY_LIST STATS PENDING_APPROVALS "
    "PENDING_VERIFICATIONS REQUEST_WITHDRAW SUGGESTION UNDELEGATE CONTINUE REQUEST_EDIT REQUEST_RESTORE "
    "PAPER_SIGN RECALL HANDOVER_LIST VOICE VOICE_SUMMARY"
)
_OF_OFFICE = kinds("PHONE_CALLED ACK_FOR REPORT_FOR EXTENSION_FOR OPINION_FOR")  # no people of a list: 代签收 公安局
_SWAPPED = re.compile(r"[换改]成|[换改]为")
_LOOKED_UP = kinds("TIMELINE REPORT_RECEIPT EXPORT")  # 经过 ZX-2022-001 is no proof that an account is gone
_COMPLAINS = re.compile(r"明明|怎么(?:还|又|说|会|没|就)|为(?:什么|啥|何)|凭什么|[?？]$")
_BLAMES = re.compile(r"^[你您]们?.{0,6}太.{1,4}了")  # 你们催得也太急了 is no reason
_ANOTHER_DAY = r"{soft|particle|to|extend|want|polite}*{date}{soft|particle|polite|question|qmark|sep|not|want}*"
FORM = frozenset({"account_id", "stop_date", "effective_date", "reason", "field", "value"})
_DAY_OF = {"ZX": "stop_date", "BG": "effective_date"}  # by the kind of form
_OWN_DAY = frozenset({"stop_date", "effective_date"})  # of a form: what is said beside such a day is kept without it
_LONG_NUMBER = re.compile(r"\d{5,}", re.ASCII)  # a mobile, or one that was mistyped
COURSE = "course"  # the notice of a training lacks something
_PREPARED = ("备份", "解绑")  # what must be done before 停更
_FINE = ("没错", "没问题", "没毛病", "没意见")  # a no that means yes
_ENOUGH = re.compile(r"那?(?:行了|好了)[吧啊呀]?")  # a yes to “您是要…吗”, or enough of it
_WISH = kinds("account name platform accountnoun unit cancel apply want self ba soft sep particle polite past")
_SHORT = 8  # a refusal in other words than ours is short


def answer(scene: Scene) -> Said | None:
    """What the message says to the open question; None if it says something else."""
    asked = scene.context.asked
    if asked is None:
        return None
    if asked.kind == "reason" or (said := day_rather(scene, asked)) is not None:
        return tapped_reason(scene) if asked.kind == "reason" else said
    key = essence(scene)
    settled = {"choose": corrected, "confirm": _not_cancelled}.get(asked.kind)
    if (settled is not None and (said := settled(scene, asked)) is not None) or (said := echoed(scene)) is not None:
        return said
    no_ends = asked.kind != "confirm" and not PEOPLE & set(asked.fields)  # 不对, of a list: it is put right
    given_up = scene.phrases("cancelword") | (scene.phrases("no") if no_ends else frozenset())
    if _SENT.search(scene.text.key) is None and (gives_up(scene) or refuses(scene, key, given_up)):
        return Said("DIALOG_CANCEL")  # 不改了，提交 ends nothing
    dropped = scene.full(r"SOFT {apply|requestnoun} SOFT {cancel|notcancel|withdraw|undo} SOFT")  # 这个申请不要了
    if asked.kind == "ask" and (dropped or no_more(scene)):
        return Said("DIALOG_CANCEL")
    kinds_of_answer = {"confirm": _confirm, "choose": choice, "ask": _sent}
    return kinds_of_answer[asked.kind](scene, key) if asked.kind in kinds_of_answer else None


def _not_cancelled(scene: Scene, _: Asked) -> Said | None:
    """不要取消，提交 agrees; 别取消, 没问题吧, 对你个头 and a verb that is not the question's leave it open."""
    if refused(scene):
        return Said("DIALOG_CANCEL")
    if _ENOUGH.fullmatch(essence(scene)) and _is_guess(scene):
        return Said("CONFIRM", certain=False)
    if mocks(scene) or tells_of_it(scene) or (of_another_verb(scene) and not _more_than_yes(scene)):
        return Said("UNKNOWN")
    if not _NOT_CANCELLED.search(scene.text.key) and not _WONDERING.fullmatch(scene.text.key.rstrip("?。")):
        return None
    return Said("CONFIRM" if _SENT.search(scene.text.key) else "UNKNOWN")


def _more_than_yes(scene: Scene) -> bool:
    """任务1也退一下: something else is named, it may be another command."""
    return scene.has("task", "nth", "number", "account", "name", "request", "rect", "date")


def _sent(scene: Scene, key: str) -> Said | None:
    """提交 while the form lacks something: what is missing is asked for again; 是 to a list that was shown."""
    asked = scene.context.asked
    if asked is not None and PEOPLE & set(asked.fields):
        return of_list(scene, key, asked)
    if asked is None or not set(asked.fields) & FORM:
        return None
    sent = key in scene.phrases("submit") or sends(scene) or (bool(asked.form) and says_to_send(scene))
    return Said("CONFIRM") if sent else None


def _confirm(scene: Scene, key: str) -> Said | None:
    prepared = all(word in key for word in _PREPARED) and not scene.has("not", "unfinished", "future")
    if prepared or assents(scene) or _done_so(scene):
        return Said("CONFIRM")
    weighty = "".join(scene.word(t) for t in scene.tokens if t.kind not in LIGHT)
    for kind, intent in (("yes", "CONFIRM"), ("no", "DIALOG_CANCEL")):
        half = key[: len(key) // 2]
        twice = {half} if half * 2 == key else set()  # 取消取消
        if scene.phrases(kind) & {key, weighty, key.rstrip("了吧呀啊哈的"), *twice}:
            return Said(intent)
    if all(_YES.fullmatch(part) for part in _weighty_parts(scene)) and _weighty_parts(scene):
        return Said("CONFIRM")
    said = {part for part in re.split(r"[,。;!.]", scene.text.key) if part}
    if (len(said) > 1 and said <= scene.phrases("yes") | {"提交吧", "提交"}) or key in scene.phrases("submit"):
        return Said("CONFIRM")
    noes = scene.phrases("no") | scene.phrases("cancelword")
    if _refused_first(scene) or takes_back(scene) or refuses(scene, key, noes):  # 不对不对取消
        return Said("DIALOG_CANCEL")
    short = (
        len(key) <= _SHORT
        and not said & scene.phrases("yes")
        and not any(word in key for word in _FINE)
        and not scene.has("task", "number", "account", "question", "edit", "reasonword")
    )
    refused = (
        short and scene.has("not") and not asks(scene.tokens, scene) and not scene.has("date", "accountid", "latin")
    )
    refused = refused and not any(map(CANNOT_BUT.search, said))
    return Said("DIALOG_CANCEL", certain=False) if refused else None


def _is_guess(scene: Scene) -> bool:
    """Whether “您是要…吗” is asked: no form, and nothing that was to be prepared, which may be 好了."""
    asked = scene.context.asked
    return asked is not None and bool(scene.context.guess) and not (asked.form or _PREPARED[0] in asked.words)


def _done_so(scene: Scene) -> bool:
    """都办好了, to “…都办好了吗” before an account stops: nothing beside it."""
    asked = scene.context.asked
    about = asked is not None and asked.intent == "EXECUTION_REPORT"
    return about and scene.has("done") and scene.only(kinds("done all past soft particle polite sep self"))


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
    return [part.words for part in weighty]


def commanding(scene: Scene, said: Said) -> bool:
    """Whether a message that could answer our question is a new command all the same: it begins as one and is whole."""
    asked = scene.context.asked
    wished = said.intent == "CANCEL_REQUEST" and said.certain and scene.only(_WISH) and scene.has(*CALLED)
    looked_up = said.certain and said.intent in _LOOKED_UP and bool(said.slots.keys() & {"request", "rect", "tasks"})
    listing = asked is not None and bool(PEOPLE & set(asked.fields))
    if listing and said.intent == "CONTACT_CHANGE" and _SWAPPED.search(scene.text.key):
        return False  # 联系人换成陈静 changes the list that is open
    of_office = listing and said.certain and said.intent in _OF_OFFICE
    if said.intent in ANCHORED or wished or looked_up or of_office or "notes" in said.slots:
        return True  # 苏溪镇政府的微博，注销 says once more what is wanted, and not why
    first = next((t for t in scene.tokens if t.kind not in _BEFORE_COMMAND and scene.word(t) not in _RATHER), None)
    whole = bool(said.slots.keys() & _NAMING) or said.intent in _WHOLE or said.slots.get("stage") == "rejected"
    return said.certain and first is not None and first.kind in _COMMANDS and whole


def of_another_task(scene: Scene, said: Said) -> bool:
    """防汛任务3完成了, where the list of people is asked for: nobody is named, and the task is another one."""
    asked, numbers = scene.context.asked, said.slots.get("tasks")
    if asked is None or not PEOPLE & set(asked.fields) or said.intent not in _OF_TASK or people(scene):
        return False
    plan = said.slots.get("plan")
    lists = {task.number for task in scene.lexicon.tasks if task.people and plan in {None, task.plan}}
    other = isinstance(numbers, tuple) and bool(numbers) and lists.isdisjoint(numbers)
    return other and numbers_task(scene)


_OF_TASK = kinds("TASK_DONE TASK_PROGRESS EXTENSION_REQUEST")


def fill(scene: Scene) -> Said | None:
    """What the words would fill in, several fields in any order; whether they answer at all, `weighing.py` tells."""
    asked = scene.context.asked
    if asked is None or asked.kind != "ask" or _no_words(scene, asked):
        return None
    if assents(scene) and not scene.has("latin") and not scene.dated() and "text" not in asked.fields:
        return None  # 对对对 快点办了我好下班 is no reason
    if (day := another_day(scene, asked)) is not None:
        return day
    if asks_back(scene) or leaves_to_us(scene):
        return Said("UNKNOWN", {"hint": "back"}) if scene.context.chat == "single" else None
    if of_other_kind(scene, asked):
        return None
    scene = unslashed(scene)
    return task_and_told(scene) or value_apart(scene, _fields(scene, asked))


def _fields(scene: Scene, asked: Asked) -> Said | None:
    if COURSE in asked.fields:
        course = filled(scene, asked.fields)
        return Said("FILL", course) if course else None
    slots: Slots = {}
    fields = _with_corrected_day(scene, asked.fields)
    if trouble := fill_days(scene, fields, slots):
        beside = text_fields(scene, asked.fields) if _OWN_DAY & set(asked.fields) else {}
        return Said("FILL", {"deny": trouble, **beside})
    if "task" in fields and (refs := plainest(scene)) and len(refs.numbers) == 1 and (refs.explicit or refs.weak):
        slots["task"] = refs.numbers[0]
    if PEOPLE & set(asked.fields) and (named := people(scene)):
        slots["people"] = named
    slots |= with_same_day(scene, asked.fields, text_fields(scene, asked.fields, loose=fields == asked.fields))
    if not slots and (again := told_again(scene, asked)):  # 原因是后台登不上去 may say why nothing is filled in
        return Said("FILL", again, certain=chosen_again(scene))
    slots = told_again(scene, asked) | slots if slots else slots
    if PEOPLE & set(asked.fields) and "text" in asked.fields and _LONG_NUMBER.search(scene.text.key):
        slots.setdefault("text", scene.text.shown.strip())
    free = asked.fields == ("text",)  # any words could be these: what complains or asks is shown first
    doubtful = free and (_COMPLAINS.search(scene.text.key) is not None or asks(scene.tokens, scene))
    doubtful = doubtful or _BLAMES.search(scene.text.key) is not None
    if coming := coming_day(scene, slots):
        return Said("FILL", coming, certain=False)
    doubtful = doubtful or (len(slots) > 1 and happened_then(scene))
    return Said("FILL", slots, certain=not doubtful) if slots else None


def _no_words(scene: Scene, asked: Asked) -> bool:
    """确认, 好的, 对: a bare yes where words are asked for; it is no progress."""
    said = [scene.word(token) for token in scene.tokens if token.kind not in {"sep", "particle", "polite"}]
    yes = scene.phrases("yes")
    plain = "".join(said) in yes or all(_YES.fullmatch(one) or one in yes for one in said)
    return asked.fields == ("text",) and bool(said) and plain


def fill_beside(scene: Scene) -> Said | None:
    """分管领导 李明 副镇长, said by a colleague where somebody else was asked for the list of people."""
    asked = scene.context.asked
    if asked is None or asked.mine or not PEOPLE & set(asked.fields) or not scene.has("personrole"):
        return None
    named = people(scene)
    return Said("FILL", {"people": named, "text": scene.text.shown.strip()}) if named else None


def _with_corrected_day(scene: Scene, fields: tuple[str, ...]) -> tuple[str, ...]:
    """停更日期刚才写岔了，改成8月24日, while the reason is asked for: a day of the form that was given before."""
    told = {"stop_date": scene.has("stopdate"), "effective_date": scene.has("effectdate")}
    mended = [name for name, spoken in told.items() if spoken and name not in fields and scene.has("date")]
    if fields == ("reason",) and scene.full(_ANOTHER_DAY):
        form = scene.context.asked.form[:2] if scene.context.asked is not None else ""
        return (_DAY_OF.get(form, "date"), *fields)  # 9月15号行不行: of the extension whose reason is asked for
    return (*fields, *mended) if mended and set(fields) & FORM else fields
