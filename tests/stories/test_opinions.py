"""处置意见: asked by the office, proposed by the host, signed by its principal, decided account by account."""

import io
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.errors import BrokenFiles, NotAllowed
from bot.load.dispositions import decide, read_dispositions
from bot.models import Account, Act, Opinion, Person, Plan
from bot.models.calendar import business_now
from bot.tell import Post, tell
from bot.tell.opinions import opinion_book
from tests.stories.test_survey import account, compare_with, provincial
from tests.world import PLAN, World

CLERK, CONTACT, PRINCIPAL = "jiaoyuju_jb", "jiaoyuju_lx", "jiaoyuju_zy"
OFFICE, OFFICE2, REVIEWER, MONITOR = "fuban_sp", "fuban_sp2", "fuban_cs", "shuguan_jc"
NUMBER = "CZ-2022-001"


def opinion(world: World) -> Opinion:
    """The education bureau's, as it stands."""
    with world.house.database.read() as session:
        found = session.scalars(select(Opinion).where(Opinion.number == NUMBER)).one()
        session.expunge_all()
    return found


def begun(world: World) -> None:
    """市府办 asks the education bureau, which has two accounts."""
    assert "将向1个单位征求2个账号的处置意见" in world.say(OFFICE, "征求处置意见 市教育局")
    world.say(OFFICE, "是")
    assert world.heard(CONTACT, "【处置意见】")


def signed(world: World) -> None:
    """Proposed by words and signed."""
    begun(world)
    world.say(CLERK, "处置意见 义乌教育之声 保留 群众关注度高")
    world.say(CLERK, "处置意见 义乌市教育局 新浪微博 关停 受众面小")
    world.say(CLERK, "是")
    world.tap(PRINCIPAL, NUMBER, "同意")


def by_file(world: World, file: Path, who: str = "") -> list[str]:
    """`duban import dispositions`, or the list that somebody sent: the differences, put down."""
    with world.house.database.change() as session:
        machine_now = world.house.clock.now()
        now = business_now(session, machine_now)
        sender = Person.known_as(session, who) if who else None
        by = sender.posts[0] if sender else None
        act = Act(by=by, at=now, machine_at=machine_now, channel="file", raw=file.name)
        changes = read_dispositions(session, file, Plan.all(session)[0])
        lines = [change.line for change in changes]
        decide(session, changes, act)
        tell(Post(session, now, machine_now, world.house.settings.wecom_agent_id), act)
    world.deliver()
    return lines


def test_a_host_proposes_its_principal_signs_and_the_office_decides_each_account(july: World, tmp_path: Path) -> None:
    rows = ("义乌教育之声,微信订阅号,义乌市教育局,正常,92,100,88,76,81,好",)
    head = "账号名称,平台类型,主办单位,状态,账户勤勉度,内容安全度,用户关注度,传播影响力,运营效果指数,长期运营能力"
    compare_with(july, provincial(tmp_path, *rows, head=head))
    begun(july)
    assert "要您单位提的处置意见" in july.say(CLERK, "我的任务")
    assert "义乌教育之声（微信订阅号）：待提" in july.say(CLERK, "处置意见")

    assert "还差：义乌市教育局（新浪微博）" in july.say(CLERK, "处置意见 义乌教育之声 保留 群众关注度高")
    assert "待提" in july.card(CONTACT, "【处置意见】")
    ready = july.say(CLERK, "处置意见 义乌市教育局 新浪微博 关停 受众面小")
    assert "请对照指南要求：\n1 保留的：每14天内有更新" in ready
    assert "已送" in july.say(CLERK, "是")
    assert "已送签" in july.card(CONTACT, "【处置意见】")

    assert july.heard(PRINCIPAL, "义乌市教育局（新浪微博）：关停，受众面小")
    july.tap(PRINCIPAL, NUMBER, "同意")
    assert opinion(july).state == "待市府办审批"
    july.move_to("2022-07-21T08:50")
    assert july.heard(OFFICE, f"请您批：1件（{NUMBER}）")
    assert not july.heard(REVIEWER, f"请您批：1件（{NUMBER}）")  # whoever cannot decide it is not asked to
    card = july.card(OFFICE, "义乌教育之声")
    assert "单位意见：保留，群众关注度高" in card
    assert "账户勤勉度" in card
    assert "92" in card
    assert not july.heard(REVIEWER, "请定处置意见")

    july.tap(OFFICE, "义乌教育之声", "保留")
    assert (account(july, 1).disposition, opinion(july).state) == ("保留", "待市府办审批")
    assert "定为保留" in july.card(OFFICE2, "义乌教育之声")
    july.tap(OFFICE2, "义乌教育之声", "关停")
    assert july.history(result="拒绝")[-1].facts["code"] == "already_disposed"
    july.tap(OFFICE2, "义乌市教育局（新浪微博）", "整合")

    assert (account(july, 2).disposition, opinion(july).state) == ("整合", "已定")
    assert july.heard(PRINCIPAL, "市府办都定了")
    assert "市府办另定" in account(july, 2).disposition_note


