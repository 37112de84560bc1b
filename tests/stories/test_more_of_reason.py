"""What is added to a reason joins what was told before it; days within it are no days of the form."""

import pytest

from tests.world import World

CLERK, TOWN = "gonganju_jb", "fotang_jb"


@pytest.mark.parametrize(
    "words", ["加上：内容也跟公众号重复", "补充一句，内容也跟公众号重复", "原因补充：内容也跟公众号重复"]
)
def test_it_joins_a_reason_that_was_too_short(july: World, words: str) -> None:
    july.say(CLERK, "注销警队抖音，8月20号停更，dy123456")
    assert "“没人维护”是4字" in july.say(CLERK, "没人维护")

    assert "原因：没人维护；内容也跟公众号重复\n" in july.say(CLERK, words)


def test_a_day_told_in_between_loses_nothing(july: World) -> None:
    july.say(CLERK, "注销警队抖音，dy123456")
    july.say(CLERK, "原因没人维护")
    july.say(CLERK, "8月20号停更")

    assert "原因：没人维护；内容跟公众号重复\n" in july.say(CLERK, "再补充一点：内容跟公众号重复")


def test_a_form_that_was_shown_is_shown_with_more(july: World) -> None:
    july.say(CLERK, "注销警队抖音，8月20号停更，dy123456，机构改革以后没有人维护")

    assert "原因：机构改革以后没有人维护；粉丝不到一千\n" in july.say(CLERK, "再加一句，粉丝不到一千")
    assert "停更日期：2022年8月22日" in july.say(CLERK, "补充一下，停更日期改成8月22日")
    assert "停更日期：2022年8月23日" in july.say(CLERK, "补充一下，8月23日停更")


def test_the_reason_of_an_extension_is_added_to(july: World) -> None:
    july.say(TOWN, "任务3延期 原因是人手不足")
    assert july.say(TOWN, "原因补充：平台审核慢，8月下旬才有结果").startswith("还差日期")

    assert "原因：人手不足；平台审核慢，8月下旬才有结果。" in july.say(TOWN, "9月10号")


def test_of_an_extension_that_was_sent_it_is_offered(july: World) -> None:
    july.say(TOWN, "任务3延期到9月10号，人手不足")

    answer = july.say(TOWN, "原因补充：公众号迁移要等平台审核，8月下旬才有结果")

    assert "修改申请YQ-2022-001，原因加上“公众号迁移要等平台审核，8月下旬才有结果”" in answer
    assert "原因：人手不足；公众号迁移要等平台审核，8月下旬才有结果" in july.say(TOWN, "是")


@pytest.mark.parametrize(
    "words",
    [
        "快手那个原因后面加上内容搬到义乌公安微信",
        "快手的原因再加一句内容搬到义乌公安微信",
        "快手那张，原因改成内容搬到义乌公安微信",
    ],
)
@pytest.mark.parametrize("opened", ["知乎注销，8月10号停更，关注的粉丝实在是太少了", "知乎注销，原因没有粉丝"])
def test_the_reason_of_another_account_is_of_its_own_form(july: World, opened: str, words: str) -> None:
    july.say(CLERK, "快手注销，8月10号停更，原因这个号长期没人管理更新，账号ywga_ks")
    july.say(CLERK, "算了")
    july.say(CLERK, opened)

    answer = july.say(CLERK, words)

    assert "），原因" in answer, answer
    assert "内容搬到义乌公安微信" in answer


def test_the_reason_of_an_account_without_a_form_is_told_back(july: World) -> None:
    july.say(CLERK, "知乎注销，8月10号停更，原因关注的粉丝实在是太少了")

    assert july.say(CLERK, "抖音的原因再加一句内容搬到义乌公安微信").startswith("没有写：")
    assert "太少了；内容搬到义乌公安微信" in july.say(CLERK, "知乎的原因再加一句内容搬到义乌公安微信")


@pytest.mark.parametrize("words", ["原因后面加上公告发在义乌公安微信，粉丝1200", "原因里加一句内容都在公安微博上发过"])
def test_an_account_within_what_is_added_is_no_object(july: World, words: str) -> None:
    july.say(CLERK, "知乎注销，8月15号停更，原因这个号长期没人管理更新，账号ywga_zh")
    july.say(CLERK, "是")

    answer = july.say(CLERK, words)

    assert "），原因加上“" in answer, answer


@pytest.mark.parametrize(
    ("words", "apart"),
    [("再加一句：不影响粉丝。另外头条也要改", "头条也要改"), ("补充一句，不影响粉丝；对了，快手也要停", "快手也要停")],
)
def test_another_account_behind_what_is_added_is_told_back(july: World, words: str, apart: str) -> None:
    july.say(CLERK, "注销警队抖音，8月20号停更，dy123456，机构改革以后没有人维护")

    answer = july.say(CLERK, words)

    assert "原因：机构改革以后没有人维护；不影响粉丝\n" in answer, answer
    assert apart in answer
