"""An answer put right in one breath, or with something said beside it: what counts is what is meant in the end."""

from collections.abc import Mapping

import pytest

from bot.language import Asked
from tests.language import plans
from tests.language.speaking import answering, clerk, hears

ACCOUNTS = Asked(
    "choose",
    options=(
        {"account": 33, "label": "魅力苏溪（微信订阅号）"},
        {"account": 48, "label": "苏溪镇人民政府（新浪微博）"},
    ),
)
CONFIRM = Asked("confirm")


@pytest.mark.parametrize(
    ("text", "fields", "slots"),
    [
        ("7月28号，打错了，29号", ("stop_date",), {"stop_date": "2022-07-29"}),
        ("不是26号，是25号", ("stop_date",), {"stop_date": "2022-07-25"}),
        ("明天，不，后天", ("stop_date",), {"stop_date": "2022-07-22"}),
        ("不是suxi2020，是suxi2021", ("account_id",), {"account_id": "suxi2021"}),
        ("人手不够，ID我待会儿发", ("account_id", "stop_date", "reason"), {"reason": "人手不够"}),
        ("原定28号，主任讲提前到26号了", ("stop_date",), {"stop_date": "2022-07-26"}),
        ("8月10日，撞上检查了，改13日", ("stop_date",), {"stop_date": "2022-08-13"}),
        ("没人管，哦不，写并到主账号了", ("reason",), {"reason": "并到主账号了"}),
        ("代运营合同6月底到期，没再续", ("reason",), {"reason": "代运营合同6月底到期，没再续"}),
        ("gh_5a5b，少抄了，gh_5a5b0c71e2f8", ("account_id",), {"account_id": "gh_5a5b0c71e2f8"}),
        ("ID是 s x 2 0 1 8 z f。", ("account_id",), {"account_id": "sx2018zf"}),
        ("7月28号，打错，29号", ("stop_date", "reason"), {"stop_date": "2022-07-29"}),
        (
            "1234567890，8月20号停",
            ("account_id", "stop_date", "reason"),
            {"account_id": "1234567890", "stop_date": "2022-08-20"},
        ),
        ("佛堂之声…不，佛堂微讯", ("value",), {"value": "佛堂微讯"}),
        ("新名称叫“佛堂发布”，去掉前面的义乌市", ("value",), {"value": "佛堂发布"}),
        ("李倩，单人旁那个倩", ("value",), {"value": "李倩"}),
        ("以后由王小明管", ("value",), {"value": "王小明"}),
        ("管号的人换一个", ("field",), {"field": "管理员"}),
        (
            "gh_1f6e93b0c5a7，7月28号，打错，29号，职能划转",
            ("account_id", "stop_date", "reason"),
            {"account_id": "gh_1f6e93b0c5a7", "stop_date": "2022-07-29", "reason": "职能划转"},
        ),
        (
            "9月1号停，原因是人手不够，ID我待会儿发",
            ("account_id", "stop_date", "reason"),
            {"stop_date": "2022-09-01", "reason": "人手不够"},
        ),
    ],
)
def test_what_is_said_in_the_end_is_filled_in(text: str, fields: tuple[str, ...], slots: Mapping[str, object]) -> None:
    heard = hears(text, answering(*fields), plans.notice())

    assert heard.intent == "FILL"
    assert {name: value for name, value in heard.slots.items() if name != "ask"} == slots  # it may be asked about


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("第一个，噢不对，第二个", 48),
        ("微信，唉不是，微博", 48),
        ("微博先不碰，就公众号", 33),
        ("不是公众号的那个", 48),
        ("两个里头的第二个", 48),
        ("魅力苏溪可不能动，要办的是另外那个", 48),
        ("最后边的", 48),
        ("1吧1吧 我要进会场了", 33),
        ("魅力苏西", 33),
        ("嗯嗯就是魅力苏西那个", 33),
        ("对，微搏那个吧", 48),
        ("weibo的", 48),
    ],
)
def test_one_is_chosen_whatever_is_said_beside_it(text: str, account: int) -> None:
    heard = hears(text, clerk("Z02", asked=ACCOUNTS), plans.notice())

    assert (heard.intent, heard.slots) == ("SELECT", {"account": account})


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("对对对对 快点办了我好下班", "CONFIRM"),
        ("没错，是我们的号", "CONFIRM"),
        ("我都看过了，情况属实，请办理。", "CONFIRM"),
        ("不是…哦我看岔了，是的", "CONFIRM"),
        ("是。哎等等，不是，这是去年的号", "DIALOG_CANCEL"),
        ("不行诶，领导又改主意了", "DIALOG_CANCEL"),
        ("错啦错啦 不是这个号", "DIALOG_CANCEL"),
        ("不对不对不是这个号", "DIALOG_CANCEL"),
        ("看了两遍，无误", "CONFIRM"),
        ("算了不报了，写得头秃", "DIALOG_CANCEL"),
        ("好的，我问问领导", "UNKNOWN"),
        ("对，刚才那个日期要改", "UNKNOWN"),
        ("行，明天再交", "UNKNOWN"),
    ],
)
def test_a_yes_or_a_no_with_an_aside(text: str, intent: str) -> None:
    heard = hears(text, clerk("Z02", asked=CONFIRM), plans.notice())

    assert heard.intent == intent or (intent == "UNKNOWN" and heard.act != "do")


