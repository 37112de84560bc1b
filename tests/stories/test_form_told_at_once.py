"""Several things of a form in one breath: none is lost, and none stands in another's place."""

import pytest

from tests.stages import begins
from tests.world import World

CLERK = "gonganju_jb"
DAY, REASON = "生效日期：2022年8月10日", "原管理员调走了不在单位"


def test_an_administrator_who_is_gone_is_why_he_changes(july: World) -> None:
    form = july.say(CLERK, f"义乌公安知乎管理员换成区红，8月10日起，{REASON}，账号ID zhihu1234")

    for line in ("变更内容：管理员", "新值：区红", DAY, f"原因：{REASON}", "账号：zhihu1234"):
        assert line in form, form


def test_a_field_behind_the_reason_is_none_of_it(july: World) -> None:
    form = july.say(CLERK, "注销 义乌公安知乎，8月10日停，长期没人看也没人维护，账号ID zhihu1234")

    assert "原因：长期没人看也没人维护\n" in form, form
    assert "账号：zhihu1234" in form


def test_a_day_in_a_part_of_its_own_is_none_of_why_somebody_left(july: World) -> None:
    july.say(CLERK, "变更 义乌公安知乎 管理员改为仇红")

    told = july.say(CLERK, "8月10日，原来的赵明调走了，换了人来管")

    assert "生效2022年8月10日（周三）" in told, told
    assert "原因“原来的赵明调走了，换了人来管”" in told


def test_a_reason_that_speaks_of_the_name_changes_no_name(july: World) -> None:
    july.say(CLERK, "变更 义乌公安知乎 名称改为 平安义乌")

    form = july.say(CLERK, "8月10日 机构改了名字要统一账号名称 zhihu1234")

    for line in ("新值：平安义乌", DAY, "原因：机构改了名字要统一账号名称", "账号：zhihu1234"):
        assert line in form, form


def test_a_day_beside_a_new_name_is_taken_with_it(july: World) -> None:
    july.say(CLERK, "变更 义乌公安知乎 名称改为 平安义乌")

    told = july.say(CLERK, "8月10日起名称改成公安义乌")

    assert "名称改为公安义乌；生效2022年8月10日（周三）" in told, told


def test_what_was_told_beside_an_offer_stands_when_the_account_is_put_right(july: World) -> None:
    july.say("weijianju_jb", "义乌市卫生健康局那个订阅号不要了 跟健康义乌重复")
    july.say("weijianju_jb", "8月20号停更")
    july.say("weijianju_jb", "id gh_wjj20190701")
    july.say("weijianju_jb", "不是那个，是订阅号")

    draft = july.say("weijianju_jb", "是")

    assert "注销 义乌市卫生健康局（微信订阅号）" in draft, draft
    assert "停更2022年8月20日" in draft
    assert "gh_wjj20190701" not in draft  # of the other account


def test_an_identifier_told_beside_an_offer_is_in_the_form(july: World) -> None:
    july.say("suxi_jb", "微博 义乌市苏溪镇政府 也一块关，日期一样")
    july.say("suxi_jb", "8月20号停更")
    july.say("suxi_jb", "原因3")
    assert "您是要申请注销" in july.say("suxi_jb", "uid是2803301701")

    form = july.say("suxi_jb", "是")

    for line in ("账号：2803301701", "停更日期：2022年8月20日", "原因：同一平台开设多个账号"):
        assert line in form, form


@begins
def lacking(july: World) -> None:
    """A form that has its reason, one of those offered, and lacks the day and the identifier."""
    july.say("suxi_jb", "注销 魅力苏溪")
    assert "还差两样" in july.say("suxi_jb", "原因1")


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("8月18日，原因：受众面小，整合到义乌发布", ("停更2022年8月18日", "原因“受众面小，整合到义乌发布”")),
        ("理由是人手不够这个账号没人管，8月23", ("停更2022年8月23日", "原因“人手不够这个账号没人管”")),
        ("8月20号停，原因再加一句：粉丝也少", ("停更2022年8月20日", "整合至“义乌发布”；粉丝也少”")),
        ("gh_abc12345，事由改成机构调整以后没人管了", ("账号ID gh_abc12345", "原因“机构调整以后没人管了”")),
    ],
)
def test_a_reason_told_once_more_beside_what_was_asked_for_takes_its_place(
    lacking: World, words: str, lines: tuple[str, ...]
) -> None:
    answer = lacking.say("suxi_jb", words)

    for line in lines:
        assert line in answer, answer


