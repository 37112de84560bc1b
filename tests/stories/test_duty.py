"""值班: a unit's list typed or imported, who is on duty, and spot checks that a person makes by telephone."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.clock import parse_moment
from bot.errors import BrokenFiles
from bot.ledger import ledger
from bot.load.duty import import_duty
from bot.models import Act, Duty
from tests.world import World

CLERK, CONTACT, LEADER = "fotang_jb", "fotang_lx", "fotang_fg"
OFFICE, MONITOR, OTHER = "fuban_sp", "shuguan_jc", "jiaoyuju_jb"
LIST = "值班表 7月20日至7月22日 王某 13800000201；7月23日 李某 0579-85310001、赵某"


def sheets(world: World) -> dict[str, list[list[str]]]:
    """The ledger's sheets as text."""
    with world.house.database.read() as session:
        book = load_workbook(io.BytesIO(ledger(session, world.now)))
    return {page.title: [[str(cell.value) for cell in row] for row in page.rows] for page in book}


def rows(world: World) -> list[tuple[str, str, str]]:
    """The duty list as it stands."""
    with world.house.database.read() as session:
        return [(str(one.day), one.name, one.phone) for one in session.query(Duty).order_by(Duty.day, Duty.id)]


def test_a_unit_types_its_list_and_the_office_sees_who_is_on_duty(july: World) -> None:
    answer = july.say(CLERK, LIST)
    assert "已登记佛堂镇值班表：7月20日至7月23日，4天" in answer
    assert "没写电话的：赵某" in answer

    assert july.say(OFFICE, "今天谁值班 佛堂镇") == "佛堂镇7月20日（周三）值班：王某 13800000201"
    everywhere = july.say(MONITOR, "今天谁值班")
    assert "佛堂镇 王某 13800000201" in everywhere
    assert "没有登记的" in everywhere
    assert "李某 0579-85310001、赵某" in july.say(LEADER, "7月23日谁值班")
    assert "7月23日（周六）" in july.say(CONTACT, "值班表")
    assert july.history(event="duty.look")[0].userid == OFFICE  # whose numbers were read is on record

    assert "换掉了原来的" in july.say(CONTACT, "值班表 7月20日 孙某 13900000209")
    assert ("2022-07-20", "孙某", "13900000209") in rows(july)
    assert "已取消佛堂镇7月23日的值班安排" in july.say(CLERK, "值班表 7月23日 取消")
    assert "是哪个单位" in july.say(OFFICE, "值班表 8月1日 王某 13800000201")
    july.say(OFFICE, "算了")
    assert "本来没有登记值班" in july.say(CLERK, "值班表 7月24日 取消")
    assert [day for day, _, _ in rows(july)] == ["2022-07-20", "2022-07-21", "2022-07-22"]


def test_numbers_are_masked_in_a_group_and_on_paper(july: World) -> None:
    july.say(CLERK, LIST)

    said = july.say(CLERK, "今天谁值班", group="wrSample_fotang")
    assert "王某 138＊＊＊＊0201" in said
    july.say(OTHER, "值班表 佛堂镇 7月24日 王某 13800000201")  # not his unit

    pages = sheets(july)
    assert pages["值班表"][1][:4] == ["佛堂镇", "2022-07-20 00:00:00", "王某", "138****0201"]
    everything = "".join("".join(row) for page in pages.values() for row in page)
    assert "13800000201" not in everything
    assert "85310001" not in everything


def test_a_spot_check_is_what_a_person_says_who_rang_up(july: World) -> None:
    july.say(CLERK, LIST)
    assert "王某 13800000201" in july.say(OFFICE, "抽查 佛堂镇")

    answer = july.say(OFFICE, "抽查 佛堂镇 接")
    assert "抽查佛堂镇值班（王某），接" in answer
    assert "不计分、不排名" in answer
    assert not july.heard(CONTACT, "抽查")

    july.move_to("2022-07-20T21:00")
    july.say(MONITOR, "抽查 佛堂镇 王某 未接 响铃无人")
    assert not july.heard(CONTACT, "没有接通")  # not at night
    july.move_to("2022-07-21T09:00")
    assert july.heard(CONTACT, "没有接通")
    assert not july.heard(CLERK, "没有接通")

    checks = july.say(OFFICE, "抽查记录")
    assert checks.index("未接 响铃无人") < checks.index("王某 接")
    assert july.say(CONTACT, "抽查记录") == checks  # its own are not hidden from the unit
    assert [row[2:5] for row in sheets(july)["值班抽查"][1:]] == [["王某", "接", "None"], ["王某", "未接", "响铃无人"]]


def test_a_check_noted_by_mistake_is_taken_back(july: World) -> None:
    offered = july.say(OFFICE, "教育局值班电话响到头也没个人应，抽查记一下")
    assert offered.startswith("您是要抽查市教育局值班（未接）吗？")  # in his own words it is only offered
    july.say(OFFICE, "算了")
    july.say(OFFICE, "抽查 佛堂镇 未接")

    assert july.heard(CONTACT, "当天没有登记值班人员，请补上")
    assert "已撤销" in july.say(OFFICE, "撤销抽查 佛堂镇")

    assert july.say(OFFICE, "抽查记录").startswith("还没有抽查记录")
    assert "没有可撤销" in july.say(OFFICE, "撤销抽查 佛堂镇")


@pytest.mark.parametrize(
    ("who", "words", "answer"),
    [
        (OTHER, "值班表 佛堂镇 8月1日 王某 13800000201", "佛堂镇"),
        (OTHER, "今天谁值班 佛堂镇", "佛堂镇"),
        (CLERK, "抽查 苏溪镇 接", "办不了"),
        (MONITOR, "抽查 市数管中心 接", "您自己的单位"),
        (OFFICE, "抽查 火星镇 接", "没有“火星镇”这个单位"),
        (OFFICE, "今天谁值班 没有的镇", "没有“没有的镇”这个单位"),
        (OFFICE, "供稿统计 第九季度", "没有“第九季度”这个季度"),
        (OFFICE, "抽查 佛堂镇 钱某 接", "没有“钱某”"),
        (CLERK, "值班表 8月1日 138王某", "没看明白"),
        (CLERK, "值班表 2月30日 王某 13800000201", "没看明白"),
        (CLERK, "值班表 8月9日至8月1日 王某", "起止日期不对"),
        (CLERK, "值班表 7月1日 王某", "已经过了"),
    ],
)
def test_what_cannot_be_is_refused_and_on_record(july: World, who: str, words: str, answer: str) -> None:
    assert answer in july.say(who, words)

    assert rows(july) == []
    assert july.history(result="拒绝")[-1].raw == words


def test_a_file_replaces_the_days_it_names_or_nothing(july: World, tmp_path: Path) -> None:
    july.say(CLERK, LIST)
    good, bad = tmp_path / "表.csv", tmp_path / "坏.csv"
    good.write_text("单位,日期,姓名,电话\n佛堂镇,2022-07-20,孙某,13900000209\n教育局,2022/7/21,周某,", encoding="utf-8")
    bad.write_text("单位,日期,姓名\n佛堂镇,2022-07-25,孙某\n火星镇,2022-07-25,周某", encoding="utf-8")
    now = parse_moment("2022-07-20T10:00")

    with july.house.database.change() as session:
        act = Act(by=None, at=now, machine_at=now, channel="file")
        assert import_duty(session, good, act) == (2, 2)
        with pytest.raises(BrokenFiles, match=r"坏.csv:3: 没有单位“火星镇”"):
            import_duty(session, bad, act)

    assert [row[1] for row in rows(july)] == ["孙某", "王某", "周某", "王某", "李某", "赵某"]
