"""整改 from the draft to 销号 and off the straight road: who may, who may not, what each of them hears."""

import io
from datetime import datetime

from openpyxl import load_workbook
from sqlalchemy import select

from bot.ledger import ledger
from bot.models import Inbox, Member, Outbox, Rectification, Role
from tests.world import World

MONITOR, MONITOR2, OFFICE, OFFICE2, REVIEWER = "shuguan_jc", "xuanchuanbu_jc", "fuban_sp", "fuban_sp2", "fuban_cs"
CLERK, CONTACT, OTHER = "jiaoyuju_jb", "jiaoyuju_lx", "dachen_jb"
ISSUE = "下发整改 义乌教育之声 错别字"


def order(world: World, number: str = "ZG-2022-001") -> Rectification:
    """An order as it stands."""
    with world.house.database.read() as session:
        found = Rectification.numbered(session, number)
        session.expunge_all()
    return found or Rectification()


def issue(world: World, words: str = ISSUE) -> str:
    """Draft and issue by words; its number."""
    assert "回复“是”" in world.say(MONITOR, words)
    assert "已下发" in world.say(MONITOR, "是")
    with world.house.database.read() as session:
        return session.scalars(select(Rectification.number).order_by(Rectification.id.desc())).first() or ""


def refusals(world: World) -> list[str]:
    """The codes of what was refused so far."""
    return [row.facts["code"] for row in world.history(result="拒绝")]


def test_an_order_from_the_draft_to_its_end(july: World) -> None:
    draft = july.say(MONITOR, ISSUE)
    assert "ZG-2022-001" in draft
    assert "义政办发〔2022〕41号三（三）" in draft
    assert "2个工作日，7月22日（周五）前" in draft
    assert not july.heard(CONTACT, "整改通知")

    july.say(MONITOR, "是")
    assert order(july).state == "待签收"
    assert "时限：7月22日（周五）前" in july.card(CONTACT, "【整改通知】")
    assert july.heard(OFFICE, "已向市教育局下发整改")

    july.tap(CONTACT, "【整改通知】", "签收")
    assert order(july).state == "整改中"
    assert "已签收" in july.card(CONTACT, "【整改通知】")
    assert "ZG-2022-001" in july.say(CLERK, "我的任务")

    assert "等市数管中心复核" in july.say(CLERK, "整改反馈 已更正 https://mp.weixin.qq.com/s/abc")
    assert "反馈交上去以后单位撤不回来" in july.say(CLERK, "撤回 ZG-2022-001")
    assert "ZG-2022-001" in july.say(MONITOR, "待核实")
    assert july.heard(MONITOR, "https://mp.weixin.qq.com/s/abc")

    july.tap(MONITOR, "【请复核】", "退回")
    assert july.heard(MONITOR, "请回复理由")
    july.tap(MONITOR, "【请复核】", "退回", "link")
    assert "没有等您核实" in july.say(MONITOR, "待核实")  # no reason is awaited any more
    assert (order(july).state, order(july).returns) == ("整改中", 1)
    assert july.heard(CLERK, "链接打不开，请换一个")

    july.say(CLERK, "整改反馈 ZG-2022-001 已删除")
    july.tap(MONITOR, "【请复核】", "通过")
    done = order(july)
    assert (done.state, done.open_key) == ("销号", None)
    assert july.heard(CONTACT, "已通过复核销号")
    assert "已通过" in july.card(MONITOR, "【请复核】")


def test_a_draft_lies_until_somebody_issues_it_and_there_is_only_one(july: World) -> None:
    july.say(MONITOR, ISSUE)
    july.say(MONITOR, "算了")
    assert order(july).state == "起草"

    again = july.say(MONITOR, f"{ISSUE} 标题把单位名称写错")
    assert "ZG-2022-001" in again
    assert "标题把单位名称写错" in again
    july.tap(MONITOR, "【整改草稿】", "下发")
    assert order(july).state == "待签收"

    assert "已有一件" in july.say(MONITOR, ISSUE)
    assert "duplicate_rect" in refusals(july)
    assert "ZG-2022-002" in july.say(MONITOR, "下发整改 义乌教育之声 链接失效")


