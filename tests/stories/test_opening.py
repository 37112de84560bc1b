"""期初导入: a half-filled form as the opening state; all or nothing, and who enters it does not verify it."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.errors import BrokenFiles, Fault
from bot.ledger import ledger
from bot.load.opening import Opened, form, import_opening
from bot.models import Act, Request
from bot.models.history import FILE
from bot.tell import Post, tell
from tests.stories.test_reports import arrived, words
from tests.world import World

CLERK, OFFICE, REVIEWER, MONITOR = "jiaoyuju_jb", "fuban_sp", "fuban_cs", "shuguan_jc"
ROSTER = "分管领导 王某 副局长，专职人员 李某 科员，联系人 李某"


def filled(world: World, file: Path, rows: dict[tuple[str, str, str], dict[str, object]], who: str = "何审批") -> Path:
    """The form with cells filled in; a row is known by its sheet, its number and its unit or account."""
    with world.house.database.read() as session:
        file.write_bytes(form(session))
    book = load_workbook(file)
    book["说明"]["B2"].value = who
    for (name, number, which), cells in rows.items():
        sheet = book[name]
        heading = [cell.value for cell in sheet[1]]
        row = next(row for row in sheet.iter_rows(min_row=2) if {number, which} <= {str(cell.value) for cell in row})
        for column, value in cells.items():
            row[heading.index(column)].value = value  # type: ignore[assignment]  # a cell takes text and days
    book.save(file)
    return file


def bring_in(world: World, file: Path, *, dry_run: bool = False) -> Opened:
    """As `duban import opening`."""
    with world.house.database.change() as session:
        machine_now = world.house.clock.now()
        act = Act(by=None, at=world.now, machine_at=machine_now, channel=FILE, raw=file.name)
        done = import_opening(session, file, act, dry_run=dry_run)
        if not dry_run:
            tell(Post(session, world.now, machine_now, world.house.settings.wecom_agent_id), act)
        session.flush()
        session.expunge_all()
    world.deliver()
    return done


def test_what_had_happened_on_paper_is_entered_with_its_real_days(july: World, tmp_path: Path) -> None:
    file = filled(
        july,
        tmp_path / "期初表.xlsx",
        {
            ("事项", "1", "市教育局"): {
                "签收日期": "2022-07-05",
                "办结日期": date(2022, 7, 12),
                "办结情况": ROSTER,
                "报送人": "王某",
            },
            ("事项", "1", "佛堂镇"): {"签收日期": date(2022, 7, 6)},
            ("账号", "1", "义乌教育之声"): {
                "批准日期": "2022-06-20",
                "批准文号": "义政办函〔2022〕5号",
                "平台受理日期": "2022-06-26",
                "注销日期": "2022-07-12",
            },
        },
    )

    shown = "\n".join(bring_in(july, file, dry_run=True).lines)
    assert "市教育局 任务1（7月12日办结，Excel导入，纸质，王某）" in shown
    assert july.history(event="opening.imported") == []
    bring_in(july, file)

    assert july.heard(CLERK, "任务1（7月12日办结），等核实")
    assert july.heard("fotang_jb", "签收：任务1")
    assert bring_in(july, file).lines == ["没有变化：表里没有填，或都已经在系统里。"]
    july.say(OFFICE, "核实 任务1 市教育局 通过")
    assert "待核实" in july.say(CLERK, "任务1")  # he entered it himself
    with july.house.database.read() as session:
        request = session.query(Request).one()
        assert (request.state, request.origin, str(request.accepted_on)) == ("待核验", "Excel导入", "2022-06-26")
    july.tap(MONITOR, "请核验", "通过")
    assert "已注销" in july.say(OFFICE, "查账号 义乌教育之声")
    assert "受理日期6月26日" in july.say(OFFICE, "经过 ZX-2022-001")
    assert "今天才核验销号" in july.say(MONITOR, "重新上线 义乌教育之声 又发推文")


def test_a_closure_from_before_tells_its_unit_once_how_far_it_has_got(july: World, tmp_path: Path) -> None:
    closed: dict[str, object] = {
        "批准日期": "2022-06-20",
        "批准文号": "义政办函〔2022〕5号",
        "平台受理日期": "2022-06-26",
        "注销日期": "2022-07-12",
    }
    bring_in(july, filled(july, tmp_path / "期初表.xlsx", {("账号", "1", "义乌教育之声"): closed}))

    told = [text for text in july.texts(CLERK) if "ZX-2022-001" in text]
    assert len(told) == 1
    assert told[0].endswith(
        "6月20日纸面批准（义政办函〔2022〕5号），已登记到系统。\n平台上已注销，等市数管中心核验，不用再报。"
    )
    assert "6月20日纸面批准（义政办函〔2022〕5号），启用以前办的" in july.say(CLERK, "ZX-2022-001")
    assert "纸面批准：6月20日 义政办函〔2022〕5号" in july.card(MONITOR, "请核验")


def test_the_printed_form_says_that_the_approval_is_on_paper(july: World, tmp_path: Path) -> None:
    approved: dict[str, object] = {"批准日期": "2022-06-20", "批准文号": "义政办函〔2022〕5号"}
    bring_in(july, filled(july, tmp_path / "期初表.xlsx", {("账号", "1", "义乌教育之声"): approved}))
    assert july.heard(CLERK, "已登记到系统。\n6月20日（周一）起停更后回复“已停更 义乌教育之声”")

    july.say(CLERK, "申请表 ZX-2022-001")

    form = words(arrived(july, CLERK, "file"))
    assert "主管单位意见 已纸面批准（义政办函〔2022〕5号）。" in form
    assert "主要负责人签字：（见纸质件）" in form
    assert "“”" not in form  # of an account whose ID nobody noted: room to write it


def test_each_report_of_the_form_is_verified_by_its_number_in_the_list(july: World, tmp_path: Path) -> None:
    done: dict[str, object] = {"办结日期": "2022-07-12", "办结情况": ROSTER}
    bring_in(
        july,
        filled(july, tmp_path / "期初表.xlsx", {("事项", "1", "市教育局"): done, ("事项", "1", "佛堂镇"): done}),
    )

    shown = july.say(REVIEWER, "待核实")
    place = next(line[0] for line in shown.splitlines() if "佛堂镇" in line)
    assert "佛堂镇）的核实卡片已重新发给您" in july.say(REVIEWER, place)
    july.tap(REVIEWER, "佛堂镇", "通过")

    assert "办结" in july.say("fotang_jb", "任务1")
    assert "等您核实1项：\n1 41号任务1（" in july.say(REVIEWER, "待核实")


def test_another_workbook_is_no_form(july: World, tmp_path: Path) -> None:
    with july.house.database.read() as session:
        (tmp_path / "台账.xlsx").write_bytes(ledger(session, july.now))

    with pytest.raises(Fault, match="不是期初表"):
        bring_in(july, tmp_path / "台账.xlsx")


def test_one_fault_stops_everything_and_each_is_named_with_its_row(july: World, tmp_path: Path) -> None:
    file = filled(
        july,
        tmp_path / "期初表.xlsx",
        {
            ("事项", "1", "市教育局"): {"签收日期": "2022-07-05"},
            ("事项", "1", "佛堂镇"): {"签收日期": "2022-07-12", "办结日期": "2022-07-05", "办结情况": ROSTER},
            ("事项", "1", "苏溪镇"): {"办结日期": "2022-07-05", "办结情况": "好了"},
            ("事项", "1", "上溪镇"): {"签收日期": "2022-08-05"},
            ("事项", "1", "大陈镇"): {"办结日期": "7月5日", "办结情况": ROSTER},
            ("账号", "1", "义乌教育之声"): {"注销日期": "2022-07-12"},
        },
    )

    with pytest.raises(BrokenFiles) as broken:
        bring_in(july, file)

    said = "\n".join(str(fault) for fault in broken.value.faults)
    assert all(
        words in said
        for words in ("早于签收日期", "还差：分管领导、专职人员、联系人", "日期还没有到", "按未批先办处理")
    )
    assert "期初表.xlsx/事项:" in said
    assert said.count("7月5日") == 1
    assert "没有写办结日期" not in said
    assert july.history(event="assignment.open_acknowledged") == []
