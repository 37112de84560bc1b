"""整改: what a monitor found arrives in his own words, the demand and its time apart; and how a draft is put right."""

from dataclasses import replace

import pytest

from bot.language import interpret, parse_context
from bot.language.context import Asked
from tests.language import plans
from tests.language.speaking import holder

MONITOR = "role=监测;unit=市数管中心;chat=single;now=2022-08-03T10:00"


@pytest.mark.parametrize(
    ("words", "fault", "due"),
    [
        (
            "义乌公安微信8月1号那篇推文把“扫黑除恶”写成“扫黑除善”，严重表述错误，马上改，今天下班前反馈",
            "8月1号那篇推文把“扫黑除恶”写成“扫黑除善”，严重表述错误",
            "2022-08-03",
        ),
        ("义乌财政7月10号之后就没更新了，让他们整改", "7月10号之后就没更新了", None),
        ("给财政局发个整改，公众号7月10日后没更新，要求8月9日前恢复", "公众号7月10日后没更新", "2022-08-09"),
        ("苏溪那个微博一直没人管，广告评论都不删，要他们三天内清掉", "一直没人管，广告评论都不删", "2022-08-06"),
        ("佛堂城事8月5号要办的活动写成8月6号，让他们8月4号前改", "8月5号要办的活动写成8月6号", "2022-08-04"),
        ("公安局快手断更16天，下整改通知书", "断更16天", None),
        ("云上之溪最后一条还是7月8日，发整改单", "最后一条还是7月8日", None),
        ("创享江东上面有个错字，发个单子让他们改", "上面有个错字", None),
        ("和谐北苑有错别字，让他们后天下班前改好", "有错别字", "2022-08-05"),
        ("下发整改 公安局抖音 链接打不开", "链接打不开", None),
        ("下发整改 32号 佛堂城事 6月30日后没更新", "6月30日后没更新", None),
        ("下发整改 32 佛堂城事 链接打不开", "链接打不开", None),
        ("至美大陈7月2日起没更新，稠城的幸福稠城正常，发整改", "7月2日起没更新", None),
    ],
)
def test_the_finding_keeps_its_day_and_the_demand_stands_apart(words: str, fault: str, due: str | None) -> None:
    heard = interpret(words, parse_context(MONITOR, plans.notice()), plans.notice())

    assert (heard.intent, heard.told["fault"], heard.slots.get("due")) == ("RECTIFY_ISSUE", fault, due)


@pytest.mark.parametrize(
    ("words", "told", "slots"),
    [
        ("问题改成：7月28日起多条广告评论未清理", "7月28日起多条广告评论未清理", {"amend": "instead"}),
        ("问题写具体：8月1日推文把扫黑除恶写成扫黑除善", "8月1日推文把扫黑除恶写成扫黑除善", {"amend": "instead"}),
        ("事实：8月1日推文标题写错", "8月1日推文标题写错", {"amend": "instead"}),
        ("写具体点，8月1日那篇标题写错", "8月1日那篇标题写错", {"amend": "instead"}),
        ("再加一句，评论也没人回", "评论也没人回", {"amend": "besides"}),
        ("情况没写进去啊", None, {"amend": "ask"}),
        ("时限改成8月9日", None, {"due": "2022-08-09"}),
        ("先别发，时限改到8月9日", None, {"due": "2022-08-09"}),
        ("先别发，改成五个工作日", None, {"due": "2022-08-10"}),
        ("五个工作日", None, {"due": "2022-08-10"}),
    ],
)
def test_a_draft_that_is_shown_is_put_right(words: str, told: str | None, slots: dict[str, str]) -> None:
    context = replace(parse_context(MONITOR, plans.notice()), asked=Asked("confirm", draft="ZG-2022-001"))

    heard = interpret(words, context, plans.notice())

    assert heard.intent == "RECTIFY_ISSUE"
    assert heard.slots.items() >= {"rect": "ZG-2022-001", **slots}.items()
    assert heard.told.get("fault") == told


