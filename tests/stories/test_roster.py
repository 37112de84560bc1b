"""任务1的名单: put together over several messages, mended, emptied, and shown as a whole before it goes."""

import pytest

from sandbox.directory import Person as Newcomer
from tests.world import World

CLERK, OFFICE = "jiaoyuju_jb", "fuban_sp"
TOWN, CONTACT, GROUP = "fotang_jb", "fotang_lx", "wrSample_fotang"
BEGUN = "分管领导：陈志强，职务副局长，手机13500001111。专职人员是王磊"
WHOLE = "分管领导 陈志强 副局长 13500001111，专职人员 王磊 科员 13500002222，联系人 陈晨 主任 13800001111"


def reported(world: World) -> bool:
    """Whether the list has gone to the office."""
    return bool(world.history(event="assignment.report"))


def test_a_plain_list_in_one_message_goes_at_once(july: World) -> None:
    july.say(CLERK, "完成 1")

    answer = july.say(CLERK, WHOLE)

    assert answer.startswith("收到：任务1")
    assert july.heard(OFFICE, "陈志强，副局长，13500001111")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("看看报的啥内容", "还没有报给市府办"),
        ("现在都有谁了？", "还没有报给市府办"),
        ("今天食堂吃啥，我去了", "没看懂，没有记"),
        ("办公室电脑坏了", "“办公室电脑坏了”没看懂，没有记"),
        ("13500002", "“13500002”不是手机号"),
        ("赵六 科员 13911112222", "赵六是哪个岗位的没看出来"),
        ("小赵 科员", "“小赵”请写全名"),
        ("去掉赵六", "名单里没有赵六"),
        ("等会再报", "记下的都留着"),
        ("不对", "回复“去掉 姓名”"),
        ("王磊", "没有要改的"),
    ],
)
def test_what_names_nobody_changes_nothing_and_shows_the_list(july: World, words: str, said: str) -> None:
    july.say(CLERK, "完成 1")
    july.say(CLERK, f"{BEGUN}，联系人 陈晨")

    answer = july.say(CLERK, words)

    assert said in answer
    assert "已记下：分管领导陈志强（副局长，13500001111），专职人员王磊，联系人陈晨。" in answer
    assert "还差专职人员王磊的职务、手机；联系人陈晨的职务、手机。" in answer
    assert not reported(july)


def test_people_come_and_go_and_the_whole_list_is_shown_before_it_goes(july: World) -> None:
    july.say(CLERK, "完成 1")
    assert "还差联系人" in july.say(CLERK, BEGUN)
    july.say(CLERK, "专职人员 刘芳，联系人 陈晨 主任 13800001111")

    mended = july.say(CLERK, "王磊 科员 13500002222，刘芳不是")

    assert mended.startswith("已去掉：专职人员刘芳。\n名单是这样，还没有报：")
    assert not reported(july)
    assert "没看明白" not in july.say(CLERK, "联系人手机改成13800002222")
    assert "联系人：陈晨，主任，13800002222" in july.say(CLERK, "看看名单")
    assert not reported(july)
    answer = july.say(CLERK, "对的，报吧")

    assert answer.startswith("收到：任务1")
    assert "刘芳" not in answer
    assert july.heard(OFFICE, "联系人：陈晨，主任，13800002222")


def test_a_doubt_about_who_goes_is_asked_first(july: World) -> None:
    july.say(CLERK, "完成 1")
    july.say(CLERK, f"{BEGUN}、刘芳")

    assert july.say(CLERK, "删掉小王王磊").startswith("要从名单里去掉专职人员王磊吗？")
    assert "专职人员王磊，" in july.say(CLERK, "不是")
    july.say(CLERK, "王磊调走了")
    gone = july.say(CLERK, "是")

    assert gone.startswith("已去掉：专职人员王磊。")
    assert "专职人员刘芳" in gone


def test_that_is_all_sends_a_list_of_one_message_and_shows_one_of_several(july: World) -> None:
    july.say(CLERK, "完成 1 分管领导 陈志强，专职人员 王磊，联系人 陈晨")
    july.say(TOWN, "完成 1 分管领导 陈志强，专职人员 王磊")
    july.say(TOWN, "联系人 陈晨")

    assert july.say(CLERK, "就这些").startswith("收到：任务1")
    shown = july.say(TOWN, "就这些")

    assert shown.startswith("名单是这样，还没有报：")
    assert "分管领导：陈志强，职务未填，手机未填" in shown
    assert july.say(TOWN, "就这些").startswith("收到：任务1")


