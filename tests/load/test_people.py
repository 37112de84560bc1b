"""The roster: who is named has his roles at once, who is missing has none; one roster takes only what it gave."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.database import Database
from bot.models import History, Listing, Member, Person, Role, Unit
from tests.load.folders import NOW, PlanFolder, faults, loaded

LATER = NOW + timedelta(days=3)
NAME = "教育局经办（样例）"


def roles(database: Database, name: str, unit: str = "") -> list[str]:
    """The roles in force of a person, in one unit or in all."""
    with database.read() as session:
        people = session.scalars(select(Person).where(Person.name == name))
        posts = [post for person in people for post in person.posts if unit in {"", post.unit.short}]
        return sorted(role for post in posts for role in post.roles)


def test_a_person_missing_from_the_roster_loses_all_roles_at_once(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    folder.drop("members", "userid", "jiaoyuju_jb")

    report = loaded(database, folder.path, LATER)

    assert roles(database, NAME) == []
    assert report.retired == [f"{NAME}（市教育局）"]
    assert "不在名册，已停用全部角色：1处" in report.lines
    with database.read() as session:
        row = session.scalars(select(History).where(History.event == "member.retire")).one()
        assert (row.channel, row.subject_name, row.facts["roles"]) == ("file", f"{NAME} 市教育局", "经办人")
        member = session.get_one(Member, row.subject_id)
        assert member.ended_at == LATER
    assert not loaded(database, folder.path).changed


def test_who_comes_back_has_his_roles_again(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    rows = folder.rows("members")
    folder.drop("members", "userid", "jiaoyuju_jb")
    loaded(database, folder.path)
    folder.write("members", rows)

    loaded(database, folder.path, LATER)

    assert roles(database, NAME) == ["经办人"]
    with database.read() as session:
        assert len(session.scalars(select(Person).where(Person.name == NAME)).all()) == 1


def test_a_role_taken_from_the_file_ends_and_is_on_record(database: Database, folder: PlanFolder) -> None:
    folder.change("members", "userid", "suxi_jb", 角色="经办人;联系人")
    loaded(database, folder.path)
    folder.change("members", "userid", "suxi_jb", 角色="联系人")

    report = loaded(database, folder.path)

    assert roles(database, "苏溪经办（样例）") == ["联系人"]
    row = next(row for row in report.rows if row.event == "member.roles")
    assert row.facts == {"given": [], "ended": ["经办人"], "unit": "Z02"}
    assert "  苏溪经办（样例）（苏溪镇）（角色）" in report.lines


def test_a_role_that_the_product_gave_stays(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    with database.change() as session:
        person = session.scalars(select(Person).where(Person.name == NAME)).one()
        person.posts[0].give(Role.LEADER, NOW)

    report = loaded(database, folder.path)

    assert roles(database, NAME) == ["分管领导", "经办人"]
    assert not report.changed


def test_a_role_that_the_product_ended_stays_ended_and_is_listed(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    with database.change() as session:
        session.scalars(select(Person).where(Person.name == NAME)).one().posts[0].take(Role.CLERK, NOW)

    report = loaded(database, folder.path)

    assert roles(database, NAME) == []
    assert report.kept == [f"{NAME}（市教育局）的“角色”：系统“经办人已结束”，文件“经办人”"]


def test_a_clerk_of_two_units_is_one_person(database: Database, folder: PlanFolder) -> None:
    folder.add("members", userid="Jiaoyuju_JB", 姓名=NAME, 单位="市司法局", 角色="联系人")

    loaded(database, folder.path)

    assert roles(database, NAME, "市教育局") == ["经办人"]
    assert roles(database, NAME, "市司法局") == ["联系人"]
    with database.read() as session:
        assert len(session.scalars(select(Person).where(Person.name == NAME)).all()) == 1


def test_losing_one_of_two_units_leaves_the_other(database: Database, folder: PlanFolder) -> None:
    folder.add("members", userid="jiaoyuju_jb", 姓名=NAME, 单位="市司法局", 角色="联系人")
    loaded(database, folder.path)
    folder.drop("members", "单位", "市司法局")

    loaded(database, folder.path)

    assert roles(database, NAME) == ["经办人"]


def test_an_unbound_person_becomes_bound_by_the_file_without_a_double(database: Database, folder: PlanFolder) -> None:
    folder.change("members", "userid", "jiaoyuju_jb", userid="")
    loaded(database, folder.path)
    folder.change("members", "姓名", NAME, userid="jiaoyuju_jb")

    report = loaded(database, folder.path, LATER)

    with database.read() as session:
        person = session.scalars(select(Person).where(Person.name == NAME)).one()
        assert (person.userid, person.bound_at) == ("jiaoyuju_jb", LATER)
    assert report.retired == []


def test_a_person_bound_in_the_product_stays_bound_when_the_file_knows_no_userid(
    database: Database, folder: PlanFolder
) -> None:
    folder.change("members", "userid", "jiaoyuju_jb", userid="")
    loaded(database, folder.path)
    with database.change() as session:
        session.scalars(select(Person).where(Person.name == NAME)).one().bind("LinXi", NOW)

    report = loaded(database, folder.path)

    with database.read() as session:
        assert session.scalars(select(Person).where(Person.name == NAME)).one().userid == "LinXi"
    assert not report.changed
    assert report.kept == []


@pytest.mark.parametrize(
    "number", ["661234", "138****0001", "", "13800001111", "138 0000 1111", "0579-85550000", "057985550000", "85550000"]
)
def test_a_telephone_of_the_office_is_a_number_too(database: Database, folder: PlanFolder, number: str) -> None:
    folder.change("members", "userid", "fotang_jb", 手机=number)
    loaded(database, folder.path)

    with database.read() as session:
        person = Person.known_as(session, "fotang_jb")
        assert person is not None
        assert person.mobile == number.replace(" ", "")


def test_two_unbound_people_of_one_name_are_told_apart_by_their_phones(database: Database, folder: PlanFolder) -> None:
    for mobile in ("13800001111", "13800002222"):
        folder.add("members", userid="", 姓名="张三（样例）", 单位="市教育局", 角色="经办人", 手机=mobile)
    loaded(database, folder.path)
    rows = folder.rows("members")
    folder.write("members", [*rows[:-2], rows[-1], rows[-2]])

    report = loaded(database, folder.path)

    with database.read() as session:
        people = session.scalars(select(Person).where(Person.name == "张三（样例）").order_by(Person.id)).all()
        assert [person.mobile for person in people] == ["13800001111", "13800002222"]
    assert not report.changed


def test_a_person_who_registered_himself_is_found_in_the_roster(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    with database.change() as session:
        unit = Unit.coded(session, "B01")
        person = Person(name="新人（样例）", mobile="13800009999")
        person.bind("xinren", NOW)
        session.add(Member(person=person, unit=unit, origin="登记"))
    folder.add("members", userid="", 姓名="新人（样例）", 单位="市教育局", 角色="经办人", 职务="科员")

    loaded(database, folder.path)

    assert roles(database, "新人（样例）") == ["经办人"]
    with database.read() as session:
        person = session.scalars(select(Person).where(Person.name == "新人（样例）")).one()
        assert (person.userid, person.mobile, person.posts[0].post) == ("xinren", "13800009999", "科员")


def test_who_is_in_another_roster_keeps_what_that_one_gives(
    database: Database, folder: PlanFolder, yiwu: PlanFolder
) -> None:
    loaded(database, yiwu.path)
    folder.change("members", "userid", "jiaoyuju_jb", 角色="经办人;分管领导")
    loaded(database, folder.path)
    assert roles(database, NAME) == ["分管领导", "经办人"]
    folder.drop("members", "userid", "jiaoyuju_jb")

    report = loaded(database, folder.path)

    assert roles(database, NAME) == ["经办人"]
    assert report.retired == []
    with database.read() as session:
        person = session.scalars(select(Person).where(Person.name == NAME)).one()
        listings = select(Listing).where(Listing.member_id == person.posts[0].id)
        assert len(session.scalars(listings).all()) == 1


def test_a_role_by_the_countys_own_word_is_understood(database: Database, folder: PlanFolder) -> None:
    folder.change("members", "userid", "shuguan_jc", 角色="监测员")
    folder.change("members", "userid", "fuban_cs", 角色="县政府办公室初审")

    loaded(database, folder.path)

    assert roles(database, "数管中心监测（样例）") == ["监测"]
    assert roles(database, "施初审（样例）") == ["市府办初审"]


def test_a_clerk_who_is_the_principal_is_warned_of(database: Database, folder: PlanFolder) -> None:
    folder.change("members", "userid", "suxi_zy", 角色="经办人;主要负责人")

    report = loaded(database, folder.path)

    assert [
        line
        for line in report.warnings
        if line.endswith("苏溪主要（样例）既是经办人又是主要负责人，不能签自己经办的表")
    ]


def test_a_notice_that_nobody_can_approve_is_warned_of(database: Database, folder: PlanFolder) -> None:
    folder.drop("members", "角色", "市府办审批")
    folder.drop("members", "userid", "suxi_zy")

    report = loaded(database, folder.path)

    assert report.warnings == [
        "members.csv:1: 没有人是“市府办审批”，申请无人审批",
        "members.csv:1: 没有主要负责人的单位：苏溪镇",
    ]


def test_people_named_by_the_notice_should_be_in_the_roster(database: Database, folder: PlanFolder) -> None:
    folder.change("plan", "键", "交办确认人", 值=NAME)
    folder.change("plan", "键", "试运行收件人", 值="shui")

    report = loaded(database, folder.path)

    assert report.warnings == [
        f"plan.csv:12: “交办确认人”不是 members.csv 里的市府办人员：“{NAME}”",
        "plan.csv:16: “试运行收件人”不是 members.csv 里的任何人：“shui”",
    ]


def test_a_userid_moved_to_another_name_is_both_said_and_refused(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    with database.change() as session:
        session.scalars(select(Person).where(Person.name == NAME)).one().name = "教育局老李"
    folder.change("members", "userid", "jiaoyuju_jb", 姓名="教育局老王")

    assert faults(database, folder.path) == [
        "members.csv:7: 教育局老王的“姓名”系统里已改为“教育局老李”，文件又改为“教育局老王”，请先统一再读入"
    ]