def test_a_day_told_once_more_beside_the_identifier_takes_its_place(lacking: World) -> None:
    lacking.say("suxi_jb", "8月18日")

    answer = lacking.say("suxi_jb", "9月1日起停更 账号ID gh_3f9a77c01b2e 因为粉丝太少一直没人更新")

    assert "停更日期：2022年9月1日" in answer, answer
    assert "原因：粉丝太少一直没人更新" in answer


@pytest.mark.parametrize("words", ["原因2", "理由是人手不够这个账号没人管"])
def test_a_reason_where_only_the_identifier_is_asked_for_is_shown_before_it_counts(lacking: World, words: str) -> None:
    lacking.say("suxi_jb", "8月18日")

    assert "您填的是这个吗？原因" in lacking.say("suxi_jb", words)

    assert "受众面小" not in lacking.say("suxi_jb", "是")


@pytest.mark.parametrize(
    ("words", "reason", "identifier"),
    [
        ("因为全市要统一各平台账号名称，抖音号ywjd110", "全市要统一各平台账号名称", "ywjd110"),
        ("因为全市要统一各平台账号名称，账号yw_dy；已报宣传部了", "全市要统一各平台账号名称", "yw_dy"),
        ("原因写全市要统一各平台账号名称，账号ywga_dy", "全市要统一各平台账号名称", "ywga_dy"),
        ("因为内容已经并到抖音号上面去更新了，账号ywga_dy", "内容已经并到抖音号上面去更新了", "ywga_dy"),
    ],
)
def test_the_part_with_the_identifier_is_no_part_of_the_reason(
    july: World, words: str, reason: str, identifier: str
) -> None:
    july.say("gonganju_jb", "抖音改名")

    answer = july.say("gonganju_jb", words)

    assert f"原因“{reason}”；账号ID {identifier}" in answer, answer


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("名字改成平安义乌吧", "平安义乌"),
        ("名字改成平安义乌呗", "平安义乌"),
        ("名称换成平安义乌啦", "平安义乌"),
        ("名字就改成平安义乌了", "平安义乌"),
        ("名字改成义乌书吧", "义乌书吧"),
        ("名称改为义乌看见", "义乌看见"),
        ("名称改为义乌来了", "义乌来了"),
    ],
)
def test_a_last_particle_is_no_part_of_the_new_name(july: World, words: str, name: str) -> None:
    july.say("gonganju_jb", "头条改名")

    answer = july.say("gonganju_jb", words)

    assert f"名称改为{name}\n" in answer, answer


@pytest.mark.parametrize(
    "reason", ["管理员岗位调整，人已经不在这边", "岗位调整，人已经不在这边了", "名称太长群众不好记也不好找"]
)
@pytest.mark.parametrize("day", ["好的就10号", "那就10号吧"])
def test_a_day_that_is_over_this_month_is_shown_with_the_reason(july: World, day: str, reason: str) -> None:
    july.say("gonganju_jb", "知乎换管理员")

    answer = july.say("gonganju_jb", f"{day}，原因写{reason}")

    assert answer.startswith("您填的是这个吗？"), answer
    assert "生效日期：2022年8月10日" in answer
    assert f"已填：管理员；生效2022年8月10日（周三）；原因“{reason}”" in july.say("gonganju_jb", "是")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("原因改成机构改革以后统一账号名称吧，局长同意的", "机构改革以后统一账号名称"),
        ("原因写机构改革以后统一账号名称，领导已经同意了", "机构改革以后统一账号名称"),
        ("原因写机构改革以后统一账号名称，市里发过文件", "机构改革以后统一账号名称，市里发过文件"),
    ],
)
def test_who_agreed_is_no_part_of_the_reason(july: World, words: str, reason: str) -> None:
    july.say("gonganju_jb", "抖音改名")

    assert f"原因“{reason}”" in july.say("gonganju_jb", words)
