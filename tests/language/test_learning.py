"""What counting the examples gets wrong is learned: `bench/learn.py`, `config/language/corrections.csv`."""

from bench.learn import corrections
from bot.language.cues import Cues, Example
from tests.language import plans

# 好了 is said so often of work that one 吗 behind it does not tell against it, by counting alone.
SAID = 10 * (
    *(Example("TASK_DONE", "单位", "single", f"④我们已经{verb}好了") for verb in "办弄搞做报交填写改建编备"),
    *(Example("TASK_DETAIL", "单位", "single", f"④我们已经{verb}好了吗") for verb in "办弄"),
    *(Example("-", "单位", "single", f"{thing}好了") for thing in ("饭做", "字写", "菜买")),
)


def first(cues: Cues, example: Example) -> str:
    return cues.likely(example.said, "市府办", example.chat)[0][1]  # by somebody else: no sentence is just remembered


def test_what_counting_alone_gets_wrong_is_set_right() -> None:
    counted, learned = Cues(SAID), Cues(SAID, corrections(SAID))

    assert any(first(counted, example) != example.intent for example in SAID)
    assert [first(learned, example) for example in SAID] == [example.intent for example in SAID]


def test_the_same_examples_give_the_same_corrections() -> None:
    assert corrections(SAID) == corrections(SAID)


def test_a_sentence_counts_before_anything_is_learned_anew() -> None:
    new = Example("DUTY_TODAY", "单位", "single", "今晚哪个守班")
    cues = Cues((*SAID, *[new] * 3), corrections(SAID))

    assert first(cues, new) == "DUTY_TODAY"


def test_the_packaged_corrections_speak_of_nothing_but_the_examples() -> None:
    words = plans.vocabulary()
    known = {example.intent for example in words.examples}

    assert words.corrections
    assert {entry.partition(":")[0] for said in words.corrections.values() for entry in said.split()} <= known