def test_a_withdrawn_list_is_shown_and_can_begin_anew(july: World) -> None:
    july.say(CLERK, f"完成 1 {WHOLE}")
    assert "要从头填，回复“任务1清空重填”" in july.say(CLERK, "撤回 1")
    july.move_to("2022-08-03T10:00")

    again = july.say(CLERK, "任务1 完成")

    assert again.startswith("名单是这样，还没有报：")
    assert "要从头填，回复“清空”" in again
    assert july.say(CLERK, "任务1重新报") == again
    emptied = july.say(CLERK, "全部重填")
    assert emptied.startswith(
        "名单已清空（原来是：分管领导陈志强、专职人员王磊、联系人陈晨），请重新填。\n还差分管领导"
    )
    assert "陈志强" not in july.say(CLERK, "任务1 完成")
    assert july.say(
        CLERK, "分管领导 王强 局长 13911110000，专职人员 李红 科员 13911110001，联系人 赵敏 干事 13911110002"
    ).startswith("收到")


def test_who_counted_only_by_a_list_that_is_taken_back_counts_no_more(july: World) -> None:
    before = july.say(CLERK, "我们联系人是谁")
    july.say(CLERK, f"完成 1 {WHOLE}")
    assert "联系人 陈晨" in july.say(CLERK, "我们联系人是谁")

    told = july.say(CLERK, "撤回 1")

    assert "名单里新登记的" in told
    assert "经办人王磊" in told
    assert "联系人陈晨" in told
    assert july.say(CLERK, "我们联系人是谁") == before
    july.say(CLERK, "任务1 完成")
    assert july.say(CLERK, "是").startswith("收到：任务1")  # the list was kept, and counts again once it is reported
    assert "联系人 陈晨" in july.say(CLERK, "我们联系人是谁")


def test_another_list_takes_the_place_of_what_only_the_first_one_brought(july: World) -> None:
    july.say(CLERK, f"完成 1 {WHOLE}")
    july.tap("fuban_cs", "【核实】", "退回", "names")
    july.say(CLERK, "任务1清空重填")
    july.say(CLERK, "分管领导 王强 局长 13911110000，专职人员 李红 科员 13911110001，联系人 赵敏 干事 13911110002")

    now = july.say(CLERK, "我们联系人是谁")

    assert "联系人 赵敏" in now
    assert "经办人 李红" in now
    assert "陈晨" not in now
    assert "王磊" not in now


def test_who_registered_himself_stays_when_the_list_is_taken_back(july: World) -> None:
    july.say(CLERK, f"完成 1 {WHOLE}")
    july.emulator.corp.directory.add(Newcomer("newcomer", "王磊", ("市教育局",)))
    july.say("newcomer", "登记 市教育局 王磊")
    july.say("newcomer", "是")
    july.tap("jiaoyuju_lx", "登记确认", "是他")

    told = july.say(CLERK, "撤回 1")

    assert "联系人陈晨" in told
    assert "王磊" not in told
    assert "经办人 王磊" in july.say(CLERK, "我们联系人是谁")


@pytest.mark.parametrize("words", ["任务1清空重填", "清空名单", "任务1的名单全部重填"])
def test_it_begins_anew_without_a_question_too(july: World, words: str) -> None:
    july.say(CLERK, f"完成 1 {BEGUN}")
    july.say(CLERK, "算了")

    assert july.say(CLERK, words).startswith("名单已清空（原来是：分管领导陈志强、专职人员王磊）")


def test_a_list_that_is_left_stays(july: World) -> None:
    july.say(CLERK, f"完成 1 {BEGUN}")

    assert july.say(CLERK, "算了") == "好的，先不报，记下的名单留着。接着填，回复“完成 1”。"
    assert "已记下：分管领导陈志强（副局长，13500001111），专职人员王磊。" in july.say(CLERK, "完成 1")