def test_the_finding_is_put_right_in_the_draft_and_arrives_in_the_notice(july: World) -> None:
    july.say(MONITOR, "义乌财政7月10号之后就没更新了，让他们整改")
    assert "无更新：7月10号之后就没更新了\n" in july.say(MONITOR, "是")
    assert "无更新：公众号7月10日后没更新\n" in july.say(
        MONITOR, "给财政局发个整改，公众号7月10日后没更新，要求8月9日前恢复"
    )
    assert "时限：8月9日" in july.card(MONITOR, "【整改草稿】")
    assert "没更新；评论也没人回\n" in july.say(MONITOR, "再加一句，评论也没人回")
    july.say(MONITOR, "算了")
    assert "无更新：7月11日起没有更新\n" in july.say(MONITOR, "问题改成：7月11日起没有更新")
    assert "直接回复一句话" in july.say(MONITOR, "情况没写进去啊")
    assert "7月10日起没有更新，评论没人回" in july.say(MONITOR, "7月10日起没有更新，评论没人回")
    july.say(MONITOR, "是")

    assert order(july).fact == "7月10日起没有更新，评论没人回"
    assert july.heard("caizhengju_jb", "无更新：7月10日起没有更新，评论没人回\n")


def test_what_was_found_joins_the_order_and_a_wrong_account_draws_it_anew(july: World) -> None:
    july.say(MONITOR, "发现公安局抖音有问题")
    assert "问题：上次更新6月28" in july.say(MONITOR, "上次更新6月28")
    assert "上次更新6月28；首页还有几个链接打不开" in july.say(MONITOR, "麻烦你帮我记一下，首页还有几个链接打不开")
    shown = july.say(MONITOR, "是")
    assert "无更新：上次更新6月28；首页还有几个链接打不开\n" in shown
    assert "时限：7月27日" in july.say(MONITOR, "期限再宽两天")

    anew = july.say(MONITOR, "不是抖音，是知乎")
    assert "ZG-2022-002" in anew
    assert "账号：义乌公安（知乎）" in anew
    assert "ZG-2022-001没有下发，还留着" in anew
    assert "没有办" not in anew
    july.say(MONITOR, "是")
    assert [order(july, number).state for number in ("ZG-2022-001", "ZG-2022-002")] == ["起草", "待签收"]


def test_the_words_that_name_the_kind_stand_in_the_order(july: World) -> None:
    assert "义乌公安（知乎）：是哪一类问题" in july.say(MONITOR, "下发整改 公安局知乎")
    shown = july.say(MONITOR, "麻烦帮我记一下，首页通知里把“义乌”写成了“义鸟”，错别字")

    assert "表述错误：首页通知里把“义乌”写成了“义鸟”\n" in shown


def test_the_problem_is_asked_for_by_code_or_name(july: World) -> None:
    asked = july.say(MONITOR, "下发整改 义乌教育之声")
    assert "C2 错别字、一般表述错误" in asked

    assert "C1 严重表述错误" in july.say(MONITOR, "C1")
    assert "没有这一天" in july.say(MONITOR, "下发整改 义乌教育之声 错别字 2月30日前")
    assert "已经过了" in july.say(MONITOR, "下发整改 义乌教育之声 错别字 7月1日前")
    assert "先电话" in july.say(MONITOR, "下发整改 义乌教育之声 严重表述错误")
    assert "定整改到哪一天" not in july.say(MONITOR, "下发整改 义乌教育之声 买粉")


