"""A form that lies open, put right in the clerk's own words before it goes to be signed."""

import pytest

from tests.stages import begins
from tests.world import World

CLERK = "gonganju_jb"
NUMBER = "zhihu1234"


@begins
def shown(july: World) -> None:
    """A form that is complete and was shown, beside another draft of the same unit."""
    july.say(CLERK, "注销 义乌警队抖音")
    july.say(CLERK, "dy5555555，8月20日停更，原因1")
    july.say(CLERK, "算了")
    july.say(CLERK, "注销 义乌公安知乎")
    assert "填好了" in july.say(CLERK, f"{NUMBER}，8月20日停更，原因1")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("停更日期不对，应该是八月二十三号", "停更日期：2022年8月23日"),
        ("停更改8月24日", "停更日期：2022年8月24日"),
        ("停更也改成8月22号", "停更日期：2022年8月22日"),
        ("修改停更日期8月25日", "停更日期：2022年8月25日"),
        ("不对，8月二十二号停", "停更日期：2022年8月22日"),
        ("原因也改一下，写机构调整，人手不够，统一到主账号", "原因：机构调整，人手不够，统一到主账号"),
        ("再把原因改成：机构调整人手不够，内容统一到义乌发布", "原因：机构调整人手不够，内容统一到义乌发布"),
        ("账号ID错了，是zhihu4321", "账号：zhihu4321"),
    ],
)
def test_one_field_is_put_right_and_the_form_is_shown_again(shown: World, words: str, line: str) -> None:
    answer = shown.say(CLERK, words)

    assert line in answer, answer
    assert "注销申请ZX-2022-002" in answer  # of two drafts the one that was shown
    assert "填好了" in answer


def test_sending_it_to_the_head_is_a_yes(shown: World) -> None:
    assert "ZX-2022-002" in shown.say(CLERK, "好的，发给局长")
    assert len(shown.history(event="request.submit")) == 1


def test_who_gives_up_a_shown_form_hears_that_the_draft_is_kept(shown: World) -> None:
    assert "草稿还在" in shown.say(CLERK, "算了")


def test_a_telephone_number_is_no_reason(july: World) -> None:
    july.say(CLERK, "变更 义乌公安知乎 管理员")

    answer = july.say(CLERK, "管理员改成周敏，手机13912345678，8月1日起，老刘上个月退休了所以换人")

    assert "管理员改为周敏" in answer
    assert "原因“老刘上个月退休了所以换人”" in answer


