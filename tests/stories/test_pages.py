"""网页: WeCom says who looks; everybody sees what is his; a button does what the typed word does."""

import re
from io import BytesIO
from urllib.parse import urlsplit

import requests
from openpyxl import load_workbook
from sqlalchemy import select

from bot.models import Assignment, Member, Outbox
from bot.models.outbox import FAILED, PENDING, RESENT, UNCERTAIN
from tests.world import World

OFFICE, CLERK, STRANGER = "fuban_sp", "jiaoyuju_jb", "nobody"


class Browser:
    """A browser inside WeCom on somebody's phone."""

    def __init__(self, world: World, userid: str) -> None:
        self.home, self.userid = world.product_url, userid
        self.session = requests.Session()

    def open(self, path: str) -> requests.Response:
        """Open a page; where WeCom's own page asks who it is, say so."""
        address = f"{self.home}{path}"
        for _ in range(6):
            page = self.session.get(address, allow_redirects=False, timeout=60)
            if page.status_code != requests.codes.found:
                return page
            there = page.headers["Location"]
            address = there if urlsplit(there).scheme else f"{self.home}{there}"
            if "/oauth2/authorize" in address:
                address = address.replace("#", f"&login_as={self.userid}#")
        raise AssertionError("it goes round in circles")

    def press(
        self, path: str, page: requests.Response, files: dict[str, tuple[str, bytes]] | None = None, **changed: str
    ) -> requests.Response:
        """Press the button of a form on this page."""
        word = re.search(r'name="word" value="([^"]+)"', page.text)
        form = {"word": word[1] if word else "", **changed}
        return self.session.post(f"{self.home}{path}", data=form, files=files, allow_redirects=False, timeout=60)


def uncertain(world: World) -> Outbox:
    """Make the newest message one of which nobody knows whether it arrived."""
    with world.house.database.change() as session:
        rows = session.scalars(select(Outbox).where(Outbox.kind == "message").order_by(Outbox.id.desc()))
        row = next(row for row in rows if row.card_id is None)
        row.state, row.error = UNCERTAIN, "no answer"
    return row


def item_of(world: World, unit: str) -> int:
    with world.house.database.read() as session:
        rows = session.scalars(select(Assignment)).unique()
        return next(row.id for row in rows if row.unit.short == unit and row.number == 1)


def test_the_office_sees_how_the_notice_stands_and_what_happened(july: World) -> None:
    july.say(CLERK, "进度 1 <b>正在研究</b>")
    browser = Browser(july, OFFICE)

    overview = browser.open("/console/")
    assert "义政办发〔2022〕41号" in overview.text
    listed = browser.open("/console/items?state=办理中")
    assert "市教育局" in listed.text
    detail = browser.open(f"/console/items/{item_of(july, '市教育局')}")
    july.say(OFFICE, "中止 1 佛堂镇 误派")
    july.say(OFFICE, "是")

    assert "<td>中止</td>" in browser.open("/console/items?state=中止").text
    assert "&lt;b&gt;正在研究&lt;/b&gt;" in detail.text
    assert "<b>" not in detail.text
    assert {"no-store"} == {page.headers["Cache-Control"] for page in (overview, listed, detail)}
    assert "default-src 'none'" in overview.headers["Content-Security-Policy"]


def test_a_unit_sees_its_own_and_an_attempt_at_others_is_on_record(july: World) -> None:
    browser = Browser(july, CLERK)

    mine = browser.open("/console/")
    assert "市教育局" in mine.text
    assert "市公安局" not in mine.text
    assert browser.open(f"/console/items/{item_of(july, '市教育局')}").status_code == requests.codes.ok
    for path in (f"/console/items/{item_of(july, '市公安局')}", "/console/items/999999", "/console/undelivered"):
        page = browser.open(path)
        assert (page.status_code, "不在您能看的范围" in page.text) == (requests.codes.forbidden, True)
        assert july.history(result="拒绝")[-1].raw == path

    sheet = browser.open("/console/ledger.xlsx")
    rows = list(load_workbook(BytesIO(sheet.content))["承办项"].iter_rows(min_row=2, values_only=True))
    assert {row[3] for row in rows} == {"市教育局"}
    assert july.history(event="page.download")[-1].userid == CLERK


def test_a_message_of_which_nobody_knows_is_sent_again_once_by_the_button(july: World) -> None:
    july.say(CLERK, "签收")
    row = uncertain(july)
    with july.house.database.change() as session:
        other = session.scalars(select(Outbox).where(Outbox.id < row.id)).all()[0]
        other.state, other.kind = FAILED, "recall"
    browser = Browser(july, OFFICE)
    page = browser.open("/console/undelivered")
    assert "不知道发出没有" in page.text
    assert (page.text.count("<td>不用重发</td>"), page.text.count("<button>重发</button>")) == (1, 1)

    assert browser.press(f"/console/undelivered/{row.id}", page, word="x").status_code == requests.codes.forbidden
    assert july.history(result="拒绝")[-1].facts["code"] == "strange_form"
    assert browser.press(f"/console/undelivered/{row.id}", page).status_code == requests.codes.found
    again = browser.press(f"/console/undelivered/{row.id}", page)

    assert (again.status_code, "“已重发”" in again.text) == (requests.codes.forbidden, True)
    with july.house.database.read() as session:
        states = [one.state for one in session.scalars(select(Outbox).where(Outbox.id >= row.id).order_by(Outbox.id))]
    assert (states[0], states.count(PENDING)) == (RESENT, 1)
    assert july.history(event="outbox.resend")[-1].channel == "page"


def test_who_is_nobody_here_or_no_longer_sees_nothing(july: World) -> None:
    browser = Browser(july, OFFICE)
    assert browser.open("/console/").status_code == requests.codes.ok
    with july.house.database.change() as session:
        for member in session.scalars(select(Member)):
            if member.person.userid == OFFICE:
                member.ended_at = july.now

    assert browser.open("/console/").status_code == requests.codes.forbidden
    assert july.history(result="拒绝")[-1].userid == OFFICE


def test_a_login_that_this_browser_did_not_begin_leads_nowhere(july: World) -> None:
    browser = Browser(july, CLERK)
    code = july.emulator.login_code(OFFICE)

    page = browser.session.get(f"{browser.home}/console/login?code={code}&state=made-up", timeout=60)

    assert (page.status_code, "重新打开" in page.text) == (requests.codes.forbidden, True)
    assert "duban" not in browser.session.cookies


def test_a_forged_passport_is_none(july: World) -> None:
    forged = {"duban": "WyJmdWJhbl9zcCIsIngiXQ.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb"}

    page = requests.get(f"{july.product_url}/console/items", cookies=forged, allow_redirects=False, timeout=60)

    assert page.status_code == requests.codes.found
    assert "/connect/oauth2/authorize" in page.headers["Location"]
