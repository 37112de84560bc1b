"""交办 and 意见 outside a notice: to whom, by when, what; and what nobody may read of a citizen."""

from datetime import datetime

import pytest

from bot.language.context import SHANGHAI
from bot.language.date_forms import Today
from bot.language.dates import weekdays_work
from bot.language.deadlines import deadline_in
from bot.language.normalise import folded
from bot.language.personal import case_number, covered
from tests.language.plans import notice
from tests.language.speaking import clerk, hears, holder

NOW = datetime(2022, 7, 20, 10, tzinfo=SHANGHAI)
OFFICE, MEDIA = holder("市府办审批", "S01"), holder("融媒体", "S04")
HEAD = "JB-2022-001"


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("今天17点前报送", "2022-07-20T17:00"),
        ("两小时内回复", "2022-07-20T12:00"),
        ("一个半小时内", "2022-07-20T11:30"),
        ("30分钟内报", "2022-07-20T10:30"),
        ("明天下午5点半前", "2022-07-21T17:30"),
        ("7月22日17时30分前报市府办", "2022-07-22T17:30"),
        ("今天5点前", "2022-07-20T17:00"),
        ("今天 17:00 前", "2022-07-20T17:00"),
        ("3个工作日内", "2022-07-25"),
        ("周五下班前", "2022-07-22"),
        ("报送7月20日会议材料 7月25日前", "2022-07-25"),
        ("明天上午10点前把7月的清单报来", "2022-07-21T10:00"),
        ("9月31日前", ""),
        ("今天25点前", ""),
        ("报送2022年工作总结", None),
    ],
)
def test_a_deadline_is_a_day_or_a_moment(words: str, read: str | None) -> None:
    found = deadline_in(folded(words, {}), 0, NOW, Today(NOW.date(), weekdays_work))

    assert (found.value if found else None) == read


@pytest.mark.parametrize(
    ("words", "slots"),
    [
        ("交办 佛堂镇、苏溪镇 7月25日前 报送清单", {"units": ["Z01", "Z02"], "date": "2022-07-25", "text": "报送清单"}),
        ("交办 7月25日前报送清单 给佛堂镇、苏溪镇", {"units": ["Z01", "Z02"], "text": "报送清单"}),
        ("交办市教育局8月1日前反馈注销佛堂镇账号情况", {"units": ["B01"], "text": "反馈注销佛堂镇账号情况"}),
        ("紧急交办 各镇街 今天17点前 转发推文", {"groups": ["镇街"], "time": "17:00", "urgent": True}),
        ("交办〔紧急〕 佛堂镇 两小时内报值班情况", {"time": "12:00", "urgent": True, "text": "报值班情况"}),
        ("紧急交办 各乡镇街道 今天17点前 转发推文", {"groups": ["镇街"], "text": "转发推文"}),
        ("交办 各镇、街道 7月25日前 报送清单", {"groups": ["镇街"], "text": "报送清单"}),
        ("交办 各乡镇 7月25日前 报送清单", {"groups": ["乡镇"], "text": "报送清单"}),
        (
            "再给公安局和应急局交办个事，防汛短视频素材每家报三条，下周五前给我",
            {"units": ["B02", "B06"], "date": "2022-07-29", "text": "防汛短视频素材每家报三条"},
        ),
        ("还要给佛堂镇派个活：7月27号前报3条", {"units": ["Z01"], "date": "2022-07-27", "text": "报3条"}),
        ("交办公安局：防汛素材，每家3条，时间7月27号前", {"date": "2022-07-27", "text": "防汛素材，每家3条"}),
        ("请公安局交办一下防汛素材每家报三条", {"units": ["B02"], "text": "防汛素材每家报三条"}),
        ("上级发布指令 各镇街 今天17点前 转发推文", {"groups": ["镇街"], "text": "发布指令：转发推文"}),
    ],
)
def test_an_instruction_names_units_deadline_and_matter(words: str, slots: dict[str, object]) -> None:
    heard = hears(words, OFFICE, notice())

    assert (heard.intent, heard.act) == ("HAND_OVER", "offer")
    assert slots.items() <= heard.slots.items()


