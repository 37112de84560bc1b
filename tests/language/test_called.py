"""In a group a message that calls the bot and nobody else is heard where it sounds like work, not like talk."""

import pytest

from bot.language import interpret, parse_context
from tests.language import plans


def heard(text: str, state: str = "", unit: str = "佛堂镇", role: str = "经办人") -> tuple[str, str]:
    lexicon = plans.notice()
    context = parse_context(f"role={role};unit={unit};chat=group@;now=2022-07-20T10:00;state={state}", lexicon)
    meaning = interpret(text, context, lexicon)
    return meaning.intent, meaning.act


@pytest.mark.parametrize(
    ("text", "state", "intent", "act"),
    [
        ("任务10是啥意思", "", "TASK_DETAIL", "do"),
        ("任务1我们交了没", "", "TASK_DETAIL", "do"),
        ("怎么申请关停公众号", "", "HELP", "do"),
        ("说不清楚，给我转人工吧", "", "CONTACT_OFFICE", "do"),
        ("培训已办，任务1完成", "", "TASK_DONE", "offer"),
        ("1还在弄，周五报", "", "TASK_PROGRESS", "offer"),
        ("佛堂镇已收到", "unsigned=1", "SIGN_RECEIPT", "offer"),
        ("佛堂城事 8月15日停更注销，人手不够", "", "CANCEL_REQUEST", "offer"),
        ("错别字改好了", "open_rect=ZG-2022-008", "RECTIFY_FEEDBACK", "offer"),
    ],
)
def test_work_and_questions_of_ones_own_are_heard(text: str, state: str, intent: str, act: str) -> None:
    assert heard(f"@督办助手 {text}", state) == (intent, act)
    assert heard(f"{text} @督办助手", state) == (intent, act)


@pytest.mark.parametrize(
    ("text", "who", "intent", "act"),
    [
        ("1号弄完了哈", "经办人", "TASK_DONE", "offer"),
        ("任务1这周五前报", "经办人", "TASK_PROGRESS", "offer"),
        ("佛堂城事想改成佛堂发布厅", "经办人", "CHANGE_REQUEST", "offer"),
        ("注销要走哪些程序", "经办人", "HELP", "do"),
        ("转人工，有问题要问", "经办人", "CONTACT_OFFICE", "do"),
        ("有没有等我签的", "主要负责人", "PENDING_APPROVALS", "do"),
        ("导一份最新台账", "市府办审批", "EXPORT", "do"),
        ("商务局名下是什么号", "市府办审批", "ACCOUNT_QUERY", "do"),
        ("ZX-2022-015可以批", "市府办审批", "APPROVE", "ask"),
    ],
)
def test_everybody_is_heard(text: str, who: str, intent: str, act: str) -> None:
    unit = "市府办" if who == "市府办审批" else "佛堂镇"
    assert heard(f"@督办助手 {text}", unit=unit, role=who) == (intent, act)


@pytest.mark.parametrize(
    "text", ["培训已办，任务1完成的话就报给", "怎么申请关停公众号直接问", "1还在弄，周五报，急得都怪"]
)
def test_a_name_at_the_end_may_only_be_spoken_of(text: str) -> None:
    assert heard(f"{text}@督办助手")[1] == "ignore"


@pytest.mark.parametrize(
    "text",
    [
        "各位，培训已办，任务1完成",
        "培训已办，任务1完成了大家吃糖",
        "小王，任务10是啥意思",
        "你说任务10是啥意思",
        "任务3的会议几点开",
        "怎么感觉关停公众号的越来越多",
        "还是人工靠谱",
        "佛堂镇都收到了，苏溪镇呢",
        "佛堂城事停更一周了吧",
        "错别字谁没有啊，改改就是了",
        "说的任务3，我们镇也有吗",
        "任务1延期不丢人",
        "怎么又是你",
    ],
)
def test_talk_is_not(text: str) -> None:
    assert heard(f"@督办助手 {text}", "unsigned=1,open_rect=ZG-2022-008")[1] == "ignore"


@pytest.mark.parametrize("text", ["培训已办，任务1完成", "错别字改好了", "佛堂城事 8月15日停更注销，人手不够"])
def test_with_somebody_else_called_it_is_said_to_him(text: str) -> None:
    assert heard(f"@督办助手 @李芳 {text}", "open_rect=ZG-2022-008")[1] == "ignore"


def test_thanks_with_nothing_named_reports_nothing() -> None:
    assert heard("谢谢@督办助手 ，已经办好了")[1] == "ignore"
    assert heard("谢谢@督办助手 ，任务1已经办好了") == ("TASK_DONE", "do")


def test_what_belongs_to_others_is_not_answered() -> None:
    assert heard("@督办助手 美丽义亭 8月15日停更注销，人手不够")[1] != "offer"
