"""经过, 专报 and a leader's 统计: what is said, by whom, and what only sounds like it."""

import pytest

from bot.language import interpret, parse_context
from tests.language.plans import notice

OFFICE, CLERK = "role=市府办审批;unit=市府办", "role=经办人;unit=佛堂镇"
LEADER = "role=分管领导;unit=佛堂镇"


@pytest.mark.parametrize(
    ("who", "chat", "words", "intent", "slots"),
    [
        (OFFICE, "single", "经过 任务1 佛堂镇", "TIMELINE", {"task": 1, "unit": "Z01"}),
        (OFFICE, "single", "查看任务1佛堂镇办理经过", "TIMELINE", {"task": 1, "unit": "Z01"}),
        (CLERK, "single", "任务1的经过", "TIMELINE", {"task": 1}),
        (CLERK, "group@", "@督办助手 经过 任务1", "TIMELINE", {"task": 1}),
        (CLERK, "single", "经过 ZX-2022-001", "TIMELINE", {"request": "ZX-2022-001"}),
        (CLERK, "single", "ZG-2022-003的办理经过", "TIMELINE", {"rect": "ZG-2022-003"}),
        (CLERK, "single", "经过", "TIMELINE", {}),
        (OFFICE, "single", "专报", "EXPORT", {"what": "brief"}),
        (OFFICE, "group@", "@督办助手 给我一份专报", "EXPORT", {"what": "brief"}),
        (OFFICE, "single", "41号专报", "EXPORT", {"what": "brief", "plan": "义政办发〔2022〕41号"}),
        (CLERK, "single", "专报", "EXPORT", {"what": "brief", "deny": "no_permission"}),
        (LEADER, "single", "统计", "STATS", {}),
        (CLERK, "single", "统计", "STATS", {"deny": "no_permission"}),
        (LEADER, "single", "导出8月通报", "EXPORT", {"what": "bulletin", "month": "2022-08", "deny": "no_permission"}),
    ],
)
def test_it_is_understood(who: str, chat: str, words: str, intent: str, slots: dict[str, object]) -> None:
    meaning = interpret(words, parse_context(f"{who};chat={chat};now=2022-07-20T10:00", notice()), notice())

    assert (meaning.intent, meaning.slots) == (intent, slots)


@pytest.mark.parametrize(
    "words",
    ["经过研究，任务1由办公室办", "事情的经过我问过了", "专报已报送", "专报写好了没有", "任务1经过大家努力已完成80%"],
)
def test_what_people_tell_one_another_is_left_alone(words: str) -> None:
    context = parse_context(f"{CLERK};chat=group@;now=2022-07-20T10:00", notice())
    meaning = interpret(f"@督办助手 {words}", context, notice())

    assert meaning.intent not in {"TIMELINE", "EXPORT"}
