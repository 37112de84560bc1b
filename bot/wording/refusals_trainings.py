"""Refusals around 培训."""

from collections.abc import Mapping

from bot.models.training import Training
from bot.wording.quoted import quoted
from bot.wording.refusals_tasks import Facts, Sentence
from bot.wording.trainings import EXAMPLE


def _name(facts: Facts) -> str:
    one = facts.get("subject")
    return f"{one.number}《{quoted(one.title, 40)}》" if isinstance(one, Training) else "这次培训"


def _unit(facts: Facts) -> str:
    return str(getattr(facts.get("unit"), "short", "") or "组织单位")


SENTENCES: Mapping[str, Sentence] = {
    "no_such_training": lambda f: (
        f"没有查到培训{quoted(str(f['value']), 20)}。回复“培训”看编号。"
        if f.get("value")
        else "现在没有您能报名的培训，收到培训通知再报。\n看全部回复“培训”。"
    ),
    "not_organiser": lambda f: f"{_name(f)}由{_unit(f)}组织，要由它的同志来办，没有改动任何内容。",
    "may_not_organise": lambda _: (
        "培训通知由市府办、市数管中心、市融媒体中心和承担培训任务的单位发。\n要转告他们，请回复“人工”。"
    ),
    "training_units": lambda _: f"没有说发给哪些单位，或没有这样的单位，没有发出。\n{EXAMPLE}",
    "training_long": lambda _: "题目、地点各不超过60个字，没有发出。请缩短些再发一次。",
    "training_over": lambda f: f"{_name(f)}现在是“{f.get('state') or '已办'}”，不能{f.get('doing') or '这样办'}。",
    "training_not_begun": lambda f: f"{_name(f)}还没有到日子，会后再登记到会。",
    "not_invited": lambda f: f"{_name(f)}没有通知{_unit(f)}，要参加的请与组织单位联系。",
    "sign_up_closed": lambda f: f"{_name(f)}已经开始，不能再报名、取消。\n到会情况由组织单位登记。",
    "bad_names": lambda f: (
        f"姓名没看明白：{quoted(str(f.get('value') or '（空）'), 40)}，没有改动。\n例如：报名 PX-2022-001 张某 李某"
    ),
    "bad_seats": lambda f: f"名单里没有{quoted(str(f.get('value') or ''), 40)}，没有改动。\n看名单回复培训的编号。",
}
