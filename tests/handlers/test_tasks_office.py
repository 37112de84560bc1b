"""交办, verification, what the office changes, task 1's roster, registrations: by handlers and tellings."""

from datetime import date

from sqlalchemy import select

from bot.clock import at, end_of
from bot.models import Account, Act, History, Member, Outbox, Role
from bot.models.account import Disposition
from bot.wording.people import roster_reported
from tests.handlers.room import Room


def hand_over(room: Room, *things: object) -> None:
    """The clock hands over what was confirmed."""
    for thing in things:
        room.act(None, lambda act, one=thing: one.hand_over(act, reachable=True))  # type: ignore[misc]  # items


def test_a_unit_gets_one_card_with_all_its_items(room: Room) -> None:
    things = [room.item(room.task(number), state="—") for number in (1, 2, 10)]

    def all_of_them(act: Act) -> None:
        for thing in things:
            thing.hand_over(act, reachable=True)

    room.act(None, all_of_them)

    [card] = room.cards("联系")

    assert room.cards("经办") == []
    assert (card.step, card.keys) == ("acknowledge", ["ack 41号 Z01"])
    [row] = room.session.scalars(select(Outbox).where(Outbox.label == "交办"))
    assert row.in_window
    assert all(word in row.text for word in ("【交办】义政办发〔2022〕41号", "任务1", "任务2", "任务10", "〔签收〕"))
    room.tap("联系", card, "ack")
    assert {thing.state for thing in things} == {"办理中"}
    assert "已由联系于7月20日12:00签收" in card.outcome
    assert "签收了：任务1、任务2、任务10" in room.heard("经办", "知会")[0]
    room.tap("联系", card, "ack")
    assert room.refused == "already_acknowledged"


def test_what_is_handed_over_later_brings_one_new_card(room: Room) -> None:
    first, second = room.item(room.task(1), state="—"), room.item(room.task(2), state="—")
    hand_over(room, first)
    [old] = room.cards("联系")

    hand_over(room, second)

    [new] = room.cards("联系")
    assert old.state == "失效"
    assert new.facts["items"] == [first.id, second.id]


def test_a_unit_that_is_not_urged_gets_no_card(room: Room) -> None:
    room.units["佛堂镇"].urgeable = False
    hand_over(room, room.item(room.task(1), state="—"))

    assert room.heard("联系") == room.heard("经办") == []


def test_undecided_accounts_are_said_on_the_card(room: Room) -> None:
    thing = room.item(room.task(3, "", "账号"), state="—")
    account = Account(
        plan=room.plan, number=1, name="号", platform="微博", unit=thing.unit, disposition=Disposition.OPEN
    )
    room.session.add(account)
    hand_over(room, thing)

    assert "待市府办明确" in room.heard("联系", "交办")[0]


def test_a_return_with_a_ready_reason_decides_at_once(room: Room) -> None:
    thing = room.item(room.task(2))
    room.say("经办", "TASK_DONE", task=2, text="好了")
    [card] = room.cards("审批")

    room.tap("审批", card, "return", "link")

    assert (thing.state, thing.return_reason) == ("退回", "链接打不开，请换一个")
    assert "链接打不开，请换一个" in room.heard("经办", "退回")[0]


def test_a_return_in_ones_own_words_is_shown_back_first(room: Room) -> None:
    thing = room.item(room.task(2))
    room.say("经办", "TASK_DONE", task=2, text="好了")
    [card] = room.cards("审批")

    assert "理由" in room.tap("审批", card, "return", "other")
    assert "缺盖章页" in room.answer("审批", reason="缺盖章页")
    assert thing.state == "待核实"
    room.answer("审批", confirmed=True)

    assert (thing.state, thing.return_reason) == ("退回", "缺盖章页")


def test_while_a_reason_is_waited_for_others_may_decide(room: Room) -> None:
    thing = room.item(room.task(2))
    room.say("经办", "TASK_DONE", task=2, text="好了")
    [card], [other] = room.cards("审批"), room.cards("初审")
    room.tap("审批", card, "return", "other")

    room.tap("初审", other, "pass")

    assert thing.state == "办结"
    assert "已由初审核实通过" in room.answer("审批", reason="缺盖章页")
    assert thing.state == "办结"


def test_typed_words_only_open_a_fresh_card_that_keeps_the_reason(room: Room) -> None:
    thing = room.item(room.task(2))
    room.say("经办", "TASK_DONE", task=2, text="好了")
    [old] = room.cards("审批")

    room.say("审批", "VERIFY", task=2, unit="Z01", result="return", reason="缺盖章页")

    [new] = room.cards("审批")
    assert (thing.state, old.state) == ("待核实", "失效")
    assert "缺盖章页" in room.heard("审批", "核实卡")[-1]
    room.tap("审批", new, "return", "typed")
    assert thing.return_reason == "缺盖章页"


