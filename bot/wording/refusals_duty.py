"""Refusals around 值班."""

from collections.abc import Mapping

from bot.wording.duty import EXAMPLE
from bot.wording.quoted import quoted
from bot.wording.refusals_tasks import Facts, Sentence


def _name(facts: Facts) -> str:
    return str(getattr(facts.get("unit"), "short", "") or "这个单位")


def _unread(facts: Facts) -> str:
    said = quoted(str(facts.get("value") or "（空）"), 60)
    return f"这一段没看明白：{said}，值班表没有改动。\n{EXAMPLE}"


SENTENCES: Mapping[str, Sentence] = {
    "duty_unread": lambda f: (
        f"这一段没看明白：{quoted(str(f.get('value') or '（空）'), 60)}，值班表没有改动。\n{EXAMPLE}"
    ),
    "duty_days": lambda _: f"起止日期不对（先后颠倒，或一段超过62天），值班表没有改动。\n{EXAMPLE}",
    "duty_result_missing": lambda f: f"请说接没接：“抽查 {_name(f)} 接”或“抽查 {_name(f)} 未接”。",
    "own_duty_check": lambda f: f"{_name(f)}是您自己的单位，不能由您抽查，请同事或市府办来打。",
    "no_duty_check": lambda f: f"您今天没有登记过对{_name(f)}的抽查，没有可撤销的。\n看记录回复“抽查记录”。",
    "not_on_duty": lambda f: (
        f"{_name(f)}当天的值班表里没有“{quoted(str(f.get('name') or ''), 20)}”。\n回复“今天谁值班 {_name(f)}”看是谁。"
    ),
}
