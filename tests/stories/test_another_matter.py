"""Words of another account while a form lies open: none of them stands in that form, and none is lost."""

import pytest

from tests.world import World

CLERK = "gonganju_jb"


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("微博那个早就没人管了，直接关", "注销义乌公安（新浪微博）"),
        ("哦对了，头条也要改名，改成义乌警讯", "变更义乌警队（今日头条）"),
        ("天目号没有人看，停了吧", "注销义乌公安（天目号）"),
        ("抖音8月22号停更", "注销义乌警队（抖音短视频）"),
    ],
)
def test_a_deed_for_another_account_is_offered_and_the_form_stays(july: World, words: str, offered: str) -> None:
    july.say(CLERK, "公安知乎改名为义乌警事")

    answer = july.say(CLERK, words)

    assert f"您是要申请{offered}吗" in answer, answer
    assert "正在填的BG-2022-001先留着，接着填回复“继续”。" in answer
    july.say(CLERK, "算了")
    assert "原因“" not in july.say(CLERK, "继续")


@pytest.mark.parametrize(
    "words",
    [
        "公众号内容已经全覆盖了，重复建设没必要",
        "公众号也要人维护，没有精力再管这个",
        "抖音去年就停了，知乎也没有必要再留",
        "微博和公众号都在发同样的内容，没必要重复",
    ],
)
def test_other_accounts_within_a_reason_belong_to_it(july: World, words: str) -> None:
    july.say(CLERK, "注销 义乌公安知乎")

    assert f"原因“{words}”" in july.say(CLERK, words)


def test_the_same_for_another_comes_next(july: World) -> None:
    july.say(CLERK, "注销 公安快手")
    answer = july.say(CLERK, "头条也一样办")
    assert answer.startswith("记下了：这件送签以后，接着问您起草 注销 义乌警队（今日头条）。"), answer
    july.say(CLERK, "ks123456，8月20日停更，机构改革以后没有人维护")

    assert "接着起草 注销 义乌警队（今日头条）" in july.say(CLERK, "是")


def test_what_is_said_beside_the_next_one_fills_the_form_in(july: World) -> None:
    july.say(CLERK, "注销 公安快手")

    answer = july.say(CLERK, "机构改革以后没有人维护，天目号也一起，8月20号停")

    assert "接着问您起草 注销 义乌公安（天目号）" in answer
    assert "已填：停更2022年8月20日（周六）；原因“机构改革以后没有人维护”" in answer


@pytest.mark.parametrize("words", ["提交知乎的", "知乎那个送签", "先把知乎的送了"])
def test_another_form_is_brought_back(july: World, words: str) -> None:
    july.say(CLERK, "公安知乎改名为义乌警事")
    july.say(CLERK, "注销 公安快手")

    assert "变更 义乌公安（知乎），BG-2022-001" in july.say(CLERK, words)


def test_of_two_identifiers_the_forms_own_is_taken(july: World) -> None:
    july.say(CLERK, "注销 警队抖音")

    answer = july.say(CLERK, "抖音号yiwujingdui，头条号是1234567890，8月20日停更")

    assert "“头条号是1234567890”说的不是义乌警队（抖音短视频），没有写进这张申请。" in answer
    assert "已填：停更2022年8月20日（周六）；账号ID yiwujingdui" in answer


@pytest.mark.parametrize("words", ["头条号是1234567890", "微博的账号ID填错了，应该是yiwugongan88"])
def test_an_identifier_of_another_account_is_told_back(july: World, words: str) -> None:
    july.say(CLERK, "注销 警队抖音")

    answer = july.say(CLERK, words)

    assert answer.startswith(f"没有写：“{words}”说的是别的账号"), answer
    assert "已填" not in answer


@pytest.mark.parametrize("words", ["不对不对，头条先留着，是快手", "弄错了应该是快手", "不是头条，是快手那个"])
def test_another_account_was_meant(july: World, words: str) -> None:
    july.say(CLERK, "注销 警队头条")

    answer = july.say(CLERK, words)

    assert "您是要申请注销义乌公安（快手短视频）吗" in answer, answer
    assert "正在填的ZX-2022-001先留着" in answer


@pytest.mark.parametrize("words", ["不对 是天目号", "都不是，是天目号那个"])
def test_none_of_those_to_choose_from(july: World, words: str) -> None:
    july.say(CLERK, "要注销公安微博或者快手，没人管了没有更新，8月20号停更")

    assert "您是要申请注销义乌公安（天目号）吗" in july.say(CLERK, words)
    assert "已填" not in july.say(CLERK, "是")


