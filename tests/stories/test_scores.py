"""考核: drafted by rules, seen by the office only until it gives them out, objected to, answered, confirmed."""

import io
import re
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.errors import BrokenFiles
from bot.models import Outbox, ScoreSheet
from bot.tell.scores import score_file
from tests.stories.test_pages import Browser
from tests.stories.test_rectifications import CLERK, CONTACT, MONITOR, OFFICE, REVIEWER, issue, refusals
from tests.stories.test_reports import arrived, words
from tests.world import PLAN, World

OFFICE2, PRINCIPAL, OTHER = "fuban_sp2", "jiaoyuju_zy", "dachen_jb"


def sheet(world: World, unit: str = "市教育局") -> ScoreSheet:
    """The unit's sheet, as it stands."""
    with world.house.database.read() as session:
        found = next(one for one in ScoreSheet.of_year(session, 2022) if one.unit.short == unit)
        session.expunge_all()
    return found


def yes(world: World, words: str, who: str = OFFICE) -> str:
    """Say it, and 是."""
    assert "回复“是”" in world.say(who, words)
    return world.say(who, "是")


def drafted(world: World) -> None:
    """An overdue task, an overdue order, one that was revoked, and the sheets of the year."""
    number = issue(world)
    world.say(MONITOR, "下发整改 义乌教育之声 链接失效")
    world.say(MONITOR, "是")
    world.say(MONITOR, "撤销通知 ZG-2022-002 发错单位")
    world.say(MONITOR, "是")
    world.say(CONTACT, f"签收 {number}")
    world.move_to("2022-08-02T10:00")
    assert "已起草" in world.say(OFFICE, "起草2022考核")


def test_a_sheet_counts_what_was_late_and_nothing_that_was_revoked(july: World) -> None:
    drafted(july)

    mine = sheet(july)
    assert {line[0]: line[1] for line in mine.lines} == {"任务逾期": 1, "扣分整改": 1, "整改逾期": 1}
    assert (mine.total, mine.verdict, mine.state) == (100 - 5 - 2 - 5, "合格", "草稿")
    shown = july.say(OFFICE, "考核 教育局")
    assert "88分（建议分，供核定）" in shown
    assert "ZG-2022-001" in shown
    assert "ZG-2022-002" not in shown
    assert "不排名" in july.say(OFFICE, "考核")
    assert "只发给您，不发群" in july.say(OFFICE, "导出2022考核 市教育局")
    july.move_to("2022-08-02T10:01")
    paper = words(arrived(july, OFFICE, "file"))
    assert "2022年度督办事项考核表\n（建议分，供核定）" in paper
    assert "任务逾期 1 扣5分" in paper
    assert "佛堂镇" not in paper
    july.say(OFFICE, "导出2022考核")
    july.move_to("2022-08-02T10:02")
    assert words(arrived(july, OFFICE, "file")).count("年度督办事项考核表") > 30
    console = Browser(july, OFFICE)
    page = console.open("/console/scores").text
    assert "（建议分，供核定）" in page
    number = re.search(r"/console/scores/(\d+)\">市教育局", page)
    assert number is not None
    assert "88分（建议分，供核定）" in console.open(f"/console/scores/{number[1]}").text
    assert console.open("/console/scores/2022.docx").content.startswith(b"PK")
    assert july.history(event="page.download")[-1].facts["what"] == "2022考核"
    for who in (CLERK, MONITOR, PRINCIPAL):
        assert Browser(july, who).open("/console/scores").status_code == 403
        assert Browser(july, who).open("/console/scores/2022.xlsx").status_code == 403

    assert "还没有发给任何单位" in july.say(CLERK, "考核")
    assert "没有要考核您单位的任务和整改" in july.say("xuanchuanbu_jb", "我的考核")
    assert "市教育局的考核表只有市教育局和市府办看得到" in july.say(OTHER, "考核 教育局")
    assert refusals(july)[-1] == "score_of_others"
    july.say(OFFICE, "撤并 市教育局 到 佛堂镇 义政发〔2022〕9号")
    july.say(OFFICE, "是")
    assert july.history(event="score.drop")[-1].subject_name == "2022年考核 市教育局"  # a draft of who is no more
    assert not [text for who in (CLERK, CONTACT, PRINCIPAL, OTHER) for text in july.texts(who) if "建议分" in text]


