"""What the office orders about items and accounts: refused before it asks, shown back, told truly."""

from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.clock import end_of, local_day
from bot.ledger import ledger
from bot.models import Account, Role, Unit
from bot.models.account import Disposition
from bot.tell import Post
from bot.wording.helping import EVERYDAY, SUBJECTS, help_text
from tests.handlers.room import AGENT, Room
from tests.models.items import MACHINE

ROSTER = "分管领导张三，专职人员李四，联系人王五"
BY_PHONE: dict[str, Any] = {"unit": "Z01", "source": "电话", "name": "王某"}


def other_unit(room: Room) -> Unit:
    """苏溪镇 with somebody to reach."""
    return room.member("苏溪", "苏溪镇", Role.CLERK, Role.CONTACT).unit


def account(room: Room, number: int, name: str, *, protected: bool = False) -> Account:
    found = Account(plan=room.plan, number=number, name=name, platform="微博", unit=room.units["佛堂镇"])
    found.disposition, found.protected = Disposition.OPEN, protected
    room.session.add(found)
    room.session.flush()
    return found


def test_a_reassignment_names_the_former_unit_and_corrects_its_card(room: Room) -> None:
    things = [room.item(room.task(number), state="—") for number in (1, 2)]
    for thing in things:
        room.act(None, partial(thing.hand_over, reachable=True))
    room.say("联系", "NOT_OURS", task=1, reason="不归我们")
    to = other_unit(room)

    preview = room.say("审批", "REASSIGN", task=1, unit="Z01", to_unit=to.code)
    done = room.answer("审批", confirmed=True)

    assert "41号任务1 佛堂镇（主要任务1）改派给苏溪镇" in preview
    assert done == "41号任务1 佛堂镇已改派给苏溪镇，已告知有关单位。"
    [card] = room.cards("联系", "acknowledge")
    assert card.facts["items"] == [things[1].id]
    assert room.cards("苏溪", "acknowledge")[0].facts["items"] == [things[0].id]


def test_a_unit_that_hears_nothing_is_not_said_to_be_told(room: Room) -> None:
    room.item(room.task(1), state="待改派")
    to = other_unit(room)
    to.urgeable = False

    room.say("审批", "REASSIGN", task=1, unit="Z01", to_unit=to.code)

    assert "苏溪镇没有收到消息" in room.answer("审批", confirmed=True)


@pytest.mark.parametrize("intent", ["REASSIGN", "KEEP", "REOPEN"])
def test_what_the_state_forbids_is_refused_before_anything_is_asked(room: Room, intent: str) -> None:
    room.item(room.task(1), state="办理中")

    room.say("审批", intent, task=1, unit="Z01")

    assert room.refused == "wrong_state"


def test_who_may_not_decide_hears_so_before_a_reason_is_asked(room: Room) -> None:
    room.item(room.task(1), state="办理中")

    room.say("初审", "VOID", task=1, unit="Z01")

    assert room.refused == "no_permission"


def test_a_yes_to_the_meaning_does_not_stand_for_the_preview(room: Room) -> None:
    thing = room.item(room.task(1), state="办理中")

    said = room.say("审批", "VOID", confirmed=True, task=1, unit="Z01", reason="误派")

    assert "确认请回复“是”" in said
    assert thing.state == "办理中"


def test_reopening_without_a_day_keeps_the_later_deadline(room: Room) -> None:
    thing = room.item(room.task(1), state="办结", due_at=end_of(date(2022, 8, 31)))

    room.say("审批", "REOPEN", task=1, unit="Z01", reason="误核实")
    room.answer("审批", confirmed=True)

    assert (thing.state, local_day(thing.due_at)) == ("办理中", date(2022, 8, 31))


def test_an_entry_is_shown_back_first(room: Room) -> None:
    thing = room.item(room.task(2))

    shown = room.say("初审", "REPORT_FOR", **BY_PHONE, task=2, done_on="2022-07-15", text="页面上线")

    assert thing.state == "办理中"
    assert all(word in shown for word in ("佛堂镇", "任务2", "电话（王某）", "7月15日", "页面上线"))
    assert "已代佛堂镇登记" in room.answer("初审", confirmed=True)
    assert (thing.state, thing.report_text) == ("待核实", "页面上线")


def test_task_1_needs_its_names_also_by_telephone(room: Room) -> None:
    thing = room.item(room.task(1, computed="名单"))

    assert "还差分管领导" in room.say("初审", "REPORT_FOR", **BY_PHONE, task=1)
    assert thing.state == "办理中"
    assert "分管领导张三" in room.answer("初审", text=ROSTER)
    room.answer("初审", confirmed=True)

    assert thing.state == "待核实"
    assert [one["name"] for one in thing.form["people"]] == ["张三", "李四", "王五"]


