"""名单: task 1's report is a list of people, put together over one message or several, and shown before it goes.

What was said in one plain message goes at once. Whatever was put together over several, came from an earlier report or
was only guessed is shown as a whole first, and goes after 是.
"""

import re
from collections.abc import Sequence

from bot.language.roster.naming import ALL, ME, Before, Told
from bot.language.roster.said import begins_anew, people_told, whole_list, with_speaker
from bot.language.roster.words import SLIP
from bot.language.seems_change import seems_change
from bot.message import Reply
from bot.models import Assignment, Member, Person, roster
from bot.models.assignment import AWAITING_CHECK, CLOSED, ROSTER, WITH_UNIT, WORKERS
from bot.models.dialogue import UNREAD
from bot.models.evidence import refuse_secrets
from bot.turn import Question, Slots, Turn
from bot.wording import roster as say

FIELDS = ("people", "text")
CONTACT = "联系人"
LIST, OFF = "list", "off"  # the fields to which a yes is an answer: the whole list goes, somebody comes off it


def only_opened(turn: Turn) -> bool:
    """分管是张三副镇长，138…: words that seem to fill the list open it, and it is shown before it goes.

    An offer to report the task would ask for a yes to what still lacks half of its people. Of a list that waits to be
    verified the words are an addition, which is offered.
    """
    if turn.intent not in _OF_TASK and (meant := list_meant(turn)) is not None:
        return meant in WITH_UNIT
    people = _like_list(turn) if turn.intent in _LIKE_LIST else []
    if not any(one.get("post") or one.get("mobile") for one in people):
        return False
    units = [post.unit_id for post in turn.speaker.posts if post.holds(*WORKERS)]
    rows = [one for one in Assignment.of_units(turn.session, units) if one.computed == ROSTER]
    if len(rows) != 1 or (turn.slot("task") or rows[0].number) != rows[0].number:
        return False
    if turn.intent == "CONTACT_CHANGE" and (rows[0].state not in WITH_UNIT or not any(_of_list(one) for one in people)):
        return False
    turn.slots = {"task": rows[0].number, "text": turn.words, "opened": True}
    turn.intent = "TASK_ADD" if rows[0].state == AWAITING_CHECK else "TASK_DONE"
    return rows[0].state in WITH_UNIT


def _like_list(turn: Turn) -> list[roster.Entry]:
    """Whom the words name, where they speak of a post of the list, or name three people with numbers and none."""
    spoken = _ROLES.search(turn.words) is not None
    if not (spoken or _NUMBERS.search(turn.words)):
        return []
    people: list[roster.Entry] = turn.slot("people") or people_told(turn.words).named
    return people if spoken or {one["role"] for one in people} == set(ALL) else []


def of_list_begun(turn: Turn) -> Assignment | None:
    """周强也是科员, while nothing is asked: of a list that was begun or came back, about people who stand in it.

    Only the list is opened with it, and shown before it goes.
    """
    item, held = _own_list(turn)
    if item is None or item.state not in WITH_UNIT or not held:
        return None
    told = people_told(turn.words, held, answering=True, speaker=turn.speaker.name)
    return item if _about_listed(told, held) else None


def list_told(turn: Turn) -> bool:
    """Whether words that nobody read are of the unit's list; what becomes of them is the turn's intent then."""
    if of_list_begun(turn) is not None:
        turn.intent, turn.slots = "TASK_DONE", {}
        return True
    return list_meant(turn) is not None


def list_meant(turn: Turn) -> str | None:
    """张伟电话报错了，应该是139…, 孙丽改成孙莉, 去掉李四: the state of the list in which they stand, None if in none.

    With the unit the list is opened with it; while it waits to be verified it is an addition, and later the office's.
    """
    item, held = _own_list(turn) if SLIP.search(turn.words) or _CHANGES.search(turn.words) else (None, [])
    if item is None or not held:
        return None
    told = people_told(turn.words, held, answering=True, speaker=turn.speaker.name)
    if not _about_listed(told, held):
        return None
    turn.intent = "TASK_DONE" if item.state in WITH_UNIT else "TASK_ADD"
    turn.slots = {"task": item.number, "text": turn.words, "opened": True}
    if item.state in CLOSED:
        turn.intent, turn.slots = "CONTACT_OFFICE", {}
    return item.state


