"""Delivery against the emulator: everything arrives once, and every refusal of WeCom's leads where it should."""

import threading

import pytest
from sqlalchemy import select

from bot.models import Evidence, Member, Person, PersonAlias, Unit
from bot.scheduler import claim
from sandbox.switches import Switches
from tests.scheduler.conftest import Furnished
from tests.scheduler.office import SHUT, Office

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def test_a_message_arrives_and_is_recorded(either_office: Office) -> None:
    number = either_office.hand_in("li", "请看任务1")

    either_office.go()

    row = either_office.row(number)
    assert either_office.texts("li") == ["请看任务1"]
    assert (row.state, row.attempts, bool(row.msgid)) == ("已发", 1, True)
    assert row.business_sent_at is not None


def test_messages_to_one_person_arrive_in_the_order_in_which_they_were_written(office: Office) -> None:
    office.hand_in("li", "申请表全文")
    office.card("li")
    office.hand_in("wang", "别人的")
    office.emulator.fail_next("message/send", -1)

    office.go()
    assert office.texts("wang") == ["别人的"]
    assert office.texts("li") == []

    office.go(seconds=10)
    assert [text.split("\n")[0] for text in office.texts("li")] == ["申请表全文", "【请签批】"]


def test_what_waits_for_the_window_is_sent_when_it_opens(either_office: Office) -> None:
    either_office.at(SHUT)
    waiting, at_once = either_office.hand_in("li", "提醒", in_window=True), either_office.hand_in("li", "答复")

    left = either_office.delivery.drain(5)

    assert left == 0
    assert (either_office.row(waiting).state, either_office.row(at_once).state) == ("待发", "已发")
    either_office.at("2022-07-21T09:00")
    either_office.go()
    assert either_office.texts("li") == ["答复", "提醒"]


@pytest.mark.parametrize("errcode", [-1, 6000, 45033])
def test_a_passing_trouble_is_tried_again(office: Office, errcode: int) -> None:
    number = office.hand_in("li", "请看")
    office.emulator.fail_next("message/send", errcode)

    office.go()
    assert office.row(number).state == "待发"

    office.go(seconds=10)
    assert (office.row(number).state, office.row(number).attempts) == ("已发", 2)


def test_too_often_pauses_everything_to_the_application(office: Office) -> None:
    office.hand_in("li", "一")
    office.hand_in("wang", "二")
    office.emulator.fail_next("message/send", 45009)

    office.go()

    assert len(office.emulator.log.of("message/send")) == 1
    office.go(seconds=90)
    assert office.texts("li") + office.texts("wang") == ["一", "二"]


def test_a_lost_answer_leads_to_one_message_only(office: Office) -> None:
    number = office.hand_in("li", "请看")
    office.emulator.lose_answer_next("message/send")

    office.go()
    office.go(minutes=1)

    assert office.texts("li") == ["请看"]
    assert (office.row(number).state, office.row(number).attempts) == ("已发", 2)


def test_a_card_whose_answer_was_lost_counts_as_delivered(office: Office) -> None:
    number = office.card("li")
    office.emulator.lose_answer_next("message/send")

    office.go()
    office.go(minutes=1)

    assert len(office.emulator.phone("li").cards) == 1
    assert office.the_card(number).sent_at is not None
    assert office.the_card(number).codes == []


def test_an_unknown_outcome_older_than_the_duplicate_check_is_left_to_a_person(office: Office) -> None:
    number = office.hand_in("li", "请看")
    office.emulator.lose_answer_next("message/send")

    office.delivery.step()  # one attempt: a slow machine must not come to the second
    office.go(hours=4)

    assert office.row(number).state == "不确定"
    assert office.texts("li") == ["请看"]


def test_two_equal_messages_that_are_both_meant_both_arrive(office: Office) -> None:
    for _ in range(2):
        office.hand_in("li", "请看任务1")

    office.go()

    assert office.texts("li") == ["请看任务1", "请看任务1\n（7月20日10:00再发）"]


def test_a_webhook_without_answer_is_never_repeated(either_office: Office) -> None:
    either_office.group("本周共3项")
    either_office.emulator.lose_answer_next("webhook/send")

    either_office.go()
    either_office.go(minutes=10)

    assert [row.state for row in either_office.rows("webhook")] == ["不确定"]
    assert len(either_office.emulator.group("g1").received) == 1


def test_a_group_hears_its_text(office: Office) -> None:
    office.group("本周共3项")

    office.go()

    assert office.emulator.group("g1").texts == ["本周共3项"]


def test_a_person_whom_wecom_does_not_know_is_noticed_once(either_office: Office) -> None:
    first, second = either_office.hand_in("gone", "一"), either_office.hand_in("gone", "二")

    either_office.go()

    assert [either_office.row(number).state for number in (first, second)] == ["失败", "失败"]
    assert either_office.person("gone").unreachable_since is not None


