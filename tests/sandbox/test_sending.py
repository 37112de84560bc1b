"""message/send delivers to phones, and refuses, drops or swallows what WeCom would."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from sandbox.limits import Limits
from sandbox.switches import Switches
from tests.sandbox.conftest import Opened
from tests.sandbox.office import KEYS, Api


def test_a_text_arrives_on_the_phone(api: Api) -> None:
    answer = api.text("你好")

    assert (answer["errcode"], answer["invaliduser"]) == (0, "")
    assert api.emulator.phone("zhangsan").texts == ["你好"]
    assert [one.recipients for one in api.emulator.log.of("message/send")] == [{"ZhangSan": "delivered"}]


def test_a_partly_unknown_list_is_errcode_0_with_invaliduser(api: Api) -> None:
    answer = api.text("你好", "ZHANGSAN|Nobody|zhaoliu")

    assert (answer["errcode"], answer["invaliduser"]) == (0, "Nobody|zhaoliu")
    assert len(api.emulator.phone("ZhangSan").received) == 1
    assert api.emulator.phone("zhaoliu").received == []


def test_invaliduser_may_come_in_lower_case(opened: Opened) -> None:
    assert opened(switches=Switches(invaliduser_lower_case=True)).text("你好", "lisi|Nobody")["invaliduser"] == "nobody"


@pytest.mark.parametrize(
    ("errcode", "change"),
    [
        (81013, {"touser": "Nobody|zhaoliu"}),
        (82001, {"touser": ""}),
        (40031, {"touser": ["lisi"]}),
        (40032, {"touser": "|".join(f"u{number}" for number in range(1001))}),
        (40056, {"agentid": None}),
        (301002, {"agentid": 7}),
        (40008, {"msgtype": "carrier_pigeon"}),
        (44004, {"text": None}),
        (44004, {"text": {"content": ""}}),
        (45002, {"text": {"content": "督" * 683}}),
    ],
)
def test_what_wecom_would_refuse_is_refused(api: Api, errcode: int, change: dict[str, object]) -> None:
    body = {"touser": "lisi", "agentid": KEYS.agent_id, "msgtype": "text", "text": {"content": "你好"}, **change}

    assert api.call("message/send", body)["errcode"] == errcode
    assert api.emulator.phone("lisi").messages == []
    assert [one.errcode for one in api.emulator.log.refused()] == [errcode]


def test_a_text_of_2048_bytes_is_not_too_long(api: Api) -> None:
    assert api.text("督" * 682 + "ab")["errcode"] == 0


def test_a_long_text_is_cut_where_wecom_cuts(opened: Opened) -> None:
    api = opened(switches=Switches(long_text="cut"))

    assert api.text("督" * 700)["errcode"] == 0
    assert api.emulator.phone("ZhangSan").texts == ["督" * 682]


def test_a_body_that_is_no_json_object_is_refused(api: Api) -> None:
    assert api.call("message/send", [])["errcode"] == 47001  # type: ignore[arg-type]


def test_the_31st_message_of_a_minute_is_dropped_in_silence(api: Api) -> None:
    answers = [api.text(f"第{number}条") for number in range(31)]

    assert {one["errcode"] for one in answers} == {0}
    assert len(api.emulator.phone("ZhangSan").received) == 30
    assert [one.outcome for one in api.emulator.log.of("message/send")][-1] == "dropped"

    api.wait(60)
    api.text("一分钟后")

    assert len(api.emulator.phone("ZhangSan").received) == 31


def test_one_persons_limit_is_not_anothers(opened: Opened) -> None:
    api = opened(limits=Limits(member_per_minute=1))
    api.text("一")

    api.text("二", "ZhangSan|lisi")

    assert api.emulator.log.of("message/send")[-1].recipients == {"ZhangSan": "dropped", "lisi": "delivered"}


def test_the_hour_has_a_limit_of_its_own(opened: Opened) -> None:
    api = opened(limits=Limits(member_per_hour=2))
    for number in range(3):
        api.text(str(number))
        api.wait(61)

    assert api.emulator.phone("ZhangSan").texts == ["0", "1"]


def test_a_spent_day_of_the_app_is_refused(opened: Opened) -> None:
    api = opened(limits=Limits(app_per_day=1))

    assert [api.text("一")["errcode"], api.text("二")["errcode"]] == [0, 45009]


def test_the_same_body_is_delivered_once_within_the_interval(api: Api) -> None:
    first = api.text("一", enable_duplicate_check=1, duplicate_check_interval=100)
    api.wait(99)
    second = api.text("一", enable_duplicate_check=1, duplicate_check_interval=100)

    assert (second["errcode"], second["msgid"]) == (0, first["msgid"])
    assert len(api.emulator.phone("ZhangSan").received) == 1
    assert [one.outcome for one in api.emulator.log.of("message/send")] == ["accepted", "duplicate"]

    api.wait(2)
    api.text("一", enable_duplicate_check=1, duplicate_check_interval=100)

    assert len(api.emulator.phone("ZhangSan").received) == 2


def test_the_interval_ends_after_four_hours_whatever_was_asked(api: Api) -> None:
    api.text("一", enable_duplicate_check=1, duplicate_check_interval=99_999)
    api.wait(4 * 3600 + 1)
    api.text("一", enable_duplicate_check=1, duplicate_check_interval=99_999)

    assert len(api.emulator.phone("ZhangSan").received) == 2


@pytest.mark.parametrize("switches", [Switches(), Switches(duplicate_check=False)])
def test_without_the_check_the_same_body_arrives_twice(opened: Opened, switches: Switches) -> None:
    api = opened(switches=switches)
    asks = 0 if switches.duplicate_check else 1

    for _ in range(2):
        api.text("一", enable_duplicate_check=asks)

    assert len(api.emulator.phone("ZhangSan").received) == 2


def test_everybody_means_everybody_in_the_visible_range(api: Api) -> None:
    api.text("通知", "@all")

    assert set(api.emulator.log.of("message/send")[0].recipients) == {"ZhangSan", "lisi", "wangwu"}


def test_a_department_gets_what_is_sent_to_it(api: Api) -> None:
    number = api.emulator.corp.directory.department_id("义乌市教育局")

    api.text("通知", "", toparty=str(number))

    assert set(api.emulator.log.of("message/send")[0].recipients) == {"ZhangSan", "lisi"}


def test_a_message_can_be_recalled_for_a_day(api: Api) -> None:
    msgid = api.text("错了")["msgid"]

    assert api.call("message/recall", {"msgid": msgid})["errcode"] == 0
    assert api.emulator.phone("ZhangSan").received[0].recalled


def test_after_a_day_a_message_stays(api: Api) -> None:
    msgid = api.text("错了")["msgid"]
    api.wait(86_401)

    assert api.call("message/recall", {"msgid": msgid})["errcode"] == 42052
    assert not api.emulator.phone("ZhangSan").received[0].recalled


@pytest.mark.parametrize(
    ("errcode", "msgtype", "body"),
    [
        (44004, "textcard", {"description": "甲", "url": "http://a.example"}),
        (45002, "textcard", {"title": "题" * 129, "description": "甲", "url": "http://a.example"}),
        (40058, "textcard", {"title": "题", "description": "甲"}),
        (45002, "textcard", {"title": "题", "description": "甲", "url": "http://a.example", "btntxt": "五个字太长"}),
        (40058, "news", {"articles": []}),
        (40058, "news", {"articles": [{"title": "题", "url": "http://a.example"}] * 9}),
        (44004, "news", {"articles": [{"url": "http://a.example"}]}),
        (45002, "news", {"articles": [{"title": "题" * 43, "url": "http://a.example"}]}),
        (45002, "markdown", {"content": "督" * 683}),
        (40007, "image", {"media_id": "unknown"}),
        (0, "textcard", {"title": "题", "description": "甲", "url": "http://a.example"}),
        (0, "news", {"articles": [{"title": "题", "url": "http://a.example"}]}),
        (0, "markdown", {"content": "**督**"}),
    ],
)
def test_each_msgtype_has_its_own_rules(api: Api, errcode: int, msgtype: str, body: dict[str, object]) -> None:
    assert api.send({"msgtype": msgtype, msgtype: body})["errcode"] == errcode


def test_the_log_tells_what_somebody_got_twice(api: Api) -> None:
    api.text("一", "ZhangSan|lisi")
    api.text("一", "ZhangSan|lisi")
    api.text("二", "lisi")

    assert [who for who, _ in api.emulator.log.doubled()] == ["ZhangSan", "lisi"]
    assert len(api.emulator.log.delivered()) == 5


def test_senders_at_once_do_not_disturb_each_other(opened: Opened) -> None:
    api = opened(limits=Limits(member_per_minute=60))
    api.text("先取令牌")

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda number: api.text(f"第{number}条")["errcode"], range(80)))

    assert answers == [0] * 80
    assert len(api.emulator.phone("ZhangSan").received) == 60
    outcomes = Counter(one.outcome for one in api.emulator.log.of("message/send"))
    assert outcomes == {"accepted": 60, "dropped": 21}
