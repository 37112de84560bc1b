"""换人: a colleague proposes, 联系人 or 市府办 confirms; the leaver's roles, items and cards pass on that day."""

import pytest

from bot.models import Member, Person
from tests.stories.test_rectifications import issue
from tests.stories.test_reports import arrived, words
from tests.world import PLAN, World

CLERK, CONTACT, PRINCIPAL, LEADER = "jiaoyuju_jb", "jiaoyuju_lx", "jiaoyuju_zy", "jiaoyuju_fg"
OFFICE = "fuban_sp"


def roles(world: World, userid: str) -> set[str]:
    """What somebody is today."""
    with world.house.database.read() as session:
        person = Person.known_as(session, userid)
        return {role.value for post in (person.posts if person else []) for role in post.roles}


def roles_of(world: World, name: str, unit: str) -> set[str]:
    """The same of somebody who may have no userid yet."""
    with world.house.database.read() as session:
        rows = session.query(Member).all()
        found = [row for row in rows if row.name == name and row.unit.short == unit]
        return {role.value for row in found for role in row.roles}


def test_a_contact_confirms_who_takes_over_from_a_clerk(july: World) -> None:
    july.say(OFFICE, "代签收 市教育局 电话 李某")
    july.say(CONTACT, "任务1由教育局经办（样例）办")
    assert "角色当天全部结束" in july.say(CLERK, "李小四 接替 教育局经办（样例） 13800009999")
    assert "确认后当天生效" in july.say(CLERK, "是")
    assert "经办人" in roles(july, CLERK)

    july.tap(CONTACT, "换人", "同意")

    assert roles(july, CLERK) == set()
    assert roles_of(july, "李小四", "市教育局") == {"经办人"}
    assert july.heard(CLERK, "今天起由李小四接替")
    assert july.heard(OFFICE, "教育局经办（样例）的经办人今天起由李小四接替")
    assert "您的岗位已经结束" in july.say(CLERK, "我的任务")
    assert "您的岗位已经结束" in july.say(CLERK, "同意")  # not silence, as to a bystander's word in a group
    assert "承办人：李小四" in july.say(CONTACT, "任务1")
    assert "正在发到" in july.say(CONTACT, "导出交接单 教育局经办")
    paper = words(arrived(july, CONTACT, "file"))
    assert "移交人：教育局经办（样例）" in paper
    assert "接收人：李小四" in paper
    assert "任务1" in paper
    assert "移交人（签字）" in paper
    july.load(PLAN)  # the roster file still names the one who left
    assert roles(july, CLERK) == set()
    assert roles_of(july, "李小四", "市教育局") == {"经办人"}


def test_the_open_cards_of_a_principal_pass_to_his_successor(july: World) -> None:
    july.say(CLERK, "延期 1 到8月15日 人选还在研究")
    assert "请签批" in july.card(PRINCIPAL, "YQ-2022-001")
    july.say(CONTACT, "教育局分管（样例） 接替 教育局主要（样例）")
    july.say(CONTACT, "是")
    assert "主要负责人" not in roles(july, LEADER)  # who signs is the office's to confirm

    july.tap(OFFICE, "换人", "同意")

    assert "主要负责人" in roles(july, LEADER)
    assert july.heard(LEADER, "【交接单】市教育局")
    assert "YQ-2022-001" in next(text for text in july.texts(LEADER) if "【交接单】" in text)
    paper = words(arrived(july, LEADER, "file"))
    assert "移交人：教育局主要（样例）" in paper
    assert "YQ-2022-001" in paper
    july.tap(PRINCIPAL, "YQ-2022-001", "同意")
    assert july.history(result="拒绝")[-1].userid == PRINCIPAL
    july.tap(LEADER, "YQ-2022-001", "同意")
    assert july.heard(CLERK, "教育局分管（样例）已签字")


