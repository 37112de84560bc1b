"""MENU: every command on one page — which intent leads to which handler, and who may; TAPS the same for cards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.handlers import (
    approving,
    duty,
    evidence,
    groups,
    guide,
    instructions,
    lists,
    opinions,
    oversight,
    people,
    publishing,
    rectifications,
    regrouping,
    requests,
    scoring,
    signing,
    succession,
    suggestions,
    survey,
    tasks,
    training,
)
from bot.message import Kind, Reply
from bot.models import Card, Role
from bot.models.member import OFFICE
from bot.models.suggestion import ANSWERERS
from bot.turn import JOINED, Turn

Handler = Callable[[Turn], Reply]
ANYONE: frozenset[Role] = frozenset()
UNIT = frozenset({Role.CLERK, Role.CONTACT})
SIGNERS = frozenset({Role.PRINCIPAL, Role.LEADER})
WATCH = frozenset({Role.MONITOR, Role.MEDIA})
ORDERERS = OFFICE | {Role.MONITOR}
DECIDES = frozenset({Role.APPROVER})  # about an item or an account (item_fsm.csv); 初审 is told so before a preview


def _either(about_request: Handler, about_item: Handler) -> Handler:
    """The same words about an application or about a task: the task's number decides."""

    def chosen(turn: Turn) -> Reply:
        return about_item(turn) if turn.slot("task") is not None else about_request(turn)

    return chosen


def _block_confirm(turn: Turn) -> Reply:
    """确认受阻 about an item, where one is named or the only one that waits; else about an application."""
    return oversight.block_confirm(turn) if oversight.claimed(turn) else approving.block_confirm(turn)


def _help(turn: Turn) -> Reply:
    """帮助; of whoever asks 谁审批 or who may sign, the names."""
    named = {people.PEOPLE: people.who_decides, people.SIGNERS: people.who_signs}
    return named.get(turn.text("focus"), guide.help_)(turn)


def _receipt(turn: Turn) -> Reply:
    """签收 alone: what was handed over; an order where nothing else waits."""
    bare = turn.slot("task") is None and not turn.slot("tasks") and rectifications.awaits_receipt(turn)
    return rectifications.acknowledge(turn) if bare else tasks.acknowledge(turn)


def _contact(turn: Turn) -> Reply:
    """联系人 周敏 136…: for the list of task 1 that the unit still owes, or another contact."""
    return tasks.report(turn) if tasks.is_for_list(turn) else people.contact_change(turn)


def _entered(turn: Turn) -> Reply:
    """The chat was opened: a word of welcome where there is room for one; of a stranger WeCom may know the unit."""
    people.opened(turn)
    return guide.welcome(turn)


def _urged(turn: Turn) -> Reply:
    """催办 of items; with the numbers of orders among them, of both in one preview and with one 是."""
    if not turn.slot("rects"):
        return oversight.urge(turn)
    return Reply(f"{oversight.urge(turn).text}\n{rectifications.urge(turn).text}")


def _file(turn: Turn) -> Reply:
    """A file: a list to read in, or evidence."""
    return lists.sent(turn) if lists.is_meant(turn) else evidence.picture(turn)


def _unit_standing(turn: Turn) -> Reply:
    """How a unit stands, or who looks after it; to a monitor, whose business that is not, what it has to mend."""
    if turn.text("focus") == people.PEOPLE:
        return people.contacts(turn, alone=groups.is_for_him_alone(turn, turn.unit_named().short))
    own = {post.unit.code for post in turn.speaker.posts}
    watches = turn.holds(Role.MONITOR) and not turn.holds(*OFFICE) and turn.text("unit") not in own
    return rectifications.listed(turn) if watches and turn.slot("task") is None else oversight.unit_status(turn)


def _proof(turn: Turn) -> Reply:
    """回执 of an application, of the feedback to an order, or of a report."""
    if turn.text("rect"):
        return rectifications.receipt(turn)
    return requests.receipt(turn) if turn.text("request") else tasks.receipt(turn)


def _handed_out(turn: Turn) -> Reply:
    """交办 of what a notice brought; with units or a deadline it is an instruction of its own."""
    return instructions.instruct(turn) if instructions.is_meant(turn) else oversight.hand_over(turn)


