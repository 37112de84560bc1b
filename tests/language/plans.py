"""Two worlds to speak in: the notice that comes with the product, and another county with two notices of its own."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

from bot.language import AccountWords, Lexicon, PlanWords, TaskWords, UnitWords, Vocabulary

PLAN = Path(__file__).resolve().parents[2] / "config" / "plan"


def rows(name: str) -> list[dict[str, str]]:
    """A file of the plan folder."""
    with (PLAN / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@cache
def vocabulary() -> Vocabulary:
    """The word lists as packaged."""
    return Vocabulary.load()


@cache
def notice() -> Lexicon:
    """The sample notice of config/plan."""
    settings = {row["键"]: row["值"] for row in rows("plan.csv")}
    doc_no = settings["文号"]
    units = tuple(_unit(row) for row in rows("units.csv"))
    codes = {name: unit.code for unit in units for name in (unit.name, unit.short, *unit.aliases)}
    accounts = [
        AccountWords(doc_no, int(row["序号"]), row["新媒体名称"], row["新媒体类型"], codes[row["主办单位"]])
        for row in rows("accounts.csv")
    ]
    plan = PlanWords(doc_no, settings["简称"], 2022, tuple(settings["主账号"].split(";")))
    return Lexicon([plan], units, _tasks(doc_no), accounts, ("督办助手",), vocabulary())


def _unit(row: dict[str, str]) -> UnitWords:
    aliases = tuple(filter(None, row["别名"].split(";")))
    return UnitWords(row["单位编码"], row["规范名称"], row["简称"], aliases, row["责任单位分组"], row["类型"])


def _tasks(doc_no: str) -> list[TaskWords]:
    models = {row["序号"]: row for row in rows("tasks_model.csv")}
    return [_task(doc_no, row, models[row["序号"]]) for row in rows("tasks.csv")]


def _task(doc_no: str, row: dict[str, str], model: dict[str, str]) -> TaskWords:
    number = row["序号"]
    owners = frozenset(unit["单位编码"] for unit in rows("units.csv") if number in unit["承担任务序号"].split(";"))
    return TaskWords(
        doc_no,
        int(number),
        row["主要任务"],
        owners,
        long_term=model["类型"] == "长期",
        computed=model["办结方式"] == "自动",
        opens_on=_opens(model["首个周期"]),
        due_on=date.fromisoformat(model["截止日期"]) if model["截止日期"] else None,
        people=number == "1",
        content=row["具体任务"],
        proof=f"{model['办结口径']}。{model['证明材料(最少)']}",
    )


def _opens(cycle: str) -> date | None:
    year, _, part = cycle.partition("-")
    if not year:
        return None
    if part.startswith(("Q", "H")):
        return date(int(year), (int(part[1]) - 1) * (3 if part[0] == "Q" else 6) + 1, 1)
    return date(int(year), int(part or 1), 1)


NINE, TWENTY = "临政办发〔2023〕9号", "临政办发〔2023〕20号"
_UNITS = (
    ("T01", "望江镇人民政府", "望江镇", ("临川县望江镇人民政府", "望江")),
    ("T02", "石桥乡人民政府", "石桥乡", ("石桥",)),
    ("T03", "九里街道办事处", "九里街道", ("九里",)),
    ("T04", "三江口镇人民政府", "三江口镇", ("三江口",)),
    ("B01", "临川县教育体育局", "县教体局", ("教体局", "临川教体局")),
    ("B02", "临川县公安局", "县公安局", ("公安局", "公安")),
    ("B03", "临川县文化和旅游局", "县文旅局", ("文旅局", "文旅")),
    ("B04", "临川县水利局", "县水利局", ("水利局",)),
    ("B05", "临川县林业局", "县林业局", ("林业局",)),
    ("S01", "临川县人民政府办公室", "县府办", ("县政府办", "政府办")),
    ("S02", "临川县大数据局", "县大数据局", ("大数据局", "数据局")),
)
_ACCOUNTS = (
    (1, "临川教育", "微信公众号", "B01"),
    (2, "临川教体", "抖音", "B01"),
    (3, "平安临川", "微信公众号", "B02"),
    (4, "平安临川", "微博", "B02"),
    (5, "临川交警", "抖音", "B02"),
    (6, "诗画临川", "微信公众号", "B03"),
    (7, "临川文旅", "小红书", "B03"),
    (8, "临川水利", "微信公众号", "B04"),
    (9, "望江潮", "微信公众号", "T01"),
    (10, "石桥人家", "微信公众号", "T02"),
    (11, "九里听风", "视频号", "T03"),
    (12, "三江口发布", "微信公众号", "T04"),
)
_TOWNS = frozenset({"T01", "T02", "T03", "T04"})
_ALL = _TOWNS | {"B01", "B02", "B03", "B04", "B05"}


@cache
def county() -> Lexicon:
    """临川县, invented: two notices side by side whose tasks are numbered up to 40."""
    plans = [PlanWords(NINE, "9号", 2023, ("临川发布",)), PlanWords(TWENTY, "20号", 2023, ())]
    units = [UnitWords(code, name, short, aliases, "") for code, name, short, aliases in _UNITS]
    accounts = [AccountWords(NINE, number, name, platform, unit) for number, name, platform, unit in _ACCOUNTS]
    return Lexicon(plans, units, _county_tasks(), accounts, ("督查小助手", "Du Bot"), vocabulary())


def _county_tasks() -> list[TaskWords]:
    nine = [
        TaskWords(NINE, 1, "明确政务新媒体管理责任", _ALL, due_on=date(2023, 4, 30), people=True),
        TaskWords(NINE, 2, "完成账号清理", _ALL, computed=True, due_on=date(2023, 6, 30)),
        TaskWords(NINE, 3, "建立信息发布审核制度", _ALL, long_term=True, opens_on=date(2023, 7, 1)),
        TaskWords(NINE, 4, "组织操作培训", frozenset({"S02"}), due_on=date(2023, 5, 31)),
    ]
    twenty = [
        TaskWords(
            TWENTY,
            number,
            f"第{number}项改革举措",
            _TOWNS if number <= 20 else frozenset({"B04", "B05"}),
            due_on=date(2023, 9, 30),
        )
        for number in (1, 5, 11, 20, 21, 32, 40)
    ]
    return nine + twenty