@pytest.mark.parametrize(
    ("words", "units", "text"),
    [
        ("交办佛堂镇：8月5日下午来市府办302开会", ["Z01"], "来市府办302开会"),
        ("交办 佛堂镇、苏溪镇 7月25日前 到公安局领材料", ["Z01", "Z02"], "到公安局领材料"),
        ("交办佛堂镇到公安局领材料，7月25日前", ["Z01"], "到公安局领材料"),
        ("交办佛堂镇：公安局的材料7月25日前补齐", ["Z01"], "公安局的材料 补齐"),
        ("交办各镇街：7月25日前向应急局报送防汛清单", [], "向应急局报送防汛清单"),
        ("紧急交办 应急局 今天17点前 去佛堂镇查看", ["B06"], "去佛堂镇查看"),
        ("通知佛堂镇、苏溪镇8月3日前到水务局领防汛物资", ["Z01", "Z02"], "到水务局领防汛物资"),
        ("交办 7月25日前到市府办开会", [], "到市府办开会"),
        ("交办 7月25日前给佛堂镇报送清单", ["Z01"], "报送清单"),
        ("交办给佛堂镇，给苏溪镇 8月5日前报名单", ["Z01", "Z02"], "报名单"),
        ("交办佛堂镇、苏溪镇以及上溪镇：7月25日前报送清单", ["Z01", "Z02", "Z03"], "报送清单"),
        ("交办佛堂镇 7月25日前报送集成需求，商务局也要", ["Z01", "B04"], "报送集成需求"),
        ("让佛堂镇8月5号前把清单交上来，教育局和公安局同样要报", ["Z01", "B01", "B02"], "把清单交上来"),
        (
            "交办佛堂镇7月25日前报送集成需求，公安局也提供一份材料",
            ["Z01"],
            "报送集成需求，公安局也提供一份材料",
        ),
    ],
)
def test_units_stand_before_the_matter_and_within_it_they_are_its_words(
    words: str, units: list[str], text: str
) -> None:
    heard = hears(words, OFFICE, notice())

    assert (heard.intent, heard.act) == ("HAND_OVER", "offer")
    assert heard.slots.get("units", []) == units
    assert heard.slots["text"] == text


@pytest.mark.parametrize(
    ("words", "without"),
    [
        ("交办各镇街，8月1日前报值守表，后宅和城西已经报了，不用发", ["J06", "J08"]),
        ("交办各镇街（后宅除外）8月1日前报值守表", ["J06"]),
        ("交办除后宅外的各镇街 8月1日前报值守表", ["J06"]),
        ("交办各镇街 8月1日前报值守表，除了后宅、城西", ["J06", "J08"]),
        ("交办各镇街，除佛堂外，8月1日前报值守表", ["Z01"]),
        ("交办各镇街和教育局8月1日前报值守表，佛堂、苏溪不用", ["Z01", "Z02"]),
        ("通知各镇街8月1日前报值守表，佛堂已报不用报", ["Z01"]),
    ],
)
def test_who_of_a_group_is_left_out_gets_nothing_and_is_no_matter(words: str, without: list[str]) -> None:
    heard = hears(words, OFFICE, notice())

    assert (heard.intent, heard.act, heard.slots["groups"]) == ("HAND_OVER", "offer", ["镇街"])
    assert (heard.slots["without"], heard.slots["text"]) == (without, "报值守表")


def test_who_was_not_addressed_is_left_out_of_nothing() -> None:
    heard = hears("交办佛堂镇8月1日前报值守表，苏溪不用报", OFFICE, notice())

    assert "without" not in heard.slots
    assert heard.slots["text"] == "报值守表，苏溪不用报"


@pytest.mark.parametrize("words", ["怎么交办", "交办的事项办好了", "交办的任务1完成了", "交办完成了吗"])
def test_what_is_said_of_instructions_is_none(words: str) -> None:
    assert (
        hears(words, clerk("Z01"), notice()).intent != "HAND_OVER"
        or "units" not in hears(words, OFFICE, notice()).slots
    )


def test_an_opinion_has_case_number_summary_and_class() -> None:
    words = "转办意见 市教育局 工单号YW20220720123 来电人反映校服收费 投诉 8月5日前"

    heard = hears(words, MEDIA, notice())

    assert heard.intent == "VOICE"
    assert heard.slots["units"] == ["B01"]
    assert (heard.slots["case"], heard.slots["category"]) == ("YW20220720123", "投诉")
    assert (heard.slots["text"], heard.slots["date"]) == ("来电人反映校服收费", "2022-08-05")
    assert hears(words, clerk("B01"), notice()).slots["deny"] == "no_permission"
    assert hears("意见转办 教育局 市民咨询招生 8月5日前", OFFICE, notice()).slots["category"] == "咨询"