def test_the_stated_day_can_be_set_aside_on_the_card(room: Room) -> None:
    room.now = at(date(2022, 8, 3), 10)
    thing = room.item(room.task(2))
    room.say("经办", "TASK_DONE", task=2, text="好了", done_on="2022-07-29")
    [card] = room.cards("审批")

    room.tap("审批", card, "pass", "by_report")

    assert thing.accepted_on == room.now


def test_who_entered_a_report_gets_no_card_for_it(room: Room) -> None:
    thing = room.item(room.task(2))
    room.act("审批", lambda act: thing.report_for(act, "办好了", "电话", "王某"))

    assert room.cards("审批") == []
    assert len(room.cards("初审")) == 1
    assert "来源：电话，王某" in room.heard("经办", "代登记")[0]
    assert "是您代登记的" in room.say("审批", "VERIFY", task=2)


def test_a_clerk_verifies_nothing(room: Room) -> None:
    room.item(room.task(2))
    room.say("经办", "TASK_DONE", task=2, text="好了")

    assert "由市府办核实" in room.say("数管", "VERIFY", task=2)
    assert "没有等您核实的" in room.say("数管", "PENDING_VERIFICATIONS")
    assert "佛堂镇" in room.say("初审", "PENDING_VERIFICATIONS")


def test_a_reassigned_item_passes_with_its_card(room: Room) -> None:
    thing = room.item(room.task(2), state="—")
    hand_over(room, thing)
    [old] = room.cards("联系")
    room.say("联系", "NOT_OURS", task=2, reason="职责在数管")
    room.act("审批", lambda act: thing.reassign(act, room.units["市数管中心"], "按三定"))

    assert old.state != "开"
    assert "已改由市数管中心办理" in room.heard("联系", "改派")[0]
    assert [card.step for card in room.cards("数管")] == ["acknowledge"]


def test_a_voided_item_is_corrected(room: Room) -> None:
    thing = room.item(room.task(2))
    room.act("审批", lambda act: thing.void(act, "误派"))

    assert room.heard("经办", "更正")[0].startswith("【更正】41号任务2")


def test_an_account_taken_by_its_platform_completes_task_3(room: Room) -> None:
    thing = room.item(room.task(3, "", "账号"))
    account = Account(
        plan=room.plan, number=1, name="号", platform="微博", unit=thing.unit, disposition=Disposition.CLOSE
    )
    room.session.add(account)
    room.session.flush()
    room.act("数管", lambda act: account.accept(act, "ZX-2022-001"))

    assert thing.state == "办结"
    assert "已办结" in room.heard("经办", "结果")[0]
    assert "自动统计" in room.say("经办", "TASK_DETAIL", task=3)


def test_task_1_is_the_roster(room: Room) -> None:
    thing = room.item(room.task(1, computed="名单"))

    assert "还差分管领导、专职人员、联系人" in room.say("经办", "TASK_DONE", task=1)
    assert "还差专职人员" in room.answer("经办", text="分管领导王某某 副镇长 13800000001，联系人联系 主任 13800000002")
    assert "还差专职人员张三的职务、手机" in room.answer("经办", text="张三")
    assert thing.state == "办理中"
    shown = room.answer("经办", text="就这些")
    assert "名单是这样，还没有报" in shown
    assert thing.state == "办理中"
    answer = room.answer("经办", confirmed=True)

    assert thing.state == "待核实"
    for listed in (shown, answer):
        assert "分管领导：王某某，副镇长，13800000001" in listed
        assert "职务未填" in listed
    named = {member.name: member for member in Member.of_unit(room.session, thing.unit_id)}
    assert named["张三"].holds(Role.CLERK)
    assert not named["王某某"].roles
    [card] = room.cards("审批")
    room.tap("审批", card, "pass")
    assert named["王某某"].holds(Role.LEADER)


def test_the_clerk_names_himself_and_mends_the_form_until_it_is_verified(room: Room) -> None:
    thing = room.item(room.task(1, computed="名单"))
    room.say("经办", "TASK_DONE", task=1, text="分管领导王某某 副镇长，专职人员张三，联系人就是我")
    answer = room.answer("经办", text="就这些")

    assert "联系人：经办，" in answer
    assert "例如回复“补充 1 王某某 手机”" in answer
    assert "名单更新：改了专职人员张三的信息" in room.say("经办", "TASK_ADD", task=1, text="张三 科员 13800000003")
    assert "专职人员：张三，科员，13800000003" in room.heard("审批")[-2]
    room.say("经办", "TASK_ADD", task=1, text="联系人李四")
    assert [one["name"] for one in thing.form["people"]] == ["王某某", "张三", "李四"]
    named = {member.name: member for member in Member.of_unit(room.session, thing.unit_id)}
    assert (named["张三"].post, named["李四"].holds(Role.CONTACT)) == ("科员", True)
    assert "补充：" not in room.heard("审批")[0]


