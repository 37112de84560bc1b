"""The people that a report of task 1 names, in the ways that people write them."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.language.roster.naming import Before, Entry
from bot.language.roster.said import people_told, with_speaker

WANG = {"role": "分管领导", "name": "王某某", "post": "副局长", "mobile": "13800000001"}
LI = {"role": "联系人", "name": "李四", "post": "办公室主任", "mobile": "13900000002"}


def one(role: str, name: str, post: str = "", mobile: str = "") -> Entry:
    """A line of the list."""
    return {"role": role, "name": name, "post": post, "mobile": mobile}


FORM = [
    one("分管领导", "陈志强", "副局长", "13500001111"),
    one("专职人员", "王磊"),
    one("专职人员", "刘芳"),
    one("联系人", "陈晨", "办公室主任", "13800001111"),
]


def people_in(text: str, known: tuple[str, ...] = ()) -> list[Entry]:
    """Whom a report names."""
    return people_told(text, known=known).named


@pytest.mark.parametrize(
    "text",
    [
        "分管领导王某某，副局长，13800000001；联系人李四，办公室主任，13900000002",
        "分管领导：王某某（副局长，13800000001）、联系人：李四（办公室主任，13900000002）",
        "分管领导 王某某 副局长 13800000001 联系人 李四 办公室主任 13900000002",
        "分管领导为王某某，职务：副局长，电话：13800000001。\n联系人为李四，办公室主任，手机13900000002。",
    ],
)
def test_name_post_and_mobile_are_read(text: str) -> None:
    assert people_in(text) == [WANG, LI]


def test_several_clerks_stand_behind_one_role() -> None:
    found = people_in("专职人员张三 科员 13800000003、李四 科员 13800000004")

    assert [(one["role"], one["name"], one["post"], one["mobile"]) for one in found] == [
        ("专职人员", "张三", "科员", "13800000003"),
        ("专职人员", "李四", "科员", "13800000004"),
    ]


def test_names_alone_are_enough() -> None:
    found = people_in("分管领导王某某，联系人李某某")

    assert [(one["role"], one["name"], one["post"]) for one in found] == [
        ("分管领导", "王某某", ""),
        ("联系人", "李某某", ""),
    ]


def test_a_known_name_stays_whole() -> None:
    found = people_in("联系人 佛堂联系（样例）", ("佛堂联系（样例）",))

    assert [one["name"] for one in found] == ["佛堂联系（样例）"]


@pytest.mark.parametrize("text", ["", "已明确分工，责任到人", "好了", "13800000001"])
def test_words_without_a_role_name_nobody(text: str) -> None:
    assert people_in(text) == []


@given(some.text(alphabet=some.sampled_from("分管领导联系人专职王李副局长，、（）: 138000\n<>"), max_size=60))
def test_no_words_break_the_reading(text: str) -> None:
    for person in people_in(text):
        assert person["name"]
        assert set(person) == {"role", "name", "post", "mobile"}


@pytest.mark.parametrize("words", ["联系人就是我", "联系人是我本人", "联系人：我", "联系人也是本人"])
def test_whoever_is_called_me_bears_the_speaker_s_name(words: str) -> None:
    assert [one["name"] for one in with_speaker(people_in(words), "陈某")] == ["陈某"]
    assert with_speaker(people_in(words), "") == []


def test_that_is_all_is_nobody_s_post() -> None:
    told = people_told("就这些", FORM, answering=True)

    assert (told.enough, told.named, told.lost) == (True, [], [])


def test_people_of_the_form_are_known_by_their_names() -> None:
    bare = [one("专职人员", "张三"), one("专职人员", "赵六")]

    found = people_told("赵六 干事，张三 科员 13800000003", [WANG, *bare, LI], answering=True).named

    assert sorted((p["name"], p["post"], p["mobile"]) for p in found) == [
        ("张三", "科员", "13800000003"),
        ("赵六", "干事", ""),
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("分管领导王建国副局长", one("分管领导", "王建国", "副局长")),
        ("分管领导副局长王建国 13905791234", one("分管领导", "王建国", "副局长", "13905791234")),
        ("分管是王建国副局长，电话13905791234", one("分管领导", "王建国", "副局长", "13905791234")),
        ("分管领导是陈副局长陈志强13500001111", one("分管领导", "陈志强", "副局长", "13500001111")),
        ("分管副镇长王强", one("分管领导", "王强", "副镇长")),
        ("分管领导：陈志强，职务副局长，手机13500001111", one("分管领导", "陈志强", "副局长", "13500001111")),
        ("联系人陈晨 办公室主任 +86 138-0000-1111", one("联系人", "陈晨", "办公室主任", "13800001111")),
        ("联系人 江东街道办事处副主任王强", one("联系人", "王强", "江东街道办事处副主任")),
        ("专职人员小王王磊13500002222", one("专职人员", "王磊", "", "13500002222")),
        ("李红任联系人", one("联系人", "李红")),
        ("专职人员张有为 科员", one("专职人员", "张有为", "科员")),
        ("专职人员 鲜于辅 科员", one("专职人员", "鲜于辅", "科员")),
        ("联系人 阿依古丽·买买提 干事", one("联系人", "阿依古丽·买买提", "干事")),
        ("专职人员 赵敏 党建办", one("专职人员", "赵敏", "党建办")),
    ],
)
def test_a_title_behind_or_before_a_name_is_its_post(text: str, named: Entry) -> None:
    assert people_told(text, answering=True).named == [named]


@pytest.mark.parametrize(
    "text",
    [
        "看看报的啥内容",
        "现在名单是啥",
        "联系人可以是王磊吗",
        "还差谁",
        "前面不是写了吗",
        "任务1重新报",
        "不对",
        "联系人写的谁",
    ],
)
def test_a_question_names_nobody(text: str) -> None:
    told = people_told(text, FORM, answering=True)

    assert (told.asks, told.named, told.gone, told.doubted, told.lost) == (True, [], [], [], [])


@pytest.mark.parametrize(
    "text",
    [
        "今天天气好",
        "分管领导高度重视",
        "联系人去开会",
        "办公室的电脑坏了",
        "我们局很重视",
        "专职人员正在招聘",
        "李四光荣退休",
        "周局长",
    ],
)
def test_what_is_no_person_is_told_back(text: str) -> None:
    told = people_told(text, FORM, answering=True)

    assert told.lost
    assert (told.named, told.gone) == ([], [])


@pytest.mark.parametrize("text", ["等会再发", "联系人还没定", "我问一下领导", "稍等"])
def test_what_puts_it_off_names_nobody(text: str) -> None:
    told = people_told(text, FORM, answering=True)

    assert (told.waits, told.named, told.lost) == (True, [], [])


@pytest.mark.parametrize(
    "text",
    [
        "刘芳不是",
        "删掉刘芳",
        "刘芳不是专职人员，去掉",
        "把刘芳去掉",
        "刘芳的删了",
        "不要刘芳了",
        "专职人员里去掉刘芳",
        "刘芳，去掉",
        "删除：刘芳",
        "刘芳 科员 去掉",
    ],
)
def test_somebody_is_taken_off_by_plain_words(text: str) -> None:
    told = people_told(text, FORM, answering=True)

    assert told.gone == [("专职人员", "刘芳")]
    assert (told.named, told.doubted, told.lost) == ([], [], [])


@pytest.mark.parametrize("text", ["删掉小王王磊", "去掉小王", "王磊调走了", "王磊重复了", "取消王磊"])
def test_a_doubt_whether_somebody_goes_is_only_asked_about(text: str) -> None:
    told = people_told(text, FORM, answering=True)

    assert told.doubted == [("专职人员", "王磊")]
    assert (told.named, told.gone) == ([], [])


def test_one_is_mended_and_another_goes_in_one_message() -> None:
    told = people_told("王磊 科员 13500002222，刘芳不是", FORM, answering=True)

    assert told.named == [one("专职人员", "王磊", "科员", "13500002222")]
    assert told.gone == [("专职人员", "刘芳")]


@pytest.mark.parametrize(
    ("text", "gone", "named"),
    [
        ("不是刘芳，是刘方", ("专职人员", "刘芳"), one("专职人员", "刘方")),
        ("联系人不是陈晨是李红", ("联系人", "陈晨"), one("联系人", "李红")),
        ("联系人换成李红", ("联系人", "陈晨"), one("联系人", "李红")),
        ("刘芳换成李红 13911112222", ("专职人员", "刘芳"), one("专职人员", "李红", "", "13911112222")),
        ("刘芳不是专职人员，是联系人", ("专职人员", "刘芳"), one("联系人", "刘芳")),
    ],
)
def test_one_takes_the_place_of_another(text: str, gone: tuple[str, str], named: Entry) -> None:
    told = people_told(text, FORM, answering=True)

    assert (told.gone, told.named) == ([gone], [named])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("陈晨不是主任，是副主任", one("联系人", "陈晨", "副主任")),
        ("王磊电话写错了，应该是13900004444", one("专职人员", "王磊", "", "13900004444")),
        ("王磊的手机不是13900001111，是13900002222", one("专职人员", "王磊", "", "13900002222")),
        ("联系人手机改成13900002222", one("联系人", "陈晨", "", "13900002222")),
        ("陈晨职务改为副主任", one("联系人", "陈晨", "副主任")),
    ],
)
def test_a_post_or_a_number_is_put_right_and_nobody_goes(text: str, named: Entry) -> None:
    told = people_told(text, FORM, answering=True)

    assert (told.named, told.gone, told.doubted, told.lost) == ([named], [], [], [])


def test_to_drop_a_number_takes_nobody_off() -> None:
    told = people_told("去掉王磊的手机", FORM, answering=True)

    assert (told.named, told.gone, told.doubted) == ([], [], [])
    assert told.lost


def test_a_numbered_list_is_read_as_a_list() -> None:
    told = people_told("专职人员：1、吴梅 科员 13900001111 2、何洁 13900002222", answering=True)

    assert [(p["name"], p["mobile"]) for p in told.named] == [("吴梅", "13900001111"), ("何洁", "13900002222")]
    assert not told.lost


def test_long_words_are_read_in_time() -> None:
    for text in (
        "科股室镇" * 150,
        "王李张刘陈副局长主任科员" * 50,
        "全部名单都" * 120,
        "分管领导王某某副局长13800000001、" * 33,
    ):
        began = perf_counter()
        people_told(text[:600], FORM, answering=True)
        assert perf_counter() - began < 1


def test_who_is_not_listed_cannot_be_taken_off() -> None:
    told = people_told("去掉赵六", FORM, answering=True)

    assert (told.gone, told.lost) == ([], [("not_listed", "赵六")])


@pytest.mark.parametrize(
    "text", ["全部重填", "重新填", "清空", "清空名单", "任务1名单清空重填", "名单都删掉", "都不要了，重新填", "从头来"]
)
def test_the_list_begins_anew_by_plain_words(text: str) -> None:
    assert people_told(text, FORM, answering=True).anew


@pytest.mark.parametrize("text", ["删掉", "不要了", "去掉刘芳，重新填他的电话", "重新报", "刘芳重填"])
def test_nothing_else_empties_it(text: str) -> None:
    assert not people_told(text, FORM, answering=True).anew


def test_a_number_without_a_name_goes_to_the_only_one_who_lacks_it() -> None:
    form = [*FORM[:2], FORM[3]]

    assert people_told("13911112222", form, answering=True).named == [one("专职人员", "王磊", "", "13911112222")]
    assert people_told("13911112222", FORM, answering=True).lost == [("whose", "13911112222")]
    assert people_told("王磊 1391111222", FORM, answering=True).lost == [("digits", "1391111222")]


def test_the_one_role_still_open_takes_a_name_as_a_guess() -> None:
    told = people_told("前面不是写了吗，王建国副局长", FORM[1:], answering=True)

    assert told.named == [one("分管领导", "王建国", "副局长")]
    assert told.guessed


def test_as_many_names_as_roles_belong_to_them_in_turn() -> None:
    told = people_told("分管领导、专职人员、联系人：王强、李红、赵敏", answering=True)

    assert [(p["role"], p["name"]) for p in told.named] == [
        ("分管领导", "王强"),
        ("专职人员", "李红"),
        ("联系人", "赵敏"),
    ]
    assert told.guessed


def test_one_person_may_have_two_roles() -> None:
    told = people_told("专职人员和联系人都是李红", answering=True)

    assert [(p["role"], p["name"]) for p in told.named] == [("专职人员", "李红"), ("联系人", "李红")]


def test_a_role_at_the_end_of_a_clause_is_of_the_person_in_it() -> None:
    told = people_told("王海 副镇长 分管；李敏 宣传干事 专职；联系人是我", answering=True)

    assert [(one["role"], one["name"]) for one in told.named] == [
        ("分管领导", "王海"),
        ("专职人员", "李敏"),
        ("联系人", "我"),
    ]


def test_who_is_only_the_contact_gets_no_other_role() -> None:
    told = people_told("专职：张三 科员 13700002222、李四 民警 13700003333，我当联系人", answering=True)

    assert [(one["role"], one["name"]) for one in told.named if one["name"] == "我"] == [("联系人", "我")]


def test_the_speaker_is_taken_off_by_his_own_word() -> None:
    held = [{"role": "专职人员", "name": "周敏"}, {"role": "联系人", "name": "周敏"}]

    told = people_told("专职里把我删了", held, answering=True, speaker="周敏")

    assert told.gone + told.doubted == [("专职人员", "周敏")]
    assert not told.lost


HELD = [
    one("分管领导", "方芳", "副镇长"),
    one("专职人员", "朱磊", mobile="13800001111"),
    one("联系人", "佛堂经办"),
]


@pytest.mark.parametrize(
    "text", ["朱磊不干专职，他是分管方芳的主任，去掉", "朱磊去掉，他是方芳的主任", "朱磊不要了，她是方芳的副主任"]
)
def test_who_he_is_takes_nobody_else_off(text: str) -> None:
    told = people_told(text, HELD, answering=True)

    assert told.gone == [("专职人员", "朱磊")]
    assert told.named == []


def test_whoever_goes_may_move_or_be_replaced_by_the_words_behind() -> None:
    moved = people_told("朱磊不干专职，他当联系人", HELD, answering=True)
    assert [(each["role"], each["name"]) for each in moved.named] == [("联系人", "朱磊")]

    replaced = people_told("朱磊去掉，他换成陈静", HELD, answering=True)
    assert [(each["role"], each["name"]) for each in replaced.named] == [("专职人员", "陈静")]


@pytest.mark.parametrize("last", ["", "佛堂经办"])
def test_he_is_nobody_who_has_that_role_already(last: str) -> None:
    told = people_told("他兼联系人吧", HELD, answering=True, before=Before(last=last))

    assert told.named == []
    assert told.lost


def test_he_is_the_one_named_last() -> None:
    told = people_told("他兼联系人吧，不用我了", HELD, answering=True, speaker="佛堂经办", before=Before(last="朱磊"))

    assert [(each["role"], each["name"]) for each in told.named] == [("联系人", "朱磊")]
    assert told.gone == [("联系人", "佛堂经办")]
