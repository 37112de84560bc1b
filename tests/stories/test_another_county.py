"""The same product in another county: its sentences speak of the offices that its own plan names."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.ledger import ledger
from bot.load.opening import form as opening_form
from bot.models import Plan, Rectification
from bot.reports import brief
from bot.tell.rect_paper import notice_facts
from tests.stages import hand_over
from tests.stories.test_main_job import CLERK, GROUP, MONITOR, OFFICE, PRINCIPAL
from tests.stories.test_reports import arrived, words
from tests.world import PLAN, World, a_world

HERE = {"市府办": "县府办", "市数管中心": "县大数据局", "市融媒体中心": "县传媒集团"}
ROLES = ("市府办审批", "市府办初审")  # names of roles in the roster, the same everywhere (CONTRACT, members.csv)


def _renamed(text: str) -> str:
    for number, role in enumerate(ROLES):
        text = text.replace(role, f"@{number}@")
    for ours, theirs in {**HERE, "佛堂": "河东"}.items():
        text = text.replace(ours, theirs)
    for number, role in enumerate(ROLES):
        text = text.replace(f"@{number}@", role)
    return text


@pytest.fixture
def county(tmp_path: Path) -> Iterator[World]:
    """20 July in a county whose offices bear other names."""
    plan = tmp_path / "plan"
    plan.mkdir()
    for file in PLAN.iterdir():  # reminders.csv names roles and words of the contract, no units
        given = file.read_text("utf-8-sig")
        (plan / file.name).write_text(given if file.name == "reminders.csv" else _renamed(given), "utf-8-sig")
    with a_world(f"sqlite:///{tmp_path / 'duban.db'}", tmp_path, plan=plan) as world:
        hand_over(world)
        world.move_to("2022-07-20T10:00")
        yield world


def test_sentences_cards_and_lists_name_the_offices_of_this_county(county: World) -> None:
    county.say(CLERK, "注销 义乌教育之声", GROUP)
    county.say(CLERK, "gh_a1b2c3d4e5 8月15日 按上级市府办要求关停", GROUP)
    assert "ZX-2022-001" in county.say(CLERK, "是", GROUP)
    county.tap(PRINCIPAL, "ZX-2022-001", "同意")
    assert "县府办" in county.say(CLERK, "ZX-2022-001")
    county.tap(OFFICE, "ZX-2022-001", "同意")
    county.say(CLERK, "催办 1")
    county.say(CLERK, "帮助 注销")
    assert "交办 河东镇、苏溪镇 7月25日前" in county.say(OFFICE, "帮助 交办")  # an example can be copied
    county.say(MONITOR, "帮助 整改")
    county.say(MONITOR, "下发整改 义乌教育之声 错别字")
    with county.house.database.read() as session:
        order = session.scalars(select(Rectification)).one()
        assert notice_facts(order).issuer == "义乌市数据管理中心"  # a letter is signed with the whole name
    county.move_to("2022-08-08T10:00")

    said = [text for person in (CLERK, PRINCIPAL, OFFICE, MONITOR) for text in county.texts(person)]
    assert sum("县府办" in text for text in said) > 3
    assert [text for text in said if "县大数据局" in text]
    strange = [text for text in said if any(name in text.replace("上级市府办", "") for name in HERE)]
    assert strange == []
    assert [text for text in said if "按上级市府办要求关停" in text]  # a user's words stay his own
    assert not any("\u2060" in text for text in said)


def test_the_morning_list_the_ledger_and_the_papers_name_the_offices_of_this_county(county: World) -> None:
    roster = "完成 1 分管领导 王某 副局长 13800000201，专职人员 李某 科员 13900000202，联系人 李某"
    county.say(CLERK, roster)
    county.say(CLERK, "就这些")
    county.say(OFFICE, "代登记延期 河东镇 任务1 到8月15日 纸质 7月18日 李某 人选还在研究")
    county.say(OFFICE, "是")
    county.say(CLERK, "注销 义乌教育之声")
    county.say(CLERK, "gh_a1b2c3d4e5 8月15日 原因1")
    county.say(CLERK, "是")
    county.tap(PRINCIPAL, "ZX-2022-001", "同意")
    county.move_to("2022-07-21T09:00")

    assert [text for text in county.texts(OFFICE) if "7月21日" in text and "等核实：1项" in text]
    with county.house.database.read() as session:
        book = load_workbook(io.BytesIO(ledger(session, county.now)))
        brief_waits = [line for _, lines in brief(session, Plan.all(session)[0], county.now).sections for line in lines]
        form = load_workbook(io.BytesIO(opening_form(session)))
    cells = [str(cell) for sheet in (*book, *form) for row in sheet.values for cell in row if cell]
    assert "待县府办审批" in cells
    assert [cell for cell in cells if any(name in cell for name in HERE)] == []
    assert [line.count("等县府办") for line in brief_waits if "等单位经办" in line] == [1]
    county.say(OFFICE, "申请表 YQ-2022-001")
    assert "县府办意见" in words(arrived(county, OFFICE, "file"))
    assert "县府办何审批（样例）代登记" in words(arrived(county, OFFICE, "file"))
    assert county.heard("fuban_sp2", "经办人：县府办何审批（样例）代登记（纸质")