def _own_list(turn: Turn) -> tuple[Assignment | None, list[roster.Entry]]:
    """The list of the unit for which the speaker works, alone with us, and who stands in it."""
    units = [post.unit_id for post in turn.speaker.posts if post.holds(*WORKERS)] if turn.person else []
    rows = [one for one in Assignment.of_units(turn.session, units) if one.computed == ROSTER] if units else []
    if len(rows) != 1 or turn.message.in_group:
        return None, []
    return rows[0], roster.merged(rows[0].form.get("people", []), [])


def _about_listed(told: Told, held: Sequence[roster.Entry]) -> bool:
    """Whether every word is of people who stand in the list, and something of theirs is other.

    Who comes in the place of one of them is told by name; another 联系人 is a matter of its own.
    """
    if told.lost or told.asks or told.waits or told.anew or told.doubted:
        return False
    listed, right = {one["name"] for one in held}, {name for _, _, name in told.renamed}
    gone = {role for role, name in told.gone if role != CONTACT and name in listed}
    new = {one["name"] for one in told.named if one["role"] in gone and one["name"] not in listed}
    facts = all(one["post"] or one["mobile"] or one["name"] in right | new for one in told.named)
    return bool(told.named or gone) and facts and {one["name"] for one in told.named} <= listed | right | new


_CHANGES = re.compile("[改换是]|更正|去掉|删|手机|电话|号码|职务")
_OF_TASK = frozenset({"TASK_DONE", "TASK_ADD", "TASK_PROGRESS"})
_LIKE_LIST = frozenset({"TASK_DONE", "TASK_PROGRESS", "CONTACT_CHANGE"})
_ROLES = re.compile("分管|专职|联系人|经办|名单")
_NUMBERS = re.compile(r"(?:1\d{10}.*){3}", re.ASCII | re.DOTALL)  # three people and no role: in its order


def _of_list(one: roster.Entry) -> bool:
    """Who is only the 联系人 may be a new one."""
    return one["role"] != CONTACT


def filled(turn: Turn, item: Assignment) -> tuple[list[roster.Entry], Reply | None]:
    """The list after this message, and what is asked back; nothing if the list may go."""
    held = roster.merged(item.form.get("people", []), [])
    told = _told(turn, item, held)
    said, off = with_speaker(told.named, turn.speaker.name), _taken_off(turn, told)
    if replaced := _replaced(turn, told, held, said):
        told.gone.extend(replaced)
        told.guessed = True  # it is shown with whom it leaves out
        off = [*off, *replaced]
    told.enough = told.enough or (turn.confirmed and bool(turn.slot("resumed")) and not turn.slot("drop"))
    people = [] if told.anew else _with_known(turn, item, roster.amended(held, off, said))
    roster.keep_draft(turn.act, item, people)
    here = _remembered(turn, item, told, held, people)
    note, in_group = _note(turn, told, held, people), bool(turn.chat_id)
    if told.doubted:
        return people, _ask(turn, note, say.take_off(told.doubted), (*FIELDS, OFF), {**here, "drop": told.doubted})
    if wrong := [name for name in told.wrong if name in {one["name"] for one in people}]:
        return people, _ask(turn, note, say.what_is_wrong(wrong[0]), FIELDS, {**here, "wrong": wrong[0]})
    shown = turn.slot("shown_list") == people and not said and not off
    agreed = shown and (turn.confirmed or told.enough)
    if roster.nameless(people) or (roster.incomplete(people) and not told.enough and not agreed):
        return people, _ask(turn, note, say.missing(people, in_group=in_group), FIELDS, here)
    doubtful = here["pieced"] or here["guessed"] or turn.slot("opened")
    plain = not (doubtful or turn.slot("shown_list") or told.asks or told.waits or told.lost or _beside(turn))
    if agreed or plain:
        return people, None
    doubt = "，".join(words for _, words in told.lost)
    here |= {"shown_list": people, **({UNREAD: doubt} if seems_change(doubt) else {})}
    return people, _ask(turn, note, say.whole(people, in_group=in_group), (*FIELDS, LIST), here)


def _replaced(
    turn: Turn, told: Told, held: Sequence[roster.Entry], said: Sequence[roster.Entry]
) -> list[tuple[str, str]]:
    """Who stands in the list so far and not in one that is given whole."""
    if told.anew or not whole_list(turn.words, told):
        return []
    named = {(one["role"], one["name"]) for one in said}
    return [pair for one in held if (pair := (one["role"], one["name"])) not in named]


