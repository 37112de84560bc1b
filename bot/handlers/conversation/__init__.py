"""What becomes of an open question: it is dropped, put once more, or an answer that only seems one is asked about."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from bot.handlers.conversation import choices
from bot.handlers.conversation.held import DOUBTED, left_waiting, note_unread, note_wondering, waiting
from bot.language.answers.beside_choice import HINTS
from bot.language.answers.giving_up import PUT_AGAIN
from bot.language.answers.told_of_each import ALIKE, told_of_all
from bot.language.context import CALLED
from bot.language.facts import known
from bot.language.followed import LOOKS
from bot.language.judging.judge import READ_ONLY
from bot.language.seems_change import states_change
from bot.message import Reply
from bot.models import Dialogue, Request
from bot.models.dialogue import LOOK, LOOKED
from bot.models.medium import Medium
from bot.models.request import DRAFT, RETURNED
from bot.models.request_row import ANNEX2
from bot.turn import JOINED, Question, Turn
from bot.wording import guide as say
from bot.wording import requests, roster, unanswered
from bot.wording.asked_back import asked_back
from bot.wording.deeds_explained import explained

YES = frozenset({"是", "是的", "对", "对的", "确认", "好", "好的", "嗯", "是我"})  # of a stranger, to the unit offered
NOT_SO = frozenset({"不对", "不是", "不是的", "不对的", "错了", "写错了", "改一下"})
UNDERSTOOD = frozenset(  # hints after words that no vocabulary lacks
    {"hail", "nothing_asked", "later", "thanks", "kept", "sign_later", "signed_stays", "on_leave", "put_off"}
    | {
        "rect_partly",
        "rect_time",
        "urge_except",
        "ack_except",
        "urge_group",
        "urge_later",
        "urge_if",
        "urge_back",
        "urge_words",
        "not_on_desk",
        "disposal_parts",
        "fate_open",
    }
    | {
        "none_of_account",
        "which_day",
        "measure_of_order",
        "prepare",
        "not_asked_here",
        "not_counted",
        "of_another",
        "not_extended",
        "head_replaced",
    }
    | HINTS
)
ANSWERED = UNDERSTOOD - HINTS - {"hail", "nothing_asked", "prepare", "of_another"} | {
    "bare_number",
    "open_account_not_here",
}  # they say all themselves
PREPARE = "prepare"  # hint: of two things that must be done before 停更 only one was told
OF_ANOTHER = "of_another"  # hint: what was told is of another account than the open form
BACK = "back"  # hint: the person asks what our question means
FEEDBACK = "RECTIFY_FEEDBACK"
_ANSWERS = frozenset({"FILL", "SELECT"})
_RATHER = re.compile(  # 不是，我要发群里; 不对，我是问发了没
    r"(?:不是的?|不对|错了|算了|不用)[呀啊吧了]*[,，。;；!！ ]+(?P<wish>(?:我|咱)们?(?:是|要|想|说|问|只|的意思).{2,})",
    re.DOTALL,
)


def given_up(turn: Turn, asked: Dialogue) -> Reply:
    """算了; but 不对, 等等，写成… to a reason that was shown back asks for the reason again."""
    said = turn.said.strip("，。！!,. ")
    is_wrong = said in NOT_SO or PUT_AGAIN.fullmatch(said) is not None
    if not (is_wrong and asked.kind == "confirm" and asked.intent in say.REASONS):
        Dialogue.close(turn.session, asked.person_id, turn.chat_id)
        if asked.slots.get("preview"):
            turn.act.record("office.instruct_dropped", ref=asked.slots["preview"])  # its card asks no more
        if "people" in asked.fields:
            return Reply(roster.left(asked.slots.get("task")))
        if (unsent := _unsent(turn, asked)) is not None:
            return Reply(requests.left_unsent(unsent) + left_waiting(turn.session, asked.slots))
        dropped = say.given_up(asked.intent, drafted=asked.kind == "ask" or "form" in asked.slots)
        return Reply(dropped + left_waiting(turn.session, asked.slots) + say.not_read(_rather(turn.said)))
    turn.slots = {key: value for key, value in asked.slots.items() if key not in {"reason", "text", "shown"}}
    question = Question(say.reason_again(), "reason", fields=["reason"], intent=asked.intent)
    turn.open(question, card_id=int(asked.slots["card"]))
    return Reply(question.text)


def _unsent(turn: Turn, asked: Dialogue) -> Request | None:
    """The application that was with those who sign before, came back to be changed, and is left as it is."""
    found = Request.numbered(turn.session, str(asked.slots.get("form", ""))) if asked.intent in say.DRAFTING else None
    return found if found is not None and found.round and found.state in {DRAFT, RETURNED} else None


def _rather(said: str) -> str:
    """What stands behind a no and says what is wanted instead; nobody read it as a command, so he is told."""
    found = _RATHER.fullmatch(said.strip())
    return found["wish"] if found is not None else ""


def doubted(turn: Turn, asked: Dialogue) -> Reply:
    """What only resembles an answer: nothing is filled in, chosen, agreed to or ended without a plain word."""
    slots = {name: value for name, value in turn.slots.items() if name != "ask"}
    if turn.intent in _ANSWERS:
        asked.slots = {**asked.slots, DOUBTED: slots}
        turn.asked = Question(_seeming(asked, slots, _medium(turn, asked)), "confirm")
    elif asked.kind == "confirm" and turn.intent == "DIALOG_CANCEL" and asked.slots.get("submit"):
        Dialogue.close(turn.session, asked.person_id, turn.chat_id)  # a yes behind a no must send nothing
        return Reply(say.not_sent(str(asked.slots["form"])))
    elif asked.kind == "confirm":
        note_unread(turn, asked)
        turn.asked = Question(say.yes_or_no(asked.question), "confirm")
    else:
        turn.asked = Question(say.to_be_dropped(waiting(asked)), asked.kind, fields=asked.fields, options=asked.options)
    return Reply(turn.asked.text)


def added(turn: Turn, asked: Dialogue) -> str:
    """不是，是任务1; 5月11; 没人签: what was offered, with what was told since; the words that note it."""
    told = {name: value for name, value in turn.slots.items() if name not in {"label", "ask"}}
    replaced = {"tasks", "target"} if "task" in told else set[str]()
    replaced |= _OF_ITS_ACCOUNT if "account" in told else set[str]()
    _joins_finding(told, asked)
    replaced |= {"fault"} if "issue" in told else set()  # what was found is not what it was taken for
    replaced |= {"shown", "backed_up"}  # with another name or day a preview is shown, a preparation asked about anew
    apart = str(told.pop("apart", ""))
    turn.intent = asked.intent
    anew = told.pop("text_anew", False)
    if "text" in told and not anew and (before := asked.slots.get("words") or asked.slots.get("text")):
        told["text"] = f"{before}；{told['text']}"
    told |= _reasons(turn, asked, told)
    if turn.intent != "REQUEST_EDIT":
        told.pop("more_reason", None)
    of_all = {ALIKE: told_of_all(asked.slots)} if asked.slots.get("more") else {}  # what is told now is of this one
    turn.slots = {**{name: value for name, value in asked.slots.items() if name not in replaced}, **of_all, **told}
    silent = {"text"} if turn.intent in _SHOWS_TEXT else {"issue"} if "fault" in told else set()
    noted = say.noted({name: told[name] for name in told if name not in silent})
    kept = {name: turn.slots[name] for name in _SAID_OF_OTHER if turn.slots.get(name)} if replaced & {"target"} else {}
    noted += say.carried({name: value for name, value in kept.items() if name not in told})
    return noted + unanswered.left_apart(apart) if apart else noted


def _joins_finding(told: dict[str, Any], asked: Dialogue) -> None:
    """上次更新6月28, beside the order that is offered: behind what was found before, of the kind said first."""
    if more := told.pop("more_fault", ""):
        before = str(asked.slots.get("fault") or "")
        told["fault"] = "；".join(
            filter(None, ("" if "不是" in before else before, more))
        )  # 不是财政，是交通 is no fault
        told["issue"] = asked.slots.get("issue") or told.get("issue") or more


def _reasons(turn: Turn, asked: Dialogue, told: Mapping[str, Any]) -> dict[str, Any]:
    """What is told of why joins what was told before, unless it is the reason that is said anew."""
    kept = "more_reason" if "more_reason" in told and turn.intent == "REQUEST_EDIT" else "reason"
    more = told.get("more_reason") or (None if _ANEW.search(turn.said) else told.get("reason"))
    before = str(asked.slots.get(kept) or "").rstrip("。；;")
    return {kept: f"{before}；{more}" if before and before not in more else more} if more else {}


_ANEW = re.compile(r"原因|理由|[改换]成|[改换]为|改一下|重写|写成|不是|不对|错了|应该是")
_OF_ITS_ACCOUNT = frozenset({"target", "request", "account_candidates", "account_id"})
_SAID_OF_OTHER = ("stop_date", "effective_date", "reason")  # what was told before another account was named
_SHOWS_TEXT = frozenset({"TASK_DONE", "TASK_ADD"})  # the offer itself says what would be written


def told_back(turn: Turn, handler: Callable[[Turn], Reply]) -> Reply:
    """微博，公众号先不定: what was told of another account is in nothing that is done, and is said; forms say it."""
    apart = "" if turn.intent in say.DRAFTING else turn.text("apart")
    if not apart:
        return handler(turn)
    turn.slots = {name: value for name, value in turn.slots.items() if name != "apart"}
    line = unanswered.left_apart(apart)
    try:
        done = handler(turn).text
    except Question as question:
        question.text = line + question.text
        raise
    return Reply(f"{done}\n{line.rstrip()}" if done and turn.asked is None else line + done)


def came_to_nothing(turn: Turn, asked: Dialogue | None) -> bool:
    """A yes that was refused: to say it again would be refused again. A form that was shown can be put right."""
    return turn.confirmed and asked is not None and asked.kind == "confirm" and "form" not in asked.slots


def after_preview(reply: Reply, asked: Dialogue | None, turn: Turn) -> Reply:
    """What was shown and not agreed to is not done: whoever begins something else is told so; a look keeps it open."""
    if asked is not None and _leaves_form(turn, asked):
        return Reply(f"{reply.text}\n{requests.stays(str(asked.slots['form']))}")
    if asked is None or not (asked.was_shown or asked.gives_reason) or not reply.text:
        return reply
    if asked.gives_reason and turn.intent not in READ_ONLY:
        return Reply(f"{reply.text}\n{say.not_decided(asked.question)}")
    if not asked.was_shown:
        return reply
    if turn.intent in READ_ONLY:
        note_wondering(turn, asked)
        waits = say.still_to_agree(str(asked.slots.get("form") or ""))
        return reply if turn.asked is not None else Reply(f"{reply.text}\n{waits}")
    begun_anew = asked.intent == turn.intent == FEEDBACK  # the link that was asked for
    changed = turn.slot("changes") is not None or turn.slot(JOINED)
    again = turn.asked is not None and turn.asked.text == asked.question  # the same preview once more
    undone = asked.slots.get("shown") or (asked.slots.get("backed_up") and asked.intent != turn.intent)
    draft = asked.slots.get("rect")
    of_draft = {turn.asked.slots.get("rect"), turn.asked.slots.get("instead_of")} if turn.asked is not None else set()
    again = again or (draft is not None and draft in of_draft)
    left = undone and not (begun_anew or changed or again)
    return Reply(f"{reply.text}\n{say.left_undone()}") if left else reply


def _leaves_form(turn: Turn, asked: Dialogue) -> bool:
    """快手那个要注销 amid the form of the 知乎: what is offered or begun is of another account."""
    form, account = asked.slots.get("form"), asked.slots.get("account")
    now = turn.asked.slots if turn.asked is not None and turn.asked.kind == "confirm" else {}
    other = now.get("account", turn.slot("account")) not in {None, account}
    other = other or turn.text("request") not in {"", form}
    return bool(form and account) and turn.asked is not None and turn.intent in _AMID_FORM and other


_AMID_FORM = say.DRAFTING | {"EXECUTION_REPORT"}


def looking(turn: Turn, run: Callable[[Turn], Reply]) -> Reply:
    """The words of a look are kept for 部门呢 behind it: with the next page, or by themselves if nothing is asked."""
    if turn.person is None:
        return run(turn)
    if turn.intent not in LOOKS:
        Dialogue.forget_look(turn.session, turn.person.id, turn.chat_id)
        return run(turn)
    turn.slots.setdefault(LOOKED, turn.said)
    reply = run(turn)
    if turn.asked is None and Dialogue.open_for(turn.session, turn.person.id, turn.chat_id, turn.now) is None:
        turn.open(Question("", LOOK))
        turn.asked = None
    return reply


def _seeming(asked: Dialogue, slots: dict[str, Any], medium: Medium) -> str:
    """The choice by its label, or what would be filled in."""
    listed = next((one["label"] for one in asked.options if slots.items() <= one.items()), "")
    if label := listed or slots.get("label"):  # one that was not listed
        return say.did_you_choose(str(label))
    return say.did_you_answer(slots, medium)


def _medium(turn: Turn, asked: Dialogue) -> Medium:
    """What the account of the open form is: of a website no 账号ID is asked."""
    form = Request.numbered(turn.session, str(asked.slots.get("form", "")))
    return form.account.medium if form is not None and form.family == ANNEX2 else Medium.OTHER


def asked_again(turn: Turn, asked: Dialogue) -> Reply:
    """What was said leaves the question open: it is put once more, after a question of the person's in other words."""
    back = turn.slots.get("hint") == BACK
    if (turn.intent == "UNKNOWN" and not back) or states_change(turn.said):
        note_unread(turn, asked)
    turn.asked = Question(asked.question, asked.kind, fields=asked.fields, options=asked.options)
    if told := choices.helped(turn, asked, waiting(asked)):
        return Reply(told)
    if put := {CALLED: unanswered.still_waits, PREPARE: unanswered.half_prepared}.get(turn.text("hint")):
        return Reply(put(waiting(asked)))
    if turn.slots.get("hint") == OF_ANOTHER:
        return Reply(unanswered.of_another(turn.said, waiting(asked)))
    if not back:
        return Reply(say.still_asked(waiting(asked)))
    fact = known(turn.facts, turn.said, asked.question)
    guessed = asked.kind == "confirm" and "form" not in asked.slots
    if guessed and not fact and (told := explained(asked.intent, waiting(asked))):
        return Reply(told)
    return Reply(asked_back(waiting(asked), asked.fields, turn.said, _medium(turn, asked), fact))


