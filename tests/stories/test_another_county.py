"""The same product in another county: its sentences speak of the offices that its own plan names."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stages import hand_over
from tests.stories.test_main_job import CLERK, GROUP, MONITOR, OFFICE, PRINCIPAL
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
    county.move_to("2022-08-08T10:00")

    said = [text for person in (CLERK, PRINCIPAL, OFFICE, MONITOR) for text in county.texts(person)]
    assert sum("县府办" in text for text in said) > 3
    assert [text for text in said if "县大数据局" in text]
    strange = [text for text in said if any(name in text.replace("上级市府办", "") for name in HERE)]
    assert strange == []
    assert [text for text in said if "按上级市府办要求关停" in text]  # a user's words stay his own
    assert not any("\u2060" in text for text in said)
