"""Several accounts closed in one go: each has its form, and what was said of the first need not be said again."""

import pytest

from tests.stages import begins
from tests.world import World

CLERK = "gonganju_jb"
FACTS = "zhihu1234，8月20日停更，机构改革以后没有人维护"


@begins
def first_of_two(july: World) -> None:
    """The form of the first of two accounts is complete and was shown."""
    july.say(CLERK, "知乎和抖音都不要了")
    assert "填好了" in july.say(CLERK, FACTS)


def test_the_next_is_asked_for_although_the_first_was_put_right(first_of_two: World) -> None:
    first_of_two.say(CLERK, "停更写成8月15")

    assert "接着起草 注销 义乌警队（抖音短视频）" in first_of_two.say(CLERK, "是")


@pytest.mark.parametrize("words", ["原因一样", "原因跟上面那个一样", "同上"])
def test_the_reason_of_the_one_before_is_written_once_more(first_of_two: World, words: str) -> None:
    first_of_two.say(CLERK, "是")
    first_of_two.say(CLERK, "是")

    assert "原因“机构改革以后没有人维护”" in first_of_two.say(CLERK, words)


def test_where_none_stands_before_the_reason_is_asked_for(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")

    answer = july.say(CLERK, "原因同上")

    assert "没有同类申请的原因可以照抄" in answer
    assert "②原因" in answer


def test_the_reason_of_a_named_account(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")
    july.say(CLERK, FACTS)
    july.say(CLERK, "是")
    july.say(CLERK, "注销 义乌公安天目号 tm123456，8月20日停更，内容都并到义乌发布了")
    july.say(CLERK, "是")

    answer = july.say(CLERK, "快手那个也关了吧，和知乎一样的原因，8月22号停")

    assert "已填：停更2022年8月22日（周一）；原因“机构改革以后没有人维护”" in answer


def test_a_word_to_send_is_no_reason(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")

    assert "还差" in july.say(CLERK, "行，送")


def test_another_account_too_is_no_reason(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")

    assert "接着问您起草 注销 义乌公安（天目号）" in july.say(CLERK, "等下，天目号也一起")


@pytest.mark.parametrize("words", ["原因改成跟ZX-2022-001的原因一致", "修改 原因 跟上一个单子的一样"])
def test_words_that_only_point_elsewhere_are_never_printed(first_of_two: World, words: str) -> None:
    first_of_two.say(CLERK, "是")
    first_of_two.say(CLERK, "是")
    assert "填好了" in first_of_two.say(CLERK, "dy1234567，8月20日停更，原因2")

    answer = first_of_two.say(CLERK, words)

    assert "原因：机构改革以后没有人维护" in answer, answer
    assert "一样" not in answer
    assert "一致" not in answer


@pytest.mark.parametrize(
    "words",
    ["跟上一个一样，dy1234567", "原因一样，同样日期，dy1234567", "dy1234567，其他一样", "原因和日期都一样，dy1234567"],
)
def test_day_and_reason_of_the_one_before_are_copied_and_shown(first_of_two: World, words: str) -> None:
    first_of_two.say(CLERK, "是")
    first_of_two.say(CLERK, "是")

    shown = first_of_two.say(CLERK, words)

    assert "停更日期：2022年8月20日（周六）\n原因：机构改革以后没有人维护" in shown, shown
    assert len(first_of_two.history(event="request.submit")) == 1


@pytest.mark.parametrize("words", ["日期也一样", "停更日期跟上一个一样", "同一天停"])
def test_the_day_alone_is_copied(first_of_two: World, words: str) -> None:
    first_of_two.say(CLERK, "是")
    first_of_two.say(CLERK, "是")

    answer = first_of_two.say(CLERK, words)

    assert "已填：停更2022年8月20日（周六）\n" in answer, answer
    assert "原因“" not in answer


def test_another_reason_beside_the_same_day_is_that_reason(first_of_two: World) -> None:
    first_of_two.say(CLERK, "是")
    first_of_two.say(CLERK, "是")

    answer = first_of_two.say(CLERK, "同样日期，粉丝太少也没有人维护了")

    assert "已填：停更2022年8月20日（周六）；原因“粉丝太少也没有人维护了”" in answer, answer


def test_where_no_day_stands_before_it_is_asked_for(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")

    assert july.say(CLERK, "日期同上").startswith("前面没有同类申请的日子可以照抄")


@pytest.mark.parametrize("words", ["快手知乎都注销", "快手和知乎都注销", "快手知乎两个号一起注销"])
def test_what_is_told_of_both_goes_along_into_the_second_form(july: World, words: str) -> None:
    if "您是要申请注销" in july.say(CLERK, f"{words}，8月20停更，原因：机构改革以后没人管理"):
        july.say(CLERK, "是")
    july.say(CLERK, "ks123456")

    asked = july.say(CLERK, "是")
    assert "接着起草 注销 义乌公安（知乎） 吗？" in asked, asked
    assert "照样带过去：停更2022年8月20日（周六）；原因“机构改革以后没人管理”" in asked
    assert "已填：停更2022年8月20日（周六）；原因“机构改革以后没人管理”" in july.say(CLERK, "是")


@pytest.mark.parametrize(
    ("words", "first", "then", "second"),
    [
        ("快手是注销，知乎改名叫义乌警事", "注销 义乌公安（快手短视频）", "知乎改名叫义乌警事", "名称改为义乌警事"),
        ("头条改名叫义乌公安，抖音改名叫平安义乌", "名称改为义乌公安", "抖音改名叫平安义乌", "名称改为平安义乌"),
        ("头条叫义乌公安，抖音叫平安义乌", "名称改为义乌公安", "抖音改名叫平安义乌", "名称改为平安义乌"),
        (
            "快手的注销，抖音的换管理员，换成李伟",
            "注销 义乌公安（快手短视频）",
            "抖音的换管理员，换成李伟",
            "管理员改为李伟",
        ),
    ],
)
def test_of_two_deeds_the_second_is_offered_behind_the_first(
    july: World, words: str, first: str, then: str, second: str
) -> None:
    answer = july.say(CLERK, words)
    assert answer.startswith(f"记下了：这件送签以后，接着问您“{then}”。"), answer
    begun = answer if "已起草" in answer else july.say(CLERK, "是")
    assert first in begun, begun
    assert "机构改革以后没有人维护" in july.say(CLERK, "8月20日起，id123456，原因：机构改革以后没有人维护")

    assert f"接着办前面说的“{then}”吗" in july.say(CLERK, "是")
    assert second in july.say(CLERK, "是")


@pytest.mark.parametrize("words", ["头条叫什么，抖音叫什么", "我叫李明，他叫王芳"])
def test_what_is_called_so_is_no_new_name(july: World, words: str) -> None:
    assert "变更" not in july.say(CLERK, words)


def test_what_is_told_of_each_account_goes_into_the_form_of_each(july: World) -> None:
    july.say(CLERK, "快手和知乎都要注销")

    told = july.say(CLERK, "快手没人管，粉丝也一直很少，知乎一年没更新，没有专人")
    assert "原因“快手没人管，粉丝也一直很少”" in told
    assert "“知乎一年没更新，没有专人”记下了" in told
    assert "“知乎8月5日停”记下了" in july.say(CLERK, "快手8月1日停，知乎8月5日停")
    assert "账号：ks_112233" in july.say(CLERK, "快手是ks_112233，知乎是zh_2233")

    offered = july.say(CLERK, "是")
    assert "停更2022年8月5日（周五）；账号ID zh_2233；原因“知乎一年没更新，没有专人”" in offered
    form = july.say(CLERK, "是")
    assert [line for line in form.splitlines() if line.startswith(("账号：", "停更日期", "原因"))] == [
        "账号：zh_2233",
        "停更日期：2022年8月5日（周五）",
        "原因：知乎一年没更新，没有专人",
    ]


def test_the_days_told_with_the_wish_are_not_asked_for_again(july: World) -> None:
    begun = july.say(CLERK, "快手和知乎都注销，快手8月1日停，知乎8月5日停")
    assert "已填：停更2022年8月1日（周一）" in begun

    july.say(CLERK, "ks_112233，没有专人维护，粉丝很少")
    assert "停更2022年8月5日（周五）" in july.say(CLERK, "是")


def test_ending_the_first_says_what_becomes_of_the_second(july: World) -> None:
    july.say(CLERK, "快手和知乎都要注销")
    assert "义乌公安（知乎）也没有起草" in july.say(CLERK, "算了")

    july.say(CLERK, "天目号注销，抖音改名叫义乌警事")
    assert "抖音改名叫义乌警事”也没有办" in july.say(CLERK, "算了")


def test_what_is_told_of_another_form_is_offered_for_it_when_this_one_is_sent(july: World) -> None:
    july.say(CLERK, "注销 义乌公安 快手")
    july.say(CLERK, "注销 义乌公安 知乎 账号ID zh_2233 原因 没有专人维护，粉丝很少")
    july.say(CLERK, "知乎8月5日停更，快手8月9日停更")

    assert "“快手8月9日停更”吗" in july.say(CLERK, "是")
    assert "停更2022年8月9日（周二）" in july.say(CLERK, "是")


@pytest.mark.parametrize("words", ["快手没人管，知乎更新正常，没必要两个都留", "快手跟知乎内容重复，没有人看"])
def test_a_reason_may_speak_of_another_account(july: World, words: str) -> None:
    july.say(CLERK, "注销 义乌公安 快手")

    assert f"原因“{words}”" in july.say(CLERK, words)


def test_a_third_form_waits_behind_the_second(july: World) -> None:
    said = july.say(CLERK, "快手是注销，知乎改名叫义乌警事，抖音改名叫警队风采")

    assert said.startswith("记下了：这件送签以后，接着问您“知乎改名叫义乌警事，抖音改名叫警队风采”。")
    july.say(CLERK, "8月20日停更，原因2，账号ID ks123456")
    assert "接着办前面说的“知乎改名叫义乌警事”吗" in july.say(CLERK, "是")
    july.say(CLERK, "是")
    july.say(CLERK, "8月20日生效，原因3，账号ID zhihu123456")
    assert "接着办前面说的“抖音改名叫警队风采”吗" in july.say(CLERK, "是")
    assert "已填：名称改为警队风采" in july.say(CLERK, "是")


def test_of_an_obstacle_and_a_task_neither_gets_the_other(july: World) -> None:
    said = july.say(CLERK, "任务10完成了已报，快手受阻管理员离职")

    assert "“任务10完成了已报”这一句还没有记" in said
    assert not july.history(event="assignment.block")


def test_notes_headed_each_by_its_task_are_kept_apart(july: World) -> None:
    said = july.say(CLERK, "任务1进度：方案写了，任务10进度：名单报了，任务3进度：在整合")

    assert "任务1：记进展“方案写了”" in said
    assert "任务10：记进展“名单报了”" in said
    assert "任务3：记进展“在整合”" in said


@pytest.mark.parametrize("told_early", [False, True])
def test_what_is_told_of_one_account_alone_stays_out_of_the_other_form(july: World, *, told_early: bool) -> None:
    july.say(CLERK, "快手和知乎都注销，快手长期没人管理也没有更新，知乎内容和公众号重复没有必要")
    first = ["8月1日停更，快手ID 12345678", "是"]
    for words in first if told_early else reversed(first):
        form = july.say(CLERK, words)
    assert "原因：快手长期没人管理也没有更新" in form

    offered = july.say(CLERK, "是")
    assert "照样带过去：原因“知乎内容和公众号重复没有必要”，送签前" in offered
    assert "已填：原因“知乎内容和公众号重复没有必要”\n" in july.say(CLERK, "是")


def test_a_day_told_beside_the_guess_is_of_the_account_that_it_names(july: World) -> None:
    assert "您是要申请注销" in july.say(CLERK, "快手和知乎都注销，快手没人管，粉丝也很少，知乎是外包公司做的")

    july.say(CLERK, "8月1日停更，快手ID 12345678")
    assert "“知乎是外包公司做的”说的不是义乌公安（快手短视频）" in july.say(CLERK, "是")
    offered = july.say(CLERK, "是")
    assert "接着起草 注销 义乌公安（知乎） 吗" in offered
    assert "照样带过去" not in offered


@pytest.mark.parametrize(
    "words",
    [
        "快手和知乎都注销，快手8月1日停更长期没人管理也没有更新，知乎8月5日停更内容和公众号重复没有必要",
        "快手和知乎都注销，快手长期没人管理也没有更新8月1日停更，知乎内容和公众号重复没有必要，8月5日停更",
        "快手和知乎都注销，快手8月1日停更，长期没人管理也没有更新，知乎8月5日停更，内容和公众号重复没有必要",
    ],
)
def test_day_and_reason_of_each_are_kept_with_or_without_a_sign_between(july: World, words: str) -> None:
    begun = july.say(CLERK, words)
    assert "已填：停更2022年8月1日（周一）；原因“" in begun, begun
    assert "长期没人管理也没有更新”" in begun
    july.say(CLERK, "快手ID 12345678")

    kept = july.say(CLERK, "知乎8月6日停更")
    assert kept.startswith("“知乎8月6日停更”记下了，起草义乌公安（知乎）时一起填上。\n【申请表】注销申请ZX-2022-001"), (
        kept
    )
    assert "停更日期：2022年8月1日" in kept

    offered = july.say(CLERK, "是")
    assert "已送公安局主要（样例）签字：注销申请ZX-2022-001" in offered
    assert "停更2022年8月6日（周六）；原因“" in offered
    assert "内容和公众号重复没有必要”" in offered


def test_what_is_told_of_all_goes_along_though_the_first_is_put_right(july: World) -> None:
    july.say(CLERK, "快手知乎都注销，原因：机构改革以后没人管理")
    july.say(CLERK, "8月1日停更，快手ID 12345678")
    july.say(CLERK, "停更写成8月3日")

    assert "照样带过去：原因“机构改革以后没人管理”，送签前" in july.say(CLERK, "是")


def test_who_sends_a_form_back_is_read_to_his_last_word(first_of_two: World) -> None:
    first_of_two.say(CLERK, "是")
    first_of_two.tap("gonganju_zy", "请签批", "退回")

    assert "请核对后重报，不要再填错。确认" in first_of_two.say("gonganju_zy", "ID少一位，请核对后重报，不要再填错")
    shown = first_of_two.say("gonganju_zy", "再加一句，日期按批件写，别填反了")
    assert "理由：ID少一位，请核对后重报，不要再填错；日期按批件写，别填反了。确认" in shown
    first_of_two.say("gonganju_zy", "是")
    assert any(
        "原因：ID少一位，请核对后重报，不要再填错；日期按批件写，别填反了\n" in one for one in first_of_two.texts(CLERK)
    )


BOTH_TOLD = "快手和知乎都注销，快手8月1日停更，长期没人管理也没有更新，知乎8月5日停更，内容和公众号重复没有必要"


def test_who_begins_the_next_form_himself_finds_in_it_what_was_told(july: World) -> None:
    july.say(CLERK, BOTH_TOLD)

    begun = july.say(CLERK, "注销知乎")
    begun = begun if "已起草" in begun else july.say(CLERK, "是")
    assert "停更2022年8月5日（周五）；原因“内容和公众号重复没有必要”" in begun, begun


def test_who_does_not_want_the_next_form_hears_what_becomes_of_it(july: World) -> None:
    july.say(CLERK, BOTH_TOLD)
    july.say(CLERK, "快手ID 12345678")
    july.say(CLERK, "是")

    left = july.say(CLERK, "算了")
    assert "义乌公安（知乎）没有起草，停更2022年8月5日（周五）；原因“内容和公众号重复没有必要”也没有记" in left