def test_a_card_proposes_too_and_typed_agreement_decides_nothing(july: World) -> None:
    begun(july)
    july.tap(CONTACT, "【处置意见】", "保留")
    assert july.heard(CONTACT, "请先在下拉里选一个账号")
    july.tap(CONTACT, "【处置意见】", "关停", "all")
    july.tap(CONTACT, "【处置意见】", "送签")
    assert opinion(july).state == "待负责人签字"

    july.say(PRINCIPAL, "同意")
    july.say(OFFICE, f"批准 {NUMBER}")
    assert opinion(july).state == "待负责人签字"
    july.tap(PRINCIPAL, NUMBER, "退回", "why")
    assert opinion(july).state == "退回修改"
    assert july.heard(CONTACT, "理由不充分")
    july.say(CLERK, "处置意见 全部 整合 并入义乌发布")
    july.say(CLERK, "是")
    july.tap(PRINCIPAL, NUMBER, "同意")
    assert NUMBER in july.say(OFFICE, "待审批")
    assert "处置意见由市府办审批人员定" in july.say(REVIEWER, f"批准 {NUMBER}")


def test_what_is_returned_is_signed_again_and_old_cards_decide_nothing(july: World) -> None:
    signed(july)
    old = july.emulator.phone(OFFICE2).card("义乌教育之声")
    july.tap(OFFICE, "义乌教育之声", "退回", "other")
    july.say(OFFICE, "请写明粉丝数")
    july.say(OFFICE, "是")
    assert opinion(july).state == "退回修改"
    assert july.heard(CLERK, "请写明粉丝数")

    july.tap(OFFICE2, old, "保留")
    assert account(july, 1).disposition == "待定"
    july.say(CLERK, "处置意见 义乌教育之声 保留 粉丝12万，群众关注度高")
    july.say(CLERK, "是")
    july.tap(PRINCIPAL, NUMBER, "同意")
    july.tap(OFFICE2, old, "保留")
    assert july.history(result="拒绝")[-1].facts["code"] == "form_changed"
    assert account(july, 1).disposition == "待定"


def test_words_and_files_of_the_office_end_it_as_cards_do(july: World, tmp_path: Path) -> None:
    signed(july)
    july.say(OFFICE, "处置意见表")
    with july.house.database.read() as session:
        rows = list(load_workbook(io.BytesIO(opinion_book(session))).worksheets[0].values)
    assert rows[1][:6] == (1, "义乌教育之声", "微信订阅号", "义乌市教育局", "保留", "群众关注度高")
    assert "您这里办不了" in july.say(REVIEWER, "处置 义乌教育之声 保留")
    assert "请在卡片上点" in july.say(OFFICE, "处置 义乌教育之声 保留")
    assert account(july, 1).disposition == "待定"  # typed words bring the card
    july.tap(OFFICE, "义乌教育之声", "保留")
    assert "定为保留" in july.card(OFFICE2, "义乌教育之声")
    told = july.texts(CLERK)
    assert "已经定为保留，没有改动" in july.say(OFFICE, "处置 义乌教育之声 保留")
    assert july.texts(CLERK) == told
    july.tap(OFFICE2, "义乌市教育局（新浪微博）", "退回", "guide")
    assert "（已定保留）\n" in july.say(CLERK, "处置意见")
    assert "都提了，送签回复“处置意见送签”" in july.say(CLERK, "处置意见")
    assert "已经定了：保留，没有改动" in july.say(CLERK, "处置意见 义乌教育之声 关停")
    july.say(CLERK, "处置意见 全部 关停")
    assert [line[2] for line in opinion(july).proposals] == ["保留", "关停"]

    file = tmp_path / "定.csv"
    file.write_text("新媒体名称,新媒体类型,处置意见,理由\n义乌市教育局,新浪微博,撤销,\n", encoding="utf-8")
    with pytest.raises(BrokenFiles, match="只能填"):
        by_file(july, file)
    file.write_text(
        "新媒体名称,新媒体类型,处置意见,理由\n义乌教育之声,微信,保留,\n义乌市教育局,新浪微博,关停,受众面小\n义乌普法,,,\n",
        encoding="utf-8",
    )
    with pytest.raises(NotAllowed):
        by_file(july, file, REVIEWER)
    assert by_file(july, file) == ["市教育局 义乌市教育局（新浪微博）：待定 → 关停，受众面小"]
    assert (account(july, 2).disposition, opinion(july).state) == ("关停", "已定")


