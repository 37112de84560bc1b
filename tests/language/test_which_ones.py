"""“Which account” is answered with several, with the number of the list, or in scorn of another one."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.language import Asked, Context, Meaning, interpret, parse_context
from tests.language.plans import notice

CLERK, TOWN = (f"role=经办人;unit={unit};now=2022-07-20T10:00" for unit in ("市公安局", "苏溪镇"))
SQUAD, POLICE, SUXI = (8, 9), (3, 4, 5, 6, 7, 8, 9), (33, 48)
ORDERS = tuple({"rect": f"ZG-2022-{n:03d}", "label": f"ZG-2022-{n:03d}"} for n in (5, 6, 7))


def _asked(who: str, accounts: Sequence[int], about: str = "CANCEL_REQUEST") -> Context:
    listed = {one.number: f"{one.name}（{one.platform}）" for one in notice().accounts}
    options = tuple({"account": number, "label": listed[number]} for number in accounts)
    return replace(parse_context(who, notice()), asked=Asked("choose", options=options, about=about))


def _hears(words: str, context: Context) -> Meaning:
    return interpret(words, context, notice())


@pytest.mark.parametrize(
    ("words", "accounts", "meant", "act"),
    [
        ("两个都是", SQUAD, [8, 9], "do"),
        ("都要", SQUAD, [8, 9], "do"),
        ("全部注销", SQUAD, [8, 9], "do"),
        ("两个账号都关掉吧", SUXI, [33, 48], "do"),
        ("都停更了", SQUAD, [8, 9], "offer"),  # or a report
        ("两个都没人管了", SUXI, [33, 48], "offer"),
        ("3和4", POLICE, [5, 6], "do"),
        ("第一个、第三个", POLICE, [3, 5], "do"),
        ("微博和快手", POLICE, [4, 5], "do"),
        ("公众号、微博都注销", SUXI, [33, 48], "do"),
        ("头条叫义乌警方，抖音叫义乌警队", SQUAD, [8, 9], "offer"),
    ],
)
def test_several_that_are_meant_come_one_behind_the_other(
    words: str, accounts: Sequence[int], meant: list[int], act: str
) -> None:
    heard = _hears(words, _asked(CLERK if accounts != SUXI else TOWN, accounts))

    assert (heard.intent, heard.act) == ("SELECT", act)
    assert (heard.slots["account"], heard.slots["more"]) == (meant[0], meant[1:])


@pytest.mark.parametrize(
    ("words", "accounts"),
    [
        ("两个都是", POLICE),  # which two
        ("三个都注销", SQUAD),
        ("都保留", SQUAD),
        ("都不要", SQUAD),
        ("两个都要吗", SQUAD),
        ("3和9", SQUAD),
        ("微博和抖音", SQUAD),
    ],
)
def test_what_names_no_such_several_chooses_none(words: str, accounts: Sequence[int]) -> None:
    heard = _hears(words, _asked(CLERK, accounts))

    assert "more" not in heard.slots
    assert heard.act != "do" or heard.intent == "DIALOG_CANCEL"


@pytest.mark.parametrize("about", ["CHANGE_REQUEST", "DISPOSITION", "RECTIFY_ISSUE"])
def test_of_any_other_deed_one_is_chosen_after_the_other(about: str) -> None:
    assert "more" not in _hears("两个都是", _asked(CLERK, SQUAD, about)).slots


@pytest.mark.parametrize(
    ("words", "accounts", "number", "act"),
    [
        ("名单上48号", SUXI, 48, "do"),
        ("48号", SUXI, 48, "do"),
        ("附件1里第33个", SUXI, 33, "do"),
        ("序号48", SUXI, 48, "do"),
        ("2", SUXI, 48, "do"),  # and not both
        ("第2个", SUXI, 48, "do"),
        ("3号", POLICE, 5, "do"),  # a place of those that are shown
        ("名单上3号", POLICE, 3, "offer"),
        ("我再确认一下是2", POLICE, 4, "do"),
        ("哪是公众号，我要关的是微博", POLICE, 4, "do"),
        ("谁说是微博了，快手", POLICE, 5, "do"),
    ],
)
def test_one_is_chosen(words: str, accounts: Sequence[int], number: int, act: str) -> None:
    heard = _hears(words, _asked(CLERK if accounts != SUXI else TOWN, accounts))

    assert (heard.intent, heard.slots.get("account"), heard.act) == ("SELECT", number, act)


@pytest.mark.parametrize("words", ["49号", "9", "名单上14号", "我再确认一下", "哪是公众号，哪是微博"])
def test_nothing_is_chosen(words: str) -> None:
    heard = _hears(words, _asked(CLERK, SQUAD))

    assert "account" not in heard.slots


@pytest.mark.parametrize(
    ("words", "paper"),
    [
        ("不是ZG-2022-005，是006那张", "ZG-2022-006"),
        ("不是005，是007", "ZG-2022-007"),
        ("006那张", "ZG-2022-006"),
        ("不是5号，是6号那张", "ZG-2022-006"),
        ("2", "ZG-2022-006"),
        ("不是ZG-2022-005那张", None),
    ],
)
def test_a_paper_is_chosen_by_its_own_number(words: str, paper: str | None) -> None:
    asked = Asked("choose", options=ORDERS, about="RECTIFY_FEEDBACK")

    assert _hears(words, replace(parse_context(CLERK, notice()), asked=asked)).slots.get("rect") == paper


@pytest.mark.parametrize(
    ("words", "state", "slots"),
    [
        ("哪是公众号，我要关的是微博", "confirm:CANCEL_REQUEST", {"account": 4}),
        ("谁说是公众号了，是微博", "confirm:CANCEL_REQUEST", {"account": 4}),
        ("不是ZG-2022-005，是006那张", "confirm:RECTIFY_FEEDBACK", {"rect": "ZG-2022-006"}),
        ("不是ZX-2022-005，我说的是007", "confirm:REQUEST_WITHDRAW", {"request": "ZX-2022-007"}),
    ],
)
def test_so_is_what_a_guess_should_have_been(words: str, state: str, slots: dict[str, object]) -> None:
    heard = _hears(words, parse_context(f"{CLERK};state={state}", notice()))

    assert heard.act == "offer"
    assert slots.items() <= heard.slots.items()
