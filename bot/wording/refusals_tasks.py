"""Why something about an item or a member is refused: what is so, then what to do; never blame."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from bot.models import Assignment, Member
from bot.models.assignment import DONE, NOT_HANDED_OVER
from bot.wording.dates import moment, short_day
from bot.wording.items import called, ref
from bot.wording.quoted import quoted
from bot.wording.ways_on import opened_by_office

Facts = Mapping[str, Any]
Sentence = Callable[[Facts], str]

COUNTED = {
    "账号": "按本单位账号注销情况自动统计，不用上报；账号注销请回复“注销 账号名”",
    "汇总": "由各单位办结情况自动汇总，不用上报",
}


def named(facts: Facts) -> str:
    """The item or thing the refusal is about."""
    subject = facts.get("subject")
    if isinstance(subject, Assignment):
        return ref(subject)
    if isinstance(subject, Member):
        return f"{subject.unit.short}的{subject.name}"
    number = facts.get("task") or facts.get("number")
    return called(number) if number else str(getattr(subject, "subject_name", "") or "这一项")


def unit_named(facts: Facts, key: str = "unit") -> str:
    """A unit's short name."""
    return str(getattr(facts.get(key), "short", "") or "这个单位")


def help_line(facts: Facts) -> str:
    """Whom to ask."""
    phone = str(facts.get("phone") or "")
    return f"分工有出入请回复“人工”，或打{phone}。" if phone else "分工有出入请回复“人工”。"


def computed(facts: Facts) -> str:
    """Nobody reports what is counted."""
    kind = str(facts.get("how") or "账号").partition(":")[0]
    return f"{named(facts)}{COUNTED.get(kind, COUNTED['账号'])}。"


def not_own_task(facts: Facts) -> str:
    """R05."""
    owners = quoted(str(facts.get("owners") or "别的单位").replace(";", "、"), 80)
    return f"{named(facts)}由{owners}负责，您单位不用报。\n{help_line(facts)}"


def not_own_unit(facts: Facts) -> str:
    """R06."""
    unit = unit_named(facts)
    own = getattr(facts.get("own"), "short", "")
    first = f"您登记的单位是{own}，{unit}的事项由{unit}的同志来办。" if own else f"{unit}的事项由{unit}的同志来办。"
    return f"{first}\n登记有误请回复“人工”。"


def already_done(facts: Facts) -> str:
    """R07."""
    item = facts.get("subject")
    when = ""
    if isinstance(item, Assignment) and item.state == DONE:
        when = f"已于{moment(item.in_state_since)}"
    return f"{named(facts)}{when or '已经'}办结，不用{'延期' if facts.get('event') == 'extend' else '再报'}。"


def already_reported(facts: Facts) -> str:
    """R07b."""
    item = facts.get("subject")
    if not isinstance(item, Assignment):
        return f"{named(facts)}已经上报，正等核实，不用再报。"
    who = item.reporter.name if item.reporter else item.report_source or "市府办代登记"
    when = f"于{moment(item.reported_at)}" if item.reported_at else ""
    return (
        f"{ref(item)}已由{who}{when}上报，正等{item.checked_by or '核实'}核实，不用再报。\n"
        f"要补充请回复“补充 {item.number} 内容”；要撤回请回复“撤回 {item.number}”，会告知原上报人。"
    )


def already_checked(facts: Facts) -> str:
    """A late tap hears how it stands."""
    item = facts.get("subject")
    if not isinstance(item, Assignment):
        return "这一项已经核实过，不用再点。"
    who = item.verifier.name if item.verifier and item.state == DONE else ""
    how = f"已由{who}核实通过" if who else f"现在是“{item.state}”"
    return f"{ref(item, plan=True)}{how}（{moment(item.in_state_since)}），这张卡片不用再点。"


def nothing_to_verify(facts: Facts) -> str:
    """Nothing under these words; what waits for him besides is said, so that nobody believes he is done."""
    return "\n".join(["没有等您核实的上报。" if _besides(facts) else "现在没有等您核实的上报。", *_besides(facts)])


def checked_before(facts: Facts) -> str:
    """What is named was decided already."""
    item = facts.get("subject")
    if not isinstance(item, Assignment):
        return nothing_to_verify(facts)
    how = "核实通过" if item.state == DONE else "退回，等单位重新上报"
    first = f"{item.unit.short}{ref(item, plan=True)}已于{moment(item.in_state_since)}{how}，现在不用核实。"
    again = f"要重办的，由市府办审批回复“重开 {item.number} {item.unit.short} 理由”。" if item.state == DONE else ""
    return "\n".join(line for line in (first, again, *_besides(facts)) if line)


def _besides(facts: Facts) -> list[str]:
    """What else waits to be verified by him: reports by their number, 整改 by theirs."""
    waiting, orders = facts.get("waiting"), facts.get("orders")
    lines = [f"等您核实的还有{waiting}项，回复“待核实”看。"] if waiting else []
    if isinstance(orders, list) and orders:
        ways = f"“整改通过 {orders[0]}”或“整改不到位 {orders[0]} 理由”"
        lines.append(f"等您复核的整改：{'、'.join(orders)}。要卡片请回复{ways}。")
    return lines


