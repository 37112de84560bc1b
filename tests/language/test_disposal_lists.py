"""处置 of several accounts in one message, and beside a question that is open."""

import pytest

from bot.language import Asked, Meaning, interpret, parse_context
from tests.language import plans
from tests.language.speaking import holder

GUESS = Asked("confirm", intent="HOLD_TODAY", words="您是要今天先不发提醒吗？回复“是”，不是请回复“算了”。")
PREVIEW = Asked(
    "confirm",
    words="将把1个账号定为保留：\n· 义乌发改（微信订阅号）（市发展和改革局）\n确认请回复“是”，不办回复“算了”。",
)
CHOICE = Asked("choose", options=({"account": 3, "label": "义乌公安"}, {"account": 9, "label": "义乌警队"}))


def heard(text: str, asked: Asked | None = None) -> Meaning:
    return interpret(text, holder("市府办审批", "S01", asked=asked), plans.notice())


@pytest.mark.parametrize(
    "text",
    [
        "司法局、商务局、应急局的公众号都关停，市场监管微信保留、微博关停",
        "司法局、商务局的公众号都关停，佛堂的保留",
    ],
)
def test_several_fates_are_never_one_for_all(text: str) -> None:
    said = heard(text)

    assert said.intent == "UNKNOWN" or "choices" in said.slots


def test_names_in_a_row_are_each_decided() -> None:
    assert heard("司法局、商务局、应急局那三个是关停").slots["accounts"] == [10, 11, 13]
    assert heard("义乌普法、义乌市商务局、义乌应急管理改成关停").slots["accounts"] == [10, 11, 13]


def test_the_market_is_no_city_s_yard() -> None:
    said = heard("司法局的公众号关停，市场监管微信保留")

    assert (said.slots["accounts"], said.slots["choices"]) == ([10, 14], ["关停", "保留"])


@pytest.mark.parametrize("asked", [None, GUESS, PREVIEW, CHOICE])
@pytest.mark.parametrize(
    ("text", "kept", "closed"),
    [
        ("14号保留，47号关停", [14], [47]),
        ("公安 3、9保留，4-8都关停", [3, 9], [4, 5, 6, 7, 8]),
        ("教育局微信留着，微博关掉", [1], [2]),
        ("处置 1 保留，2、3 关停", [1], [2, 3]),
        ("3保留，4-9关停，一起办", [3], [4, 5, 6, 7, 8, 9]),
        ("公安的微信保留，其他的关停", [3], [4, 5, 6, 7, 8, 9]),
        ("公安的微信留着，其他几个都关掉", [3], [4, 5, 6, 7, 8, 9]),
        ("教育局微信留着，另一个关掉", [1], [2]),
        ("教育局两个号，微信留着，另一个关掉", [1], [2]),
    ],
)
def test_each_account_has_its_own_choice(text: str, kept: list[int], closed: list[int], asked: Asked | None) -> None:
    said = heard(text, asked)

    assert (said.intent, said.act, said.slots["ask"]) == ("DISPOSITION", "offer", "confirm")
    assert said.slots["accounts"] == [*kept, *closed]
    assert said.slots["choices"] == ["保留"] * len(kept) + ["关停"] * len(closed)


@pytest.mark.parametrize("asked", [None, GUESS, PREVIEW])
@pytest.mark.parametrize(
    ("text", "choice", "numbers"),
    [
        ("处置 2 10-13 47 关停", "关停", [2, 10, 11, 12, 13, 47]),
        ("处置 46 改成整合", "整合", [46]),
        ("哦不对，发改的改成关停", "关停", [16]),
        ("12号先别关，留着", "保留", [12]),
        ("3、9保留", "保留", [3, 9]),
        ("12号整合", "整合", [12]),
        ("14号，47号关停", "关停", [14, 47]),
        ("14号和47号改关停，报错了", "关停", [14, 47]),
    ],
)
def test_lists_ranges_and_corrections(text: str, choice: str, numbers: list[int], asked: Asked | None) -> None:
    said = heard(text, asked)

    assert (said.intent, said.slots["choice"], said.slots["accounts"]) == ("DISPOSITION", choice, numbers)


@pytest.mark.parametrize("text", ["处置 2 300 关停", "卫健局的微信保留，公安的关停", "14号保留还是关停"])
def test_where_a_part_is_not_understood_nothing_is_left_out(text: str) -> None:
    assert "choices" not in heard(text).slots
    assert "accounts" not in heard(text).slots


@pytest.mark.parametrize(
    "text",
    [
        "卫健局的微信保留，公安的关停",  # which of several
        "公安的微信保留，另外两个关停",  # there are six others
        "公安微信保留，教育局其他的关停",  # of another unit nothing was told before
        "卫健两个微信，健康义乌保留，另一个整合掉，张三知道",
    ],
)
def test_no_half_of_several_fates_is_offered(text: str) -> None:
    assert heard(text).slots.get("hint") == "disposal_parts"