def test_the_unit_hears_only_when_the_office_says_so_and_its_objection_is_answered_by_another(july: World) -> None:
    drafted(july)
    assert "办不了" in july.say(REVIEWER, "送2022考核 教育局")
    assert "正在逐个生成" in yes(july, "送2022考核 教育局")
    july.move_to("2022-08-02T10:01")  # by the clock: forty papers are too much for a turn
    assert july.heard(CONTACT, "【考核】2022年度考核 市教育局（41号）：88分（建议分，供核定）")
    assert "得分 88分" in words(arrived(july, CONTACT, "file"))
    assert not july.heard(OTHER, "【考核】")
    assert "还没有发给您单位" in july.say(OTHER, "考核异议 我们有意见")
    assert refusals(july)[-1] == "score_not_given"
    assert "考核表还没有发给您单位" in july.say(OTHER, "我的考核")
    assert "88分" in july.say(CLERK, "我的考核")

    assert "没有可以核定的" in july.say(OFFICE, "核定2022考核")
    assert "已代市教育局（41号）登记考核异议" in july.say(OFFICE, "代登记考核异议 教育局 纸质 8月2日 任务1我们按时报过")
    assert "等市府办答复" in july.say(CLERK, "考核异议")  # before its words are asked for
    july.say(OFFICE, "答复考核异议 教育局 调整 +5 已核实")
    july.say(OFFICE, "是")
    assert sheet(july).state == "有异议"
    assert "score_enterer_answers" in refusals(july)

    assert "93分" in yes(july, "答复考核异议 教育局 调整 +5 已核实按时报过", OFFICE2)
    assert july.heard(CONTACT, "已答复您单位的考核异议：已核实按时报过")
    assert "已核定2022年度考核1个单位" in yes(july, "核定2022考核")
    assert (sheet(july).state, sheet(july).total) == ("已核定", 93)
    assert "\n已核定；只发给您" in july.say(OFFICE, "导出2022考核 市教育局")
    assert "已经核定" in july.say(OFFICE, "考核加分 教育局 3 经验推广")


def test_an_objection_has_five_working_days_and_then_it_may_be_confirmed(july: World) -> None:
    drafted(july)
    yes(july, "送达2022考核 纸质 8月2日")
    assert not july.heard(CONTACT, "【考核】")

    july.say(OFFICE, "撤并 市教育局 到 佛堂镇 义政发〔2022〕9号")
    july.say(OFFICE, "是")
    assert "市教育局（41号）：88分" in july.say("fotang_jb", "我的考核")
    assert "已收到" in july.say("fotang_jb", "考核异议 市教育局任务1是按时报的")
    assert sheet(july).objected_by.startswith("佛堂镇")
    assert sheet(july).objection == "市教育局任务1是按时报的"
    assert "88分" in july.say(OFFICE2, "考核 市教育局")
    assert "市教育局（41号）的考核异议：维持" in july.say(OFFICE2, "答复考核异议 市教育局 维持 事实清楚")
    july.say(OFFICE2, "是")
    assert july.heard("fotang_lx", "事实清楚")

    july.move_to("2022-08-10T10:00")
    assert "已于8月9日" in july.say("dachen_jb", "考核异议 任务1我们按时报过")
    assert "已核定2022年度考核" in yes(july, "核定2022考核")


def test_the_clock_drafts_on_the_day_of_the_settings_for_the_office_alone(july: World, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(PLAN, folder)
    with (folder / "plan.csv").open("a", encoding="utf-8") as file:
        file.write("考核起草日期,07-23\n")  # a Saturday; 12-10 where nothing is said
    july.load(folder)
    july.move_to("2022-07-22T10:00")
    assert not july.heard(OFFICE, "【考核】")

    july.move_to("2022-07-25T10:00")

    assert july.heard(OFFICE, "【考核】2022年度考核表已起草")
    with july.house.database.read() as session:
        told = session.scalars(select(Outbox).where(Outbox.label == "考核")).all()
        assert {row.recipient for row in told} <= {OFFICE, OFFICE2}
        data = score_file(ScoreSheet.of_year(session, 2022))
    july.say(OFFICE, "导出2022考核")
    july.move_to("2022-07-26T10:00")
    assert len([text for text in july.texts(OFFICE) if "【考核】" in text]) == 1
    (tmp_path / "F.xlsx").write_bytes(data)
    book = load_workbook(io.BytesIO(data))
    heads = [cell.value for cell in book["考核汇总"][1]]
    assert "建议分，供核定" in heads
    units = [row[heads.index("单位")] for row in book["考核汇总"].iter_rows(min_row=2, values_only=True)]
    assert len(units) == len(set(units))
    assert "市府办" not in units


def test_rules_are_data_and_the_use_of_the_bot_cannot_be_one(july: World, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(PLAN, folder)
    rules = folder / "score_rules.csv"
    rules.write_text("项目,分值,上限\n任务逾期,20,0\n合格线,90,0\n", "utf-8")
    july.load(folder)
    drafted(july)
    assert (sheet(july).total, sheet(july).verdict) == (80, "不合格")

    for use in ("登录次数", "回复速度", "已读率", "上报次数"):
        rules.write_text(f"项目,分值,上限\n{use},1,10\n", "utf-8")
        with pytest.raises(BrokenFiles, match="使用机器人的情况不得计入考核"):
            july.load(folder)


def test_points_are_read_as_they_stand_and_a_unit_is_refused_by_name(july: World) -> None:
    drafted(july)
    said = july.say(OFFICE, "考核加分 教育局 300 经验推广")
    assert "30 " not in said
    assert july.history(event="score.adjust") == []
    assert july.history(result="拒绝")[-1].raw == "考核加分 教育局 300 经验推广"

    assert "您这里办不了" in july.say(OTHER, "起草2022考核")
    assert july.history(result="拒绝")[-1].raw == "起草2022考核"