def already_acknowledged(facts: Facts) -> str:
    """The same for 签收."""
    item = facts.get("subject")
    if not isinstance(item, Assignment) or item.acknowledged_at is None:
        return "这些事项现在不用签收了。回复“我的任务”看要办的。"
    return f"已由{item.acknowledged_by or '本单位'}于{moment(item.acknowledged_at)}签收，不用再点。"


def proposal_over(facts: Facts) -> str:
    """A second tap on a proposed 升级 hears who decided it and when."""
    who, at = str(facts.get("who") or ""), str(facts.get("at") or "")
    done = {"已发": "发送", "跳过": "定为不发"}.get(str(facts.get("state") or ""), "办理")
    return (
        f"已由{who}于{moment(datetime.fromisoformat(at))}{done}，不用再点。" if who and at else "已不用再发，不用再点。"
    )


def same_person(facts: Facts) -> str:
    """Whoever reported or entered it does not verify it."""
    doing = "代登记" if facts.get("entered") else "上报"
    return f"{named(facts)}是您{doing}的，核实要由另一位同志来做。\n卡片已同时发给其他可以核实的同志。"


def not_verifier(facts: Facts) -> str:
    """Somebody else verifies."""
    verifier = facts.get("verifier") or "负责核实的单位"
    return f"{named(facts)}由{verifier}核实，您这里不用办。"


def not_reported(facts: Facts) -> str:
    """撤回 without a report."""
    item = facts.get("subject")
    state = "" if not isinstance(item, Assignment) or item.state == NOT_HANDED_OVER else f"，现在是“{item.state}”"
    if again := opened_by_office(item):
        return f"{named(facts)}{state[1:]}，撤不回来了。\n{again}"
    return f"{named(facts)}没有正等核实的上报{state}，不用撤回。\n回复“我的任务”看现在该办什么。"


def done_in_future(facts: Facts) -> str:
    """实际完成日 lies ahead."""
    value = str(facts.get("value") or "")
    shown = short_day(date.fromisoformat(value)) if value else "这一天"
    return f"{shown}还没有到，实际完成日请写今天或以前的日子。\n还没办完的，回复“进度 编号 说明”。"


def roster_incomplete(facts: Facts) -> str:
    """Task 1 without all three names."""
    roles = "、".join(str(role) for role in facts.get("roles") or ())
    return f"名单还差：{roles}。三个岗位的姓名都要有，职务、手机可以以后补。"


def _numbered(number: object) -> str:
    return f"任务{number}" if isinstance(number, int) else str(number or "")


