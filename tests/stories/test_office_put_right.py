"""What the office puts right in its own words, and what it hears where only a unit could do what it typed."""

import pytest

from tests.stories.test_extensions import item
from tests.stories.test_instructions import ORDER, issue, items
from tests.world import World

OFFICE, MONITOR, VILLAGE = "fuban_sp", "shuguan_jc", "niansanli_jb"
CLOSED = "义乌市场监管（微信订阅号）（市市场监督管理局）"


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("停更日期改成8月9日", "更正账号ID 账号 新ID"),
        ("任务10延期到8月15日，人选没定", "代登记延期 单位 编号 到8月15日"),
        ("进度 10 正在拟制度", "批注 编号 单位 内容"),
        ("撤回 10", "撤销通知 编号 理由"),
    ],
)
def test_the_office_hears_its_own_way(july: World, words: str, way: str) -> None:
    answer = july.say(OFFICE, words)

    assert way in answer, answer
    assert "请找本单位的" not in answer


def test_what_was_decided_by_mistake_is_decided_anew(july: World) -> None:
    july.say(OFFICE, "14号保留，47号保留")
    july.say(OFFICE, "是")

    shown = july.say(OFFICE, "14号和47号改关停，报错了")

    assert shown.startswith("将把2个账号定为关停"), shown
    assert CLOSED in shown
    joined = july.say(OFFICE, "教育局微博也关掉吧")
    assert joined.startswith("将把3个账号定为关停"), joined
    assert "义乌市教育局（新浪微博）" in joined


def test_an_instruction_is_taken_back_by_its_number(july: World) -> None:
    issue(july, ORDER)

    shown = july.say(OFFICE, "JB-2022-001撤了，写错了重发")

    assert shown.startswith("将撤销"), shown
    july.say(OFFICE, "是")
    assert {one.state for one in items(july)} == {"中止"}


@pytest.mark.parametrize(
    "words", ["苏溪ZX-2022-001账号ID更正为suximeili2019", "苏溪那份批了的表账号填错了，更正账号ID suximeili2019"]
)
def test_the_identifier_of_an_approved_form_is_put_right_by_its_number_or_unit(july: World, words: str) -> None:
    july.say("suxi_jb", "注销 魅力苏溪")
    july.say("suxi_jb", "8月5日 原因1 suximeili")
    july.say("suxi_jb", "是")
    july.tap("suxi_zy", "ZX-2022-001", "同意")
    july.tap(OFFICE, "ZX-2022-001", "同意")

    july.say(OFFICE, words)
    shown = july.say(OFFICE, "是")

    assert "原来suximeili，改为suximeili2019" in shown, shown
    assert "已更正" in july.say(OFFICE, "是")


def test_an_answer_behind_a_receipt_is_kept_with_its_opinion_and_signs_nothing_else(july: World) -> None:
    july.say(OFFICE, "转办意见 廿三里街道 群众反映人文廿三里公众号没人回留言 7月26日前")
    july.say(OFFICE, "是")

    asked = july.say(VILLAGE, "收到，我们回复了，后台设了自动回复")

    assert "YJ-2022-001" in asked, asked
    assert "我们回复了，后台设了自动回复" in asked
    assert not july.history(event="assignment.acknowledge")
    assert "YJ-2022-001" in july.say(VILLAGE, "是")
    assert items(july, "YJ-2022-001")[0].state == "待核实"
    assert item(july, 1, "廿三里街道").state == "待签收"


def test_a_monitor_hears_who_passes_an_opinion_on(july: World) -> None:
    answer = july.say(MONITOR, "群众来电说健康义乌的预约链接打不开，转给卫健局，五个工作日内答复")

    assert "群众意见由市融媒体中心、市府办转办" in answer, answer
    assert not july.history(event="rectification.draft")


def test_an_opinion_is_kept_without_the_words_that_hand_it_on(july: World) -> None:
    july.say(OFFICE, "群众来电说健康义乌的预约链接打不开，登记一下，转给卫健局，五个工作日内答复")

    assert july.say(OFFICE, "是").startswith("【意见转办预览】群众来电说健康义乌的预约链接打不开\n")


