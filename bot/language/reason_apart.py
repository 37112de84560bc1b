"""任务3延到9月15，管理员离职，另外任务1的名单明天给: what is said of another task is no part of why this one waits."""

import re

from bot.language.numerals import CHINESE, parse_number
from bot.language.scene import LEAD, Said

_OTHER_TASK = re.compile(
    rf"(?:^|[,，;；。\s])\s*(?:另外|还有|对了|顺便|以及|同时|而且|再)*(?:说)?任务\s*(?P<n>\d{{1,2}}|[{CHINESE}]{{1,3}})"
)


_BESIDE = re.compile("另外|还有|对了|顺便|同时|也")


LEFT = "not_put_down"  # slot: what a rule left aside, of which nothing is put down


def reason_apart(said: Said) -> tuple[Said, str]:
    """The extension without it, and its words, of which nothing is put down; without a reason left, that is asked."""
    if LEFT in said.slots:
        slots = {name: value for name, value in said.slots.items() if name != LEFT}
        return Said(said.intent, slots, said.certain), str(said.slots[LEFT])
    reason = said.slots.get("reason")
    if said.intent != "EXTENSION_REQUEST" or not isinstance(reason, str):
        return said, ""
    tasks = said.slots.get("tasks")
    own = tasks if isinstance(tasks, tuple) else (said.slots.get("task"),)
    found = next((one for one in _OTHER_TASK.finditer(reason) if parse_number(one["n"]) not in own), None)
    if found is None or not own or own == (None,):
        return said, ""
    kept, left = reason[: found.start()].rstrip(LEAD), reason[found.start() :].strip(LEAD)
    if not kept and _BESIDE.search(left) is None:
        return said, ""  # 任务1延期到8月5日，任务3的材料还没收齐 may tell why
    slots = {name: value for name, value in said.slots.items() if name != "reason"}
    return Said(said.intent, slots | ({"reason": kept} if kept else {}), said.certain), left