def test_what_has_no_basis_is_not_issued_and_a_leak_leaves_only_its_number(july: World) -> None:
    assert "不能下发" in july.say(MONITOR, "下发整改 义乌教育之声 A5")
    assert "不单独下发" in july.say(MONITOR, "下发整改 义乌教育之声 A4")
    assert refusals(july)[-2:] == ["rect_no_basis", "rect_not_issued"]

    assert "不经本系统" in july.say(MONITOR, "下发整改 义乌教育之声 泄密 涉及某某文件")
    assert "已登记" in july.say(MONITOR, "移交3号 7月19日")

    rows = july.history(event="rectification.transfer_out")
    assert [(row.facts["number"], row.facts["day"]) for row in rows] == [("移交3号", "2022-07-19")]
    assert not [row for row in july.history() if "某某文件" in row.raw]
    with july.house.database.read() as session:
        assert not [row for row in session.scalars(select(Inbox)) if "某某文件" in row.raw]
    assert order(july).number is None


def test_who_may_not_is_refused_and_nothing_happens(july: World) -> None:
    assert "办不了" in july.say(CLERK, ISSUE)
    assert order(july).number is None
    number = issue(july)

    assert "同志来办" in july.say(OTHER, f"整改反馈 {number} 已更正")
    assert "没有查到" in july.say(OTHER, number)
    july.say(CLERK, f"整改反馈 {number} 已更正")
    assert "文字不作数" in july.say(MONITOR, f"整改通过 {number}")
    assert "办不了" in july.say(CLERK, f"整改通过 {number}")
    assert order(july).state == "待复核"

    july.say(OFFICE, f"整改通过 {number}")
    assert order(july).state == "待复核"


def test_feedback_by_telephone_is_verified_by_somebody_else(july: World) -> None:
    number = issue(july)
    assert "已代市教育局登记签收" in july.say(MONITOR, f"代签收 {number} 电话 李某")
    assert "其他同志复核" in july.say(MONITOR, f"代反馈 {number} 电话 李某 已更正")
    assert july.heard(CLERK, "已代您单位登记整改反馈")
    assert not july.heard(MONITOR, "【请复核】")

    july.tap(MONITOR2, "【请复核】", "通过")

    assert order(july).state == "销号"


def test_a_dispute_stops_the_time_and_the_office_answers_it_by_card(july: World) -> None:
    number = issue(july)
    assert "一句话就行" in july.say(CONTACT, f"申请复核 {number}")
    assert "已送市府办复核" in july.say(CONTACT, "这条不是我们发的")
    assert order(july).state == "申请复核中"
    assert "等您答复整改复核1件" in july.say(OFFICE, "待审批")
    assert "撤销" not in july.card(REVIEWER, "【整改申请复核】").split("〔")[-1]

    july.tap(REVIEWER, "【整改申请复核】", "维持")
    july.tap(OFFICE2, "【整改申请复核】", "维持")
    july.say(OFFICE, f"维持整改 {number}")
    assert order(july).state == "申请复核中"
    july.move_to("2022-07-22T10:00")
    july.tap(OFFICE, "【整改申请复核】", "维持", "clear")
    assert july.heard(CLERK, "时限自今天重算，请在7月26日（周二）前整改")
    assert order(july).state == "整改中"
    assert "维持" in july.say(REVIEWER, "统计 1")  # the reason that was asked of her: she hears once how it ended
    assert "任务1" in july.say(REVIEWER, "统计 1")
    july.move_to("2022-07-22T10:11")
    assert "任务1" in july.say(OFFICE2, "统计 1")  # not asked any longer

    assert "已于7月22日过去" not in july.say(CONTACT, f"申请复核 {number} 还是不同意")


def test_a_revoked_and_a_mistaken_order_do_not_count(july: World) -> None:
    number = issue(july)
    july.say(CONTACT, f"申请复核 {number} 这条不是我们发的")
    july.tap(OFFICE2, "【整改申请复核】", "撤销")
    assert order(july).state == "已撤销"
    assert july.heard(CLERK, "不记入考核")

    second = issue(july)
    assert "理由" in july.say(MONITOR, f"撤销通知 {second}")
    july.say(MONITOR, "发错单位")
    assert "更正已发给市教育局" in july.say(MONITOR, "是")
    assert july.heard(CONTACT, "【更正】")
    assert july.heard(CLERK, "发错了，请不用理会")


