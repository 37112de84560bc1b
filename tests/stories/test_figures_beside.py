"""Several figures in one answer: they are those of 统计, beside one another, by days, of two months."""

from tests.stages import begins
from tests.world import World

OFFICE, CLERK, HEAD = "fuban_sp", "suxi_jb", "suxi_zy"
LIST = "完成 1 分管领导 李明 副镇长 13800001111；专职人员 王芳 科员 13800002222；联系人 李红 主任 13800003333"


@begins
def august(july: World) -> None:
    """义亭镇 is done with task 1, 苏溪镇 reported it, 佛堂镇 is late with 临时交办; all others are late with task 1."""
    for clerk in ("yiting_jb", CLERK):
        july.say(clerk, LIST)
    july.tap("fuban_cs", "义亭镇", "通过")
    july.say(OFFICE, "交办 佛堂镇 8月1日前 核实老年食堂公众号链接失效")
    july.say(OFFICE, "是")
    july.move_to("2022-08-02T10:00")


def test_two_figures_are_both_answered_and_are_those_of_the_notice(august: World) -> None:
    assert "其中逾期38；办结1，按期1" in august.say(OFFICE, "统计")

    assert "承办项127，已办结1，逾期38；交办1，已办结0，逾期1" in august.say(OFFICE, "完成多少、逾期多少")
    of_task = august.say(OFFICE, "任务1办结几家、待核实几家、没报几家")
    assert "任务1：\n承办项38，已办结1，待核实1，还没上报36" in of_task


TOLD = (
    ("义亭和佛堂各多少", "佛堂镇：承办项3，已办结0，逾期1；交办1，已办结0，逾期1\n义亭镇：承办项3，已办结1，逾期0"),
    ("镇街和部门各逾期多少", "镇街：承办项42，逾期12；交办1，逾期1\n有关部门：承办项72，逾期24"),
    ("昨天到期的谁没办", "8月1日（周一）到期、未办结（共1项）：\n佛堂镇｜JB-2022-001"),
    ("7月31日到期的没办的有哪些", "7月31日（周日）到期、未办结（共39项"),
    ("逾期率多少", "逾期率29.9%：逾期没办结38项（38个单位），应办127项。"),
    ("7月底的办结率多少", "7月31日：办结率0.8%，应办127项，办结1项。\n办结的里按期1项"),
    ("上个月办结了几件", "7月1日至7月31日已办结（共1项）：\n义亭镇｜41号任务1｜办结"),
    ("谁最慢", "逾期的38个单位，按过时限的天数：\n2天：佛堂镇、上溪镇"),
    ("谁欠得最多", "逾期的38个单位，按逾期项数：\n2项：佛堂镇（1个单位，41号任务1、JB-2022-001）\n1项：上溪镇"),
    ("佛堂逾期几天了", "佛堂镇：逾期2项，41号任务1过时限2天、JB-2022-001过时限1天。"),
    ("义亭逾期几天了", "义亭镇：现在没有逾期的事项。"),
    ("逾期超过10天的有几家", "逾期超过10天：没有。"),
    ("临时交办的一共几件，办结几件", "交办1，已办结0"),
    ("8月比7月怎么少了", "7月31日→8月2日：\n逾期未办结：0→38（+38）\n没变的：应办承办项127"),
    (
        "镇街办结率和部门办结率",
        "镇街：承办项42，已办结1，办结率2.4%；交办1，已办结0，办结率0%\n有关部门：承办项72，已办结0",
    ),
    ("部门里谁逾期最久", "逾期的24个单位，按过时限的天数：\n2天：市教育局、市公安局"),
    ("签收率多少", "签收率1.6%，应办127项，已签收2项，待签收125项。"),
    ("全部办完的有几家", "交办的事项全部办结的0个单位，共42个。"),
    ("哪些单位一项都没办", "一项都没有办结的41个单位，共42个：\n佛堂镇、苏溪镇"),
    ("9月比8月怎么样", "8月31日还没有到，没有数可比。"),
    (
        "任务1还有几家没报，镇街几家部门几家",
        "任务1：\n合计：承办项38，还没上报36\n镇街：承办项14，还没上报12\n有关部门：承办项24，还没上报24",
    ),
    ("镇街任务1还有谁没报", "镇街，任务1还没上报（共12项）"),
    (
        "7月和8月各交办了几件",
        "7月1日至7月31日：文件承办项新交办127项（42个单位）；临时交办新交办1项\n8月1日至8月31日：没有新交办的",
    ),
    ("交办的事办得怎么样了，意见呢", "8月2日：\n交办1，已办结0，未办结1，逾期1"),
    ("完成多少，逾期多少，哪家最慢", "承办项127，已办结1，逾期38；交办1，已办结0，逾期1\n"),
    ("哪家最慢，逾期几项", "\n\n8月2日（周二）逾期的38个单位，按过时限的天数：\n2天："),
    ("保留、整合、关停各多少", "账号48个，保留0个，整合0个，关停0个，整合/关停15个，待定33个。"),
)


