"""Templates of the office's own: a docx dropped into `templates/` is filled in place of ours.

A paper is made from its facts in one of two ways: by the office's template where there is a sound one, else by ours.
A template that cannot be filled never costs anybody his paper: ours is made, and why is said.
"""

import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from bot.papers import annex2, brief, extension_form, rect_circular, rect_notice, report
from bot.papers.charts import bar_chart
from bot.papers.pictures import Page
from bot.papers.plain import long_day, long_moment, one_line, plain

ANNEX2, NOTICE, REPORT, BRIEF = "申请表", "整改通知书", "通报", "专报"
CIRCULAR, EXTENSION = "整改通报", "延期申请表"
NAMES: Mapping[str, tuple[str, ...]] = {  # what the file may be called
    ANNEX2: ("申请表.docx", "附件2.docx", "annex2.docx"),
    NOTICE: ("整改通知书.docx", "rect_notice.docx"),
    REPORT: ("通报.docx", "report.docx"),
    BRIEF: ("专报.docx", "brief.docx"),
    CIRCULAR: ("整改通报.docx", "起草通报.docx", "rect_circular.docx"),
    EXTENSION: ("延期申请表.docx", "extension.docx"),
}
BROKEN = (TemplateError, PackageNotFoundError, BadZipFile, KeyError, ValueError, TypeError, OverflowError, SyntaxError)
Words = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart among the words: {{ 图 }}."""

    png: bytes
    width: int = 150  # mm


@dataclass(frozen=True, slots=True)
class Made:
    """A finished paper; `template` and `why` where the office's own template could not be filled."""

    data: bytes
    template: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper to be made: its kind, the words for a template, and how we make it ourselves."""

    kind: str
    words: Words
    ours: Callable[[], bytes]

    def made(self, folder: Path | None) -> Made:
        """By the office's template if there is a sound one in `folder`, else by ours."""
        path = template(folder, self.kind)
        if path is None:
            return Made(self.ours())
        try:
            return Made(filled(path, self.words))
        except (*BROKEN, OSError) as fault:
            return Made(self.ours(), path.name, reason(fault))


def template(folder: Path | None, kind: str) -> Path | None:
    """The office's template of that kind, if it has one."""
    if folder is None:
        return None
    return next((path for name in NAMES[kind] if (path := folder / name).is_file()), None)