def _remembered(
    turn: Turn, item: Assignment, told: Told, held: Sequence[roster.Entry], people: Sequence[roster.Entry]
) -> Slots:
    """Which item the question is about, and whether the list is of several messages or was guessed."""
    others = [one["name"] for one in told.named if one["name"] not in {ME, turn.speaker.name}]  # he may be 他 next
    once = people == _with_known(turn, item, roster.merged([], with_speaker(told.named, turn.speaker.name)))
    several = bool(turn.slot("pieced")) or not turn.slot("resumed") or people != held
    off = {name for _, name in told.gone}
    numbers = [one["mobile"] for one in [*(one for one in held if one["name"] in off), *told.named] if one["mobile"]]
    return {
        "task": item.number,
        "plan": item.plan.doc_no,
        "unit": item.unit.code,
        "last": others[-1] if others else turn.text("last"),
        "mobile": numbers[-1] if numbers else turn.text("mobile"),
        "nick": told.nick or turn.slot("nick") or {},
        "resumed": True,
        "pieced": bool(held) and several and not once,
        "guessed": told.guessed or (bool(turn.slot("guessed")) and not once),
    }


def _note(turn: Turn, told: Told, held: Sequence[roster.Entry], people: Sequence[roster.Entry]) -> str:
    """What the message did besides naming people."""
    left = {(one["role"], one["name"]) for one in people} | {(role, name) for role, name, _ in told.renamed}
    off = [pair for pair in _taken_off(turn, told) if pair not in left]
    nothing = told.idle and people == held and bool(turn.slot("resumed")) and not turn.confirmed
    unread = not turn.slot("resumed") and not (told.named or told.lost or told.anew or told.asks) and turn.text("text")
    return (
        say.together(_beside(turn))
        + (say.unread(turn.text("text")) if unread else "")
        + say.renamed(told.renamed)
        + say.heard(off, told.lost, anew=held if told.anew else ())
        + say.noted(asks=told.asks and not (told.named or off), waits=told.waits, nothing=nothing)
    )


def _ask(turn: Turn, note: str, question: str, fields: Sequence[str], here: Slots) -> Reply:
    """What was said is kept with the item, so the question itself only remembers which item it is about."""
    turn.slots = {key: value for key, value in turn.slots.items() if key in {"done_on", "plan", "unit"}}
    turn.open(Question(question, "ask", fields=fields, slots=here))
    return Reply(f"{note}{question}")


def _told(turn: Turn, item: Assignment, held: Sequence[roster.Entry]) -> Told:
    """What the words say of the list; of a report that was offered the words that led to the offer."""
    known = [member.name for member in Member.of_unit(turn.session, item.unit_id)]
    if turn.slot("resumed"):
        text = "" if turn.confirmed else _behind_number(turn.words, item)
        refuse_secrets(text)
        before = Before(turn.text("wrong"), turn.text("last"), turn.text("mobile"), turn.slot("nick") or {})
        return people_told(text, held, known, answering=True, speaker=turn.speaker.name, before=before)
    if begins_anew(turn.words):
        return Told(anew=True)
    words = [turn.text("said"), "" if turn.confirmed else turn.words, turn.text("text")]
    refuse_secrets("\n".join(words))
    words = [_behind_number(text, item) for text in words]
    readings = [people_told(text, held, known) for text in words if text]
    if (told := next((told for told in readings if told.named), None)) is not None:
        return told
    listed = {one["name"] for one in held}
    answers = [people_told(text, held, known, answering=True) for text in words if text]
    of_list = (told for told in answers if told.named and {one["name"] for one in told.named} <= listed)
    return next(of_list, readings[0] if readings else Told())  # 再报一次，周强职务是科员: nobody is named anew


def _behind_number(text: str, item: Assignment) -> str:
    """完成 1 张伟 副局长, 1 专职周强: without the number of the task, which is nothing of its list."""
    return re.sub(rf"^\s*(?:完成|任务)?\s*{item.number}(?=[\s:：,，、.])[\s:：,，、.]*", "", text)


def _taken_off(turn: Turn, told: Told) -> list[tuple[str, str]]:
    """Whom the words take off, or the yes to our question whether he goes."""
    drop = turn.slot("drop") if turn.confirmed and turn.slot("resumed") else None
    return [*told.gone, *((str(role), str(name)) for role, name in drop or ())]


def _with_known(turn: Turn, item: Assignment, people: Sequence[roster.Entry]) -> list[roster.Entry]:
    return roster.known_people(turn.session, item.unit_id, people)


def _beside(turn: Turn) -> list[str]:
    """Who was asked for this list, where it is not the speaker."""
    number = turn.slot("asked_of")
    other = turn.session.get(Person, number) if number and number != turn.speaker.id else None
    return [other.name] if other is not None else []
