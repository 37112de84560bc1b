"""整改 by its number, and the last update of an account: what the words mean, for whom."""

import pytest

from bot.language import interpret, parse_context
from tests.language.plans import notice

MONITOR, OFFICE = "role=监测;unit=市数管中心", "role=市府办审批;unit=市府办"
CLERK = "role=经办人,联系人;unit=大陈镇;state=open_rect=ZG-2022-001"
ZG = {"rect": "ZG-2022-001"}


@pytest.mark.parametrize(
    ("words", "who", "intent", "slots"),
    [
        ("签收 ZG-2022-001", CLERK, "RECTIFY_RECEIPT", ZG),
        ("申请复核 ZG-2022-001 我们每天都在更新", CLERK, "RECTIFY_DISPUTE", {**ZG, "reason": "我们每天都在更新"}),
        ("ZG-2022-001 申请复核 我们每天都在更新", CLERK, "RECTIFY_DISPUTE", {**ZG, "reason": "我们每天都在更新"}),
        ("申请复核 我们每天都在更新", CLERK, "RECTIFY_DISPUTE", {"reason": "我们每天都在更新"}),
        ("整改通知书 ZG-2022-001", CLERK, "RECTIFY_PAPER", ZG),
        ("下发整改 ZG-2022-001", MONITOR, "RECTIFY_ISSUE", {**ZG, "ask": "confirm"}),
        ("撤销通知 ZG-2022-001 发错单位", MONITOR, "RECTIFY_WITHDRAW", {**ZG, "reason": "发错单位", "ask": "confirm"}),
        ("撤销整改 ZG-2022-001", MONITOR, "RECTIFY_WITHDRAW", {**ZG, "ask": "confirm"}),
        ("不予下发 ZG-2022-001 已更新", MONITOR, "RECTIFY_DISCARD", {**ZG, "reason": "已更新", "ask": "confirm"}),
        ("代签收 ZG-2022-001 电话 李某", MONITOR, "RECTIFY_ACK_FOR", {**ZG, "source": "电话", "name": "李某"}),
        (
            "代反馈 ZG-2022-001 电话 李某 已更正",
            MONITOR,
            "RECTIFY_FEEDBACK_FOR",
            {**ZG, "source": "电话", "name": "李某", "text": "已更正"},
        ),
        ("更新 至美大陈 7月5日", MONITOR, "UPDATE_SEEN", {"account": 35, "seen_on": "2022-07-05"}),
        ("更新 至美大陈", MONITOR, "UPDATE_SEEN", {"account": 35, "ask": "seen_on"}),
        (
            "维持整改 ZG-2022-001 事实清楚",
            OFFICE,
            "RECTIFY_ANSWER",
            {**ZG, "result": "uphold", "reason": "事实清楚", "ask": "confirm_on_card"},
        ),
        ("撤销整改 ZG-2022-001", OFFICE, "RECTIFY_ANSWER", {**ZG, "result": "revoke", "ask": "confirm_on_card"}),
        (
            "约谈 ZG-2022-001 8月1日约谈镇长",
            OFFICE,
            "RECTIFY_MEASURE",
            {**ZG, "measure": "约谈", "text": "8月1日约谈镇长", "ask": "confirm"},
        ),
        ("约谈 ZG-2022-001", MONITOR, "RECTIFY_MEASURE", {**ZG, "deny": "no_permission"}),
        ("撤销通知 ZG-2022-001", CLERK, "RECTIFY_WITHDRAW", {**ZG, "deny": "no_permission"}),
    ],
)
def test_words_about_an_order(words: str, who: str, intent: str, slots: dict[str, object]) -> None:
    meaning = interpret(words, parse_context(f"{who};now=2022-07-20T10:00", notice()), notice())

    assert (meaning.intent, meaning.slots) == (intent, slots)


@pytest.mark.parametrize("words", ["申请复核 ZG-2022-001 怎么写", "更新 至美大陈 7月5日好吗", "更新一下通讯录"])
def test_what_is_no_order(words: str) -> None:
    meaning = interpret(words, parse_context(f"{MONITOR};now=2022-07-20T10:00", notice()), notice())

    assert meaning.act != "do" or meaning.intent not in {"RECTIFY_DISPUTE", "UPDATE_SEEN"}


@pytest.mark.parametrize(
    ("words", "account", "then"),
    [
        ("公安微博有错别字，8月1日前改好；魅力苏溪链接打不开", 4, "魅力苏溪链接打不开"),
        ("下发整改 魅力苏溪 链接打不开，公安抖音有错别字", 33, "公安抖音有错别字"),
        ("佛堂城事有错别字，还有魅力苏溪头像不规范", 32, "还有魅力苏溪头像不规范"),
        ("魅力苏溪链接打不开，要他们马上改", 33, ""),
        ("魅力苏溪链接打不开，首页空白", 33, ""),
    ],
)
def test_what_was_found_of_another_account_is_no_part_of_the_order(words: str, account: int, then: str) -> None:
    meaning = interpret(words, parse_context("role=监测;unit=数管中心", notice()), notice())

    assert (meaning.intent, meaning.slots["account"], meaning.then) == ("RECTIFY_ISSUE", account, then)


@pytest.mark.parametrize(
    ("words", "account", "fault", "then"),
    [
        ("佛堂城事、魅力苏溪都超过14天没更新，下发整改", 32, "超过14天没更新", "魅力苏溪 超过14天没更新，下发整改"),
        ("公安微博、魅力苏溪有错别字", 4, "有错别字", "魅力苏溪 有错别字"),
        ("公安微博和魅力苏溪链接打不开，发整改", 4, "链接打不开", "魅力苏溪 链接打不开，发整改"),
        ("佛堂城事 魅力苏溪 幸福稠城 都断更20天了", 32, "断更20天了", "魅力苏溪、幸福稠城 断更20天了"),
        ("佛堂、苏溪的公众号半个月没更新了", 32, "半个月没更新了", "苏溪的公众号 半个月没更新了"),
        ("公安的微博、公众号有错别字", 4, "有错别字", "公安的公众号 有错别字"),
        ("佛堂城事14天没更新，魅力苏溪也一样", 32, "14天没更新", "魅力苏溪 14天没更新"),
        ("市公安局 义乌公安 微博 有错别字", 4, "有错别字", ""),
        ("佛堂城事有错别字，把苏溪和大陈写成一个镇了", 32, "有错别字，把苏溪和大陈写成一个镇了", ""),
    ],
)
def test_each_account_of_a_list_is_an_order_of_its_own(words: str, account: int, fault: str, then: str) -> None:
    meaning = interpret(words, parse_context("role=监测;unit=数管中心", notice()), notice())

    assert (meaning.intent, meaning.slots["account"], meaning.then) == ("RECTIFY_ISSUE", account, then)
    assert meaning.told["fault"] == fault


@pytest.mark.parametrize(
    "words", ["佛堂城事、魅力苏溪更新了吗", "佛堂城事、魅力苏溪都正常", "至美大陈、美丽义亭整改得怎么样了"]
)
def test_a_list_of_accounts_alone_is_no_order(words: str) -> None:
    meaning = interpret(words, parse_context("role=监测;unit=数管中心", notice()), notice())

    assert (meaning.intent != "RECTIFY_ISSUE", meaning.then) == (True, "")


def test_the_account_is_the_one_beside_the_fault() -> None:
    words = "公安微博转了，魅力苏溪链接打不开"
    assert interpret(words, parse_context("role=监测;unit=数管中心", notice()), notice()).slots["account"] == 33
