"""What the ledger says of accounts, applications and orders is what holds; the ground of an earlier return is not."""

from io import BytesIO

from openpyxl import load_workbook
from sqlalchemy import select

from bot.ledger import ledger
from bot.models import Request
from tests.stories.test_main_job import apply
from tests.world import World

CLERK, PRINCIPAL, OFFICE, MONITOR = "jiaoyuju_jb", "jiaoyuju_zy", "fuban_sp", "shuguan_jc"
ACCOUNT = "义乌教育之声"


def cell(world: World, sheet: str, row: str, column: str) -> object:
    """A cell, by a word in its row and its heading."""
    with world.house.database.read() as session:
        lines = list(load_workbook(BytesIO(ledger(session, world.now)))[sheet].values)
    return next(line for line in lines if row in line)[lines[0].index(column)]


def state(world: World) -> object:
    """状态 of the account in the ledger; 查账号 says the same."""
    said = cell(world, "账号", ACCOUNT, "状态")
    assert f"｜{said}" in world.say(CLERK, f"查账号 {ACCOUNT}")
    return said


def approve(world: World) -> None:
    """Signed and approved, each by a tap."""
    world.tap(PRINCIPAL, "ZX-2022-001", "同意")
    world.tap(OFFICE, "ZX-2022-001", "同意")


def test_an_account_is_in_use_only_until_it_has_stopped(july: World) -> None:
    apply(july)
    approve(july)
    assert state(july) == "在用"

    july.move_to("2022-08-15T10:00")
    july.say(CLERK, f"停更 {ACCOUNT} 已备份 已解绑")
    assert state(july) == "已停更"
    july.say(CLERK, f"已提交 {ACCOUNT} 冻结到8月30日")
    assert state(july) == "已停更，平台已受理"
    july.move_to("2022-08-31T10:00")
    july.say(CLERK, f"已注销 {ACCOUNT}，后台显示注销成功")
    assert state(july) == "已报注销，待核验"
    assert cell(july, "申请", "ZX-2022-001", "意见") == "同意"  # nothing has been decided against it since
    july.tap(MONITOR, "ZX-2022-001", "通过")
    assert state(july) == "已注销"

    july.say(MONITOR, f"重新上线 {ACCOUNT} 8月31日又发推文")
    july.say(MONITOR, "是")
    assert state(july) == "在用"  # it publishes again, whatever had been stopped before


def test_beside_an_approval_stands_no_ground_of_an_earlier_return(july: World) -> None:
    apply(july)
    july.tap(PRINCIPAL, "ZX-2022-001", "同意")
    july.tap(OFFICE, "ZX-2022-001", "退回", "other")
    july.say(OFFICE, "历史内容怎么处理要写清楚")
    july.say(OFFICE, "是")
    assert cell(july, "申请", "ZX-2022-001", "意见") == "历史内容怎么处理要写清楚"

    july.say(CLERK, "修改 ZX-2022-001 原因 受众面小，历史内容整体迁到义乌发布")
    july.say(CLERK, "继续")
    july.say(CLERK, "是")
    assert cell(july, "申请", "ZX-2022-001", "意见") == "此前的意见：历史内容怎么处理要写清楚"

    approve(july)
    assert cell(july, "申请", "ZX-2022-001", "审批人")
    assert cell(july, "申请", "ZX-2022-001", "意见") == "同意"


def test_the_office_puts_an_identifier_right_that_an_approved_form_has_wrong(july: World) -> None:
    apply(july)
    approve(july)
    with july.house.database.read() as session:
        form = session.scalars(select(Request).where(Request.number == "ZX-2022-001")).one()
        wrong, content, fingerprint = form.platform_ref, form.form, form.fingerprint()
    assert "由市府办更正名单上的" in july.say(CLERK, "修改 ZX-2022-001 账号ID gh_right00001")

    assert "原来" in (shown := july.say(OFFICE, f"更正账号ID {ACCOUNT} gh_right00001"))
    assert wrong in shown
    assert "gh_right00001" in shown
    assert cell(july, "账号", ACCOUNT, "账号ID") == wrong  # only shown
    assert "已更正" in july.say(OFFICE, "是")

    assert cell(july, "账号", ACCOUNT, "账号ID") == "gh_right00001"
    assert f"表上写{wrong}" in str(cell(july, "申请", "ZX-2022-001", "批注"))
    assert july.heard(CLERK, "以gh_right00001为准")
    assert len(july.history(event="account.identify")) == 1
    with july.house.database.read() as session:
        form = session.scalars(select(Request).where(Request.number == "ZX-2022-001")).one()
        assert (form.form, form.fingerprint()) == (content, fingerprint)  # what was signed stays
    assert "没有改" in july.say(OFFICE, f"更正账号ID {ACCOUNT} gh_right00001")
    assert "请回复完整的" in july.say(OFFICE, f"更正账号ID {ACCOUNT}")
    assert "由gh_right00001改为" not in (again := july.say(OFFICE, "gh_other00002"))
    assert "原来gh_right00001，改为gh_other00002" in again