@pytest.mark.parametrize(
    "text",
    [
        "这个必须写吗，能不能随便填",
        "原因怎么写才批",
        "要写多少字？",
        "稍等 在剪片子",
        "名字还在班子会上讨论，等定了再告诉你",
        "我先跟办公室对一下",
        "晚点",
        "对对对 快点办了我好下班",
    ],
)
def test_who_asks_back_or_puts_off_has_filled_nothing(text: str) -> None:
    heard = hears(text, answering("account_id", "stop_date", "reason"), plans.notice())

    assert heard.intent != "FILL"
    assert heard.act in {"hint", "offer"} or heard.intent == "HELP"


@pytest.mark.parametrize(
    "text", ["算了 延期还要写报告 不延了", "先取消哈，材料没备齐，回头再弄", "领导又说留着，不办咯"]
)
def test_who_gives_up_says_why_or_not(text: str) -> None:
    assert hears(text, answering("date", "reason"), plans.notice()).intent == "DIALOG_CANCEL"


def test_what_is_chosen_instead_is_no_giving_up() -> None:
    heard = hears("算了，还是第二个", clerk("Z02", asked=ACCOUNTS), plans.notice())

    assert heard.slots == {"account": 48}


def test_a_number_beyond_the_month_names_an_account() -> None:
    heard = hears("47号那个微博要注销", clerk("B07"), plans.notice())

    assert (heard.intent, heard.slots["account"]) == ("CANCEL_REQUEST", 47)


@pytest.mark.parametrize(
    "text",
    [
        "是的，取消",
        "好，取消吧",
        "对的，名称有误",
        "嗯，9月5号",
        "是，叫苏溪发布",
        "对，保留",
        "好，下午交",
        "好的，我请示领导",
        "好的，缺材料",
        "行，去掉佛堂",
        "对，任务1完成",
        "好，我的任务",
        "没问题吧",
        "别取消",
    ],
)
def test_a_yes_with_anything_of_weight_beside_it_confirms_nothing(text: str) -> None:
    heard = hears(text, clerk("Z02", asked=CONFIRM), plans.notice())

    assert (heard.intent, heard.act) != ("CONFIRM", "do")


@pytest.mark.parametrize("text", ["1 取消", "2 保留", "1 完成", "没理", "ding", "2 还在用", "微博不要停"])
def test_a_number_with_anything_of_weight_beside_it_chooses_nothing(text: str) -> None:
    assert hears(text, clerk("Z02", asked=ACCOUNTS), plans.notice()).intent != "SELECT"


@pytest.mark.parametrize(
    "text",
    [
        "等上级通知",
        "账号被封，等平台审核结果",
        "忙完防汛再弄",
        "先跟各村核对数据，来不及",
        "对，合同到期",
        "推进慢",
        "内容发不了几个字",
        "密码找不回，账号再报停用",
        "人手不够 不 真的没人",
        "内容重复，点错，删不掉",
        "不动了，长期没人更新",
    ],
)
def test_an_ordinary_reason_is_kept_word_for_word(text: str) -> None:
    heard = hears(text, answering("reason"), plans.notice())

    assert (heard.intent, heard.slots) == ("FILL", {"reason": text})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("不叫“魅力苏溪”，叫“平安苏溪”", "平安苏溪"),
        ("叫苏溪发布，原来叫魅力苏溪", "苏溪发布"),
        ("《苏溪》周刊", "《苏溪》周刊"),
        ("义乌书吧", "义乌书吧"),
        ("填报助手", "填报助手"),
        ("张弗", "张弗"),
    ],
)
def test_a_name_is_neither_cut_nor_taken_for_its_opposite(text: str, name: str) -> None:
    assert hears(text, answering("value"), plans.notice()).slots == {"value": name}


def test_the_new_day_goes_along_with_the_offer_to_change_the_form() -> None:
    context = clerk("Z01", facts={"open_request": "ZX-2022-001:32"})

    heard = hears("停更改成8月22日", context, plans.notice())

    assert (heard.intent, heard.act) == ("REQUEST_EDIT", "offer")
    assert heard.slots["stop_date"] == "2022-08-22"
