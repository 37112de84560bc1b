"""统计, 专报, 通报: one count for chat, picture, ledger and paper; who may ask; how it was at an earlier moment."""

import io
import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from docx import Document
from openpyxl import load_workbook
from PIL import Image

from bot.ledger import ledger
from bot.models import Plan
from bot.models.figures import Count, figures
from tests.world import World

OFFICE, MONITOR = "fuban_sp", "shuguan_jc"
SECOND = Path(__file__).parent.parent / "plans" / "second"
CLERK, LEADER, PRINCIPAL = "jiaoyuju_jb", "jiaoyuju_fg", "jiaoyuju_zy"


@dataclass(frozen=True)
class Said:
    """Every figure of the notice at a moment."""

    count: Count
    accepted: int
    phases: dict[str, Count]
    others: tuple[object, ...]


def counted(world: World, at: datetime | None = None) -> Said:
    """The figures now, or as they were."""
    with world.house.database.read() as session:
        found = figures(session, Plan.all(session)[0], at or world.now)
        late = [[line.item.id for line in found.overdue], [line.item.due_at for line in found.lines]]
        more = (dict(found.states), late, found.progress, dict(found.account_kinds), found.applications)
        phases = {phase.name: count for phase, count in found.by_phase()}
        return Said(found.count, found.progress.accepted, phases, (*more, found.order_counts))


def arrived(world: World, userid: str, msgtype: str) -> bytes:
    """The newest file or picture on a phone."""
    found = [message for message in world.emulator.phone(userid).messages if message.msgtype == msgtype]
    return world.emulator.corp.shelf.get(str(found[-1].content["media_id"])).data


