"""Two acts on two things in one message: the second is no reason of the first."""

import pytest

from bot.language import Asked, Context
from tests.language import plans
from tests.language.speaking import answering, clerk, hears, holder

TOWN, POLICE = clerk("Z01"), clerk("B02")


@pytest.mark.parametrize(
    ("words", "intent", "reason", "then"),
    [
        ("任务1延期到8月5日领导出差，任务10办好了", "EXTENSION_REQUEST", "领导出差", "任务10办好了"),
        ("任务1延期到8月5日领导出差，任务3办好了", "EXTENSION_REQUEST", "领导出差", "任务3办好了"),
        ("任务1延期到8月5日，任务10办好了", "EXTENSION_REQUEST", None, "任务10办好了"),
        ("1延期到8月5日领导出差，10做了一半", "EXTENSION_REQUEST", "领导出差", "10做了一半"),
        ("任务1受阻，领导没定；任务10已投稿3篇", "BLOCKED", "领导没定", "任务10已投稿3篇"),
    ],
)
def test_each_task_keeps_what_was_said_of_it(words: str, intent: str, reason: str | None, then: str) -> None:
    heard = hears(words, TOWN, plans.notice())

    assert (heard.intent, heard.slots.get("reason"), heard.then) == (intent, reason, then)


@pytest.mark.parametrize(
    ("words", "then"),
    [("签收，任务10投稿2篇了", "任务10投稿2篇了"), ("收到，任务1名单在弄，10没动", "任务1名单在弄，10没动")],
)
def test_what_is_told_behind_a_receipt_is_taken_up(words: str, then: str) -> None:
    heard = hears(words, clerk("Z01", facts={"unsigned": "1"}), plans.notice())

    assert (heard.intent, heard.act, heard.then) == ("SIGN_RECEIPT", "do", then)


@pytest.mark.parametrize("words", ["收到，任务3不是我们的", "收到，马上办", "收到，任务10先不签", "收到后任务10再报"])
def test_what_is_no_second_act_is_read_as_ever(words: str) -> None:
    assert not hears(words, clerk("Z01", facts={"unsigned": "1"}), plans.notice()).then


@pytest.mark.parametrize(
    "words",
    [
        "任务1延期到8月5日，任务3的材料还没收齐",
        "任务1延期到8月5日，领导出差",
        "任务1受阻，3个账号密码忘了",
        "完成1，完成10",
        "任务1完成，名单已报任务10的负责人",
    ],
)
def test_a_reason_that_names_another_task_stays_one(words: str) -> None:
    assert not hears(words, TOWN, plans.notice()).then


def test_those_who_watch_over_others_are_read_as_ever() -> None:
    office = holder("市府办审批", "A01")

    assert not hears("任务1延期到8月5日领导出差，任务10办好了", office, plans.notice()).then


@pytest.mark.parametrize(
    "words", ["任务3延期到7月10日领导出差，任务10已投稿3篇", "任务10延期到7月1日人手不够；任务1名单在弄"]
)
def test_behind_a_first_act_that_is_refused_the_second_is_kept(words: str) -> None:
    heard = hears(words, TOWN, plans.notice())

    assert (heard.act, heard.then) == ("deny", words[words.index("任务", 2) :])


@pytest.mark.parametrize(
    "doubted",
    ["任务10说不定也受阻", "任务10听说办好了", "任务10不延期", "任务10不用撤", "任务1没报", "任务3还不撤"],
)
def test_what_is_supposed_or_denied_of_another_task_is_no_act_and_the_first_is_shown(doubted: str) -> None:
    heard = hears(f"任务1延期到8月5日领导出差，{doubted}", TOWN, plans.notice())

    assert (heard.intent, heard.act, heard.then) == ("EXTENSION_REQUEST", "offer", "")
    own = doubted.startswith("任务1没")
    assert heard.slots["reason"] == (f"领导出差，{doubted}" if own else "领导出差")
    assert heard.undone == ("" if own else doubted)


@pytest.mark.parametrize(
    "words",
    ["听说任务1办好了，任务10受阻，领导没定", "苏溪镇任务1办好了，任务10受阻，领导没定", "据说任务3停了；任务1受阻"],
)
def test_what_is_heard_of_one_task_blocks_it_never(words: str) -> None:
    heard = hears(words, TOWN, plans.notice())

    assert heard.act != "do"
    assert heard.intent != "BLOCKED" or heard.slots["task"] != int(words[words.index("任务") + 2])


