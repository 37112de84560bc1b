"""A task called by what it is about: in another county's notice, by its titles, its other words and given names."""

from datetime import date
from functools import cache

import pytest

from bot.language import Asked, Lexicon, PlanWords, TaskWords, UnitWords
from tests.language import plans
from tests.language.speaking import clerk, hears, holder

DOC = "云和办〔2022〕9号"
TOWNS = frozenset({"C1", "C2"})
UNITS = (
    UnitWords("A1", "云和县人民政府办公室", "县府办", (), ""),
    UnitWords("B1", "云和县行政服务中心", "行政中心", ("服务中心",), "部门"),
    UnitWords("C1", "云和县崇头镇人民政府", "崇头镇", ("崇头",), "镇街"),
    UnitWords("C2", "云和县石塘镇人民政府", "石塘镇", ("石塘",), "镇街"),
)


@cache
def windows() -> Lexicon:
    """窗口作风整治, invented: short titles, as most notices have them."""
    due = date(2022, 7, 31)
    tasks = (
        TaskWords(DOC, 1, "自查", TOWNS, due_on=due, content="对照清单逐个窗口自查，列出问题", proof="自查清单一份"),
        TaskWords(DOC, 2, "整改", TOWNS, due_on=due, content="问题逐条整改到位", proof="整改对照表"),
        TaskWords(DOC, 3, "长效", frozenset({"B1"}), long_term=True, content="每月报送窗口满意度", proof="满意度表"),
        TaskWords(DOC, 4, "规范挂牌公示", TOWNS, due_on=due, content="统一悬挂岗位牌", aliases=("牌子", "岗位牌")),
        TaskWords(DOC, 5, "地质灾害隐患点巡查", TOWNS, due_on=due, content="逐点巡查", proof="巡查记录"),
    )
    return Lexicon([PlanWords(DOC, "9号", 2022, ())], UNITS, tasks, (), ("督办助手",), plans.vocabulary())


@pytest.mark.parametrize(
    ("said", "intent", "task"),
    [
        ("自查做完了", "TASK_DONE", 1),
        ("自查的清单已经交了", "TASK_DONE", 1),
        ("窗口自查我们做完了", "TASK_DONE", 1),
        ("整改做完了", "TASK_DONE", 2),
        ("整改都到位了", "TASK_DONE", 2),
        ("挂牌弄了80%", "TASK_PROGRESS", 4),
        ("自查还差两个窗口", "TASK_PROGRESS", 1),
        ("整改那项延到8月25日，设备没到", "EXTENSION_REQUEST", 2),
        ("挂牌那项能不能缓几天", "EXTENSION_REQUEST", 4),
        ("自查报早了，帮我撤回来", "TASK_WITHDRAW", 1),
        ("地灾巡查搞完了", "TASK_DONE", 5),
    ],
)
def test_a_clerk_s_subject_is_offered_with_its_number(said: str, intent: str, task: int) -> None:
    heard = hears(said, clerk("C1"), windows())

    assert (heard.intent, heard.act, heard.slots.get("task")) == (intent, "offer", task)


@pytest.mark.parametrize(
    ("said", "intent", "slots"),
    [
        ("催一下石塘的自查", "URGE", {"task": 1, "units": ["C2"]}),
        ("自查还有谁没报", "STATS", {"task": 1, "filter": "unreported"}),
        ("满意度谁负责", "TASK_DETAIL", {"task": 3}),
        ("自查什么时候截止", "TASK_DETAIL", {"task": 1}),
        ("崇头自查退回，清单不全", "VERIFY", {"task": 1, "unit": "C1", "result": "return", "reason": "清单不全"}),
    ],
)
def test_the_office_speaks_of_a_task_by_its_subject(said: str, intent: str, slots: dict[str, object]) -> None:
    heard = hears(said, holder("市府办初审", "A1"), windows())

    assert heard.intent == intent
    assert heard.slots.items() >= slots.items()


def test_a_name_that_the_office_gave_a_task_is_certain() -> None:
    heard = hears("牌子弄好了", clerk("C1"), windows())

    assert (heard.intent, heard.act, heard.slots["task"]) == ("TASK_DONE", "do", 4)


