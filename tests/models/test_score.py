"""考核: what the rules make of what counts; and that nothing about the use of the bot can be named."""

from pathlib import Path

from bot.models import score_facts
from bot.models.score import LIFE
from bot.models.score_rule import DEFAULT, SUBJECTS, Scale, worked_out

USE = ("登录", "在线", "回复", "响应", "速度", "已读", "打卡", "使用", "次数", "消息", "活跃", "积分")
OURS = Scale(DEFAULT)


def total(found: dict[str, list[str]], *extras: tuple[int, str]) -> tuple[int, str]:
    """建议分 and 等次."""
    result = worked_out(OURS, found, extras)
    return result.total, result.verdict


def test_nothing_to_count_is_a_hundred() -> None:
    assert total({}) == (100, "合格")


def test_deductions_are_capped_one_by_one() -> None:
    assert total({"任务逾期": ["任务1"] * 3}) == (85, "合格")
    assert total({"任务逾期": ["任务1"] * 9}) == (70, "合格")
    assert total({"任务逾期": ["任务1"] * 9, "整改逾期": ["ZG"] * 9}) == (50, "不合格")


def test_a_veto_decides_whatever_the_points_say() -> None:
    assert total({"单项否决整改": ["ZG-2022-001"]}, (20, "先进")) == (120, "不合格")


def test_a_bonus_counts_only_above_its_line_and_is_capped() -> None:
    assert total({}, (3, "经验推广")) == (103, "合格")
    assert total({}, (15, "一"), (15, "二")) == (120, "合格")
    assert total({"任务逾期": ["任务1"] * 4}, (9, "经验推广")) == (80, "合格")
    assert total({}, (-4, "材料不实"), (2, "推广")) == (98, "合格")


def test_what_an_answer_to_an_objection_puts_right_is_no_bonus() -> None:
    late = {"任务逾期": ["任务1"] * 4}

    given_back = worked_out(OURS, late, [], [(5, "按时报过")])

    assert given_back.total == 85
    assert [(line.subject, line.points) for line in given_back.lines] == [("任务逾期", 20), ("异议更正", -5)]
    assert worked_out(OURS, late, [(3, "推广")], [(5, "按时报过")]).total == 88  # now above the line
    assert worked_out(OURS, {}, [], [(5, "按时报过")]).total == 100
    assert worked_out(OURS, late, [], [(-5, "算漏了")]).total == 75


def test_a_subject_that_the_notice_s_own_rules_leave_out_counts_nothing() -> None:
    own = Scale({"任务逾期": (1, 0), "合格线": (60, 0), "加分起点": (80, 0)})

    assert worked_out(own, {"任务逾期": ["任务1"] * 9, "整改逾期": ["ZG"]}, []).total == 91


def test_no_subject_is_about_the_use_of_the_bot() -> None:
    assert not [subject for subject in SUBJECTS for word in USE if word in subject]
    assert set(DEFAULT) == set(SUBJECTS)


def test_what_is_counted_never_looks_at_messages_history_or_cards() -> None:
    source = Path(score_facts.__file__).read_text("utf-8")

    for table in ("History", "Inbox", "Outbox", "Card", "Dialogue", "Evidence", "acknowledged_at", "last_activity_at"):
        assert table not in source


def test_every_state_of_a_sheet_can_end() -> None:
    ends = {"已核定"}
    while more := {step.state for step in LIFE.steps if step.then in ends} - ends:
        ends |= more
    assert ends == LIFE.states
