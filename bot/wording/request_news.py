"""What others hear of an application: results, signatures that lapsed, cards that closed, duties that moved on."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.models import Delegation, Extension, Request
from bot.models.request import GRANTED
from bot.models.request_row import ANNEX2
from bot.wording import extensions
from bot.wording.dates import day, moment, short_day
from bot.wording.media import words_of
from bot.wording.quoted import quoted
from bot.wording.request_form import label, readable, ref, signer, taken, title, what
from bot.wording.request_status import standing


def outcome(who: str, at: datetime, did: str, reason: str = "") -> str:
    """On a card after the decision: who, when, what, why."""
    return f"{who} {moment(at)}{did}" + (f"，理由：{quoted(reason, 50)}" if reason else "")


def ended(request: Request) -> str:
    """On every other card that still asked something when the application ended."""
    return f"{request.number}现在：{standing(request)}（{moment(request.in_state_since)}），不用再点"


def begun(request: Request, who: str) -> str:
    """To the other clerks of the unit."""
    return f"{who}起草了{title(request)}（{label(request)}），草稿共用，您也可以接着填：回复“继续”。"


def sent(request: Request, who: str) -> str:
    """To the other clerks."""
    return f"{who}已把{title(request)}（{label(request)}）送签，第{request.round}次。"


def colleague(request: Request, who: str, did: str) -> str:
    """To the other clerks: any further act of one of them."""
    return f"{who}{did}：{request.number}（{what(request)}）。"


def again(request: Request, returned_by: str, reason: str, *, had_signed: bool) -> str:
    """N12, before the second card: why it came back and what changed."""
    lines = [f"【请再签】{request.number} 第{request.round}次送签"]
    if reason:
        lines.append(f"{returned_by}退回原因：{quoted(reason)}")
    if request.changes:
        lines.append("只改了：" + "；".join(_change(change) for change in request.changes))
    else:
        lines.append("内容没有改动。")
    if had_signed:
        lines.append("您上次的签字已随退回失效，给您添麻烦了。")
    return "\n".join(lines)


def _change(change: Sequence[str]) -> str:
    label, before, after = change
    return f"{label} {quoted(readable(label, before), 60) or '（空）'} → {quoted(readable(label, after), 60)}"


def signed(request: Request) -> str:
    """To the clerks."""
    return f"{request.number} {signer(request) or '主要负责人'}已签字，送市府办审批。"


def returned(request: Request, by: str, reason: str) -> str:
    """To the clerks."""
    return (
        f"{request.number} {by}退回修改。\n原因：{quoted(reason)}\n"
        f"请回复“修改 {request.number}”改好后回复“继续”送签，要重新签字。"
    )


def lapsed(request: Request, reason: str) -> str:
    """To who had signed: the signature is void, and why."""
    return (
        f"{request.number}（{what(request)}）市府办退回修改，您的签字已失效。\n原因：{quoted(reason)}\n"
        "经办人改好后会再请您签。"
    )


def refused(request: Request, by: str, reason: str, *, to_settle: bool) -> str:
    """To the clerks: the principal does not want it; where the notice closes the account, the office will call."""
    if isinstance(request, Extension):
        return extensions.refused(request, by, reason)
    after = f"\n文件定的处置意见是{request.account.disposition}，已告知市府办来协调。" if to_settle else ""
    return f"{request.number} {by}不同意，到此为止，账号可重新申请。\n理由：{quoted(reason)}{after}"


def to_settle(request: Request, reason: str) -> str:
    """To the office: the notice closes the account, the unit does not want it."""
    return (
        f"{request.unit.short}的{request.account.label}：单位未同意注销，待协调。\n"
        f"处置意见：{request.account.disposition}。单位理由：{quoted(reason)}（{request.number}）"
    )


def undone(request: Request, who: str) -> str:
    """To the clerks: the principal took the signature back."""
    return f"{request.number} {who}已收回签字，等重新签批。"


def withdrawn(request: Request, who: str) -> str:
    """To principal and office."""
    return f"{request.number}（{what(request)}）{who}已撤回，不用再办。"


def paper(request: Request, who: str) -> str:
    """To the principal: a signature on paper was registered in his name."""
    return f"{who}登记了您对{title(request)}（{label(request)}）的纸质签字，已送市府办核对。\n不是您签的请告知市府办。"


def approved_to_leaders(request: Request, today: date) -> str:
    """The same to principal and signer, who have nothing to type."""
    if isinstance(request, Extension):
        return extensions.granted(request)
    start = f"{day(request.stop_on, today)}起" if request.stop_on else ""
    then = f"{start}停更" if request.is_cancellation else f"{start}变更"
    head = f"{request.number} 市府办已批准（{short_day(today)}）：{what(request)}，{then}。"
    return f"{head}\n接下来由经办人到平台办，不用您操作。"


def approved(request: Request, today: date, due: date | None) -> str:
    """R25, to the clerks."""
    if isinstance(request, Extension):
        return extensions.approved(request)
    head = f"{request.number} 市府办已批准（{short_day(today)}）。接下来：\n"
    start = day(request.stop_on, today) if request.stop_on else ""
    if not request.is_cancellation:
        return f"{head}1 {start}起到平台办变更\n2 变更好了回复“已变更 {ref(request)} 新信息的链接”，市数管中心核对"
    limit = f"；{short_day(due)}前做完这一步即为办结" if due and due >= today else "，做完这一步即为办结"
    last = "\n冻结期满后7天内要到后台点确认，到时提醒您。" if request.account.is_wechat else ""
    medium = words_of(request.account.medium)
    return (
        f"{head}1 {medium.prepared}\n"
        f"2 {start}起{medium.announced}，回复“已停更 {ref(request)}”\n"
        f"3 {medium.hand_in}，回复{taken(request)}，不用截图{limit}{last}"
    )


def coming(request: Request, did: str) -> str:
    """To 市数管中心: for information."""
    return f"【知会】{request.unit.short} {what(request)}：{did}（{request.number}）。"


def rejected(request: Request, reason: str, contact: str, phone: str, *, keep: bool) -> str:
    """R27."""
    if isinstance(request, Extension):
        return extensions.rejected(request, reason, contact, phone)
    kept = "处置意见改为保留。" if keep else ""
    return (
        f"{request.number} 市府办没有同意。\n理由：{quoted(reason)}\n{kept}账号请照常更新。"
        f"有不同意见，请由单位与市府办{contact}联系（{phone}）。"
    )


def voided(request: Request, reason: str, was: str) -> str:
    """To the unit and the signer."""
    if isinstance(request, Extension):
        return extensions.voided(request, reason, was_granted=was == GRANTED)
    if request.family != ANNEX2:
        return f"{request.number}（{what(request)}）市府办已作废，不用再办。\n理由：{quoted(reason)}"
    hint = "\n已在平台提交的，请在冻结期内撤回。" if was == "平台办理中" else ""
    return f"{request.number}（{what(request)}）市府办已作废，账号照常使用。\n理由：{quoted(reason)}{hint}"


def revoked(request: Request) -> str:
    """To clerks and principal."""
    return f"{request.number} 市府办同意撤销批准，账号照常使用。已在平台提交的，请在冻结期内撤回。"


def revoke_denied(request: Request, reason: str) -> str:
    """To clerks and principal."""
    return f"{request.number} 市府办没有同意撤销批准，请按原批准办。\n理由：{quoted(reason)}"


def block_decided(request: Request, helper: str, *, agreed: bool) -> str:
    """To the clerks."""
    if agreed:
        return f"{request.number} 市府办已确认受阻，不计本单位逾期，由{helper or '市数管中心'}协助。"
    return f"{request.number} 市府办没有确认受阻，请继续办理；有困难请回复“人工”。"


def blocked(request: Request) -> str:
    """To 市数管中心, which helps."""
    why = quoted(request.blocked_reason)
    return f"【请协助】{request.unit.short}的{request.account.label}{request.kind}受阻：{why}（{request.number}）。"


def by_letter(request: Request) -> str:
    """To clerks and 市数管中心."""
    return (
        f"{request.number}：市府办已发函处置（{quoted(request.letter_no, 40)}），{request.account.label}记为停用，"
        "任务3按已处置计；每季核一次是否仍在。"
    )


def transferred(request: Request, old: str) -> str:
    """To the unit that carries on."""
    return (
        f"机构调整：{old}的{title(request)}（{request.account.label}，{request.state}）转由您单位接着办，批准继续有效。"
    )


def closed_out(request: Request) -> str:
    """To clerks, principal and office."""
    done = "已销号" if request.is_cancellation else "变更已核对，台账已更新"
    return f"{request.number} {request.account.label}市数管中心核验通过，{done}。"


def check_failed(request: Request, reason: str) -> str:
    """To the clerks."""
    head = f"{request.number} 市数管中心核验退回。\n理由：{quoted(reason)}"
    return f"{head}\n办好后再回复“已{request.kind} {ref(request)}”。"


def reopened(request: Request, reason: str) -> str:
    """To the clerks: a closed account is online again."""
    return f"{request.account.label}发现重新上线（{quoted(reason)}），{request.number}回到平台办理中，请核对并处理。"


def ordered(request: Request) -> str:
    """责令, to the unit."""
    return (
        f"【责令关停】{request.account.label}，{request.number}。\n依据：{quoted(request.basis)}\n"
        f"请签收，停更并{words_of(request.account.medium).hand_in}，回复“已停更 {ref(request)}”{taken(request)}。"
    )


def signed_for(request: Request) -> str:
    """签收 of such an order, to whoever typed it."""
    return f"已签收{request.number}（责令关停{request.account.label}）。\n停更以后回复“已停更 {ref(request)}”。"


def signed_for_office(request: Request, who: str) -> str:
    """The same, to who ordered it."""
    return f"{request.unit.short}{who}已签收{request.number}（责令关停{request.account.label}）。"


def ask_unapproved(request: Request) -> str:
    """未批先办, to the unit: ask first."""
    return (
        f"没有查到{request.account.label}的批准（{request.number}）：{quoted(request.basis)}。\n"
        f"有纸质批件的请拍照发来；请写一段说明，由主要负责人签字：回复“情况说明 {request.number} 内容”。"
    )


def settled(request: Request, reason: str) -> str:
    """To the unit."""
    return f"{request.number}（{request.account.label}）市府办已处理：{request.state}，{quoted(reason)}。"


def ask_more(request: Request, reason: str) -> str:
    """说明不清."""
    return (
        f"{request.number} 情况说明退回，请补充。\n原因：{quoted(reason)}\n"
        f"写好回复“情况说明 {request.number} 内容”，要重新签字。"
    )


def lapsing(request: Request, lapses: date) -> str:
    """A draft of seven days."""
    return (
        f"草稿{request.number}（{what(request)}）已7天没有改动，{short_day(lapses)}失效。\n"
        f"接着填回复“继续”；不办不用理会。"
    )


def expired(request: Request) -> str:
    """The draft has lapsed."""
    return (
        f"草稿{request.number}（{what(request)}）已失效，可重新申请。\n"
        f"一键重开请回复“重开 {request.number}”，内容还在。"
    )


def delegation_line(given: Delegation, today: date) -> str:
    """市国资办 王某某委托李某某代签，8月1日至8月10日."""
    days = f"{short_day(given.from_day, today)}至{short_day(given.to_day, today)}"
    return f"{given.principal.unit.short} {given.principal.name}委托{given.delegate.name}代签，{days}"


def delegation_result(given: Delegation, today: date) -> str:
    """To principal and delegate."""
    ending = {
        "生效": "已生效，期间签批卡片发给受托人，签字本人点按才算数",
        "不同意": "市府办没有同意，仍由主要负责人签",
        "已撤回": "已撤回，恢复由主要负责人签",
        "已到期": "已到期，恢复由主要负责人签",
    }[given.state]
    return f"{delegation_line(given, today)}：{ending}。"


def account_moved(request: Request, old: str) -> str:
    """To the former unit."""
    return f"{title(request)}（{request.account.label}）已从{old}转给{request.unit.short}。"
