"""升级 that the clock proposed: one tap sends it in the sender's name, to whom the rule names, once."""

from datetime import date

from sqlalchemy import select

from bot.clock import end_of
from bot.models import Assignment, Card, Notice, Outbox, Role
from bot.models.outbox import TO_TAP
from bot.tell import Post
from bot.wording.morning import proposal_card
from tests.handlers.room import AGENT, Room
from tests.models.items import GRACE, MACHINE, NOON

LATE = end_of(date(2022, 7, 15))


def proposed(room: Room, *things: Assignment, kind: str = "升级", role: str = "分管领导") -> list[Notice]:
    """What the clock leaves behind: notices that wait, and a card to both of the office."""
    post = Post(room.session, NOON, MACHINE, AGENT)
    notices = []
    for thing in things:
        facts = {"kind": kind, "people": [], "roles": [role], "why": ""}
        where = {"subject": "assignment", "subject_id": thing.id, "kind": f"{kind}+3工作日", "slot": "2022-07-15"}
        notices.append(Notice(**where, made_at=NOON, state=TO_TAP, facts=facts))
    room.session.add_all(notices)
    room.session.flush()
    text = proposal_card(list(things), notices, kind, role, NOON.date())
    for name in ("审批", "初审"):
        numbers = {"notices": [one.id for one in notices]}
        post.card(room.people[name], notices[0], "propose", text, facts=numbers)
    room.session.flush()
    return notices


def card_of(room: Room, name: str) -> Card:
    return room.cards(name, "propose")[-1]


def test_a_tap_sends_it_to_the_leader_in_the_senders_name(room: Room) -> None:
    room.member("分管", "佛堂镇", Role.LEADER)
    [notice] = proposed(room, room.item(room.task(1), due_at=LATE))
    first, other = card_of(room, "审批"), card_of(room, "初审")

    assert room.tap("审批", first, "send", "all") == ""

    [letter] = room.heard("分管", "升级")
    assert letter.startswith("分管同志：贵单位任务1")
    assert "联系人联系" in letter
    assert "市府办审批" in letter
    assert notice.state == "已发"
    assert room.session.scalars(select(Outbox).where(Outbox.label == "升级")).one().in_window
    for card in (first, other):
        assert card.state == "已办"
        assert "已由审批于7月20日12:00点发送：佛堂镇（分管），7月20日14:30发出" in card.outcome
    assert "已由审批于7月20日12:00发送" in room.tap("初审", other, "send", "all")
    assert len(room.heard("分管", "升级")) == 1


def test_a_unit_that_was_picked_leaves_the_others_on_a_fresh_card(room: Room) -> None:
    room.member("分管", "佛堂镇", Role.LEADER)
    room.member("苏溪分管", "苏溪镇", Role.LEADER)
    task = room.task(1)
    town, other = proposed(room, room.item(task, due_at=LATE), room.item(task, "苏溪镇", due_at=LATE))

    room.tap("审批", card_of(room, "审批"), "send", str(town.id))

    assert (town.state, other.state) == ("已发", "待点选")
    assert room.heard("苏溪分管") == []
    assert [card_of(room, name).facts["notices"] for name in ("审批", "初审")] == [[other.id], [other.id]]


def test_not_sending_is_kept_too(room: Room) -> None:
    room.member("分管", "佛堂镇", Role.LEADER)
    [notice] = proposed(room, room.item(room.task(1), due_at=LATE))
    card = card_of(room, "审批")

    room.tap("审批", card, "skip", "all")

    assert (notice.state, room.heard("分管")) == ("跳过", [])
    assert "定为不发" in card.outcome


def test_what_was_reported_meanwhile_is_not_sent(room: Room) -> None:
    room.member("分管", "佛堂镇", Role.LEADER)
    [notice] = proposed(room, room.item(room.task(1), state="待核实", due_at=LATE, reported_at=NOON))
    card = card_of(room, "审批")

    room.tap("审批", card, "send", "all")

    assert (notice.state, room.heard("分管")) == ("跳过", [])
    assert "已不用再发" in card.outcome


def test_without_a_leader_the_substitute_hears_and_without_both_the_card_says_so(room: Room) -> None:
    principal = room.member("主要", "佛堂镇", Role.PRINCIPAL)
    [first] = proposed(room, room.item(room.task(1), due_at=LATE))
    first.facts = {**first.facts, "people": [principal.person_id]}
    [second] = proposed(room, room.item(room.task(2), "市数管中心", due_at=LATE))
    second_card, first_card = card_of(room, "审批"), room.cards("审批", "propose")[0]

    room.tap("审批", first_card, "send", "all")
    room.tap("审批", second_card, "send", "all")

    assert len(room.heard("主要", "升级")) == 1
    assert second.state == "无人可收"
    assert "没有可联系人员" in second_card.outcome


def test_a_draft_of_a_circular_goes_to_the_office(room: Room) -> None:
    proposed(room, room.item(room.task(1), due_at=LATE), kind="通报草稿", role="市府办初审")

    room.tap("审批", card_of(room, "审批"), "send", "all")

    [draft] = room.heard("初审", "通报草稿")
    assert "佛堂镇" in draft
    assert "已逾期3个工作日" in draft


def test_a_deadline_on_a_rest_day_is_late_from_the_day_after_the_next_working_day(room: Room) -> None:
    sunday = end_of(date(2022, 7, 17))
    item = room.item(room.task(1), due_at=sunday)
    item.plan.settings = {**item.plan.settings, **GRACE}
    proposed(room, item, kind="通报草稿", role="市府办初审")

    room.tap("审批", card_of(room, "审批"), "send", "all")

    assert "已逾期2个工作日" in room.heard("初审", "通报草稿")[0]
