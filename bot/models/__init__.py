"""The nouns of supervision, their rules and their tables. Importing the package makes every table known."""

from bot.models.account import Account, AccountState, Disposition
from bot.models.assignment import Assignment
from bot.models.calendar import BusinessTime, SpecialDay
from bot.models.delegation import Delegation
from bot.models.dialogue import Dialogue, GroupHint
from bot.models.duty import Duty, DutyCheck
from bot.models.enrolment import Enrolment
from bot.models.evidence import Evidence
from bot.models.extension import Extension
from bot.models.history import Act, History
from bot.models.inbox import Inbox, Mishap, Unknown
from bot.models.ledger_copy import LedgerCopy
from bot.models.member import Group, Listing, Member, MemberRole, Person, PersonAlias, Role
from bot.models.opinion import Opinion
from bot.models.outbox import Card, JobRun, Lease, Notice, Outbox
from bot.models.plan import Loaded, Plan, RectRule, ReminderRule, Task
from bot.models.post_count import PostCount
from bot.models.province import ProvinceList, ProvinceRow
from bot.models.publication import Publication
from bot.models.received_list import ReceivedList
from bot.models.rectification import Rectification, Transfer
from bot.models.request import Request, Series
from bot.models.score import ScoreSheet
from bot.models.score_rule import ScoreRule
from bot.models.seal import Seal
from bot.models.succession import Succession
from bot.models.training import Seat, Training
from bot.models.unit import Unit

__all__ = [
    "Account",
    "AccountState",
    "Act",
    "Assignment",
    "BusinessTime",
    "Card",
    "Delegation",
    "Dialogue",
    "Disposition",
    "Duty",
    "DutyCheck",
    "Enrolment",
    "Evidence",
    "Extension",
    "Group",
    "GroupHint",
    "History",
    "Inbox",
    "JobRun",
    "Lease",
    "LedgerCopy",
    "Listing",
    "Loaded",
    "Member",
    "MemberRole",
    "Mishap",
    "Notice",
    "Opinion",
    "Outbox",
    "Person",
    "PersonAlias",
    "Plan",
    "PostCount",
    "ProvinceList",
    "ProvinceRow",
    "Publication",
    "ReceivedList",
    "RectRule",
    "Rectification",
    "ReminderRule",
    "Request",
    "Role",
    "ScoreRule",
    "ScoreSheet",
    "Seal",
    "Seat",
    "Series",
    "SpecialDay",
    "Succession",
    "Task",
    "Training",
    "Transfer",
    "Unit",
    "Unknown",
]