def test_what_only_promises_is_no_reason(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")

    answer = july.say(CLERK, "知道了，等下发你，先记下8月20日停")

    assert "8月20日" in answer
    assert "知道了" not in answer


def test_one_of_two_fields_that_were_shown_is_denied(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")
    asked = july.say(CLERK, "8月20日停，天太热了大家都不想动")
    assert "您填的是这个吗" in asked

    answer = july.say(CLERK, "日期对，原因不是这个")

    assert "停更2022年8月20日" in answer
    assert "天太热" not in answer


def test_the_original_id_is_taken_of_two(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")

    assert "gh_12ab34cd56" in july.say(CLERK, "微信号ywga，原始id gh_12ab34cd56，8月20日停更，原因1")


def test_the_new_administrator_is_who_it_is_now(july: World) -> None:
    answer = july.say("jiaoyuju_jb", "微博管理员换人了，原来是老刘，现在是小周")

    assert "已填：管理员改为小周\n" in answer
    july.say("jiaoyuju_jb", "周敏，13912345678，老刘上个月退休了所以换人")
    assert "原因“老刘上个月退休了所以换人”" in july.say("jiaoyuju_jb", "8月1号")


def test_the_wish_once_more_is_no_reason(july: World) -> None:
    july.say(CLERK, "义乌公安知乎没人看，不要了，想注销")

    assert "原因要写" not in july.say(CLERK, "是")  # 原因要写10–300字，“…”是3字


def test_the_day_of_an_extension_that_waits_is_put_right(july: World) -> None:
    july.say("suxi_jb", "延期 3 到9月20日 因为密码找不到了")

    answer = july.say("suxi_jb", "把延期改到9月15日")

    assert "延期申请YQ-2022-001" in answer
    assert "申请延到：2022年9月15日" in answer
    assert "申请延到：2022年9月16日" in july.say("suxi_jb", "9月16日")
    assert len(july.history(event="request.create")) == 1


@pytest.mark.parametrize("words", ["不对，应该是9月16日", "写错了，9月16号", "不是9月20，是9月16日"])
def test_the_day_of_an_extension_just_sent_is_put_right(july: World, words: str) -> None:
    july.say("suxi_jb", "延期 3 到9月20日 因为密码找不到了")

    assert "修改申请YQ-2022-001" in july.say("suxi_jb", words)
    assert "申请延到：2022年9月16日" in july.say("suxi_jb", "是")
    assert len(july.history(event="request.create")) == 1


def test_a_day_without_its_month_is_asked_for(july: World) -> None:
    july.say("suxi_jb", "延期 3 到9月20日 因为密码找不到了")
    july.say("suxi_jb", "不对，16号")

    assert "8月16日" not in july.say("suxi_jb", "是")


def test_a_form_asked_about_again_ends_in_its_question(shown: World) -> None:
    assert "填好了" in shown.say(CLERK, "今天食堂吃什么")


def test_a_stretch_is_shown_as_the_day_that_it_would_be(july: World) -> None:
    asked = july.say("suxi_jb", "第三项来不及，能不能宽限到九月中旬，因为密码找不到了")

    assert "任务3（推进政务新媒体清理整合）延期，延到2022年9月20日（周二），原因“因为密码找不到了”吗" in asked, asked
    assert not july.history(event="request.create")

    july.say(CLERK, "注销 义乌公安知乎")
    assert "停更日期：2022年8月20日（周六）" in july.say(CLERK, "八月中旬停")


def test_three_corrections_in_one_sentence_are_all_taken(shown: World) -> None:
    answer = shown.say(CLERK, "知乎的id改成ga_zhihu 停更改到8月底 原因改成没人看也没人维护更新不动了")

    assert "账号：ga_zhihu" in answer
    assert "停更日期：2022年8月31日" in answer
    assert "原因：没人看也没人维护更新不动了" in answer
    assert "ZX-2022-002" in shown.say(CLERK, "送吧")
    assert len(shown.history(event="request.submit")) == 1


def test_what_is_said_of_another_account_is_none_of_this_form(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")

    assert "您是要申请注销义乌公安（快手短视频）吗" in july.say(CLERK, "快手8月10号停，ID gongan_ks 没精力更新了")
    assert "gongan_ks" not in july.say(CLERK, "继续 ZX-2022-001")


def test_a_form_changes_one_thing(july: World) -> None:
    july.say("shangwuju_jb", "公众号名称改为商务义乌")

    answer = july.say("shangwuju_jb", "管理员也要换，换成小刘")

    assert answer.startswith("这张申请改的是名称（商务义乌），一张只改一项。管理员请另起一件")
    assert "已填：名称改为商务义乌\n" in answer


def test_a_form_outlives_a_look_at_something(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")
    assert "8月31日" in july.say(CLERK, "任务3几号截止来着")

    assert "停更2022年8月15日" in july.say(CLERK, "8月15号停")


def test_the_administrator_of_an_account_is_no_contact(july: World) -> None:
    answer = july.say("niansanli_jb", "人文廿三里换管理员，王五换成赵六，11月1日起，因为王五调到别的单位去了")

    assert "管理员改为赵六；" in answer


def test_where_it_stands_is_told_and_the_form_stays_open(july: World) -> None:
    july.say("fotang_jb", "注销 佛堂城事 8月18日停更")
    for words in ("到哪一步了", "现在到哪了", "走到哪一步了呀？"):
        assert "还差原因、账号ID" in july.say("fotang_jb", words)
    assert "已填：停更2022年8月20日" in july.say("fotang_jb", "停更改成8月20日")


def test_of_an_account_without_a_form_no_other_one_is_taken_back(july: World) -> None:
    july.say("gonganju_jb", "注销 义乌警队 抖音 8月18日停更")
    july.say("gonganju_jb", "算了")
    for words in ("快手那个撤了吧", "把快手的申请撤回", "撤回天目号的申请"):
        assert "没有在办的申请" in july.say("gonganju_jb", words)
    assert "撤回申请ZX-2022-001吗" in july.say("gonganju_jb", "抖音那个撤了吧")

    july.say("fotang_jb", "快手那个撤了吧")
    assert not july.history(event="request.withdraw")


@pytest.mark.parametrize("words", ["号码不是写岔了吧", "ID是不是写成别的了", "日期好像有点问题", "原因那里不太对"])
def test_a_yes_behind_a_doubt_that_nobody_read_sends_no_form(shown: World, words: str) -> None:
    shown.say(CLERK, words)

    shown.say(CLERK, "是")
    assert not shown.history(event="request.submit")
