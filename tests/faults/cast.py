"""Who there is in a walk of rights, and what they say: what leads somewhere, what does not, and forged keys."""

import csv
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from sandbox.conversation import Message
from sandbox.directory import Person
from tests.world import PLAN, World, rows_of

UNITS = ("jiaoyuju", "fotang")
CLERKS = [f"{unit}_{post}" for unit in UNITS for post in ("jb", "lx")] + ["suxi_jb", "shuguan_jb"]
LEADERS = [f"{unit}_{post}" for unit in UNITS for post in ("zy", "fg")] + ["suxi_zy"]
OFFICE = ["fuban_sp", "fuban_sp2", "fuban_cs"]
MONITORS = ["shuguan_jc", "xuanchuanbu_jc"]
STRANGER, NEWCOMER = "nobody", "jiaoyuju_new"
MAY_LEAVE = ("jiaoyuju_zy", "jiaoyuju_jb", "fuban_sp2", "fotang_zy", "xuanchuanbu_jc")
ACCOUNTS = ("义乌教育之声", "义乌市教育局 微博", "佛堂城事")
BEGINNINGS = (
    "注销 {account} gh_a1b2c3d4e5 8月15日停更 原因2",
    "注销 {account} 8月15日停更 账号ID u1234567 原因2",
    "变更 {account} 名称改为 教育义乌 8月1日 gh_a1b2c3d4e5 原因1",
    "申请延期 任务{task} 到8月20日 材料未齐",
    "完成 {task} 已印发文件",
    "进展 {task} 正在办",
    "签收",
    "退回 {task} 不归我们",
    "整改反馈 {order} 已更正",
    "申请复核 {order} 没有错别字",
    "委托 教育局分管（样例） 代签 7月20日至7月30日",
    "下发整改 {account} 错别字 标题写错",
    "代登记 任务{task} 佛堂镇 电话 李某 7月19日已完成",
    "代签收 {order} 电话 李某",
    "催办 任务{task} 佛堂镇",
    "交办 佛堂镇 今天18点前 报送防汛值班表",
    "完成 JB-2022-001 已报送",
    "退回 JB-2022-001 不归我们",
    "核实通过 JB-2022-001",
)
MIDDLES = (
    "是",
    "是",
    "算了",
    "同意",
    "批准 {request}",
    "驳回 {request} 理由不充分",
    "撤回申请 {request}",
    "撤回委托",
    "修改 {request} 停更日期改为8月20日",
    "作废 {request} 机构调整",
    "重开 {request}",
    "纸质签字 {request}",
    "停更 {request} 已备份 已解绑",
    "已提交 {request} 冻结到8月30日",
    "已注销 {request}，搜索无此账号",
    "受阻 {request} 密码忘了",
    "撤销批准 {request} 班子研究后决定继续使用",
    "核实通过 {task} 佛堂镇",
    "整改通过 {order}",
    "撤销整改 {order} 误发",
    "撤回 {task}",
    "日期不合适，请改",
    "我的任务",
    "待审批",
)
# What has to come one after the other to lead anywhere; others come in between.
SCENES: tuple[tuple[tuple[str, str], ...], ...] = (
    (("jiaoyuju_jb", "注销 义乌市教育局 微博 8月15日停更 账号ID u1234567 原因2"), ("jiaoyuju_jb", "是")),
    (("jiaoyuju_lx", "注销 义乌教育之声 gh_a1b2c3d4e5 8月15日停更 原因2"), ("jiaoyuju_lx", "是")),
    (("jiaoyuju_jb", "变更 义乌教育之声 名称改为 教育义乌 8月1日 gh_a1b2c3d4e5 原因1"), ("jiaoyuju_jb", "是")),
    (("fotang_jb", "申请延期 任务1 到8月20日 材料未齐"), ("fotang_jb", "是")),
    (("jiaoyuju_zy", "委托 教育局分管（样例） 代签 7月20日至7月30日"),),
    (("shuguan_jc", "下发整改 义乌教育之声 错别字 标题写错"), ("shuguan_jc", "是")),
    (("jiaoyuju_jb", "整改反馈 {order} 已更正"),),
    (("fotang_jb", "完成 1 已印发文件"), ("fotang_jb", "是")),
    (("shuguan_jb", "完成 2 页面已上线"),),
    (("fuban_sp", "交办 佛堂镇 今天18点前 报送防汛值班表"), ("fuban_sp", "是")),
    (("fotang_jb", "完成 JB-2022-001 已报送"), ("fotang_jb", "是"), ("fuban_sp2", "核实通过 JB-2022-001")),
    (("jiaoyuju_jb", "已提交 {request} 冻结到8月30日"), ("jiaoyuju_jb", "已注销 {request}，搜索无此账号")),
)
FORGED = (
    "approve {request}",
    "agree {request}",
    "pass {request}",
    "reject {request}",
    "void {request}",
    "issue {order}",
)


def filled(words: str, choose: Callable[[Sequence[Any]], Any]) -> str:
    """The sentence or key with an account, a task and numbers that there may be."""
    return words.format(
        account=choose(ACCOUNTS),
        task=choose((1, 2, 5)),
        order=f"ZG-2022-00{choose((1, 2, 3))}",
        request=f"{choose(('ZX', 'ZX', 'ZX', 'BG', 'YQ'))}-2022-00{choose((1, 2, 3, 4, 5))}",
    )


def members(left: AbstractSet[str]) -> list[dict[str, str]]:
    """members.csv without those who have left; who takes the place of a principal, if he is among them."""
    rows = [row for row in rows_of(PLAN / "members.csv") if row["userid"] not in left]
    if "jiaoyuju_zy" in left:
        new = {"userid": NEWCOMER, "姓名": "教育局新任", "单位": "市教育局", "职务": "局长", "角色": "主要负责人"}
        rows.append({**new, "手机": "13900000099"})
    return rows


def write_plan(folder: Path, people: Sequence[Mapping[str, str]]) -> Path:
    """The sample plan with these people in it."""
    folder.mkdir()
    for file in PLAN.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    with (folder / "members.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, people[0].keys())
        writer.writeheader()
        writer.writerows(people)
    return folder


def introduce(world: World) -> list[str]:
    """Somebody whom no roster knows, and somebody who may come into office; everybody who has a phone."""
    directory = world.emulator.corp.directory
    directory.add(Person(STRANGER, "无名"))
    directory.add(Person(NEWCOMER, "教育局新任"))
    everybody = [*CLERKS, *LEADERS, *OFFICE, *MONITORS, STRANGER, NEWCOMER]
    return [userid for userid in everybody if directory.find(userid)]


def options_of(card: Message) -> tuple[str, list[str]]:
    """The question of a card's drop-down, and what may be chosen."""
    question = card.content.get("button_selection") or {}
    return str(question.get("question_key", "")), [option["id"] for option in question.get("option_list", [])]
