"""A county's notice about websites: its forms ask for what a website has, and speak of it as one."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stages import hand_over
from tests.stories.test_main_job import CLERK, OFFICE, PRINCIPAL
from tests.stories.test_reports import arrived, words
from tests.world import PLAN, World, a_world, rows_of

KINDS = {"义乌教育之声": "网站"}
SAID_OF_ACCOUNTS = ("我的”页面", "公众号", "支付、广告", "搜索无此账号", "同一平台", "账号ID")


@pytest.fixture
def county(tmp_path: Path) -> Iterator[World]:
    """20 July in a county that clears up its websites: the same people, another notice."""
    plan = tmp_path / "plan"
    plan.mkdir()
    for file in PLAN.iterdir():
        (plan / file.name).write_bytes(file.read_bytes())
    rows = rows_of(PLAN / "accounts.csv")
    for row in rows:
        row["新媒体类型"] = KINDS.get(row["新媒体名称"], row["新媒体类型"])
    with (plan / "accounts.csv").open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.DictWriter(opened, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    own = (PLAN / "plan.csv").read_text("utf-8-sig")
    own = own.replace("义乌市政务新媒体规范化建设工作实施方案", "义乌市政府网站清理规范工作方案")
    own = own.replace(";浙江省基层政务新媒体规范化建设指南", "")
    (plan / "plan.csv").write_text(f"{own.rstrip()}\n申请表标题,网站关停（或变更）申请表\n", "utf-8-sig")
    with a_world(f"sqlite:///{tmp_path / 'duban.db'}", tmp_path, plan=plan) as world:
        hand_over(world)
        world.move_to("2022-07-20T10:00")
        yield world


def test_the_form_of_a_website_asks_for_its_address_and_takes_it_whole(county: World) -> None:
    asked = county.say(CLERK, "注销 义乌教育之声")
    assert "网址" in asked
    assert not [word for word in SAID_OF_ACCOUNTS if word in asked]

    assert "网址就是" in county.say(CLERK, "账号ID是啥，我们是网站，没有这个")
    county.say(CLERK, "8月15日 原因3")
    assert "还差网址，还不能送签" in county.say(CLERK, "行，送签")
    county.say(CLERK, "账号ID smkz")
    assert "“smkz”不像网址" in county.say(CLERK, "是")
    assert "网址：smkz.gov.cn" in county.say(CLERK, "账号ID smkz.gov.cn")
    assert "网址：www.lcjtw.gov.cn" in county.say(CLERK, "ID改成www.lcjtw.gov.cn")


def test_a_website_may_have_no_address_left_and_an_account_of_a_platform_always_has_its_id(county: World) -> None:
    county.say(CLERK, "注销 义乌教育之声 8月15日 原因1")
    assert "网址：无" in county.say(CLERK, "网站没有账号ID")
    county.say("gonganju_jb", "注销 义乌公安知乎 8月15日 原因1")
    assert "“无”用不了" in county.say("gonganju_jb", "没有")


def test_the_day_is_put_right_while_the_reason_is_asked_for(county: World) -> None:
    county.say(CLERK, "注销 义乌教育之声 8月15日")

    answer = county.say(CLERK, "那就改8月20号吧")

    assert "停更2022年8月20日" in answer
    assert "原因要写" not in answer


def test_from_the_approval_to_the_end_a_website_is_spoken_of_as_one(county: World) -> None:
    county.say(CLERK, "注销 义乌教育之声 7月20日 原因1")
    county.say(CLERK, "smkz.gov.cn")
    county.say(CLERK, "是")
    county.tap(PRINCIPAL, "ZX-2022-001", "同意")
    county.tap(OFFICE, "ZX-2022-001", "同意")
    county.say(CLERK, "申请表 ZX-2022-001")
    paper = words(arrived(county, CLERK, "file"))
    assert "网站关停（或变更）申请表" in paper
    assert "附件" not in paper
    assert "新媒体" not in paper
    assert "根据《义乌市政府网站清理规范工作方案》（义政办发〔2022〕41号）有关要求，我单位政务网站" in paper
    assert "（网址“smkz.gov.cn”）" in paper

    assert "义乌教育之声（网站）的办理情况（已停更，2022年7月20日（周三））吗" in county.say(
        CLERK, "网站今天停了，首页挂了公告"
    )
    assert "已迁走了吗" in county.say(CLERK, "是")
    assert "已停更" in county.say(CLERK, "办好了")
    assert "冻结期" not in county.say(CLERK, "已提交 义乌教育之声")
    assert "没有冻结期，不用登记" in county.say(CLERK, "没有冻结期")
    assert "（已注销）吗" in county.say(CLERK, "全办完了，网站彻底关了")
    assert "网址已打不开" in county.say(CLERK, "是")
    said = county.texts(CLERK)
    assert not [text for text in said for word in SAID_OF_ACCOUNTS if word in text]