def test_a_missing_source_is_asked_for(room: Room) -> None:
    thing = room.item(room.task(2))

    assert "1 电话" in room.say("初审", "REPORT_FOR", unit="Z01", task=2, text="好了")
    room.choose("初审", 2)
    room.answer("初审", confirmed=True)

    assert thing.report_source == "纸质，单位"


def test_receipts_of_several_units_are_entered_and_listed(room: Room) -> None:
    to, task = other_unit(room), room.task(1)
    things = [room.item(task, state="待签收"), room.item(task, "苏溪镇", state="待签收")]

    said = room.say("初审", "ACK_FOR", units=["Z01", to.code, "S03"], source="电话", name="王某")

    assert [thing.state for thing in things] == ["办理中", "办理中"]
    assert all(word in said for word in ("佛堂镇1项", "苏溪镇1项"))


def test_every_account_named_is_shown_and_decided(room: Room) -> None:
    accounts = [account(room, number, f"号{number}") for number in (1, 2)]

    shown = room.say("审批", "DISPOSITION", accounts=[1, 2], choice="关停")
    assert all(one.label in shown for one in accounts)
    assert {one.disposition for one in accounts} == {"待定"}
    room.answer("审批", confirmed=True)

    assert {one.disposition for one in accounts} == {"关停"}


def test_a_main_account_is_never_decided_on(room: Room) -> None:
    account(room, 1, "义乌发布", protected=True)

    assert "主账号" in room.say("审批", "DISPOSITION", account=1)
    assert room.refused == "protected_account"


def test_urging_a_number_of_two_notices_asks_which_and_says_the_notice(room: Room) -> None:
    room.item(room.task(1))
    later = room.notice("88号", "义政办发〔2022〕88号")
    room.item(room.task(1, plan=later), "市数管中心")

    assert "是哪一份文件的？" in room.say("审批", "URGE", task=1)
    assert "88号任务1" in room.choose("审批", 2)
    assert room.answer("审批", confirmed=True).startswith("已安排提醒1个单位1项")
    assert "佛堂镇｜41号任务1" in room.say("审批", "STATS", task=1)


def test_who_serves_two_units_reads_which_one_is_urged(room: Room) -> None:
    room.member("联系", "苏溪镇", Role.CONTACT)
    room.item(room.task(1))

    room.say("审批", "URGE", task=1)
    room.answer("审批", confirmed=True)

    assert "佛堂镇｜41号任务1" in room.heard("联系", "催办")[0]


def test_the_same_words_again_say_when(room: Room) -> None:
    room.item(room.task(1))
    post = Post(room.session, room.now, MACHINE, AGENT)

    texts = [post.text(room.people["联系"], "一样的话")[0].text for _ in range(3)]

    assert texts == ["一样的话", "一样的话\n（7月20日12:00再发）", "一样的话\n（7月20日12:00再发，第3次）"]


def test_a_main_account_among_others_is_refused_by_name(room: Room) -> None:
    account(room, 1, "义乌发布", protected=True)
    other = account(room, 2, "佛堂城事")

    room.say("审批", "DISPOSITION", account=2, choice="关停", text="处置 义乌发布、佛堂城事 关停")

    assert (room.refused, other.disposition) == ("protected_account", "待定")


def test_a_main_account_can_be_looked_up(room: Room) -> None:
    account(room, 1, "义乌发布", protected=True)
    account(room, 2, "佛堂城事")

    said = room.say("经办", "ACCOUNT_QUERY", text="查账号 义乌发布", scope="own_unit")

    assert "义乌发布（微博）｜佛堂镇｜主账号" in said
    assert "佛堂城事" not in said


def test_accounts_that_nobody_has_decided_on_are_listed_by_pages(room: Room) -> None:
    accounts = [account(room, number, f"号{number}") for number in range(1, 12)]
    accounts[0].disposition, accounts[1].disposition = "保留", "整合/关停"

    first = room.say("审批", "ACCOUNT_QUERY", filter="待定")
    second = room.say("审批", "ACCOUNT_QUERY", filter="待定", page=2)

    assert first.startswith("处置意见待定的账号9个：")
    assert "号1（" not in first + second
    assert "号2（" not in first + second
    assert "号11（" in second
    assert "号2（" in room.say("审批", "ACCOUNT_QUERY", filter="关停")


def test_no_account_is_left_undecided(room: Room) -> None:
    account(room, 1, "佛堂城事").disposition = "保留"

    assert room.say("审批", "ACCOUNT_QUERY", filter="待定") == "没有处置意见是“待定”的账号。"


def test_a_form_without_its_number_is_asked_for(room: Room) -> None:
    assert "回复申请编号" in room.say("经办", "EXPORT", what="form")


def test_the_office_looks_at_one_units_item(room: Room) -> None:
    room.item(room.task(1))

    assert "任务1" in room.say("审批", "TASK_DETAIL", task=1, unit="Z01")


