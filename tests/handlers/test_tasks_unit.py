"""What a unit says about its items, and who else hears of it."""

from datetime import date

import pytest

from bot.clock import at, end_of
from bot.models import Evidence, Role
from tests.handlers.room import Room


def test_a_report_reaches_every_verifier_as_text_and_card(room: Room) -> None:
    thing = room.item(room.task(2))

    answer = room.say("经办", "TASK_DONE", task=2, text="页面已上线")

    assert thing.state == "待核实"
    assert answer.startswith("收到：任务2（主要任务2）已上报，佛堂镇")
    for verifier in ("审批", "初审"):
        [card] = room.cards(verifier, "check")
        assert (card.keys, card.form_hash) == ([f"pass {thing.id}", f"return {thing.id}"], thing.report_hash)
        assert "情况：页面已上线" in room.heard(verifier, "上报内容")[0]
    assert "本单位经办上报了" in room.heard("联系", "知会")[0]
    assert room.heard("经办") == []


def test_a_tap_of_one_verifier_closes_the_cards_of_all(room: Room) -> None:
    thing = room.item(room.task(2))
    room.say("经办", "TASK_DONE", task=2, text="好了")
    [card], [other] = room.cards("审批"), room.cards("初审")

    assert room.tap("审批", card, "pass") == ""

    assert thing.state == "办结"
    assert "审批已于7月20日12:00核实通过" in other.outcome
    assert "已办结" in room.heard("经办", "结果")[0]
    assert "审批核实通过" in room.tap("初审", other, "pass")
    assert room.refused == "already_checked"


def test_a_withdrawn_report_no_longer_asks_anybody(room: Room) -> None:
    thing = room.item(room.task(2))
    room.say("经办", "TASK_DONE", task=2, text="好了")
    [card] = room.cards("审批")

    room.say("联系", "TASK_WITHDRAW", task=2)

    assert (thing.state, room.cards("审批")) == ("办理中", [])
    assert "联系撤回了" in room.heard("经办", "知会")[0]
    room.tap("审批", card, "pass")
    assert room.refused == "already_checked"


def test_withdrawing_without_a_number_is_shown_first(room: Room) -> None:
    thing = room.item(room.task(2))
    room.say("经办", "TASK_DONE", task=2, text="好了")

    assert "将撤回任务2" in room.say("经办", "TASK_WITHDRAW", target="last")
    assert thing.state == "待核实"
    room.answer("经办", confirmed=True)

    assert thing.state == "办理中"


def test_a_card_about_an_older_report_no_longer_counts(room: Room) -> None:
    thing = room.item(room.task(2))
    room.say("经办", "TASK_DONE", task=2, text="好了")
    [old] = room.cards("审批")
    room.say("经办", "TASK_ADD", task=2, text="补链接")
    [new] = room.cards("审批")

    room.tap("审批", old, "pass")
    assert (room.refused, thing.state) == ("report_changed", "待核实")
    room.tap("审批", new, "pass")

    assert thing.state == "办结"


def test_a_second_report_names_the_colleague(room: Room) -> None:
    room.item(room.task(2))
    room.say("经办", "TASK_DONE", task=2, text="好了")

    answer = room.say("联系", "TASK_DONE", task=2, text="好了")

    assert room.refused == "already_reported"
    assert "已由经办于7月20日12:00上报" in answer


@pytest.mark.parametrize(("number", "code"), [(5, "not_own_task"), (13, "no_such_task")])
def test_a_task_of_others_or_of_nobody_changes_nothing(room: Room, number: int, code: str) -> None:
    room.item(room.task(5), "市数管中心")

    room.say("经办", "TASK_DONE", task=number, text="好了")

    assert room.refused == code


def test_another_unit_that_is_named_is_refused(room: Room) -> None:
    room.item(room.task(2), "市数管中心")
    room.item(room.plan.tasks[0], "佛堂镇")

    room.say("经办", "TASK_DONE", task=2, unit="S03", text="好了")

    assert room.refused == "not_own_unit"


def test_a_leader_does_not_report(room: Room) -> None:
    room.member("分管", "佛堂镇", Role.LEADER)
    room.item(room.task(2))

    room.say("分管", "TASK_DONE", task=2, text="好了")

    assert room.refused == "no_permission"


def test_a_clerk_of_two_units_is_asked_which(room: Room) -> None:
    room.member("经办", "苏溪镇", Role.CLERK)
    task = room.task(1)
    first, second = room.item(task, "佛堂镇"), room.item(task, "苏溪镇")

    assert "佛堂镇" in room.say("经办", "TASK_DONE", task=1, text="好了")
    room.choose("经办", 2)

    assert (first.state, second.state) == ("办理中", "待核实")
    room.say("经办", "TASK_DONE", task=1, text="好了")
    assert first.state == "待核实"  # now only one is left, so it is clear


