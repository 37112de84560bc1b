"""export: papers to a file."""

import csv
import re
from datetime import date
from pathlib import Path

import click
from sqlalchemy import select

from bot import reports
from bot.app import House
from bot.cli.house import need_tables, with_house
from bot.cli.usage import Commands
from bot.clock import local, local_day
from bot.errors import Fault
from bot.ledger import copied_out
from bot.load.opening import form as opening_form
from bot.models import Extension, Plan, Rectification, Request, ScoreSheet, Unknown
from bot.models.calendar import business_now
from bot.models.request_row import ANNEX2
from bot.papers.own import Paper, annex2_paper, extension_paper, notice_paper, report_paper
from bot.tell.rect_paper import notice_facts
from bot.tell.request_paper import annex_form, extension_facts
from bot.tell.scores import score_file, score_pages
from bot.wording.reports import template_broken

OUT = click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="写到哪个文件")
FORMULA = re.compile(r"^[=+\-@\t\r]")


@click.group(cls=Commands)
def export() -> None:
    """把台账、申请表、整改通知书等写成文件。"""


@export.command()
@OUT
@with_house
def ledger(house: House, out: Path) -> None:
    """台账（xlsx）。"""
    need_tables(house)
    with house.database.read() as session:
        now = business_now(session, house.clock.now())
    out.write_bytes(copied_out(house.database, now))
    click.echo(f"台账已写到 {out}")


@export.command()
@OUT
@with_house
def opening(house: House, out: Path) -> None:
    """期初表（xlsx）：启用以前办过的填在里面，再用 import opening 读入。"""
    need_tables(house)
    with house.database.read() as session:
        out.write_bytes(opening_form(session))
    click.echo(f"期初表已写到 {out}")


@export.command()
@click.argument("number")
@OUT
@with_house
def form(house: House, number: str, out: Path) -> None:
    """申请表（docx）：附件2 form ZX-2022-001，延期 form YQ-2022-001。"""
    need_tables(house)
    with house.database.read() as session:
        request = session.scalar(select(Request).where(Request.number == number.upper()))
        if request is None:
            raise Fault(number, "没有这个编号的申请")
        if isinstance(request, Extension):
            _write(house, out, extension_paper(extension_facts(request)))
        elif request.family != ANNEX2:
            raise Fault(number, f"是{request.kind}，没有附件2申请表")
        elif request.stop_on is None:
            raise Fault(number, "还没有填停更（生效）日期，出不了申请表")
        else:
            _write(house, out, annex2_paper(annex_form(request)))
    click.echo(f"申请表已写到 {out}")


@export.command()
@click.argument("number")
@OUT
@with_house
def notice(house: House, number: str, out: Path) -> None:
    """整改通知书（docx），例如 notice ZG-2022-001。"""
    need_tables(house)
    with house.database.read() as session:
        order = Rectification.numbered(session, number.upper())
        if order is None:
            raise Fault(number, "没有这个编号的整改")
        _write(house, out, notice_paper(notice_facts(order)))
    click.echo(f"整改通知书已写到 {out}")


@export.command()
@click.argument("month")
@click.option("--plan", default="", help="哪一份文件（文号或简称）；不写时每份一个文件")
@OUT
@with_house
def report(house: House, month: str, plan: str, out: Path) -> None:
    """某月的通报草稿（docx），例如 report 2022-08；几份文件的，第二份起写到 名字-简称.docx。"""
    need_tables(house)
    first = _month(month)
    with house.database.read() as session:
        now = business_now(session, house.clock.now())
        if first > local_day(now):
            raise Fault(month, "这个月还没有到")
        plans = [one for one in Plan.all(session) if plan in {"", one.doc_no, one.short}]
        plans = [one for one in plans if one.issued_on.replace(day=1) <= first]
        if not plans:
            raise Fault(plan or month, "没有这份文件，或那时还没有印发")
        for place, one in enumerate(plans):
            path = out.with_stem(f"{out.stem}-{one.short}") if place else out
            _write(house, path, report_paper(reports.report(session, one, first, now)))
            click.echo(f"{one.doc_no}{first.month}月通报（草稿）已写到 {path}")


def _write(house: House, path: Path, paper: Paper) -> None:
    """The paper to its file; a template of the office's own that could not be filled is said on stderr."""
    made = paper.made(house.settings.templates_dir)
    path.write_bytes(made.data)
    if made.why:
        click.echo(template_broken(made.template, made.why), err=True)


def _month(text: str) -> date:
    """2022-08 as its first day."""
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text, re.ASCII) or text.startswith("0000"):
        raise Fault(text, "月份请写成 2022-08")
    return date.fromisoformat(f"{text}-01")


@export.command()
@click.argument("year", type=click.IntRange(2000, 2100))
@OUT
@with_house
def score(house: House, year: int, out: Path) -> None:
    """年度考核（建议分，供核定），例如 score 2022：写到 .docx 是每单位一页的考核表，否则是汇总表（xlsx）。"""
    need_tables(house)
    with house.database.read() as session:
        sheets = ScoreSheet.of_year(session, year)
        if not sheets:
            raise Fault(str(year), "这一年的考核表还没有起草，请市府办回复“起草考核”")
        now = business_now(session, house.clock.now())
        is_document = out.suffix.lower() == ".docx"
        out.write_bytes(score_pages(sheets, now) if is_document else score_file(sheets))
    click.echo(f"考核表已写到 {out}")


@export.command()
@OUT
@with_house
def unknown(house: House, out: Path) -> None:
    """没听懂的话（csv），给词表的管理人。"""
    need_tables(house)
    with house.database.read() as session, out.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("时间", "原话", "角色", "群里", "问的"))
        for row in session.scalars(select(Unknown).order_by(Unknown.id)):
            text = f"'{row.text}" if FORMULA.match(row.text) else row.text
            at, where = local(row.at).isoformat(timespec="seconds"), "是" if row.in_group else ""
            rows.writerow((at, text, row.roles, where, row.facts.get("asked", "")))
    click.echo(f"已写到 {out}")