@pytest.mark.parametrize("reason", ["领导不同意", "领导还没签", "主任没定"])
def test_who_has_not_agreed_is_a_part_of_the_reason(reason: str) -> None:
    heard = hears(f"任务1延期到8月5日{reason}，任务10办好了", TOWN, plans.notice())

    assert (heard.slots["reason"], heard.then) == (reason, "任务10办好了")


def test_a_polite_word_to_the_reader_is_no_reason() -> None:
    assert "reason" not in hears("任务1延期到8月5日，请领导同意", TOWN, plans.notice()).slots


@pytest.mark.parametrize(
    ("words", "intent", "then"),
    [
        ("任务10进展：已投稿3篇，顺便问一下几号截止", "TASK_PROGRESS", "几号截止"),
        ("任务1受阻解除，任务10撤回", "UNBLOCK", "任务10撤回"),
    ],
)
def test_beside_the_question_for_evidence_the_second_is_kept_too(words: str, intent: str, then: str) -> None:
    heard = hears(words, answering("evidence", unit="Z01"), plans.notice())

    assert (heard.intent, heard.act, heard.then) == (intent, "do", then)


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("任务3不是我们的吧，其他签收", "offer"),
        ("任务3好像不是我们的，其他签收", "offer"),
        ("任务10应该不归我们管吧，其他的都签", "offer"),
        ("任务3不是我们的，其他签收", "do"),
    ],
)
def test_whoever_doubts_that_a_task_is_his_signs_for_nothing_at_once(words: str, act: str) -> None:
    heard = hears(words, clerk("Z01", facts={"unsigned": "1"}), plans.notice())

    assert (heard.intent, heard.act) == ("NOT_OURS", act)


@pytest.mark.parametrize(
    ("words", "reason", "left"),
    [
        ("任务3想延到9月15，管理员离职交接没完，另外任务1的名单明天给", "管理员离职交接没完", "另外任务1的名单明天给"),
        ("任务3八月底赶不上，要缓到9月15，任务1也补个人员", None, "任务1也补个人员"),
        ("任务1延期到8月5日，任务3的材料还没收齐", "任务3的材料还没收齐", ""),  # may tell why
    ],
)
def test_what_is_said_of_another_task_is_no_reason(words: str, reason: str | None, left: str) -> None:
    notice = plans.notice()
    heard = hears(words, TOWN, notice)

    assert (heard.intent, heard.slots.get("reason"), heard.undone) == ("EXTENSION_REQUEST", reason, left)


def test_each_progress_by_its_head_is_of_its_own_task() -> None:
    notice = plans.notice()
    words = "进度1 名单定了，分管王建军，进度3 栏目迁了八成"
    heard = hears(words, TOWN, notice)

    assert heard.slots["notes"] == [[1, "note", "名单定了，分管王建军", ""], [3, "note", "栏目迁了八成", ""]]


@pytest.mark.parametrize(
    ("words", "notes"),
    [
        ("进度3栏目迁了八成。进度1名单定了", [[3, "note", "栏目迁了八成", ""], [1, "note", "名单定了", ""]]),
        ("进展1分管领导定了，进展3版面还在做", [[1, "note", "分管领导定了", ""], [3, "note", "版面还在做", ""]]),
        ("进度10样稿发了两篇；进度1名称还在核", [[10, "note", "样稿发了两篇", ""], [1, "note", "名称还在核", ""]]),
    ],
)
def test_a_number_before_a_noun_that_begins_like_a_measure_is_the_task_s(words: str, notes: list[list[object]]) -> None:
    assert hears(words, TOWN, plans.notice()).slots["notes"] == notes


def test_a_measure_behind_a_number_counts_as_ever() -> None:
    heard = hears("进度3 停更了2个，还剩1名同志没交接", TOWN, plans.notice())

    assert (heard.slots["task"], "notes" in heard.slots) == (3, False)


@pytest.mark.parametrize("words", ["1、3先等等", "任务3先放一放", "3先等等吧", "任务1、任务10先放着", "1和3再等一下"])
def test_what_is_only_put_off_is_no_progress(words: str) -> None:
    heard = hears(words, TOWN, plans.notice())

    assert (heard.intent, heard.act, heard.slots) == ("UNKNOWN", "hint", {"hint": "put_off"})


@pytest.mark.parametrize("words", ["1、3还在等平台", "3先等等平台答复", "进度3 先等等", "任务3还在等通知"])
def test_what_is_waited_for_is_a_progress(words: str) -> None:
    assert hears(words, TOWN, plans.notice()).intent == "TASK_PROGRESS"


ORDERED = clerk("B02", facts={"open_rect": "ZG-2022-001"})