def test_somebody_who_can_be_reached_again_is_so_on_record(office: Office) -> None:
    with office.database.change() as session:
        session.scalars(select(Person).where(Person.userid == "li")).one().unreachable_since = office.clock.now()
    office.hand_in("li", "还在吗")

    office.go()

    assert office.person("li").unreachable_since is None


def test_a_wrong_configuration_holds_the_messages_until_it_is_right(office: Office) -> None:
    number = office.hand_in("li", "请看")
    office.emulator.fail_next("message/send", 301002)

    office.go()
    assert office.row(number).state == "待发"

    office.go(minutes=2)
    assert office.texts("li") == ["请看"]


def test_what_wecom_calls_a_mistake_of_ours_is_not_sent_again(office: Office) -> None:
    number = office.hand_in("li", "请看")
    office.emulator.fail_next("message/send", 40035)

    office.go()
    office.go(hours=1)

    assert office.row(number).state == "失败"
    assert "40035" in office.row(number).error


def test_a_decided_card_says_so(either_office: Office) -> None:
    number = either_office.card("li")
    either_office.go()

    either_office.close(number)
    either_office.go()

    card = either_office.emulator.phone("li").card("请签批")
    assert "李镇长已同意" in card.text
    assert card.greyed == "已同意"
    assert either_office.the_card(number).codes == []


def test_a_card_that_was_decided_before_it_was_sent_is_never_sent(office: Office) -> None:
    number = office.card("li")

    office.close(number)
    office.go()

    assert office.emulator.log.of("message/send") == []


def test_an_update_waits_for_its_card(office: Office) -> None:
    number = office.card("li")
    office.emulator.fail_next("message/send", -1)
    office.go()

    office.close(number)
    office.delivery.work_off()
    assert office.emulator.log.of("message/update_template_card") == []

    office.go(seconds=10)
    assert "李镇长已同意" in office.emulator.phone("li").card("请签批").text


@pytest.mark.parametrize("independent", [True, False], ids=["codes live on their own", "one code spends all"])
def test_the_newest_code_is_spent_first(furnished: Furnished, *, independent: bool) -> None:
    office = furnished(Switches(independent_codes=independent))
    number = office.card("li")
    office.go()
    with office.database.change() as session:
        card = session.merge(office.the_card(number))
        card.codes = [*card.codes, "a click's code that is none"]

    office.close(number)
    office.go()
    office.go(seconds=5)

    assert "李镇长已同意" in office.emulator.phone("li").card("请签批").text
    assert [row.state for row in office.rows("update")] == ["已发"]


@pytest.mark.parametrize("code", [42022, 40058], ids=["as documented", "as nobody documents"])
def test_a_card_that_cannot_be_changed_any_more_is_followed_by_a_text(furnished: Furnished, code: int) -> None:
    office = furnished(Switches(expired_code_errcode=code))
    number = office.card("li")
    office.go()
    office.emulator.fail_next("message/update_template_card", code)

    office.close(number)
    office.go()
    office.go(seconds=5)

    assert office.texts("li")[-1] == "【请签批】\n李镇长已同意\n之前的卡片不用再点了。"
    assert [row.state for row in office.rows("update")] == ["已收回"]


def test_without_any_code_the_outcome_goes_as_a_text(furnished: Furnished) -> None:
    office = furnished(Switches(response_code_returned=False))
    number = office.card("li")
    office.go()

    office.close(number)
    office.go()

    assert "李镇长已同意" in office.texts("li")[-1]


def test_an_update_whose_answer_was_lost_is_done(office: Office) -> None:
    number = office.card("li")
    office.go()
    office.close(number)
    office.emulator.lose_answer_next("message/update_template_card")

    office.go()
    office.go(minutes=1)

    assert [row.state for row in office.rows("update")] == ["已发"]
    assert len(office.texts("li")) == 1


def test_a_sender_that_died_leaves_its_row_to_another(office: Office) -> None:
    number = office.hand_in("li", "请看")
    with office.database.change() as session:
        claim.take(session, office.clock.now(), "dead", claim.Hour(window=True, morning=False))

    office.go()
    assert office.row(number).state == "发送中"

    office.go(seconds=claim.LEASE.total_seconds() + 1)
    assert office.texts("li") == ["请看"]
    assert office.row(number).facts["unknown"] is True


def test_a_late_outcome_changes_nothing(office: Office) -> None:
    number = office.hand_in("li", "请看")
    with office.database.change() as session:
        mine = claim.take(session, office.clock.now(), "slow", claim.Hour(window=True, morning=False))
    assert mine is not None
    office.go(seconds=claim.LEASE.total_seconds() + 1)

    with office.database.change() as session:
        assert claim.held(session, mine) is None
    assert office.row(number).state == "已发"


