"""A word said over and over is read in one way; a rule that tried every way of cutting it would never end."""

from dataclasses import replace

import pytest

from bot.language import interpret, parse_context
from tests.language.plans import notice

NOW = "now=2022-07-20T10:00"
OFFICE, CLERK = f"role=市府办审批;unit=市府办;{NOW}", f"role=经办人;unit=市公安局;{NOW}"
MONITOR = f"role=监测;unit=市数管中心;{NOW}"
LONGEST = 590


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (OFFICE, "公安局" + "看看" * 18 + "甲"),
        (OFFICE, "佛堂镇" + "报的" * 18 + "甲"),
        (CLERK, "任务10" + "帮我" * 200 + "甲 退给市府办"),
        (CLERK, "任务10不是我们的，" + "帮我们" * 190),
        (CLERK, "15号" + "早就" * 280 + "甲"),
        (CLERK, "嗯" * LONGEST),
        (f"{CLERK};state=confirm:TASK_DONE", "嗯" * 500 + "办"),
        (f"{CLERK};state=confirm:TASK_DONE", "嗯刚刚" * 196),
        (f"{CLERK};state=confirm:TASK_DONE", "还要" * 290 + "x"),
        (f"{CLERK};state=confirm:CONTACT_CHANGE", "号" * 400 + "甲 13900000000"),
        (f"{CLERK};state=confirm:CANCEL_REQUEST", "那个" * 290 + "号呗"),
        (f"{MONITOR};state=confirm:RECTIFY_ISSUE", "太紧了" * 190 + "x三天"),
    ],
)
def test_it_is_answered(who: str, words: str) -> None:
    assert interpret(words[:LONGEST], parse_context(who, notice()), notice()).intent


def test_so_is_what_is_said_to_a_preview_or_a_form() -> None:
    context = parse_context(f"{OFFICE};state=confirm:HAND_OVER", notice())
    assert context.asked is not None
    preview = replace(context, asked=replace(context.asked, preview=True, shown="HAND_OVER"))
    assert interpret("刚才那条的" * 110 + "x加上佛堂镇", preview, notice()).intent

    form = replace(context, asked=replace(context.asked, form="ZX-2022-001", words="停更日期：2022年7月31日"))
    assert interpret("15号，" + "改好" * 290 + "x", form, notice()).intent
