"""A message that begins with @bot and speaks to nobody else: in a group, too, its work and its questions are heard.

Strict as ever with talk: what is heard must name one's own object (a task, an account, a paper that waits) in a plain
part of the sentence, or ask how one of our own subjects is done. Whatever changes something is only offered.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.language.company import supposed
from bot.language.context import OVERSEERS
from bot.language.normalise import called, hailed, named_beside, plain
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import task_refs, units_said
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene
from bot.language.tokens import Token

_OF_BOT = re.compile(
    r"[\s,，:：]*(?:昨天|今天|刚才|刚刚|刚|上午|下午|早上)?"
    r"(?:(?:说|讲|发|推送?|提醒|通知|催|列|转|回)(?:的|得|过)|又|真|太|也|会(?!开|议)|能不能|是|这|你|您(?!好)|它|怎么又|还是)"
)
_SPOKEN_OF = re.compile(r"[\s,，:：]*(?:昨天|今天|刚才|刚刚|刚)?(?:说|讲|发|推送?|提醒|通知|催)(?:的|得|过)")
_TALK = kinds("exhort third praise cond who otherthing donenoise cancelnoise claim wait")
_PLAIN = WEIGHTLESS | kinds("assignend want all plan tasknoun mytasks requestnoun apply date number count")
_TASK = kinds("task nth number weak ordinal")
_WORK = kinds(
    "cancel done doneish doing partial percent cannot unfinished unsigned blocked extend notours submitted stopped "
    "closed frozen withdraw wrong report"
)
_OF_TASKS = kinds("TASK_DONE TASK_PROGRESS EXTENSION_REQUEST BLOCKED NOT_OURS TASK_ADD TASK_WITHDRAW")
_OF_ACCOUNTS = kinds("CANCEL_REQUEST CHANGE_REQUEST EXECUTION_REPORT BLOCKED")
_DEALT = kinds(
    "cancel change stopped closed frozen submitted submittedbare changed rename changefield blocked into become"
)
_ACCOUNT = kinds("account accountno name platform theplatform accountnoun")
_ASKING = kinds("question qmark detail howto deadline not help")
_SUBJECTS = kinds(
    "rename changefield cancel change extend receipt delegate rectnoun done report withdraw accountnoun platform sign"
)
_ELSEWHEN = kinds("future date count")
_BESIDE = 6  # so many strange characters are borne in the other parts of a message
_PLEASE = frozenset({"复核", "核实", "核验", "验收", "查收", "查看", "核查", "检查"})
_MEANING = 2  # 意思


def calls_first(text: str, bot_names: Iterable[str]) -> bool:
    """Whether @bot stands at the head, nobody else is called, and what follows is no talk about the bot."""
    said = plain(text).strip()
    rest = called(said, bot_names)
    if rest is None or named_beside(rest, bot_names):
        return False
    return hailed(rest.strip()) == rest.strip() and not _OF_BOT.match(rest)


def speaks_of_bot(scene: Scene, text: str) -> bool:
    """@督办助手 说的任务3，我们也有吗: the bot is spoken of, and somebody else is asked."""
    rest = called(plain(text).strip(), scene.lexicon.bot_names)
    return rest is not None and bool(_SPOKEN_OF.match(rest)) and asks(scene.tokens, scene)


def alone(scene: Scene) -> Scene:
    """The same sentence as if it were said to the bot alone."""
    return Scene(scene.sentence, replace(scene.context, chat="single"), scene.lexicon)


def heard(scene: Scene, said: Said) -> Said | None:
    """What was said to us, so read as in a chat of two, if it is work or a question of our own; else None."""
    if scene.has(*_TALK) or scene.context.has(OVERSEERS) or _gossip(scene):
        return None
    if supposed(scene, said):
        return None
    if any(shape(scene, said) for shape in _READ):
        return said
    return Said(said.intent, said.slots, certain=False) if any(shape(scene, said) for shape in _OFFERED) else None


def _gossip(scene: Scene) -> bool:
    """大家, 哈哈, 你: whoever says so talks to people or about us."""
    words = scene.lexicon.vocabulary.phrases
    return any(word in scene.text.key for kind in ("others", "gossip", "idle") for word in words.get(kind, ()))


def _asks_of_task(scene: Scene, said: Said) -> bool:
    """任务10是啥意思, 任务1我们交了没."""
    run = next(iter(task_refs(scene)), None)
    rest = scene.tokens[run.end :] if run else ()
    meant = run is not None and run.named and said.intent == "TASK_DETAIL" and _light(scene.tokens[: run.start])
    of_hours = any(word in scene.text.key for word in ("几点", "几天", "几时", "几个"))  # 任务3的会议几点开
    return meant and asks(rest, scene) and _strange(rest) <= _MEANING and not (of_hours or scene.has(*_ELSEWHEN))


def _asks_how(scene: Scene, said: Said) -> bool:
    """怎么申请关停公众号: how one of our own subjects is done."""
    known = scene.only(_PLAIN | _SUBJECTS | kinds("howto question qmark help"))
    return said.intent == "HELP" and "topic" in said.slots and known and scene.has("howto")


def _wants_a_person(scene: Scene, said: Said) -> bool:
    """说不清楚，给我转人工吧: a part of its own asks for a person."""
    called_for = [t for t in scene.all("human") if "有人" not in scene.word(t)]
    wanted = any(_light(part, {"human"}) and any(t in called_for for t in part) for part in _parts(scene))
    return said.intent == "CONTACT_OFFICE" and wanted and _strange(scene.tokens) <= _BESIDE


def _acknowledges(scene: Scene, said: Said) -> bool:
    """佛堂镇已收到, while a notice waits for it."""
    waited = scene.context.facts.get("unsigned", "0") != "0"
    own = set(units_said(scene)) <= set(scene.context.units)
    plain_words = scene.only(WEIGHTLESS | kinds("got receipt unit name all plan tasknoun"))
    return said.intent == "SIGN_RECEIPT" and waited and own and plain_words


def _of_own_task(scene: Scene, said: Said) -> bool:
    """培训已办，任务12完成; 1还在弄，周五报: a part begins with the task and tells of work in known words."""
    if said.intent not in _OF_TASKS or scene.has("qmark", "question", "howto"):
        return False
    parts = _parts(scene)
    told = next((part for part in parts if _led_by_task(part)), None)
    if told is None or _strange([t for part in parts if part is not told for t in part]) > _BESIDE:
        return False
    return told is parts[0] or any(t.kind == "task" for t in told)


def _led_by_task(part: Sequence[Token]) -> bool:
    head = next((t for t in part if t.kind not in WEIGHTLESS), None)
    work = any(t.kind in _WORK for t in part)
    return head is not None and head.kind in _TASK and work and all(t.kind in _PLAIN | _TASK | _WORK for t in part)


def _of_own_account(scene: Scene, said: Said) -> bool:
    """丝路起点红色城西 8月15日停更注销，人手不够: the account at the head, what is done to it in the same words."""
    if said.intent not in _OF_ACCOUNTS or scene.has("qmark", "question", "howto", "task"):
        return False
    parts = _parts(scene)
    head = next((t for t in parts[0] if t.kind not in WEIGHTLESS), None) if parts else None
    dealt = any(t.kind in _DEALT for t in parts[0]) if parts else False
    known = bool(parts) and all(t.kind in _PLAIN | _ACCOUNT | _DEALT | kinds("latin") for t in parts[0])
    beside = _strange([t for part in parts[1:] for t in part])
    return head is not None and head.kind in {"account", "accountno"} and dealt and known and beside <= _BESIDE


def _put_right(scene: Scene, said: Said) -> bool:
    """错别字改好了, while an order to mend something waits."""
    waited = len(scene.context.listed("open_rect")) == 1
    words = WEIGHTLESS | kinds("issuekind rectnoun rectdone done doneish rect account platform accountnoun myrects all")
    mended = scene.has("rectdone", "done", "doneish") and scene.has(
        "issuekind", "rectnoun", "rect", "myrects", "rectdone"
    )
    asked_for = all(scene.word(token) in _PLEASE for token in scene.all("x"))
    return said.intent == "RECTIFY_FEEDBACK" and waited and mended and asked_for and scene.only(words | {"x"})


_READ = (_asks_of_task, _asks_how, _wants_a_person)
_OFFERED = (_acknowledges, _of_own_task, _of_own_account, _put_right)


def _light(tokens: Sequence[Token], besides: Iterable[str] = ()) -> bool:
    return all(token.kind in WEIGHTLESS | set(besides) for token in tokens)


def _strange(tokens: Iterable[Token]) -> int:
    return sum(len(token) for token in tokens if token.kind == "x")


def _parts(scene: Scene) -> list[list[Token]]:
    """The stretches between signs."""
    parts: list[list[Token]] = [[]]
    for token in scene.tokens:
        if token.kind == "sep" and scene.word(token) in _SIGNS:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


_SIGNS = frozenset(",;。!\n:")
