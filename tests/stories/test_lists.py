"""读入表格: a list sent to the bot, or uploaded, is recognised, shown, and read in after 是 in its sender's name."""

import io
from collections.abc import Iterable
from pathlib import Path

import requests
from openpyxl import Workbook, load_workbook

from bot.ledger import copied_out
from bot.load.opening import form
from bot.models import Account, Duty, Person, ProvinceList
from bot.models.received_list import LARGEST
from tests.stories.test_pages import Browser
from tests.world import World

OFFICE, MONITOR, MEDIA, CLERK = "fuban_sp", "shuguan_jc", "rongmei_sh", "jiaoyuju_lx"
SECOND = Path(__file__).parent.parent / "plans" / "second"
Table = Iterable[Iterable[object]]


def csv(*rows: str) -> bytes:
    """A table as a spreadsheet program on a Chinese Windows saves it."""
    return "\r\n".join(rows).encode("gb18030")


def book(*rows: Iterable[object]) -> bytes:
    """A workbook with one sheet."""
    made = Workbook(write_only=True)
    sheet = made.create_sheet()
    for row in rows:
        sheet.append(list(row))
    return saved(made)


def saved(made: Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def send(world: World, userid: str, data: bytes) -> str:
    """Send a file to the bot in its single chat; what is heard at once, and after the clock's next round."""
    heard = world.emulator.file(userid, data, "表.xlsx")
    turn(world)
    return f"{heard.text}\n{world.texts(userid)[-1]}"


def turn(world: World) -> None:
    """What was sent is fetched, the clock makes its round, its messages go out."""
    world.deliver()
    assert world.house.timetable.round() == []
    world.deliver()


def agree(world: World, userid: str, words: str = "是") -> str:
    """Answer the question, let the clock read the list in; the last message."""
    world.say(userid, words)
    turn(world)
    return "\n".join(world.texts(userid)[-2:])


def account(world: World, known: int | str) -> Account:
    with world.house.database.read() as session:
        which = Account.number == known if isinstance(known, int) else Account.name == known
        found = session.query(Account).filter(which, Account.plan_id == 1).one()
        session.expunge_all()
    return found


def test_the_monitor_sends_the_platforms_tables_and_says_which_they_are(july: World) -> None:
    assert july.load(SECOND)
    both = book(
        ["义乌市政务新媒体情况表"],
        ["新媒体名称", "新媒体类型", "主办单位", "账号状态", "最近更新日期", "传播影响力"],
        ["义乌教育之声", "微信订阅号", "义乌市教育局", "在用", "2022-07-18 09:30", "81.5"],
        ["义乌教育", "新浪微博", "义乌市教育局", "在用", "2022-07-19", ""],
    )

    asked = send(july, MONITOR, both)

    assert "收到文件，正在看" in asked
    assert "1 最近更新日期（登记更新日期）" in asked
    assert "2 全省平台名单（和名单比对）" in asked
    assert "按“最近更新日期”看" in july.say(MONITOR, "1")
    turn(july)
    assert "第4行：名单里没有“义乌教育”" in july.texts(MONITOR)[-1]
    good = csv("新媒体名称,新媒体类型,最近更新日期", "义乌教育之声,微信订阅号,2022/7/18")
    assert "义乌教育之声（微信订阅号）：空 → 2022-07-18" in send(july, MONITOR, good)
    assert account(july, 1).updated_on is None
    july.say(MONITOR, "整改清单")  # another command in between drops the question, yet not the file
    assert "空 → 2022-07-18" in july.say(MONITOR, "是")
    assert account(july, 1).updated_on is None
    assert "已读入最近更新日期" in agree(july, MONITOR)
    assert str(account(july, 1).updated_on) == "2022-07-18"
    assert {row.userid for row in july.history(event="account.note_update")} == {MONITOR}
    assert "和系统里的一样" in send(july, MONITOR, good)


def test_the_platforms_list_is_the_monitors_and_stands_whatever_is_done_meanwhile(july: World) -> None:
    province = csv("名称,平台,主办单位,状态", "义乌教育之声,微信公众号,义乌市教育局,在用", "佛堂文旅,微信,佛堂镇,在用")
    first = send(july, MONITOR, province)
    assert "名单2个账号" in first
    assert "平台有、名单没有1个" in first
    july.say(OFFICE, "登记账号 佛堂镇 佛堂文旅 微信订阅号")  # changes nothing of their list
    july.tap(MONITOR, "请核验 登记账号", "通过")
    july.say(MONITOR, "是")
    assert "已读入全省平台名单。\n名单2个账号，没有六项指标" in (taken := agree(july, MONITOR))
    assert "平台有、名单没有" not in taken
    with july.house.database.read() as session:
        assert [(row.imported_by[:6], len(row.rows)) for row in session.query(ProvinceList)] == [("数管中心监测", 2)]
    assert "这是“全省平台名单”，没有读入。这种表由市数管中心的监测人员读入" in send(july, OFFICE, province)
    assert july.history(event="refused", userid=OFFICE)[-1].facts["code"] == "list_not_yours"
    heard = send(july, CLERK, province)  # a clerk's file is evidence of something, or it is not his
    assert "由市数管中心的监测人员读入，请发给他们。\n是证明材料的，照上面问的选一项" in heard


def test_each_list_is_read_in_by_whose_it_is_and_by_nobody_else(july: World) -> None:
    decided = csv("新媒体名称,新媒体类型,处置意见", "义乌教育之声,微信订阅号,关停", "义乌市教育局,新浪微博,")
    assert "义乌教育之声（微信订阅号）：待定 → 关停" in send(july, OFFICE, decided)
    assert "已读入处置意见表" in agree(july, OFFICE)
    assert account(july, 1).disposition == "关停"
    assert july.heard("jiaoyuju_jb", "【处置意见】义乌教育之声")

    counted = csv("单位,季度,供稿,采用", "市教育局,2022-Q2,5,3")
    assert "登记1个单位次的供稿数（2022-Q2）" in send(july, MEDIA, counted)
    assert "已读入供稿统计" in agree(july, MEDIA)

    foreign = csv("单位,日期,姓名,电话", "佛堂镇,2022-08-01,王某,13800000009")
    assert "第2行：只能登记本单位的值班，这一行是佛堂镇的" in send(july, CLERK, foreign)
    assert july.history(event="refused", userid=CLERK)[-1].facts["code"] == "list_faults"
    own = book(["单位", "日期", "姓名", "电话"], ["市教育局", "2022-08-01", "王某", 13800000009])
    assert "市教育局 2022-08-01至2022-08-01，1天" in send(july, CLERK, own)
    assert "不办了" in july.say(CLERK, "算了")
    send(july, CLERK, own)
    assert "已读入值班表" in agree(july, CLERK)
    with july.house.database.read() as session:
        assert [(one.unit.short, one.name, one.phone) for one in session.query(Duty)] == [
            ("市教育局", "王某", "13800000009")
        ]
        opening = form(session)
    ledger = copied_out(july.house.database, july.now)
    edited = load_workbook(io.BytesIO(ledger))
    sheet = edited["账号"]
    column = [cell.value for cell in sheet[1]].index("账号ID")
    next(row for row in sheet.iter_rows(min_row=2) if "云上之溪" in {cell.value for cell in row})[
        column
    ].value = "gh_0123456789"
    assert "gh_0123456789" in send(july, OFFICE, saved(edited))
    assert "已读入台账" in agree(july, OFFICE)
    filled = load_workbook(io.BytesIO(opening))
    heading = [cell.value for cell in filled["事项"][1]]
    filled["事项"].cell(2, heading.index("签收日期") + 1).value = "2022-07-04"
    assert "签收：1件" in send(july, OFFICE, saved(filled))
    assert "已读入期初表" in agree(july, OFFICE)
    assert july.history(event="opening.imported")[-1].userid == OFFICE


def test_what_is_no_list_is_told_in_a_sentence_and_may_be_evidence(july: World) -> None:
    assert "认不出这是哪一种表，没有读入" in send(july, OFFICE, csv("一,二", "3,4"))
    assert "旧格式（xls）" in send(july, OFFICE, b"\xd0\xcf\x11\xe0" + bytes(600))
    assert "文件太大" in send(july, OFFICE, b"a,b\n" + b"1,2\n" * (LARGEST // 4))
    july.say(CLERK, "签收")
    before = len(july.texts(CLERK))
    july.say(CLERK, "进度 10 正在拟制度")
    assert "已附在41号任务10" in send(july, CLERK, b"%PDF-1.7 " + bytes(200))
    assert not any("认不出" in text for text in july.texts(CLERK)[before:])
    assert "没有这份表" not in july.say(OFFICE, "是")

    good = csv("新媒体名称,新媒体类型,最近更新日期", "义乌教育之声,微信订阅号,2022-07-18")
    send(july, MONITOR, good)
    with july.house.database.change() as session:
        person = Person.known_as(session, MONITOR)
        for role in person.posts[0].duties if person else ():
            role.state = "已结束"
    assert "没有读入" in agree(july, MONITOR)
    assert account(july, 1).updated_on is None


def test_a_table_is_uploaded_looked_at_and_read_in_on_the_console(july: World) -> None:
    office, monitor = Browser(july, OFFICE), Browser(july, MONITOR)
    start = office.open("/console/lists")
    assert "您能读入的：台账、期初表、处置意见表、值班表" in start.text
    table = csv("新媒体名称,处置意见", "云上之溪,保留")

    def upload(browser: Browser, page: requests.Response, data: bytes, **changed: str) -> requests.Response:
        return browser.press("/console/lists", page, files={"file": ("定了的.csv", data)}, **changed)

    assert upload(office, start, table, word="x").status_code == 403
    shown = office.open(upload(office, start, table).headers["Location"])
    assert "云上之溪（微信订阅号）" in shown.text
    address = shown.url.removeprefix(july.product_url)
    before = account(july, "云上之溪").disposition
    assert monitor.open(address).status_code == 403
    office.press(address, shown)
    assert before != account(july, "云上之溪").disposition == "保留"
    assert "已读入" in office.open(address).text
    assert "不能读入" in office.press(address, shown).text
    assert upload(office, start, bytes(LARGEST + 100_000)).status_code == 403
    bad = office.open(upload(office, start, csv("新媒体名称,处置意见", "没有的号,保留")).headers["Location"])
    assert "第2行：名单里没有“没有的号”" in bad.text
    assert Browser(july, "jiaoyuju_jb").open("/console/lists").status_code == 403
    assert july.history(event="list.take")[-1].channel == "page"
