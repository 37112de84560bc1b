"""整改通知书: what stands on it, on one page, and words of people that never become markup."""

import io
from dataclasses import replace
from datetime import date

from docx import Document

from bot.papers.rect_circular import Circular, sections, title
from bot.papers.rect_notice import Notice, rect_notice

FACTS = Notice(
    number="ZG-2022-001",
    unit="义乌市教育局",
    issuer="市数管中心",
    account="义乌教育之声",
    account_kind="微信订阅号",
    problem="错别字、一般表述错误",
    fact="标题把单位名称写错",
    found_on=date(2022, 7, 20),
    basis="义政办发〔2022〕41号三（三）",
    wanted="更正后链接",
    limit="2个工作日",
    due_on=date(2022, 7, 22),
    issued_on=date(2022, 7, 20),
)


def words(facts: Notice) -> str:
    """Everything on the paper."""
    document = Document(io.BytesIO(rect_notice(facts)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_notice_says_what_is_wrong_by_which_basis_and_until_when() -> None:
    said = words(FACTS)

    for part in (
        "整改通知书",
        "ZG-2022-001",
        "义乌市教育局：",
        "义乌教育之声（微信订阅号）",
        "错别字、一般表述错误：标题把单位名称写错",
        "义政办发〔2022〕41号三（三）",
        "2个工作日，2022年7月22日前",
        "更正后链接",
        "申请复核",
        "市数管中心",
    ):
        assert part in said
    assert "草稿" not in said


def test_a_draft_and_a_repetition_say_so() -> None:
    said = words(replace(FACTS, issued_on=None, repeats="ZG-2022-000"))

    assert "（草稿，未下发）" in said
    assert "ZG-2022-000号通知所指问题在30天内重复出现" in said


def test_a_website_is_called_a_website() -> None:
    site = replace(FACTS, account="义乌市人民政府", account_kind="政府网站")
    circular = Circular(
        notice=site,
        plan="41号",
        signer="市府办",
        overdue=False,
        acknowledged_on=None,
        feedback="",
        feedback_on=None,
        closed_on=None,
        returns=0,
        measures=(),
        drawn_on=date(2022, 7, 23),
    )

    assert "你单位政府网站“义乌市人民政府”存在" in words(site)
    assert "政务新媒体账号" not in words(site)
    assert title(circular)[0] == "关于义乌市教育局政府网站"
    assert "义乌市教育局政府网站“义乌市人民政府”存在" in str(list(sections(circular)))


def test_words_of_people_are_text() -> None:
    said = words(replace(FACTS, fact="<w:p>{{x}}\x07</w:p>=1+1"))

    assert "<w:p>{{x}}</w:p>=1+1" in said