def test_the_second_of_two_may_be_meant_by_its_number() -> None:
    assert heard("2号保留", CHOICE).slots.get("accounts") is None


@pytest.mark.parametrize(
    ("text", "accounts", "choices"),
    [
        ("5号6号7号关停，2号整合", [5, 6, 7, 2], ["关停", "关停", "关停", "整合"]),
        ("公安局的知乎和天目号关停，教育局微博整合", [6, 7, 2], ["关停", "关停", "整合"]),
        ("公安局知乎、公安局天目号关停，快手也关掉，教育局微博整合", [6, 7, 5, 2], ["关停", "关停", "关停", "整合"]),
    ],
)
def test_each_platform_of_a_unit_and_each_number_stands_for_itself(
    text: str, accounts: list[int], choices: list[str]
) -> None:
    said = heard(text)

    assert (said.slots["accounts"], said.slots["choices"]) == (accounts, choices)


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("12和46：46留，12关", {46: "保留", 12: "关停"}),
        ("1、2：1保留，2关停", {1: "保留", 2: "关停"}),
        ("教育之声保留，知乎关停", {1: "保留", 6: "关停"}),
        (
            "教育之声保留，知乎关停，其他公安的都关掉",
            {1: "保留", 6: "关停", 3: "关停", 4: "关停", 5: "关停", 7: "关停", 8: "关停", 9: "关停"},
        ),
        ("健康义乌保留，另一个整合到义乌发布", {46: "保留", 12: "整合"}),
        ("3号整合到主账号，4号关停", {3: "整合", 4: "关停"}),
    ],
)
def test_a_list_in_front_a_platform_of_one_account_and_where_it_goes(text: str, fates: dict[int, str]) -> None:
    said = heard(text)

    assert (said.intent, said.act) == ("DISPOSITION", "offer")
    assert dict(zip(said.slots["accounts"], said.slots["choices"], strict=True)) == fates  # type: ignore[call-overload]


@pytest.mark.parametrize("text", ["12和46：46留", "12、46：46保留，47关停", "知乎关停，微博保留"])
def test_what_stays_open_or_may_be_several_is_not_decided(text: str) -> None:
    assert heard(text).slots.keys() == {"hint", "unread"}


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("14号保留 300号关停", "300号关停"),
        ("公安的微信保留，微博可能要关", "微博可能要关"),
        ("除了义乌小公安其他部门都整合", "义乌小公安"),
        ("知乎关停，微博保留", "微博保留"),
        ("公安微信留，其余关，知乎除外", "知乎除外"),
        ("部门都整合，公安局的微信保留", "部门都整合，公安局的微信保留"),
    ],
)
def test_what_was_not_read_of_a_list_is_named(text: str, unread: str) -> None:
    assert heard(text).slots == {"hint": "disposal_parts", "unread": unread}


@pytest.mark.parametrize(
    ("text", "account", "choice"),
    [
        ("商务局先按整合，月底前可能改保留", 11, "整合"),
        ("商务局先整合，以后再说", 11, "整合"),
        ("水务局暂定整合，到时候看情况再关", 22, "整合"),
        ("水务局整合吧，国资先放一放", 22, "整合"),
        ("公安的微信保留，其他的再说", 3, "保留"),
        ("商务局整合，8月再看", 11, "整合"),
    ],
)
def test_what_may_become_of_one_later_or_is_put_off_is_not_decided(text: str, account: int, choice: str) -> None:
    said = heard(text)

    assert (said.intent, said.act, said.slots["choice"], said.slots["account"]) == (
        "DISPOSITION",
        "offer",
        choice,
        account,
    )
    assert "reason" not in said.slots


def test_what_is_put_off_leaves_the_list() -> None:
    assert heard("14号保留，47号先看看").slots["accounts"] == [14]
    assert heard("3、9保留，4号再说").slots["accounts"] == [3, 9]


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("14号保留 47号关停", {14: "保留", 47: "关停"}),
        ("14保留 47关停 3整合", {14: "保留", 47: "关停", 3: "整合"}),
        ("发改的整合 水务的关停", {16: "整合", 22: "关停"}),
    ],
)
def test_a_blank_parts_fates(text: str, fates: dict[int, str]) -> None:
    said = heard(text)

    assert dict(zip(said.slots["accounts"], said.slots["choices"], strict=True)) == fates  # type: ignore[call-overload]


