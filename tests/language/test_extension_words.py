"""延期 in people's own words: where the reason begins, which day is wished for, what is told beside an offer."""

from collections.abc import Mapping

import pytest

from bot.language import Asked
from tests.language import plans
from tests.language.speaking import SPRING, clerk, hears

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


@pytest.mark.parametrize("fields", [("date", "reason"), ("stop_date", "effective_date", "date", "reason")])
def test_nor_where_day_and_reason_are_asked_for(fields: tuple[str, ...]) -> None:
    asked = clerk("Z01", asked=Asked("ask", fields=fields, form="YQ-2022-003"))

    heard = hears("冲锋舟还没到货，厂家9月20日才发货", asked, plans.notice())

    assert heard.slots == {"reason": "冲锋舟还没到货，厂家9月20日才发货"}


@pytest.mark.parametrize(
    ("words", "intent", "slots"),
    [
        ("8月11", "EXTENSION_REQUEST", {"date": "2022-08-11"}),
        ("延到8月11日", "EXTENSION_REQUEST", {"date": "2022-08-11"}),
        ("谭主任出差了没人签", "EXTENSION_REQUEST", {"reason": "谭主任出差了没人签"}),
        ("任务3", "EXTENSION_REQUEST", {"task": 3}),
        ("9月3日", "CANCEL_REQUEST", {"stop_date": "2022-09-03"}),
        ("没人维护，很久没更新了", "CANCEL_REQUEST", {"reason": "没人维护，很久没更新了"}),
        ("uid是2803301701", "CANCEL_REQUEST", {"account_id": "2803301701"}),
        ("id gh_wjj20190701", "CHANGE_REQUEST", {"account_id": "gh_wjj20190701"}),
        ("2803301701", "CANCEL_REQUEST", {"account_id": "2803301701"}),
    ],
)
def test_what_is_told_beside_an_offer_goes_with_it(words: str, intent: str, slots: Mapping[str, object]) -> None:
    heard = hears(words, clerk("Z01", asked=Asked("confirm", intent=intent)), plans.notice())

    assert heard.added
    assert (heard.intent, heard.act, heard.slots) == (intent, "offer", {**slots, "ask": "did_you_mean"})


@pytest.mark.parametrize(
    "words", ["是", "算了", "今天食堂吃什么", "我的任务", "问一下领导", "不延了", "我说的是另一个", "中，弄吧弄吧"]
)
def test_a_yes_a_no_and_talk_add_nothing(words: str) -> None:
    asked = clerk("Z01", asked=Asked("confirm", intent="EXTENSION_REQUEST"))

    assert not hears(words, asked, plans.notice()).added


@pytest.mark.parametrize("words", ["等等 改成8月25", "还是查不清那个站 再延到8月25", "局长说月底前，改到8月25号吧"])
def test_another_day_for_the_only_extension_under_way_is_offered(words: str) -> None:
    heard = hears(words, PENDING, plans.notice())

    assert (heard.intent, heard.act) == ("REQUEST_EDIT", "offer")
    assert (heard.slots["request"], heard.slots["date"]) == ("YQ-2022-003", "2022-08-25")


@pytest.mark.parametrize(
    "words", ["会议改到8月25", "任务3延到9月25日", "不要改到8月25了", "培训改到8月25", "值班那天有事，改到8月25"]
)
def test_what_speaks_of_something_else_is_no_correction(words: str) -> None:
    assert hears(words, PENDING, plans.notice()).intent != "REQUEST_EDIT"


def test_that_application_is_the_only_one() -> None:
    heard = hears("修改那个申请", PENDING, plans.notice())

    assert (heard.intent, heard.slots["request"]) == ("REQUEST_EDIT", "YQ-2022-003")


def test_the_whole_command_once_more_is_no_reason() -> None:
    asked = clerk("T01", asked=Asked("ask", fields=("reason",)), now=SPRING)

    heard = hears("9号任务1，延到5月25，冲锋舟还没到货", asked, plans.county())

    assert (heard.intent, heard.slots["reason"]) == ("EXTENSION_REQUEST", "冲锋舟还没到货")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("任务1能往后延几天不，党委会还没开", "党委会还没开"),
        ("任务1可以延到8月5号不？党委会没开", "党委会没开"),
        ("任务1想延到8月5号，可以吧？党委会没开", "党委会没开"),
        ("任务1延到8月5号，可以的人都出差了", "可以的人都出差了"),
    ],
)
def test_the_end_of_a_question_is_none_of_why(words: str, reason: str) -> None:
    assert hears(words, clerk("Z01"), plans.notice()).slots.get("reason") == reason


TASKS = Asked("choose", options=tuple({"label": f"任务{n}", "task": n} for n in (1, 3, 10)), about="EXTENSION_REQUEST")
ACCOUNTS = Asked(
    "choose", options=tuple({"label": f"义乌公安（{name}）", "account": n} for n, name in ((5, "快手"), (6, "知乎")))
)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("1 3都延到9月20日", TASKS),
        ("1 9月20日 任务3也延", TASKS),
        ("2，已经报了，9月20号", TASKS),
        ("1 3都延到9月20日", Asked("ask", fields=("task", "date", "reason"), about="EXTENSION_REQUEST")),
        ("3 9月20 人手不够 1不延", Asked("ask", fields=("task", "date", "reason"), about="EXTENSION_REQUEST")),
        ("2，昨天就报过了，9月20号", Asked("ask", fields=("task", "date", "reason"), about="EXTENSION_REQUEST")),
        ("2 没批下来 9月1号", ACCOUNTS),
        ("第一个 主管没同意 9月1号", ACCOUNTS),
        ("问下局长，1，9月1号", ACCOUNTS),
        ("1，2不停", ACCOUNTS),
        ("1，9月1号停，2保留", ACCOUNTS),
    ],
)
def test_what_is_said_of_another_or_by_the_way_is_no_reason(words: str, asked: Asked) -> None:
    heard = hears(words, clerk("B02", asked=asked), plans.notice())

    assert "reason" not in heard.slots
    assert heard.act != "do" or heard.slots.keys() == {"account"}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("1，9月1号停，人都调走了", "人都调走了"),
        ("2 9月1号 粉丝只有2个", "粉丝只有2个"),
        ("1，20号停，一年没更新", "一年没更新"),
        ("2，9月1号停，2个人都退休了", "2个人都退休了"),
    ],
)
def test_a_number_in_a_reason_is_no_other_choice(words: str, reason: str) -> None:
    assert hears(words, clerk("B02", asked=ACCOUNTS), plans.notice()).slots.get("reason") == reason