def test_two_clerks_fill_one_form(room: Room) -> None:
    room.item(room.task(1, computed="名单"))
    room.say("经办", "TASK_DONE", task=1, text="分管领导王某某")

    answer = room.say("联系", "TASK_DONE", task=1, text="联系人李四")

    assert "已记下：分管领导王某某，联系人李四" in answer


def test_numbers_are_masked_where_others_read_along() -> None:
    people = [{"role": "分管领导", "name": "王某某", "post": "副镇长", "mobile": "13800000001"}]

    assert "138****0001" in roster_reported(people, "收到", in_group=True)


def test_a_stranger_registers_and_is_confirmed(room: Room) -> None:
    assert "联系人或市府办确认" in room.say("new", "REGISTER", unit="Z01", name="新人")
    [card] = room.cards("联系", "register")

    room.tap("联系", card, "yes")

    assert "登记好了：佛堂镇经办人" in room.heard("new", "登记")[0]


def test_a_stranger_who_is_not_known_hears_so(room: Room) -> None:
    room.say("new", "REGISTER", unit="Z01", name="新人")
    [card] = room.cards("联系", "register")

    room.tap("联系", card, "no")

    assert "没有得到确认" in room.heard("new", "登记")[0]
    room.tap("联系", card, "yes")
    assert room.refused == "wish_over"


def test_the_contact_confirms_his_successor(room: Room) -> None:
    assert "原联系人联系不再担任" in room.say("经办", "CONTACT_CHANGE", name="经办", mobile="13900000000")
    room.answer("经办", confirmed=True)
    [card] = room.cards("联系", "contact")

    room.tap("联系", card, "yes")

    assert room.people["经办"].holds(Role.CONTACT)
    assert not room.people["联系"].holds(Role.CONTACT)


def test_a_reopened_item_is_told_with_its_new_deadline(room: Room) -> None:
    thing = room.item(room.task(2), state="办结")
    room.act("审批", lambda act: thing.reopen(act, "误核实", date(2022, 8, 15)))

    assert thing.due_at == end_of(date(2022, 8, 15))
    assert "8月15日（周一）" in room.heard("经办", "重新办理")[0]


def test_the_roster_is_asked_for_before_the_handover_too(room: Room) -> None:
    thing = room.item(room.task(1, computed="名单"), state="—")

    assert "还差分管领导" in room.say("经办", "TASK_DONE", task=1)
    assert thing.state == "—"


FORM = "分管领导王某某 副镇长，专职人员张三，联系人李四"


def test_the_verified_form_replaces_the_former_leader_and_contact(room: Room) -> None:
    thing = room.item(room.task(1, computed="名单"))
    leader = room.member("旧分管", "佛堂镇", Role.LEADER)
    room.say("new", "REGISTER", unit="Z01", name="新人")
    [wish] = room.cards("联系", "register")
    room.say("经办", "TASK_DONE", task=1, text=FORM)
    room.answer("经办", text="就这些")

    assert leader.holds(Role.LEADER)
    assert "通过后分管领导由王某某接替旧分管；联系人由李四接替联系" in room.heard("审批", "上报内容")[0]
    [card] = room.cards("审批", "check")
    assert "分管领导由王某某接替旧分管；联系人由李四接替联系" in card.facts["card"]["sub"]
    room.tap("审批", card, "pass")

    in_office = {one.name: set(one.roles) for one in Member.of_unit(room.session, thing.unit_id) if one.roles}
    assert in_office == {"经办": {Role.CLERK}, "王某某": {Role.LEADER}, "张三": {Role.CLERK}, "李四": {Role.CONTACT}}
    assert "佛堂镇联系人已由李四接任" in room.heard("联系", "登记")[-1]
    assert "佛堂镇分管领导已由王某某接任" in room.heard("旧分管", "登记")[-1]
    assert (wish.state, len(room.cards("审批", "register"))) == ("失效", 1)
    kept = room.session.scalars(select(History).where(History.event == "roster.replaced").order_by(History.id))
    assert [(row.subject_name, row.before, row.facts["name"]) for row in kept] == [
        ("旧分管 佛堂镇", "分管领导", "王某某"),
        ("联系 佛堂镇", "联系人", "李四"),
    ]


def test_a_form_that_names_the_present_holders_replaces_nobody(room: Room) -> None:
    room.item(room.task(1, computed="名单"))
    room.member("王某某", "佛堂镇", Role.LEADER)
    room.say("经办", "TASK_DONE", task=1, text="分管领导王某某 副镇长，专职人员张三，联系人：联系")
    room.answer("经办", text="就这些")
    [card] = room.cards("审批", "check")

    assert "接替" not in card.facts["card"]["sub"]
    room.tap("审批", card, "pass")
    assert room.people["王某某"].holds(Role.LEADER)
    assert room.people["联系"].holds(Role.CONTACT)
