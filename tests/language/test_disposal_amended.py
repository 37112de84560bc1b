"""处置 that is put right in one breath, leaves somebody out, or changes the list that was shown."""

import pytest

from bot.language import Asked, Meaning, interpret
from tests.language import plans
from tests.language.speaking import holder

LISTED = Asked(
    "confirm", shown="DISPOSITION", words="将把2个账号定为关停：\n· 义乌发改\n确认请回复“是”，不办回复“算了”。"
)


def heard(text: str, asked: Asked | None = None) -> Meaning:
    return interpret(text, holder("市府办审批", "S01", asked=asked), plans.notice())


def fates(said: Meaning) -> dict[int, str]:
    accounts = said.slots.get("accounts") or [said.slots["account"]]
    assert isinstance(accounts, list)
    choices = said.slots.get("choices") or [said.slots["choice"]] * len(accounts)
    assert isinstance(choices, list)
    return dict(zip(accounts, choices, strict=True))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("义乌三农保留吧 不对 整合", {23: "整合"}),
        ("义乌交通关停 写错了是整合", {21: "整合"}),
        ("义乌交通关停，说错了，应该是保留", {21: "保留"}),
        ("处置 义乌三农 保留 不对 整合", {23: "整合"}),
        ("义乌三农保留 不对 整合 不对 关停", {23: "关停"}),
        ("22、23关停，不对，整合", {22: "整合", 23: "整合"}),
        ("22号关停，23号整合，不对，23号保留", {22: "关停", 23: "保留"}),
        ("22关停 写错了 23关停", {23: "关停"}),
        ("义乌三农不是保留，是整合", {23: "整合"}),
    ],
)
def test_the_last_word_counts_and_is_shown(text: str, told: dict[int, str]) -> None:
    said = heard(text)

    assert (said.intent, said.act, fates(said)) == ("DISPOSITION", "offer", told)
    assert "reason" not in said.slots


@pytest.mark.parametrize(
    "text", ["22号关停，23号整合，不对，保留", "22、23关停，不对，14号保留", "三农火星保留 不对 整合"]
)
def test_what_may_put_either_right_decides_nothing(text: str) -> None:
    assert heard(text).slots.get("hint") == "disposal_parts"


def test_what_is_amiss_with_an_account_stays_its_reason() -> None:
    assert heard("处置 义乌三农 关停 主体不对").slots["reason"] == "主体不对"
    assert heard("处置 佛堂城事 关停 除了转载没有原创").slots["reason"] == "除了转载没有原创"


@pytest.mark.parametrize(
    ("text", "accounts"),
    [
        ("义乌市水务局和义乌交通保留，三农除外", {21, 22}),
        ("14-16关停，15除外", {14, 16}),
        ("14-16关停，15先不动", {14, 16}),
        ("1-9号全部保留，4、6除外", {1, 2, 3, 5, 7, 8, 9}),
        ("32到45都整合，除了33", {32, *range(34, 46)}),
        ("公安局的账号都关停，除了3号", set(range(4, 10))),
        ("公安局的账号都关停，知乎和微博除外", {3, 5, 7, 8, 9}),
        ("水务、交通和三农都保留 交通不算", {22, 23}),
        ("除了15，14-16都关停", {14, 16}),
        ("除15号外，14到18都整合", {14, 16, 17, 18}),
        ("15除外，14到18关停", {14, 16, 17, 18}),
        ("14到18除了15都关停", {14, 16, 17, 18}),
        ("32-36，除33和34，都保留", {32, 35, 36}),
        ("14-18（15除外）关停", {14, 16, 17, 18}),
        ("除了知乎和微博，公安局的账号都关停", {3, 5, 7, 8, 9}),
    ],
)
def test_who_is_excepted_is_left_out_and_is_no_reason(text: str, accounts: set[int]) -> None:
    said = heard(text)

    assert (said.intent, set(fates(said)), "reason" in said.slots) == ("DISPOSITION", accounts, False)


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("义乌三农保留，火星除外", "火星除外"),
        ("14-16关停，火星除外", "火星除外"),
        ("14-16关停，14-16除外", "14-16关停，14-16除外"),
        ("除了三农，水务局和交通保留", "除了三农，水务局和交通保留"),
        ("除了火星，14-16都关停", "除了火星"),
    ],
)
def test_an_exception_that_is_not_understood_is_named(text: str, unread: str) -> None:
    assert heard(text).slots == {"hint": "disposal_parts", "unread": unread}


