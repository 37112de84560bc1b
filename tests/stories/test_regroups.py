"""机构调整: what is open goes to the unit that carries on, what is over keeps its name; also after loading again."""

from sqlalchemy import select

from bot.models import Assignment, Person, Request, Unit
from tests.world import PLAN, World

OFFICE, TOWN, PRINCIPAL, LEADER = "fuban_sp", "suxi_jb", "suxi_zy", "suxi_fg"
NEW, NEW_PRINCIPAL, SCHOOLS, SCHOOLS_PRINCIPAL, MEDIA = (
    "fotang_jb",
    "fotang_zy",
    "jiaoyuju_jb",
    "jiaoyuju_zy",
    "rongmei_sh",
)


def units_of(world: World, number: int) -> dict[str, str]:
    """Who has the task, and how it stands there."""
    with world.house.database.read() as session:
        rows = session.scalars(select(Assignment).order_by(Assignment.id)).unique()
        return {one.unit.short: one.state for one in rows if one.number == number}


def form_unit(world: World, number: str) -> tuple[str, str]:
    """Whose application it is, and what its form says."""
    with world.house.database.read() as session:
        found = session.scalars(select(Request).where(Request.number == number)).unique().one()
        return found.unit.short, found.form_unit


def apply(world: World, clerk: str, account: str) -> None:
    """An application, sent for signature."""
    world.say(clerk, f"注销 {account}")
    world.say(clerk, "8月1日 原因1 shiyong2022")
    assert "已送" in world.say(clerk, "是")


def test_a_town_goes_into_another(july: World) -> None:
    july.say(TOWN, "签收")
    july.say(OFFICE, "交办 苏溪镇 7月25日前 报送应急物资清单")
    july.say(OFFICE, "是")
    apply(july, TOWN, "魅力苏溪")
    july.say(OFFICE, "代登记 苏溪镇 任务10 电话 王某 审核机制已建立")
    july.say(OFFICE, "是")
    july.tap(MEDIA, "任务10", "通过")

    preview = july.say(OFFICE, "撤并 苏溪镇 到 佛堂镇 义政发〔2022〕9号")
    assert "转给佛堂镇：事项1项、申请1件、账号2个、人员3人、群2个" in preview
    assert "佛堂镇已有同一项的2项不再单独办：任务1、任务3" in preview
    assert "苏溪主要（样例）（主要负责人）" in preview
    assert "已办结、已结束的1件保留“苏溪镇”" in preview
    assert units_of(july, 1)["苏溪镇"] == "办理中"  # nothing has happened yet
    assert "已把苏溪镇撤并到佛堂镇" in july.say(OFFICE, "是")
    assert "您在佛堂镇现在没有岗位" in july.say("suxi_zy", "我的任务")  # the town has its own principal

    assert units_of(july, 1) | {"苏溪镇": "中止", "佛堂镇": "待签收"} == units_of(july, 1)
    assert units_of(july, 10)["苏溪镇"] == "办结"  # what is over keeps its name
    assert july.heard(TOWN, "苏溪镇并入佛堂镇，佛堂镇已有联系人，您在苏溪镇担任的联系人到今天为止")
    assert july.heard(NEW, "【机构调整】苏溪镇并入佛堂镇，依据：义政发〔2022〕9号")
    mine = july.say(TOWN, "我的任务")
    assert mine.startswith("佛堂镇共")
    assert "JB-2022-001" in mine
    july.tap(PRINCIPAL, "ZX-2022-001", "同意")  # he leads no unit any more
    assert july.history()[-1].result == "拒绝"
    july.tap(NEW_PRINCIPAL, "ZX-2022-001", "同意")
    assert form_unit(july, "ZX-2022-001") == ("佛堂镇", "佛堂镇人民政府")
    assert "佛堂镇" in july.say(OFFICE, "苏溪镇完成情况")

    lines = "\n".join(july.load(PLAN))  # the files know nothing of it
    assert "单位“苏溪镇”的“承接单位”：系统“Z01”，文件“空”" in lines
    assert "承办项" not in lines.partition("保留现值")[0]
    assert "魅力苏溪（微信订阅号）｜佛堂镇" in july.say(OFFICE, "查账号 苏溪镇")
    assert july.say(TOWN, "我的任务") == mine
    july.move_to("2022-07-29T09:00")
    assert not any("苏溪镇" in line[2] for line in july.sent[-60:])
    assert {row.event for row in july.history(subject="member") if row.event == "member.regroup"}


