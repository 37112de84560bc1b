"""附件2 from an application: its facts for the paper, made when somebody asks for it."""

from sqlalchemy.orm import object_session

from bot.clock import local_day
from bot.models import Extension, History, Plan, Request
from bot.models.request import AWAITING_APPROVAL, REJECTED
from bot.models.request_office import OFFICE_NAME
from bot.models.request_row import BY_FILE, NOT_SIGNED, ON_PAPER
from bot.papers import annex2
from bot.papers.extension_form import ExtensionForm
from bot.papers.own import annex2_paper, extension_paper
from bot.tell.own_papers import office_here, send_paper
from bot.tell.post import Post
from bot.tell.request_cards import asked
from bot.wording.items import title
from bot.wording.media import words_of
from bot.wording.request_status import no_paper_yet

SUBJECT, UNIT, ACCOUNT, PLATFORM = "事项", "申请单位", "申请账号名称", "申请账号类型"  # labels of the form


def annex_form(request: Request) -> annex2.Form:
    """What the paper says of a request that has a day, as it was signed; ValueError for a draft without a day."""
    if request.stop_on is None:
        raise ValueError(request.number)
    said = {**request.form, **request.submitted_form} if request.round else request.form
    plan, medium = request.plan, request.account.medium
    of_new_media = "新媒体" in plan.title  # the form as this product knows it is that of such notices
    return annex2.Form(
        number=request.number,
        version=max(request.round, 1),
        content_hash=request.form_hash,
        unit=said[UNIT],
        account=said[ACCOUNT],
        account_kind=said[PLATFORM],
        platform_ref=request.platform_ref,
        applied_on=request.applied_on,
        effective_on=request.stop_on,
        reason=request.reason,
        change=_change(request),
        signature=_signature(request),
        opinion=_opinion(request),
        heading=plan.setting("申请表标题", annex2.NEW_MEDIA if of_new_media else "注销（或变更）申请表"),
        label=plan.setting("申请表附件", annex2.ANNEX if of_new_media else ""),
        ref_name=words_of(medium).ref if medium.may_lack_ref else "账号",
        guide=_guide(plan, of_new_media=of_new_media),
        boxed=of_new_media,
    )


def _guide(plan: Plan, *, of_new_media: bool) -> str:
    """The guide among what the notice rests on (plan.csv, 依据), as the form names it: without 指南; or the notice."""
    named = [part.strip("《》") for part in plan.listed("依据") if "规范化建设" in part]
    if named or of_new_media:
        return named[0].removesuffix("指南") if named else annex2.GUIDE
    return f"《{plan.title.strip('《》')}》（{plan.doc_no}）"


def paper_asked(post: Post, row: History) -> None:
    """申请表: the docx to whoever asked."""
    request = row.about
    if not isinstance(request, Request) or post.act is None or post.act.who is None:
        return
    post.for_plan(request.plan)
    if isinstance(request, Extension):
        form = extension_paper(extension_facts(request))
        send_paper(post, post.act.who, f"{request.number}延期申请表.docx", form, "申请表")
        return
    if request.stop_on is None:
        post.text(post.act.who, no_paper_yet(request), "申请表")
        return
    paper = annex2_paper(annex_form(request))
    send_paper(post, post.act.who, f"{request.number}申请表.docx", paper, "申请表")


def extension_facts(request: Extension) -> ExtensionForm:
    """What the paper says of an extension, as it stands."""
    signed = bool(request.signed_hash) and request.signed_hash == request.form_hash
    said, office = _opinion(request), office_here(object_session(request))
    version = f"第{request.round}次送签，校验码{request.hash8}" if request.form_hash else ""
    return ExtensionForm(
        number=request.number,
        unit=request.form_unit,
        subject=_subject(request),
        due_on=request.extend_from,
        wanted_on=request.extend_to,
        reason=request.reason,
        late=request.asked_late,
        first_on=local_day(request.created_at) if request.round > 1 and not request.asked_late else None,
        applied_on=request.applied_on,
        clerk=request.form["经办人"].replace(OFFICE_NAME, office, 1) if request.is_entered else request.form["经办人"],
        source=request.basis,
        signer=_signer(request) if signed else "",
        signed_at=request.signed_at if signed else None,
        signed_how=_how(request) if signed and request.signer else "",
        opinion=said.text if said else "",
        approver=said.name if said else "",
        decided_at=said.at if said else None,
        version=version,
        office=office,
    )


def _subject(request: Extension) -> str:
    """As it was signed; where several tasks share a heading, the task's own words behind it."""
    said, own = request.form[SUBJECT], title(request.item)
    return said if own in said else f"{said}（{own}）"


def _signer(request: Request) -> str:
    """Who signed; what was asked for by telephone says so."""
    if request.signed_how.endswith(NOT_SIGNED):
        return f"（{request.signed_how}）"
    return request.signer.name if request.signer else "见纸质件"


def _how(request: Request) -> str:
    return f"{request.signed_how}，代{request.signed_for}" if request.signed_for else request.signed_how


def scan_arrived(post: Post, request: Request, name: str, data: bytes) -> None:
    """The picture of a paper signature is here: whoever approves gets it beside the card."""
    if request.state == AWAITING_APPROVAL and request.signed_how == ON_PAPER:
        post.for_plan(request.plan)
        for one in asked(post, request, "approve"):
            post.file(one, name, data, "签字件")


def _change(request: Request) -> annex2.Change | None:
    if request.is_cancellation:
        return None
    return annex2.Change(request.change_field, request.change_old or "—", request.change_new)


def _signature(request: Request) -> annex2.Signature | None:
    """Only a signature that is bound to this content; of what was approved before, the paper has it."""
    if request.origin == BY_FILE and request.approved_at:
        return annex2.Signature("", request.approved_at, annex2.How.BEFORE)
    if not request.signed_hash or request.signed_hash != request.form_hash or request.signed_at is None:
        return None
    who = request.signer.name if request.signer else ""
    return annex2.Signature(who, request.signed_at, annex2.How(request.signed_how), request.signed_for)


def _opinion(request: Request) -> annex2.Opinion | None:
    if request.origin == BY_FILE and request.approved_at:
        return annex2.Opinion(f"已纸面批准（{request.basis}）。", "", request.approved_at)
    if request.approver and request.approved_at:
        return annex2.Opinion("同意。", request.approver.name, request.approved_at)
    if request.state == REJECTED:
        return annex2.Opinion(f"不同意。{request.decision_reason}", request.moved_by, request.in_state_since)
    return None
