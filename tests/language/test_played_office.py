"""What office and monitors type in the help's own shapes, and what is none of it: 代登记, 撤销通知, 交办, 整改."""

import pytest

from bot.language import Asked, Meaning
from tests.language.plans import notice
from tests.language.speaking import hears, holder

OFFICE, MONITOR = holder("市府办审批", "S01"), holder("监测", "S02")


def _office(words: str) -> Meaning:
    return hears(words, OFFICE, notice())


@pytest.mark.parametrize(
    "words",
    [
        "代登记进度 义亭镇任务10 制度写了一半",
        "代登记进展 大陈镇 10 电话 王某 栏目建好了，还差审核制度",
        "代登记 义亭镇任务10 电话 王某 制度才写了三成",
        "代登记 市教育局 任务10 会上 李主任 还没办完",
        "代登记 市教育局 任务10 纸质 正在办理",
        "代登记 佛堂镇 任务10 电话 王某 完成了80%",
        "代登记 佛堂镇 任务10 电话 王某 首期已发，只差盖章",
    ],
)
def test_how_far_a_unit_is_is_no_report_of_its_end(words: str) -> None:
    heard = _office(words)

    assert (heard.intent, heard.act, heard.slots["deny"]) == ("REPORT_FOR", "deny", "progress_for")


@pytest.mark.parametrize(
    "words",
    [
        "代登记 义亭镇任务10 电话 王某 制度已印发，群众满意率98%",
        "代登记 义亭镇任务10 电话 王某 剩下的也办完了",
        "代登记 佛堂镇 任务10 电话 王某 已完成100%",
        "代登记 佛堂镇 任务10 电话 王某 首期已发",
        "代登记 佛堂镇 任务1 电话 王某 分管领导 王某 副局长，专职人员还没定",
    ],
)
def test_what_is_done_is_shown_as_before(words: str) -> None:
    heard = _office(words)

    assert (heard.intent, heard.slots["ask"]) == ("REPORT_FOR", "confirm")


@pytest.mark.parametrize(
    ("words", "task", "reason"),
    [
        ("代登记延期 苏溪镇 1 到8月10日 电话 领导出差签不了字", 1, "领导出差签不了字"),
        ("代登记延期 佛堂镇 10 延到8月15日 会上 7月18日 人选还在研究", 10, "人选还在研究"),
        ("代登记延期 苏溪镇 任务1 到8月10日 电话 领导出差签不了字", 1, "领导出差签不了字"),
        ("代登记延期 苏溪镇 1 到8月10日 电话 3名同志外出培训", 1, "3名同志外出培训"),
    ],
)
def test_a_bare_number_belongs_to_the_head_of_an_extension(words: str, task: int, reason: str) -> None:
    heard = _office(words)

    assert (heard.intent, heard.slots["task"], heard.slots["reason"]) == ("EXTENSION_FOR", task, reason)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("撤销通知 JB-2022-002 大陈镇的发错了", "发错了"),
        ("撤销通知 任务2 佛堂镇的 重复了", "重复了"),
        ("撤销通知 任务2 佛堂镇 的确发重了", "的确发重了"),
    ],
)
def test_a_particle_behind_the_unit_is_no_part_of_the_reason(words: str, reason: str) -> None:
    assert _office(words).slots["reason"] == reason


@pytest.mark.parametrize(
    "words",
    [
        "交办给苏溪：补报材料，今天下班前；佛堂：下周一报总结",
        "交办 市教育局 7月25日前 报名单；苏溪镇、佛堂镇：7月27日前报总结",
        "交办苏溪镇补报材料，7月25日前；佛堂镇下周一报总结",
        "交办 苏溪镇：补报材料，7月25日前，佛堂镇：报总结",
    ],
)
def test_two_matters_of_two_units_are_not_one_instruction(words: str) -> None:
    heard = _office(words)

    assert (heard.intent, heard.act, heard.slots["deny"]) == ("HAND_OVER", "deny", "several_orders")


@pytest.mark.parametrize(
    "words",
    [
        "交办 苏溪镇、佛堂镇：7月25日前报材料，大陈镇也要",
        "交办 苏溪镇：7月25日前报材料；市教育局的材料一并报",
        "交办 苏溪镇 7月25日前 报材料；总结另报",
        "交办 苏溪镇：补报材料，7月25日前；苏溪镇：下周一报总结",
    ],
)
def test_one_matter_is_shown_as_before(words: str) -> None:
    assert _office(words).slots["ask"] == "confirm"


@pytest.mark.parametrize(
    "words",
    [
        "抽查了10个账号 三农、交通、水务超过14天没更新，都发整改",
        "抽查了5个账号三农、交通超过14天没更新，都发整改",
        "账号 三农超过14天没更新，都发整改",
    ],
)
def test_a_numeral_of_another_word_is_no_accounts_number(words: str) -> None:
    heard = hears(words, MONITOR, notice())

    assert (heard.intent, heard.slots.get("account"), heard.slots["ask"]) == ("RECTIFY_ISSUE", None, "which_account")