@pytest.mark.parametrize(
    ("words", "fed", "then"),
    [
        ("链接修好了，另外任务3也弄完了", "链接修好了", "任务3也弄完了"),
        ("整改反馈 错链已改好，任务10进展：投了3篇", "错链已改好", "任务10进展：投了3篇"),
        ("整改反馈 错别字改掉了。对了，完成1 名单已报", "错别字改掉了", "完成1 名单已报"),
        ("整改反馈 错链已改好，第3项任务也办结了", "错链已改好", "第3项任务也办结了"),
        ("整改反馈 错链已改好，义乌公安快手也停更了", "错链已改好", "义乌公安快手也停更了"),
    ],
)
def test_what_is_told_beside_feedback_of_a_task_or_an_account_s_end_is_taken_up_behind_it(
    words: str, fed: str, then: str
) -> None:
    heard = hears(words, ORDERED, plans.notice())

    assert (heard.intent, heard.slots["text"], heard.then) == ("RECTIFY_FEEDBACK", fed, then)


@pytest.mark.parametrize(
    "words",
    [
        "整改反馈 错链已改好，栏目也更新了",
        "整改反馈 义乌警队抖音已更新，链接都能打开",
        "整改反馈 链接修好了，第3条也换了",
        "整改反馈 广告删了，审核制度第1条已补上",
        "整改反馈 链接修好了，第三项也改了",
        "整改反馈 链接修好了，第二项也已改正",
        "整改反馈 错链已改好，进度三分之二",
        "整改反馈 错链已改好，完成80%",
        "整改反馈 错链已改好，完成3项",
    ],
)
def test_what_belongs_to_the_fault_stays_in_the_feedback(words: str) -> None:
    heard = hears(words, ORDERED, plans.notice())

    assert (heard.slots["text"], heard.then) == (words.removeprefix("整改反馈 "), "")


@pytest.mark.parametrize("words", ["链接修好了，第三项也改了", "链接修好了，第二项没改"])
def test_a_point_of_the_order_is_no_task(words: str) -> None:
    assert not hears(words, ORDERED, plans.notice()).then


def listed() -> Context:
    """The whole list of task 1 was shown."""
    return clerk("Z01", asked=Asked("ask", fields=("people", "text", "list"), about="TASK_DONE", task=1))


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("对，报吧，另外任务10投稿2篇了", "任务10投稿2篇了"),
        ("是的，辛苦，任务10进度：初稿出来了", "任务10进度：初稿出来了"),
        ("对的，佛堂城事的公众号要注销", "佛堂城事的公众号要注销"),
    ],
)
def test_a_yes_to_the_list_stands_beside_another_deed(words: str, then: str) -> None:
    heard = hears(words, listed(), plans.notice())

    assert (heard.intent, heard.then) == ("CONFIRM", then)


@pytest.mark.parametrize("words", ["是的，任务1的联系人换成王芳", "先别报，任务10投稿2篇了", "报吧，1和3一起"])
def test_a_change_of_the_list_or_a_no_is_no_yes_to_it(words: str) -> None:
    heard = hears(words, listed(), plans.notice())

    assert (heard.intent != "CONFIRM", heard.then) == (True, "")


@pytest.mark.parametrize(
    ("words", "task", "text", "then"),
    [
        ("任务10完成了，快手要注销", 10, None, "快手要注销"),
        ("任务10完成了，方案已印发，另外申请注销知乎", 10, "方案已印发", "申请注销知乎"),
        ("任务1弄好了，知乎要改名叫平安义乌", 1, None, "知乎要改名叫平安义乌"),
        ("任务3完成了，注销快手，没人管", 3, None, "注销快手，没人管"),
        ("任务10完成了，快手已注销", 10, "快手已注销", ""),
        ("任务10完成了，快手不要注销", 10, "快手不要注销", ""),
    ],
)
def test_a_wish_for_an_account_is_no_word_of_a_report(words: str, task: int, text: str | None, then: str) -> None:
    heard = hears(words, POLICE, plans.notice())

    told = heard.intent, heard.slots.get("task"), heard.slots.get("text"), heard.then
    assert told == ("TASK_DONE", task, text, then)


def test_another_report_and_a_wish_are_no_words_of_the_report_before() -> None:
    asked = Asked("ask", fields=("text",), mine=True)
    heard = hears("任务3完成了，注销快手，没人管", clerk("B02", asked=asked), plans.notice())

    assert (heard.intent, heard.then) == ("TASK_DONE", "注销快手，没人管")
