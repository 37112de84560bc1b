"""舆情与意见: handed to a unit with personal data covered, answered, closed by 融媒体, summed up by month."""

import io

from openpyxl import load_workbook
from sqlalchemy import select, text

from bot.ledger import ledger
from bot.models import Assignment
from bot.models.calendar import business_now
from tests.world import World

MEDIA, OFFICE, OFFICE2 = "rongmei_sh", "fuban_sp", "fuban_sp2"
CONTACT, CLERK, TOWN_CONTACT = "jiaoyuju_lx", "jiaoyuju_jb", "fotang_lx"
HEAD = "YJ-2022-001"
WORDS = "转办意见 市教育局 工单号YW20220720123 来电人张三反映校服收费不合理，电话13812345678，投诉，8月5日前"
PERSONAL = ("13812345678", "张三")


def items(world: World, docket: str = HEAD) -> list[Assignment]:
    """The items under a number, by unit, as they stand."""
    with world.house.database.read() as session:
        rows = session.scalars(select(Assignment).where(Assignment.docket == docket).order_by(Assignment.unit_id))
        found = list(rows.unique())
        session.expunge_all()
    return found


def issue(world: World, words: str = WORDS, who: str = MEDIA) -> None:
    """Preview, then 是."""
    assert "回复“是”" in world.say(who, words)
    assert "已转办" in world.say(who, "是")


def kept(world: World, *words: str) -> list[str]:
    """The tables in which any of these words stands."""
    tables = ("inbox", "history", "outbox", "dialogue", "card", "assignment", "unknown_words")
    with world.house.database.read() as session:
        rows = {table: str(session.execute(text(f"SELECT * FROM {table}")).all()) for table in tables}  # noqa: S608
    return [table for table, said in rows.items() if any(word in said for word in words)]


def test_an_opinion_goes_out_and_comes_back_without_anybodys_name(july: World) -> None:
    assert "没有“火星局”这个单位" in july.say(MEDIA, "转办意见 火星局 校服收费不合理 8月5日前")
    assert july.say(MEDIA, "群众反映水管爆了三天没人修，转水务局，7月25日前回").startswith("您是要转办意见吗？")
    assert "【意见转办预览】群众反映水管爆了三天没人修" in july.say(MEDIA, "是")
    preview = july.say(MEDIA, WORDS)
    assert "【意见转办预览】来电人张某反映校服收费不合理，电话138****5678" in preview
    assert "来件编号：YW20220720123" in preview
    assert "类别：投诉" in preview
    july.say(MEDIA, "是")
    assert "来件编号：YW20220720123" in july.card(CONTACT, f"【意见转办】{HEAD}")
    july.tap(CONTACT, f"】{HEAD}", "签收")

    assert "还没有写怎样答复的" in july.say(CLERK, f"完成 {HEAD}")
    july.say(CLERK, f"撤回 {HEAD}")
    assert "等市融媒体中心核实" in july.say(CLERK, f"完成 {HEAD} 已答复来电人张三13812345678，学校已退费")
    assert "已答复来电人张某138****5678，学校已退费" in "\n".join(july.texts(MEDIA))
    assert not july.heard(OFFICE, f"【核实】{HEAD}")
    july.tap(MEDIA, f"】{HEAD}", "通过")

    one = items(july)[0]
    assert (one.state, one.category, one.case_no) == ("办结", "投诉", "YW20220720123")
    assert "已归为咨询" in july.say(MEDIA, f"分类 {HEAD} 咨询")
    assert kept(july, *PERSONAL) == []
    assert "张某" in july.history(event="assignment.report")[-1].raw


def test_what_a_stranger_to_it_types_is_covered_too(july: World) -> None:
    assert "办不了" in july.say(CLERK, WORDS)
    july.say(CLERK, "来电人张三的电话是13812345678，怎么办")
    july.say(MEDIA, "转办意见 教育局")
    july.say(MEDIA, "来电人张三（电话13812345678）想了解招生")
    july.say(MEDIA, "7月29日前")
    july.say(MEDIA, "是")

    assert items(july)[0].title == "来电人张某（电话138****5678）想了解招生"
    assert kept(july, *PERSONAL) == []


