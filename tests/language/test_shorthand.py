"""Short office talk whose whole sentence has one shape."""

import pytest

from bot.language import interpret, parse_context
from tests.language import plans

CLERK, OFFICE = "role=经办人;unit=佛堂镇", "role=市府办审批;unit=市府办"
SIGNS = "role=主要负责人;unit=大陈镇;state=pending_sign=ZX-2022-004"


@pytest.mark.parametrize(
    ("text", "who", "intent", "slots"),
    [
        ("佛堂城事保留还是关停", CLERK, "ACCOUNT_QUERY", {"account": 32}),
        ("佛堂城事要关还是要留", CLERK, "ACCOUNT_QUERY", {"account": 32}),
        ("任务1好了伐", CLERK, "TASK_DETAIL", {"task": 1}),
        ("不是任务3，是任务1", CLERK, "TASK_DETAIL", {"task": 1}),
        ("我们还有几个整改没销号", CLERK, "RECTIFY_LIST", {}),
        ("截图发哪里", CLERK, "HELP", {"topic": "完成"}),
        ("怎么委托别人签字", SIGNS, "HELP", {"topic": "委托"}),
        ("ok", SIGNS, "PRINCIPAL_SIGN", {"decision": "agree", "request": "ZX-2022-004"}),
        ("保留吧，别注销", SIGNS, "PRINCIPAL_SIGN", {"decision": "disagree", "request": "ZX-2022-004"}),
        ("申请内容发我看看", SIGNS, "REQUEST_STATUS", {}),
        ("大陈那个批了吧", OFFICE, "APPROVE", {}),
        ("义乌公积金的注销不同意", OFFICE, "REJECT", {}),
        ("ZX2022010审核通过", OFFICE, "APPROVE", {"request": "ZX-2022-010"}),
        ("今天办结多少了", OFFICE, "STATS", {"filter": "done"}),
        ("账号注销了多少个", OFFICE, "STATS", {}),
        ("本周到期的有哪几家", OFFICE, "STATS", {"filter": "unfinished"}),
        ("开会要用，报一下数", OFFICE, "STATS", {}),
        ("江东办事处还差什么", OFFICE, "UNIT_STATUS", {"unit": "J03"}),
    ],
)
def test_short_talk_is_understood_and_decides_nothing(
    text: str, who: str, intent: str, slots: dict[str, object]
) -> None:
    lexicon = plans.notice()
    meaning = interpret(text, parse_context(f"{who};chat=single", lexicon), lexicon)

    assert (meaning.intent, {**slots, **meaning.slots}) == (intent, dict(meaning.slots))
    decides = intent in {"PRINCIPAL_SIGN", "APPROVE", "REJECT"}
    assert meaning.act in ({"ask", "offer"} if decides else {"do"})


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("今天轮到我值班了", CLERK),
        ("签错地方了", SIGNS),
        ("打电话打到手软", CLERK),
        ("整改真难", "role=监测;unit=市数管中心"),
        ("统计报表做到眼花", OFFICE),
        ("等我回来再说", SIGNS),
        ("ok", "role=主要负责人;unit=大陈镇"),
        ("他走了十步伐木场到了", CLERK),
    ],
)
def test_private_talk_gets_the_hint_and_no_offer(text: str, who: str) -> None:
    lexicon = plans.notice()

    assert interpret(text, parse_context(f"{who};chat=single", lexicon), lexicon).act in {"hint", "ignore"}
