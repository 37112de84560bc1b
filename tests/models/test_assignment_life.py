"""Whatever people try in whatever order, an item stays inside its life table and nobody verifies his own."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from bot.errors import Refusal
from bot.models import Act, Assignment, Member, Role
from bot.models.assignment import CLOSED, LIFE
from bot.models.member import same_person
from tests.models.items import DATA, DAYS, NOON, OFFICE, OTHER, TOWN, act, item, member, plan

PEOPLE: list[Member | None] = [
    member("张三", TOWN, Role.CLERK),
    member("李四", TOWN, Role.CONTACT, Role.CLERK),
    member("王五", TOWN, Role.LEADER),
    member("赵六", OTHER, Role.CLERK, Role.CONTACT),
    member("孙七", OFFICE, Role.APPROVER, Role.CLERK),
    member("周八", OFFICE, Role.FIRST_REVIEWER),
    member("吴九", DATA, Role.MONITOR, Role.CLERK),
    None,
]
Verb = Callable[[Assignment, Act], None]
VERBS: dict[str, Verb] = {
    "hand_over": lambda it, by: it.hand_over(by, reachable=True),
    "issue": lambda it, by: it.issue(by, by.at),
    "acknowledge": lambda it, by: it.acknowledge(by),
    "acknowledge_for": lambda it, by: it.acknowledge_for(by, "电话", "王某"),
    "not_ours": lambda it, by: it.not_ours(by, "不是我们的"),
    "report": lambda it, by: it.report(by, "好了"),
    "report_for": lambda it, by: it.report_for(by, "好了", "纸质", "王某"),
    "void": lambda it, by: it.void(by, "误派"),
    "reassign": lambda it, by: it.reassign(by, OTHER if it.unit is TOWN else TOWN),
    "keep": lambda it, by: it.keep(by, "三定"),
    "progress": lambda it, by: it.progress(by, "一半"),
    "assign_person": lambda it, by: it.assign_person(by, PEOPLE[0] if it.unit is TOWN else PEOPLE[3]),  # type: ignore[arg-type]  # members
    "auto_complete": lambda it, by: it.auto_complete(by),
    "block": lambda it, by: it.block(by, "密码遗失"),
    "block_confirm": lambda it, by: it.block_confirm(by, agreed=True),
    "mark_na": lambda it, by: it.mark_na(by, "没有账号"),
    "transfer": lambda it, by: it.transfer(by, OTHER if it.unit is TOWN else TOWN, "文件"),
    "absorb": lambda it, by: it.absorb(by, OTHER if it.unit is TOWN else TOWN, "文件"),
    "verify_pass": lambda it, by: it.verify_pass(by),
    "return": lambda it, by: it.return_(by, "不全", DAYS),
    "withdraw": lambda it, by: it.withdraw(by),
    "overdue_verifier": lambda it, by: it.overdue_verifier(by, DAYS),
    "reopen": lambda it, by: it.reopen(by, "误核实"),
    "correct_count": lambda it, by: it.correct_count(by, "审核8条"),
}
BESIDE_LIFE: dict[str, Verb] = {
    "add": lambda it, by: it.add(by, "补充"),
    "unblock": lambda it, by: it.unblock(by),
    "correct_progress": lambda it, by: it.correct_progress(by, "八成"),
    "drop_progress": lambda it, by: it.drop_progress(by, ""),
}
STEPS = some.lists(
    some.tuples(some.sampled_from([*VERBS, *BESIDE_LIFE]), some.integers(0, len(PEOPLE) - 1)), min_size=4, max_size=40
)


def tried(thing: Assignment, verb: str, doing: Act) -> bool:
    """Whether the verb went through."""
    try:
        {**VERBS, **BESIDE_LIFE}[verb](thing, doing)
    except Refusal:
        return False
    return True


@settings(max_examples=150, deadline=None)
@given(steps=STEPS, verifier=some.sampled_from(["市府办", "市数管中心", "自记", ""]))
def test_no_verb_leaves_the_life_table(steps: list[tuple[str, int]], verifier: str) -> None:
    thing = item(verifier=verifier, of=plan(交办确认人="孙七"))
    for n, (verb, who) in enumerate(steps):
        before = thing.state
        doing = act(PEOPLE[who], NOON + timedelta(days=n))
        done = tried(thing, verb, doing)

        known = {(step.state, step.event, step.then) for step in LIFE.steps}
        moves = [(row.before, row.event.removeprefix("assignment."), row.after) for row in doing.rows]
        assert done or thing.state == before
        assert bool(moves) is done
        assert all(move in known for move in moves if move[1] not in BESIDE_LIFE)
        assert [move[0] for move in moves][:1] in ([], [before])
        assert [move[2] for move in moves][-1:] in ([], [thing.state])


HANDS = [
    member("张三", TOWN, Role.CLERK),
    BOTH := member("双岗", TOWN, Role.CLERK),
    member("双岗", OFFICE, Role.APPROVER, person=BOTH.person),
    member("李四", TOWN, Role.CONTACT, mobile="13800000000"),
    member("李四", OFFICE, Role.APPROVER, mobile="13800000000"),  # the same human being under another number
    member("孙七", OFFICE, Role.APPROVER),
    member("周八", OFFICE, Role.FIRST_REVIEWER),
]
CHECKING = some.lists(
    some.tuples(
        some.sampled_from(["report", "report_for", "verify_pass", "return", "withdraw", "reopen"]),
        some.integers(0, len(HANDS) - 1),
    ),
    min_size=6,
    max_size=40,
)


@settings(max_examples=200, deadline=None)
@given(steps=CHECKING)
def test_nobody_verifies_what_he_reported_or_entered_or_what_is_his_unit_s(steps: list[tuple[str, int]]) -> None:
    thing = item(state="办理中", verifier="市府办")
    author: Member | None = None
    for n, (verb, who) in enumerate(steps):
        if not tried(thing, verb, act(HANDS[who], NOON + timedelta(days=n))):
            continue
        if verb in {"report", "report_for"}:
            author = HANDS[who]
        if verb in {"verify_pass", "return"}:
            assert author is not None
            assert not same_person(HANDS[who].person, author.person)
            assert thing.unit.code not in {post.unit.code for post in HANDS[who].person.members}


def walk(thing: Assignment, *path: tuple[str, int]) -> list[str]:
    """Take steps that must all go through; the states on the way."""
    states = []
    for n, (verb, who) in enumerate(path):
        assert tried(thing, verb, act(PEOPLE[who], NOON + timedelta(days=n))), verb
        states.append(thing.state)
    return states


def test_the_usual_way_from_handing_over_to_completion() -> None:
    path = [("hand_over", 4), ("acknowledge", 1), ("progress", 0), ("report", 0), ("return", 5), ("report", 1)]

    assert walk(item(), *path, ("verify_pass", 4)) == [
        "待签收", "办理中", "办理中", "待核实", "退回", "待核实", "办结",
    ]  # fmt: skip


def test_every_step_of_the_life_table_has_a_verb() -> None:
    assert {step.event for step in LIFE.steps} == {*VERBS, "open_cycle", "take_up"}


def test_a_closed_item_is_left_alone_except_by_the_office() -> None:
    for state in CLOSED:
        for verb in VERBS:
            thing = item(state=state)
            for who in PEOPLE[:4]:
                assert not tried(thing, verb, act(who)), (state, verb)
