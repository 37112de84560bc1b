"""找人: the office asks who looks after it in a unit; the numbers are read alone, and it is on record whose."""

from tests.world import World

OFFICE, MONITOR, CLERK, GROUP = "fuban_cs", "shuguan_jc", "gonganju_jb", "wrSample_fotang"


def test_the_office_finds_whom_to_ring_up(july: World) -> None:
    assert july.say(OFFICE, "佛堂镇联系人是谁") == "佛堂镇：\n联系人 佛堂联系（样例） 办公室主任 13800000002"
    told = july.say(MONITOR, "公安局谁负责这个事")
    assert [line.split(" ")[0] for line in told.splitlines()[1:]] == [
        "联系人",
        "经办人",
        "经办人",
        "分管领导",
        "主要负责人",
    ]
    assert [(row.userid, row.subject_name) for row in july.history(event="member.look")] == [
        (OFFICE, "佛堂镇"),
        (MONITOR, "市公安局"),
    ]


def test_in_a_group_no_number_is_shown_whole(july: World) -> None:
    told = july.say(OFFICE, "佛堂镇联系人是谁", group=GROUP)
    assert "138＊＊＊＊0002" in told
    assert not july.history(event="member.look")


def test_a_unit_reads_its_own_people_and_is_sent_to_the_office_for_others(july: World) -> None:
    assert "公安局分管（样例）" in july.say(CLERK, "我们分管领导报的是谁")
    assert "请找市府办" in july.say(CLERK, "佛堂镇联系人电话多少")
    assert not july.history(event="member.look")


def test_a_newcomer_whom_nobody_confirmed_is_named_as_such(july: World) -> None:
    july.say(
        CLERK,
        "完成 1 分管领导 王某 副局长 13800000201，专职人员 李某 科员 13900000202，联系人 周某 科员 13900000203",
    )
    told = july.say(OFFICE, "公安局通讯录发我")
    assert "联系人 周某 科员 13900000203（还没登记，收不到消息）" in told
    assert "分管领导（待确认） 王某 副局长 13800000201（还没登记，收不到消息）" in told


def test_who_decides_is_told_by_name(july: World) -> None:
    assert "再由市府办审批（何审批（样例）、许审批（样例））批准" in july.say(CLERK, "谁审批啊")


def test_an_answer_that_goes_to_the_asker_alone_shows_numbers_and_is_on_record(july: World) -> None:
    assert july.say(OFFICE, "公安局的电话多少", group=GROUP) == "收到，详情已发到您的“督办助手”。"

    assert "13800000049" in july.texts(OFFICE)[-1]
    assert len(july.history(event="member.look")) == 1


def test_who_may_sign_while_the_head_is_away_is_told_by_name(july: World) -> None:
    told = july.say("fotang_zy", "镇长不在能让书记签吗")

    assert told.startswith("要本单位主要负责人（佛堂主要（样例））签，别人签的不作数。\n"), told
    assert "“委托 佛堂分管（样例） 代签 起止日期”，最长30天，市府办同意后生效。" in told


def test_a_head_who_asks_for_all_units_hears_that_he_sees_his_own(july: World) -> None:
    assert july.say("fotang_zy", "各镇街办结率").startswith("各单位的数由市府办看，您这里看得到佛堂镇的")


def test_a_name_put_right_beside_the_preview_keeps_the_mobile(july: World) -> None:
    assert "换成王丽（138****5678）" in july.say("jiaoyuju_jb", "更换联系人 王丽 13812345678")
    for words, name in (("叫王敏", "王敏"), ("名字是张敏", "张敏"), ("李敏", "李敏")):
        assert f"换成{name}（138****5678）" in july.say("jiaoyuju_jb", words)
    assert "确认后生效" in july.say("jiaoyuju_jb", "是")


def test_in_another_unit_s_group_nobody_reads_who_signs_at_home(july: World) -> None:
    for words in ("谁签字", "单位有哪些人"):
        assert "佛堂" not in july.hear("fotang_jb", words, "wrSample_gonganju").text
    assert "佛堂主要（样例）" in july.hear("fotang_jb", "谁签字", "wrSample_fotang").text
    assert "何审批（样例）" in july.hear("fuban_sp", "谁审批", "wrSample_gonganju").text
    assert july.heard("fotang_jb", "佛堂主要（样例）")


def test_so_is_another_surname_or_a_mistyped_number(july: World) -> None:
    july.say("fotang_jb", "联系人好像要换成张敏了 13800000016")

    assert "换成章敏（138****0016）" in july.say("fotang_jb", "不姓张，姓章")
    assert "换成章敏（138****0017）" in july.say("fotang_jb", "手机打错一位，13800000017")
    assert "章敏（138****0017）" in july.say("fotang_jb", "不姓李，姓王")