@pytest.mark.parametrize("asked", [None, PREVIEW])
@pytest.mark.parametrize(
    ("text", "accounts"),
    [
        ("等下 4号也关停", [4]),
        ("等一下，4号也关停", [4]),
        ("对了 5号也关停", [5]),
        ("义乌警队两个都改关停", [8, 9]),
        ("卫健局两个号都关停", [12, 46]),
        ("公安局7个号都关停", [3, 4, 5, 6, 7, 8, 9]),
    ],
)
def test_one_more_and_all_of_a_name(text: str, accounts: list[int], asked: Asked | None) -> None:
    said = heard(text, asked)

    assert (said.intent, said.slots["choice"], said.slots["accounts"]) == ("DISPOSITION", "关停", accounts)


@pytest.mark.parametrize("text", ["公安的6个号都关停", "公安的三个号都关停"])
def test_where_the_count_is_wrong_it_is_asked_which(text: str) -> None:
    assert heard(text).slots["ask"] == "which_account"


@pytest.mark.parametrize(
    ("text", "less"),
    [
        ("除了公安和教育的，其他部门都整合", {"B01", "B02"}),
        ("部门都整合，公安除外", {"B02"}),
        ("部门除了公安、教育都整合", {"B01", "B02"}),
        ("部门都整合", set()),
    ],
)
def test_a_group_is_decided_but_for_whom_it_leaves_out(text: str, less: set[str]) -> None:
    lexicon = plans.notice()
    wanted = [one.number for one in lexicon.accounts_of(set(lexicon.groups["部门"]) - less)]
    said = heard(text)

    assert (said.intent, said.act, said.slots["choice"]) == ("DISPOSITION", "offer", "整合")
    assert said.slots["accounts"] == wanted


@pytest.mark.parametrize("text", ["镇街都关停了吗", "镇街都关停了", "部门都报了吗", "除了公安和教育，其他部门都催一下"])
def test_figures_and_urging_of_a_group_decide_nothing(text: str) -> None:
    assert heard(text).intent != "DISPOSITION"


@pytest.mark.parametrize("text", ["应急管理保留?", "商务局的能不能保留", "商务局整合可以吗", "公安局知乎关停了吗"])
def test_who_wonders_sees_the_account_and_decides_nothing(text: str) -> None:
    said = heard(text)

    assert (said.intent, said.act) == ("ACCOUNT_QUERY", "do")


def test_two_groups_have_each_their_fate() -> None:
    lexicon = plans.notice()
    streets, towns = (set(lexicon.sorts[name]) for name in ("街道", "镇"))
    said = heard("街道的都整合，镇的都关停")

    fates = dict(zip(said.slots["accounts"], said.slots["choices"], strict=True))  # type: ignore[call-overload]
    assert {one for one, fate in fates.items() if fate == "整合"} == {a.number for a in lexicon.accounts_of(streets)}
    assert {one for one, fate in fates.items() if fate == "关停"} == {a.number for a in lexicon.accounts_of(towns)}


@pytest.mark.parametrize("text", ["部门都别整合", "12号别整合", "镇街的不要整合"])
def test_what_is_not_to_be_merged_is_not_merged(text: str) -> None:
    assert heard(text).slots.get("choice") != "整合"


@pytest.mark.parametrize(
    "text",
    [
        "商务局要是没人管就关停",
        "商务局可能保留",
        "如果发改委再不更新就关掉",
        "佛堂也许整合",
        "水务局没人管的话就停掉",
        "佛堂城事能关停的话就关停",
        "估计财政局会保留",
        "14号关停，商务局可能保留",
        "能不能保留？",
    ],
)
def test_a_condition_a_maybe_or_a_question_decides_nothing(text: str) -> None:
    assert (heard(text).intent, heard(text).slots) == ("UNKNOWN", {"hint": "fate_open"})


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("商务局保留", "保留"),
        ("尽可能保留商务局", "保留"),
        ("商务局先按整合，月底前可能改保留", "整合"),
        ("处置 佛堂城事 关停 因为可能被冒用", "关停"),
    ],
)
def test_a_maybe_elsewhere_leaves_the_fate_that_was_told(text: str, choice: str) -> None:
    assert (heard(text).intent, heard(text).slots["choice"]) == ("DISPOSITION", choice)


@pytest.mark.parametrize(
    "words",
    [
        "别把镇街都关停", "镇街不都关停", "部门不是都整合", "镇街的都不保留", "12号保留，13号不保留",
        "12号关停，13号不是关停", "5号、6号别保留", "除了公安，其他部门不整合",
    ],
)  # fmt: skip
def test_a_fate_that_is_denied_is_never_the_one_that_is_offered(words: str) -> None:
    lexicon = plans.notice()
    heard = interpret(words, parse_context("role=市府办审批;unit=市府办;now=2022-07-20T10:00", lexicon), lexicon)

    assert heard.intent == "UNKNOWN", heard