def words(data: bytes) -> str:
    """Everything on a paper."""
    document = Document(io.BytesIO(data))
    cells = [" ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def of_ledger(world: World) -> Counter[str]:
    """The sheet 承办项, counted by hand."""
    with world.house.database.read() as session:
        rows = list(load_workbook(io.BytesIO(ledger(session, world.now)))["承办项"].values)
    head = next(n for n, row in enumerate(rows) if "状态" in row)
    names = [str(name) for name in rows[head]]
    items = [dict(zip(names, row, strict=True)) for row in rows[head + 1 :] if row[names.index("状态")]]
    done = [item for item in items if item["状态"] == "办结"]
    return Counter(
        items=len(items),
        done=len(done),
        in_time=sum(item["按期"] == "是" for item in done),
        overdue=sum(item["逾期"] == "是" for item in items),
    )


def work(world: World) -> None:
    """Two units report task 1, one is verified; one account is asked to go; one order goes out."""
    roster = "完成 1 分管领导 王某 副局长 13800000201，专职人员 李某 科员 13900000202，联系人 李某"
    for clerk in (CLERK, "fotang_jb"):
        world.say(clerk, roster)
        world.say(clerk, "就这些")
    world.tap(OFFICE, "教育局", "通过")
    world.say("dachen_jb", "签收")
    world.say(MONITOR, "下发整改 义乌教育之声 错别字")
    world.say(MONITOR, "是")


def a_month(july: World) -> list[tuple[datetime, Said]]:
    """Reports, an application, an order, a reopened item; the figures as they were said in between."""
    then = [(july.now, counted(july))]
    work(july)
    july.move_to("2022-07-21T10:00")
    then.append((july.now, counted(july)))
    july.say("shangxi_jb", "注销 云上之溪")
    july.say("shangxi_jb", "8月3日 原因1 shangxifb2022")
    july.say("shangxi_jb", "是")
    july.tap("shangxi_zy", "请签批", "同意")
    july.tap(OFFICE, "请审批", "同意")
    july.say(OFFICE, "处置 义乌教育之声 保留")
    july.move_to("2022-08-03T10:00")
    then.append((july.now, counted(july)))
    july.say(OFFICE, "重开 1 市教育局 名单有变")
    july.say(OFFICE, "是")
    july.say("shangxi_jb", "已停更 云上之溪")
    july.say("shangxi_jb", "是")
    july.say("shangxi_jb", "已提交 云上之溪 冻结到8月18日")
    july.move_to("2022-08-05T10:00")
    return then


def test_every_place_says_the_same_figures_also_looking_back(july: World) -> None:
    then = a_month(july)

    assert [counted(july, at) for at, _ in then] == [figure for _, figure in then]  # as it was said then
    now, mine = counted(july), of_ledger(july)
    count, first = now.count, now.phases["布局建设"]
    assert (count.owed, count.done, count.in_time, count.overdue) == tuple(
        mine[name] for name in ("items", "done", "in_time", "overdue")
    )
    assert count.overdue > 30
    assert now.accepted == 1

    chat = july.say(OFFICE, "统计")
    july.say(OFFICE, "专报")
    brief = words(arrived(july, OFFICE, "file"))
    july.say(OFFICE, "导出8月通报")
    report = words(arrived(july, OFFICE, "file"))
    assert f"其中逾期{count.overdue}；办结{count.done}，按期{count.in_time}" in chat
    assert f"办结{count.done}项，其中按期{count.in_time}项；逾期未办结{count.overdue}项。" in brief
    assert f"办结{count.done}项，其中按期办结{count.in_time}项，逾期未办结{count.overdue}项。" in report
    assert f"合计 {count.owed} {count.acknowledged} {count.done} {count.in_time} {count.overdue}" in report
    assert f"布局建设{first.done}/{first.owed}（已结束）" in chat
    assert f"布局建设{first.done}/{first.owed}（已结束）" in brief
    assert f"布局建设（2022年7月，已结束）应办{first.owed}项，办结{first.done}项" in report
    assert "账号销号或保留1/48" in chat
    assert "还有117天" in report


def test_the_overview_comes_as_a_picture_too_and_leaders_see_their_own_unit(july: World) -> None:
    assert "承办项127" in july.say(OFFICE, "统计")
    picture = Image.open(io.BytesIO(arrived(july, OFFICE, "image")))
    assert (picture.format, picture.width) == ("PNG", 1080)

    own = july.say(PRINCIPAL, "统计")
    assert "义政办发〔2022〕41号（市教育局），7月20日：\n承办项3：待签收3" in own
    assert "账号2：待定2" in own
    assert arrived(july, PRINCIPAL, "image") != arrived(july, OFFICE, "image")
    assert "佛堂镇" not in july.say(PRINCIPAL, "任务1还有哪些单位没完成")
    assert "承办项127" in july.say("fuban_fg", "统计")
    for who, what in ((CLERK, "统计"), (CLERK, "专报"), (PRINCIPAL, "专报"), (CLERK, "导出7月通报")):
        assert "办不了" in july.say(who, what)
    assert {row.facts["code"] for row in july.history(result="拒绝")} == {"no_permission"}


def test_what_an_unnamed_unit_owes_counts_in_every_line_of_a_report(july: World) -> None:
    july.move_to("2022-12-16T10:00")  # 市府办's own 任务6 was due on the 15th

    july.say(OFFICE, "导出12月通报")

    report = words(arrived(july, OFFICE, "file"))
    overdue = counted(july).count.overdue
    [problem] = [line for line in report.splitlines() if line.startswith(f"（一）逾期未办结{overdue}项。")]
    assert re.search(r"；其他（不逐一列出）[1-9]\d*项。$", problem)
    assert f"逾期未办结的{overdue}项，请有关单位" in report
    parts = [int(part) for part in re.findall(r"(\d+)项[：。；]", problem)]
    assert sum(parts) == 2 * overdue


def test_a_month_that_is_not_there_is_refused_and_the_draft_names_whom_it_addresses(july: World) -> None:
    for said, answered in (("9月", "2022年9月"), ("13月", "13月"), ("2021年7月", "2021年7月")):
        assert f"{answered}没有可通报的内容" in july.say(OFFICE, f"导出{said}通报")
    assert july.history(event="office.report") == []
    assert "2022年7月通报（草稿）" in july.say(OFFICE, "导出通报")
    typed = words(arrived(july, OFFICE, "file"))
    assert "（草稿，供核定；未经核定不得印发）" in typed
    assert "表1 7月与上月对比" in typed
    assert "其他（不逐一列出）" in typed
    assert "市委宣传部" not in typed

    july.say(OFFICE, "交办 佛堂镇、苏溪镇 7月21日前 报送清单")
    july.say(OFFICE, "是")
    july.say(OFFICE, "转办意见 佛堂镇 市民希望增加公交班次 建议 7月22日前")
    july.say(OFFICE, "是")
    july.load(SECOND)
    july.move_to("2022-08-03T10:00")
    assert "是哪一份" in july.say(OFFICE, "导出7月通报")
    july.say(OFFICE, "1")
    first = words(arrived(july, OFFICE, "file"))
    assert "关于《" in first
    july.say(OFFICE, "导出7月通报")
    july.say(OFFICE, "2")
    second = words(arrived(july, OFFICE, "file"))
    assert "义政办发〔2022〕52号（样例）" in second
    beside = next(text for text in (first, second) if "临时交办。文件以外交办事项1件，涉及2个单位2项" in text)
    assert "临时交办逾期未办结2项。JB-2022-001（报送清单，7月21日到期）2项：佛堂镇、苏溪镇。" in beside
    assert "临时交办事项" in beside
    assert "群众意见。转办意见1件，涉及1个单位1项；已签收0项，待签收1项；办结0项" in beside
    assert "转办意见逾期未办结1项：佛堂镇。" in beside
    assert "不含临时交办、转办意见" in beside
    assert "公交" not in beside  # a citizen's words are for whoever answers them
    assert "布局建设（2022年7月，已结束）" in beside


def test_who_did_what_when_is_read_by_those_whom_it_concerns(july: World) -> None:
    work(july)
    july.say(OFFICE, "批注 任务1 市教育局 先不急")
    july.say("dachen_jb", "延期 1 到8月15日 人选还在研究")

    timeline = july.say(OFFICE, "经过 任务1 市教育局")
    assert "41号任务1 市教育局的经过（共" in timeline
    steps = [timeline.index(word) for word in ("交办", "上报办结", "核实通过", "批注：先不急")]
    assert steps == sorted(steps)
    assert "先不急" not in july.say(CLERK, "任务1的办理经过")
    assert "延期" in july.say("dachen_jb", "经过 任务1")
    assert "下发整改" in july.say(CLERK, "经过 ZG-2022-001")
    assert "起草整改" not in july.say(CLERK, "经过 ZG-2022-001")
    assert "由市教育局的同志" in july.say("dachen_jb", "经过 ZG-2022-001")
    assert "请回复单位名称" in july.say(OFFICE, "经过 任务1")
    assert "的经过" in july.say(OFFICE, "大陈镇")
    assert "没有“ZX-2022-009”这件申请" in july.say(OFFICE, "经过 ZX-2022-009")


def test_a_long_timeline_is_read_page_by_page(july: World) -> None:
    july.say(CLERK, "签收")
    for number in range(9):
        july.say(CLERK, f"进度 1 第{number}步已做")

    first = july.say(CLERK, "经过 任务1")
    assert "共11步" in first
    assert "还有3步，回复“下一页”接着看。" in first
    assert "第8步已做" in july.say(CLERK, "下一页")


def test_the_offices_own_template_is_used_and_a_broken_one_costs_nobody_his_paper(july: World) -> None:
    folder = july.house.settings.templates_dir
    folder.mkdir()
    template = Document()
    template.add_paragraph("本府格式：{{ 各节[0].名称 }}")
    template.save(str(folder / "专报.docx"))
    july.say(OFFICE, "专报")
    assert words(arrived(july, OFFICE, "file")) == "本府格式：总体"

    for name, field in (("起草通报", "{{ 标题 }} {{ 各节[1].名称 }}"), ("延期申请表", "{{ 单位 }}延到{{ 延到 }}")):
        template = Document()
        template.add_paragraph(f"本府格式：{field}")
        template.save(str(folder / f"{name}.docx"))
    work(july)
    july.say(MONITOR, "起草通报 ZG-2022-001")
    assert words(arrived(july, MONITOR, "file")).startswith("本府格式：关于义乌市教育局")
    july.say("dachen_jb", "延期 1 到8月15日 人选还在研究")
    july.say("dachen_jb", "申请表 YQ-2022-001")
    assert words(arrived(july, "dachen_jb", "file")) == "本府格式：大陈镇人民政府延到2022年8月15日"

    (folder / "专报.docx").write_bytes(b"no document")
    july.say(OFFICE, "专报")
    assert "督办专报" in words(arrived(july, OFFICE, "file"))
    assert july.heard(OFFICE, "本单位的模板“专报.docx”用不了：打不开，不是完好的Word文档（docx）。")
    [row] = july.history(event="paper.template_broken")
    assert (row.facts["name"], row.who) == ("专报.docx", "何审批（样例）")
