"""联系人 周敏 136…: somebody for task 1's list, or another contact? Asked while the unit still owes its list."""

import re

from bot.handlers.tasks.filling import CONTACT
from bot.handlers.tasks.reporting import REPORTABLE
from bot.language.roster.said import people_told
from bot.models import Assignment, roster
from bot.models.assignment import ROSTER, WORKERS
from bot.turn import Question, Turn
from bot.wording import roster as say

_CHANGE = re.compile(r"换|更改|变更|调整|接替|接手|改[成为由]|新来|新的?联系人|以后|今后")


def is_for_list(turn: Turn) -> bool:
    """Whether the name goes into the list; asked where nothing says that the contact is to be changed."""
    if turn.slot("for_list") is not None:
        if turn.slot("for_list"):
            turn.intent = "TASK_DONE"
        return bool(turn.slot("for_list"))
    said = turn.text("said") or turn.words
    told = [one["name"] for one in people_told(said).named if one["role"] == CONTACT]
    name = turn.text("name") or next(iter(told), "")
    if turn.agreed or not name or _CHANGE.search(said):
        return False
    units = [post.unit_id for post in turn.speaker.posts if post.holds(*WORKERS)]
    rows = [one for one in Assignment.of_units(turn.session, units) if one.computed == ROSTER]
    owed = [one for one in rows if one.state in REPORTABLE and roster.nameless(one.form.get("people", []))]
    if len(owed) != 1:
        return False
    item = owed[0]
    here = {"task": item.number, "plan": item.plan.doc_no, "unit": item.unit.code, "for_list": True}
    options = [
        {**here, "label": say.for_list(item.number, name)},
        {"for_list": False, "name": name, "label": say.for_change(name)},
    ]
    question = say.list_or_change(name, item.number)
    raise Question(question, "choose", options=options, slots={"said": said})
