"""What resembles a question for us and is of another thing gets the hint, no list, no help, no offer."""

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language.plans import notice


def read(text: str, chat: str = "single") -> Meaning:
    context = f"role=经办人;unit=佛堂镇;chat={chat};now=2022-07-20T10:00"
    return interpret(text, parse_context(context, notice()), notice())


ELSEWHERE = (
    "会议室定好没有", "会议纪要写好了没有", "公积金怎么提取", "公积金能取多少", "这个表格公式咋弄", "差旅费怎么报销",
    "报销流程走到哪一步了", "发票抬头是什么", "问卷还差几个人没填", "国家反诈中心怎么下载", "加班餐订了没",
    "OA密码忘了怎么找回", "微信转账收到了吗", "微信怎么建群", "快递单号查一下", "车牌号报一下", "手机号怎么注销",
    "ETC怎么注销", "门禁卡注销了怎么办", "12345工单超期了", "昨天会上的材料发我一份",
    "照片能压缩一下吗", "用车申请批了吗",
)  # fmt: skip
UNHEARD = ("蜂箱几点搬", "暖壶怎么填", "锦鲤还差几条没喂", "橱柜走到哪一步了", "推文写好了没有", "水费怎么交")


@pytest.mark.parametrize("text", [*ELSEWHERE, *UNHEARD])
@pytest.mark.parametrize("chat", ["single", "group@"])
def test_a_question_about_another_thing_is_not_ours(text: str, chat: str) -> None:
    assert read(f"@督办助手 {text}" if chat != "single" else text, chat).act in {"hint", "ignore"}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("查一下公积金", "ACCOUNT_QUERY"),
        ("公积金是哪个单位的号", "ACCOUNT_QUERY"),
        ("公积金怎么注销", "HELP"),
        ("注销公积金", "CANCEL_REQUEST"),
        ("微信公众号怎么注销", "HELP"),
        ("抖音怎么注销", "HELP"),
        ("手机号写错了怎么改", "HELP"),
        ("手机号要填吗", "HELP"),
        ("培训会上的材料发我一份", "TRAINING_MATERIAL"),
        ("台账发我一份excel", "EXPORT"),
        ("材料还差哪些没交", "LIST_MY_TASKS"),
        ("还有几个没报", "LIST_MY_TASKS"),
        ("佛堂城事粉丝多少", "ACCOUNT_QUERY"),
        ("张伟签字了吗", "REQUEST_STATUS"),
        ("最拖的是哪几家", "STATS"),
        ("柳坪镇办得咋样了", "STATS"),
        ("头天接手，弗会用", "HELP"),
    ],
)
def test_what_is_ours_is_still_heard(text: str, intent: str) -> None:
    office = "role=市府办审批;unit=市府办;chat=single;now=2022-07-20T10:00"
    of_office = interpret(text, parse_context(office, notice()), notice()).intent

    assert intent in {read(text).intent, of_office}


@pytest.mark.parametrize(
    "text",
    [
        "第三针疫苗打完了，胳膊疼", "表格第3列填错了", "第5页写错了", "第二届运动会报名了吗", "第8桌还没坐满",
        "第三名是谁", "第2栋的电梯修好了", "第一杯奶茶喝完了", "第四排坐满了",
    ],
)  # fmt: skip
def test_an_ordinal_of_what_is_no_task_numbers_none(text: str) -> None:
    assert read(text).act == "hint"


@pytest.mark.parametrize(
    ("text", "task"),
    [("第3个完成了", 3), ("第三条弄好了", 3), ("第3名单报了", 3), ("第1周报交了", 1), ("第3排查完了", 3)],
)
def test_an_ordinal_before_a_task_or_what_it_is_about_does(text: str, task: int) -> None:
    assert read(text).slots["task"] == task


@pytest.mark.parametrize(
    "text", ["哎呀这个手机字太小了我看不清楚", "这天气太热了建个空调房吧", "食堂饭菜太咸了改进一下"]
)
def test_a_complaint_about_phone_or_weather_is_no_suggestion(text: str) -> None:
    assert read(text).act in {"hint", "ignore"}


@pytest.mark.parametrize("text", ["手机上看你们的提醒字太小了，建议放大", "意见建议 手机上字太小看不清"])
def test_what_is_said_of_us_is_one(text: str) -> None:
    assert read(text).intent == "SUGGESTION"
