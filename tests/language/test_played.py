"""Values that went astray while a clerk played: nobody gets another one's post, no reason loses its second half."""

import pytest

from bot.language import Meaning, interpret, parse_context
from bot.language.roster.said import people_told
from tests.language import plans

HELD = [
    {"role": "分管领导", "name": "楼志强", "post": "副镇长", "mobile": "13900000001"},
    {"role": "专职人员", "name": "吴琳", "post": "党政办干事", "mobile": "15000000002"},
    {"role": "联系人", "name": "吴琳", "post": "党政办干事", "mobile": "15000000002"},
]


def heard(text: str, who: str) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(f"{who};now=2022-08-06T10:00", lexicon), lexicon)


def test_what_follows_somebody_not_understood_is_nobody_elses() -> None:
    told = people_told("专职再来位何俊，科员，13967912345", HELD, answering=True)

    assert told.named == []
    assert ("whose", "13967912345") in told.lost


def test_one_more_is_added() -> None:
    told = people_told("专职再加个何俊，科员，13967912345", HELD, answering=True)

    assert told.named == [{"role": "专职人员", "name": "何俊", "post": "科员", "mobile": "13967912345"}]


def test_a_post_behind_a_short_name_is_his() -> None:
    held = [HELD[0], {"role": "专职人员", "name": "陈晓燕", "post": "", "mobile": ""}]
    told = people_told("联系人周敏，就是办公室副主任，电话13566990088。小陈是科员", held, answering=True)

    posts = {one["name"]: one["post"] for one in told.named}
    assert posts == {"周敏": "办公室副主任", "陈晓燕": "科员"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("原因改成微信冻结期三十天，月底前完成不了", "微信冻结期三十天，月底前完成不了"),
        ("修改 原因：8月20日小王退休没人管", "8月20日小王退休没人管"),
    ],
)
def test_a_day_inside_a_reason_stays_there(text: str, reason: str) -> None:
    said = heard(text, "role=经办人;unit=苏溪镇;state=open_request=ZX-2022-001")

    assert said.slots["reason"] == reason
    assert "stop_date" not in said.slots


def test_a_day_of_the_form_behind_the_reason_is_the_forms() -> None:
    said = heard("原因改成没人看，停更改成8月20日", "role=经办人;unit=苏溪镇;state=open_request=ZX-2022-001")

    assert said.slots["stop_date"] == "2022-08-20"


def test_the_code_of_the_fault_is_no_part_of_what_was_found() -> None:
    said = heard("起草整改 C2 义乌教育之声 2022年8月5日推文把“开学”写成“开雪”", "role=监测;unit=市数管中心")

    assert said.said["fault"] == "2022年8月5日推文把“开学”写成“开雪”"


def test_that_it_was_said_before_is_no_part_of_the_reason() -> None:
    said = heard("刚才说了呀，微信冻结30天，赶不上31号", "role=经办人;unit=苏溪镇;state=ask:reason")

    assert said.slots["reason"] == "微信冻结30天，赶不上31号"


def test_the_whole_command_once_more_begins_anew_beside_a_form_that_was_shown() -> None:
    text = "注销 义乌市教育局 微博 8月15日停更 账号ID u1234567 原因2"
    said = heard(text, "role=经办人;unit=市教育局;state=confirm")

    assert said.intent == "CANCEL_REQUEST"