def test_the_office_says_so_itself(july: World) -> None:
    july.say(OFFICE, "李小四 接替 教育局联系（样例）")

    assert "今天起由李小四接替" in july.say(OFFICE, "是")

    assert roles(july, CONTACT) == set()


def test_a_refused_change_leaves_everybody_where_he_is(july: World) -> None:
    july.say(CLERK, "李小四 接替 教育局联系（样例）")
    july.say(CLERK, "是")

    july.tap(OFFICE, "换人", "不换")

    assert "联系人" in roles(july, CONTACT)
    assert roles_of(july, "李小四", "市教育局") == set()
    assert july.heard(CLERK, "没有换人")
    july.tap(OFFICE, "换人", "同意")
    assert "联系人" in roles(july, CONTACT)


@pytest.mark.parametrize(
    ("who", "words", "answer"),
    [
        ("fotang_jb", "李小四 接替 教育局经办（样例）", "名单里没有"),
        (CLERK, "李小四 接替 王五六", "名单里没有"),
        (CLERK, "教育局经办 接替 教育局经办（样例）", "市教育局的教育局经办（样例）不能接替自己"),
        (OFFICE, "李小四 接替 何审批（样例）", "由系统管理员"),
    ],
    ids=["another unit", "nobody", "himself", "who decides for others"],
)
def test_who_cannot_be_replaced_so_is_refused_and_on_record(july: World, who: str, words: str, answer: str) -> None:
    assert answer in july.say(who, words)

    assert july.history(event="roster.succession_wish") == []
    assert july.history(result="拒绝")[-1].raw == words


def test_a_unit_reads_its_own_list_of_what_is_open(july: World) -> None:
    july.say(CLERK, "延期 1 到8月15日 人选还在研究")
    issue(july)

    note = july.say(CLERK, "交接单")

    assert note.startswith("【交接单】市教育局")
    assert "YQ-2022-001" in note
    assert "没销号的整改1件：\nZG-2022-001 " in note
    assert "不要发到这里" in note
    assert "打印后三方签字" in july.say(CLERK, "打印交接单")
    assert "YQ-2022-001" in words(arrived(july, CLERK, "file"))
    assert "没有" in july.say("fotang_jb", "导出交接单 教育局主要")


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (OFFICE, "吴敏 接替 教育局经办（样例） 13911112222"),
        (CLERK, "我要调走了，以后由吴敏接替我，电话13911112222"),
        (CLERK, "由吴敏接替我，我调去市里了 13911112222"),
        (OFFICE, "市教育局教育局经办（样例）退休了，由吴敏接替他，电话13911112222"),
    ],
    ids=["the command", "of oneself", "why behind it", "told by the office"],
)
def test_who_goes_and_who_comes_is_shown_before_anything_is_done(july: World, who: str, words: str) -> None:
    shown = july.say(who, words)

    assert "将由吴敏（139****2222）接替教育局经办（样例）" in shown
    assert "经办人" in roles(july, CLERK)


def test_a_yes_to_what_was_guessed_shows_who_replaces_whom_first(july: World) -> None:
    assert "您是要更换联系人吗" in july.say(CONTACT, "以后有事找吴敏，不找我了，他电话13911112222")

    assert "吴敏（139****2222）" in july.say(CONTACT, "是")
    assert "联系人" in roles(july, CONTACT)
    july.say(CONTACT, "是")
    assert "联系人" not in roles(july, CONTACT)


def test_who_has_been_replaced_hears_that_his_post_is_over(july: World) -> None:
    july.say(OFFICE, "吴敏 接替 教育局主要（样例）")
    july.say(OFFICE, "是")

    assert "您的岗位已经结束" in july.say(PRINCIPAL, "待审批")
    assert "您的岗位已经结束" in july.say(PRINCIPAL, "同意")
    july.say(PRINCIPAL, "登记 市教育局 吴敏")
    assert "角色：主要负责人" in july.card(OFFICE, "登记确认")
