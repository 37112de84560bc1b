"""Why something handed over outside a notice was refused: what is so, then what to do."""

from collections.abc import Mapping
from datetime import datetime

from bot.clock import end_of, local_day
from bot.wording.dates import moment, short_day
from bot.wording.quoted import quoted
from bot.wording.refusals_tasks import Facts, Sentence, unit_named


def _passed(facts: Facts) -> str:
    return f"时限{_when(facts, 'due')}已经过去，请写以后的时间，整句再发一次。"


def _before_sending(facts: Facts) -> str:
    return (
        f"现在不在发送时间，要到{_when(facts, 'at')}才发出，比时限{_when(facts, 'due')}晚。\n"
        "急的请以“紧急交办”开头再发一次，确认后马上发出；不急的请把时限改晚些。"
    )


def _when(facts: Facts, key: str) -> str:
    value = facts.get(key)
    if not isinstance(value, datetime):
        return ""
    whole_day = value == end_of(local_day(value))
    return short_day(local_day(value)) if whole_day else moment(value)


SENTENCES: Mapping[str, Sentence] = {
    "unit_gone": lambda f: f"{unit_named(f)}已失效，不能再交办。请写承接单位的名称。",
    "instruct_over": lambda f: (
        f"这次预览已经办了：{quoted(str(f.get('outcome') or '已确认或取消'), 60)}。\n要再交办，请整句再发一次。"
    ),
    "due_passed": _passed,
    "due_before_sending": _before_sending,
    "no_such_docket": lambda f: f"没有编号{f.get('value') or ''}的交办件，请看一下编号。\n回复“统计”看全部。",
    "not_an_opinion": lambda f: f"{f.get('value') or '这一件'}不是意见，不用分类。",
}