@pytest.mark.parametrize("words", ["下发整改 账号三 超过14天没更新", "下发整改 账号三超过14天没更新"])
def test_a_numeral_behind_the_word_is_its_number(words: str) -> None:
    assert hears(words, MONITOR, notice()).slots["account"] == 3


@pytest.mark.parametrize("words", ["超过14天没更新，都发整改", "下发整改"])
def test_a_platform_beside_one_of_several_accounts_is_of_that_one_alone(words: str) -> None:
    heard = hears(f"义乌公安知乎、佛堂城事{words}", MONITOR, notice())

    assert (heard.intent, heard.slots["account"], heard.then) == ("RECTIFY_ISSUE", 6, f"佛堂城事 {words}")
    assert "佛堂" not in str(heard.told.get("fault"))


@pytest.mark.parametrize("words", ["算了不退了", "算了，先不退", "不退了", "还是不退回了吧", "先不驳了"])
def test_a_tap_is_taken_back_where_its_reason_is_asked_for(words: str) -> None:
    asked = Asked("reason", fields=("reason",), about="REQUEST_REASON")

    assert hears(words, holder("主要负责人", "Z01", asked=asked), notice()).intent == "DIALOG_CANCEL"


@pytest.mark.parametrize("words", ["不退了材料补不齐", "退回重写", "算不清楚", "这笔钱不退了，合同要改", "不退"])
def test_other_words_are_the_reason_as_typed(words: str) -> None:
    asked = Asked("reason", fields=("reason",), about="REQUEST_REASON")

    heard = hears(words, holder("主要负责人", "Z01", asked=asked), notice())
    assert (heard.intent, heard.slots) == ("FILL", {"reason": words})


SHOWN = Asked(
    "confirm",
    intent="REQUEST_REASON",
    about="REQUEST_REASON",
    words="将退回YQ-2022-001，理由：日期写错了。确认请回复“是”。",
)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("不对，改成没有会议纪要", "没有会议纪要"),
        ("理由写成：人选没定", "人选没定"),
        ("先别发，换成日期太晚", "日期太晚"),
        ("不对，是会议纪要没附", "会议纪要没附"),
        ("写错了，领导没签字", "领导没签字"),
        ("不是日期，是名字", "名字写错了"),
        ("再加一句，附上会议纪要", "日期写错了；附上会议纪要"),
        ("等等写成9月10日", ""),
        ("不对", ""),
        ("不对，是要通过", ""),
    ],
)
def test_a_reason_that_was_shown_is_put_right(words: str, reason: str) -> None:
    heard = hears(words, holder("主要负责人", "Z01", asked=SHOWN), notice())

    assert (heard.intent, heard.slots.get("reason", "")) == ("FILL" if reason else "DIALOG_CANCEL", reason)


RETURNED = Asked(
    "confirm",
    intent="TASK_REASON",
    about="TASK_REASON",
    words="将退回41号任务1（市教育局），理由：8月1日没到\n确认请回复“是”，不退回复“算了”。",
)
LYING = {"to_check": "1:B01,1:B02,10:Z01", "on_desk": ""}


@pytest.mark.parametrize(
    ("words", "intent", "slots"),
    [
        ("不对，是公安局", "VERIFY", {"task": 1, "unit": "B02", "result": "return", "reason": "8月1日没到"}),
        ("应该是佛堂的", "VERIFY", {"task": 10, "unit": "Z01", "result": "return", "reason": "8月1日没到"}),
        ("不是教育局，是公安局", "VERIFY", {"task": 1, "unit": "B02", "result": "return", "reason": "8月1日没到"}),
        ("不对，是苏溪", "UNKNOWN", {"hint": "not_on_desk"}),
        ("公安局", "UNIT_STATUS", {"unit": "B02"}),
        ("等等写成8月2日", "FILL", {"reason": "8月2日没到"}),
    ],
)
def test_the_reason_goes_with_the_unit_that_is_meant(words: str, intent: str, slots: dict[str, object]) -> None:
    heard = hears(words, holder("市府办审批", "A01", asked=RETURNED, facts=LYING), notice())

    assert heard.intent == intent
    assert slots.items() <= heard.slots.items()


@pytest.mark.parametrize(("words", "intent"), [("是", "CONFIRM"), ("改成同意", "PRINCIPAL_SIGN")])
def test_a_yes_and_another_verb_beside_it_are_what_they_were(words: str, intent: str) -> None:
    assert hears(words, holder("主要负责人", "Z01", asked=SHOWN), notice()).intent == intent
