"""延期: asked by the clerk, signed by the principal, decided by the office; the old day binds until then."""

import pytest
from sqlalchemy import select

from bot.clock import local_day
from bot.models import Assignment, Extension
from tests.world import World

CLERK, CONTACT, PRINCIPAL = "jiaoyuju_jb", "jiaoyuju_lx", "jiaoyuju_zy"
OFFICE, OFFICE2, REVIEWER = "fuban_sp", "fuban_sp2", "fuban_cs"
ASK = "延期 1 到8月15日 分管领导人选还在研究"


def latest(world: World) -> Extension:
    """The newest extension, as it stands."""
    with world.house.database.read() as session:
        found = session.scalars(select(Extension).order_by(Extension.id.desc())).unique().first()
        session.expunge_all()
    return found or Extension()


def item(world: World, number: int = 1, unit: str = "市教育局") -> Assignment:
    """One item, as it stands."""
    with world.house.database.read() as session:
        rows = session.scalars(select(Assignment)).unique()
        found = next(row for row in rows if row.number == number and row.unit.short == unit)
        session.expunge_all()
    return found


def due(world: World, number: int = 1) -> str:
    """The item's deadline as a day."""
    return local_day(item(world, number).due_at).isoformat()


def test_a_second_round_says_when_it_was_asked_first_and_that_the_day_is_over(july: World) -> None:
    july.say(CLERK, ASK)
    number = latest(july).number
    assert july.heard(PRINCIPAL, "提出时：到期前申请")
    july.tap(PRINCIPAL, number, "同意")
    july.tap(OFFICE, number, "退回", "ext_date")

    july.move_to("2022-08-02T10:00")
    july.say(CLERK, f"修改 {number} 8月5日")
    july.say(CLERK, "是")

    assert july.heard(PRINCIPAL, "提出时：7月20日到期前申请，第2次送签时已过时限")
    july.tap(PRINCIPAL, number, "同意")  # what is signed has not changed by what is shown
    july.tap(OFFICE, number, "同意")
    assert due(july) == "2022-08-05"


def test_an_extension_is_signed_then_granted_and_reminders_follow_the_new_day(july: World) -> None:
    answer = july.say(CLERK, ASK)
    assert "申请延到8月15日（周一）" in answer
    assert "批下来之前仍按7月31日算" in answer
    number = latest(july).number
    assert number == "YQ-2022-001"
    assert "延期中：申请延到8月15日，等本单位主要负责人签字" in july.say(CLERK, "任务1")
    assert item(july).state == "办理中"  # asking implies 签收

    july.tap(PRINCIPAL, number, "同意")
    assert due(july) == "2022-07-31"
    assert number in july.say(OFFICE, "待审批")
    assert "进展" in july.card(OFFICE, number)

    july.tap(OFFICE, number, "同意")

    assert (due(july), local_day(item(july).first_due_at).isoformat()) == ("2022-08-15", "2022-07-31")
    assert july.heard(CLERK, "市府办已批准")
    assert "延期中" not in july.say(CLERK, "任务1")
    assert number in july.say(CLERK, "我的申请")
    sent = july.move_to("2022-07-29T09:00") + july.move_to("2022-08-12T09:00")
    told = [line[0][:10] for line in sent if line[3] == CONTACT and "任务1" in line[4]]
    assert told == ["2022-08-12"]
    assert "批准" in july.card(OFFICE2, number)
    july.tap(OFFICE2, number, "同意")
    assert july.history(result="拒绝")[-1].userid == OFFICE2


def test_what_is_missing_is_asked_for(july: World) -> None:
    assert july.say(CLERK, "延期 1").startswith("还差日期和原因")

    assert july.say(CLERK, "到8月15日").startswith("还差原因")

    assert "收到" in july.say(CLERK, "分管领导人选还在研究")
    assert latest(july).reason == "分管领导人选还在研究"