def test_two_notices_with_the_same_number_are_asked_about(room: Room) -> None:
    other = room.notice("58号", "义政办发〔2022〕58号")
    first, second = room.item(room.task(1)), room.item(room.task(1, plan=other))

    assert "58号任务1" in room.say("经办", "TASK_DONE", task=1, text="好了")
    room.choose("经办", 2)
    assert (first.state, second.state) == ("办理中", "待核实")

    room.say("经办", "TASK_DONE", task=1, plan="41号", text="好了")
    assert first.state == "待核实"


def test_an_earlier_cycle_that_is_still_open_is_named(room: Room) -> None:
    room.now = at(date(2022, 10, 10), 10)
    task = room.task(5, "")
    september = room.item(task, cycle="2022-09", opens_on=date(2022, 9, 1), due_at=end_of(date(2022, 9, 23)))
    october = room.item(task, cycle="2022-10", opens_on=date(2022, 10, 1), due_at=end_of(date(2022, 10, 25)))

    answer = room.say("经办", "TASK_DONE", task=5, text="已比对")

    assert (september.state, october.state) == ("办理中", "办结")
    assert "2022年9月那一期也还没有上报" in answer
    room.answer("经办", confirmed=True)
    assert september.state == "办结"


def test_a_cycle_that_has_not_begun_is_asked_about_once(room: Room) -> None:
    thing = room.item(room.task(10), cycle="2022-Q4", opens_on=date(2022, 10, 1), due_at=end_of(date(2022, 12, 15)))

    assert "才开始" in room.say("经办", "TASK_DONE", task=10, text="已建制度")
    room.answer("经办", confirmed=True)

    assert thing.state == "待核实"


def test_several_reports_at_once_are_shown_first(room: Room) -> None:
    good, counted, done = room.item(room.task(2)), room.item(room.task(3, "", "账号")), room.item(room.task(6))
    done.state = "办结"

    answer = room.say("经办", "TASK_DONE", tasks=[2, 3, 6, 9])

    assert answer.startswith("将上报办结：任务2（")
    assert all(word in answer for word in ("任务3自动统计", "任务6现在是“办结”", "任务9不是本单位的"))
    assert good.state == "办理中"
    room.answer("经办", confirmed=True)
    assert (good.state, counted.state) == ("待核实", "办理中")


def test_everything_open_means_what_may_be_reported(room: Room) -> None:
    room.item(room.task(2))
    room.item(room.task(3, "", "账号"))

    assert "将上报办结：任务2" in room.say("经办", "TASK_DONE", tasks="all_open")


def test_without_a_number_the_open_items_are_offered(room: Room) -> None:
    room.item(room.task(2))
    room.item(room.task(3, "", "账号"))

    answer = room.say("经办", "TASK_DONE")

    assert "是哪一项" in answer
    assert "任务3" not in answer
    room.choose("经办", 1)
    assert "等市府办核实" in room.say("经办", "TASK_DETAIL", task=2)


def test_one_receipt_covers_all_items_of_a_notice(room: Room) -> None:
    things = [room.item(room.task(number), state="待签收") for number in (1, 2)]

    room.say("经办", "SIGN_RECEIPT")

    assert [thing.state for thing in things] == ["办理中", "办理中"]
    assert room.heard("联系", "知会") == ["本单位经办签收了：任务1、任务2。"]


def test_receipts_of_several_notices_are_asked_about(room: Room) -> None:
    other = room.notice("58号", "义政办发〔2022〕58号")
    first, second = room.item(room.task(1), state="待签收"), room.item(room.task(1, plan=other), state="待签收")

    assert "58号" in room.say("经办", "SIGN_RECEIPT")
    room.choose("经办", 2)

    assert (first.state, second.state) == ("待签收", "办理中")


def test_the_person_in_charge_hears_of_it_and_of_results(room: Room) -> None:
    thing = room.item(room.task(2))
    room.say("联系", "ASSIGN_PERSON", task=2, name="经办")

    assert thing.handler is not None
    assert "由您承办" in room.heard("经办", "承办")[0]
    room.say("联系", "ASSIGN_PERSON", task=2, name="没有这个人")
    assert room.refused == "no_such_member"


def test_not_ours_goes_to_the_office_with_its_reason(room: Room) -> None:
    thing = room.item(room.task(2), state="待签收")

    assert "理由" in room.say("联系", "NOT_OURS", task=2)
    room.answer("联系", reason="职责在局里")

    assert thing.state == "待改派"
    assert "职责在局里" in room.heard("审批", "待改派")[0]


