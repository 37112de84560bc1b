"""A word said over and over is read in one way; a rule that tried every way of cutting it would never end."""

from dataclasses import replace
from time import process_time

import pytest

from bot.language import Asked, interpret, parse_context
from tests.language.plans import notice

NOW = "now=2022-07-20T10:00"
OFFICE, CLERK = f"role=市府办审批;unit=市府办;{NOW}", f"role=经办人;unit=市公安局;{NOW}"
MONITOR = f"role=监测;unit=市数管中心;{NOW}"
DESK = "on_desk=ZX-2022-001:Z02:33,ZX-2022-002:B01:2,YQ-2022-001:Z01:"
LONGEST = 590
WELL_UNDER = 0.8  # seconds of CPU


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
        (f"{CLERK};state=confirm:TASK_PROGRESS", "那就" * 290 + "甲"),
        (f"{CLERK};state=confirm:TASK_PROGRESS", "讲的" * 290 + "甲"),
        (f"{CLERK};state=confirm:TASK_DONE", "嗯刚刚" * 196),
        (f"{CLERK};state=confirm:TASK_DONE", "还要" * 290 + "x"),
        (f"{CLERK};state=confirm:CONTACT_CHANGE", "号" * 400 + "甲 13900000000"),
        (f"{CLERK};state=confirm:CANCEL_REQUEST", "那个" * 290 + "号呗"),
        (f"{MONITOR};state=confirm:RECTIFY_ISSUE", "太紧了" * 190 + "x三天"),
        (OFFICE, "请佛堂镇8月5日前报送清单，商务局也" + "需要" * 280 + "啥"),
        (OFFICE, "上面的" * 190 + "啥"),
        (OFFICE, "全都" * 290 + "甲"),
        (OFFICE, "都关停" + "除" * 200 + "的" * 380),
        (OFFICE, "刚才" * 290 + "甲"),
        (CLERK, "那我" * 290 + "啥"),
        (CLERK, "任务1的" + "任务111的" * 100 + "甲"),
        (CLERK, "帮我" * 290 + "啥"),
        (CLERK, "帮我" * 280 + "帮忙错"),
        (f"{CLERK};state=choose_account:3,4,5", "错了" * 280 + "啥，是快手"),
        (f"{CLERK};state=choose_account:3,4,5", "没有" * 280 + "抖音x"),
        (f"{CLERK};state=choose_account:3,4,5", "3，" + "不" * 560 + "x"),
        (f"{CLERK};state=choose_account:3,4,5", "3" + "，" * 560 + "x"),
        (f"{CLERK};state=confirm:CANCEL_REQUEST", "这条" * 11 + "x"),
        (f"{CLERK};state=open_rect=ZG-2022-001", "任务3，" * 140),
        (MONITOR, "公安微博，" * 110),
        (f"{OFFICE};state={DESK}", "佛堂通过，" * 110),
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
    assert interpret("这" * 560 + "去掉啥", preview, notice()).intent

    reason = replace(context, asked=replace(context.asked, intent="REQUEST_REASON", about="REQUEST_REASON"))
    assert interpret("啊" * 580 + "甲", reason, notice()).intent


@pytest.mark.parametrize(
    "words",
    [
        "嗯" * 560 + "没事，快手也注销，没人管",
        "不对" * 280 + "是快手",
        "8月20日 8月21日 8月22日 8月23日 8月24日 8月25日 都停快手",
        "8月20日，发" + "给局长" * 180,
    ],
)
def test_so_is_what_is_said_of_two_accounts_amid_a_form(words: str) -> None:
    context = parse_context(f"{CLERK};state=ask:stop_date;open_request=ZX-2022-001:3", notice())
    assert context.asked is not None
    form = replace(context, asked=replace(context.asked, form="ZX-2022-001", about="CANCEL_REQUEST"))

    assert interpret(words[:LONGEST], form, notice()).intent


ENTERED = ("URGE", "OPINION_ASK", "REPORT_FOR", "EXTENSION_FOR", "OPINION_FOR")


@pytest.mark.parametrize(
    "run", ["啊", "等", "等等", "哎呀", "嗯啊", "错了", "等一下", "不好意思", "日期", "不是", "来源错", "没有", "改成"]
)
@pytest.mark.parametrize("end", ["佛堂和赤岸x", "张三x", "8月12日x", "原因x", "任务3"])
def test_so_is_what_puts_a_preview_right(run: str, end: str) -> None:
    asked = Asked("confirm", preview=True, words="佛堂镇、苏溪镇 张三 任务3")
    context = parse_context(OFFICE, notice())
    said = run * (550 // len(run)) + end

    for about in ENTERED:
        open_now = replace(context, asked=replace(asked, intent=about, shown=about, about=about))
        interpret("上溪", open_now, notice())  # what is built once a process is built
        begun = process_time()
        assert interpret(said, open_now, notice()).intent
        assert process_time() - begun < WELL_UNDER


@pytest.mark.parametrize("words", ["任务3" + "把" * 560 + "x", "错了" * 280 + "任务3", "任务3" + "再要" * 280 + "x"])
def test_so_is_which_other_task_to_urge(words: str) -> None:
    asked = Asked("confirm", preview=True, intent="URGE", shown="URGE", about="URGE", words="佛堂镇任务3")

    assert interpret(words, replace(parse_context(OFFICE, notice()), asked=asked), notice()).intent


@pytest.mark.parametrize("part", ["，不", "，不对", "，错了", " 不", "，3", "，微博"])
@pytest.mark.parametrize("state", ["choose_account:3,4,5,6,7", "confirm:TASK_PROGRESS"])
def test_so_are_hundreds_of_parts_beside_a_question(part: str, state: str) -> None:
    context = parse_context(f"{CLERK};state={state}", notice())
    interpret("3", context, notice())
    begun = process_time()

    assert interpret("3" + part * (560 // len(part)), context, notice()).intent
    assert process_time() - begun < WELL_UNDER


def test_so_is_a_value_behind_many_blanks() -> None:
    context = parse_context(f"{CLERK};state=ask:account_id,stop_date,reason", notice())
    interpret("还要改账号名称 甲", context, notice())
    begun = process_time()

    assert interpret("还要改账号名称" + " " * 400 + "甲", context, notice()).intent
    assert process_time() - begun < WELL_UNDER