def test_the_office_hears_every_figure_that_it_asks_for(august: World) -> None:
    for text, told in TOLD:
        assert told in august.say(OFFICE, text), text


def test_more_lines_than_a_message_takes_go_on(august: World) -> None:
    assert "任务8：承办项1，已办结0\n还有4行" in august.say(OFFICE, "各任务完成情况")
    assert "任务12：承办项2，已办结0" in august.say(OFFICE, "下一页")


def test_a_head_hears_of_his_own_unit_alone(august: World) -> None:
    answer = august.say(HEAD, "完成多少、逾期多少")

    assert "（苏溪镇），8月2日：\n承办项3，已办结0，逾期0" in answer
    assert "现在没有逾期的事项" in august.say(HEAD, "谁最慢")
    assert "苏溪镇，逾期：没有。" in august.say(HEAD, "全市逾期几家")
    assert "佛堂镇：现在没有逾期" not in (refused := august.say(HEAD, "佛堂逾期几天了"))
    assert "苏溪镇" in refused


def test_names_by_rank_are_for_who_asks_not_for_a_group(august: World) -> None:
    for group in ("wrSample_fotang", "wrSample_fuban"):
        assert august.say(OFFICE, "谁拖得最久", group=group) == "收到，详情已发到您的“督办助手”。"
        assert "按过时限的天数" in august.texts(OFFICE)[-1]
    assert "佛堂镇：逾期2项" in august.say(OFFICE, "佛堂逾期几天了", group="wrSample_fotang")


def test_other_units_names_leave_a_units_group(august: World) -> None:
    own, sent = "wrSample_fotang", "收到，详情已发到您的“督办助手”。"

    for words in ("逾期的有哪些", "任务1谁没报", "苏溪镇完成情况", "催办 3 苏溪"):
        assert august.say(OFFICE, words, group=own) == sent, words
    assert "将提醒" in august.texts(OFFICE)[-1]
    assert "已安排提醒" in august.say(OFFICE, "是")
    assert august.say(OFFICE, "催办 3", group=own).startswith("将提醒1个单位1项（41号任务3）：佛堂镇")
    assert august.say(OFFICE, "佛堂镇完成情况", group=own).startswith("佛堂镇的事项")
    assert "承办项127" in august.say(OFFICE, "统计", group=own)
    assert "苏溪镇" in august.say(OFFICE, "任务1报了几家", group="wrSample_fuban")
    assert august.say(OFFICE, "逾期的有哪些", group=own) == sent
    assert "还有31项" in august.texts(OFFICE)[-1]
    assert "逾期（共39项" in august.say(OFFICE, "下一页")


def test_what_was_handed_over_ad_hoc_is_known_by_its_words(august: World) -> None:
    for person in (OFFICE, "fotang_jb"):
        answer = august.say(person, "老年食堂那个咋样了")
        assert answer.startswith("JB-2022-001｜交办"), answer
        assert "佛堂镇：🔴逾期" in answer
    assert "老年食堂" not in august.say("dachen_jb", "老年食堂那个咋样了")


def test_what_waits_for_whom_is_answered_in_the_units_group(july: World) -> None:
    answer = july.say("fotang_jb", "卡在哪了", group="wrSample_fotang")

    assert answer.startswith("佛堂镇没办结的3项，等谁写在后面：")
    assert july.say("fotang_jb", "午饭到哪一步了", group="wrSample_fotang") == ""


def test_before_anything_is_handed_over_a_list_of_nothing_says_so(world: World) -> None:
    assert world.say(OFFICE, "任务1谁没报").startswith("任务1还没有交办，38项都没有发下去")
    assert "承办项127，已办结0，逾期0，未交办127" in world.say(OFFICE, "完成多少、逾期多少")


def test_the_list_of_orders_is_asked_for_of_others_behind_it(july: World) -> None:
    july.say("shuguan_jc", "下发整改 公安 快手 2个月没更新")
    july.say("shuguan_jc", "是")

    assert july.say(OFFICE, "整改清单").startswith("各单位整改1件")
    assert july.say(OFFICE, "部门呢").startswith("市教育局等24个单位整改1件")
    assert july.say(OFFICE, "苏溪呢") == "苏溪镇没有整改。"
    assert "ZG-2022-001｜市公安局" in july.say(OFFICE, "公安局的整改单")