def test_the_unit_that_is_left_out_is_not_asked() -> None:
    for text in ("征求处置意见 教育局除外", "征求处置意见，除了教育局", "征求处置意见，市教育局的不用问"):
        units = heard(text).slots["units"]
        assert isinstance(units, list)
        assert "B01" not in units
        assert {"B02", "Z01"} <= set(units)
    assert heard("征求处置意见 市教育局").slots["units"] == ["B01"]
    assert heard("征求处置意见，火星局除外").slots["unread_but"] == "火星局"


@pytest.mark.parametrize(
    ("text", "accounts"),
    [
        ("22去掉", [22]),
        ("把22、23去掉", [22, 23]),
        ("去掉22", [22]),
        ("9号先不动", [9]),
        ("等下9号先不动", [9]),
        ("外事的先不定", [25]),
        ("微博先不关", [2, 4, 47, 48]),
        ("佛堂的除外", [32]),
        ("14、22号都不要动", [14, 22]),
        ("22拿掉，其他的可以", [22]),
        ("14去掉，22也去掉", [14, 22]),
        ("除了22都关", [22]),
        ("除水务的以外其他都关停", [22]),
    ],
)
def test_one_is_taken_out_of_the_list_that_was_shown(text: str, accounts: list[int]) -> None:
    said = heard(text, LISTED)

    assert (said.intent, said.slots["left_out"], said.slots["accounts"]) == ("DISPOSITION", True, accounts)
    assert "left_out" not in heard(text).slots


@pytest.mark.parametrize(
    "text", ["先不动", "算了，先不动", "都先不动", "是", "22去掉行吗", "任务3先不动", "3个去掉", "除了22都保留"]
)
def test_what_names_none_of_the_list_takes_none_out(text: str) -> None:
    assert "left_out" not in heard(text, LISTED).slots


def test_one_of_the_list_gets_another_fate() -> None:
    assert fates(heard("普法还是保留", LISTED)) == {10: "保留"}
    assert fates(heard("水务的整合", LISTED)) == {22: "整合"}
    assert heard("义乌公安保留", LISTED).slots["ask"] == "which_account"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3保留4整合，5-7关停", {3: "保留", 4: "整合", 5: "关停", 6: "关停", 7: "关停"}),
        ("33关停34保留", {33: "关停", 34: "保留"}),
        ("水务交通都保留", {22: "保留", 21: "保留"}),
        ("水务交通三农关停，国资保留", {22: "关停", 21: "关停", 23: "关停", 26: "保留"}),
        ("快手、知乎、天目号关停", {5: "关停", 6: "关停", 7: "关停"}),
        ("外事和国资关停，公积金留着，健康义乌再看看", {25: "关停", 26: "关停", 31: "保留"}),
    ],
)
def test_fates_and_short_names_in_a_row(text: str, told: dict[int, str]) -> None:
    assert fates(heard(text)) == told


@pytest.mark.parametrize("text", ["保留3关停4", "14关停16整合17", "义乌公安3保留4关停", "义乌警队2个关停3个保留"])
def test_a_row_that_may_be_read_two_ways_is_refused_whole(text: str) -> None:
    assert heard(text).slots["hint"] == "disposal_parts"


@pytest.mark.parametrize(
    ("text", "told", "why"),
    [
        ("14关停，没有保留必要", {14: "关停"}, "没有保留必要"),
        ("14、15关停，没有什么保留价值", {14: "关停", 15: "关停"}, "没有什么保留价值"),
        ("市商务局关停，没必要再保留了，粉丝少", {11: "关停"}, "没必要再保留了，粉丝少"),
        ("处置 33 保留 没有整合的必要", {33: "保留"}, "没有整合的必要"),
        ("14没有保留必要，关停", {14: "关停"}, "没有保留必要"),
        ("33没有整合价值，还是保留吧", {33: "保留"}, "没有整合价值"),
        ("没有保留必要，14、15关停", {14: "关停", 15: "关停"}, "没有保留必要"),
    ],
)
def test_that_another_fate_is_needless_is_why(text: str, told: dict[int, str], why: str) -> None:
    said = heard(text)

    assert said.act == "offer"
    assert (said.intent, fates(said), said.slots["reason"]) == ("DISPOSITION", told, why)


@pytest.mark.parametrize(
    "text", ["14、15保留，没有保留必要", "14关停，没有保留必要，15整合", "14关停，没有整合必要，15也是"]
)
def test_a_needless_fate_beside_the_same_or_a_further_one_decides_nothing(text: str) -> None:
    assert heard(text).slots.get("hint") == "disposal_parts"