def test_a_fate_said_beside_a_list_joins_it(july: World) -> None:
    july.say("fuban_sp", "3、4、5、6号关停，1、7、9号保留")

    assert "将把4个账号定为保留" in july.say("fuban_sp", "8号也保留")
    joined = july.say("fuban_sp", "3号留着吧")
    assert "将把5个账号定为保留" in joined
    assert "将把3个账号定为关停" in joined
    assert "没有办" not in joined
    assert "义乌警队（今日头条）" in july.say("fuban_sp", "可以")


@pytest.mark.parametrize("words", ["佛堂城事并到义乌发布里去", "佛堂城事整合到义乌发布"])
def test_where_an_account_is_merged_into_is_not_what_is_decided_of(july: World, words: str) -> None:
    assert "佛堂城事（微信订阅号）的处置意见定为整合" in july.say("fuban_sp", words)
    assert "已定：佛堂城事（微信订阅号）——整合" in july.say("fuban_sp", "是")


def test_an_amended_draft_does_not_say_that_nothing_was_done(july: World) -> None:
    july.say("shuguan_jc", "佛堂城事好久没更新了，给他们发个整改")

    amended = july.say("shuguan_jc", "时限改到7月29")

    assert "7月29日（周五）前" in amended
    assert "没有办" not in amended


def test_a_reason_said_beside_a_list_is_never_put_down_for_all(july: World) -> None:
    july.say("fuban_sp", "3、4、5、6号关停，1、7、9号保留")

    shown = july.say("fuban_sp", "处置 8 保留 还在天天更新")

    assert "义乌公安" not in shown, shown


def test_fates_are_shown_one_by_one_and_where_an_account_goes_is_not_decided_of(july: World) -> None:
    shown = july.say(OFFICE, "健康义乌保留，另一个整合到义乌发布")

    assert "定为整合：\n· 义乌市卫生健康局（微信订阅号）" in shown
    assert "定为保留：\n· 健康义乌（微信服务号）" in shown
    assert "这是主账号" in july.say(OFFICE, "义乌发布保留，3号关停")
    assert "将把7个账号定为关停" in july.say(OFFICE, "教育之声保留，知乎关停，其他公安的都关掉")
    assert not july.history(event="account.dispose")


def test_what_has_just_gone_out_is_taken_back_in_two_words(july: World) -> None:
    july.say("fuban_sp", "交办 佛堂镇、苏溪镇 7月25日前报送集成需求")
    july.say("fuban_sp", "是")

    assert july.say("fuban_sp", "撤掉吧").startswith("将撤销今天10:00发的交办（2人：")
    assert july.say("fuban_sp", "是").startswith("已撤销交办（2人）")
    assert "JB-2022-001" not in july.say("fuban_sp", "撤掉吧")


def test_a_monitor_hears_what_becomes_of_an_order_that_has_gone_out(july: World) -> None:
    july.say(MONITOR, "下发整改 公安 快手 2个月没更新")
    july.say(MONITOR, "是")
    assert july.say(MONITOR, "期限放宽到8月3日").startswith("没有改：整改下发以后，问题、时限都不能改。")

    shown = july.say(MONITOR, "发错了，撤销")

    assert shown.startswith("将撤销ZG-2022-001"), shown
    assert "已撤销ZG-2022-001" in july.say(MONITOR, "是")


def test_one_more_unit_gets_the_same_after_it_was_shown(july: World) -> None:
    july.say("fuban_sp", "交办各镇街 7月26日17点前 报防汛短视频，后宅和城西已经报了，不用发")
    july.say("fuban_sp", "是")
    assert len(items(july)) == 12

    shown = july.say("fuban_sp", "水务局也发一份")

    assert shown.startswith("【交办预览】报防汛短视频\n单位：市水务局\n时限：7月26日（周二）17:00前"), shown
    july.say("fuban_sp", "是")
    assert {one.unit.short for one in items(july, "JB-2022-002")} == {"市水务局"}


@pytest.mark.parametrize(
    "words",
    [
        "催办任务1 除佛堂外",
        "除教育局公安局外部门都催一下任务10",
        "催办任务1，佛堂镇、苏溪镇已经电话过了",
        "催办1，上溪镇不用",
    ],
)
def test_whoever_is_to_be_left_out_is_never_the_one_who_is_urged(july: World, words: str) -> None:
    assert "没有催" in july.say("fuban_cs", words)

    july.say("fuban_cs", "是")
    assert not july.history(event="office.urge")


