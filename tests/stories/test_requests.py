"""Annex 2 off the straight road: delegation, paper, returns, refusals, changes, and people who may not."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.models import Account, Card, Request
from sandbox.directory import Person
from tests.stages import hand_over
from tests.world import PLAN, World, a_world, rows_of

CLERK, CONTACT, LEADER, PRINCIPAL = "jiaoyuju_jb", "jiaoyuju_lx", "jiaoyuju_fg", "jiaoyuju_zy"
OFFICE, OFFICE2, REVIEWER, MONITOR = "fuban_sp", "fuban_sp2", "fuban_cs", "shuguan_jc"
WEIBO = "注销 义乌市教育局 微博 8月15日停更 账号ID u1234567 原因2"


def send(world: World, words: str = WEIBO) -> str:
    """Fill the form in with one message and send it; its number."""
    assert "回复“是”" in world.say(CLERK, words)
    assert "已送" in world.say(CLERK, "是")
    return latest(world).number


def sign_and_approve(world: World, number: str) -> None:
    """Both taps."""
    world.tap(PRINCIPAL, number, "同意")
    world.tap(OFFICE, number, "同意")


def latest(world: World) -> Request:
    """The newest application, as it stands."""
    with world.house.database.read() as session:
        found = session.scalars(select(Request).order_by(Request.id.desc())).unique().first()
        session.expunge_all()
    return found or Request()


def account(world: World, number: int) -> Account:
    """An account of the notice, as it stands."""
    with world.house.database.read() as session:
        found = session.scalars(select(Account).where(Account.number == number)).unique().one()
        session.expunge_all()
    return found


def refusals(world: World) -> int:
    """How many attempts were refused so far."""
    return len(world.history(result="拒绝"))


def test_a_delegate_signs_only_while_his_delegation_lasts(july: World) -> None:
    july.say(PRINCIPAL, "委托 教育局分管（样例） 代签 7月20日至7月30日")
    july.tap(OFFICE, "请同意委托", "同意")
    number = send(july)
    assert not july.heard(PRINCIPAL, "请签批")

    july.say(PRINCIPAL, "撤回委托")
    before = refusals(july)
    july.tap(LEADER, number, "同意")
    assert july.heard(LEADER, "委托已到期或已撤回")
    assert (latest(july).state, refusals(july)) == ("待负责人签字", before + 1)

    july.tap(PRINCIPAL, number, "同意")
    assert latest(july).state == "待市府办审批"


def test_a_delegate_reads_and_the_clerk_hears_for_whom_he_signs(july: World) -> None:
    july.say(PRINCIPAL, "委托 教育局分管（样例） 代签 7月20日至7月30日")
    july.tap(OFFICE, "请同意委托", "同意")

    assert "教育局分管（样例）（代教育局主要（样例）签）" in july.say(CLERK, WEIBO)
    july.say(CLERK, "是")
    form, card = july.texts(LEADER)[-2:]
    assert form.startswith("代教育局主要（样例）签\n【申请表】")
    assert "代教育局主要（样例）签" in card

    july.tap(LEADER, latest(july).number, "同意")
    assert july.heard(CLERK, "教育局分管（样例）代教育局主要（样例）已签字")
    assert "代教育局主要（样例）同意" in july.card(LEADER, latest(july).number)
    assert "教育局分管（样例）代教育局主要（样例）" in july.texts(OFFICE)[-2]


@pytest.mark.parametrize("ending", ["驳回", "核验通过", "不同意", "撤回"])
def test_every_card_about_an_ended_application_is_closed(july: World, ending: str) -> None:
    number = send(july)
    july.say(OFFICE, f"作废 {number} 机构调整")
    open_card = july.emulator.phone(OFFICE).card("作废")
    if ending == "不同意":
        july.tap(PRINCIPAL, number, "不同意", "keep_it")
    elif ending == "撤回":
        july.say(CLERK, f"撤回申请 {number}")
        july.say(CLERK, "是")
    elif ending == "驳回":
        july.tap(PRINCIPAL, number, "同意")
        july.tap("fuban_sp2", number, "驳回", "reason")
    else:
        sign_and_approve_by(july, number)

    assert not [one for one in open_cards(july) if one.subject == "request"]
    july.tap(OFFICE, open_card, "作废")
    assert july.heard(OFFICE, "刚才这一下没有改动任何内容")


def sign_and_approve_by(world: World, number: str) -> None:
    """The whole way to 销号, approved by the colleague."""
    world.tap(PRINCIPAL, number, "同意")
    world.tap(OFFICE2, number, "同意")
    world.say(CLERK, f"已注销 {number}，搜索无此账号")
    world.tap(MONITOR, number, "通过")
    assert latest(world).state == "已销号"


def open_cards(world: World) -> list[Card]:
    """Cards that still ask something."""
    with world.house.database.read() as session:
        found = list(session.scalars(select(Card).where(Card.state == "开")))
        session.expunge_all()
    return found


def test_a_paper_signature_is_compared_before_it_counts(july: World) -> None:
    number = send(july)
    july.say(CLERK, f"纸质签字 {number}")
    assert july.heard(PRINCIPAL, "不是您签的")

    july.tap(OFFICE, number, "同意")
    assert july.heard(OFFICE, "先核对")
    assert latest(july).state == "待市府办审批"

    july.tap(OFFICE, number, "同意", "checked")
    assert latest(july).state == "已批准待执行"


def test_a_withdrawn_request_can_be_opened_again_and_not_approved(july: World) -> None:
    number = send(july)
    july.tap(PRINCIPAL, number, "同意")
    july.say(CLERK, f"撤回申请 {number}")
    july.say(CLERK, "是")
    assert july.heard(PRINCIPAL, "已撤回")

    july.tap(OFFICE, number, "同意")
    assert july.heard(OFFICE, "没有改动任何内容")
    assert latest(july).state == "已撤回"

    assert "回复“是”" in july.say(CLERK, f"重开 {number}")
    assert latest(july).reason == "按文件要求统一归集，内容迁移至“义乌发布”发布"


def test_the_approver_rejects_in_his_own_words_and_keeps_the_account(july: World) -> None:
    number = send(july)
    july.tap(PRINCIPAL, number, "同意")
    july.tap(OFFICE, number, "驳回", "other")
    assert "维持" not in july.say(OFFICE, "群众关注度高，改为保留")
    assert latest(july).state == "待市府办审批"

    july.say(OFFICE, "是")

    assert latest(july).state == "驳回"
    assert account(july, 2).disposition == "保留"
    assert july.heard(CLERK, "群众关注度高")
    assert "已由他人驳回" in july.card(OFFICE2, number)


def test_a_ready_reason_decides_at_once(july: World) -> None:
    number = send(july)

    july.tap(PRINCIPAL, number, "退回", "date")

    assert (latest(july).state, latest(july).decision_reason) == ("退回修改", "停更日期不合适")
    assert july.heard(CLERK, "停更日期不合适")
    shown = july.say(CLERK, f"修改 {number}")
    assert shown.startswith("退回原因：停更日期不合适\n请说要改什么，例如：修改 停更日期")
    assert f"修改 {number}" not in shown  # what was just typed is not asked for once more


def test_the_first_reviewer_remarks_and_cannot_approve(july: World) -> None:
    number = send(july)
    july.tap(PRINCIPAL, number, "同意")

    july.tap(REVIEWER, number, "初审通过")

    assert latest(july).state == "待市府办审批"
    assert "初审已过" in july.card(OFFICE, number)


def test_a_change_ends_on_the_ledger_with_its_old_value(july: World) -> None:
    number = send(july, "变更 义乌教育之声 名称改为 教育义乌 8月1日 gh_a1b2c3d4e5 原因1")
    sign_and_approve(july, number)
    july.move_to("2022-08-01T10:00")
    july.say(CLERK, "已变更 义乌教育之声")
    july.say(CLERK, "新名称已生效，https://example.cn/1")
    july.tap(MONITOR, number, "通过")

    changed = account(july, 1)
    assert (changed.name, changed.state, latest(july).state) == ("教育义乌", "在用", "已变更")
    assert changed.facts["旧值"][0]["old"] == "义乌教育之声"


def test_what_is_blocked_stops_counting_once_the_office_agrees(july: World) -> None:
    number = send(july)
    sign_and_approve(july, number)
    july.say(CLERK, f"已提交 {number} 冻结到8月5日")
    july.say(CLERK, "受阻 义乌市教育局 微博 密码忘了")
    july.tap(OFFICE, "请确认受阻", "确认")
    assert latest(july).is_paused

    july.move_to("2022-07-25T10:00")
    assert "顺延5天" in july.say(CLERK, f"解除受阻 {number}")


def test_an_approval_is_revoked_as_the_principal_asks(july: World) -> None:
    number = send(july)
    sign_and_approve(july, number)
    july.say(CLERK, f"已提交 {number} 冻结到8月25日")
    july.say(PRINCIPAL, f"撤销批准 {number} 班子研究后决定继续使用")
    july.say(PRINCIPAL, "是")
    july.tap(OFFICE, "申请撤销", "同意")

    assert (latest(july).state, account(july, 2).state, account(july, 2).accepted_at) == ("已撤销", "在用", None)
    assert july.heard(CLERK, "同意撤销批准")


def test_the_office_voids_by_a_tap_not_by_words(july: World) -> None:
    number = send(july)
    july.say(OFFICE, f"作废 {number} 机构调整")
    assert latest(july).state == "待负责人签字"

    july.tap(OFFICE, "作废", "作废")

    assert latest(july).state == "已撤销"
    assert "已由他人作废" in july.card(PRINCIPAL, number)


@pytest.mark.parametrize(
    ("who", "words", "sentence"),
    [
        (CLERK, "注销 佛堂城事", "由佛堂镇主办"),
        (CLERK, "注销 义乌发布", "主账号"),
        (CLERK, "注销 义乌消防", "名单里没有"),
        (CLERK, "已注销 义乌教育之声", "没有查到"),
        (PRINCIPAL, "注销 义乌教育之声", "请找本单位的教育局经办（样例）、教育局联系（样例）。"),
        (CLERK, "批准 ZX-2022-001", "市府办"),
    ],
)
def test_what_may_not_be_changes_nothing_and_is_on_record(july: World, who: str, words: str, sentence: str) -> None:
    before = refusals(july)

    assert sentence in july.say(who, words)

    assert refusals(july) == before + 1
    assert latest(july).number is None


def test_a_second_request_about_an_account_hears_of_the_first(july: World) -> None:
    number = send(july)

    answer = july.say(CONTACT, WEIBO)

    assert number in answer
    assert "等主要负责人签字" in answer
    assert latest(july).number == number


def test_a_draft_warns_and_then_lapses(july: World) -> None:
    july.say(CLERK, "注销 义乌教育之声")
    july.move_to("2022-07-27T10:30")
    assert july.heard(CLERK, "7天没有改动")
    july.move_to("2022-07-29T10:30")

    assert latest(july).state == "已撤回"
    assert july.heard(CLERK, "重开 ZX-2022-001")


def with_members(folder: Path, *rows: dict[str, str], without: str = "") -> Path:
    """The sample plan with other people."""
    folder.mkdir()
    for file in PLAN.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    people = [row for row in rows_of(PLAN / "members.csv") if row["userid"] != without]
    with (folder / "members.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, people[0].keys())
        writer.writeheader()
        writer.writerows([*people, *rows])
    return folder


def successor(userid: str, roles: str) -> dict[str, str]:
    """A row of members.csv for 市教育局."""
    return {
        "userid": userid,
        "姓名": "教育局新任",
        "单位": "市教育局",
        "职务": "局长",
        "角色": roles,
        "手机": "13900000099",
    }


def test_a_former_principal_hears_so_and_his_successor_gets_the_card(july: World, tmp_path: Path) -> None:
    number = send(july)
    july.emulator.corp.directory.add(Person("jiaoyuju_new", "教育局新任"))

    july.load(with_members(tmp_path / "plan", successor("jiaoyuju_new", "主要负责人"), without=PRINCIPAL))
    july.deliver()
    before = len(july.history())
    july.tap(PRINCIPAL, number, "同意")

    assert [(row.userid, row.result) for row in july.history()[before:]] == [(PRINCIPAL, "拒绝")]
    assert july.heard(PRINCIPAL, "您已不再担任")
    assert latest(july).state == "待负责人签字"
    july.tap("jiaoyuju_new", number, "同意")
    assert latest(july).state == "待市府办审批"


def test_a_principal_who_is_also_the_clerk_may_not_do_both(tmp_path: Path) -> None:
    plan = with_members(tmp_path / "plan", successor("jiaoyuju_new", "主要负责人;经办人"), without=PRINCIPAL)
    with a_world(f"sqlite:///{tmp_path / 'duban.db'}", tmp_path, plan=plan) as world:
        hand_over(world)
        world.move_to("2022-07-20T10:00")
        before = refusals(world)

        assert "不能自己经办又自己签字" in world.say("jiaoyuju_new", "注销 义乌教育之声")

        assert refusals(world) == before + 1
        assert latest(world).number is None