def test_an_order_waits_for_the_window_and_is_taken_back_unsent(july: World) -> None:
    july.move_to("2022-07-20T12:00")
    assert "7月20日14:30发出" in july.say(MONITOR, ISSUE)
    july.say(MONITOR, "是")
    july.say(MONITOR, "撤销通知 ZG-2022-001 发错单位")
    july.say(MONITOR, "是")

    july.move_to("2022-07-20T14:30")

    assert order(july).state == "已撤销"
    assert not july.heard(CONTACT, "ZG-2022-001")
    assert not july.heard(CLERK, "ZG-2022-001")


def test_the_main_account_is_for_the_office(july: World) -> None:
    assert "由市府办审批人员下发" in july.say(MONITOR, "下发整改 义乌发布 错别字")

    assert "市融媒体中心" in july.say(OFFICE, "下发整改 义乌发布 错别字")
    july.say(OFFICE, "是")
    assert july.heard("rongmei_jb", "【整改通知】")


def test_an_order_repeated_within_30_days_is_marked_and_the_office_records_what_it_did(july: World) -> None:
    number = issue(july)
    july.say(CLERK, "整改反馈 已更正")
    july.tap(MONITOR, "【请复核】", "通过")
    assert f"上次{number}" in july.say(MONITOR, ISSUE)
    july.say(MONITOR, "是")
    second = order(july, "ZG-2022-002")
    assert second.repeats == number

    assert "还没有逾期" in july.say(OFFICE, "约谈 ZG-2022-002")
    july.move_to("2022-07-25T10:00")
    assert "单位还没有签收" in july.say(OFFICE, "约谈 ZG-2022-002")
    july.tap(CONTACT, "【整改通知】ZG-2022-002", "签收")
    assert july.heard(CONTACT, "还没有收到反馈")
    assert july.heard(OFFICE, "可记约谈等措施")
    july.say(OFFICE, "约谈 ZG-2022-002 7月25日约谈")
    assert "已记下" in july.say(OFFICE, "是")
    assert order(july, "ZG-2022-002").measures[0][1] == "约谈"

    july.say(OFFICE, "责令关停 ZG-2022-002 义政办函〔2022〕5号")
    assert "已责令关停" in july.say(OFFICE, "是")
    assert july.heard(CLERK, "责令")
    assert "由市教育局的同志" in july.say(OTHER, "签收 ZX-2022-001")
    july.tap(CONTACT, "【责令关停】ZX-2022-001", "签收")
    assert july.heard(OFFICE, "教育局联系（样例）已签收ZX-2022-001")
    assert "已由教育局联系（样例）签收" in july.say(CLERK, "签收 ZX-2022-001")
    assert "签收责令" in july.say(CLERK, "ZX-2022-001")


def test_the_clock_warns_the_monitor_and_drafts_for_a_person_to_decide(july: World) -> None:
    assert "距今12天" in july.say(MONITOR, "更新 义乌教育之声 7月8日")
    assert "距今15天" in july.say(MONITOR, "更新 义乌市教育局 微博 7月5日")
    july.say(MONITOR, "更新 义乌发布 7月20日")

    july.move_to("2022-07-21T09:00")
    assert july.heard(MONITOR, "快到14天的1个：义乌教育之声（微信订阅号）已13天")
    assert "最近更新7月5日（7月20日登记），截至7月21日已16天没有更新" in july.card(MONITOR, "【整改草稿】")
    assert not july.heard(CLERK, "整改通知")

    july.tap(MONITOR, "【整改草稿】", "不予下发", "updated")
    assert order(july).state == "不予下发"
    july.move_to("2022-07-22T09:00")
    assert order(july, "ZG-2022-002").code == "U1"
    assert order(july, "ZG-2022-003").number is None