@pytest.mark.parametrize(
    ("who", "words", "answer"),
    [
        (CLERK, "延期 10 到年底 人手不足", "任务10按期滚动，不办延期"),
        (CLERK, "延期 1 到7月29日 人手不足", "7月29日不晚于现在的时限7月31日"),
        (CLERK, "延期 1 到7月3日 人手不足", "已经过"),
        (CLERK, "延期 1 到2月30日 人手不足", "没有这一天"),
        (CLERK, "延期 2 到8月15日 人手不足", "负责"),
        ("shuguan_jb", "延期 4 到9月15日 各单位还没有办完", "自动汇总，不单独办延期"),
        (PRINCIPAL, ASK, "来办，您这里办不了"),
    ],
    ids=["long-term", "not later", "over", "no day", "not theirs", "a sum", "not a clerk"],
)
def test_what_cannot_be_extended_is_refused_and_on_record(july: World, who: str, words: str, answer: str) -> None:
    assert answer in july.say(who, words)

    assert latest(july).number is None
    assert due(july) == "2022-07-31"
    assert july.history(result="拒绝")[-1].raw == words


def test_an_item_has_one_open_extension(july: World) -> None:
    july.say(CLERK, ASK)

    assert "已有一件延期申请在办：YQ-2022-001" in july.say(CONTACT, "延期 1 到8月20日 领导出差")


def test_a_refused_extension_leaves_the_day_and_its_reason(july: World) -> None:
    july.say(CLERK, ASK)
    july.tap(PRINCIPAL, "YQ-2022-001", "同意")

    july.tap(OFFICE, "YQ-2022-001", "驳回", "ext_now")

    assert (latest(july).state, due(july)) == ("驳回", "2022-07-31")
    assert july.heard(CLERK, "任务1仍按7月31日算")
    assert "收到" in july.say(CLERK, ASK)


def test_an_extension_that_was_sent_back_is_changed_and_signed_again(july: World) -> None:
    july.say(CLERK, ASK)
    july.tap(PRINCIPAL, "YQ-2022-001", "同意")
    july.tap(OFFICE, "YQ-2022-001", "退回", "ext_date")
    assert latest(july).state == "退回修改"

    assert "回复“是”" in july.say(CLERK, "修改 YQ-2022-001 8月8日")
    july.say(CLERK, "是")

    assert july.heard(PRINCIPAL, "申请延到 2022年8月15日（周一） → 2022年8月8日（周一）")
    july.tap(PRINCIPAL, "YQ-2022-001", "同意")
    july.tap(OFFICE, "YQ-2022-001", "同意")
    assert due(july) == "2022-08-08"


def test_typed_words_decide_nothing_and_a_clerk_may_not_sign(july: World) -> None:
    july.say(CLERK, ASK)

    july.say(PRINCIPAL, "同意")
    july.say(OFFICE, "批准 YQ-2022-001")

    assert latest(july).state == "待负责人签字"


def test_a_request_after_the_deadline_is_flagged_and_overdue_until_granted(july: World) -> None:
    july.move_to("2022-08-03T10:00")
    assert "逾期" in july.say(CLERK, "我的任务")

    assert "按逾期后申请报" in july.say(CLERK, ASK)
    july.tap(PRINCIPAL, "YQ-2022-001", "同意")

    assert "逾期后申请" in july.card(OFFICE, "YQ-2022-001")
    assert "🔴" in july.say(CLERK, "任务1")
    july.tap(OFFICE, "YQ-2022-001", "同意")
    assert "🔴" not in july.say(CLERK, "任务1")


def test_a_withdrawn_extension_closes_its_cards(july: World) -> None:
    july.say(CLERK, ASK)
    july.say(CLERK, "撤回申请 YQ-2022-001")
    assert "仍按7月31日算" in july.say(CLERK, "是")

    july.tap(PRINCIPAL, "YQ-2022-001", "同意")

    assert (latest(july).state, due(july)) == ("已撤回", "2022-07-31")
    assert july.heard(PRINCIPAL, "没有改动任何内容")


def test_an_approval_by_mistake_is_voided_by_card(july: World) -> None:
    july.say(CLERK, ASK)
    july.tap(PRINCIPAL, "YQ-2022-001", "同意")
    july.tap(OFFICE, "YQ-2022-001", "同意")

    july.say(OFFICE2, "作废 YQ-2022-001 批错了")
    july.tap(OFFICE2, "作废", "作废")

    assert due(july) == "2022-07-31"
    assert july.heard(CLERK, "时限恢复为7月31日")


def test_an_item_that_is_voided_takes_its_extension_along(july: World) -> None:
    july.say(CLERK, ASK)
    july.say(OFFICE, "中止 1 市教育局 误派")
    july.say(OFFICE, "是")

    assert latest(july).state == "已撤回"
    assert "不用再办" in july.card(PRINCIPAL, "YQ-2022-001")
    july.tap(PRINCIPAL, "YQ-2022-001", "同意")
    assert latest(july).state == "已撤回"
    told = july.texts(PRINCIPAL)[-1] + july.say(OFFICE, f"批准 {latest(july).number}")
    assert "现在：已自动失效，不用再办" in told
    assert "已撤回" not in told