def test_two_senders_share_the_work_and_double_nothing(either_office: Office) -> None:
    for n in range(12):
        either_office.hand_in("li" if n % 2 else "wang", f"第{n}条")
    senders = [either_office.delivery, either_office.another()]

    threads = [threading.Thread(target=sender.drain, args=(30,)) for sender in senders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(either_office.texts("li") + either_office.texts("wang")) == sorted(f"第{n}条" for n in range(12))
    assert either_office.emulator.log.doubled() == []


def test_more_than_a_member_may_get_in_a_minute_waits(office: Office) -> None:
    for n in range(22):
        office.hand_in("li", f"第{n}条")

    office.go()
    office.go(seconds=5)

    assert len(office.texts("li")) == 20
    assert [row.attempts for row in office.rows("message") if row.state == "待发"] == [0, 0]


def test_a_tick_does_not_knock_for_longer_than_it_was_told_to_wait(office: Office) -> None:
    for n, userid in enumerate(["li", "wang"] * 6):
        office.hand_in(userid, f"第{n}条")
    office.emulator.fail_next("message/send", -1, times=12)

    left = office.delivery.drain(0)

    assert left == 12
    assert sum(row.attempts for row in office.rows("message")) == 1


def test_a_file_is_uploaded_and_then_sent(either_office: Office) -> None:
    number = either_office.add(kind="upload", recipient="li", facts={"name": "附件2.docx"}, data=b"PK\x03\x04 a form")

    either_office.go()

    assert either_office.row(number).state == "已发"
    assert either_office.emulator.phone("li").received[-1].msgtype == "file"


def test_a_received_picture_is_fetched_into_the_media_folder(either_office: Office) -> None:
    medium = either_office.emulator.corp.shelf.put("image", "p.png", PNG)
    evidence = _evidence(either_office)
    either_office.add(kind="fetch", facts={"evidence": evidence, "media_id": medium.id, "url": ""})

    either_office.go()

    with either_office.database.change() as session:
        kept = session.get_one(Evidence, evidence)
        assert kept.state == "已收"
        assert (either_office.delivery.media_dir / kept.path).read_bytes() == PNG


def test_a_picture_that_is_gone_is_asked_for_again(office: Office) -> None:
    evidence = _evidence(office)
    office.add(kind="fetch", facts={"evidence": evidence, "media_id": "no-such-medium", "url": ""})

    office.go()

    with office.database.change() as session:
        assert session.get_one(Evidence, evidence).state == "取不到"
    assert "没有收到" in office.texts("li")[-1]


def test_pictures_come_before_messages(office: Office) -> None:
    medium = office.emulator.corp.shelf.put("image", "p.png", PNG)
    office.hand_in("li", "先写的")
    office.add(kind="fetch", facts={"evidence": _evidence(office), "media_id": medium.id, "url": ""})

    office.delivery.step()

    assert [row.state for row in office.rows("fetch")] == ["已发"]
    assert [row.state for row in office.rows("message")] == ["待发"]


def test_an_encrypted_userid_is_resolved(either_office: Office) -> None:
    hidden = either_office.emulator.corp.directory.person("li").encrypted_userid
    either_office.add(kind="resolve", recipient=hidden)

    either_office.go()

    li = either_office.person("li")
    with either_office.database.change() as session:
        assert session.get_one(PersonAlias, hidden).person_id == li.id


def test_people_on_the_roster_are_bound_by_their_exact_name(office: Office) -> None:
    with office.database.change() as session:
        member = session.scalars(select(Person).where(Person.userid == "gone")).one().members[0]
        member.person = Person(name="新来")
    office.add(kind="resolve", recipient="名册")

    office.go()

    assert office.person("new").name == "新来"


def test_nobody_is_bound_whose_name_is_there_twice(office: Office) -> None:
    with office.database.change() as session:
        unit = session.scalars(select(Unit)).one()
        session.add_all([Member(person=Person(name="新来"), unit=unit), Member(person=Person(name="新来"), unit=unit)])
    office.add(kind="resolve", recipient="名册")

    office.go()

    with office.database.change() as session:
        assert {person.userid for person in session.scalars(select(Person).where(Person.name == "新来"))} == {None}


def test_a_revoked_token_is_renewed_on_the_way(office: Office) -> None:
    office.hand_in("li", "一")
    office.go()
    office.emulator.revoke_tokens()
    office.hand_in("li", "二")

    office.go()

    assert office.texts("li") == ["一", "二"]


def test_delivery_stops_after_the_row_at_hand(office: Office) -> None:
    office.hand_in("li", "一")
    office.delivery.stopping.set()

    left = office.delivery.drain(5)

    assert left == 1
    assert office.texts("li") == []


def test_background_errands_keep_nobody_waiting(office: Office) -> None:
    office.emulator.fail_next("agent/get", -1, times=50)
    office.add(kind="resolve", recipient="名册")

    assert office.delivery.drain(3) == 0


def _evidence(office: Office) -> int:
    with office.database.change() as session:
        person = session.scalars(select(Person).where(Person.userid == "li")).one()
        row = Evidence(subject="person", subject_id=person.id, person_id=person.id, at=office.clock.now(), kind="image")
        row.state = "待取"
        session.add(row)
        session.flush()
        return row.id
