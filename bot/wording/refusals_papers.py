"""Refusals about what is put right, brought in or asked for on paper: the ledger read back, receipts, suggestions."""

from collections.abc import Mapping

from bot.wording.refusals_tasks import Sentence, named

SENTENCES: Mapping[str, Sentence] = {
    "own_report": lambda f: f"{named(f)}不是代登记的，或还没有上报，来源不用填。",
    "bad_source": lambda f: f"来源请写2–60字，现在是{f.get('length', 0)}字。例如：电话，王某。",
    "days_out_of_order": lambda _: "日期的先后不对：批准、平台受理、注销要一个比一个晚。",
    "no_report_yet": lambda f: f"{named(f)}还没有上报，没有回执。\n办好了回复“完成 编号 情况说明”。",
    "no_such_suggestion": lambda f: f"没有编号{f.get('value', '')}的意见建议。\n看编号回复“意见清单”。",
    "suggestion_answered": lambda f: f"{f.get('number', '')}已经答复过，没有再发。\n还有要答复的，回复“意见清单”看。",
    "bad_group_name": lambda f: f"群名称请写2–120字，现在是{f.get('length', 0)}字。",
    "list_gone": lambda _: "没有这份表，或已经过期。\n请把文件再发一次。",
    "list_faults": lambda f: f"表里有{f.get('count', '')}处要改，没有读入。\n改好再发一次。",
    "list_not_yours": lambda f: f"这是“{f.get('value', '表')}”，不由您读入。\n不清楚找谁的，回复“人工”。",
    "remarks_stay": lambda _: "已有的批注不能改，请接在后面写新的。",
}
