"""What belongs to another matter is not written into the one that happens to be open, and no yes becomes a no."""

import pytest

from tests.stages import begins
from tests.world import World

CLERK, HEAD, OFFICE, FIRST = "suxi_jb", "suxi_zy", "fuban_sp", "fuban_cs"
FORM = "gh_a1b2c3d4，8月15日停更，原因1"


def _send(july: World, account: str, form: str) -> str:
    july.say(CLERK, f"注销 {account}")
    july.say(CLERK, form)
    july.say(CLERK, "是")
    return "ZX-2022-001"


@begins
def waiting(july: World) -> None:
    """An application that waits for the head's tap."""
    _send(july, "魅力苏溪", FORM)


def test_a_typed_yes_stands_on_no_card_as_the_reason_of_a_return(waiting: World) -> None:
    waiting.say(HEAD, "行 我同意")
    waiting.say(HEAD, "是")

    waiting.tap(HEAD, "ZX-2022-001", "退回")

    assert "行 我同意" not in str([row.facts for row in waiting.history(event="request.sign_return")])


def test_what_approves_is_no_reason_to_send_back(waiting: World) -> None:
    waiting.tap(HEAD, "ZX-2022-001", "同意")
    waiting.tap(OFFICE, "ZX-2022-001", "退回")

    answer = waiting.say(OFFICE, "苏溪那个可以批了")

    assert "将退回" not in answer
    assert not waiting.history(event="request.return")


def test_a_unit_of_which_nothing_waits_is_not_taken_for_the_one_that_does(waiting: World) -> None:
    waiting.tap(HEAD, "ZX-2022-001", "同意")

    answer = waiting.say(OFFICE, "教育局那个原因写得太随便了，退回")

    assert answer.startswith("没有动：这家单位现在没有等您批的"), answer


@pytest.mark.parametrize("words", ["催他们，除了卫健", "把任务3都催一下，公安不用催", "催他们，除了镇街"])
def test_nobody_is_urged_where_the_scope_is_none_of_ours(july: World, words: str) -> None:
    assert july.say(OFFICE, words).startswith("没有催。")


def test_a_group_that_is_urged_is_shown_first_and_may_lose_some(july: World) -> None:
    assert "将提醒8个单位24项" in july.say(OFFICE, "街道没签收的催一下")
    assert "将提醒7个单位21项" in (shown := july.say(OFFICE, "后宅就不用了，别的都催"))
    assert "后宅" not in shown
    assert "将提醒5个单位15项" in july.say(OFFICE, "福田、北苑也别催了")
    assert "将提醒4个单位12项" in (shown := july.say(OFFICE, "除了城西"))
    assert "没有办" not in shown
    assert "已安排提醒4个单位12项" in july.say(OFFICE, "是")
    assert "将提醒24个单位24项（41号任务1）" in july.say(OFFICE, "催部门报任务1")


@pytest.mark.parametrize("words", ["镇街催过了", "镇街要不要催", "别催镇街"])
def test_a_group_that_is_only_spoken_of_is_not_urged(july: World, words: str) -> None:
    assert "将提醒" not in july.say(OFFICE, words)


def test_the_office_sees_everybodys_applications(waiting: World) -> None:
    answer = waiting.say(FIRST, "注销的账号走到哪步了")

    assert "ZX-2022-001 注销 魅力苏溪" in answer
    assert "苏溪镇" in answer


def test_who_is_late_is_asked_of_all(july: World) -> None:
    july.move_to("2022-08-03T10:00")

    assert "市府办现在没有逾期" not in july.say(OFFICE, "全市逾期多少家，逾期率多少")


def test_task_ones_people_are_no_reason_for_a_form(july: World) -> None:
    july.say(CLERK, "注销 魅力苏溪")

    july.say(CLERK, "分管领导王强 副镇长，专职人员李红 科员，联系人李红")

    assert "原因“分管" not in july.say(CLERK, "继续")


def test_words_on_another_account_are_no_proof(july: World) -> None:
    _send(july, "魅力苏溪", FORM.replace("8月15日", "7月20日"))
    july.say(CLERK, "注销 苏溪镇政府微博")
    july.say(CLERK, "wbsuxi123，7月20日停更，原因1")
    july.say(CLERK, "是")
    for number in ("ZX-2022-001", "ZX-2022-002"):
        july.tap(HEAD, number, "同意")
        july.tap(OFFICE, number, "同意")
    for account in ("魅力苏溪", "义乌市苏溪镇政府微博"):
        july.say(CLERK, f"已停更 {account}")
        july.say(CLERK, "是")
        assert "平台已受理" in july.say(CLERK, f"已提交 {account} 冻结到8月20日")
    assert "魅力苏溪" in july.say(CLERK, "已注销 魅力苏溪")

    answer = july.say(CLERK, "义乌市苏溪镇政府也注销成功了，今天")

    assert answer.startswith("没有记：这句说的是义乌市苏溪镇政府，不是魅力苏溪"), answer
    july.say(CLERK, "已注销 魅力苏溪")
    assert "请回复一句凭证" in july.say(CLERK, "都备份好的")  # of what comes before 停更
    assert not july.history(event="request.submit_evidence")