@pytest.mark.parametrize(
    "words",
    ["代签收 各镇街，城西除外 电话", "代签收 佛堂镇、苏溪镇，大陈没签 电话", "各镇街都签收了，除了城西，代他们签"],
)
def test_nobody_is_signed_for_where_somebody_is_left_out(july: World, words: str) -> None:
    assert "没有代签收" in july.say("fuban_cs", words)

    assert not july.history(event="assignment.acknowledge")


def test_only_the_towns_are_urged_of_the_task_that_was_shown(july: World) -> None:
    july.say("fuban_cs", "催办任务1")

    shown = july.say("fuban_cs", "只催镇街")

    assert "14个单位14项（41号任务1）" in shown, shown


@pytest.mark.parametrize("words", ["等等外事刚报了", "反了"])
def test_a_yes_behind_a_correction_that_was_not_read_decides_nothing(july: World, words: str) -> None:
    assert "定为关停吗" in july.say("fuban_sp", "义乌外事关停")
    july.say("fuban_sp", words)

    assert "没看懂" in july.say("fuban_sp", "是")
    assert not july.history(event="account.dispose")


def test_a_correction_that_was_read_does_not_make_up_for_one_that_was_not(july: World) -> None:
    july.say("fuban_sp", "8-9关停")
    july.say("fuban_sp", "9号那个又改主意了")
    assert "定为关停" in july.say("fuban_sp", "镇街的全部关停")

    assert "没看懂" in july.say("fuban_sp", "是")


def test_one_is_taken_out_of_the_list_of_fates_and_the_list_comes_again(july: World) -> None:
    july.say(OFFICE, "14号关停，22、23整合")

    less = july.say(OFFICE, "等下22号先不动")

    assert less.startswith("将把1个账号定为关停"), less
    assert "义乌三农" in less
    assert "水务局" not in less
    other = july.say(OFFICE, "三农还是保留")
    assert "将把1个账号定为保留：\n· 义乌三农" in other, other
    july.say(OFFICE, "14去掉")
    assert july.say(OFFICE, "三农先不定") == "这一批都去掉了，一个都没定。"
    assert "没有等您回答" in july.say(OFFICE, "算了")


def test_several_are_taken_out_of_the_list_and_its_reason_is_put_right(july: World) -> None:
    july.say(OFFICE, "14-18都关停")

    assert july.say(OFFICE, "14去掉，18也去掉").startswith("将把3个账号定为关停")
    less = july.say(OFFICE, "除了16都关")
    assert less.startswith("将把2个账号定为关停"), less
    assert "义乌发改" not in less
    assert july.say(OFFICE, "除了17都保留").startswith("没有动：“17”")
    for words, reason in (
        ("理由是没人更新", "没人更新"),
        ("不对，理由改成更新少", "更新少"),
        ("不对，是粉丝太少", "粉丝太少"),
        ("理由写错了，是内容陈旧", "内容陈旧"),
    ):
        shown = july.say(OFFICE, words)
        assert shown.startswith("将把2个账号定为关停"), shown
        assert f"\n理由：{reason}\n" in shown
    assert "“17去掉”没看懂" in july.say(OFFICE, "理由改成更新少，17去掉")
    assert "定为关停" in july.say(OFFICE, "15去掉")
    assert july.say(OFFICE, "是") == "已定：义乌经信局（微信订阅号）——关停，内容陈旧。"


def test_an_order_behind_what_is_decided_goes_to_no_unit_as_its_reason(july: World) -> None:
    july.say(OFFICE, "22、23关停，没人更新")

    assert july.say(OFFICE, "14、15关停，内容备份一下").startswith("没有动：“内容备份一下”没看懂")
    assert july.say(OFFICE, "账号14微信关停，账号15微信保留").startswith("将把1个账号定为关停")
    assert not july.history(event="account.dispose")


def test_who_is_left_out_of_the_asking_gets_no_card_and_an_unknown_one_stops_it(july: World) -> None:
    shown = july.say(OFFICE, "征求处置意见 教育局除外")

    assert shown.startswith("将向23个单位征求"), shown
    assert "市教育局" not in shown
    july.say(OFFICE, "算了")
    assert july.say(OFFICE, "征求处置意见，火星局除外").startswith("没有发：“火星局”没看懂")
    assert "没有等您回答" in july.say(OFFICE, "算了")


