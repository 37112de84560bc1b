"""What the office types in the middle of things: questions that end, lists of dispositions, decisions taken back."""

from bot.models import Account, Request
from tests.stages import begins
from tests.stories.test_rectifications import CLERK, MONITOR, OFFICE, REVIEWER, issue
from tests.world import World

LIST = "完成 1 分管领导 李明 副镇长 13800001111；专职人员 王芳 科员 13800002222；联系人 李红 主任 13800003333"
FORM = "gh_a1b2c3d4e5f6，8月15日停更，受众面小更新力量不足整合至义乌发布"


def chosen(world: World) -> dict[int, str]:
    """What is to become of the accounts."""
    with world.house.database.read() as session:
        return {one.number: one.disposition for one in session.query(Account).all()}


@begins
def reported(july: World) -> None:
    """A report of 佛堂镇 waits for the office, and nothing else."""
    july.say("fotang_jb", "签收")
    july.say("fotang_jb", LIST)


@begins
def signed(july: World) -> None:
    """An application of 苏溪镇 waits for the office, signed."""
    july.say("suxi_jb", "注销 魅力苏溪")
    july.say("suxi_jb", FORM)
    july.say("suxi_jb", "是")
    july.tap("suxi_zy", "请签批", "同意")


def test_with_only_a_report_waiting_a_word_of_decision_is_said_of_it(reported: World) -> None:
    assert "佛堂镇任务1" in reported.say(REVIEWER, "佛堂的退回，张三分管哪块没写清楚")
    assert "理由已记在卡片上：张三分管哪块没写清楚" in reported.say(REVIEWER, "是")


def test_a_guess_whose_yes_comes_to_nothing_is_over(july: World) -> None:
    assert "退回申请" in july.say(REVIEWER, "教育局那个注销申请退回，写得不清楚")
    assert "没有等您审批的申请" in july.say(REVIEWER, "是")

    assert "没有等您审批的申请" not in july.say(REVIEWER, "好")


def test_several_accounts_are_decided_with_one_message(july: World) -> None:
    shown = july.say(OFFICE, "14号保留，47号关停")
    assert "将把1个账号定为保留：\n· 义乌市场监管" in shown
    assert "将把1个账号定为关停：" in shown
    before = chosen(july)
    assert before[14] == before[47] == "待定"

    july.say(OFFICE, "是")
    assert (chosen(july)[14], chosen(july)[47]) == ("保留", "关停")


def test_new_work_beside_a_preview_says_that_the_first_was_not_done(july: World) -> None:
    july.say(OFFICE, "处置 16 保留")

    assert july.say(OFFICE, "催办 佛堂镇 任务1").endswith("上面那一件没有回复“是”，没有办。")


def test_a_fate_put_right_beside_its_preview_is_shown_in_the_others_place(july: World) -> None:
    july.say(OFFICE, "处置 16 保留")

    shown = july.say(OFFICE, "哦不对，发改的改成关停")

    assert "定为关停：\n· 义乌发改" in shown
    assert "保留" not in shown
    july.say(OFFICE, "是")
    assert chosen(july)[16] == "关停"


def test_what_is_wanted_behind_a_no_and_not_understood_is_said_so(july: World) -> None:
    july.say(OFFICE, "教育局那个注销申请退回，写得不清楚")

    assert "“我要发群里”没看明白" in july.say(OFFICE, "不是，我要发群里")


def test_thanks_beside_a_question_are_answered(july: World) -> None:
    july.say(OFFICE, "教育局那个注销申请退回，写得不清楚")

    assert july.say(OFFICE, "谢谢").startswith("不客气")


def test_a_condition_goes_into_no_approval(signed: World) -> None:
    signed.say(OFFICE, "魅力苏溪同意，但要先把公告挂满一周再注销")

    answer = signed.say(OFFICE, "是")

    assert "卡片已重新发到" in answer
    assert "“但要先把公告挂满一周再注销”没有记下" in answer


def test_an_approval_is_taken_back_in_plain_words(signed: World) -> None:
    signed.tap(OFFICE, "请审批", "同意")

    assert signed.say(OFFICE, "等等，苏溪那个我点快了，撤回同意").startswith("您是要作废申请ZX-2022-001吗")
    signed.say(OFFICE, "是")
    signed.say(OFFICE, "苏溪镇要求保留账号继续使用")
    signed.tap(OFFICE, "作废", "作废")

    with signed.house.database.read() as session:
        assert session.query(Request).one().state == "已撤销"