def shown_anyway(turn: Turn) -> bool:
    """把41号文件发下去吧: what is shown in full before it is done needs no “您是要…吗” first; one yes for one deed."""
    joins = turn.intent == "DISPOSITION" and bool(turn.slot(JOINED))
    drops = turn.intent == "TASK_WITHDRAW" and turn.slot("what") == "progress"  # the note itself is shown
    return joins or drops or (turn.intent == "HAND_OVER" and not instructions.is_meant(turn)) or tasks.only_opened(turn)


def _with(first: Handler, *more: Callable[[Turn], str]) -> Handler:
    """A list, and below it what other families add."""

    def all_of_them(turn: Turn) -> Reply:
        parts = [first(turn).text, *(below(turn) for below in more)]
        return Reply("\n\n".join(part for part in parts if part))

    return all_of_them


@dataclass(frozen=True, slots=True)
class Entry:
    """One command: its handler, who may use it (nobody named: every member), and whether strangers may."""

    handler: Handler
    roles: frozenset[Role] = ANYONE
    strangers: bool = False


MENU: Mapping[str, Entry] = {
    # what a unit owes
    "LIST_MY_TASKS": Entry(_with(tasks.mine, rectifications.below_tasks, survey.to_explain, opinions.below_tasks)),
    "TASK_DETAIL": Entry(tasks.detail),
    "SIGN_RECEIPT": Entry(_receipt, UNIT),
    "ORDER_RECEIPT": Entry(requests.acknowledge, UNIT | SIGNERS),
    "TASK_PROGRESS": Entry(tasks.progress, UNIT),
    "TASK_DONE": Entry(tasks.report, UNIT),
    "TASK_WITHDRAW": Entry(tasks.withdraw, UNIT),
    "TASK_ADD": Entry(tasks.supplement, UNIT),
    "REPORT_RECEIPT": Entry(_proof, UNIT),
    "NOT_OURS": Entry(tasks.not_ours, UNIT),
    "ASSIGN_PERSON": Entry(tasks.assign_person, UNIT),
    "VERIFY": Entry(tasks.verify),
    "PENDING_VERIFICATIONS": Entry(_with(tasks.pending_verifications, rectifications.to_check)),
    "TASK_REASON": Entry(tasks.reason),
    "PICTURE": Entry(evidence.assign, UNIT),
    "PICTURE_OF": Entry(evidence.belongs, UNIT),
    "LIST_IN": Entry(lists.answer),
    # what a unit asks for
    "CANCEL_REQUEST": Entry(requests.cancel, UNIT),
    "CHANGE_REQUEST": Entry(requests.change, UNIT),
    "EXTENSION_REQUEST": Entry(tasks.extend, UNIT),
    "CONTINUE": Entry(requests.resume, UNIT),
    "REQUEST_EDIT": Entry(requests.edit, UNIT),
    "REQUEST_STATUS": Entry(requests.status),
    "REQUEST_WITHDRAW": Entry(requests.withdraw, UNIT | ORDERERS),
    "REQUEST_RESTORE": Entry(requests.restore, UNIT),
    "PAPER_SIGN": Entry(requests.paper_sign, UNIT),
    "EXECUTION_REPORT": Entry(requests.execution, UNIT),
    "BLOCKED": Entry(_either(requests.blocked, tasks.blocked), UNIT),
    "UNBLOCK": Entry(_either(requests.unblock, tasks.unblock), UNIT),
    "REQUEST_REVOKE": Entry(requests.revoke),
    # what a principal decides
    "PRINCIPAL_SIGN": Entry(signing.sign),
    "SIGN_UNDO": Entry(signing.sign_undo, SIGNERS),
    "DELEGATE": Entry(signing.delegate, SIGNERS),
    "UNDELEGATE": Entry(signing.undelegate, SIGNERS),
    # what the office and the monitor decide about applications
    "PENDING_APPROVALS": Entry(
        _with(approving.pending, rectifications.to_answer, survey.to_settle, publishing.waiting),
        OFFICE | SIGNERS | WATCH,
    ),
    "APPROVE": Entry(approving.approve, OFFICE),
    "REJECT": Entry(approving.reject, OFFICE),
    "RETURN": Entry(approving.send_back, OFFICE),
    "REQUEST_VOID": Entry(approving.void, OFFICE),
    "BLOCK_CONFIRM": Entry(_block_confirm, DECIDES),
    "CLOSE_BY_LETTER": Entry(approving.close_by_letter, OFFICE),
    "REQUEST_VERIFY": Entry(approving.verify, WATCH | OFFICE),
    "REQUEST_REASON": Entry(approving.reason),
    # what the office does about items
    "HAND_OVER": Entry(_handed_out, OFFICE),
    "VOICE": Entry(instructions.hand_on_opinion, OFFICE | {Role.MEDIA}),
    "VOICE_CLASS": Entry(instructions.classify, OFFICE | {Role.MEDIA}),
    "VOICE_SUMMARY": Entry(instructions.summary, OFFICE | {Role.MEDIA}),
    "STATS": Entry(groups.of_members(oversight.stats), OFFICE | WATCH | SIGNERS),
    "UNIT_STATUS": Entry(_unit_standing),
    "TIMELINE": Entry(oversight.timeline),
    "URGE": Entry(groups.of_members(_urged), OFFICE | {Role.MEDIA}),
    "REPORT_FOR": Entry(oversight.report_for, OFFICE),
    "EXTENSION_FOR": Entry(oversight.extend_for, OFFICE),
    "ACK_FOR": Entry(oversight.acknowledge_for, OFFICE),
    "REASSIGN": Entry(oversight.reassign, DECIDES | {Role.MEDIA}),
    "KEEP": Entry(oversight.keep, DECIDES | {Role.MEDIA}),
    "VOID": Entry(oversight.void, DECIDES | {Role.MEDIA}),
    "REOPEN": Entry(oversight.reopen, DECIDES | {Role.MEDIA}),
    "NOT_APPLICABLE": Entry(oversight.not_applicable, DECIDES),
    "DISPOSITION": Entry(oversight.disposition, DECIDES),
    "RECALL": Entry(oversight.recall, OFFICE | {Role.MEDIA}),
    "SCORE": Entry(scoring.score),
    "SCORE_OBJECT": Entry(scoring.object_, UNIT | SIGNERS),
    "CALLS_ADVISED": Entry(oversight.advised, OFFICE),
    "PHONE_CALLED": Entry(oversight.called, OFFICE),
    "REMARK": Entry(oversight.remark, OFFICE | SIGNERS),
    "UNDELIVERED": Entry(oversight.undelivered, OFFICE | {Role.SYSTEM_ADMIN}),
    "PREVIEW_TODAY": Entry(oversight.preview_today, OFFICE),
    "HOLD_TODAY": Entry(oversight.hold_today, OFFICE),
    # what is to be mended on accounts: ordered and verified by the monitor, disputes answered by the office
    "RECTIFY_LIST": Entry(rectifications.listed),
    "RECTIFY_PAPER": Entry(rectifications.paper),
    "RECTIFY_RECEIPT": Entry(rectifications.acknowledge, UNIT),
    "RECTIFY_FEEDBACK": Entry(rectifications.feedback, UNIT),
    "RECTIFY_DISPUTE": Entry(rectifications.dispute, UNIT),
    "RECTIFY_ISSUE": Entry(rectifications.issue, ORDERERS),
    "RECTIFY_DISCARD": Entry(rectifications.discard, ORDERERS),
    "RECTIFY_WITHDRAW": Entry(rectifications.withdraw, ORDERERS),
    "RECTIFY_ACK_FOR": Entry(rectifications.acknowledge_for, ORDERERS),
    "RECTIFY_FEEDBACK_FOR": Entry(rectifications.feedback_for, ORDERERS),
    "RECTIFY_VERIFY": Entry(rectifications.verify, ORDERERS),
    "RECTIFY_ANSWER": Entry(rectifications.answer, OFFICE),
    "RECTIFY_REASON": Entry(rectifications.reason),
    "RECTIFY_URGE": Entry(rectifications.urge, ORDERERS),
    "RECTIFY_CIRCULAR": Entry(rectifications.circular, ORDERERS),
    "RECTIFY_MEASURE": Entry(rectifications.measure, OFFICE),
    "ORDER_CLOSE": Entry(rectifications.order_close, OFFICE),
    "UPDATE_SEEN": Entry(rectifications.seen, frozenset({Role.MONITOR})),
    # posts for the main account
    "POST_OFFER": Entry(publishing.offer, UNIT),
    "POST_DECIDE": Entry(publishing.decide),
    "POST_FINAL_FOR": Entry(oversight.final_for, OFFICE),
    "POST_REASON": Entry(publishing.reason),
    "POST_DONE": Entry(publishing.publish, UNIT | WATCH),
    "POST_LIST": Entry(publishing.listed),
    "POST_COUNTS": Entry(publishing.counts),
    # trainings: notice and list by the organiser, sign-up by the units
    "TRAINING_NOTICE": Entry(training.announce),
    "TRAINING_MOVE": Entry(training.move),
    "TRAINING_CALL_OFF": Entry(training.call_off),
    "TRAINING_SIGN_UP": Entry(training.sign_up),
    "TRAINING_SIGN_OFF": Entry(training.sign_off),
    "TRAINING_LIST": Entry(training.listed),
    "TRAINING_MATERIAL": Entry(training.material),
    "TRAINING_SHEET": Entry(training.sheet),
    "TRAINING_CAME": Entry(training.came),
    # who is on duty, and what a person heard who rang up
    "DUTY_LIST": Entry(duty.listed),
    "DUTY_SET": Entry(duty.put, UNIT | OFFICE),
    "DUTY_TODAY": Entry(duty.today),
    "DUTY_CHECK": Entry(duty.check, ORDERERS),
    "DUTY_UNCHECK": Entry(duty.uncheck, ORDERERS),
    "DUTY_CHECKS": Entry(duty.checks),
    # 排查: what is on no list, what nobody approved, what came back
    "REGISTER_ACCOUNT": Entry(survey.enrol, UNIT | ORDERERS),
    "REPORT_REOPENED": Entry(survey.reopened),
    "UNAPPROVED_FOUND": Entry(survey.found, WATCH),
    "UNAPPROVED_CASE": Entry(survey.case, OFFICE),
    "EXPLAIN": Entry(survey.explain, UNIT),
    "EXPLAIN_FOR": Entry(survey.explain_for, OFFICE),
    "CASE_REASON": Entry(survey.reason),
    "TRANSFER": Entry(survey.transfer, OFFICE),
    "IDENTIFY": Entry(survey.identify, OFFICE),
    "COMPARE": Entry(survey.compare, WATCH | OFFICE),
    "DRAFT_ORDERS": Entry(survey.draft_orders, WATCH),
    # 处置意见: asked by the office, proposed and signed by the hosts, decided by card
    "OPINION_ASK": Entry(opinions.ask, OFFICE),
    "OPINION": Entry(opinions.propose, UNIT),
    "OPINION_STANDING": Entry(opinions.standing, OFFICE | SIGNERS | {Role.MONITOR}),
    "OPINION_REASON": Entry(opinions.reason),
    "OPINION_FOR": Entry(oversight.propose_for, OFFICE),
    "OPINION_SHEET": Entry(opinions.sheet, OFFICE),
    # people, help and everything else
    "REGISTER": Entry(people.register, strangers=True),
    "CONTACT_CHANGE": Entry(_contact, UNIT),
    "REGROUP": Entry(regrouping.regroup, OFFICE),
    "SUCCESSION": Entry(succession.succession, UNIT | SIGNERS | OFFICE),
    "HANDOVER_LIST": Entry(succession.handover_list, UNIT | SIGNERS | OFFICE),
    "HANDOVER_PAPER": Entry(succession.handover_paper, UNIT | SIGNERS | OFFICE),
    "EXPORT": Entry(oversight.export, OFFICE | UNIT | SIGNERS | WATCH),
    "ACCOUNT_QUERY": Entry(guide.accounts),
    "HELP": Entry(_help, strangers=True),
    "CONTACT_OFFICE": Entry(guide.human, strangers=True),
    "SUGGESTION": Entry(guide.suggestion, strangers=True),
    "REGISTER_GROUP": Entry(groups.register, OFFICE),
    "SUGGESTION_LIST": Entry(suggestions.listed, ANSWERERS),
    "SUGGESTION_ANSWER": Entry(suggestions.answer, ANSWERERS),
}
TAPS: Mapping[str, Callable[[Turn, Card, str, str], Reply]] = {
    **tasks.TAPS,
    **people.TAPS,
    **succession.TAPS,
    **signing.TAPS,
    **requests.TAPS,
    **approving.TAPS,
    **oversight.TAPS,
    **rectifications.TAPS,
    **survey.TAPS,
    **opinions.TAPS,
    **publishing.TAPS,
    **instructions.TAPS,
}
# Messages that are no words: what they lead to.
EVENTS: Mapping[Kind, Handler] = {
    Kind.IMAGE: evidence.picture,
    Kind.FILE: _file,
    Kind.VIDEO: evidence.picture,
    Kind.JOIN: people.came_or_left,
    Kind.LEAVE: people.came_or_left,
    Kind.ENTER: _entered,
    Kind.LOCATION: guide.unreadable,
    Kind.LINK: guide.unreadable,
    Kind.POLL: guide.silent,
    Kind.EVENT: guide.silent,
}
