"""Why something about a yearly sheet was refused: what is so, then what to do."""

from collections.abc import Mapping
from datetime import date

from bot.wording.dates import short_day
from bot.wording.quoted import quoted
from bot.wording.refusals_tasks import Facts, Sentence


def _unit(facts: Facts) -> str:
    unit = facts.get("unit") or getattr(facts.get("subject"), "unit", None)
    return str(getattr(unit, "short", "") or "该单位")


def _last(facts: Facts) -> str:
    last = facts.get("day")
    return short_day(last) if isinstance(last, date) else "期限"


def _moved_on(facts: Facts) -> str:
    state = str(facts.get("state") or "")
    how = {
        "草稿": "还没有发给单位，先回复“送考核 单位”",
        "异议期": "已经发给单位，正等异议期过",
        "有异议": "已提了异议，等市府办答复",
        "已答复": "异议已经答复",
        "已核定": "已经核定，不再改动",
    }.get(state, "已经办过")
    return f"{_unit(facts)}的考核表现在是“{state or '办过'}”（{how}），没有改动。"


SENTENCES: Mapping[str, Sentence] = {
    "no_score_sheet": lambda f: (
        f"{_unit(f)}{f.get('year') or '这一'}年度还没有考核表。\n要起草回复“起草{f.get('year') or ''}考核”；"
        "这一年没有到期的事项和整改的单位不起草。"
    ),
    "score_not_given": lambda f: (
        f"{f.get('year') or '这一'}年度的考核表市府办还没有发给您单位，没有登记异议。\n发到以后再提；有情况回复“人工”。"
    ),
    "score_of_others": lambda f: f"{_unit(f)}的考核表只有{_unit(f)}和市府办看得到。\n看本单位的回复“我的考核”。",
    "score_points": lambda f: (
        f"分数要写1到20的整数{'，现在是' + quoted(str(f['value']), 10) if f.get('value') else ''}，"
        "例如：考核加分 佛堂镇 3 经验在全市推广；答复异议的写“调整 +5 理由”。"
    ),
    "score_moved_on": _moved_on,
    "score_period_open": lambda f: f"{_unit(f)}的异议期到{_last(f)}，过了再核定。",
    "score_objection_late": lambda f: f"异议期（5个工作日）已于{_last(f)}过去。\n有情况请与市府办联系，回复“人工”。",
    "score_enterer_answers": lambda f: f"{_unit(f)}的异议是您登记的，要由别的审批同志答复。",
}