def test_a_command_of_two_accounts_is_no_reason(july: World) -> None:
    july.say(CLERK, "注销 公安快手")

    answer = july.say(CLERK, "要注销公安微博或者快手，没人管了没有更新，8月20号停更")

    assert answer.startswith("是哪个账号？"), answer


def test_another_account_where_a_task_is_put_off_is_asked_about(july: World) -> None:
    july.say(CLERK, "任务3申请延期到9月10号")

    assert "您填的是这个吗？原因：知乎那个直接关" in july.say(CLERK, "知乎那个直接关")
    assert "原因：公众号迁移要等平台审核" in july.say(CLERK, "公众号迁移要等平台审核，快手那边也还没注销")


def test_what_is_said_of_another_account_is_asked_about(july: World) -> None:
    july.say(CLERK, "注销 警队抖音")

    assert "您填的是这个吗？" in july.say(CLERK, "知乎那个已经更新过几次了")


def test_beside_an_offer_only_what_is_told_of_its_account_counts(july: World) -> None:
    assert "注销义乌公安（知乎）吗" in july.say(CLERK, "知乎和快手都要关，没人管")

    answer = july.say(CLERK, "知乎是zh_gongan，快手ks_gongan")
    assert answer.startswith("记下了，账号ID：zh_gongan。\n“快手ks_gongan”说的是别的账号，没有算进去"), answer
    answer = july.say(CLERK, "8月15停知乎，20号停快手")
    assert "停更日期：2022年8月15日" in answer
    assert "“20号停快手”说的是别的账号，没有算进去" in answer
    assert "已填：停更2022年8月15日（周一）；账号ID zh_gongan" in july.say(CLERK, "是")


def test_of_two_days_each_stays_with_its_account(july: World) -> None:
    july.say("jiaoyuju_jb", "教育之声改名叫义乌教育")
    july.say("jiaoyuju_jb", "算了")

    offered = july.say("jiaoyuju_jb", "教育之声9月1号生效，微博8月15停")
    assert "修改申请BG-2022-001（" in offered, offered
    assert "），生效日期改为2022年9月1日（周四）吗" in offered
    assert "“微博8月15停”说的不是义乌教育之声（微信订阅号）" in july.say("jiaoyuju_jb", "是")


def test_a_closing_said_anew_is_taken_over_by_its_draft(july: World) -> None:
    july.say(CLERK, "注销微博，8月15停，机构改革以后没人维护更新")
    july.say(CLERK, "算了")

    answer = july.say(CLERK, "微博注销，8月18停，账号id 6677889900")

    assert "停更日期：2022年8月18日" in answer, answer
    assert "账号：6677889900" in answer


def test_what_goes_along_to_another_account_is_shown(july: World) -> None:
    july.say(CLERK, "知乎和快手都要关，没人管，8月20停")

    answer = july.say(CLERK, "不对，先弄微博")

    assert answer.startswith("前面说的一并带过去：停更日期：2022年8月20日（周六）。"), answer
    assert "注销义乌公安（新浪微博）吗" in answer


@pytest.mark.parametrize("words", ["微博那边还没定", "公众号还没商量好", "微博还没想好呢"])
def test_what_is_not_decided_chooses_nothing(july: World, words: str) -> None:
    july.say("jiaoyuju_jb", "注销账号，8月20停")

    assert "好的，等您" in july.say("jiaoyuju_jb", words)
    assert not july.history(event="request.create")


@pytest.mark.parametrize(
    ("words", "filled"),
    [
        ("天目号管理员换人了，换成李伟", "管理员改为李伟"),
        ("公众号改名义乌公安发布，按要求统一账号名称", "名称改为义乌公安发布"),
    ],
)
def test_what_it_becomes_is_kept(july: World, words: str, filled: str) -> None:
    assert f"已填：{filled}" in july.say(CLERK, words)


def test_another_form_is_known_by_its_kind(july: World) -> None:
    july.say("suxi_jb", "魅力苏溪名称改成苏溪发布")
    july.say("suxi_jb", "注销微博")

    offered = july.say("suxi_jb", "改名那个日期改到9月10号")

    assert "），生效日期改为2022年9月10日（周六）吗" in offered, offered
    assert "正在填的ZX-2022-001先留着" in offered