def test_a_report_passed_by_a_slip_is_offered_anew(reported: World) -> None:
    reported.say(OFFICE, "佛堂的可以，通过")
    reported.say(OFFICE, "是")
    reported.tap(OFFICE, "【核实】", "通过")

    assert reported.say(OFFICE, "我点错了，刚通过的撤回来").startswith(
        "您是要让佛堂镇的任务1（加强组织领导，压实主体责任）重新办理吗"
    )


def test_a_monitor_hears_what_a_unit_has_to_mend(july: World) -> None:
    number = issue(july)

    told = july.say(MONITOR, "教育局反馈了吗")

    assert told.startswith("市教育局")
    assert number in told
    assert number not in july.say(MONITOR, "公安局反馈了吗")


def test_the_offices_principal_may_see_how_a_unit_stands(july: World) -> None:
    assert "市财政局的事项（共3项）" in july.say("fuban_zy", "财政局为什么还没报")
    assert "由市教育局的同志来办" in july.say("caizhengju_zy", "教育局为什么还没报")


def test_a_long_list_tells_of_how_many_units(july: World) -> None:
    assert july.say(OFFICE, "几家没签收，报个数就行").startswith("未签收（共127项）：42个单位")


def test_what_is_not_signed_for_takes_one_line_a_unit(july: World) -> None:
    lines = july.say(OFFICE, "没签收的有哪些").splitlines()

    assert lines[1] == "佛堂镇｜41号任务1、任务3、任务10｜最早7月31日（周日）到期"
    assert len({line.split("｜")[0] for line in lines[1:9]}) == 8
    assert lines[9] == "还有34个单位，回复“下一页”接着看；全部请回复“导出台账”。"
    assert july.say(OFFICE, "第6页").splitlines()[1].endswith("｜不设催办，不发卡片")


def test_a_promise_under_an_order_acknowledges_it(july: World) -> None:
    number = issue(july)
    july.say(CLERK, "签收")

    assert july.say(CLERK, "收到，马上改").startswith(f"已签收{number}")


def test_a_yes_behind_a_change_that_nobody_read_does_nothing_yet(july: World) -> None:
    july.say("fuban_sp", "交办 教育局、公安局 7月25日前 报停更公告，这个领导很急 不要写这句")
    july.say("fuban_sp", "把客气话那句去掉")

    told = july.say("fuban_sp", "是")

    assert told.startswith("还没办：刚才那句“把客气话那句去掉”没看懂，没有算进去。")
    assert not july.history(event="office.instructed")
    assert "已交办JB-2022-001" in july.say("fuban_sp", "是")


def test_whom_not_to_urge_is_known_before_anything_was_shown(july: World) -> None:
    july.say("fuban_cs", "要不要提醒一下他们了")
    shown = july.say("fuban_cs", "后宅就不用了")
    july.say("fuban_cs", "算了")

    every = july.say("fuban_cs", "催办")
    assert int(shown.split("将提醒")[1].split("个")[0]) == int(every.split("将提醒")[1].split("个")[0]) - 1


def test_a_group_is_shown_whole_with_whom_it_leaves_out_kept_as_he_is(july: World) -> None:
    shown = july.say(OFFICE, "除了公安和教育的，其他部门都整合")
    assert shown.startswith("将把24个账号定为整合：")
    assert "义乌公安" not in shown
    assert len(shown.encode()) <= 2048

    joined = july.say(OFFICE, "等下 4号也关停")
    assert "将把1个账号定为关停：\n· 义乌公安（新浪微博）（市公安局）" in joined
    july.say(OFFICE, "是")
    fates = chosen(july)
    assert (fates[1], fates[3], fates[4], fates[11]) == ("待定", "待定", "关停", "整合")


def test_of_all_but_one_unit_every_account_is_named(july: World) -> None:
    shown = july.say(OFFICE, "除了佛堂都整合")
    assert "义乌警队（今日头条、抖音短视频）" in shown
    assert len(shown.encode()) <= 2048


def test_the_part_of_a_list_that_was_not_read_is_named(july: World) -> None:
    assert july.say(OFFICE, "14号保留 300号关停").startswith("没有动：“300号关停”没看懂")
    assert chosen(july)[14] == "待定"
