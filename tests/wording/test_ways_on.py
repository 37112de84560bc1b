"""Every way that the office's refusal names is one that the life table knows, step behind step."""

import re

import pytest

from bot.models.assignment import LIFE
from bot.models.life import BIRTH
from bot.wording.ways_on import of_unit, way_on
from tests.models.items import item

EVENTS = {"中止": "void", "改派": "reassign", "维持": "keep", "重开": "reopen", "退回": "return"}
DECIDED = sorted(EVENTS.values())
STATES = sorted(LIFE.states - {BIRTH})


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("event", [*DECIDED, "mark_na"])
def test_every_way_that_a_refusal_names_exists(state: str, event: str) -> None:
    if LIFE.find(state, event) is not None:
        return  # it is not refused
    said = way_on(item(state=state), state, event)
    at = state
    for clause in re.split("；", said.removeprefix("单位没签收、报了“不是我单位的”，才能改派。")):
        at = state if "；" in said else at
        for named in re.findall("“(中止|改派|维持|重开|退回)", clause):
            step = LIFE.find(at, EVENTS[named])
            assert step is not None, (said, at, named)
            at = step.then


def test_what_was_passed_by_mistake_has_a_way_out_for_everybody() -> None:
    done = item(state="办结")

    assert "先回复“重开 1 佛堂镇 理由”，再回复“中止 1 佛堂镇 理由”" in way_on(done, "办结", "void")
    assert "请回复“人工”，由市府办重开" in of_unit(done, "add")
    assert "“我的任务”" in of_unit(item(state="办理中"), "withdraw")


def test_what_was_stopped_is_given_out_anew() -> None:
    assert "回复“交办 佛堂镇 到×月×日前 内容”" in way_on(item(state="中止"), "中止", "reopen")