def test_a_yes_behind_what_nobody_understood_records_nothing_yet(july: World) -> None:
    july.say("shuguan_jc", "至美大陈更新到7月18日了，记一下")
    july.say("shuguan_jc", "不是大陈是稠城")

    answer = july.say("shuguan_jc", "是")

    assert answer.startswith("还没办：刚才那句“不是大陈是稠城”没看懂"), answer


def test_what_sounds_like_a_fact_is_a_change_that_was_not_read(july: World) -> None:
    july.say("fuban_sp", "交办苏溪镇：8月5日前报送短视频账号清单")
    july.say("fuban_sp", "清单里要带粉丝数")

    assert july.say("fuban_sp", "是").startswith("还没办：刚才那句“清单里要带粉丝数”没看懂")


def test_a_reminder_that_went_out_is_taken_back_after_a_yes(july: World) -> None:
    july.say("fuban_cs", "催佛堂任务1")
    july.say("fuban_cs", "是")

    assert july.say("fuban_cs", "取消对佛堂的催办").startswith("将撤销今天10:00发的催办（1人")
    assert july.say("fuban_cs", "是").startswith("已撤销催办（1人）")


def test_what_is_put_right_while_the_people_are_asked_for_is_said(july: World) -> None:
    july.say(OFFICE, "代登记 市教育局 任务1 电话 王某 分管领导 王某 副局长")
    for words, line in (
        ("日期错了，是19日", "实际完成已改为7月19日。\n已记下：分管领导王某"),
        ("名字错了，是赵六", "报送人已改为赵六。\n已记下：分管领导王某"),
    ):
        answer = july.say(OFFICE, words)
        assert answer.startswith(line), answer
    shown = july.say(OFFICE, "专职人员 李某 科员，联系人 李某")
    assert "实际完成7月19日，来源：电话（赵六）" in shown
    shown = july.say(OFFICE, "不是19日是18日")
    assert shown.startswith("将代市教育局登记")
    assert "实际完成7月18日" in shown


@pytest.mark.parametrize(
    "words",
    [
        "大陈的分管领导是刘洋副镇长13300000001，专职许静科员13300000002，联系人许静",
        "稠江说收到了也办好了，分管领导胡兵副主任 13100000001 专职人员何花科员 13100000002 联系人何花",
    ],
)
def test_another_units_people_are_not_put_down_for_the_one_that_is_entered(july: World, words: str) -> None:
    july.say("fuban_cs", "代登记 后宅街道 任务1 电话")

    answer = july.say("fuban_cs", words)

    assert answer.startswith("没有记：这里正在代登记另一家单位的"), answer
    own = "分管领导王五副主任 13100000001，专职人员赵六科员 13100000002，联系人赵六"
    assert "情况：分管领导王五、专职人员赵六、联系人赵六" in july.say("fuban_cs", own)


def test_the_same_fault_of_two_accounts_is_two_orders(july: World) -> None:
    answer = july.say("shuguan_jc", "佛堂城事、魅力苏溪都超过14天没更新，下发整改")

    assert "“魅力苏溪 超过14天没更新，下发整改”这一句还没有办" in answer
    assert "账号：佛堂城事（微信订阅号）\n问题：U1 监测时间点前14天内无更新：超过14天没更新\n" in answer
    july.say("shuguan_jc", "是")
    answer = july.say("shuguan_jc", "魅力苏溪 超过14天没更新，下发整改")
    assert "账号：魅力苏溪（微信订阅号）\n问题：U1 监测时间点前14天内无更新：超过14天没更新\n" in answer


def test_what_is_told_of_another_account_is_in_no_opinion_and_is_said(july: World) -> None:
    told = "“公众号还要用”说的是别的账号，没有算进去，办到它时请再说一遍。"
    july.say("fuban_cs", "征求处置意见 市公安局")
    july.say("fuban_cs", "是")

    shown = july.say("fuban_cs", "代登记处置意见 公安局 快手关停 没人更新 电话 7月19日 王局长说公众号还要用")
    assert shown.startswith(f"{told}\n将代市公安局登记处置意见：义乌公安（快手短视频） 关停，没人更新。")
    july.say("fuban_cs", "是")

    july.say("fuban_sp", "把公安局的定为关停")
    decided = july.say("fuban_sp", "微博，公众号还要用")
    assert decided.splitlines() == ["已定：义乌公安（新浪微博）——关停。", told]
