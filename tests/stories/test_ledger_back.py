"""台账改后读回: an edited copy is compared cell by cell; what may be corrected goes through the verbs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.errors import Fault
from bot.ledger import copied_out
from bot.load.ledger_back import ReadBack, read_back
from bot.load.officer import officer_named
from bot.models import Account, Act, Assignment
from bot.models.history import FILE
from bot.papers.ledger_columns import CHANNELS
from bot.tell import Post, tell
from tests.stories.test_reports import arrived
from tests.world import World

CLERK, OFFICE, SECOND = "jiaoyuju_jb", "fuban_sp", "fuban_cs"
Change = tuple[str, tuple[str, ...], str, str]  # sheet, what its first cells say, column, new value


def export(world: World, file: Path) -> Path:
    """A copy of the ledger, as the office gets it."""
    file.write_bytes(copied_out(world.house.database, world.now))
    return file


def edit(file: Path, *changes: Change) -> Path:
    """Type into the cells of a copy."""
    book = load_workbook(file)
    for name, first, column, value in changes:
        sheet = book[name]
        heading = [cell.value for cell in sheet[1]]
        row = next(
            row for row in sheet.iter_rows(min_row=2) if set(first) <= {str(cell.value) for cell in row if cell.value}
        )
        row[heading.index(column)].value = value
    book.save(file)
    return file


def read(world: World, file: Path, *, dry_run: bool = False, by: str = OFFICE) -> ReadBack:
    """Read it in as `duban import ledger` does, and let those concerned hear of it."""
    with world.house.database.change() as session:
        machine_now = world.house.clock.now()
        act = Act(by=None, at=world.now, machine_at=machine_now, channel=FILE, raw=file.name)
        act.by = officer_named(session, by) if by else None
        done = read_back(session, file, act, dry_run=dry_run)
        if not dry_run:
            tell(Post(session, world.now, machine_now, world.house.settings.wecom_agent_id), act)
        session.flush()
        session.expunge_all()
    world.deliver()
    return done


def account(world: World, number: int) -> Account:
    """An account of the list as it stands."""
    with world.house.database.read() as session:
        found = session.query(Account).filter(Account.number == number).one()
        session.expunge_all()
    return found


def test_corrections_are_shown_first_and_then_made_through_the_verbs(july: World, tmp_path: Path) -> None:
    july.say(OFFICE, "代登记 市教育局 任务1 电话 王某 分管领导 王某 副局长，专职人员 李某 科员，联系人 李某")
    july.say(OFFICE, "是")
    july.say(OFFICE, "导出台账")
    july.move_to("2022-07-20T18:00")  # made by the clock, at once also outside the window
    assert arrived(july, OFFICE, "file").startswith(b"PK")
    file = edit(
        export(july, tmp_path / "台账.xlsx"),
        ("账号", ("义乌教育之声",), "处置意见", "关停"),
        ("账号", ("云上之溪",), "账号ID", "gh_0123456789"),
        ("账号", ("至美大陈",), "最近更新", "2022/7/5"),
        ("承办项", ("1", "市教育局"), "来源", "纸质，王某"),
        ("承办项", ("1", "佛堂镇"), "批注", "人选定了再催"),
    )

    seen = read(july, file, dry_run=True)

    assert len(seen.taken) == 5
    assert "改动：5处" in seen.lines
    assert any("处置意见" in line and "41号 1 义乌教育之声）：“待定” → “关停”" in line for line in seen.lines)
    assert account(july, 1).disposition == "待定"

    assert read(july, file).taken == seen.taken
    assert account(july, 1).disposition == "关停"
    assert july.heard(CLERK, "【处置意见】义乌教育之声")
    row = july.history(event="account.dispose")[-1]
    assert row.raw.startswith("台账修改 TZ-2022-002 账号 第")
    assert (row.channel, row.userid) == ("file", OFFICE)
    assert july.history(event="assignment.correct_source")[-1].facts["new"] == "纸质，王某"
    assert read(july, file).lines[1:] == ["没有改动。"]  # the same file once more


def test_what_the_product_has_learnt_since_stays_and_is_listed(july: World, tmp_path: Path) -> None:
    file = edit(export(july, tmp_path / "台账.xlsx"), ("账号", ("义乌教育之声",), "处置意见", "关停"))
    july.say(OFFICE, "处置 义乌教育之声 保留")

    done = read(july, file)

    assert done.taken == []
    assert "导出时“待定”，系统现在“保留”，表里“关停”" in done.kept[0]
    assert account(july, 1).disposition == "保留"


def test_whatever_else_was_typed_is_refused_by_name(july: World, tmp_path: Path) -> None:
    file = edit(
        export(july, tmp_path / "台账.xlsx"),
        ("账号", ("义乌发布",), "处置意见", "关停"),
        ("账号", ("义乌教育之声",), "状态", "已注销"),
        ("账号", ("云上之溪",), "处置意见", "=1+1"),
        ("承办项", ("1", "市教育局"), "到期", "2022-12-31"),
        ("承办项", ("1", "佛堂镇"), "来源", "电话"),
        ("任务", ("1",), "截止日期", "2022-12-31"),
        ("日志", ("1",), "人员", "别人"),
    )
    book = load_workbook(file)
    book["账号"].append(["某文", 99, "新账号"])
    book["申请"].delete_cols(1)
    book.save(file)
    before = july.history()

    done = read(july, file, by="")

    reasons = ["主账号", "注销请走申请", "是公式", "时限要批延期", "不是代登记", "请改 tasks.csv", "日志只增不改"]
    assert done.taken == []
    assert len(done.refused) == len(reasons)
    assert all(any(reason in line for line in done.refused) for reason in reasons)
    assert any("原来没有" in line for line in done.unread)
    assert any("“申请”没有“编号”列" in line for line in done.unread)
    fresh = july.history()[len(before) :]
    assert [row.event for row in fresh] == ["ledger.read_back"]
    assert len(fresh[0].facts["refused"]) == len(reasons)


def test_the_log_says_its_doors_in_words_and_an_older_copy_is_still_read(july: World, tmp_path: Path) -> None:
    july.say(CLERK, "签收 1")
    file = export(july, tmp_path / "台账.xlsx")
    book = load_workbook(file)
    log = book["日志"]
    column = next(cell.column for row in log.iter_rows(max_row=6) for cell in row if cell.value == "渠道")
    codes = {name: code for code, name in CHANNELS.items()}
    doors = [cell for (cell,) in log.iter_rows(min_col=column, max_col=column) if cell.value in codes]
    assert {"应用", "文件"} <= {cell.value for cell in doors}
    for cell in doors:
        cell.value = codes[str(cell.value)]  # as an earlier version gave it out
    book.save(file)

    assert read(july, file).lines[1:] == ["没有改动。"]


def test_who_puts_the_day_right_does_not_verify_it(july: World, tmp_path: Path) -> None:
    july.say(CLERK, "完成 1 分管领导 王某 副局长，专职人员 李某 科员，联系人 李某")
    july.say(CLERK, "就这些")
    file = export(july, tmp_path / "台账.xlsx")

    done = read(july, edit(file, ("承办项", ("1", "市教育局"), "实际完成日", "2022-07-15")))

    assert len(done.taken) == 1
    with july.house.database.read() as session:
        item = next(one for one in session.query(Assignment) if one.number == 1 and one.unit.short == "市教育局")
        assert (str(item.done_on), item.entered_by.userid if item.entered_by else "") == ("2022-07-15", OFFICE)
    july.say(OFFICE, "待核实")
    assert july.heard(CLERK, "实际完成日已由市府办更正为2022年7月15日")


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda file: file.write_text("编号,单位"), "不是有效的 xlsx 文件"),
        (lambda file: _renumber(file, ""), "没有编号"),
        (lambda file: _renumber(file, "TZ-2022-999"), "没有导出过 TZ-2022-999"),
    ],
    ids=["no workbook", "no number", "never given out"],
)
def test_a_file_that_is_no_copy_of_ours_is_not_read(
    july: World, tmp_path: Path, spoil: Callable[[Path], object], why: str
) -> None:
    file = export(july, tmp_path / "台账.xlsx")
    spoil(file)

    with pytest.raises(Fault, match=why):
        read(july, file)


def _renumber(file: Path, number: str) -> None:
    book = load_workbook(file)
    book.properties.title = number
    for sheet in book.worksheets:
        assert sheet.oddFooter is not None
        sheet.oddFooter.right.text = number
    book.save(file)