def test_a_leader_written_in_the_ordinary_way_is_taken(july: World) -> None:
    july.say(CLERK, "任务1分管领导王建国副局长，专职人员张三、李四，联系人陈晨 办公室主任 13800001111")

    answer = july.say(CLERK, "是的")

    assert "分管领导王建国（副局长），专职人员张三，专职人员李四，联系人陈晨（办公室主任，13800001111）" in answer
    assert "分管领导王建国（副局长，13905791234）" in july.say(CLERK, "分管是王建国副局长，电话13905791234")
    kept = july.say(CLERK, "张三13900001111科员 李四13900002222")
    assert "专职人员张三（科员，13900001111），专职人员李四（13900002222）" in kept
    assert "还差专职人员李四的职务。" in kept
    assert "分管领导陈志强（副局长，13500001111）" in july.say(CLERK, "分管领导是陈副局长陈志强13500001111")


def test_a_colleague_in_the_group_fills_in_the_same_list(july: World) -> None:
    july.say(TOWN, "完成 1", GROUP)

    answer = july.say(CONTACT, "分管领导 李明 副镇长 13811112222", GROUP)

    assert answer.startswith("这份名单佛堂经办（样例）也在填，记在一起。\n已记下：分管领导李明（副镇长，138")
    assert "13811112222" not in answer
    more = july.say(TOWN, "专职人员 丁力 科员 13811113333，联系人 佛堂联系", GROUP)
    assert more.startswith("名单是这样，还没有报：")
    assert "专职人员：丁力，科员，138" in more
    assert "联系人：佛堂联系（样例），办公室主任" in more
    assert not reported(july)
    assert july.say(TOWN, "是", GROUP).startswith("收到：任务1")


def test_whoever_only_talks_beside_the_question_is_not_heard(july: World) -> None:
    july.say(TOWN, "完成 1", GROUP)

    assert not july.say(CONTACT, "联系人的事我下午去问", GROUP)
    assert "佛堂经办（样例）" in july.say("fotang_zy", "分管领导 李明 副镇长 13811112222", GROUP)
    assert "李明" not in july.say(TOWN, "看看名单", GROUP)


def test_a_list_without_a_question_is_no_change_of_contact(july: World) -> None:
    assert july.say(TOWN, "专职人员 丁力 科员 13811113333，联系人 佛堂联系").startswith("已记下：专职人员丁力（科员")
    assert "专职人员丁力（科员，13811113333），联系人佛堂联系（样例）" in july.say(TOWN, "是")


def test_a_list_that_another_changed_is_shown_once_more(july: World) -> None:
    july.say(TOWN, f"完成 1 {BEGUN}")
    july.say(TOWN, "王磊 科员 13500002222，联系人 陈晨 主任 13800001111")
    july.say(CONTACT, "完成 1 联系人 李红 科员 13911112222")

    shown = july.say(TOWN, "是")

    assert shown.startswith("名单是这样，还没有报：")
    assert "联系人：李红，科员，13911112222" in shown
    assert july.say(TOWN, "是").startswith("收到：任务1")


def test_while_the_office_looks_somebody_may_still_be_taken_off(july: World) -> None:
    july.say(CLERK, "完成 1 分管领导 陈志强，专职人员 王磊、刘芳，联系人 陈晨")
    july.say(CLERK, "就这些")

    assert "名单更新：去掉专职人员刘芳。" in july.say(CLERK, "补充 1 去掉刘芳")


def test_what_is_known_of_somebody_holds_for_his_other_role(july: World) -> None:
    july.say(CLERK, "完成 1")
    july.say(CLERK, "联系人李娜")

    shown = july.say(CLERK, "分管领导赵六 副局长 13811110001，专职人员李娜 科员 13811110002")

    assert "联系人：李娜，科员，13811110002" in shown
    mended = july.say(CLERK, "专职人员李娜手机改成13811110009")
    assert "专职人员：李娜，科员，13811110009\n联系人：李娜，科员，13811110009" in mended
    assert july.say(CLERK, "是").startswith("收到：任务1")
    assert july.heard(OFFICE, "联系人：李娜，科员，13811110009")


