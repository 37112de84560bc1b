"""After the approval: 停更, 平台受理, 受阻, 已注销; and asking the office to revoke its approval."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.clock import local_day
from bot.errors import Denied
from bot.handlers.requests.finding import accounts_named, named, options, own_units, request_meant
from bot.message import Reply
from bot.models import Account, Request, Role
from bot.models import request as life
from bot.models.account import AccountState
from bot.models.request_draft import WORKERS
from bot.models.request_run import BLOCK_REASONS, REPORTED
from bot.turn import Question, Turn
from bot.wording import request_steps as say
from bot.wording.request_status import choose_request

MORE_ACCOUNTS = "more"  # slot: of which accounts the same was told
OTHER_PLATFORM = "no_such_platform"  # note of the language: the unit has no account there
RUNNING = (life.APPROVED, life.AT_PLATFORM)
# What people type, and which of the table's reasons it is.
SIGNS = {
    "管理员离职": ("离职", "调走", "调离", "退休", "联系不上", "找不到"),
    "密码遗失": ("密码", "登不", "登录不"),
    "登记在个人或第三方公司名下": ("个人", "第三方", "公司名下"),
    "对公打款": ("对公", "打款"),
    "平台驳回": ("驳回", "退回", "打回"),
}
ROLES = ("分管领导", "专职人员", "联系人")  # of task 1's list
PROOFS = ("显示", "通知", "搜", "查不到", "查无", "http")
# An answer to “how can one see it” that says the contrary is no proof.
TURNED_DOWN = ("驳回", "失效", "打回")
NOT_YET = (*TURNED_DOWN, "失败", "没成功", "未成功", "没通过", "未通过", "不通过", "还没", "尚未", "没办好", "没弄好")
# That nothing is found is a sign of a closing that was told, and none without: it may be hidden, banned, or renamed.
NOT_FOUND = ("搜", "查不到", "查无", "查不出", "找不到", "没了", "没有了", "不见", "消失", "打不开")
CLOSED_WORDS = ("注销", "销号", "销户", "销掉", "关停", "关掉", "删", "确认", "成功")
TOLD_CLOSED = (*CLOSED_WORDS, "显示", "提示", "通知", "后台", "短信", "http")
PREPARING = ("备份", "解绑")  # what comes before 停更; of an account that is gone it says nothing


def execution(turn: Turn) -> Reply:
    """已停更 <账号> · 已提交 <账号> 冻结到9月5日 · 已注销 <账号> · 平台驳回 <账号>"""
    request = _approved(turn)
    turn.member(*WORKERS, among=[request.unit_id])
    turn.slots["request"] = request.number
    reply = STAGES.get(turn.text("stage"), _proven)(turn, request)
    return _and_the_next(turn, request, reply) if turn.slot(MORE_ACCOUNTS) else reply


def _and_the_next(turn: Turn, request: Request, reply: Reply) -> Reply:
    """快手知乎都停更了: when the first is put down the next is asked about, with the day that was told of both."""
    if turn.asked is not None:
        return reply  # with that question they wait
    named = (Account.numbered(turn.session, request.account.plan_id, one) for one in turn.slot(MORE_ACCOUNTS))
    papers = [(one, Request.open_about(turn.session, one.id)) for one in named if one is not None]
    running = [paper for _, paper in papers if paper is not None and paper.state in RUNNING]
    left = [account.label for account, paper in papers if paper not in running]
    text = f"{reply.text}\n{say.not_approved(left)}" if left else reply.text
    if not running:
        return Reply(text)
    stage = "submitted" if turn.text("stage") == "frozen" else turn.text("stage")
    days = {name: turn.slot(name) for name in _DAYS_OF_ALL.get(stage, ()) if turn.slot(name)}
    step = say.stage(stage, str(days.get("date", "")), days)
    turn.slots = {}
    about: dict[str, Any] = {"request": running[0].number, "stage": stage, **days}
    if rest := [paper.account.number for paper in running[1:]]:
        about[MORE_ACCOUNTS] = rest
    return turn.offer(f"{text}\n{say.next_of_all(running[0], step)}", **about)


_DAYS_OF_ALL = {"stopped": ("date",), "submitted": ("accepted_on", "stopped_on")}


def _unsubmitted(turn: Turn, request: Request) -> Reply:
    """没提交成, of what was reported as submitted: shown first, then as if the platform had not taken it."""
    if request.accepted_on is None or request.state != life.AT_PLATFORM:
        return turn.decline(say.nothing_taken(request))
    stuck = turn.text("reason")
    if not turn.agreed:
        return turn.show(say.taken_back_preview(request, stuck))
    request.platform_rejected(turn.act, f"报错了，没有提交成{f'：{stuck}' if stuck else ''}")
    if stuck and not request.blocked:
        request.exec_blocked(turn.act, _block_kind(stuck), stuck)
    return Reply(say.taken_back(request))


def _right_day(turn: Turn, request: Request) -> Reply:
    """停更日期记错了，是8月5日: the day that was told and the one in its place, shown first."""
    field = "accepted_on" if "accepted_on" in turn.slots else "stopped_on"
    becomes = _day(turn, field)
    if becomes is None:
        return turn.decline(say.ask_right_day(request, field))
    if becomes == (request.accepted_on if field == "accepted_on" else request.stopped_on):
        return turn.decline(say.same_day(request, field))
    days = {field: becomes}
    if not turn.agreed:
        return turn.show(say.right_day_preview(request, field, becomes), request=request.number)
    request.correct_days(turn.act, **days)
    return Reply(say.right_day(request, field))


def blocked(turn: Turn) -> Reply:
    """受阻 <账号> 管理员离职"""
    request = _approved(turn)
    turn.member(*WORKERS, among=[request.unit_id])
    said = turn.text("reason") or turn.text("text")
    kind = _block_kind(said)
    if not kind:
        choices = [{"reason": reason, "label": reason} for reason in BLOCK_REASONS]
        raise Question(say.ask_block_reason(), "choose", options=choices, slots={"request": request.number})
    request.exec_blocked(turn.act, kind, said)
    return Reply(say.blocked(request))


def unblock(turn: Turn) -> Reply:
    """解除受阻 <账号>"""
    request = request_meant(turn, *RUNNING)
    turn.member(*WORKERS, among=[request.unit_id])
    before = request.blocked_days
    request.unblock(turn.act)
    return Reply(say.unblocked(request, request.blocked_days - before))


def revoke(turn: Turn) -> Reply:
    """撤销批准 ZX-2022-001 理由"""
    turn.member(Role.PRINCIPAL)
    request = request_meant(turn, *RUNNING)
    turn.member(Role.PRINCIPAL, among=[request.unit_id])
    reason = str(turn.need("reason", "为什么要撤销批准？请回复一句理由。"))
    if request.state in RUNNING and not turn.agreed:
        return turn.show(say.revoke_preview(request, reason), request=request.number)
    request.request_cancel(turn.act, reason)
    return Reply(say.revoke_asked(request))


def _approved(turn: Turn) -> Request:
    """The approved application that is meant; nothing may happen on a platform without one (R26)."""
    if turn.text("request"):
        return _checked(named(turn, turn.text("request")))
    if not turn.slot("account") and not turn.slot("account_candidates"):
        return _unnamed(turn)
    accounts = accounts_named(turn)
    for account in accounts:
        if account.unit_id not in own_units(turn):
            raise Denied("not_own_account", subject=account, owner=account.unit, own=turn.speaker.posts[0].unit)
    found = [Request.open_about(turn.session, account.id) for account in accounts]
    rows = [request for request in found if request is not None]
    request = _one(turn, [row for row in rows if row.state in RUNNING] or rows, accounts[0] if accounts else None)
    if turn.text("note") == OTHER_PLATFORM and not turn.confirmed:
        raise _is_it(turn, request)  # 天目号 of a unit that has none
    return request


def _unnamed(turn: Turn) -> Request:
    """Of a report that names no account: the only one that it can be about; beside others it is named and asked."""
    accepted = turn.text("stage") == "unsubmitted"
    own = Request.of_units(turn.session, own_units(turn), *RUNNING, life.AWAITING_CHECK)
    rows = [row for row in own if row.state in RUNNING and (row.accepted_on is not None or not accepted)]
    request = _one(turn, rows, None)
    if len(own) > 1 and not accepted:
        raise _is_it(turn, request)
    return request


def _is_it(turn: Turn, request: Request) -> Question:
    """The account by its name, before anything is put down for it."""
    stage = "受阻" if turn.intent == "BLOCKED" else say.STAGES.get(turn.text("stage"), "的办理情况")
    return Question(say.is_it_this(request, stage), "confirm", slots={"request": request.number, "said": turn.said})


def _one(turn: Turn, rows: list[Request], account: Account | None) -> Request:
    if not rows:
        closed = account is not None and account.state != AccountState.IN_USE
        raise Denied("already_closed" if closed else "no_approval", subject=account)
    if len(rows) > 1:
        raise Question(choose_request(), "choose", options=options(rows))
    return _checked(named(turn, rows[0].number))


def _checked(request: Request) -> Request:
    if request.approver is None:
        raise Denied("no_approval", subject=request.account, request=request.number)
    return request


def _stopped(turn: Turn, request: Request) -> Reply:
    told = _day(turn)
    if told and request.stopped_on and request.stopped_on != told and request.state in REPORTED:
        turn.slots |= {"stage": "corrected", "stopped_on": told.isoformat()}
        return _right_day(turn, request)  # 其实17号停更的, of what was reported before
    on = told or local_day(turn.now)
    backed_up = (bool(turn.slot("backed_up")) and turn.confirmed) or _says_backed_up(turn)
    if request.is_cancellation and request.state == life.APPROVED and not backed_up:
        return turn.offer(say.ask_backed_up(request, on), backed_up=True)
    request.start_exec(turn.act, on, backed_up=backed_up, notice=turn.text("link"))
    return Reply(say.started(request, local_day(turn.now)))


def _says_backed_up(turn: Turn) -> bool:
    """Whether the words themselves tick both boxes: 已备份，已解绑."""
    said = f"{turn.message.text} {turn.text('text')}"
    return "备份" in said and "解绑" in said and not any(no in said for no in ("没", "未", "不"))


def _accepted(turn: Turn, request: Request) -> Reply:
    today = local_day(turn.now)
    said = _day(turn)
    since = _day(turn, "accepted_on")
    taken = said if said and said <= today else since or request.accepted_on or today
    unstopped = request.is_cancellation and request.state == life.APPROVED
    frozen = said if said and said > today else None
    request.platform_submitted(turn.act, taken, frozen, _day(turn, "stopped_on"))
    text = say.accepted(request, today)
    if unstopped:
        text += f"\n{say.stopped_with_it(request, today, told=bool(turn.slot('stopped_on')))}"
    if request.is_cancellation and request.account.is_wechat and request.frozen_until is None:
        turn.slots = {MORE_ACCOUNTS: turn.slot(MORE_ACCOUNTS)} if turn.slot(MORE_ACCOUNTS) else {}
        return turn.ask(text, ["date"], request=request.number, stage="frozen")
    return Reply(text)


def _unfrozen(turn: Turn, request: Request) -> Reply:
    """没有冻结期: of a 公众号 it cannot be so, of anything else there is nothing to note."""
    if request.is_cancellation and request.account.is_wechat and request.frozen_until is None:
        turn.slots = {}
        return turn.ask(say.ask_frozen(request), ["date"], request=request.number, stage="frozen")
    return Reply(say.no_freeze(request))


def _steps_before(turn: Turn, request: Request) -> None:
    """15停的，16提交了，昨天注销成功: what came before 已注销, where it was never reported and the days were shown."""
    taken = _day(turn, "accepted_on")
    if taken is not None and _day(turn, "closed_on") and request.is_cancellation and request.accepted_on is None:
        request.platform_submitted(turn.act, taken, None, _day(turn, "stopped_on"))


def _proven(turn: Turn, request: Request) -> Reply:
    _steps_before(turn, request)
    request.check_reportable(turn.act)
    proof = turn.text("evidence") or turn.text("text") or turn.text("link") or _proof_said(turn)
    if _only_sought(turn, request, proof):
        return turn.ask(say.not_found_only(request), ["evidence"], only_sought=True)
    if not proof or _prepares(proof):
        return turn.ask(say.ask_proof(request), ["evidence"])
    if (foreign := _of_something_else(turn, request, proof)) is not None:
        return turn.decline(say.proof_of_another(request, foreign))
    if any(sign in proof for sign in TURNED_DOWN) and request.state == life.AT_PLATFORM:
        return turn.offer(say.ask_turned_down(request, proof), request=request.number, stage="rejected", reason=proof)
    if any(sign in proof for sign in NOT_YET):
        return turn.decline(say.not_proven(request, proof))
    if request.state == life.APPROVED and not request.is_cancellation:
        request.start_exec(turn.act, local_day(turn.now), backed_up=False)
    request.submit_evidence(turn.act, proof, _day(turn, "closed_on"), _day(turn, "stopped_on"))
    return Reply(say.proven(request))


def _only_sought(turn: Turn, request: Request, proof: str) -> bool:
    """快手没了，搜不到: where nobody said that it was closed; 搜索无此账号 where we asked behind 已注销 is enough."""
    asked = bool(turn.text("evidence")) and not turn.slot("only_sought")
    told = turn.text("evidence") or f"{turn.text('said') or turn.said} {proof}"
    sought = any(sign in told for sign in NOT_FOUND) and not any(sign in told for sign in TOLD_CLOSED)
    return request.is_cancellation and sought and not asked


def _prepares(proof: str) -> bool:
    """都备份好的, where it is asked how one can see that the account is gone."""
    return any(sign in proof for sign in PREPARING) and not any(sign in proof for sign in PROOFS)


def _of_something_else(turn: Turn, request: Request, proof: str) -> str | None:
    """义亭微视也注销成功了, 分管领导 某人: words on another account of the unit, or on people, prove nothing here."""
    others = {row.account.name for row in Request.of_units(turn.session, own_units(turn), *RUNNING)}
    named = next((name for name in sorted(others) if name in proof and name not in request.account.name), None)
    if named is not None and request.account.name not in proof:
        return named
    return next((role for role in ROLES if role in proof), None)


def _proof_said(turn: Turn) -> str:
    """A report that says by itself how one can see it: 后台显示注销成功, 搜索无此账号."""
    told = turn.text("said") or turn.said
    return told if any(sign in told for sign in PROOFS) else ""


def _turned_down(turn: Turn, request: Request) -> Reply:
    why = turn.text("reason") or turn.text("text")
    if not why:
        return turn.ask("平台为什么没有受理？请回复一句，例如：资料不全，或7天内未确认、注销失效。", ["reason"])
    request.platform_rejected(turn.act, why)
    return Reply(say.rejected_by_platform(request))


def _day(turn: Turn, name: str = "date") -> date | None:
    return date.fromisoformat(turn.text(name)) if turn.text(name) else None


def _block_kind(said: str) -> str:
    if said in BLOCK_REASONS:
        return said
    kind = next((kind for kind, signs in SIGNS.items() if any(sign in said for sign in signs)), "")
    return kind or ("其他" if said else "")


STAGES: Mapping[str, Callable[[Turn, Request], Reply]] = {
    "stopped": _stopped,
    "submitted": _accepted,
    "accepted": _accepted,
    "frozen": _accepted,
    "closed": _proven,
    "changed": _proven,
    "rejected": _turned_down,
    "unfrozen": _unfrozen,
    "unsubmitted": _unsubmitted,
    "corrected": _right_day,
}
