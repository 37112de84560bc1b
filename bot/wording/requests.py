"""Applications in words, for the clerk who fills one in: what it still needs, whether to send it, how to give it up."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.models import Account, Extension, Request
from bot.models.request import AWAITING_APPROVAL, CHANGE
from bot.models.request_draft import FIELDS
from bot.models.request_row import ANNEX2
from bot.wording import extensions
from bot.wording.dates import day, short_day
from bot.wording.media import words_of
from bot.wording.quoted import quoted
from bot.wording.refusals_requests import field_name
from bot.wording.request_form import form_text_of_draft, title, what
from bot.wording.request_status import standing

MARKS = "①②③④⑤"


def ready_reasons(request: Request) -> tuple[str, ...]:
    """Three reasons that a clerk may simply pick."""
    main = next(iter(request.plan.listed("主账号")), "主账号")
    if request.kind == CHANGE:
        return (
            "机构职能调整，账号信息需与现单位名称一致",
            "原管理员岗位变动，需由现经办人员接管账号",
            "按规范化建设要求，统一账号名称和认证信息",
        )
    return (
        f"受众面小、更新力量不足，整合至“{main}”",
        f"按文件要求统一归集，内容迁移至“{main}”发布",
        words_of(request.account.medium).reason,
    )


def _wanted(request: Request, name: str) -> str:
    """One missing field, said so that the clerk knows what to type."""
    reasons = "".join(f"\n　原因{n} {text}" for n, text in enumerate(ready_reasons(request), 1))
    if name == "platform_ref":
        return words_of(request.account.medium).wanted
    return {
        "change_field": f"变更哪一项（{'、'.join(FIELDS)}）",
        "change_new": f"{request.change_field or '这一项'}改成什么",
        "stop_on": "哪天起停更" if request.is_cancellation else "哪天起生效",
        "reason": f"原因，自己写10–300字，或从下面挑一条，回复“原因1”就行：{reasons}",
    }[name]


def one_change(request: Request, another: str) -> str:
    """A form changes one thing."""
    name = request.account.name
    return (
        f"这张申请改的是{request.change_field}（{quoted(request.change_new or '', 40)}），一张只改一项。"
        f"{another}请另起一件：这件送签以后，回复“变更 {name} {another}改成…”。"
    )


def one_account(request: Request, others: Sequence[str]) -> str:
    """Several accounts were named at once, and a form is of one."""
    then = "、".join(f"“注销 {other}”" for other in others)
    return f"一张申请只填一个账号，先填{request.account.label}；这件送签以后，接着问您下一个（也可以回复{then}）。"


def next_account(account: Account, intent: str = "CANCEL_REQUEST") -> str:
    """知乎和天目号都注销, when the first is sent: the second is offered."""
    return f"接着起草 {_DEEDS[intent]} {account.label} 吗？回复“是”；现在不填的，回复“算了”。"


def as_before(kept: Mapping[str, str]) -> str:
    """What was told of this account, or of all of them together, and goes along into its form."""
    return f"\n前面说过的照样带过去：{_told(kept)}，送签前给您看。"


def not_begun(account: Account, told: Mapping[str, str]) -> str:
    """算了 to the next form: what had been told of it stands nowhere, and how it is begun after all."""
    return f"\n{account.label}没有起草，{_told(told)}也没有记；要办回复“注销 {account.label}”，把这些再说一遍。"


def _told(kept: Mapping[str, str]) -> str:
    told = [f"停更{day(date.fromisoformat(kept['stop_date']))}"] if "stop_date" in kept else []
    told += [f"账号ID {quoted(kept['account_id'], 60)}"] if "account_id" in kept else []
    told += [f"原因“{quoted(kept['reason'], 60)}”"] if "reason" in kept else []
    return "；".join(told)


def later(words: str) -> str:
    """快手是注销，知乎改名叫…: what is told of the second account waits."""
    return f"记下了：这件送签以后，接着问您“{quoted(words, 60)}”。"


def next_told(words: str) -> str:
    """The first is sent: what was told of the second is offered."""
    return f"接着办前面说的“{quoted(words, 60)}”吗？回复“是”；现在不办的，回复“算了”。"


def then_instead(account: Account, intent: str) -> str:
    """那改成注销吧, of a form that changes the account: what is offered when it is taken back."""
    return f"\n撤回以后，接着问您起草 {_DEEDS[intent]} {account.label}。"


_DEEDS = {"CANCEL_REQUEST": "注销", "CHANGE_REQUEST": "变更"}


def comes_next(others: Sequence[str]) -> str:
    """头条也一样办 amid a form: nothing is lost, and nothing of it stands in this form."""
    return f"记下了：这件送签以后，接着问您起草 注销 {'、'.join(others)}。"


def not_of_this(request: Request, words: str) -> str:
    """头条号是1234567890, beside what is of the form's own account."""
    return f"“{quoted(words, 60)}”说的不是{request.account.label}，没有写进这张申请。"


