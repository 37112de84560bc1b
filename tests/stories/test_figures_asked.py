"""Figures and states that are asked for in free words: the answer is the figure, with its names."""

import pytest

from tests.stages import begins
from tests.stories.test_rectifications import issue
from tests.world import World

OFFICE, CLERK, HEAD = "fuban_sp", "suxi_jb", "suxi_zy"
LIST = "完成 1 分管领导 李明 副镇长 13800001111；专职人员 王芳 科员 13800002222；联系人 李红 主任 13800003333"
FORM = "gh_a1b2c3d4e5f6，8月15日停更，受众面小更新力量不足整合至义乌发布"


@begins
def august(july: World) -> None:
    """佛堂镇 reported task 1 in time, 苏溪镇 late; an application was signed, an order issued."""
    for clerk in ("fotang_jb", CLERK):
        july.say(clerk, "签收")
    july.say("fotang_jb", LIST)
    for words in ("注销 魅力苏溪", FORM, "是"):
        july.say(CLERK, words)
    july.tap(HEAD, "请签批", "同意")
    issue(july)
    july.move_to("2022-08-02T10:00")
    july.say(CLERK, LIST)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("晚报了几家", "逾期上报（共1项）：\n苏溪镇｜41号任务1｜待核实"),
        ("任务1报了几家", "任务1已上报（共2项）"),
        ("今天谁报了", "8月2日（周二）已上报（共1项）：\n苏溪镇"),
        ("名单还有谁没报", "任务1还没上报（共36项"),
        ("7月31日到期的有哪些", "7月31日（周日）到期（共40项"),
        ("昨天到期的有哪些", "8月1日（周一）到期：没有。\n下一个到期日是8月31日（周三），40项没办结"),
        ("任务1办结率多少", "任务1：办结率0%，应办38项，办结0项。\n还没有办结的，按期率暂无；逾期没办结的36项。"),
        ("下发了几个整改", "整改下发1件，销号0件，未了1件，其中逾期1件：\n🔴逾期 ZG-2022-001｜市教育局"),
        ("任务2涉及几家", "任务2涉及2个单位（统筹监管2）：\n市数管中心、市融媒体中心"),
        ("批了几个了", "提出1件，批准0件，办完0件：\n苏溪镇｜ZX-2022-001 注销 魅力苏溪（微信订阅号）｜等市府办审批"),
        ("还有多少号没关", "要关停的15个，其中平台已受理0个、已注销0个；处置没定的33个。还没关的15个：\n佛堂城事"),
        ("镇街办结率", "8月2日，镇街：办结率0%，应办42项"),
        ("任务1都报了吧", "任务1还没上报（共36项"),
        ("41号文发下去了没", "41号已交办（何审批（样例）7月1日8:50确认）：应办127项，待签收"),
        ("退回几件", "退回：没有。\n退回等修改的申请：没有。"),
        ("还有哪些账号没定处置", "处置意见待定的账号33个"),
    ],
)
def test_the_office_hears_the_figure_and_the_names(august: World, text: str, told: str) -> None:
    assert told in august.say(OFFICE, text)


def test_a_figure_is_counted_as_the_figures_of_the_notice_are(august: World) -> None:
    whole = august.say(OFFICE, "统计")

    assert "其中逾期38；办结0，按期0" in whole
    assert "应办127项，办结0项" in august.say(OFFICE, "办结率多少")
    assert "逾期没办结的38项" in august.say(OFFICE, "办结率多少")


def test_a_list_goes_on_with_the_next_page(august: World) -> None:
    assert "还有7个，回复“下一页”" in august.say(OFFICE, "还有多少号没关")
    assert "创享江东" in august.say(OFFICE, "下一页")


def test_a_head_hears_of_his_own_unit_and_a_clerk_whom_to_ask(august: World) -> None:
    assert "（苏溪镇），8月2日：办结率0%，应办3项" in august.say(HEAD, "办结率多少")
    assert "您这里办不了" in august.say(CLERK, "办结率多少")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("最近一个到期的是哪个", "苏溪镇下一个到期的：\n🟢正常 3 "),
        ("这周到期的有吗", "苏溪镇8月1日至8月7日到期的没有。\n下一个到期的：\n🟢正常 3 "),
        ("上次报的批了没", "任务1（加强组织领导，压实主体责任）｜8月2日10:00上报｜等市府办核实，不计逾期\nZX-2022-001"),
        ("都弄好了没", "苏溪镇共3项，未办结3项"),
        ("我们联系人是谁", "苏溪镇登记的人员：\n经办人、联系人 苏溪经办（样例）"),
        ("哪几个号要关", "处置意见关停的账号2个"),
        ("申请退回", "没有查到退回或者不同意的"),
    ],
)
def test_a_clerk_hears_of_his_unit(august: World, text: str, told: str) -> None:
    assert told in august.say(CLERK, text)


def test_in_a_group_a_question_of_the_field_meets_a_hint_and_chatter_silence(july: World) -> None:
    group = "wrSample_fotang"

    assert "下一个到期的：" in july.say("fotang_jb", "最近一个到期的是哪个", group=group)
    assert july.say("fotang_jb", "要不要盖章", group=group).startswith("没看明白您问的。")
    assert july.say("fotang_jb", "中午去哪吃", group=group) == ""