SENTENCES: Mapping[str, Sentence] = {
    "computed": computed,
    "nothing_to_recall": lambda _: (
        "最近3天没有这样发出的通知，没有可以撤销的。\n可以写上任务和单位，例如：撤销通知 任务2 市数管中心"
    ),
    "succession_pending": lambda f: f"{named(f)}已有人提出换人，正等确认。\n急的请让本单位联系人或市府办点一下卡片。",
    "succession_over": lambda f: f"{named(f)}的换人已经办过了，现在是“{f.get('state') or ''}”，不用再点。",
    "succession_not_yours": lambda _: (
        "换人要由本单位联系人或市府办确认；提出的人、离任和接替的人自己不能确认，领导岗位由市府办确认。没有变动。"
    ),
    "succession_roles": lambda f: f"{named(f)}还担任审批、监测或管理员，这样换不了。\n请由系统管理员在名册里改。",
    "own_successor": lambda f: f"{named(f)}不能接替自己，请再看一下姓名。",
    "no_roles": lambda f: f"{named(f)}现在没有角色，不用换。",
    "nothing_to_call": lambda f: (
        f"{getattr(f.get('unit'), 'short', '该单位')}{_numbered(f.get('number'))}"
        "现在没有等它办的事项，没有记。\n看它的事项回复“单位名 完成情况”。"
    ),
    "bad_call": lambda f: f"电话记录请写300字以内，现在是{f.get('length', 0)}字。",
    "bad_remark": lambda f: f"批注请写2–300字，现在是{f.get('length', 0)}字。",
    "no_other_approver": lambda _: (
        "登记人不能自己批，现在没有别的审批同志，登记了也批不了。\n请先在名册里补上一位市府办审批。"
    ),
    "sum_no_extension": lambda f: (
        f"{named(f)}由各单位办结情况自动汇总，不单独办延期。\n各单位要延期的，由各单位自己申请。"
    ),
    "nothing_to_extend": lambda f: f"{unit_named(f)}没有可以申请延期的事项。回复“我的任务”看全部。",
    "not_own_task": not_own_task,
    "not_own_unit": not_own_unit,
    "only_own_figures": lambda f: (
        f"各单位的数由市府办看，您这里看得到{unit_named(f, 'own')}的，没有统计别的单位。\n回复“统计”看本单位的。"
    ),
    "progress_for": lambda _: (
        "这是进展，没有办结，没有登记。\n"
        "进展由单位自己报；先记一笔的，回复“批注 编号 单位 内容”。办结了再回复“代登记 单位 编号 电话 姓名 情况”。"
    ),
    "several_orders": lambda _: "这里是几家单位，事情或时限各不相同，没有发出。请一家一家发：“交办 单位 时限 内容”。",
    "list_of_another": lambda _: (
        "没有记：这里正在代登记另一家单位的，您说的是别家。先报完这一家，或回复“算了”，再登记那一家。"
    ),
    "more_or_instead": lambda _: "没看懂是再加上这几家，还是换成它们，没有改。请说“加上 单位”或者“换成 单位”。",
    "no_such_task": lambda _: "没有这一项任务。回复“我的任务”看本单位有哪些。",
    "no_such_item": lambda f: f"{unit_named(f)}没有承担{called(f.get('number') or '')}，请看一下编号。",
    "already_done": already_done,
    "already_reported": already_reported,
    "awaiting_reassign": lambda f: f"{named(f)}已转市府办看该由谁办，定下来之前不用报。",
    "not_applicable": lambda f: f"{named(f)}已定为不适用，不用再办。",
    "voided": lambda f: f"{named(f)}已中止，不用再办。",
    "done_in_future": done_in_future,
    "secret": lambda _: (
        "内容像是带密级的，这里不能收，也没有保存。\n涉密内容请走涉密渠道，这里写一句不涉密的说明就行。"
    ),
    "reason_missing": lambda f: f"请写上理由，一句话就行（{named(f)}）。",
    "basis_missing": lambda f: f"请写上依据的文号（{named(f)}）。",
    "already_blocked": lambda f: f"{named(f)}已经报过受阻，等市府办确认。\n有新情况请回复“进度 编号 说明”。",
    "no_note": lambda f: f"{named(f)}没有记着的进展，什么也没有改。\n要记请回复“进度 编号 说明”。",
    "not_blocked": lambda f: f"{named(f)}没有报过受阻，不用解除。",
    "no_block_claimed": lambda f: f"{named(f)}没有等您确认的受阻。",
    "not_in_unit": lambda f: (
        f"{f.get('name') or '这位同志'}不是{unit_named(f)}的经办人或联系人。\n请先让他回复“登记 单位 姓名”。"
    ),
    "no_such_member": lambda f: (
        f"{unit_named(f)}的名单里没有“{quoted(str(f.get('name') or ''), 20)}”。\n"
        "请看一下姓名；新同志请先回复“登记 单位 姓名”。"
    ),
    "not_verifier": not_verifier,
    "own_check": lambda f: f"{named(f)}是{unit_named(f)}自己的事项，要由别的同志核实。",
    "same_person": same_person,
    "same_unit": lambda f: f"{named(f)}本来就是{unit_named(f)}的，不用改。",
    "unit_has_task": lambda f: f"{unit_named(f)}自己也承担这一项，不能再转给它。\n要取消原单位的，请用“中止”。",
    "nobody_reachable": lambda f: (
        f"{unit_named(f)}还没有能联系上的人，交办发不出去。\n请先打电话，让他们回复“登记 单位 姓名”。"
    ),
    "verifier_in_time": lambda f: f"{named(f)}上报还不满3个工作日。",
    "roster_incomplete": roster_incomplete,
    "nothing_to_acknowledge": lambda f: f"{unit_named(f)}没有等签收的事项。",
    "nothing_open": lambda f: f"{unit_named(f)}没有可以上报的事项。回复“我的任务”看全部。",
    "nothing_to_withdraw": lambda _: "您单位没有正等核实的上报，没有可以撤回的。",
    "not_reported": not_reported,
    "nothing_to_verify": nothing_to_verify,
    "checked_before": checked_before,
    "already_confirmed": lambda f: f"已由{f.get('who') or '市府办'}确认，不用再点。",
    "proposal_over": proposal_over,
    "already_registered": lambda f: f"您已经登记在{unit_named(f)}了，不用再登记。回复“帮助”看能办什么。",
    "wish_pending": lambda f: (
        f"您在{unit_named(f)}的登记正等确认，确认后会告诉您。\n"
        f"急的请让本单位联系人或市府办点一下卡片；他们没有收到卡片的，您再回复“登记 {unit_named(f)} 姓名”。"
    ),
    "no_role_here": lambda f: (
        f"您在{unit_named(f)}现在没有岗位，没有等您办的事。\n"
        f"要办事的，请回复“登记 {unit_named(f)} 姓名”，由联系人或市府办确认；有出入回复“人工”。"
    ),
    "already_bound": lambda f: f"{named(f)}已经登记好了，这张卡片不用再点。",
    "already_contact": lambda f: f"{named(f)}已经是联系人。",
    "wish_over": lambda f: f"{named(f)}的这件事已经办过了，不用再点。",
    "already_checked": already_checked,
    "already_acknowledged": already_acknowledged,
    "report_changed": lambda f: f"{named(f)}的上报后来有改动，这张卡片已失效。\n新的核实卡片已发给您，请以新卡片为准。",
}