def test_a_forged_key_a_foreign_card_and_a_lost_role_decide_nothing(july: World) -> None:
    number = issue(july)
    july.say(CLERK, "整改反馈 已更正")
    card = july.emulator.phone(MONITOR).card("【请复核】")

    july.emulator.click(MONITOR, card.task_id, "pass ZG-2022-009")
    july.emulator.click(CLERK, card.task_id, f"pass {number}")
    with july.house.database.change() as session:
        now = july.now
        for member in Member.with_role(session, Role.MONITOR):
            member.take(Role.MONITOR, now)
    july.tap(MONITOR, "【请复核】", "通过")

    assert refusals(july)[-3:] == ["card_forged_key", "card_not_yours", "monitor_only"]
    assert order(july).state == "待复核"


def test_a_closed_account_ends_its_orders(july: World) -> None:
    july.say(MONITOR, "下发整改 义乌市教育局 微博 错别字")
    july.say(MONITOR, "是")
    july.say(CLERK, "注销 义乌市教育局 微博 8月15日停更 账号ID u1234567 原因2")
    july.say(CLERK, "是")
    july.tap("jiaoyuju_zy", "ZX-2022-001", "同意")
    july.tap(OFFICE, "ZX-2022-001", "同意")
    assert "不因不更新下发整改" in july.say(MONITOR, "下发整改 义乌市教育局 微博 14天未更新")
    july.say(CLERK, "已注销 ZX-2022-001 搜索无此账号")
    july.say(CLERK, "是")
    july.tap(MONITOR, "请核验", "通过")

    assert order(july).state == "已撤销"
    assert july.heard(CLERK, "自动终结")


def test_the_papers_and_the_ledger_tell_of_it(july: World) -> None:
    number = issue(july)
    july.say(CLERK, "整改反馈 已更正，联系13800001234")
    assert "正在发到" in july.say(CLERK, f"整改通知书 {number}")
    with july.house.database.read() as session:
        sent = session.scalars(select(Outbox).where(Outbox.label == "整改通知书")).all()
        assert {(row.text, row.state) for row in sent} == {(f"整改通知书{number}.docx", "已发")}
    assert "整改1：待复核1" in july.say(OFFICE, "统计")

    with july.house.database.read() as session:
        book = load_workbook(io.BytesIO(ledger(session, july.now)))
    rows = list(book["整改"].values)
    line = dict(zip(rows[0], rows[1], strict=True))
    assert (line["编号"], line["状态"], line["按期"]) == (number, "待复核", "是")
    assert line["期限"] == datetime(2022, 7, 22)  # noqa: DTZ001 - a day in a sheet has no zone
    assert "1234" in str(line["反馈"])
    assert "13800001234" not in str(line["反馈"])


def test_the_order_to_us_is_neither_in_the_notice_nor_in_the_ledger(july: World) -> None:
    shown = july.say(MONITOR, "义乌教育之声链接打不开了，请尽快下发整改通知给他们")
    assert "：链接打不开了\n" in shown
    july.say(MONITOR, "是")

    assert order(july).fact == "链接打不开了"
    assert not july.heard(CLERK, "下发整改通知给他们")


def test_done_and_no_more_is_asked_for_the_link_that_the_notice_wants(july: World) -> None:
    number = issue(july)

    assert "请附更正后链接" in july.say(CLERK, "改好了")
    assert order(july).state == "待签收"
    july.say(CLERK, "https://mp.weixin.qq.com/s/abc")
    assert (order(july).state, order(july).feedback) == ("待复核", "改好了 https://mp.weixin.qq.com/s/abc")

    july.tap(MONITOR, "【请复核】", "退回", "link")
    july.say(CLERK, "改好了")
    assert f"收到整改反馈{number}" in july.say(CLERK, "是")
    assert order(july).feedback == "改好了"


