"""处置意见 in words: what a host is asked, what its principal signs, what 市府办 decides by."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.models import Account, Opinion, Unit
from bot.models.account import Disposition
from bot.models.extension import Entry
from bot.models.opinion import CHECKLIST, Host
from bot.models.province import FIGURES, SIX
from bot.models.request_row import ENTERED
from bot.wording.cards import PLAIN, STRONG, Button, CardText, Choice
from bot.wording.dates import day, moment, short_day
from bot.wording.opinion_lists import card_rows, example, lines, picks
from bot.wording.quoted import quoted
from bot.wording.request_form import signer

ROWS, PICKS = 6, 8
ALL = "all"
NONE, OTHER = ("none", "（请选择）"), ("other", "其他（回复文字）")
REASONS: Mapping[str, str] = {  # of a unit with one account: id → text (≤ 10 characters)
    "many": "群众关注度高",
    "life": "民生服务需要",
    "few": "受众面小",
    "weak": "更新力量不足",
    "merged": "内容并入主账号",
}
RETURNS = {"why": "理由不充分", "figures": "与平台数据不符", "guide": "不符合指南要求"}
CHOSEN = {Disposition.KEEP: "keep", Disposition.MERGE: "merge", Disposition.CLOSE: "close"}


def preview(found: Sequence[Host], alone: Sequence[Unit], until: date, when: datetime) -> str:
    """Whom it would go to."""
    accounts = sum(len(host.accounts) for host in found)
    names = "、".join(f"{host.unit.short}{len(host.accounts)}" for host in found[:30])
    more = "等" if len(found) > 30 else ""  # noqa: PLR2004 - as cut above
    return (
        f"将向{len(found)}个单位征求{accounts}个账号的处置意见（{until.month}月{until.day}日前提出），每单位一张卡片，"
        f"{moment(when)}发：\n{names}{more}\n{_alone(alone)}确认请回复“是”。"
    )


def asked(count: int, alone: Sequence[Unit], when: datetime) -> str:
    """It goes out."""
    return (
        f"已发起{count}件，卡片{moment(when)}发给单位。"
        f"单位提出、主要负责人签字后，逐个账号发卡片给您。\n{_alone(alone)}"
    ).strip()


def nobody_there(alone: Sequence[Unit]) -> str:
    """Units without anybody."""
    return f"{_alone(alone)}请先登记，或打电话征求后用“处置 账号 保留”定。"


def not_left_out(words: str) -> str:
    """Whoever is to be left out is no unit that we know: nobody is asked."""
    return (
        f"没有发：“{quoted(words, 40)}”没看懂是哪个单位，所以一家都没问。\n"
        "请把整句再发一遍，写清不问的单位，例如：征求处置意见，除了市教育局。"
    )


def _alone(alone: Sequence[Unit]) -> str:
    if not alone:
        return ""
    names = "、".join(unit.short for unit in alone[:12]) + ("等" if len(alone) > 12 else "")  # noqa: PLR2004 - as cut
    return f"还没有登记人员、没有发的{len(alone)}个：{names}。\n"


def line(opinion: Opinion) -> str:
    """One in a list."""
    return f"{opinion.number} {opinion.own_label}"


def to_propose(opinion: Opinion) -> str:
    """Below 我的任务."""
    until = f"，{short_day(opinion.execute_by)}前" if opinion.execute_by else ""
    back = f"（退回：{quoted(opinion.decision_reason, 60)}）" if opinion.state == "退回修改" else ""
    return f"要您单位提的处置意见{until}{back}：{opinion.own_label}（{opinion.number}），看写法回复“处置意见”。"


def reminder(opinion: Opinion, today: date) -> str:
    """In a unit's digest; a host that would rather telephone may."""
    until = opinion.execute_by or today
    left = len(opinion.missing)
    when = f"{day(until, today)}前提出" if until >= today else f"{day(until, today)}到期{'，还没有提' if left else ''}"
    short = f"，还差{left}个" if left < len(opinion.proposals) and left else "" if left else "，都提了还没送签"
    return (
        f"处置意见{opinion.number}（{quoted(opinion.own_label, 30)}）{when}{short}。"
        "点卡片，或回复“处置意见”看写法；电话、纸质告诉市府办也行"
    )


def still_missing(opinion: Opinion) -> str:
    """Some accounts are left."""
    return f"已记下。还差：{quoted('、'.join(opinion.missing), 300)}。\n{example(opinion)}"


def ready(opinion: Opinion, signers: Sequence[str]) -> str:
    """Everything is there: does it go to the principal, and was the guide's list gone through?"""
    checks = opinion.plan.listed(CHECKLIST)
    listed = ["请对照指南要求：", *(f"{n} {quoted(one, 80)}" for n, one in enumerate(checks, 1))] if checks else []
    names = "、".join(signers) or "主要负责人"
    confirms = "已对照、" if checks else ""
    return "\n".join([lines(opinion), *listed, f"{confirms}送{names}签字吗？回复“是”；要改再打一遍那个账号的意见。"])