@pytest.mark.parametrize(
    ("words", "first", "months"),
    [
        ("意见汇总", "2022-07", 1),
        ("意见汇总 6月", "2022-06", 1),
        ("舆情汇总 上个月", "2022-06", 1),
        ("意见汇总 12月", "2021-12", 1),
        ("意见汇总 2021年12月", "2021-12", 1),
        ("意见汇总 第二季度", "2022-04", 3),
        ("意见建议汇总 2021年", "2021-01", 12),
    ],
)
def test_a_summary_names_its_months(words: str, first: str, months: int) -> None:
    heard = hears(words, MEDIA, notice())

    assert (heard.intent, heard.slots) == ("VOICE_SUMMARY", {"from": first, "months": months})


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        (f"完成 {HEAD} 已报送", "TASK_DONE"),
        (f"{HEAD}已完成", "TASK_DONE"),
        (f"签收 {HEAD}", "SIGN_RECEIPT"),
        (HEAD, "TASK_DETAIL"),
        ("进度 jb2022001 正在收集", "TASK_PROGRESS"),
        (f"撤回 {HEAD}", "TASK_WITHDRAW"),
        (f"受阻 {HEAD} 系统没有开通", "BLOCKED"),
        (f"延期 {HEAD} 到8月15日 人员出差", "EXTENSION_REQUEST"),
        (f"{HEAD}由李四办", "ASSIGN_PERSON"),
    ],
)
def test_every_sentence_of_a_unit_takes_the_number(words: str, intent: str) -> None:
    heard = hears(words, clerk("B01"), notice())

    assert (heard.intent, heard.act, heard.slots["task"]) == (intent, "do", HEAD)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("来电人张三反映学校收费，电话13812345678", "来电人张某反映学校收费，电话138****5678"),
        ("来电人：欧阳娜娜，身份证330782199001011234", "来电人：欧某某某，身份证330782********1234"),
        ("来电人于洋反映路灯坏", "来电人于某反映路灯坏"),
        ("来电人张三家住佛堂镇", "来电人张某家住佛堂镇"),
        ("来电人姓名：王小明 手机 138 1234 5678", "来电人姓名：王某某 手机 138****5678"),
        ("市民张小三反映，座机0579-85551234", "市民张某某反映，座机0579-****1234"),
        ("来电人李女士投诉噪音", "来电人李女士投诉噪音"),
        ("来电人反映学校乱收费", "来电人反映学校乱收费"),
        ("市民希望增加公交", "市民希望增加公交"),
        ("编号13812345678 来电人匿名投诉", "编号138****5678 来电人匿名投诉"),
        ("工单号YW20220720123456789 噪音", "工单号YW20220720123456789 噪音"),
        ("案号330782202207200017 噪音", "案号330782202207200017 噪音"),
    ],
)
def test_personal_data_are_covered_and_case_numbers_stay(words: str, shown: str) -> None:
    assert covered(words) == shown
    assert covered(shown) == shown


def test_a_persons_number_is_no_case_number() -> None:
    assert case_number("编号13812345678 噪音") is None
    assert case_number("受理编号〔2022〕12号 噪音") == ("〔2022〕12号", 0, 13)


@pytest.mark.parametrize(
    ("words", "matter"),
    [
        ("再给公安局加一条：8月5号前报值班表", "报值班表"),
        ("让佛堂镇8月5号前把清单交上来", "把清单交上来"),
        ("麻烦通知各镇街7月28日前把安全自查表交过来", "把安全自查表交过来"),
        ("请各部门8月10日前自查一遍再报", "自查一遍再报"),
    ],
)
def test_what_the_office_wants_done_is_offered_without_its_head(words: str, matter: str) -> None:
    heard = hears(words, OFFICE, notice())

    assert (heard.intent, heard.act, heard.slots["text"]) == ("HAND_OVER", "offer", matter)


@pytest.mark.parametrize("words", ["让上溪赶紧报", "让佛堂镇8月5号前完成任务1", "请佛堂镇8月5号前报了没有"])
def test_what_names_a_task_or_asks_is_no_new_instruction(words: str) -> None:
    assert hears(words, OFFICE, notice()).intent != "HAND_OVER"


@pytest.mark.parametrize(
    "text",
    [
        "交办：赤岸8月1日前、佛堂8月3日前报留言回复情况",
        "给赤岸镇和佛堂镇交办：8月1日前上报留言回复情况，佛堂的8月3日前",
        "交办 各镇街 8月1日前报清单，大陈可以到8月5日前",
        "交办教育局、卫健局：周五前报送名单，卫健局周三前",
        "让佛堂8月1日前报清单，赤岸8月3日前",
    ],
)
def test_units_with_a_day_each_are_ordered_one_at_a_time(text: str) -> None:
    assert hears(text, OFFICE, notice()).slots["deny"] == "several_orders"


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "交办赤岸 8月1日前把佛堂8月3日的活动照片报上来",
            {"date": "2022-08-01", "text": "把佛堂8月3日的活动照片报上来"},
        ),
        ("交办教育局 7月25日前报送8月3日前的排班", {"text": "报送8月3日前的排班"}),
        ("再交办公安局 下周一前把警队抖音的简介改掉", {"units": ["B02"], "text": "把警队抖音的简介改掉"}),
        (
            "另外交办水务局、公安局 下周一前把公安微博的简介改掉",
            {"units": ["B15", "B02"], "text": "把公安微博的简介改掉"},
        ),
        ("给佛堂和赤岸交办：8月1日前报留言情况", {"units": ["Z01", "Z06"], "text": "报留言情况"}),
    ],
)
def test_what_the_matter_names_stays_in_it(text: str, slots: dict[str, object]) -> None:
    heard = hears(text, OFFICE, notice())

    assert (heard.intent, slots.items() <= heard.slots.items(), "deny" in heard.slots) == ("HAND_OVER", True, False)