def test_a_returned_item_says_so_in_the_list(room: Room) -> None:
    room.item(room.task(1), state="退回", due_at=end_of(date(2022, 8, 31)))

    assert "🟡退回" in room.say("经办", "LIST_MY_TASKS")


@pytest.mark.parametrize("role", list(Role))
def test_help_fits_one_message(role: Role) -> None:
    roles = set(Role) if role is Role.CLERK else {role}
    for topic in ("", *SUBJECTS):
        assert len(help_text(roles, "某某", "0579-00000000", topic).encode()) <= 2048


@pytest.mark.parametrize("topic", SUBJECTS)
def test_every_subject_of_help_has_a_page_of_its_own(topic: str) -> None:
    lines = [line for _, line in SUBJECTS[topic]]

    text = help_text(set(Role), "某某", "0579-00000000", topic)

    assert text.splitlines()[1:] == lines
    assert not {line for _, line in EVERYDAY} & set(lines)


def test_an_unfinished_list_leaves_out_what_is_done(room: Room) -> None:
    task = room.task(1)
    room.item(task, state="办结")
    room.item(task, "市数管中心", state="—")

    unfinished = room.say("审批", "STATS", task=1, filter="unfinished")
    everything = room.say("审批", "STATS", task=1)

    assert unfinished.splitlines() == [
        "任务1未办结（共1项）：",
        "市数管中心｜41号任务1｜未交办｜7月31日（周日）｜等市府办",
    ]
    assert everything.splitlines()[0] == "任务1（共2项，未交办1，办结1）："
    assert everything.endswith("佛堂镇｜41号任务1｜办结")
    assert room.say("审批", "STATS", filter="done").startswith("已办结（共1项）")


def test_a_long_list_goes_on_at_the_next_page(room: Room) -> None:
    task = room.task(1)
    for number in range(10):
        room.member(f"镇{number}", f"第{number}镇", Role.CLERK)
        room.item(task, f"第{number}镇")

    first = room.say("审批", "STATS", task=1)
    second = room.choose("审批", 1)

    assert "还有2项，回复“下一页”接着看" in first
    assert [line.split("｜")[0] for line in second.splitlines()[1:]] == ["第8镇", "第9镇"]


def test_the_office_reads_the_progress_it_is_promised(room: Room) -> None:
    room.item(room.task(2))
    room.say("经办", "TASK_PROGRESS", task=2, text="页面在测试")

    assert "进展：页面在测试" in room.say("审批", "UNIT_STATUS", unit="Z01", task=2)
    assert "佛堂镇｜41号任务2" in room.say("审批", "UNIT_STATUS", unit="Z01")


def test_urging_the_overdue_leaves_the_others_alone(room: Room) -> None:
    room.item(room.task(1), due_at=end_of(date(2022, 7, 10)))
    room.item(room.task(2))

    assert room.say("审批", "URGE", target="overdue").startswith("将提醒1个单位1项（41号任务1）")


def test_urging_says_only_what_would_be_taken(room: Room) -> None:
    room.item(room.task(3, computed="账号"), state="待签收")
    account(room, 1, "佛堂城事").disposition = Disposition.CLOSE
    room.say("审批", "URGE", task=3)
    room.answer("审批", confirmed=True)

    [text] = room.heard("联系", "催办")
    assert "｜7月31日（周日）到期" in text
    assert "还没有签收的，回复“签收”。\n41号任务3按账号注销情况自动统计，不用上报；" in text
    assert "回复“完成" not in text


def test_an_item_of_somebody_unreachable_is_urged_at_the_contact(room: Room) -> None:
    thing = room.item(room.task(2))
    thing.handler = room.member("新人", "佛堂镇", Role.CLERK)
    thing.handler.person.userid = None

    room.say("审批", "URGE", task=2)
    room.answer("审批", confirmed=True)

    assert len(room.heard("联系", "催办")) == 1


def test_what_the_office_may_not_do_yet_says_what_it_may(room: Room) -> None:
    room.item(room.task(2), state="待签收")

    assert "回复“中止 2 佛堂镇 理由”" in room.say("审批", "NOT_APPLICABLE", task=2, unit="Z01", reason="没有")


def test_the_ledger_names_people_but_not_their_mobiles(room: Room) -> None:
    room.item(room.task(1, computed="名单"))
    room.item(room.task(2))
    room.say("经办", "TASK_DONE", task=1, text="分管领导王某 副镇长 13800000001，专职人员张三，联系人李四")
    room.answer("经办", text="就这些")
    room.say("经办", "TASK_PROGRESS", task=2, text="找李四 13800000002")

    rows = load_workbook(BytesIO(ledger(room.session, room.now)))["承办项"].iter_rows(min_row=2, values_only=True)

    said = [row[14] for row in rows]
    assert said == ["分管领导王某，专职人员张三，联系人李四", "找李四 138****0002"]
