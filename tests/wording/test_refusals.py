"""Every refusal that the code can raise has a sentence of its own, short and plain."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import Denied, NotAllowed, NotBound, Refusal, Unclear, WrongState
from bot.models import Role
from bot.models.assignment import AWAITING_CHECK, DONE, IN_HAND, LIFE
from bot.wording.refusals import DOING, all_sentences, sentence
from bot.wording.refused import WHY, why_refused
from tests.models.items import NOON, OTHER, TOWN, item, member

BOT = Path(__file__).resolve().parents[2] / "bot"
KINDS = {"Refusal", "NotBound", "NotAllowed", "WrongState", "Unclear", "Denied"}
FROM_LANGUAGE = {  # slots.deny, which the words alone show
    "protected_account", "not_on_list", "no_such_task", "invalid_date", "past_date", "no_batch_approve", "too_long",
    "out_of_range", "long_term_no_deadline", "unbound_user", "no_permission", "computed", "not_own_task",
    "not_own_unit", "already_done", "not_own_account", "duplicate_request", "already_closed", "no_approval",
    "date_not_later",
}  # fmt: skip


def raised() -> Iterator[str]:
    """The codes that stand in calls like Denied("secret"), also either branch of a choice."""
    for file in BOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS and node.args:
                yield from (leaf.value for leaf in _ends(node.args[0]) if isinstance(leaf.value, str))


def _ends(node: ast.expr) -> Iterator[ast.Constant]:
    if isinstance(node, ast.IfExp):
        yield from _ends(node.body)
        yield from _ends(node.orelse)
    elif isinstance(node, ast.Constant):
        yield node


def test_every_code_has_a_sentence() -> None:
    own = {kind.code for kind in (Refusal, NotBound, NotAllowed, WrongState, Unclear, Denied)}

    assert (set(raised()) | own | FROM_LANGUAGE) - set(all_sentences()) == set()


@pytest.mark.parametrize("code", sorted(all_sentences()))
def test_a_sentence_needs_no_facts_and_is_short(code: str) -> None:
    said = sentence(Denied(code))

    assert said
    assert len(said.encode()) <= 600
    assert "None" not in said
    assert not said.startswith(("您好", "亲"))


@pytest.mark.parametrize("step", LIFE.steps, ids=lambda step: f"{step.state} {step.event}")
def test_the_wrong_moment_is_said_in_plain_words(step: object) -> None:
    event = str(getattr(step, "event", ""))
    said = sentence(WrongState(subject=item(state=DONE), state=DONE, event=event))

    assert said.startswith("任务1现在是“办结”，不能")
    assert event not in said
    assert (event in DOING) == ("这样办" not in said)


def test_another_unit_s_task_names_its_owners() -> None:
    said = sentence(NotAllowed("not_own_task", task=2, owners="市数管中心;市融媒体中心"))

    assert said.startswith("任务2由市数管中心、市融媒体中心负责，您单位不用报。")


def test_a_counted_task_says_how_it_is_counted() -> None:
    thing = item(state=IN_HAND, computed="账号")

    assert "自动统计" in sentence(Denied("computed", subject=thing, how="账号"))
    assert "汇总" in sentence(Denied("computed", subject=thing, how="汇总:3"))


def test_a_second_report_names_the_colleague() -> None:
    thing = item(state=AWAITING_CHECK)
    thing.reporter, thing.reported_at = member("李某某", TOWN, Role.CLERK).person, NOON
    said = sentence(WrongState("already_reported", subject=thing, state=AWAITING_CHECK, event="report"))

    assert "任务1已由李某某于7月20日12:00上报，正等市府办核实" in said


def test_another_unit_s_clerk_is_told_whose_it_is() -> None:
    assert "您登记的单位是佛堂镇" in sentence(NotAllowed("not_own_unit", unit=OTHER, own=TOWN))


def test_a_missing_role_is_named() -> None:
    assert "市府办审批" in sentence(NotAllowed(roles={Role.APPROVER}))
    assert "请找本单位的李某某。" in sentence(NotAllowed(roles={Role.CLERK}, colleagues="李某某"))


@pytest.mark.parametrize(("count", "said"), [(1, "请回复编号1，"), (3, "请回复1到3之间的编号，"), (0, "没有这个编号")])
def test_a_number_that_was_not_offered_hears_which_are(count: int, said: str) -> None:
    assert said in sentence(Denied("out_of_range", options=[{}] * count))


def test_every_code_has_a_plain_ground_for_the_ledger() -> None:
    assert set(WHY) == set(all_sentences())
    assert all(2 < len(ground) <= 20 and "您" not in ground for ground in WHY.values())


def test_the_wrong_moment_is_a_ground_of_its_own() -> None:
    assert why_refused({"code": "wrong_state", "why": {"state": DONE, "event": "acknowledge"}}) == "“办结”时不能签收"
    assert why_refused({"code": "wrong_state", "why": {}}) == "现在的状态不能这样办"
