"""The corp comes from the plan folder: everybody has a phone, every group its people and its webhook."""

from pathlib import Path

import pytest

from sandbox.roster import digest_of, handover_day, read_corp, webhook_names

UNITS = "规范名称,简称,别名\n义乌市教育局,市教育局,教育局;市教体局\n佛堂镇人民政府,佛堂镇,佛堂\n"
MEMBERS = (
    "userid,姓名,单位,职务,角色,手机\n"
    "zhangsan,张三,教育局,科员,经办人;联系人,138\n"
    "ZhangSan,张三,佛堂,科员,经办人,138\n"
    ",李四,佛堂镇人民政府,镇长,主要负责人,139\n"
)
GROUPS = "chatid,名称,单位,webhook_key\nwr1,教育局群,教育局,\nwr2,全体,,env:HOOK\nwr3,镇街,佛堂镇,plain-key\n"


@pytest.fixture(params=["utf-8", "utf-8-sig", "gb18030"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    for name, text in (("units.csv", UNITS), ("members.csv", MEMBERS), ("groups.csv", GROUPS)):
        (tmp_path / name).write_text(text, encoding=request.param)
    return tmp_path


def test_a_person_of_two_units_is_one_person(folder: Path) -> None:
    person = read_corp(folder).person("zhangsan")

    assert person.units == ("市教育局", "佛堂镇")
    assert person.roles == ("经办人", "联系人")


def test_a_person_without_userid_has_a_phone_all_the_same(folder: Path) -> None:
    found = [one for one in read_corp(folder).people if one.name == "李四"]

    assert len(found) == 1
    assert found[0].userid.startswith("wx_")
    assert found[0].userid == read_corp(folder).people[1].userid


def test_a_group_has_the_people_of_its_units(folder: Path) -> None:
    corp = read_corp(folder, {"HOOK": "secret"})

    assert [one.name for one in corp.members_of("wr1")] == ["张三"]
    assert [one.name for one in corp.members_of("wr2")] == ["张三", "李四"]
    assert [one.webhook_key for one in corp.groups.values()] == ["", "secret", "plain-key"]
    assert webhook_names(folder) == ["HOOK"]


def test_a_folder_without_groups_is_a_corp_without_groups(tmp_path: Path) -> None:
    (tmp_path / "members.csv").write_text(MEMBERS, encoding="utf-8")

    corp = read_corp(tmp_path)

    assert (len(corp.people), corp.groups) == (2, {})


def test_a_changed_folder_has_another_digest(folder: Path) -> None:
    before = digest_of(folder)

    assert digest_of(folder) == before
    (folder / "groups.csv").write_text(GROUPS + "wr4,新群,,\n", encoding="utf-8")
    assert digest_of(folder) != before


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("交办日期,2026-04-09\n印发日期,2026-04-07", "2026-04-09T09:00"),
        ("交办日期,\n印发日期,2026/4/7", "2026-04-07T09:00"),
        ("文号,县政办发〔2026〕18号", ""),
    ],
)
def test_a_story_begins_on_the_day_of_handing_over(tmp_path: Path, said: str, day: str) -> None:
    (tmp_path / "plan.csv").write_text(f"键,值\n{said}\n", "utf-8")

    assert handover_day(tmp_path) == day