def submitted(opinion: Opinion, signers: Sequence[str]) -> str:
    """It is with the principal."""
    names = "、".join(signers) or "主要负责人"
    return f"已送{names}签字：{opinion.number}，签了报市府办定。要改回复“修改 {opinion.number}”。"


def pick_one() -> str:
    """The drop-down was left alone."""
    return "请先在下拉里选一个账号（或“全部”），再点保留、整合或关停。"


def taken_back(opinion: Opinion) -> str:
    """修改."""
    return f"{lines(opinion)}\n{example(opinion)}改好回复“处置意见送签”。"


def sheet_is_coming() -> str:
    """处置意见表."""
    return (
        "处置意见表（xlsx）马上发到您的“督办助手”。\n"
        "填好“处置意见”一列，在机器人的单聊里发回来，先给您看会改哪些，回复“是”才改；也可以由系统管理员读入。"
    )


def _until(opinion: Opinion, today: date) -> str:
    """A day that is over is not asked for again."""
    if opinion.execute_by is None:
        return "请提出"
    if opinion.execute_by < today:
        return f"原定{day(opinion.execute_by, today)}前，请尽快提出"
    return f"{day(opinion.execute_by, today)}前提出"


def unit_card(opinion: Opinion, accounts: Sequence[Account], today: date) -> CardText:
    """To the host: 保留, 整合, 关停, and once all is said 送签."""
    number, alone = opinion.number, len(opinion.proposals) == 1
    until = _until(opinion, today)
    back = f"退回：{quoted(opinion.decision_reason, 50)}｜" if opinion.state == "退回修改" else ""
    said = card_rows(opinion.proposals[:ROWS])
    rows = [*said[:1], *figure_rows(accounts[0])[: ROWS - 1]] if alone and accounts else said
    open_ = [one for one in opinion.proposals if one[0] in opinion.undecided][:PICKS]
    options = (NONE, *REASONS.items()) if alone else (NONE, (ALL, "以上全部"), *picks(open_))
    send = () if opinion.missing else (Button("送签", f"send {number}", STRONG),)
    return CardText(
        title=f"【处置意见】{number}",
        desc=quoted(opinion.own_label, 30),
        sub=f"{back}{until}，主要负责人签字后报市府办定｜也可以打字：处置意见 账号 保留 理由",
        rows=tuple(rows),
        buttons=(
            *(Button(choice.value, f"{verb} {number}", PLAIN) for choice, verb in CHOSEN.items()),
            *send,
        ),
        choice=Choice("reason", "理由" if alone else "哪个账号", options, selected=NONE[0]),
    )


def sign_card(opinion: Opinion, today: date, typed: str = "", head: str = "") -> CardText:
    """To the principal: 同意, 退回."""
    del today
    number = opinion.number
    first = ("typed", "按我写的理由") if typed else NONE
    options = (first, *RETURNS.items(), OTHER)
    rows = card_rows(opinion.proposals[: ROWS - 1])
    more = f"共{len(opinion.proposals)}个账号，全部在上面的申请表里" if len(opinion.proposals) >= ROWS else ""
    labels = "、".join(str(one[0]) for one in opinion.changes)
    changed = f"第{opinion.round}次送签，改了：{labels}" if labels else ""
    sub = "｜".join(part for part in (head, changed, more, f"经办：{opinion.clerk.name}", typed) if part)
    return CardText(
        title=f"{'请再签' if opinion.round > 1 else '请签批'} 处置意见{number}",
        desc=quoted(opinion.own_label, 30),
        sub=sub,
        rows=(*rows, ("版本", f"第{opinion.round}次送签 {opinion.hash8}")),
        buttons=(Button("同意", f"agree {number}", STRONG), Button("退回", f"return {number}", PLAIN)),
        choice=Choice("reason", "退回的理由", options, selected=first[0]),
    )


def void_rows(opinion: Opinion, signed: str) -> tuple[tuple[str, str], ...]:
    """On the card that asks whether the whole of it shall end."""
    version = f"第{opinion.round}次送签 {opinion.hash8}" if opinion.round else "还没送签"
    said = card_rows(opinion.proposals[: ROWS - 3])
    return (("单位", opinion.unit.short), *said, ("签字", signed), ("版本", version))


