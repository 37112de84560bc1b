"""Sentences about what stands in no notice: never 任务, whatever the family that says them."""

import re
from pathlib import Path

from bot.clock import at, local_day
from bot.models.assignment import AD_HOC, OPINION
from bot.wording.items import called, full, ref, short_until, typed, until
from tests.models.items import NOON, OFFICE, item

TODAY = local_day(NOON)
BOT = Path(__file__).resolve().parents[2] / "bot"
BY_NUMBER = re.compile(r"任务\{(?:\w+\.)?(?:item|first|thing|subject|request\.item|self)\.number\}")


def test_no_sentence_calls_an_item_by_the_word_of_a_task() -> None:
    files = [*(BOT / "wording").rglob("*.py"), *(BOT / "tell").rglob("*.py"), *(BOT / "handlers").rglob("*.py")]

    assert [file.name for file in files if BY_NUMBER.search(file.read_text("utf-8"))] == []


def test_an_item_in_no_notice_is_called_by_its_number() -> None:
    one = item()
    one.task, one.kind, one.docket, one.title = None, AD_HOC, "JB-2022-001", "报送清单"
    one.due_at = at(TODAY, 17)

    assert (ref(one, plan=True), full(one), typed(one, plan=True)) == (
        "JB-2022-001",
        "JB-2022-001（报送清单）",
        "JB-2022-001",
    )
    assert one.subject_name == "JB-2022-001 佛堂镇"
    assert (until(one, TODAY), short_until(one, TODAY)) == ("7月20日（周三）17:00", "7月20日17:00")
    assert called(3) == "任务3"


def test_who_verifies_is_never_the_unit_itself() -> None:
    one = item()
    one.task, one.kind, one.docket, one.issuer_unit = None, OPINION, "YJ-2022-001", "佛堂镇"
    assert one.checked_by == "市府办"  # its own unit handed it on

    one.issuer_unit = "市融媒体中心"
    assert one.checked_by == "市融媒体中心"
    one.unit, one.issuer_unit = OFFICE, "市府办"
    assert one.checked_by == ""  # only noted