def test_a_question_goes_on_with_another_part(august: World) -> None:
    assert "任务1还没上报（共36项）" in august.say(OFFICE, "任务1谁没报")
    assert "有关部门，任务1还没上报（共24项）" in august.say(OFFICE, "部门呢")
    assert "镇，任务1还没上报（共4项）：" in august.say(OFFICE, "镇里头呢")
    assert "镇，任务3不用单位上报，由系统自动统计：没办结的6项" in august.say(OFFICE, "那任务3呢")
    assert "8月2日（周二）已上报（共1项）" in august.say(OFFICE, "今天谁报了")
    assert "8月1日（周一）已上报：没有" in august.say(OFFICE, "昨天呢")


def test_what_came_between_ends_it(august: World) -> None:
    assert "逾期（共38项）" in august.say(OFFICE, "逾期几家")
    assert "等您办1件" in august.say(OFFICE, "待审批")
    assert "没看明白" in august.say(OFFICE, "部门呢")

    august.say(OFFICE, "逾期几家")
    august.move_to("2022-08-02T10:11")
    assert "没看明白" in august.say(OFFICE, "部门呢")
    august.say(OFFICE, "逾期几家", group="wrSample_fuban")
    assert "没看明白" in august.say(OFFICE, "部门呢")


def test_some_units_have_figures_of_their_own(august: World) -> None:
    assert "镇，义政办发〔2022〕41号：注销、变更申请提出1件" in august.say(OFFICE, "镇里提了几个申请")
    assert "街道，义政办发〔2022〕41号：注销、变更申请提出0件" in august.say(OFFICE, "街道提了几个申请")
    assert "镇街，义政办发〔2022〕41号：整改下发0件" in august.say(OFFICE, "镇街下发了几个整改")
    assert "镇：承办项18" in august.say(OFFICE, "镇和街道各逾期几项")


def test_a_head_is_told_that_others_are_not_his(august: World) -> None:
    for words in ("部门任务1谁没报", "部门提了几个申请"):
        told = august.say(HEAD, words)
        assert "您这里看得到苏溪镇的，没有统计别的单位" in told or "您登记的单位是苏溪镇" in told, told
    assert august.say(HEAD, "镇里逾期几项").startswith("苏溪镇，逾期")


def test_applications_are_told_with_their_step_and_since_when(august: World) -> None:
    august.say("gonganju_jb", "签收")
    august.say("gonganju_jb", "任务3申请延期到9月10日，账号多来不及")

    told = august.say(OFFICE, "注销申请现在有几件，谁的，卡在哪儿")
    assert "没办完的注销、变更申请1件：\n苏溪镇｜ZX-2022-001" in told
    assert "等市府办审批，7月20日到这一步" in told
    assert "没办完的申请2件（其中延期1件）" in august.say(OFFICE, "申请卡在谁那")
    assert "等主要负责人签字的申请1件（其中延期1件）：\n市公安局" in august.say(OFFICE, "谁还没签字")
    assert "送签的申请1件：\n苏溪镇" in august.say(OFFICE, "7月收到多少申请")
    assert "批准的延期申请0件" in august.say(OFFICE, "7月批了几个延期")
    assert "驳回的申请0件" in august.say(OFFICE, "驳回几个")


def test_figures_of_fates_and_reports(august: World) -> None:
    assert "保留0个，整合0个，关停0个，整合/关停15个，待定33个" in august.say(OFFICE, "定了多少个了")
    assert "一项都没有上报的40个单位，共42个" in august.say(OFFICE, "多少单位一个字没报")
    assert "镇街：承办项42，按期上报1，逾期上报1，还没上报12" in august.say(OFFICE, "镇街跟部门比谁报得好")
    assert august.say(OFFICE, "今天都收了些啥").startswith("8月2日（周二）已上报（共1项）：\n苏溪镇")
    assert august.say(OFFICE, "上溪逾期几项").startswith("上溪镇，逾期（共1项）")
    assert "没有统计这个数" in august.say(OFFICE, "提醒发了几次")


def test_what_the_office_did_today_is_told_from_what_is_on_record(july: World) -> None:
    assert "催办的：没有" in july.say(OFFICE, "今天催了哪几家")
    for who, words in ((OFFICE, "催一下佛堂任务1"), ("fuban_cs", "催一下苏溪任务1")):
        july.say(who, words)
        july.say(who, "是")

    told = july.say(OFFICE, "今天催了哪几家")

    assert told.splitlines()[1:] == ["佛堂镇｜任务1", "苏溪镇｜任务1"], told
    assert "苏溪" not in july.say(OFFICE, "我今天催了谁")
    assert "没有" in july.say(OFFICE, "昨天呢")
    for words in ("注销 魅力苏溪", FORM, "是"):
        july.say(CLERK, words)
    july.tap(HEAD, "请签批", "同意")
    july.tap("fuban_sp2", "ZX-2022-001", "同意")
    assert "您批准的申请0件" in july.say(OFFICE, "今天我批了几个")
    assert "您批准的申请1件" in july.say("fuban_sp2", "今天我批了几个")
