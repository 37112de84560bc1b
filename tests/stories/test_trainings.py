"""培训: notice with preview, sign-up by the units, a reminder, and who came as the organiser says."""

import pytest
from sqlalchemy import select

from bot.models import Assignment, Evidence, Outbox, Task, Training
from bot.papers.receipt import receipt_paper
from tests.stages import begins
from tests.stories.test_reports import arrived
from tests.world import World

ORGANISER, WATCHER = "shuguan_jb", "shuguan_jc"
CLERK, CONTACT, OTHER, OFFICE = "fotang_jb", "fotang_lx", "suxi_jb", "fuban_sp"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 64
DOCX = receipt_paper("HZ-2022-001", [("单位", "某镇")], "2022年7月20日")  # any document will do
NOTICE = "培训通知 信息编发培训 8月10日14:30 市行政中心三楼 各镇街、市教育局"


def latest(world: World) -> Training:
    """The newest training, as it stands."""
    with world.house.database.read() as session:
        found = session.scalars(select(Training).order_by(Training.id.desc())).first()
        session.expunge_all()
    return found or Training()


def item(world: World) -> Assignment:
    """市数管中心's item for trainings (task 12)."""
    with world.house.database.read() as session:
        rows = session.scalars(select(Assignment)).unique()
        found = next(row for row in rows if row.number == 12 and row.unit.short == "市数管中心")
        session.expunge_all()
    return found


@begins
def course(july: World) -> None:
    """A notice was sent on 20 July, 10 o'clock."""
    july.say(ORGANISER, NOTICE)
    july.say(ORGANISER, "是")


def test_a_notice_is_shown_first_and_then_sent_to_the_units(july: World) -> None:
    shown = july.say(ORGANISER, NOTICE)
    assert shown.startswith("将通知15个单位的联系人：佛堂镇、苏溪镇")
    assert "8月10日（周三）14:30，市行政中心三楼，马上发出" in shown
    assert latest(july).number is None
    assert not july.heard(CONTACT, "培训通知")

    assert "培训通知PX-2022-001，发给15个单位，马上发出" in july.say(ORGANISER, "是")

    assert july.heard(CONTACT, "【培训通知】市数管中心：《信息编发培训》")
    assert july.heard("jiaoyuju_lx", "报名回复“报名 PX-2022-001")
    assert not july.heard("caizhengju_jb", "培训通知")


def test_an_incomplete_notice_asks_for_exactly_what_is_missing_and_its_file_reaches_who_signed_up(july: World) -> None:
    asked = july.say(ORGANISER, "培训通知 信息编发培训 8月10日 各镇街、市教育局")
    assert "还差时间、地点，直接回复就行，例如：14:30 行政中心三楼" in asked
    assert "还差地点" in july.say(ORGANISER, "下午2点半")
    assert "《信息编发培训》，8月10日（周三）14:30，市行政中心三楼" in july.say(ORGANISER, "市行政中心三楼")
    july.say(ORGANISER, "是")
    july.say(CLERK, "报名 PX-2022-001 佛堂经办")
    july.say(ORGANISER, "培训材料 PX-2022-001")

    july.emulator.file(ORGANISER, DOCX, "课件.docx")
    july.deliver()

    assert arrived(july, CLERK, "file") == DOCX
    with july.house.database.read() as session:
        assert session.query(Outbox).filter(Outbox.kind == "upload").one().text == "培训材料PX-2022-001.docx"
    july.say(OTHER, "培训材料 PX-2022-001")
    assert arrived(july, OTHER, "file") == DOCX
    assert "还差题目、日期、时间、地点、发给哪些单位" in july.say(ORGANISER, "培训通知")
    assert "将通知1个单位" in july.say(ORGANISER, "公文写作 8月11日9:00 二楼会议室 佛堂镇")


def test_outside_the_window_it_waits_and_says_so(july: World) -> None:
    july.move_to("2022-07-20T20:00")
    assert "7月21日（周四）9:00发出" in july.say(ORGANISER, NOTICE)
    july.say(ORGANISER, "是")
    assert not july.heard(CONTACT, "培训通知")
    july.move_to("2022-07-21T09:00")
    assert july.heard(CONTACT, "培训通知")


def test_units_sign_up_and_are_reminded_the_working_day_before(course: World) -> None:
    answer = course.say(CLERK, "报名 PX-2022-001 张某 李某")
    assert answer.startswith("已报名：张某、李某（PX-2022-001《信息编发培训》，8月10日（周三）14:30，市行政中心三楼）")
    assert "报哪几位的名" in course.say(OTHER, "报名")
    course.say(OTHER, "报名 钱某13800000299、我自己")  # the only one that is open
    course.say(OTHER, "取消报名 我")
    assert "已取消李某" in course.say(CLERK, "取消报名 PX-2022-001 李某")
    course.say(ORGANISER, "报名 PX-2022-001 赤岸镇 孙某")  # rang up
    listed = course.say(ORGANISER, "PX-2022-001")
    assert "1 佛堂镇 张某\n2 苏溪镇 钱某\n3 赤岸镇 孙某" in listed
    assert "钱某" not in course.say(CLERK, "PX-2022-001")
    course.say(ORGANISER, "培训材料 PX-2022-001 https://example.gov.cn/kejian")
    assert course.heard(CLERK, "https://example.gov.cn/kejian")

    course.say(ORGANISER, "改期 PX-2022-001 8月15日 9:00")
    assert "已" not in course.say(ORGANISER, "算了")[:1]
    course.say(ORGANISER, "改期 PX-2022-001 8月15日 9:00")
    course.say(ORGANISER, "是")
    assert course.heard(CONTACT, "【培训改期】PX-2022-001《信息编发培训》改为8月15日（周一）9:00")

    course.move_to("2022-08-09T09:00")
    assert not course.heard(CLERK, "【培训提醒】")
    course.move_to("2022-08-12T09:00")  # Friday before the Monday
    assert course.heard(CLERK, "您单位报名：张某")
    assert not course.heard("shangxi_jb", "【培训提醒】")  # did not sign up: nobody nags
    assert course.heard(ORGANISER, "3个单位3人报名")
    assert course.heard(ORGANISER, "没有报名的单位：上溪镇")