def kept_for(account: Account, words: str) -> str:
    """快手8月1日停更，知乎8月5日停更: the second goes into the form that comes behind this one."""
    return f"“{quoted(words, 60)}”记下了，起草{account.label}时一起填上。"


def waits_no_more(labels: Sequence[str], words: str) -> str:
    """算了: what was to come behind the form is not done either."""
    told = "".join(f"\n接着要问的{label}也没有起草，要办回复“注销 {label}”。" for label in labels)
    return told + (f"\n“{quoted(words, 60)}”也没有办，要办请再发一遍。" if words else "")


def stays(form: str) -> str:
    """Another matter was begun amid a form: the form is left as it is."""
    return f"正在填的{form}先留着，接着填回复“继续”。"


NUMBERS = "零一两三四五六"


def drafted(request: Request, missing: Sequence[str], *, begun: bool) -> str:
    """A draft and, in one sentence, what it still needs (R19)."""
    if isinstance(request, Extension):
        return extensions.drafted(request, missing)
    items = "\n".join(f"{MARKS[n]}{_wanted(request, name)}" for n, name in enumerate(missing))
    opening, split = "已起草" if begun else "草稿", "，可分几次回复" if len(missing) > 1 else ""
    known = "；".join(_filled_in(request, missing))
    return (
        f"{opening}：{what(request)}，{request.number}。\n"
        + (f"已填：{known}\n" if known else "")
        + f"还差{NUMBERS[len(missing)]}样{split}，草稿保留7天：\n"
        f"{items}\n签字、批准之前，请先不要在平台上操作。"
    )


def still_lacks(request: Request, missing: Sequence[str]) -> str:
    """It was to be sent, and cannot be yet."""
    return f"还差{'、'.join(field_name(request, name) for name in missing)}，还不能送签。"


def _filled_in(request: Request, missing: Sequence[str]) -> list[str]:
    """What the form says so far, so that the clerk sees how his words were taken."""
    day_label = "停更" if request.is_cancellation else "生效"
    change = request.change_field + (f"改为{quoted(request.change_new, 40)}" if request.change_new else "")
    return [
        *([change] if change else []),
        *([f"{day_label}{day(request.stop_on)}"] if request.stop_on and "stop_on" not in missing else []),
        *([f"原因“{quoted(request.reason, 40)}”"] if request.reason else []),
        *([f"{words_of(request.account.medium).ref} {request.platform_ref}"] if request.platform_ref else []),
    ]


def ready_to_sign(request: Request, signers: Mapping[str, str], warning: str = "") -> str:
    """The form is complete: shall it go to the principal? `signers`: names, and for whom a delegate signs."""
    names = _signing(signers)
    if isinstance(request, Extension):
        return extensions.ready(request, names, form_text_of_draft(request))
    note = f"\n{warning}" if warning else ""
    day_label = "停更日期" if request.is_cancellation else "生效日期"
    ask = f"填好了，送{names}签字吗？回复“是”；要改回复例如“修改 {day_label} 8月20日”"
    return f"{form_text_of_draft(request)}{note}\n{ask}"


def kept_account(request: Request) -> str:
    """The office decided to keep what is to be closed: said to the clerk before it goes."""
    head = f"提醒：市府办已定{request.account.label}保留。"
    return f"{head}不注销了回复“撤回申请 {request.number}”；仍要注销，请先与市府办说好。"


def freeze_warning(ends: date, goal: date) -> str:
    """The platform's freeze will outlast the notice's date: not forbidden, but good to know."""
    return (
        f"提醒：微信冻结期满并确认，最快要到{short_day(ends)}前后，晚于{short_day(goal)}；"
        f"{short_day(goal)}前停更、平台受理即为办结。"
    )


