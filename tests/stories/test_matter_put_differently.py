"""The matter of 交办 beside its preview: a point left out, one added, a word for another, other words for all of it."""

import pytest

from tests.stories.test_instructions import items
from tests.world import World

OFFICE = "fuban_sp"
POINTS = "交办佛堂、苏溪：1. 补报账号清单 2. 换公众号头像 3. 报联络员，7月25日前"
PLAIN = "交办 佛堂镇 7月25日前报送值班表，名单发信息科"


@pytest.mark.parametrize(
    ("order", "words", "matter"),
    [
        (POINTS, "第二条不要了", "1. 补报账号清单 2. 报联络员"),
        (POINTS, "第3点删掉吧", "1. 补报账号清单 2. 换公众号头像"),
        (POINTS, "头像那条去掉", "1. 补报账号清单 2. 报联络员"),
        (POINTS, "最后一条不要", "1. 补报账号清单 2. 换公众号头像"),
        (POINTS, "再加上附截图", "1. 补报账号清单 2. 换公众号头像 3. 报联络员 4. 附截图"),
        (POINTS, "不是联络员，是分管领导", "1. 补报账号清单 2. 换公众号头像 3. 报分管领导"),
        (POINTS, "换个说法：把清单和头像一并弄好", "把清单和头像一并弄好"),
        (PLAIN, "再加上 联络员名单也一并报", "报送值班表，名单发信息科，联络员名单也一并报"),
        (PLAIN, "还要附截图", "报送值班表，名单发信息科，要附截图"),
        (PLAIN, "另外请盖章", "报送值班表，名单发信息科，盖章"),
        (PLAIN, "不对，是值守表不是值班表", "报送值守表，名单发信息科"),
        (PLAIN, "值班表改成带班表", "报送带班表，名单发信息科"),
        (PLAIN, "重写：值班和带班都报", "值班和带班都报"),
    ],
)
def test_only_what_is_named_of_the_matter_changes(july: World, order: str, words: str, matter: str) -> None:
    before = july.say(OFFICE, order)

    again = july.say(OFFICE, words)

    assert again == before.replace(before.split("】", 1)[1].split("\n")[0], matter), again
    assert not items(july)


@pytest.mark.parametrize(
    "words", ["第九条不要了", "还要等王主任看", "不是花名册，是台账", "另外几家呢", "还要催一下佛堂任务1吗"]
)
def test_other_words_leave_the_matter_as_it_was(july: World, words: str) -> None:
    july.say(OFFICE, PLAIN)

    assert "【交办预览】报送值班表，名单发信息科，" not in july.say(OFFICE, words)
    assert not items(july)


def test_what_is_sent_is_what_was_shown_last_whatever_is_looked_at_between(july: World) -> None:
    july.say(OFFICE, POINTS)
    july.say(OFFICE, "不对，是佛堂、廿三里")
    july.say(OFFICE, "第二条不要了")
    july.say(OFFICE, "算了先看看佛堂报了没")
    july.say(OFFICE, "再加上附截图")
    july.say(OFFICE, "时间改7月26日")

    assert "已交办" in july.say(OFFICE, "发吧")
    assert {one.unit.short for one in items(july)} == {"佛堂镇", "廿三里街道"}
    for clerk in ("fotang_lx", "niansanli_jb"):
        assert july.heard(clerk, "1. 补报账号清单 2. 报联络员 3. 附截图")
        assert july.heard(clerk, "7月26日")