def test_day_and_reason_are_changed_in_one_sentence(july: World) -> None:
    july.say(CLERK, ASK)
    assert "签字：" not in july.card(PRINCIPAL, "YQ-2022-001")  # the card stays when it is tapped
    july.tap(PRINCIPAL, "YQ-2022-001", "退回", "ext_why")

    shown = july.say(CLERK, "修改 YQ-2022-001 8月10日 三个站所负责人在外培训")

    assert "申请延到：2022年8月10日" in shown
    assert "原因：三个站所负责人在外培训" in shown


def test_who_has_nothing_to_type_is_told_no_command(july: World) -> None:
    july.say(CLERK, ASK)
    july.tap(PRINCIPAL, "YQ-2022-001", "同意")
    july.tap(OFFICE, "YQ-2022-001", "同意")

    assert july.heard(CLERK, "办好了回复“完成 1 情况说明”")
    assert july.heard(PRINCIPAL, "市府办已批准：任务1")
    assert not july.heard(PRINCIPAL, "回复“完成 1")


@pytest.mark.parametrize(
    ("day", "why"), [("7月25日", "不晚于现在的时限"), ("7月19日", "已经过"), ("8月32日", "没有这一天")]
)
def test_beside_a_day_that_will_not_do_the_rest_is_kept(july: World, day: str, why: str) -> None:
    refused = july.say("suxi_jb", f"任务1延期到{day} 分管领导人选还没有定")
    assert why in refused, refused
    assert "还差日期，例如" in refused

    asked = july.say("suxi_jb", "8月15号")

    assert "申请延到8月15日（周一），原因：分管领导人选还没有定" in asked, asked


def test_a_task_that_goes_on_for_ever_is_refused_before_a_yes_is_asked_for(july: World) -> None:
    july.say("suxi_jb", "能不能晚几天交")
    assert "人手不够" in july.say("suxi_jb", "到8月20号，人手不够")
    assert july.say("suxi_jb", "任务10").startswith("任务10按期滚动，不办延期。")


@pytest.mark.parametrize("number", ["10", "任务10"])
def test_its_number_to_the_question_which_one_is_refused_with_the_reason(july: World, number: str) -> None:
    july.say("suxi_jb", "我想申请延期")
    assert july.say("suxi_jb", number).startswith("任务10按期滚动，不办延期。")


def test_the_number_of_a_task_among_the_choices_chooses_it(july: World) -> None:
    july.say("suxi_jb", "我想申请延期")
    assert "延期 3 到9月15日" in july.say("suxi_jb", "3")


def test_the_form_of_what_stands_in_no_notice_names_none(july: World) -> None:
    july.say("fuban_sp", "交办 苏溪镇 7月25日前 报送防汛值班表")
    july.say("fuban_sp", "是")
    july.say("suxi_jb", "延期 JB-2022-001 到8月1日 人员出差还没有回来")

    assert july.heard("suxi_zy", "事项：JB-2022-001 报送防汛值班表")
    july.tap("suxi_zy", "YQ-2022-001", "同意")
    assert "等市府办审批" in july.say("suxi_jb", "YQ-2022-001")


def test_a_form_that_was_hashed_with_the_notice_s_number_verifies_as_before(july: World) -> None:
    july.say("fuban_sp", "交办 苏溪镇 7月25日前 报送防汛值班表")
    july.say("fuban_sp", "是")
    july.say("suxi_jb", "延期 JB-2022-001 到8月1日 人员出差还没有回来")
    with july.house.database.change() as session:
        made = session.scalars(select(Extension)).one()
        assert made.fingerprint() == made.form_hash
        made.submitted_form = {**made.submitted_form, "事项": "义政办发〔2022〕41号 JB-2022-001 报送防汛值班表"}
        assert made.form["事项"] == made.submitted_form["事项"]


def test_task_day_and_reason_beside_the_choice_of_a_task_are_all_kept(july: World) -> None:
    july.say("fotang_jb", "申请延期")

    told = july.say("fotang_jb", "管理员离职 3 9月20")

    assert "任务3（推进政务新媒体清理整合）申请延到9月20日（周二），原因：管理员离职。" in told, told