def test_a_block_is_confirmed_by_the_office(room: Room) -> None:
    thing = room.item(room.task(2))
    room.say("经办", "BLOCKED", task=2, reason="系统没批")
    assert "系统没批" in room.heard("审批", "受阻")[0]

    room.act("审批", lambda act: thing.block_confirm(act, agreed=True))

    assert "已由市府办确认" in room.heard("联系", "受阻")[0]
    room.say("经办", "UNBLOCK", task=2)
    assert thing.blocked == ""


def test_secret_words_are_refused(room: Room) -> None:
    thing = room.item(room.task(2))

    assert "密级" in room.say("经办", "TASK_DONE", task=2, text="附【机密】文件")
    assert (room.refused, thing.state) == ("secret", "办理中")


def test_a_picture_after_a_report_belongs_to_it(room: Room) -> None:
    thing = room.item(room.task(2))
    room.say("经办", "TASK_DONE", task=2, text="好了")
    room.now = at(date(2022, 7, 20), 12, 29)

    assert "已附在41号任务2" in room.picture("经办")

    assert [one.step for one in Evidence.about(room.session, "assignment", thing.id)] == ["report"]


def test_a_later_picture_is_asked_about(room: Room) -> None:
    thing = room.item(room.task(2))
    room.say("经办", "TASK_DONE", task=2, text="好了")
    room.now = at(date(2022, 7, 20), 12, 31)

    assert "这是哪一项" in room.picture("经办")
    assert Evidence.about(room.session, "assignment", thing.id) == []
    room.choose("经办", 1)

    assert len(Evidence.about(room.session, "assignment", thing.id)) == 1


def test_a_list_pages_at_eight_lines(room: Room) -> None:
    for number in range(1, 12):
        room.item(room.task(number))

    first, second = room.say("经办", "LIST_MY_TASKS"), room.say("经办", "LIST_MY_TASKS", page=2)

    assert "共11项，未办结11项" in first
    assert "还有3项，回复“我的任务 2”" in first
    assert len(first.splitlines()) == 10
    assert "11 主要任务11" in second


def test_user_text_is_never_markup(room: Room) -> None:
    room.item(room.task(2))
    room.say("经办", "TASK_DONE", task=2, text='<a href="http://evil.example">点</a><@all>')

    texts = [*room.heard("审批"), *room.heard("联系"), room.say("经办", "TASK_DETAIL", task=2)]

    assert not any("<a" in text or "<@" in text for text in texts)


def test_taking_back_what_was_not_reported_is_said_before_anything_is_asked(room: Room) -> None:
    room.item(room.task(1))
    room.item(room.task(1, plan=room.notice("88号", "义政办发〔2022〕88号")))

    assert "没有正等核实的上报" in room.say("经办", "TASK_WITHDRAW", task=1)
    assert room.refused == "not_reported"


def test_an_answer_to_a_question_is_no_progress(room: Room) -> None:
    thing, other = room.item(room.task(1)), room.item(room.task(2))

    assert "进展怎样" in room.say("经办", "TASK_PROGRESS", confirmed=True, task=1, text="")
    assert thing.progress_text == ""
    room.answer("经办", text="已经排好人")
    assert thing.progress_text == "已经排好人"
    room.say("经办", "TASK_PROGRESS", text="快好了")
    room.choose("经办", 2)
    assert other.progress_text == "快好了"


def test_progress_of_what_is_counted_asks_for_no_report(room: Room) -> None:
    room.item(room.task(3, computed="账号"))
    room.item(room.task(4, computed="汇总:3"))

    answers = [room.say("经办", "TASK_PROGRESS", task=number, text="正在清理") for number in (3, 4)]

    assert all("不用上报" in answer and "完成" not in answer for answer in answers)


def test_a_colleague_reads_what_was_said(room: Room) -> None:
    room.item(room.task(2))
    room.say("经办", "TASK_PROGRESS", task=2, text="页面在测试")

    assert "内容：页面在测试" in room.heard("联系", "知会")[0]


def test_after_the_receipt_a_wrong_task_leads_to_a_person(room: Room) -> None:
    room.item(room.task(2))

    assert "请回复“人工”与市府办商量改派" in room.say("联系", "NOT_OURS", task=2, reason="不归我们")


def test_progress_before_the_handover_takes_the_item_up(room: Room) -> None:
    thing = room.item(room.task(2), state="—")

    assert "已记下任务2的进展" in room.say("经办", "TASK_PROGRESS", task=2, text="在起草")
    assert thing.state == "办理中"
