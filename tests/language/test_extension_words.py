"""延期 in people's own words: where the reason begins, and which day is wished for."""

import pytest

from bot.language import Asked
from tests.language import plans
from tests.language.speaking import clerk, hears

PENDING = clerk("Z01", facts={"open_request": "YQ-2022-003:"})


@pytest.mark.parametrize(
    "reason",
    [
        "下属古镇旅游公司的站还没摸清",
        "下辖三个村的台账还没收上来",
        "上级文件没下来",
        "就业系统在升级",
        "请示还没批",
        "给水管道在修",
        "到货晚了",
        "领导出差",
        "工作量太大",
        "办公室搬迁",
        "想法不统一",
        "申请材料没批下来",
        "了解情况要时间",
        "一下子收不齐",
    ],
)
def test_a_word_that_begins_like_a_small_one_stays_whole(reason: str) -> None:
    for told in (f"延期 3 到9月15日，{reason}", f"任务3想延到9月15日 {reason}", f"延期 3 到9月15日，原因：{reason}"):
        heard = hears(told, clerk("Z01"), plans.notice())
        assert (heard.slots["date"], heard.slots["reason"]) == ("2022-09-15", reason), told


@pytest.mark.parametrize(
    "told",
    [
        "延期 3 到9月15日吧，人手不够",
        "延期 3 到9月15日完成，人手不够",
        "延期 3 到9月15日，麻烦了，人手不够",
        "延期 3 到9月15日，其实就是人手不够",
        "延期 3 到9月15日可以吗，人手不够",
    ],
)
def test_what_is_only_said_to_us_is_no_part_of_it(told: str) -> None:
    assert hears(told, clerk("Z01"), plans.notice()).slots["reason"] == "人手不够"


def test_a_reason_of_a_form_keeps_its_first_word() -> None:
    asked = clerk("Z01", asked=Asked("ask", fields=("account_id", "stop_date", "reason")))

    assert hears("8月20日，原因：填报系统没开", asked, plans.notice()).slots["reason"] == "填报系统没开"
    assert hears("8月20日，原因是下属单位没人管", asked, plans.notice()).slots["reason"] == "下属单位没人管"


@pytest.mark.parametrize(
    ("words", "day", "reason"),
    [
        ("冲锋舟还没到货，厂家9月20日才发货", None, "冲锋舟还没到货，厂家9月20日才发货"),
        ("原因改成测评公司9月15日才进场", None, "测评公司9月15日才进场"),
        ("原因改成厂家没货，9月20日才发", None, "厂家没货，9月20日才发"),
        ("8月20日 页面联调未完成", "2022-08-20", "页面联调未完成"),
        ("8月20日", "2022-08-20", None),
        ("延到9月25日，厂家9月20日才发货", "2022-09-25", "厂家9月20日才发货"),
        ("厂家9月20日才发货，延到9月25日", "2022-09-25", "厂家9月20日才发货"),
        ("由9月20日改为9月25日", "2022-09-25", None),
        ("原因改为下属单位没报，日期改到9月2日", "2022-09-02", "下属单位没报"),
        ("原因不改，日期改成9月2日", "2022-09-02", None),
    ],
)
def test_a_day_inside_the_reason_is_not_the_day_wished_for(words: str, day: str | None, reason: str | None) -> None:
    heard = hears(f"修改 YQ-2022-003 {words}", PENDING, plans.notice())

    assert heard.intent == "REQUEST_EDIT"
    assert (heard.slots.get("stop_date"), heard.slots.get("reason")) == (day, reason)


def test_nor_where_day_and_reason_are_asked_for() -> None:
    asked = clerk("Z01", asked=Asked("ask", fields=("date", "reason"), form="YQ-2022-003"))

    heard = hears("冲锋舟还没到货，厂家9月20日才发货", asked, plans.notice())

    assert heard.slots == {"reason": "冲锋舟还没到货，厂家9月20日才发货"}
