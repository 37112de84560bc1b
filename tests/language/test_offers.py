"""Layer 2: a sentence that no rule knows is offered as what it resembles, never done, and only to somebody alone."""

import shutil
from pathlib import Path

import pytest

from bot.language import BadVocabulary, Lexicon, Meaning, Vocabulary, interpret, parse_context
from bot.language.vocabulary import PACKAGED
from tests.language import plans

CLERK = "role=经办人;unit=佛堂镇"
OFFICE = "role=市府办审批;unit=市府办"
PRINCIPAL = "role=主要负责人;unit=市教育局;state=pending_sign=ZX-2022-001:1"
MONITOR = "role=监测;unit=市数管中心"


def heard(text: str, who: str, chat: str = "single", lexicon: Lexicon | None = None) -> Meaning:
    lexicon = lexicon or plans.notice()
    return interpret(text, parse_context(f"{who};chat={chat};now=2022-07-20T10:00", lexicon), lexicon)


@pytest.mark.parametrize(
    ("text", "who", "intent", "slots"),
    [
        ("上次说的那份分管领导名单前天就送到你们手里了", CLERK, "TASK_DONE", {"task": 1}),
        ("佛堂城事这个号荒了一年了，干脆撤了吧", CLERK, "CANCEL_REQUEST", {"account": 32}),
        ("局里又变卦了，那个申请先别往下走了，撤掉", CLERK, "REQUEST_WITHDRAW", {}),
        ("大陈镇的任务1我这边看过了，没毛病", OFFICE, "VERIFY", {"task": 1, "unit": "Z04", "result": "pass"}),
        ("大陈镇报的名单缺一个联系人，叫他们补了再来", OFFICE, "VERIFY", {"unit": "Z04", "result": "return"}),
        ("这份先压一压，我再考虑考虑，先不签", PRINCIPAL, "PRINCIPAL_SIGN", {"decision": "disagree"}),
        ("福田值班手机关机，抽查记未接", OFFICE, "DUTY_CHECK", {"unit": "J02", "result": "未接"}),
        ("热线来电：佛堂老街路灯坏了一排，请佛堂镇答复", OFFICE, "VOICE", {"units": ["Z01"]}),
        ("YJ-2022-001 归到投诉那一类", OFFICE, "VOICE_CLASS", {"task": "YJ-2022-001", "category": "投诉"}),
        ("照片我马上发，挂到任务1后面", CLERK, "PICTURE", {"task": 1}),
        ("至美大陈这篇写错了好几个字，叫他们整改", MONITOR, "RECTIFY_ISSUE", {"account": 35}),
    ],
)
def test_free_words_are_offered_as_what_they_resemble(
    text: str, who: str, intent: str, slots: dict[str, object]
) -> None:
    meaning = heard(text, who)

    assert (meaning.intent, meaning.act) == (intent, "offer"), meaning
    assert slots.items() <= meaning.slots.items()


@pytest.mark.parametrize(
    ("text", "who", "why"),
    [
        ("2号任务财政局这边结了", "role=经办人;unit=市财政局", "not_own_task"),
        ("说过好几遍了任务3已经做完", CLERK, "computed"),
    ],
)
def test_what_a_yes_would_only_hear_refused_is_refused_at_once(text: str, who: str, why: str) -> None:
    meaning = heard(text, who)

    assert (meaning.intent, meaning.act, meaning.slots.get("deny")) == ("TASK_DONE", "deny", why)


def test_a_task_is_known_by_what_it_is_about() -> None:
    meaning = heard("主账号运营那项，究竟要弄到什么地步", CLERK)

    assert (meaning.intent, meaning.slots.get("task")) == ("TASK_DETAIL", 10)


def test_in_a_group_only_who_calls_the_bot_is_offered_anything() -> None:
    text = "佛堂城事这个号荒了一年了，干脆撤了吧"
    assert heard(f"@督办助手 {text}", CLERK, "group@").act == "offer"
    assert heard(text, CLERK, "group").act == "ignore"


@pytest.mark.parametrize(
    "text",
    [
        "先别催大陈镇",
        "听说大陈镇的号也要关",
        "晚饭吃什么",
        "隔壁镇的任务早弄完了",
        "我把支付宝注销了",
        "号都关光了你们就高兴了吧",
    ],
)
def test_talk_and_what_is_not_wanted_stay_unanswered(text: str) -> None:
    assert heard(text, OFFICE if "催" in text else CLERK).act == "hint"


def test_what_somebody_may_not_do_is_not_guessed_at() -> None:
    assert heard("大陈镇的任务1我这边看过了，没毛病", CLERK).intent != "VERIFY"


def test_a_sure_reading_that_resembles_something_else_is_asked_about() -> None:
    assert heard("账号登记在老员工个人名下，人早走了", CLERK).act != "do"


def test_the_office_teaches_a_sentence_by_adding_it(tmp_path: Path) -> None:
    folder = tmp_path / "language"
    shutil.copytree(PACKAGED, folder)
    assert heard("咱这活儿拾掇利索啦", CLERK).act == "hint"

    with (folder / "examples.csv").open("a", encoding="utf-8") as file:
        file.write("TASK_DONE,单位,single,咱这活儿拾掇利索啦\n")
    known = plans.notice()
    taught = Lexicon(known.plans, known.units, known.tasks, known.accounts, ("督办助手",), Vocabulary.load(folder))

    assert heard("咱这活儿拾掇利索啦", CLERK, lexicon=taught).slots == {"ask": "which_task"}


def test_an_example_with_an_unknown_placeholder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "language"
    shutil.copytree(PACKAGED, folder)
    (folder / "examples.csv").write_text("意图,谁,在哪,例句\nTASK_DONE,单位,single,{事项}好了\n", encoding="utf-8")

    with pytest.raises(BadVocabulary, match=r"examples\.csv:2"):
        Vocabulary.load(folder)