def test_two_subjects_side_by_side_are_two_tasks() -> None:
    heard = hears("自查和整改都做完了", clerk("C1"), windows())

    assert heard.intent == "TASK_DONE"
    assert heard.slots["tasks"] == [1, 2]


def test_beside_a_subject_a_word_that_is_common_elsewhere_is_one_too() -> None:
    assert hears("挂牌和清单都弄完了，一起报", clerk("C1"), windows()).slots["tasks"] == [4, 1]
    assert "tasks" not in hears("挂牌和今天的会都完了", clerk("C1"), windows()).slots


def test_of_each_subject_its_own_words_are_kept() -> None:
    heard = hears("自查的清单搞完了，整改还差两个窗口", clerk("C1"), windows())
    whole = "自查的清单搞完了"

    assert heard.act == "offer"
    assert heard.slots["notes"] == [[1, "done", whole, whole], [2, "note", "整改还差两个窗口", ""]]


def test_of_two_subjects_none_is_reported_for_both() -> None:
    heard = hears("自查已经报了，整改延到8月20日，人手不够", clerk("C1"), windows())

    assert heard.intent not in {"TASK_DONE", "TASK_PROGRESS"}
    assert heard.slots.get("task") != 1


@pytest.mark.parametrize(
    ("said", "intent", "task"),
    [
        ("挂牌弄了八成，还差2块牌子", "TASK_PROGRESS", 4),
        ("地灾巡查走了11次，一处裂缝，报一下", "TASK_PROGRESS", 5),
    ],
)
def test_a_count_is_no_task_beside_a_subject(said: str, intent: str, task: int) -> None:
    heard = hears(said, clerk("C1"), windows())

    assert (heard.intent, heard.act, heard.slots.get("task")) == (intent, "offer", task)


GUESSED = Asked("confirm", intent="TASK_DONE", task=1, about="TASK_DONE")
OPEN = tuple({"task": one, "plan": DOC, "label": f"任务{one}"} for one in (1, 2, 4))
CHOICE = Asked("choose", options=OPEN, about="TASK_DONE")


@pytest.mark.parametrize(
    ("said", "task"),
    [
        ("不是自查，是整改", 2),
        ("整改，不是自查", 2),
        ("应该是挂牌那项", 4),
        ("说错了，是整改", 2),
        ("不对，我说的是挂牌", 4),
    ],
)
def test_a_subject_puts_a_guess_right(said: str, task: int) -> None:
    heard = hears(said, clerk("C1", asked=GUESSED), windows())

    assert (heard.intent, heard.act, heard.slots.get("task")) == ("TASK_DONE", "offer", task)


@pytest.mark.parametrize(("said", "task"), [("挂牌那个", 4), ("自查的那项", 1), ("我说的是整改", 2), ("岗位牌", 4)])
def test_a_subject_chooses(said: str, task: int) -> None:
    heard = hears(said, clerk("C1", asked=CHOICE), windows())

    assert (heard.intent, heard.slots.get("task")) == ("SELECT", task)


@pytest.mark.parametrize("asked", [GUESSED, CHOICE])
@pytest.mark.parametrize(
    ("said", "intent", "slots"),
    [
        ("挂牌弄了80%，还差2块", "TASK_PROGRESS", {"task": 4, "percent": 80}),
        (
            "整改能不能延到8月20日，设备没到",
            "EXTENSION_REQUEST",
            {"task": 2, "date": "2022-08-20", "reason": "设备没到"},
        ),
        ("收到挂牌的通知", "SIGN_RECEIPT", {"task": 4}),
        ("挂牌什么时候截止", "TASK_DETAIL", {"task": 4}),
    ],
)
def test_beside_a_question_a_subject_begins_something_else(
    asked: Asked, said: str, intent: str, slots: dict[str, object]
) -> None:
    heard = hears(said, clerk("C1", asked=asked), windows())

    assert (heard.intent, heard.act) == (intent, "do" if intent == "TASK_DETAIL" else "offer")
    assert heard.slots.items() >= slots.items()