def filled(path: Path, words: Words) -> bytes:
    """The template with its words; one of BROKEN where it cannot be filled."""
    document = DocxTemplate(str(path))
    document.init_docx()
    shown = {name: _shown(document, value) for name, value in words.items()}
    document.render(shown, SandboxedEnvironment(undefined=StrictUndefined, autoescape=True), autoescape=True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _shown(document: DocxTemplate, value: object) -> object:
    return InlineImage(document, io.BytesIO(value.png), Mm(value.width)) if isinstance(value, Picture) else value


def reason(fault: BaseException) -> str:
    """Why a template cannot be filled, for whoever mends it."""
    if isinstance(fault, TemplateSyntaxError):
        return f"标记写错了（{_wrong_mark(fault.message or '')}）"
    if isinstance(fault, UndefinedError):
        named = re.search(r"'([^']+)' is undefined", fault.message or "")
        return f"没有这个字段（{one_line(named[1] if named else fault.message or '')[:80]}）"
    if isinstance(fault, (TemplateError, OverflowError, TypeError)):
        return f"填不进去（{one_line(str(fault))[:80]}）"
    return "打不开，不是完好的Word文档（docx）"


def _wrong_mark(message: str) -> str:
    """jinja2's English about a mark, for somebody who knows Word: the kinds that happen, else where to look."""
    if named := re.search(r"unknown tag '([^']+)'", message):
        return f"没有“{one_line(named[1])[:20]}”这种标记，或多了一个"
    if named := re.search(r"following tags: '(end\w+)'", message):
        return f"少一个 {{% {named[1]} %}}"
    if "print statement" in message or message.startswith("unexpected"):
        return "有一处 {{ 名称 }} 没有写全"
    return "请看每一处 {{ 名称 }} 和 {% … %} 是否写全、成对"


def strangers(folder: Path) -> list[str]:
    """Files in the folder that bear no name of a template."""
    known = {name for names in NAMES.values() for name in names}
    docs = folder.glob("*.doc*") if folder.is_dir() else ()
    return sorted(path.name for path in docs if path.name not in known and not path.name.startswith("~$"))


def annex2_paper(facts: annex2.Form) -> Paper:
    """附件2 of an application."""
    return Paper(
        ANNEX2, {**annex2.words(facts), **_chinese(ANNEX2_WORDS, annex2.words(facts))}, lambda: annex2.form(facts)
    )


def notice_paper(facts: rect_notice.Notice) -> Paper:
    """整改通知书 of an order."""
    words = {
        "编号": one_line(facts.number),
        "单位": one_line(facts.unit),
        "账号": one_line(facts.account),
        "平台": one_line(facts.account_kind),
        "问题": one_line(facts.problem),
        "事实": plain(facts.fact),
        "发现时间": long_day(facts.found_on),
        "依据": one_line(facts.basis),
        "反馈要求": one_line(facts.wanted),
        "期限": one_line(facts.limit),
        "截止日期": long_day(facts.due_on),
        "反复": one_line(facts.repeats),
        "联系人": one_line(facts.contact),
        "落款": one_line(facts.issuer),
        "日期": long_day(facts.issued_on),
        "草稿": facts.issued_on is None,
    }
    return Paper(NOTICE, words, lambda: rect_notice.rect_notice(facts))


def circular_paper(facts: rect_circular.Circular) -> Paper:
    """起草通报 about one order."""
    notice = notice_paper(facts.notice).words
    sections = [{"名称": name, "段落": list(texts)} for name, texts in rect_circular.sections(facts)]
    words = {
        **{name: notice[name] for name in ("编号", "单位", "账号", "平台", "问题", "事实", "发现时间", "依据")},
        "下发日期": notice["日期"],
        "整改期限": notice["截止日期"],
        "标题": "".join(rect_circular.title(facts)),
        "主送": rect_circular.addressee(facts),
        "引言": sections[0]["段落"][0],
        "各节": sections[1:],
        "反馈": plain(facts.feedback),
        "逾期": facts.overdue,
        "文号": one_line(facts.plan),
        "落款": one_line(facts.signer),
        "日期": long_day(facts.drawn_on),
    }
    return Paper(CIRCULAR, words, lambda: rect_circular.rect_circular(facts))


def extension_paper(facts: extension_form.ExtensionForm) -> Paper:
    """延期申请表 of an application."""
    words = {
        "编号": one_line(facts.number),
        "单位": one_line(facts.unit),
        "事项": one_line(facts.subject),
        "现时限": long_day(facts.due_on),
        "延到": long_day(facts.wanted_on),
        "原因": plain(facts.reason),
        "逾期后申请": facts.late,
        "申请时间": long_day(facts.applied_on),
        "经办人": one_line(facts.clerk),
        "来源": one_line(facts.source),
        "签字人": one_line(facts.signer),
        "签字方式": one_line(facts.signed_how),
        "签字时间": long_moment(facts.signed_at) if facts.signed_at else "",
        "市府办意见": plain(facts.opinion),
        "审批人": one_line(facts.approver),
        "审批时间": long_moment(facts.decided_at) if facts.decided_at else "",
        "版本": one_line(facts.version),
    }
    return Paper(EXTENSION, words, lambda: extension_form.extension_form(facts))


def report_paper(facts: report.Report) -> Paper:
    """通报 of a month."""
    words = {
        "标题": facts.title,
        "主送": facts.addressee,
        "引言": facts.opening,
        "各节": _sections(facts.sections),
        "表题": facts.table_name,
        "表头": list(facts.table_head),
        "表": [list(row) for row in facts.table],
        "图题": facts.chart_name,
        "图": Picture(bar_chart(facts.bars)),
        "附件题": facts.annex_name,
        "附件表头": list(facts.annex_head),
        "附件表": [list(row) for row in facts.annex],
        "落款": facts.signer,
        "日期": facts.day,
    }
    return Paper(REPORT, words, lambda: report.report(facts))


def brief_paper(facts: Page) -> Paper:
    """专报."""
    words = {
        "标题": facts.title,
        "副题": facts.subtitle,
        "各节": _sections(facts.sections),
        "图": Picture(bar_chart(facts.bars)),
        "落款": facts.signer,
        "日期": facts.day,
    }
    return Paper(BRIEF, words, lambda: brief.brief(facts))


ANNEX2_WORDS = {
    "附件": "label",
    "标题": "heading",
    "单位": "unit",
    "账号": "account",
    "类型": "boxes",
    "申请时间": "applied_on",
    "申请内容": "sentence",
    "变更": "change",
    "原因": "reason",
    "编号": "number",
    "版本": "version",
    "校验码": "code",
    "签字人": "signer",
    "签字方式": "how_signed",
    "签字日期": "signed_on",
    "主管单位意见": "opinion",
    "审批日期": "decided_on",
}


def _chinese(names: Mapping[str, str], words: Mapping[str, str]) -> dict[str, str]:
    return {chinese: words[english] for chinese, english in names.items()}


def _sections(sections: Iterable[tuple[str, Iterable[str]]]) -> list[dict[str, object]]:
    return [{"名称": name, "段落": list(texts)} for name, texts in sections]
