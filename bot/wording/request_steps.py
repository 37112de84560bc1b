"""After the approval, to the clerk: 停更, 平台受理, 受阻, 已注销, and asking to revoke."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.models import Request
from bot.models.medium import Medium
from bot.models.request_run import BLOCK_REASONS
from bot.wording.dates import day, short_day
from bot.wording.media import words_of
from bot.wording.quoted import quoted
from bot.wording.request_form import label, ref, taken, what

STAGES = {
    "stopped": "已停更",
    **dict.fromkeys(("submitted", "accepted", "frozen"), "已提交，平台已受理"),
    "closed": "已注销",
    "changed": "已变更",
    "rejected": "平台没有受理",
}


_STEPS = {"stopped_on": "停更", "accepted_on": "平台受理", "closed_on": "注销"}


def stage(told: str, iso: str, slots: Mapping[str, Any]) -> str:
    """Which step would be put down, and until when the platform freezes it; each day that was told with its step."""
    days = {word: day(date.fromisoformat(str(slots[name]))) for name, word in _STEPS.items() if slots.get(name)}
    if days and STAGES.get(told):
        further = f"，冻结到{day(date.fromisoformat(iso))}" if iso else ""
        own = {"closed": "注销", "stopped": "注销", "submitted": "平台受理", "accepted": "平台受理"}.get(told, "停更")
        closed = [STAGES[told]] if own not in days and not (told == "frozen" and iso) else []
        return f"（{'，'.join([*(f'{on}{word}' for word, on in days.items()), *closed])}{further}）"
    step = STAGES.get(told, "")
    said = {"stopped": "", **dict.fromkeys(("submitted", "accepted", "frozen"), "冻结到")}.get(told) if iso else None
    on = f"，{said}{day(date.fromisoformat(iso))}" if said is not None else ""
    return f"（{step}{on}）" if step else ""


def is_it_this(request: Request, stage: str) -> str:
    """A report that names no account while several applications run: the account by its name, and a question."""
    return (
        f"您说的是{request.account.label}{stage}（{request.number}）吗？还没有记。\n"
        "是的回复“是”；是别的账号，回复“算了”，再带上账号名说一遍。"
    )


def next_of_all(request: Request, step: str) -> str:
    """快手知乎都停更了: the next one of those that were named."""
    return (
        f"接着是{request.account.label}（{request.number}）：{step.strip('（）')}，对吗？回复“是”，不是请回复“算了”。"
    )


def not_approved(labels: Sequence[str]) -> str:
    """Of those that were named together the ones that nobody has approved."""
    return f"{'、'.join(labels)}没有查到批准，没有记。"


def nothing_taken(request: Request) -> str:
    """没提交成, of what nobody reported as submitted."""
    return f"{request.account.name}（{request.number}）没有记过“已提交”，不用收回。提交好了回复{taken(request)}。"


def taken_back_preview(request: Request, stuck: str) -> str:
    """没提交成: what a yes would undo."""
    also = f"，并报受阻（{quoted(stuck, 40)}）" if stuck else ""
    counted = "这个账号不再按办结计。" if request.is_cancellation else ""
    asked = f"要把{request.account.label}（{request.number}）的“已提交”收回{also}吗？{counted}"
    return f"{asked}\n收回请回复“是”，不收回回复“算了”。"


def taken_back(request: Request) -> str:
    """已提交 was taken back."""
    counted = "，这个账号不再按办结计" if request.is_cancellation else ""
    blocked = "\n受阻已报，请市府办确认；解决了回复“解除受阻”。" if request.blocked else ""
    done = f"已收回：{request.account.name}还没有提交成（{request.number}）{counted}。"
    return f"{done}\n真提交了回复{taken(request)}。{blocked}"


def started(request: Request, today: date) -> str:
    """已停更; the day is said where it was not today."""
    if not request.is_cancellation:
        return f"收到：{request.number}开始变更。变更好了回复“已变更 {ref(request)} 新信息的链接”。"
    hand_in = words_of(request.account.medium).hand_in
    on = short_day(request.stopped_on) if request.stopped_on and request.stopped_on != today else ""
    return f"收到：{request.account.name}{on}已停更（{request.number}）。\n{hand_in}后回复{taken(request)}，不用截图。"


DAYS = {"stopped_on": "停更日期", "accepted_on": "平台受理日期"}


def ask_right_day(request: Request, field: str) -> str:
    """停更日期记错了: what it is, and how the right one is said."""
    return (
        f"{request.account.name}（{request.number}）的{DAYS[field]}记的是{_told_day(request, field)}，没有改。\n"
        f"要改请连日子一起说，例如：{DAYS[field]}记错了，是8月5日"
    )


def same_day(request: Request, field: str) -> str:
    """What it was to become it is."""
    return f"{request.account.name}（{request.number}）的{DAYS[field]}记的就是{_told_day(request, field)}，不用改。"


def right_day_preview(request: Request, field: str, becomes: date) -> str:
    """The day as it was told, and the one in its place."""
    was = f"{_told_day(request, field)}改为{short_day(becomes)}"
    asked = f"将把{request.account.label}（{request.number}）的{DAYS[field]}由{was}，经过里留记录。"
    return f"{asked}\n确认请回复“是”，不改回复“算了”。"


def right_day(request: Request, field: str) -> str:
    """Put right."""
    return f"已更正：{request.account.name}（{request.number}）的{DAYS[field]}是{_told_day(request, field)}。"


def _told_day(request: Request, field: str) -> str:
    told = request.stopped_on if field == "stopped_on" else request.accepted_on
    return short_day(told) if told else "（没有记）"


def accepted(request: Request, today: date) -> str:
    """已提交: counts as done; the freeze and what comes after it. A change has neither."""
    if not request.is_cancellation:
        return (
            f"收到：{request.account.name}的变更平台已受理，{request.number}。\n"
            f"变更好了回复“已变更 {ref(request)} 新信息的链接”。"
        )
    lines = [f"收到：{request.account.name}平台已受理，{request.number}。这个账号按办结计。"]
    if request.frozen_until:
        then = (
            "之后7天内要到后台点确认，到时提醒您；点好" if request.account.is_wechat else "到时提醒您；确认注销成功后"
        )
        lines.append(f"{day(request.frozen_until, today)}冻结期满，{then}回复“已注销 {ref(request)}”。")
    else:
        if request.account.medium is not Medium.SITE:
            lines.append("平台有冻结期的，回复“冻结到×月×日”，到期提醒您；没有的不用管。")
        lines.append(_then_gone(request))
    return "\n".join(lines)


def no_freeze(request: Request) -> str:
    """没有冻结期: nothing to note, and what comes next."""
    next_step = f"{words_of(request.account.medium).hand_in}后回复{taken(request)}。"
    return (
        f"好的，{request.account.name}没有冻结期，不用登记（{request.number}）。\n"
        f"{_then_gone(request) if request.accepted_on else next_step}"
    )


def ask_frozen(request: Request) -> str:
    """A 公众号 always has a freeze."""
    return (
        f"{request.account.name}（{request.number}）：公众号注销都有冻结期，提交以后平台上写着到哪天。\n"
        "请回复那一天，例如：8月16日"
    )


def _then_gone(request: Request) -> str:
    return f"{words_of(request.account.medium).gone}后回复“已注销 {ref(request)}”。"


def stopped_with_it(request: Request, today: date, *, told: bool) -> str:
    """已提交 of what was never reported as stopped: both are noted, and what nobody confirmed is said."""
    on = f"停更日期记为{short_day(request.stopped_on, today)}" if request.stopped_on else ""
    on = f"{on}{'' if told else '，不是这天的回复哪天，例如“8月15日停的”'}。" if on else ""
    return f"{on}没有报过停更：内容没备份、支付广告小程序没解绑的，请马上办，注销后无法恢复。"


def proven(request: Request) -> str:
    """已注销: on its way to be verified."""
    done = "注销" if request.is_cancellation else "变更"
    return (
        f"收到：{request.account.name}已{done}，{request.number}等市数管中心核验，结果会告知您。\n"
        "有图可再补一张，不强求。"
    )


def proof_of_another(request: Request, named: str) -> str:
    """What was told is about another account or about people: it is no proof for this one."""
    return (
        f"没有记：这句说的是{named}，不是{label(request)}的凭证。\n"
        f"{label(request)}办好了回复“已注销 {ref(request)} 怎样看得到”；别的事请另说一句。"
    )


def ask_proof(request: Request) -> str:
    """A sentence is enough."""
    how = words_of(request.account.medium).proof if request.is_cancellation else "变更后的新信息或链接"
    return f"{request.account.name}（{request.number}）：请回复一句凭证，{how}。不用截图。"


def not_found_only(request: Request) -> str:
    """搜不到了, and no word that it was closed: it may be hidden, banned or only stopped."""
    steps = f"只提交了的回复“已提交 {ref(request)}”；" if request.accepted_on is None else ""
    return (
        f"搜不到还不能算注销完成，{request.account.name}（{request.number}）还没有记。\n"
        "平台上已经注销的，回复一句平台怎么显示的，例如“后台显示注销成功”。\n"
        f"{steps}被封、办不了的回复“受阻 {ref(request)} 原因”；都不是回复“算了”。"
    )


def ask_turned_down(request: Request, said: str) -> str:
    """An answer that sounds as if the platform refused: the opposite of 已注销."""
    return (
        f"听起来{request.account.name}没有办成，没有记为已办好。\n"
        f"要记为平台没有受理（{quoted(said, 60)}）吗？回复“是”，不是请回复“算了”。"
    )


def not_proven(request: Request, said: str) -> str:
    """An answer that says it is not done: nothing is recorded."""
    done = "已注销" if request.is_cancellation else "已变更"
    return (
        f"“{quoted(said, 40)}”：听起来还没办成，没有变动。\n"
        f"办好了再回复“{done} {ref(request)}”；有困难回复“受阻 {ref(request)} 原因”。"
    )


def ask_backed_up(request: Request, on: date) -> str:
    """The two things that cannot be mended after closing."""
    return (
        f"{request.account.name}（{short_day(on)}）报停更前请确认：{words_of(request.account.medium).is_prepared}了吗？\n"
        "（注销后无法恢复）都办好了回复“是”。"
    )


def rejected_by_platform(request: Request) -> str:
    """平台驳回."""
    return f"已记下：{request.number}平台没有受理，请按平台要求再提交，受理后回复“已提交 {ref(request)}”。"


def ask_block_reason() -> str:
    """受阻: one of the reasons of the table."""
    return f"卡在哪里？请选一项（{'、'.join(BLOCK_REASONS)}）："


def blocked(request: Request) -> str:
    """受阻 is reported."""
    return (
        f"已记下：{request.number}受阻（{quoted(request.blocked_reason)}），请市府办确认、市数管中心协助。\n"
        "确认后不计本单位逾期；解决了回复“解除受阻”。"
    )


def unblocked(request: Request, days: int) -> str:
    """受阻 is over."""
    moved = f"时限顺延{days}天。" if days else ""
    return f"已解除受阻：{request.number}继续办理。{moved}"


def revoke_preview(request: Request, reason: str) -> str:
    """撤销批准: what would be asked of the office."""
    return (
        f"将申请撤销{request.number}（{what(request)}）的批准，理由：{quoted(reason)}。市府办同意后账号照常使用。"
        "确认请回复“是”。"
    )


def revoke_asked(request: Request) -> str:
    """The office has to decide."""
    return f"已送市府办：申请撤销{request.number}的批准。定下来之前请不要在平台上继续注销。"
