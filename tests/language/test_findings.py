"""Sentences that were once misread, each with its whole meaning: what was said, in which situation."""

import pytest

from bot.language import interpret, parse_context
from tests.language import plans

CLERK = "role=经办人;unit=市教育局"
TOWN = "role=经办人;unit=佛堂镇"
OFFICE = "role=市府办初审;unit=市府办"
MONITOR = "role=监测;unit=市数管中心"
FORM = f"{CLERK};state=ask:account_id,stop_date,reason"
CONFIRM = f"{CLERK};state=confirm"
Row = tuple[str, str, str, dict[str, object], str]

VERBATIM: tuple[Row, ...] = (
    (
        "核实退回 市数管中心 2 请附页面链接",
        OFFICE,
        "VERIFY",
        {"task": 2, "unit": "S03", "result": "return", "reason": "请附页面链接", "ask": "confirm_on_card"},
        "ask",
    ),
    (
        "退回修改 ZX-2022-003 请写明停更日期",
        OFFICE,
        "RETURN",
        {"request": "ZX-2022-003", "reason": "请写明停更日期", "ask": "confirm_on_card"},
        "ask",
    ),
    (
        "驳回 ZX-2022-003 原因：请先解绑“小程序”，谢谢",
        OFFICE,
        "REJECT",
        {"request": "ZX-2022-003", "reason": "请先解绑“小程序”，谢谢", "ask": "confirm_on_card"},
        "ask",
    ),
    (
        "任务10不是我单位的 请转派给融媒体中心",
        CLERK,
        "NOT_OURS",
        {"task": 10, "reason": "请转派给融媒体中心"},
        "do",
    ),
)


@pytest.mark.parametrize(("text", "cell", "intent", "slots", "act"), [*VERBATIM])
def test_what_was_once_misread_is_understood(
    text: str, cell: str, intent: str, slots: dict[str, object], act: str
) -> None:
    lexicon = plans.notice()

    heard = interpret(text, parse_context(f"{cell};now=2022-07-20T10:00", lexicon), lexicon)

    assert (heard.intent, heard.slots, heard.act) == (intent, slots, act)