def no_signer(request: Request, phone: str) -> str:
    """N05: nobody is registered who could sign."""
    return (
        f"{title(request)}已填好，但本单位还没有登记主要负责人，送不出去。\n"
        f"请回复“人工”由市府办登记（{phone}）；也可以打印签字盖章（回复“申请表 {request.number}”），"
        f"再回复“纸质签字 {request.number}”并拍照上传。"
    )


def submitted(request: Request, signers: Mapping[str, str], far: Sequence[str]) -> str:
    """It went to the principal, or to who signs for him; said plainly where a card could not reach them (`far`)."""
    lines = [f"已送{_signing(signers)}签字：{title(request)}，第{request.round}次送签，校验码 {request.hash8}。"]
    if far:
        lines.append(f"{'、'.join(far)}还没有在企业微信里关联，卡片发不到：请本人给“督办助手”发一句话，或用纸质签字。")
    lines.append(f"签好会告诉您。要改回复“修改 {request.number}”，不办回复“撤回申请 {request.number}”。")
    return "\n".join(lines)


def _signing(signers: Mapping[str, str]) -> str:
    """王某某; 李某某（代王某某签）."""
    return "、".join(f"{name}（代{behalf}签）" if behalf else name for name, behalf in signers.items())


def back_to_change(request: Request) -> str:
    """修改: back in the clerk's hands; the principal's card is closed."""
    return f"已收回 {request.number} 修改，编号不变，改好要重新送签。"


def left_unsent(request: Request) -> str:
    """算了 of a paper that was with those who sign: it is not there any more, and this is what it says now."""
    told = f"延到{extensions.until(request)}，原因：{quoted(request.reason)}" if isinstance(request, Extension) else ""
    now = f"现在写的是：{told}。\n" if told else ""
    number = request.number
    return (
        f"好的，先改到这里。{number}现在没有送签，领导那里没有这一件。\n{now}"
        f"要送签回复“继续 {number}”，看清再回复“是”；不办了回复“撤回申请 {number}”。"
    )


def taken_back(request: Request) -> str:
    """修改 without saying what."""
    return f"{back_to_change(request)}\n{what_to_change(request)}"


def returned_to_change(request: Request) -> str:
    """The same of what was returned: why, and how to say what."""
    return f"退回原因：{quoted(request.decision_reason)}\n{what_to_change(request)}"


def what_to_change(request: Request) -> str:
    day_of = "停更日期" if request.is_cancellation else "生效日期"
    example = f"修改 {request.number} 9月20日" if isinstance(request, Extension) else f"修改 {day_of} 8月20日"
    return f"请说要改什么，例如：{example}；改好回复“继续”送签。"


def withdraw_preview(request: Request) -> str:
    """What 撤回申请 would do."""
    told = "，会告知主要负责人和市府办" if request.state == AWAITING_APPROVAL else ""
    return f"将撤回{request.number}（{what(request)}，{standing(request)}）{told}。确认请回复“是”，不撤回复“算了”。"


def withdrawn(request: Request) -> str:
    """It is given up."""
    if isinstance(request, Extension):
        return extensions.withdrawn(request)
    if request.family != ANNEX2:
        return f"已撤回{request.number}（{what(request)}），不用再办。"
    return f"已撤回{request.number}，账号可重新申请。要接着办回复“重开 {request.number}”，内容还在。"


def restored(request: Request, old: str) -> str:
    """重开 under a new number."""
    return f"已按{old}的内容重开：{request.number}。"


def paper_signed(request: Request) -> str:
    """纸质签字 is registered; the picture follows."""
    return (
        f"已登记{request.number}为纸质签字，送市府办审批。\n"
        "请在30分钟内把签字盖章的申请表拍照发到这里；也可以把原件交市府办，由市府办核对后审批。"
    )


def choose_account(*, other_platform: bool = False) -> str:
    """Which account; R18 where the name exists, but not on the platform that was said."""
    said = "名单里这个名称没有您说的平台账号。" if other_platform else ""
    return f"{said}是哪个账号？回复编号："


def nothing_to_resume(*, sent: bool = False) -> str:
    """继续 without a draft; `sent`: whether the unit has a form that has gone to be signed."""
    gone = "已送签的，回复“我的申请”看到了哪一步。\n" if sent else ""
    return f"没有要接着填的申请。{gone}要申请注销请回复“注销 账号名”，变更同样写法。"