def says_yes(turn: Turn) -> bool:
    """Whether the message is a bare yes and nothing else."""
    return turn.said.strip("，。！!,. ") in YES


def nothing_waits(turn: Turn) -> str:
    """是, 嗯对的 where no question is open: that nothing was done, and what was asked if it lapsed, which is told once.

    好 alone acknowledges what we said (`IGNORE`) and needs no answer; behind a question that lapsed it does.
    """
    agrees = _AGREES.fullmatch(turn.said) is not None and turn.intent in {"UNKNOWN", "IGNORE"}
    if turn.person is None or turn.message.in_group or not agrees:
        return ""
    lapsed = Dialogue.lapsed(turn.session, turn.person.id, turn.chat_id, turn.now)
    late = lapsed is not None and turn.intent == "IGNORE" and turn.now - lapsed.asked_at > _STILL_MEANT
    if lapsed is not None and lapsed.question and not (lapsed.goes_on or late):
        Dialogue.close(turn.session, turn.person.id, turn.chat_id)
        return unanswered.lapsed(lapsed.question, str(lapsed.slots.get("form", "")))
    return unanswered.nothing_waits() if turn.intent == "UNKNOWN" else ""


_STILL_MEANT = timedelta(hours=1)  # 好 later than that is said to something else
_AGREES = re.compile(
    r"(?:(?:是|对|嗯|恩|好|行|可以|确认|没错|没问题|同意|提交|[👌👍])[的呀啊吧哒滴了嘞]*[\s,，。.！!~]*)+"
)
