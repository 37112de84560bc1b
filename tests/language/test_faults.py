"""What a monitor says of a fault: the order to us and the time he set are no part of it."""

import pytest

from bot.language.faults import fault_in


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("半个月没更新了，发个整改", "半个月没更新了"),
        ("链接打不开了，下整改", "链接打不开了"),
        ("有错别字，发整改：7月18日推文把苏溪写成苏西", "有错别字：7月18日推文把苏溪写成苏西"),
        ("半个月没更新了，请尽快下发整改通知给他们", "半个月没更新了"),
        ("半个月没更新了，发个整改，菜单也打不开", "半个月没更新了，菜单也打不开"),
        ("半个月没更新了，发个整改单，3个工作日", "半个月没更新了"),
        ("留言没人回，限3个工作日整改，下整改通知", "留言没人回"),
        ("有错别字下整改，7月25日改好", "有错别字"),
        ("有错别字，标题写成苏西，责令整改", "有错别字，标题写成苏西"),
        ("名字写错了，叫他们尽快整改", "名字写错了"),
        ("半个月没更新，请尽快通知他们", "半个月没更新"),
        ("制度不健全那条给它下整改", "制度不健全那条"),
        ("菜单点不开，该下整改了", "菜单点不开"),
        ("菜单点不开，该", "菜单点不开"),
        ("下整改", ""),
    ],
)
def test_the_order_is_no_part_of_the_fault(words: str, fault: str) -> None:
    assert fault_in(words) == fault


@pytest.mark.parametrize(
    "words",
    [
        "7月1日已下发整改通知，至今没有改",
        "没有按要求整改",
        "上次下发整改后仍未更新",
        "发整改情况的推文有错别字",
        "14天未更新",
        "7月18日推文把苏溪写成苏西",
        "A1 未纳入全省平台监管",
    ],
)
def test_what_is_found_stays_as_it_was_typed(words: str) -> None:
    assert fault_in(words) == words
