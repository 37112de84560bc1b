"""The door for files: a plan folder is read whole, checked whole, and stored whole or not at all."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.load import accounts, groups, regroups, units
from bot.load.accounts import AccountStore
from bot.load.days import store_days
from bot.load.findings import Findings
from bot.load.folder import Folder, read_folder
from bot.load.items import ItemStore, count_waiting
from bot.load.notice import new_notice, store_notice
from bot.load.posts import PostStore, check_admins
from bot.load.report import Report
from bot.load.rules import store_rect_rules, store_reminders
from bot.load.scores import store_scores
from bot.load.settle import Settler
from bot.load.tasks import TABLE as TASKS
from bot.load.tasks import store_tasks
from bot.models import Account, Act, Plan, Task, Unit
from bot.models.calendar import workdays

__all__ = ["Report", "load"]


class _OnlyTried(Exception):
    """Ends a dry run: leaving its savepoint undoes everything."""


def load(
    session: Session, folder: Path, now: datetime, machine_now: datetime | None = None, *, dry_run: bool = False
) -> Report:
    """Take over a plan folder (or one workbook) inside the caller's transaction.

    `now` is business time. Raises BrokenFiles with every fault as file:line; nothing is changed then, nor in a dry run.
    The report holds sentences for the operator and, in `act`, the history rows that the door tells on.
    """
    findings = Findings()
    read = read_folder(session, folder, local_day(now), findings)
    findings.stop()
    report = Report(read.notice.doc_no, Act(None, now, machine_now or now, channel="file"), dry_run)
    report.warnings = findings.warnings
    report.office = read.notice.values.get("审批单位") or report.office
    with suppress(_OnlyTried), session.begin_nested():
        _Loading(session, read, findings, report).run()
    session.add_all(report.act.rows)
    return report


class _Loading:
    """One load, from the notice down to its items: each step needs the rows of those before it."""

    def __init__(self, session: Session, read: Folder, findings: Findings, report: Report) -> None:
        self.session, self.read, self.findings, self.report = session, read, findings, report
        self.act = report.act
        plan = Plan.numbered(session, read.notice.doc_no)
        self.plan = plan or new_notice(session, read.notice, self.act.at)
        self.settler = Settler(session, self.plan.id, findings, report)

    def run(self) -> None:
        """Store everything; conflicts between file and product come out together at the end."""
        store_notice(self.plan, self.read.notice, self.settler, self.report)
        store_days(self.session, self.read.days, self.settler, self.report)
        regroups.take_new_names(self.session, self.act, self.read.listed, self.report)
        all_units = units.store_units(self.session, self.read.listed, self.settler, self.report)
        regroups.keep_former_names(self.session, self.read.listed)
        regroups.merge_ended(self.session, self.act, self.report)
        self._store_accounts(all_units)
        store_reminders(self.session, self.plan, self.read.reminders, self.report)
        store_rect_rules(self.session, self.plan, self.read.rect_rules, self.report)
        store_scores(self.session, self.plan, self.read.scores, self.report)
        if self.read.groups is not None:
            groups.store_groups(self.session, self.read.groups, self.settler, self.report)
        PostStore(self.session, self.plan, all_units, self.settler, self.report, self.act).store(self.read.members)
        check_admins(self.session, f"{self.read.notice.where}", self.findings)
        items = self._store_items(all_units)
        self._name_missing()
        self.findings.stop()
        self._put_on_record(items)
        if self.report.dry_run:
            self.act.rows.clear()
            raise _OnlyTried

    def _store_accounts(self, all_units: dict[str, Unit]) -> None:
        store = AccountStore(
            self.session, self.plan, self.read.notice, all_units, self.settler, self.report, self.findings
        )
        store.store(self.read.accounts)
        store.store_mains(self.read.units)

    def _store_items(self, all_units: dict[str, Unit]) -> ItemStore:
        tasks = store_tasks(self.session, self.plan, self.read.tasks, self.settler, self.report)
        items = ItemStore(self.session, self.plan, all_units, workdays(self.session), self.act.at, self.report)
        items.store(self.read.tasks, tasks)
        return items

    def _name_missing(self) -> None:
        """A unit, task or account that left the files stays, and the operator is asked for its 失效日期."""
        for code in sorted(self.settler.keys(units.TABLE) - {entry.code for entry in self.read.listed}):
            unit = Unit.coded(self.session, code)
            if unit and unit.valid_to is None:
                self.report.missing.append(f"单位“{unit.short}”（{code}）不在 units.csv 中，仍然保留")
        present = {str(task.number) for task in self.read.tasks}
        for number in sorted(self.settler.keys(TASKS) - present, key=int):
            task = Task.numbered(self.session, self.plan.id, int(number))
            if task and task.valid_to is None:
                self.report.missing.append(f"任务{number}不在 tasks.csv 中，仍然保留")
        numbers = {str(account.number) for account in self.read.accounts}
        for number in sorted(self.settler.keys(accounts.TABLE) - numbers, key=int):
            account = Account.numbered(self.session, self.plan.id, int(number))
            if account and account.valid_to is None:
                self.report.missing.append(f"账号{number}“{account.name}”不在 accounts.csv 中，仍然保留")

    def _put_on_record(self, items: ItemStore) -> None:
        self.report.waiting = count_waiting(self.session, self.plan)
        facts: dict[str, Any] = {"new_items": items.made, "changed_items": items.moved, "waiting": self.report.waiting}
        asks_again = bool(self.report.waiting and (items.made or items.moved))
        if self.report.changed:
            self.act.record(
                "plan.load", self.plan, added=dict(self.report.added), updated=dict(self.report.updated), **facts
            )
        if asks_again:
            self.plan.loaded_at = self.act.at
            self.act.record("plan.loaded", self.plan, **facts)