def test_who_may_not_is_refused(july: World) -> None:
    for who, words, answer in (
        (CLERK, "征求处置意见", "您这里办不了"),
        (CLERK, "处置意见 义乌教育之声 保留", "没有等您单位提处置意见"),
        (CLERK, "处置意见表", "您这里办不了"),
    ):
        assert answer in july.say(who, words)
    begun(july)
    assert "您这里办不了" in july.say(PRINCIPAL, "处置意见 全部 保留")
    assert "里没有这个账号" in july.say(CLERK, "处置意见 义乌普法 保留")
    july.say(OFFICE2, f"作废 {NUMBER} 发错了")
    assert "没定的账号仍待定" in july.card(OFFICE2, "作废 ")
    assert "微信订阅号：义乌教育之声：待提\n新浪微博" in july.card(OFFICE2, "作废 ")
    july.tap(OFFICE2, "作废", "作废")
    assert opinion(july).state == "已撤销"
    assert "作废，理由：发错了" in july.card(CONTACT, "【处置意见】")
    with july.house.database.read() as session:
        assert {row.disposition for row in session.scalars(select(Account).where(Account.number.in_((1, 2))))} == {
            "待定"
        }


def test_the_clock_asks_on_the_notice_s_day_once(july: World, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(PLAN, folder)
    with (folder / "plan.csv").open("a", encoding="utf-8") as file:
        file.write("征求处置意见日期,2022-07-21\n")
    july.load(folder)

    july.move_to("2022-07-21T09:00")
    first = july.texts("shangwuju_jb")
    july.move_to("2022-07-22T09:00")

    assert july.heard("shangwuju_jb", "【处置意见】")
    assert [text for text in july.texts("shangwuju_jb") if "【处置意见】" in text] == [
        text for text in first if "【处置意见】" in text
    ]
    july.tap("shangwuju_jb", "【处置意见】", "保留", "many")
    assert "纸质签字" in july.say("shangwuju_jb", "纸质签字 " + _number(july, "市商务局"))
    assert july.heard(OFFICE, "单位意见：保留，群众关注度高")

    plan, accounts = folder / "plan.csv", folder / "accounts.csv"
    plan.write_text(plan.read_text("utf-8").replace("办理工作日,3", "办理工作日,40"), "utf-8")
    listed = accounts.read_text("utf-8").replace("主办单位\n", "主办单位,处置意见\n")
    accounts.write_text(listed.replace("义乌市司法局\n", "义乌市司法局,关停\n"), "utf-8")
    july.load(folder)
    july.deliver()
    told = "关停（按读入的文件）。\n请回复“注销 义乌普法”提出申请，批准前先不要在平台上操作。任务3的时限相应改为"
    assert july.heard("sifaju_jb", told)
    july.load(folder)
    july.deliver()
    assert len([text for text in july.texts("sifaju_jb") if told in text]) == 1


def _number(world: World, unit: str) -> str:
    with world.house.database.read() as session:
        rows = session.scalars(select(Opinion)).unique()
        return next(row.number for row in rows if row.unit.short == unit)


def test_who_looks_hears_how_far_it_is(july: World) -> None:
    assert "还没征求（回复“征求处置意见”）：市教育局2个、市公安局7个" in july.say(OFFICE, "处置意见")
    begun(july)
    july.say(CLERK, "处置意见 全部 保留")
    july.say(CLERK, "是")
    assert "现在：等主要负责人签字。请在卡片上点" in july.say(PRINCIPAL, "处置意见")
    assert "现在：等主要负责人签字" in july.say(CLERK, "处置意见")
    for words in ("处置意见", "哪些单位还没提处置意见", "处置意见怎么样了？"):
        assert "等主要负责人签字：市教育局2个（CZ-2022-001）" in july.say(OFFICE, words)


def test_the_clock_asks_again_and_paper_counts(july: World) -> None:
    begun(july)
    july.move_to("2022-07-22T09:00")
    assert not july.heard(CONTACT, "处置意见CZ-2022-001（义乌教育之声")  # asked two days ago: left in peace
    july.move_to("2022-07-27T09:00")
    assert july.heard(CONTACT, "7月27日（周三）前提出")
    july.move_to("2022-07-28T08:50")
    july.say(CLERK, "处置意见 义乌教育之声 保留")
    assert "原定7月27日（周三）前，请尽快提出" in july.card(CONTACT, "【处置意见】")
    assert july.heard(OFFICE, "处置意见过了日期还没提，可打电话（回复“代登记处置意见”看写法）：市教育局（CZ-2022-001）")

    july.say(CLERK, "处置意见 全部 保留")
    july.say(CLERK, "是")
    july.move_to("2022-07-29T09:00")
    assert july.heard(CLERK, "等本单位主要负责人签字")
    cards = len([text for text in july.texts(PRINCIPAL) if "请签批 处置意见" in text])
    july.move_to("2022-08-01T09:00")
    assert len([text for text in july.texts(PRINCIPAL) if "请签批 处置意见" in text]) > cards
    assert "等主要负责人签字" in july.say(OFFICE, "代登记处置意见 市教育局 全部 关停 电话 8月1日 李某")
    july.tap(PRINCIPAL, NUMBER, "退回", "why")

    assert "代登记处置意见 佛堂镇" in july.say(OFFICE, "代登记处置意见")
    assert "办不了" in july.say(CLERK, "代登记处置意见 市教育局 全部 关停 电话 8月1日 李某")
    preview = july.say(OFFICE, "代登记处置意见 市教育局 义乌教育之声 保留 群众关注度高 纸质 8月1日 李某")
    assert "义乌教育之声（微信订阅号） 保留，群众关注度高" in preview
    assert "来源：纸质，李某，8月1日" in preview
    assert "报审批" in july.say(OFFICE, "是")
    assert july.heard(PRINCIPAL, "代登记")
    assert len([text for text in july.texts(CONTACT) if "代登记：" in text and "8月1日" in text]) == 1
    assert (opinion(july).state, opinion(july).basis) == ("待市府办审批", "纸质，李某，8月1日")
    assert "代登记：纸质，李某" in july.card(OFFICE2, "请定处置意见 市教育局")
    july.say(OFFICE, "处置 义乌教育之声 保留")
    assert july.history(result="拒绝")[-1].facts["code"] == "same_person"
    assert not any("请定处置意见 市教育局" in text for text in july.texts(OFFICE))  # who entered it does not decide
    july.tap(OFFICE2, "义乌教育之声", "保留")
    july.tap(OFFICE2, "义乌市教育局", "关停")
    assert opinion(july).state == "已定"


def test_a_unit_without_anybody_is_entered_before_it_was_asked(july: World) -> None:
    assert "没有" in july.say(OFFICE, "代登记处置意见 佛堂镇 全部 关停 电话 7月20日 李某")  # nothing is undecided there
    july.say(OFFICE, "代登记处置意见 市司法局 全部 关停 会上 7月19日 李某")
    july.say(OFFICE, "是")

    with july.house.database.read() as session:
        found = session.scalars(select(Opinion)).unique().one()
        assert (found.unit.short, found.state) == ("市司法局", "待市府办审批")


@pytest.mark.parametrize(
    ("how", "signed"), [("电话", "电话提出，没有签字件"), ("会上", "会上提出，没有签字件"), ("纸质", "纸质签字")]
)
def test_an_opinion_that_was_told_is_not_kept_as_signed(july: World, how: str, signed: str) -> None:
    begun(july)
    july.say(OFFICE, f"代登记处置意见 市教育局 全部 保留 {how} 7月20日 李某")
    assert "报审批" in july.say(OFFICE, "是")

    assert opinion(july).signed_how == signed
