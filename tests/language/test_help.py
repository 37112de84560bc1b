"""帮助 <话题>: every subject that the help offers can be asked for by its name."""

import pytest

from bot.language import interpret, parse_context
from bot.wording.helping import HOW, SUBJECTS
from tests.language.plans import notice

CLERK = "role=经办人;unit=上溪镇;chat=single;now=2022-07-20T10:00"


@pytest.mark.parametrize("topic", [*SUBJECTS, *HOW])
@pytest.mark.parametrize("shape", ["帮助 {}", "帮助：{}", "{} 帮助"])
def test_a_subject_of_the_help_is_asked_for_by_its_name(topic: str, shape: str) -> None:
    meaning = interpret(shape.format(topic), parse_context(CLERK, notice()), notice())

    assert (meaning.intent, meaning.slots.get("topic"), meaning.act) == ("HELP", topic, "do")
