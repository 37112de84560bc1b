"""What is told while “您是要申请…吗” waits: the day, why, which task. It goes with the offer, which is made anew."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.language.answers.delegating import told_of_contact, told_of_delegation
from bot.language.answers.dialogue import answer, fill
from bot.language.answers.moves import move_of
from bot.language.answers.weighing import weighed_answer
from bot.language.asked import AGREES, ANSWERS
from bot.language.context import Asked
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import plainest
from bot.language.rules.asking import asks
from bot.language.rules.identifiers import LONG_NUMBER
from bot.language.rules.putting import MORE, put_into
from bot.language.scene import Said, Scene, Slots
from bot.language.told_days import stopped_then

_TAKES = {  # what an offered application may be told
    "EXTENSION_REQUEST": ("date", "reason"),
    "CANCEL_REQUEST": ("account_id", "stop_date", "reason"),
    "CHANGE_REQUEST": ("account_id", "effective_date", "reason"),
}
_FORMS = {"EXTENSION_REQUEST": "YQ-", "CANCEL_REQUEST": "ZX-", "CHANGE_REQUEST": "BG-"}
_OTHERS = kinds("account accountno name unit request rect")  # of something else, or of another of them
_ANOTHER = re.compile(r"另外?(?:[一那]?[个件项]|的)|别的|[我你]说的是")  # 我说的是另一个
_IN_WORDS = frozenset({"reason", "account_id"})


def told_beside(scene: Scene, read: Callable[[Scene], Said | None]) -> Said | None:
    """5月11; 谭主任出差了没人签; 任务2 to “您是要申请任务延期吗”; no yes, no no, no question and no command.

    A form that was shown is put right in its own way (`mending.py`).
    """
    if (said := told_of_delegation(scene) or told_of_contact(scene) or _stop_of_step(scene)) is not None:
        return said
    asked = scene.context.asked
    offered = asked.intent if asked is not None and asked.mine and asked.kind == "confirm" and not asked.form else ""
    if offered not in _TAKES or asks(scene.tokens, scene):
        return None
    if (said := _gone_on(scene) or _of_task(scene, _TAKES[offered])) is not None:
        return said
    if scene.has("reasonword") and {"reason", MORE} & (put := put_into(scene, _FORMS[offered])).keys():
        return Said("FILL", put)  # 理由换一下，粉丝超10万平台要冻结60天
    said, command = answer(scene), read(scene)
    if (said is not None and said.certain) or scene.has(*_OTHERS) or _ANOTHER.search(scene.text.key):
        return None
    alone = command is None or LONG_NUMBER.fullmatch(scene.text.key)
    return _as_of_form(scene, _TAKES[offered]) if alone or command is None else _the_same(command, offered)


def _gone_on(scene: Scene) -> Said | None:
    """给局长签吧: he goes on with it; the form is opened, and asks what is missing."""
    return Said("CONFIRM") if _ON_TO_HEAD.fullmatch(scene.text.key) else None


def _of_task(scene: Scene, takes: tuple[str, ...]) -> Said | None:
    task = _only_a_task(scene) if "date" in takes else {}
    return (_refused_at_once(scene, task) or Said("FILL", task)) if task else None


def _stop_of_step(scene: Scene) -> Said | None:
    """其实15号停的, to “您是要报告…（已提交）吗”: the day of 停更, no day of that step."""
    asked = scene.context.asked
    offered = asked is not None and asked.mine and asked.kind == "confirm" and asked.intent == "EXECUTION_REPORT"
    day = stopped_then(scene) if asked is not None and offered and "已停更" not in asked.words else ""
    return Said("FILL", {"stopped_on": day}) if day else None


def reason_behind_yes(scene: Scene, words: str) -> Slots:
    """嗯，局长外出没人签: what stands behind a yes to an offered application, where it plainly is its reason."""
    takes = _TAKES.get(scene.context.guess)
    if takes is None:
        return {}
    said = _as_of_form(scene.saying(words), takes)
    return {"reason": said.slots["reason"]} if said is not None and said.slots.keys() == {"reason"} else {}


def _as_of_form(scene: Scene, fields: tuple[str, ...]) -> Said | None:
    """What the form would take from it."""
    form = replace(scene, context=replace(scene.context, asked=Asked("ask", fields=fields)))
    filled, move = weighed_answer(form, fill(form)), move_of(form)
    if filled is None or filled.intent != "FILL" or {"ask", "deny"} & filled.slots.keys():
        return None
    answering = filled.certain or (move is not None and move.does == ANSWERS)
    answering = answering and (scene.has("reasonword") or not (_settles(scene) or _ABOUT_OFFER.search(scene.text.key)))
    slots = {name: value for name, value in filled.slots.items() if answering or name not in _IN_WORDS}
    if "reason" in slots and _names_only(scene, str(slots["reason"])):
        del slots["reason"]
    if "reason" in slots and not scene.has("reasonword") and _NO_REASON.search(scene.text.key):
        del slots["reason"]
        return Said("FILL", slots) if slots else Said("UNKNOWN", {"hint": "not_asked_here"})
    return Said("FILL", slots) if slots else None


def _names_only(scene: Scene, reason: str) -> bool:
    """等下，知乎 of 等下，知乎停更是8月10号: what is spoken of, and no reason."""
    said = scene.saying(_CALLING.sub("", reason))
    return said.only(_NAMED)


_CALLING = re.compile(r"^(?:哦|噢|啊|嗯|诶|哎呀?|对了?|等一?下|等等|慢着|还有|另外|那个?|不好意思|好的?|行|[\s,，。])+")
_NAMED = WEIGHTLESS | kinds("account name platform accountnoun")
_NO_REASON = re.compile(  # 公告链接 https://…, 粉丝大概两万三, 截图发你了: of the account, not why
    r"https?://|www\.|^(?:公告|链接|网址|截图|附件|材料)|(?:链接|网址|截图|附件)(?:是|在|:|：|发|见)|"
    r"^粉丝(?:数|量)?(?:有|是|大概|大约|约|差不多|现在|目前)*[\d一二两三四五六七八九十百千万.]+[^,，。;；]{0,3}$"
)
_GOES, _HEADS = r"(?:那就?|就|直接|先)?", r"(?:局长|镇长|主任|书记|领导|主席|院长|校长|一把手|老板)"
_ON_TO_HEAD = re.compile(
    rf"{_GOES}(?:(?:给|送|报|请|让|找)给?(?:我们)?[\u4e00-\u9fff]?{_HEADS}(?:签|审|看|批|定)(?:字|批|发)?|(?:给|送|报)给?(?:我们)?{_HEADS})"
    r"(?:吧|了|一下)*[。!~]*"
)


_ABOUT_OFFER = re.compile(  # 使不得，老百姓天天在看; 行，那就注销掉; 换的是主体 speak of the offer, no reason
    r"^(?:对|是|行|好|嗯|中|可以|成|不|别|甭|莫|用不着|没必要|使不得|算|要|换|改|发|延|等|先)"
    r"|^就是|[这那]个?[^,。]{0,4}的$|[这那][个条份家]$|(?:都|也|一起)要?(?:办|弄)?$|[吧呗]$|留着|保留|不动|名称|名字|主体|管理员|公众号|注销|销掉|关掉|改名|变更|直接"
)


def _settles(scene: Scene) -> bool:
    """中，弄吧弄吧: it resembles a yes, and is asked about as such."""
    move = move_of(scene)
    return move is not None and move.does == AGREES and move.ahead >= _SURELY


_SURELY = 8.0


def _the_same(command: Said, offered: str) -> Said | None:
    """延到5月20, where an extension is offered: said once more, with more of it; uid是2803301701 is of that form."""
    if command.intent == "CONTINUE" and command.slots.keys() == {"account_id"} and "account_id" in _TAKES[offered]:
        return Said("FILL", command.slots)
    told = {name: command.slots[name] for name in ("date", "reason") if name in command.slots}
    same = command.intent == offered and command.slots.keys() <= {"date", "reason"}
    return Said("FILL", told) if same and told else None


def _refused_at_once(scene: Scene, told: Slots) -> Said | None:
    """任务10, which goes on for ever: no yes is asked for where it could only be refused."""
    number = told["task"]
    found = scene.lexicon.tasks_numbered(number) if isinstance(number, int) else ()
    endless = bool(found) and all(task.long_term for task in found)
    return Said("EXTENSION_REQUEST", {"tasks": (number,)}) if endless else None


def _only_a_task(scene: Scene) -> Slots:
    """任务2, where it was not said which."""
    refs = plainest(scene) if scene.full(r"SOFT {task|nth} SOFT") else None
    return {"task": refs.numbers[0]} if refs is not None and len(refs.numbers) == 1 else {}