def decision_card(opinion: Opinion, account: Account) -> CardText:
    """To 市府办审批: one account, the six figures beside the buttons where they were imported."""
    choice, why = opinion.proposal_of(account)
    said = f"单位意见：{choice}{f'，{quoted(why, 60)}' if why else ''}"
    rows = figure_rows(account) or plain_rows(opinion, account)
    entered_ = f"代登记：{quoted(opinion.basis, 30)}" if opinion.origin == ENTERED else ""
    where = entered_ or f"签字：{signer(opinion) or '见纸质件'}"
    strong = {verb: STRONG if value == choice else PLAIN for value, verb in CHOSEN.items()}
    return CardText(
        title=f"请定处置意见 {opinion.unit.short}",
        desc=quoted(account.label, 30),
        sub=f"{said}｜{where}｜{opinion.number} {opinion.hash8}",
        rows=tuple(rows[:ROWS]),
        buttons=(
            *(Button(value.value, f"{verb} {account.number}", strong[verb]) for value, verb in CHOSEN.items()),
            Button("退回", f"return {account.number}", PLAIN),
        ),
        choice=Choice("reason", "退回的理由", (NONE, *RETURNS.items(), OTHER), selected=NONE[0]),
    )


def figure_rows(account: Account) -> list[tuple[str, str]]:
    """The six figures of the provincial platform, as far as they were imported."""
    figures = account.facts.get(FIGURES) or {}
    return [(name, quoted(str(figures[name]), 26)) for name in SIX if figures.get(name)]


def plain_rows(opinion: Opinion, account: Account) -> list[tuple[str, str]]:
    """What is known of an account without the platform's figures."""
    updated = short_day(account.updated_on) if account.updated_on else "没有登记"
    return [
        ("单位", opinion.unit.short),
        ("平台", quoted(account.platform, 26)),
        ("粉丝档", quoted(account.fans_band, 26) or "—"),
        ("最近更新", updated),
        ("六项指标", "没有读入"),
    ]


def note_of(opinion: Opinion, account: Account, choice: Disposition) -> str:
    """What stands beside the disposition: that it is the unit's own wish, or not."""
    said, why = opinion.proposal_of(account)
    return f"{opinion.number} 单位意见{said}{f'，{why}' if why else ''}" + ("" if said == choice else "，市府办另定")


def how_for() -> str:
    """代登记处置意见 without what it needs."""
    return (
        "请这样说：代登记处置意见 佛堂镇 账号名称 保留 群众关注度高 纸质 7月18日 李某\n"
        "整合、关停同样写法；几个一样的写“全部”；没提全的，回复“待定的账号有哪些”看。"
    )


def entry_preview(
    unit: Unit, lines_: Sequence[Sequence[object]], accounts: Sequence[Account], said: str, entry: Entry
) -> str:
    """Before it is entered."""
    chosen = {account.id for account in accounts}
    left = [str(line_[1]) for line_ in lines_ if not line_[2] and line_[0] not in chosen]
    then = f"还差{quoted('、'.join(left), 120)}。" if left else "登记后报审批，您登记的由别的审批同志定。"
    names = quoted("、".join(account.label for account in accounts), 200)
    return f"将代{unit.short}登记处置意见：{names} {said}。\n来源：{quoted(entry.said, 60)}。{then}\n确认请回复“是”。"


def entered(opinion: Opinion) -> str:
    """After 是."""
    if opinion.missing:
        return f"已代登记，告知单位。还差：{quoted('、'.join(opinion.missing), 300)}。"
    return f"已代登记，告知单位：{opinion.number}报审批，登记的人不能定，由别的审批同志点卡片。"


def entered_told(opinion: Opinion, who: str, facts: Mapping[str, object]) -> str:
    """To the unit."""
    on = short_day(date.fromisoformat(str(facts["day"]))) if facts.get("day") else ""
    source = "，".join(str(part) for part in (facts.get("source"), facts.get("who"), on) if part)
    return f"市府办（{who}）按您单位的意见（{quoted(source, 40)}）代登记：\n{lines(opinion)}\n有出入请回复“人工”。"


def reason_wanted(opinion: Opinion) -> str:
    """Which reason."""
    return f"{opinion.number} 退回（整件退给单位）：请回复理由，一句话就行。不办了回复“算了”。"


def reason_shown(opinion: Opinion, reason: str) -> str:
    """As it will stand on record."""
    return f"将退回{opinion.number}，理由：{quoted(reason)}。确认请回复“是”。"


def sent_back(opinion: Opinion) -> str:
    """After 是."""
    return f"已退回{opinion.number}，单位会收到理由，改好重新签字。"


def returned(opinion: Opinion, by: str, reason: str) -> str:
    """To the clerks."""
    return (
        f"{opinion.number} {by}退回。\n原因：{quoted(reason)}\n"
        "再打一遍要改的意见，例如“处置意见 账号 保留 理由”，再回复“处置意见送签”，要重新签字。"
    )


def decided(opinion: Opinion) -> str:
    """To the principal: everything is decided."""
    said = [f"{line_[1]}：{line_[4] if len(line_) > 4 else line_[2]}" for line_ in opinion.proposals]  # noqa: PLR2004
    return "\n".join([f"{opinion.number} 市府办都定了：", *(quoted(one, 80) for one in said[:20])])


def outcome(who: str, at: datetime, choice: str) -> str:
    """On every other approver's card."""
    return f"{who} {moment(at)}定为{choice}"