def test_who_came_is_said_by_the_organiser_and_becomes_evidence(course: World) -> None:
    course.say(CLERK, "报名 PX-2022-001 张某 李某")
    course.say(OTHER, "报名 PX-2022-001 钱某")
    assert "还没有到日子" in course.say(ORGANISER, "到会 PX-2022-001 全部")
    course.move_to("2022-08-10T16:30")

    answer = course.say(WATCHER, "到会 PX-2022-001 全部除2")
    assert "到会2人，未到1人（李某）" in answer
    assert "任务12可以用它作证明" in answer
    assert "您单位到会：张某；报了名没有到会：李某" in course.say(CLERK, "PX-2022-001")
    assert "到会0人，未到3人" in course.say(WATCHER, "到会 PX-2022-001 无")
    course.say(WATCHER, "到会 PX-2022-001 全部除2")
    assert "您是要" in course.say(WATCHER, "没到会 PX-2022-001 2")
    assert "到会2人，未到1人（李某）" in course.say(WATCHER, "是")
    assert "PX-2022-001" in course.say(WATCHER, "谁没来 PX-2022-001")
    assert "到会3人" in course.say(WATCHER, "到会 PX-2022-001 大陈镇 周某")

    course.say(ORGANISER, "签到表 PX-2022-001")
    course.emulator.picture(ORGANISER, PICTURE)
    course.deliver()
    assert "已附签到表1份" in course.say(ORGANISER, "PX-2022-001")
    assert "还没有材料" in course.say(CLERK, "培训材料 PX-2022-001")  # who came is nobody else's
    assert "已办" in course.say(ORGANISER, "取消培训 PX-2022-001 不办")
    asked = course.say(ORGANISER, "到会 PX-2022-001 1、3、4")
    assert "要用它报任务12吗" in asked
    course.say(ORGANISER, "是")

    done = item(course)
    assert done.state == "待核实"
    assert "PX-2022-001《信息编发培训》" in done.report_text
    assert "3个单位3人到会" in done.report_text
    with course.house.database.read() as session:
        assert [piece.state for piece in Evidence.about(session, "assignment", done.id)] == ["已收"]
    assert "PX-2022-001《信息编发培训》" in course.say(OFFICE, "培训")


def test_a_training_that_is_called_off_is_told_to_all(course: World) -> None:
    course.say(CLERK, "报名 PX-2022-001 张某")
    course.say(WATCHER, "取消培训 PX-2022-001 场地有变")
    course.say(WATCHER, "是")

    assert course.heard(CONTACT, "【培训取消】PX-2022-001《信息编发培训》不办了。原因：场地有变")
    assert "已取消" in course.say(CLERK, "报名 PX-2022-001 李某")
    course.move_to("2022-08-09T09:00")
    assert not course.heard(CLERK, "【培训提醒】")

    with course.house.database.change() as session:
        session.scalars(select(Task).where(Task.number == 1)).one().evidence = "培训签到"
    assert "将通知" in course.say(CLERK, NOTICE)  # a unit that owes trainings gives notice of them


@pytest.mark.parametrize(
    ("who", "words", "answer"),
    [
        (CLERK, NOTICE, "由市府办、市数管中心、市融媒体中心和承担培训任务的单位发"),
        (ORGANISER, "培训通知 信息编发培训 7月1日14:30 三楼 各镇街", "已经过了"),
        (ORGANISER, "培训通知 信息编发培训 8月10日14:30 三楼 各火星", "没有说发给哪些单位"),
        (CLERK, "报名 PX-2022-009 张某", "没有查到"),
        (CLERK, "报名 PX-2022-001 138张", "没看明白"),
        ("caizhengju_jb", "报名 PX-2022-001 张某", "没有通知市财政局"),
        (CLERK, "报名 PX-2022-001 苏溪镇 张某", "苏溪镇"),
        (CLERK, "到会 PX-2022-001 全部", "由市数管中心组织"),
        ("rongmei_sh", "取消培训 PX-2022-001 不办", "由市数管中心组织"),
    ],
)
def test_what_is_not_theirs_or_not_whole_changes_nothing(course: World, who: str, words: str, answer: str) -> None:
    before = latest(course)
    assert answer in course.say(who, words)
    assert (latest(course).number, latest(course).state, latest(course).seats) == (before.number, "已通知", [])
