"""How far a notice has got, told to a group, to the office and on paper: one word a state, and what is late is said."""

import pytest
from sqlalchemy import select

from bot.models import Outbox
from tests.stories.test_reports import arrived, words, work
from tests.world import World

OFFICE = "fuban_sp"
SUNDAY = "7月31日（周日）到期，今天上报仍按期"


def group(world: World) -> str:
    """What the group of all units was told last."""
    with world.house.database.read() as session:
        told = select(Outbox.text).where(Outbox.kind == "webhook").order_by(Outbox.id.desc()).limit(1)
        return session.scalars(told).one()


def morning(world: World) -> str:
    """The office's last morning list."""
    return [text for text in world.texts(OFFICE) if text.startswith("今天（")][-1]


def paper(world: World, asked: str) -> str:
    """A report as it came."""
    world.say(OFFICE, asked)
    return words(arrived(world, OFFICE, "file"))


def test_a_group_and_the_office_hear_the_words_of_the_overview_and_what_is_late(
    july: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUBAN_WEBHOOK_ALL", "hook")
    work(july)  # one done, one to be verified, three signed; the last day of July is a Sunday

    july.move_to("2022-08-01T09:00")
    assert group(july).splitlines()[1:3] == [
        "承办项127项：待签收122项，办理中3项，待核实1项，办结1项。",
        "其中时限已到、还没办结38项（最迟今天上报仍按期）；不等单位、等市府办等核实或明确的27项。",
    ]
    assert "承办项127：待签收122，办理中3，待核实1，办结1\n其中逾期0；" in july.say(OFFICE, "统计")
    assert "\n时限已到、还没办结38项（最迟今天上报仍按期）\n" in july.say(OFFICE, "统计")
    assert "41号承办项：待签收122项\n看是哪些，回复“没签收的有哪些”。\n" in morning(july)
    assert f"到期：任务1（{SUNDAY}）苏溪镇、上溪镇、大陈镇、义亭镇等36个、任务2（{SUNDAY}）市数管中心" in morning(july)

    july.move_to("2022-08-08T09:00")
    assert group(july).splitlines()[1:3] == [
        "承办项127项：待签收122项，办理中3项，待核实1项，办结1项。",
        "其中逾期38项；不等单位、等市府办等核实或明确的27项。",
    ]
    assert "其中逾期38；办结1，按期1\n" in july.say(OFFICE, "统计")
    assert "41号承办项：逾期38项（任务1 36项、任务2 2项），待签收122项\n看是哪些，回复“逾期的有哪些”" in morning(july)
    assert "未签收（共122项）" in july.say(OFFICE, "没签收的有哪些")
    assert "已签收5项，待签收122项；办结1项，其中按期1项；逾期未办结38项。" in paper(july, "专报")


def test_what_was_handed_over_beside_a_notice_is_told_by_itself(july: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUBAN_WEBHOOK_ALL", "hook")
    july.say(OFFICE, "交办 佛堂镇、苏溪镇 7月21日前 报送清单")
    july.say(OFFICE, "是")

    july.move_to("2022-07-25T09:00")

    assert "承办项127项：待签收127项。" in group(july)
    assert "\n交办2项：待签收2项。\n其中逾期2项。\n" in group(july)
    assert "\n临时交办：逾期2项（JB-2022-001 2项），待签收2项\n" in morning(july)
    assert "\n交办2：待签收2，其中逾期2" in july.say(OFFICE, "统计")


def test_the_paper_of_a_month_that_is_over_says_both_days(july: World) -> None:
    work(july)
    july.move_to("2022-08-01T10:00")
    assert "另有38项时限已到、尚未办结，当日还不算逾期：" in (first := paper(july, "导出7月通报"))
    assert "以后有变化" not in first  # on the day after everything stands as it did

    july.move_to("2022-08-05T10:00")
    july.tap(OFFICE, "佛堂镇", "通过")
    said = paper(july, "导出7月通报")

    assert "数据截至7月31日" in said
    assert "逾期未办结0项" in said
    assert (
        "截至7月31日，没有逾期未办结的承办项；另有38项时限已到、尚未办结，当日还不算逾期："
        "任务1 36项（到期日是休息日、按规定8月1日上报仍按期）、任务2 2项（到期日是休息日、按规定8月1日上报仍按期）；"
        "另有1项时限已到、尚未办结，不算单位逾期：任务1 1项（已上报，等市府办核实）。" in said
    )
    assert (
        "7月31日以后有变化：到起草本稿的8月5日，新办结1项，"
        "逾期未办结38项（任务1 36项、任务2 2项），7月31日是0项。" in said
    )
    assert "逾期未办结的38项（截至8月5日），请有关单位抓紧办理" in said
    assert "附件：2022年7月各单位办理情况（截至7月31日）" in said


def test_what_has_come_due_by_the_day_of_the_draft_is_not_announced(july: World) -> None:
    july.move_to("2022-10-01T10:00")
    assert "10月8日到期" in between(paper(july, "导出9月通报"), "10月还要到期的有：", "请提前安排")

    july.move_to("2022-10-08T10:00")
    said = paper(july, "导出9月通报")
    assert "10月8日到期" in between(said, "10月还要到期的有：", "请提前安排")  # until tonight it is still to come
    assert (
        "不算单位逾期：任务3 24项（账号的处置或申请等市府办）、任务4 2项（按各单位办理情况汇总，还有单位没办完）"
        in said
    )

    july.move_to("2022-10-10T10:00")
    said = paper(july, "导出9月通报")
    assert "到起草本稿的10月10日，逾期未办结" in said
    coming = between(said, "10月还要到期的有：", "请提前安排")
    assert "10月8日" not in coming
    assert "10月25日到期" in coming
    assert "下月到期的有：" in paper(july, "导出10月通报")


def between(said: str, begin: str, end: str) -> str:
    """What stands between two words of a paper."""
    return said.split(begin)[1].split(end, maxsplit=1)[0]