def test_the_month_is_summed_up_by_class_and_unit(july: World) -> None:
    issue(july)
    issue(july, "转办意见 佛堂镇、苏溪镇 市民希望增加公交班次 建议 7月29日前", OFFICE)
    july.say(CLERK, f"完成 {HEAD} 学校已退费")
    july.tap(MEDIA, f"】{HEAD}", "通过")
    july.move_to("2022-08-01T09:00")

    told = july.say(MEDIA, "意见汇总 7月")

    assert "（2022年7月1日至7月31日）：共2件，已办结1件" in told
    assert "投诉1件：市教育局1件\n建议1件：佛堂镇1件（未办结1，逾期1），苏溪镇1件（未办结1，逾期1）" in told
    assert "可写进上报说明：7月1日至7月31日转办意见建议2件（投诉1件、建议1件），办结1件" in told
    assert f"· 投诉｜市教育局｜{HEAD} " in told
    assert "共2件" in july.say(OFFICE, "意见汇总 第三季度")
    assert "没有转办的意见" in july.say(OFFICE, "舆情汇总 8月")
    assert "办不了" in july.say(CLERK, "意见汇总 7月")
    assert "意见3：待签收2，办结1" in july.say(OFFICE, "统计")


def test_the_report_of_task_9_says_the_figures_by_itself(july: World) -> None:
    july.move_to("2022-10-20T09:00")
    issue(july, "转办意见 佛堂镇、苏溪镇 市民希望增加公交班次 建议 10月29日前", OFFICE)
    said = "10月1日至10月20日转办意见建议1件（建议1件），办结0件"
    assert f"意见建议自动汇总，上报时写入，不用另报：{said}" in july.say("rongmei_jb", "任务9")

    july.say("rongmei_jb", "完成 9 运营正常")
    july.say("rongmei_jb", "是")

    assert f"运营正常；{said}" in "\n".join(july.texts(OFFICE))


def test_the_media_centre_looks_after_its_own_and_nothing_else(july: World) -> None:
    issue(july, "转办意见 佛堂镇 市民希望增加公交班次 建议 7月29日前")
    july.say(TOWN_CONTACT, f"不是我单位的 {HEAD}")
    july.say(TOWN_CONTACT, "公交不归镇里管")
    assert july.heard(MEDIA, f"请回复“改派 {HEAD} 佛堂镇 给 某单位”")
    july.say(MEDIA, f"改派 {HEAD} 给 教育局")
    assert "已改派给市教育局" in july.say(MEDIA, "是")
    july.say(MEDIA, f"催办 {HEAD}")
    july.say(MEDIA, "是")
    assert july.heard(CONTACT, "市融媒体中心融媒中心审核")
    july.say(MEDIA, f"撤销通知 {HEAD} 已由热线答复")
    assert f"{HEAD}（市民希望增加公交班次）" in july.say(MEDIA, "是")
    assert items(july)[0].state == "中止"
    assert july.heard(TOWN_CONTACT, "给您添麻烦了。市融媒体中心融媒中心审核")

    july.say(OFFICE, "交办 佛堂镇 7月29日前 报送材料")
    july.say(OFFICE, "是")
    for words in ("催办 JB-2022-001", "中止 JB-2022-001 佛堂镇 不办", "催办 3", "撤销通知 JB-2022-001 发错了"):
        assert "办不了" in july.say(MEDIA, words)
    assert items(july, "JB-2022-001")[0].state == "待签收"


def test_its_own_opinion_is_verified_by_the_office(july: World) -> None:
    issue(july, "转办意见 市融媒体中心 市民建议主账号增加栏目 建议 7月29日前")

    assert "等市府办核实" in july.say("rongmei_jb", f"完成 {HEAD} 已增加")
    assert "不" in july.say(MEDIA, f"核实通过 市融媒体中心 {HEAD}")
    july.tap(OFFICE2, f"】{HEAD}", "通过")

    assert items(july)[0].state == "办结"


def test_the_ledger_has_what_stands_in_no_notice(july: World) -> None:
    issue(july)

    with july.house.database.read() as session:
        book = load_workbook(io.BytesIO(ledger(session, business_now(session, july.house.clock.now()))))
    heads, *rows = book["承办项"].iter_rows(values_only=True)
    row = dict(zip(heads, next(row for row in rows if HEAD in row), strict=True))

    assert (row["任务"], row["类别"], row["意见分类"], row["来件编号"]) == (None, "意见", "投诉", "YW20220720123")
    assert str(row["交办"]).startswith("市融媒体中心")