@pytest.mark.parametrize(
    ("said", "intent"),
    [("是的，自查都做完了", "CONFIRM"), ("不报，他们下午就交", "DIALOG_CANCEL"), ("自查这次真累", "UNKNOWN")],
)
def test_what_answers_a_question_or_is_talk_stays_so(said: str, intent: str) -> None:
    assert hears(said, clerk("C1", asked=GUESSED), windows()).intent == intent


def test_a_reason_with_a_subject_in_it_is_the_reason() -> None:
    asked = Asked("reason", fields=("reason",))

    assert hears("挂牌厂家没做好", clerk("C1", asked=asked), windows()).slots == {"reason": "挂牌厂家没做好"}


@pytest.mark.parametrize(
    "said",
    [
        "问题太多了，烦死了",
        "窗口今天人真多",
        "护照办好了",
        "自查这两个字怎么写",
        "上班路上堵车，要晚到",
    ],
)
def test_talk_in_which_a_word_of_a_task_stands_reports_nothing(said: str) -> None:
    assert hears(said, clerk("C1"), windows()).intent not in {"TASK_DONE", "TASK_PROGRESS", "EXTENSION_REQUEST"}


def test_what_the_whole_notice_speaks_of_names_no_task() -> None:
    heard = hears("政务新媒体弄好了", clerk("S01", units=("S08",)), plans.notice())

    assert "task" not in heard.slots


def test_an_order_that_is_open_goes_before_a_task_of_that_name() -> None:
    heard = hears("整改都到位了", clerk("C1", facts={"open_rect": "ZG-2022-005"}), windows())

    assert heard.intent == "RECTIFY_FEEDBACK"


@pytest.mark.parametrize(
    ("said", "slots"),
    [
        ("崇头的自查通过", {"task": 1, "unit": "C1", "result": "pass"}),
        ("石塘的整改退回，对照表没盖章", {"task": 2, "unit": "C2", "result": "return", "reason": "对照表没盖章"}),
        ("石塘任务2通过", {"task": 2, "unit": "C2", "result": "pass"}),
    ],
)
def test_a_unit_that_verifies_reports_says_its_word_on_them(said: str, slots: dict[str, object]) -> None:
    heard = hears(said, clerk("B1", facts={"to_check": "1:C1,2:C2"}), windows())

    assert (heard.intent, heard.act) == ("VERIFY", "offer")
    assert heard.slots.items() >= slots.items()
    assert hears(said, clerk("B1"), windows()).intent != "VERIFY"


def test_of_what_heads_its_only_clause_a_note_is_offered() -> None:
    heard = hears("挂牌目前六个窗口有五个弄上清单了", clerk("C1"), windows())

    assert (heard.intent, heard.act, heard.slots.get("task")) == ("TASK_PROGRESS", "offer", 4)


def test_called_in_a_group_a_subject_is_heard_and_talk_is_not() -> None:
    together = clerk("C1", chat="group@")
    heard = hears("@督办助手 地灾巡查昨天全部做完了", together, windows())

    assert (heard.intent, heard.act, heard.slots.get("task")) == ("TASK_DONE", "offer", 5)
    for said in (
        "@督办助手 自查太累了，一天跑了八家",
        "@督办助手 @王五 挂牌你去排一下",
        "@督办助手 自查完一起吃饭",
    ):
        assert hears(said, together, windows()).act == "ignore", said


@pytest.mark.parametrize("said", ["催一下水利局", "水利局退回，材料不全"])
def test_a_given_name_is_not_heard_in_a_unit_s_name(said: str) -> None:
    tasks = (TaskWords(DOC, 3, "河道清理", frozenset({"C1"}), due_on=date(2022, 7, 31), aliases=("水利",)),)
    units = (*UNITS, UnitWords("B4", "云和县水利局", "县水利局", ("水利局",), "部门"))
    lexicon = Lexicon([PlanWords(DOC, "9号", 2022, ())], units, tasks, (), ("督办助手",), plans.vocabulary())

    assert hears(said, holder("市府办初审", "A1"), lexicon).slots.get("task") is None