def test_words_that_were_to_be_joined_are_no_feedback_once_it_came_back(july: World) -> None:
    issue(july)
    july.say(CLERK, "整改反馈 已更正 https://mp.weixin.qq.com/s/abc")
    assert "要在后面补一句" in july.say(CLERK, "错别字那篇昨天改好了，又发了两篇")
    july.tap(MONITOR, "【请复核】", "退回", "link")

    assert july.say(CLERK, "是").startswith("没有反馈：")
    assert order(july).state == "整改中"


def test_another_link_beside_the_feedback_that_is_offered_keeps_its_words(july: World) -> None:
    issue(july)
    july.say(CLERK, "昨天发了一篇 https://mp.weixin.qq.com/s/abc")

    answer = july.say(CLERK, "链接错了，是 https://mp.weixin.qq.com/s/abd")

    assert "写“昨天发了一篇 https://mp.weixin.qq.com/s/abd”吗" in answer


def test_feedback_is_put_right_while_it_waits_and_whoever_verifies_sees_both(july: World) -> None:
    number = issue(july)
    asked = july.say(CLERK, "啊那个整改弄好了哈 https://mp.weixin.qq.com/s/abc")
    assert f"反馈整改{number}，写“啊那个整改弄好了哈 https://mp.weixin.qq.com/s/abc”吗" in asked
    assert "啊那个整改弄好了哈 https" in july.say(CLERK, "是")
    before = july.card(MONITOR, "【请复核】")
    july.say(CLERK, "改好了")  # once more, in a hurry: nothing new
    assert order(july).feedback == "啊那个整改弄好了哈 https://mp.weixin.qq.com/s/abc"

    assert "已补到" in july.say(CLERK, "整改反馈 写错了，标题和正文都已更正")
    assert "要在后面补一句" in july.say(CLERK, "链接发错了，是 https://mp.weixin.qq.com/s/def")
    assert "s/def" not in order(july).feedback
    july.say(CLERK, "是")

    told = order(july)
    assert (told.state, told.returns) == ("待复核", 0)
    assert "s/abc\n更正、补充：写错了，标题和正文都已更正\n更正、补充：链接发错了，是 https" in told.feedback
    assert "写错了" not in before
    assert "s/def" in july.card(MONITOR, "【请复核】")
    july.tap(MONITOR, "【请复核】", "通过")
    assert order(july).state == "销号"


def test_a_link_before_the_words_is_kept(july: World) -> None:
    issue(july)
    july.say(CLERK, "https://mp.weixin.qq.com/s/abc 整改好了")

    assert "写的是“https://mp.weixin.qq.com/s/abc 整改好了”" in july.say(CLERK, "是")


def test_no_posts_for_long_is_the_fault_of_no_update(july: World) -> None:
    draft = july.say(MONITOR, "教育局微博三个月没发东西了，给他们下个整改")
    assert "问题：U1 监测时间点前14天内无更新：三个月没发东西了" in draft

    july.say(MONITOR, "算了")
    asked = july.say(MONITOR, "给义乌财政发整改，内容质量差")
    assert "U1 监测时间点前14天内无更新" in asked
    assert "U1 监测时间点前14天内无更新" in july.say(MONITOR, "是")  # what can be chosen stands there once more


def test_of_an_order_nothing_is_extended_and_the_choice_of_tasks_says_so(july: World) -> None:
    issue(july)

    assert "整改ZG-2022-001不办延期" in july.say(CLERK, "能不能宽限两天")
    assert "不办延期" not in july.say("dachen_jb", "能不能宽限两天")


def test_what_is_no_feedback_is_offered_as_a_dispute(july: World) -> None:
    issue(july)
    july.say(CONTACT, "改好了")
    assert "申请复核吗" in july.say(CONTACT, "不是反馈，我有意见")
    july.say(CONTACT, "算了")

    july.say(CONTACT, "改好了")
    assert "申请复核吗" in july.say(CONTACT, "等等，不是反馈，这篇不是我们写的，是转载")
    july.say(CONTACT, "是")
    assert july.history(event="rectification.dispute")[-1].facts["reason"] == "这篇不是我们写的，是转载"
