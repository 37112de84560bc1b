"""发布审核: offered by the unit, read three times, decided by 市融媒体中心, counted for tasks 10 and 11."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.clock import parse_moment
from bot.errors import BrokenFiles
from bot.load.post_counts import import_post_counts
from bot.models import Act, Assignment, Person, Plan, Publication, Role
from tests.world import World

CLERK, CONTACT, LEADER, PRINCIPAL = "fotang_jb", "fotang_lx", "fotang_fg", "fotang_zy"
MEDIA, OTHER, OFFICE = "rongmei_sh", "jiaoyuju_jb", "fuban_sp"
LINK = "https://mp.weixin.qq.com/s/abc"
POST = f"投稿 佛堂古镇夜游指南 {LINK} 初审张某，复审李某，终审"


@pytest.fixture
def open_desk(july: World) -> World:
    """The same July, with 发布审核 switched on for the notice."""
    with july.house.database.change() as session:
        plan = session.scalars(select(Plan)).one()
        plan.settings = {**plan.settings, "发布审核": "是"}
    return july


def latest(world: World) -> Publication:
    """The newest post, as it stands."""
    with world.house.database.read() as session:
        found = session.scalars(select(Publication).order_by(Publication.id.desc())).first()
        session.expunge_all()
    return found or Publication()


def reviews(world: World) -> Assignment:
    """市融媒体中心's item for the quarter's reviews (task 11)."""
    with world.house.database.read() as session:
        items = session.scalars(select(Assignment).order_by(Assignment.id)).unique()
        found = next(item for item in items if item.number == 11)  # the next quarter's comes later
        session.expunge_all()
    return found


def test_it_is_off_unless_the_notice_says_so(july: World) -> None:
    assert "没有启用发布审核" in july.say(CLERK, f"{POST}王某")
    assert "没有启用发布审核" in july.say(CLERK, "我的投稿")
    assert "没有启用发布审核" in july.say(CLERK, "帮助 投稿")
    assert "投稿" not in july.say(CLERK, "帮助")
    assert latest(july).number is None


def test_a_post_is_read_three_times_then_adopted_and_published(open_desk: World) -> None:
    world = open_desk
    answer = world.say(CLERK, f"{POST}佛堂分管")
    assert answer.startswith("收到投稿：《佛堂古镇夜游指南》，FB-2022-001，三审：张某、李某、佛堂分管")
    assert latest(world).state == "待终审"
    assert any("【稿件】发布申请FB-2022-001" in text and LINK in text for text in world.texts(LEADER))
    assert not world.heard(PRINCIPAL, "FB-2022-001")
    assert "FB-2022-001" in world.say(LEADER, "待审批")

    world.tap(LEADER, "FB-2022-001", "同意")
    assert latest(world).state == "待融媒体审"
    assert "张某、李某、佛堂分管" in world.card(MEDIA, "请审稿")
    assert "等您看的稿件1件" in world.say(MEDIA, "待审批")

    world.tap(MEDIA, "FB-2022-001", "采用")
    assert world.heard(CLERK, "采用。")
    assert "已采用，等发布" in world.say(CONTACT, "FB-2022-001")

    said = world.say(MEDIA, "已发布 FB-2022-001 https://mp.weixin.qq.com/s/xyz 7月19日")
    assert "7月19日（周二）发布，计入供稿统计" in said
    assert (latest(world).state, str(latest(world).posted_on)) == ("已发布", "2022-07-19")
    assert "佛堂镇 投稿1件，采用1件，发布1件" in world.say(OFFICE, "供稿统计 第三季度")
    assert "供稿自动统计，不用报：投稿1件，采用1件，发布1件" in world.say(CLERK, "任务10")
    assert "https://mp.weixin.qq.com/s/xyz" in world.say(CLERK, "我的投稿") + world.say(CLERK, "FB-2022-001")


def test_readers_without_an_account_are_written_down_by_name(open_desk: World) -> None:
    world = open_desk
    assert world.say(CLERK, "投稿 佛堂古镇夜游指南").startswith("还差正文或链接、初审、复审、终审")
    assert world.say(CLERK, "古镇夜市今晚七点开放，欢迎前来").startswith("还差初审、复审、终审")
    answer = world.say(CLERK, "初审张某，复审李某，终审王某")
    assert "终审已按您登记的姓名记下" in answer
    post = latest(world)
    assert (post.state, post.signed_how, post.post_body) == ("待融媒体审", "代登记", "古镇夜市今晚七点开放，欢迎前来")
    assert "代登记" in world.card(MEDIA, "请审稿")

    world.say(CONTACT, "投稿 古镇早市 早上六点开市")
    assert "FB-2022-002" in world.say(CONTACT, "三审照旧")
    assert latest(world).second_reader == "李某"
    assert "三审：张某、李某、王某" in world.say(CONTACT, "投稿 古镇晚风 七点半开唱，欢迎前来。三审照旧")


def test_the_office_enters_what_a_leader_said_on_the_telephone(open_desk: World) -> None:
    world = open_desk
    world.say(CLERK, f"{POST}佛堂分管")
    assert "办不了" in world.say(CLERK, "代登记终审 FB-2022-001 电话 7月20日 佛堂分管")
    assert "来源：电话，佛堂分管，7月20日" in world.say(OFFICE, "代登记终审 FB-2022-001 电话 7月20日 佛堂分管")
    assert latest(world).state == "待终审"

    assert "已代登记FB-2022-001的终审" in world.say(OFFICE, "是")

    assert latest(world).state == "待融媒体审"
    assert "代登记：电话，佛堂分管，7月20日" in world.card(MEDIA, "请审稿")
    assert world.heard(LEADER, "登记了FB-2022-001的终审")
    world.tap(LEADER, "FB-2022-001", "同意")  # too late
    assert world.history()[-1].result == "拒绝"
    world.tap(MEDIA, "FB-2022-001", "采用")
    assert latest(world).state == "已采用"


def test_what_is_sent_back_is_changed_and_read_again(open_desk: World) -> None:
    world = open_desk
    world.say(CLERK, f"{POST}佛堂分管")
    world.tap(LEADER, "FB-2022-001", "退回", "post_title")
    assert world.heard(CLERK, "终审退回")
    world.say(CLERK, "改稿 FB-2022-001 古镇夜游")
    assert world.heard(LEADER, "改了：题目")
    world.tap(LEADER, "请再终审", "同意")

    world.tap(MEDIA, "FB-2022-001", "退回", "other")
    assert "回复“是”" in world.say(MEDIA, "图片打不开")
    world.say(MEDIA, "是")
    assert (latest(world).state, latest(world).decision_reason) == ("退回改稿", "图片打不开")
    assert world.heard(CLERK, "图片打不开")
    world.tap(LEADER, "请再终审", "同意")  # an old card: nothing moves
    assert latest(world).state == "退回改稿"

    world.say(CLERK, "修改 FB-2022-001 https://mp.weixin.qq.com/s/def")
    world.say(CLERK, "纸质签字 FB-2022-001")
    assert "文字不作数" in world.say(MEDIA, "采用 FB-2022-001")
    assert "由融媒体来办" in world.say("dachen_jb", "采用 FB-2022-001")
    assert latest(world).state == "待融媒体审"  # typed words decide nothing
    world.tap(MEDIA, "FB-2022-001", "不采用", "post_unfit")
    assert latest(world).state == "不采用"
    assert world.heard(CONTACT, "不合栏目要求")


def test_nobody_decides_what_is_not_his(open_desk: World) -> None:
    world = open_desk
    world.say(CLERK, f"{POST}佛堂分管")
    assert "不等您办" in world.say(PRINCIPAL, "同意 FB-2022-001")
    assert "佛堂镇" in world.say(OTHER, "已发布 FB-2022-001")
    assert "没有改动任何内容" in world.say(CLERK, "已发布 FB-2022-001")
    assert latest(world).state == "待终审"
    world.tap(LEADER, "FB-2022-001", "同意")

    with world.house.database.change() as session:  # the reviewer loses his role after the card was sent
        person = Person.known_as(session, MEDIA)
        assert person is not None
        person.posts[0].take(Role.MEDIA, world.now)
    world.tap(MEDIA, "FB-2022-001", "采用")
    assert latest(world).state == "待融媒体审"
    with world.house.database.change() as session:
        person = Person.known_as(session, MEDIA)
        assert person is not None
        person.posts[0].give(Role.MEDIA, world.now)
    world.say(CLERK, "撤回申请 FB-2022-001")
    assert "已撤回FB-2022-001" in world.say(CLERK, "是")
    world.tap(MEDIA, "FB-2022-001", "采用")
    assert latest(world).state == "已撤回"
    assert world.history(result="拒绝")[-1].userid == MEDIA


@pytest.mark.parametrize(
    ("who", "words", "answer"),
    [
        (CLERK, f"投稿 夜游 {LINK} 初审张某，复审张某，终审王某", "三个不同的人"),
        (CLERK, f"投稿 夜游 {LINK} 初审张某，复审李某，终审佛堂经办", "不同的人"),
        (CLERK, f"投稿 【机密】夜游 {LINK} 初审张某，复审李某，终审王某", "密"),
        (MEDIA, f"{POST}王某", "办不了"),
        (CLERK, "改稿 FB-2022-009 夜游", "不是稿件"),
        (CLERK, "已发布 ZX-2022-001", ""),
    ],
)
def test_what_cannot_be_offered_is_refused(open_desk: World, who: str, words: str, answer: str) -> None:
    assert answer in open_desk.say(who, words)
    assert latest(open_desk).number is None


def read_in(world: World, data: bytes) -> None:
    """Send a table to the bot, look at what it would change, and let it be read in."""
    world.emulator.file(MEDIA, data, "表.csv")
    world.deliver()
    assert world.house.timetable.round() == []
    world.deliver()
    world.say(MEDIA, "是")
    assert world.house.timetable.round() == []
    world.deliver()


def test_the_quarter_s_report_writes_itself_from_here_or_from_a_table(open_desk: World, tmp_path: Path) -> None:
    world = open_desk
    world.move_to("2022-10-11T10:00")
    world.say(CLERK, f"{POST}王某")
    world.tap(MEDIA, "FB-2022-001", "采用")
    table, bad = tmp_path / "供稿.csv", tmp_path / "坏.csv"
    rows = "教育局,2022年第四季度,5,4,4,6,2,1\n司法局,2022Q4,0,0,0,0,0,0\n"
    table.write_text(f"单位,季度,供稿,采用,发布,审核,发现问题,纠正\n{rows}", encoding="utf-8")
    bad.write_text(
        "单位,季度,供稿,采用\n火星镇,2022-Q4,5,4\n教育局,今年,5,6\n商务局,2022-Q4,几件,6\n", encoding="utf-8"
    )
    now = parse_moment("2022-12-30T10:00")
    with world.house.database.change() as session:
        act = Act(by=None, at=now, machine_at=now, channel="file")
        with pytest.raises(BrokenFiles, match="没有单位“火星镇”") as broken:
            import_post_counts(session, bad, act)
        assert "“季度”要写明年份，例如 2022年第四季度" in str(broken.value)
        assert "None" not in str(broken.value)
        assert import_post_counts(session, table, act) == (2, ["2022-Q4"])
    assert reviews(world).state != "办结"

    world.move_to("2023-01-03T10:00")

    item = reviews(world)
    assert item.state == "办结"
    assert item.report_text.startswith("2022年第四季度审核6条，发现问题2条，改正后采用1条；2个单位供稿6条，采用5条")
    listed = world.say(MEDIA, "供稿统计 2022年第四季度")
    assert "市教育局 投稿5件，采用4件，发布4件（导入）" in listed
    assert "佛堂镇 投稿1件，采用1件" in listed
    assert "市教育局" not in world.say(CLERK, "供稿统计 2022-Q4")

    counted = "单位,季度,供稿,采用,发布,审核,发现问题,纠正\n教育局,2022-Q4,7,5,5,8,2,2\n".encode("gb18030")
    for _ in range(2):  # mended after the quarter has reported itself; and the same again
        read_in(world, counted)
    assert world.heard(MEDIA, "更正已自动上报的41号任务11")
    assert (reviews(world).state, reviews(world).accepted_on) == ("办结", item.accepted_on)
    assert "审核8条" in reviews(world).report_text
    assert [row.facts["old"][:16] for row in world.history(event="assignment.correct_count")] == [item.report_text[:16]]
    assert world.heard("rongmei_jb", "已按读入的统计表更正：2022年第四季度审核8条")
