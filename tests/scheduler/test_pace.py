"""How much one person may be sent holds for all processes together."""

from bot.cache import open_cache
from tests.scheduler.office import Office


def test_a_second_process_counts_what_the_first_one_sent(office: Office) -> None:
    """`duban tick` beside the clock, or a clock that was started anew: WeCom would drop the rest without a word."""
    for number in range(15):
        office.hand_in("li", f"第{number}条")
    office.go()
    office.delivery = office.another(cache=open_cache(""))
    for number in range(15, 25):
        office.hand_in("li", f"第{number}条")
    office.hand_in("wang", "别人的")

    office.go()
    assert (len(office.texts("li")), office.texts("wang")) == (20, ["别人的"])

    office.go(seconds=61)
    assert len(office.texts("li")) == 25
