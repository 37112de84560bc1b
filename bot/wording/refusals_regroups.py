"""Why a 机构调整 was refused: what is so, then what to do."""

from collections.abc import Mapping

from bot.wording.quoted import quoted
from bot.wording.refusals_tasks import Facts, Sentence, unit_named


def _taken(facts: Facts) -> str:
    name = quoted(str(facts.get("value") or "这个名称"), 40)
    return f"“{name}”已经是{unit_named(facts)}的名称。\n要并过去的，请回复“撤并 原单位 到 {unit_named(facts)}”。"


def _bad_name(facts: Facts) -> str:
    name = quoted(str(facts.get("value") or ""), 40)
    return f"“{name}”不像单位名称（2到60个字，中间没有空格、分号），请再写一遍。"


SENTENCES: Mapping[str, Sentence] = {
    "regroup_self": lambda f: f"{unit_named(f)}本来就是这个单位、这个名称，没有要调整的。",
    "regroup_own_office": lambda f: (
        f"{unit_named(f)}是本文件的审批单位，撤并了就没有人审批，没有变动。\n"
        "单位真的并走的，请在读入的文件里改审批单位和名册，再读入。"
    ),
    "unit_over": lambda f: f"{unit_named(f)}已经撤并或失效，不能再调整。请写现在的单位名称。",
    "bad_unit_name": _bad_name,
    "unit_name_taken": _taken,
}