def test_where_there_is_no_extension_the_closing_keeps_its_day(july: World) -> None:
    july.say("suxi_jb", "注销微博，8月20号停")

    july.say("suxi_jb", "延期那个改到9月10号")

    assert "停更2022年8月20日" in july.say("suxi_jb", "继续")


@pytest.mark.parametrize(
    ("words", "account"),
    [
        ("快手整合到义乌发布，8月20日停更", "义乌公安（快手短视频）"),
        ("知乎号内容全部迁到义乌发布，申请注销", "义乌公安（知乎）"),
        ("把天目号并到义乌发布吧", "义乌公安（天目号）"),
        ("快手并到抖音，申请注销", "义乌公安（快手短视频）"),
    ],
)
def test_where_an_account_goes_is_never_what_is_closed(july: World, words: str, account: str) -> None:
    assert f"您是要申请注销{account}吗" in july.say(CLERK, words)


@pytest.mark.parametrize("words", ["注销 义乌发布", "义乌发布要改名"])
def test_the_main_account_itself_is_refused_as_ever(july: World, words: str) -> None:
    assert july.say(CLERK, words).startswith("这是主账号")


@pytest.mark.parametrize(
    "words", ["整合到义乌发布", "公告都发在义乌发布", "内容并到义乌发布了", "以后的推文转到义乌发布"]
)
@pytest.mark.parametrize("told", ["，原因：机构改革以后没有人维护", "，原因：机构改革以后没有人维护，ks998877"])
def test_where_it_goes_joins_the_reason_of_the_open_form(july: World, told: str, words: str) -> None:
    july.say(CLERK, "注销 公安快手")
    july.say(CLERK, f"8月20日停更{told}")

    assert f"原因加上“{words}”吗" in july.say(CLERK, words)
    assert f"机构改革以后没有人维护；{words}" in july.say(CLERK, "是")


def test_what_is_not_to_be_kept_is_not_kept(july: World) -> None:
    july.say("fuban_sp", "苏溪的号保留")

    answer = july.say("fuban_sp", "微博不留")

    assert answer.startswith("您说的这个先不算，什么也没有办。"), answer
    assert "1 魅力苏溪（微信订阅号）" in answer
    assert "已定：魅力苏溪（微信订阅号）——保留" in july.say("fuban_sp", "1")


@pytest.mark.parametrize(
    "words",
    [
        "注销天目号，9月1日停更，知乎改名叫平安知乎",
        "天目号注销，9月1日停更，知乎改名叫平安知乎",
        "关掉天目号，9月1日停更，知乎改名叫平安知乎",
    ],
)
def test_a_wish_for_another_account_is_no_word_on_the_form_that_waits(july: World, words: str) -> None:
    july.say(CLERK, "注销 义乌公安 快手，8月1日停更")
    july.say(CLERK, "算了")

    begun = july.say(CLERK, words)
    begun = begun if "已起草" in begun else july.say(CLERK, "是")
    assert "已起草：注销 义乌公安（天目号），ZX-2022-002。\n已填：停更2022年9月1日" in begun, begun
    july.say(CLERK, "算了")
    assert "停更2022年8月1日" in july.say(CLERK, "继续 ZX-2022-001")


def test_what_would_be_changed_is_named_with_its_account(july: World) -> None:
    july.say(CLERK, "注销 义乌公安 快手，8月1日停更")
    july.say(CLERK, "算了")

    asked = july.say(CLERK, "停更改成9月5日")
    assert "修改申请ZX-2022-001（义乌公安（快手短视频）），停更日期改为2022年9月5日（周一）吗" in asked


@pytest.mark.parametrize(
    "words", ["修改快手的申请，停更改成9月3日", "请修改快手那张，停更改成9月3日", "改一下快手的，停更改成9月3日"]
)
def test_who_names_another_form_changes_that_one(july: World, words: str) -> None:
    july.say(CLERK, "注销 义乌公安 快手，8月1日停更")
    july.say(CLERK, "注销 义乌公安 天目号，8月9日停更")

    assert "修改申请ZX-2022-001（义乌公安（快手短视频）），停更日期改为2022年9月3日" in july.say(CLERK, words)
    july.say(CLERK, "算了")
    assert "停更2022年8月9日" in july.say(CLERK, "继续 ZX-2022-002")