def test_a_unit_takes_another_name(july: World) -> None:
    apply(july, SCHOOLS, "义乌教育之声")
    july.tap(SCHOOLS_PRINCIPAL, "ZX-2022-001", "同意")
    july.say(SCHOOLS, "完成 10 审核流程已明确")
    july.say(SCHOOLS, "是")
    july.tap(MEDIA, "任务10", "通过")
    for who, words in ((SCHOOLS, "机构调整 市教育局 更名为 市教育体育局"), ("fuban_cs", "撤并 苏溪镇 到 佛堂镇")):
        assert "办不了" in july.say(who, words)
        assert july.history(result="拒绝")[-1].raw == words
    assert "已经是佛堂镇的名称" in july.say(OFFICE, "市教育局 更名为 佛堂镇")
    assert "没有要调整的" in july.say(OFFICE, "撤并 佛堂镇 到 佛堂镇政府")
    assert "撤并了就没有人审批" in july.say(OFFICE, "撤并 市府办 到 佛堂镇 义政发〔2022〕9号")
    assert "撤并 甲单位 到 乙单位" in july.say(OFFICE, "机构调整")

    assert "全称义乌市教育体育局" in july.say(OFFICE, "市教育局 更名为 市教育体育局 义政发〔2022〕10号")
    assert "已更名为市教育体育局" in july.say(OFFICE, "是")

    assert units_of(july, 1)["市教育体育局"] == "待签收"
    assert units_of(july, 10)["市教育局"] == "办结"
    assert form_unit(july, "ZX-2022-001") == ("市教育体育局", "义乌市教育局")  # as it was signed
    july.tap(OFFICE, "ZX-2022-001", "同意")
    assert july.history(event="request.approve")
    assert "任务10" in july.say(OFFICE, "市教育局任务10进展")
    assert "办结" in july.say(SCHOOLS, "任务10")
    assert "市教育体育局" in july.say(SCHOOLS, "我的任务")

    lines = "\n".join(july.load(PLAN))
    assert "单位“市教育局”的“简称”：系统“市教育体育局”，文件“市教育局”" in lines
    assert "承办项" not in lines.partition("保留现值")[0]
    with july.house.database.read() as session:
        order = [unit.short for unit in Unit.all(session)]
        assert [unit.code for unit in Unit.all(session) if unit.short == "市教育局"] == ["B01~1"]
        assert order.index("市教育体育局") + 1 == order.index("市公安局")  # it keeps its place in every list
    july.move_to("2022-12-16T09:00")  # nobody owes task 10 a second time
    assert units_of(july, 10)["市教育局"] == "办结"


def test_who_serves_in_both_units_keeps_his_post(july: World) -> None:
    preview = july.say(OFFICE, "撤并 市住房公积金管理中心 到 市行政服务中心 义政发〔2022〕9号")
    assert "两中心经办" not in preview

    july.say(OFFICE, "是")

    assert not july.heard("xingzheng_jb", "到今天为止")
    with july.house.database.read() as session:
        person = Person.known_as(session, "xingzheng_jb")
        assert person is not None
        posts = {post.unit.short: {role.value for role in post.roles} for post in person.posts}
    assert posts == {"市行政服务中心": {"经办人", "联系人"}}


def test_a_new_short_name_is_printed_with_its_county(july: World) -> None:
    july.say(OFFICE, "市文化和广电旅游体育局 更名为 市文旅局 义政发〔2022〕9号")
    july.say(OFFICE, "是")
    july.say(OFFICE, "市文旅局 更名为 市文化旅游局 义政发〔2022〕10号")
    july.say(OFFICE, "是")

    with july.house.database.read() as session:
        named = {unit.short: unit.name for unit in session.scalars(select(Unit))}
    assert named["市文化旅游局"] == "义乌市文化旅游局"


def test_an_extension_of_what_the_other_unit_has_is_not_counted_among_what_passes_on(july: World) -> None:
    july.say(TOWN, "延期 1 到8月15日 分管领导人选还在研究")

    preview = july.say(OFFICE, "撤并 苏溪镇 到 佛堂镇 义政发〔2022〕9号")
    assert "延期申请不用再办：YQ-2022-001" in preview
    assert "申请1件" not in preview
    july.say(OFFICE, "是")

    assert july.heard(TOWN, "YQ-2022-001（任务1延期）不用再办")
    assert "您在佛堂镇现在没有岗位" in july.say(PRINCIPAL, "同意")  # not silence