def test_two_numbers_of_one_name_in_one_message_stay_as_typed(july: World) -> None:
    july.say(CLERK, "完成 1 专职人员李娜 科员，联系人李娜")

    kept = july.say(CLERK, "专职人员李娜 13811110002，联系人李娜 13811110003")

    assert "专职人员李娜（科员，13811110002），联系人李娜（科员，13811110003）" in kept


@pytest.mark.parametrize("head", ["任务1报一下：", "任务1名单：", "任务1的名单报一下 "])
def test_a_list_that_names_its_task_is_shown_whole_before_it_goes(july: World, head: str) -> None:
    people = "分管领导赵六，党工委委员、副主任，13633330001；专职人员周七，科员，13633330002；联系人周七"

    assert july.say(CLERK, f"{head}{people}").startswith("名单是这样，还没有报：")
    answer = july.say(CLERK, "是")

    assert answer.startswith("收到：任务1")
    assert "分管领导：赵六，党工委委员、副主任，13633330001" in answer
    assert "联系人：周七，科员，13633330002" in answer


@pytest.mark.parametrize(
    "words", ["报任务1", "我想先填名单", "名单先填一下", "联系人名单报一下", "任务1的名单我来报一下"]
)
def test_who_wants_to_fill_the_list_is_asked_for_it(july: World, words: str) -> None:
    assert july.say(CLERK, words).endswith(july.say(CLERK, "完成 1"))
    assert "已记下：分管领导陈志强" in july.say(CLERK, "分管领导 陈志强 副局长")


@pytest.mark.parametrize(
    "words", ["分管领导陈志强副局长号13500001111", "分管领导陈志强，号13500001111", "分管领导陈志强 号是13500001111"]
)
def test_the_sign_of_a_number_is_no_part_of_a_name(july: World, words: str) -> None:
    july.say(CLERK, "完成 1")

    answer = july.say(CLERK, words)

    assert "13500001111）" in answer
    assert "没看懂" not in answer
    assert "陈志强号" not in answer


def test_a_wrong_mobile_is_put_right_for_the_only_one_who_has_one(july: World) -> None:
    july.say(CLERK, "完成 1")
    july.say(CLERK, "分管领导 陈志强 副局长，联系人 陈晨 13800001111")

    assert "联系人陈晨（13800002222）" in july.say(CLERK, "电话打错了是13800002222")
    july.say(CLERK, "陈志强 13500001111")
    assert "“13800003333”是谁的没看出来" in july.say(CLERK, "号码写错了，应该是13800003333")


def test_a_new_contact_whom_the_list_names_need_not_be_agreed_to_any_more(july: World) -> None:
    july.say(CLERK, "更换联系人 陈晨 13800001111")
    july.say(CLERK, "是")
    assert "陈晨" in july.card("jiaoyuju_lx", "【更换联系人】")

    july.say(CLERK, "完成 1")
    july.say(CLERK, WHOLE)
    july.tap(OFFICE, "任务1", "通过")

    assert "任务1名单已写明，不用再点" in july.card("jiaoyuju_lx", "【更换联系人】")
    assert not july.heard(OFFICE, "【更换联系人】")


def test_people_named_without_a_command_open_the_list_and_it_is_shown_whole(july: World) -> None:
    """42 units begin with this task; nobody types 完成 1 before the names."""
    answer = july.say("suxi_jb", "联系人定了，分管是张三副镇长，13800001111，经办就我")
    assert "已记下：分管领导张三（副镇长" in answer
    assert "您是要" not in answer

    assert "名单是这样，还没有报" in july.say("suxi_jb", "联系人就我")
    assert not july.history(event="assignment.report")
    assert "已上报，苏溪镇" in july.say("suxi_jb", "是")


@pytest.mark.parametrize(
    "words",
    ["分管是王建国副镇长，专职我自己", "然后那个任务1 名单：分管王建国副镇长，专职李小芳", "分管领导 王建国 副镇长"],
)
def test_people_without_a_mobile_open_it_too(july: World, words: str) -> None:
    assert "已记下：分管领导王建国（副镇长）" in july.say("suxi_jb", words)


@pytest.mark.parametrize("words", ["任务1我们名单报一下", "名单我们报一下"])
def test_the_list_is_opened_in_other_words(july: World, words: str) -> None:
    assert july.say("gonganju_jb", words).startswith("还差分管领导、专职人员、联系人")