DRAFTED = "账号：义乌公安（知乎）\n时限：8月5日（周五）前"
DRAFT = Asked("confirm", draft="ZG-2022-001", about="RECTIFY_ISSUE", words=DRAFTED)
OFFERED = Asked("confirm", intent="RECTIFY_ISSUE", about="RECTIFY_ISSUE", words="您是要对义乌公安（知乎）下发整改吗？")
KIND = Asked("ask", fields=("text",), about="RECTIFY_ISSUE", words="是哪一类问题？", account=6)
TERM = Asked("ask", fields=("due",), about="RECTIFY_ISSUE", words="请定整改到哪一天", account=6)


@pytest.mark.parametrize(
    ("words", "asked", "slots"),
    [
        ("期限再宽两天", DRAFT, {"rect": "ZG-2022-001", "due": "2022-08-07"}),
        ("再给他们三个工作日", DRAFT, {"due": "2022-08-10"}),
        ("时间太长了，提前一天吧", DRAFT, {"due": "2022-08-04"}),
        ("太紧了，放到下周五", DRAFT, {"due": "2022-08-12"}),
        ("上次更新6月28", DRAFT, {"fault": "上次更新6月28", "amend": "besides"}),
        ("麻烦登记下，还有几个链接打不开", DRAFT, {"fault": "还有几个链接打不开", "amend": "besides"}),
        ("问题那句改一下，写：首页把“苏溪”写成“苏西”", DRAFT, {"fault": "首页把“苏溪”写成“苏西”", "amend": "instead"}),
        ("要整改的是公安局抖音，不是知乎", DRAFT, {"rect": "ZG-2022-001", "account": 9}),
        ("不是知乎，是抖音", DRAFT, {"rect": "ZG-2022-001", "account": 9}),
        ("账号错了，是公安局抖音", DRAFT, {"rect": "ZG-2022-001", "account": 9}),
        ("不是错别字，是链接打不开", DRAFT, {"issue": "链接打不开"}),
        ("问题类别错了，是C1", DRAFT, {"issue": "C1"}),
        ("上次更新6月28", OFFERED, {"more_fault": "上次更新6月28"}),
        ("好像7月5号以后就没更新了，你帮我记一下", OFFERED, {"more_fault": "7月5号以后就没更新了"}),
        ("给他们三天", TERM, {"due": "2022-08-06"}),
        ("不是知乎，是抖音", KIND, {"account": 9}),
        ("教育局微博有错别字", KIND, {"account": 2, "ask": "did_you_mean"}),
    ],
)
def test_an_order_that_is_written_is_put_right(words: str, asked: Asked, slots: dict[str, object]) -> None:
    heard = interpret(words, replace(parse_context(MONITOR, plans.notice()), asked=asked), plans.notice())

    assert heard.intent in {"RECTIFY_ISSUE", "FILL"}
    assert {**heard.slots, **heard.told}.items() >= slots.items()
    assert "due" not in heard.slots or "due" in slots


@pytest.mark.parametrize("words", ["是", "发吧", "链接打不开了吗", "公安局的整改都改好了没有", "算了"])
@pytest.mark.parametrize("asked", [DRAFT, OFFERED])
def test_what_tells_no_finding_changes_no_order(words: str, asked: Asked) -> None:
    heard = interpret(words, replace(parse_context(MONITOR, plans.notice()), asked=asked), plans.notice())

    assert not {"fault", "more_fault", "amend", "account", "due"} & heard.slots.keys()


def test_without_a_draft_nothing_is_put_right() -> None:
    heard = interpret("问题改成：多条广告评论未清理", parse_context(MONITOR, plans.notice()), plans.notice())

    assert "rect" not in heard.slots
    assert heard.act != "do"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("下发整改 佛堂 首页还是两年前的内容", None),
        ("下发整改 佛堂 置顶的是半年以前的通知", None),
        ("下发整改 佛堂 首页还挂着三个月的旧文", None),
        ("下发整改 佛堂 3天内 首页还是两年前的内容", "2022-07-23"),
        ("下发整改 佛堂 置顶内容错误 3天前改好", "2022-07-23"),
        ("下发整改 佛堂 置顶内容错误 给三天的时间", "2022-07-23"),
    ],
)
def test_how_old_the_fault_is_sets_no_day(text: str, due: str | None) -> None:
    said = interpret(text, holder("监测", "S03"), plans.notice())

    assert (said.intent, said.slots.get("due")) == ("RECTIFY_ISSUE", due)