ITEMS = ({"task": 1, "label": "任务1"}, {"task": 3, "label": "任务3"})


@pytest.mark.parametrize(
    "words",
    ["3/9.20/人手不够", "3/9月20/人手不够", "3 | 9.20 | 人手不够", "9.20/3/人手不够", "3／9月20日／人手不够"],
)
@pytest.mark.parametrize(
    "asked",
    [Asked("choose", options=ITEMS), Asked("ask", fields=("task", "date", "reason"), about="EXTENSION_REQUEST")],
)
def test_slashes_part_a_number_from_a_day_that_is_written_otherwise(words: str, asked: Asked) -> None:
    slots = hears(words, clerk("Z01", asked=asked), plans.notice()).slots

    assert (slots["task"], slots["date"], slots["reason"]) == (3, "2022-09-20", "人手不够")


@pytest.mark.parametrize("words", ["9/20/人手不够", "2022/9/20/人手不够"])
def test_and_stay_part_of_a_day_elsewhere(words: str) -> None:
    asked = Asked("ask", fields=("date", "reason"), about="EXTENSION_REQUEST")
    slots = hears(words, clerk("Z01", asked=asked), plans.notice()).slots

    assert (slots["date"], slots["reason"]) == ("2022-09-20", "人手不够")


def longer(words: str, task: int | None = 3, fields: tuple[str, ...] = ("date", "reason")) -> Mapping[str, object]:
    asked = Asked("ask", fields=fields, about="EXTENSION_REQUEST", task=task)
    said = hears(words, clerk("Z01", asked=asked), plans.notice())
    return said.slots if said.act == "offer" else {}


@pytest.mark.parametrize(
    ("words", "day"),
    [("延一周", "2022-09-07"), ("再给10天吧", "2022-09-10"), ("往后推两周", "2022-09-14"), ("一个月", "2022-09-30")],
)
def test_so_much_longer_is_counted_from_the_task_s_day_and_shown(words: str, day: str) -> None:
    assert longer(words)["date"] == day


def test_why_may_stand_behind_it() -> None:
    assert longer("延一周，平台注销慢") == {"date": "2022-09-07", "reason": "平台注销慢", "ask": "did_you_mean"}


@pytest.mark.parametrize("words", ["延一周够吗", "平台要审一周", "延到9月15日，晚一周"])
def test_what_asks_or_tells_how_long_something_takes_is_no_day(words: str) -> None:
    assert longer(words).get("date") != "2022-09-07"


def test_of_a_task_that_goes_on_for_ever_or_is_not_known_nothing_is_counted() -> None:
    assert "date" not in longer("延一周", task=None)
    assert "date" not in longer("延一周", fields=("reason",))


@pytest.mark.parametrize(
    ("words", "place"),
    [("让我想想，2吧", 6), ("我再问问，选第二个", 6), ("让我想想2还是1", None), ("我问一下2是哪个", None)],
)
def test_who_thinks_and_then_chooses_has_chosen(words: str, place: int | None) -> None:
    assert hears(words, clerk("B02", asked=ACCOUNTS), plans.notice()).slots.get("account") == place


@pytest.mark.parametrize(
    ("words", "told", "act"),
    [
        (
            "8月15日 负责人退休，没人管也没有人看了",
            {"stop_date": "2022-08-15", "reason": "负责人退休，没人管也没有人看了"},
            "offer",
        ),
        ("6月1日 负责人退休，一直没人管", {"reason": "6月1日 负责人退休，一直没人管"}, "do"),
        ("8月15日，负责人退休，没人管", {"stop_date": "2022-08-15", "reason": "负责人退休，没人管"}, "do"),
        ("8月15日停 负责人退休", {"stop_date": "2022-08-15", "reason": "负责人退休"}, "do"),
    ],
)
def test_what_may_have_happened_on_that_day_is_asked_about(words: str, told: dict[str, str], act: str) -> None:
    asked = Asked("ask", fields=("stop_date", "reason", "account_id"), form="ZX-2022-001", intent="CANCEL_REQUEST")
    heard = hears(words, clerk("B02", asked=asked), plans.notice())

    assert ({name: value for name, value in heard.slots.items() if name != "ask"}, heard.act) == (told, act)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("快手和知乎都注销，快手9月1号停，知乎这个月底停", {"stop_date": "2022-09-01"}),
        ("快手和知乎都注销，快手9月1号停，知乎月底停，没有人看", {"stop_date": "2022-09-01", "reason": "没有人看"}),
        ("快手和知乎都注销，9月1号停，没有人看", {"stop_date": "2022-09-01", "reason": "没有人看"}),
    ],
)
def test_the_days_of_each_account_are_no_reason(words: str, told: dict[str, str]) -> None:
    heard = hears(words, clerk("B02"), plans.notice())

    assert {name: value for name, value in heard.slots.items() if name in {"stop_date", "reason"}} == told
