"""The help's own shapes at the office's desk: how far a unit is, two matters in one line, a tap that is taken back."""

from sqlalchemy import select

from bot.models import Request
from tests.world import World

OFFICE, CLERK, HEAD, MONITOR = "fuban_cs", "fotang_jb", "fotang_zy", "shuguan_jc"
NUMBER = "YQ-2022-001"


def _state(world: World) -> str:
    with world.house.database.read() as session:
        return session.scalars(select(Request)).one().state


def test_how_far_a_unit_is_is_not_put_down_as_its_end(july: World) -> None:
    for words in (
        "代登记进展 大陈镇 10 电话 王某 栏目建好了，还差审核制度",
        "代登记 大陈镇任务10 电话 王某 制度才写了三成",
    ):
        told = july.say(OFFICE, words)
        assert told.startswith("这是进展，没有办结，没有登记。")
        assert "批注 编号 单位 内容" in told
        july.say(OFFICE, "是")
    assert not july.history(event="assignment.report_for")

    assert "办结上报" in july.say(OFFICE, "代登记 大陈镇任务10 电话 王某 首期已发")


def test_a_bare_number_stands_in_no_reason_of_an_extension(july: World) -> None:
    july.say(OFFICE, "代登记延期 苏溪镇 1 到8月10日 电话 领导出差签不了字")

    assert "\n原因：领导出差签不了字\n" in july.say(OFFICE, "今天")


def test_two_matters_of_two_units_go_out_each_by_itself(july: World) -> None:
    told = july.say(OFFICE, "交办给苏溪：补报材料，今天下班前；佛堂：下周一报总结")

    assert "没有发出" in told
    july.say(OFFICE, "是")
    assert not july.heard("suxi_jb", "补报材料")


def test_no_order_is_drafted_for_the_account_of_another_words_numeral(july: World) -> None:
    asked = july.say(MONITOR, "抽查了10个账号 三农、交通、水务超过14天没更新，都发整改")

    assert asked.startswith("是哪个账号？")


def test_a_tap_is_taken_back_and_a_reason_put_again(july: World) -> None:
    july.say(CLERK, "申请任务1延期到8月10日，原因：领导出差签不了字")
    july.tap(HEAD, NUMBER, "退回", "other")
    assert "还没有定" in july.say(HEAD, "算了先不退")
    assert _state(july) == "待负责人签字"

    july.tap(HEAD, NUMBER, "退回", "other")
    assert "理由：日期写错了" in july.say(HEAD, "日期写错了")
    assert july.say(HEAD, "等等写成9月10日").startswith("请重新回复理由")
    assert "理由：日期写错了，写成9月10日" in july.say(HEAD, "日期写错了，写成9月10日")
    july.say(HEAD, "是")
    assert july.heard(CLERK, "原因：日期写错了，写成9月10日")