def test_the_return_of_a_monitor_stands_behind_the_approval_never_in_its_place(july: World) -> None:
    apply(july)
    approve(july)
    july.move_to("2022-08-15T10:00")
    july.say(CLERK, f"停更 {ACCOUNT} 已备份 已解绑")
    july.say(CLERK, f"已提交 {ACCOUNT} 冻结到8月30日")
    july.move_to("2022-08-31T10:00")
    july.say(CLERK, f"已注销 {ACCOUNT}，后台显示注销成功")
    july.tap(MONITOR, "ZX-2022-001", "退回", "other")
    july.say(MONITOR, "凭证不对，平台上还搜得到")
    july.say(MONITOR, "是")
    assert cell(july, "申请", "ZX-2022-001", "意见") == "同意；核验退回：凭证不对，平台上还搜得到"

    july.say(CLERK, f"已注销 {ACCOUNT}，搜索无此账号")
    assert cell(july, "申请", "ZX-2022-001", "意见") == "同意；此前核验退回：凭证不对，平台上还搜得到"
    july.tap(MONITOR, "ZX-2022-001", "通过")
    assert cell(july, "申请", "ZX-2022-001", "意见") == "同意"


def test_the_ground_of_an_earlier_return_is_called_so(july: World) -> None:
    people = "分管领导 李明 副镇长 13800001111；专职人员 王芳 科员 13800002222；联系人 李红 主任 13800003333"
    july.say("suxi_jb", f"完成 1 {people}")
    july.tap(OFFICE, "【核实】", "退回", "names")
    assert cell(july, "承办项", "苏溪镇", "退回理由") == "人员信息不全，请补齐"

    july.say("suxi_jb", "完成 1")
    july.say("suxi_jb", "是")

    assert cell(july, "承办项", "苏溪镇", "状态") == "待核实"
    assert cell(july, "承办项", "苏溪镇", "退回理由") == "此前退回：人员信息不全，请补齐"


def test_an_order_that_was_passed_carries_no_ground_of_a_failed_verification(july: World) -> None:
    july.say(MONITOR, f"下发整改 {ACCOUNT} 错别字")
    july.say(MONITOR, "是")
    july.say(CLERK, "整改反馈 ZG-2022-001 已更正")
    july.tap(MONITOR, "【请复核】", "退回", "link")
    ground = cell(july, "整改", "ZG-2022-001", "意见")
    assert ground

    july.say(CLERK, "整改反馈 ZG-2022-001 标题也已更正")
    assert cell(july, "整改", "ZG-2022-001", "意见") == f"此前的意见：{ground}"
    july.tap(MONITOR, "【请复核】", "通过")
    assert cell(july, "整改", "ZG-2022-001", "状态") == "销号"
    assert cell(july, "整改", "ZG-2022-001", "意见") == "通过"


def test_the_id_of_a_signed_form_stands_beside_its_account(july: World) -> None:
    apply(july)
    assert not cell(july, "账号", ACCOUNT, "账号ID")  # nobody has put his name to it

    july.tap(PRINCIPAL, "ZX-2022-001", "同意")
    with july.house.database.read() as session:
        written = session.scalars(select(Request.platform_ref).where(Request.number == "ZX-2022-001")).one()
    assert cell(july, "账号", ACCOUNT, "账号ID") == written != ""
    july.tap(OFFICE, "ZX-2022-001", "同意")
    assert cell(july, "账号", ACCOUNT, "账号ID") == written
