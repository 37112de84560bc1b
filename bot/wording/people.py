"""登记, 名单, 联系人: what people hear about themselves and their colleagues."""

from collections.abc import Sequence

from bot.models import Member, Role, Unit
from bot.models.delegation import LONGEST_DAYS, Rule
from bot.models.member import RoleState
from bot.models.roster import Entry, incomplete
from bot.wording.cards import PLAIN, STRONG, Button, CardText
from bot.wording.items import called
from bot.wording.quoted import quoted
from bot.wording.roster import listed, masked

TITLE, DESC = 26, 30


def roster_reported(people: Sequence[Entry], first: str, *, in_group: bool) -> str:
    """Task 1 is in; in a group nobody's number is shown."""
    left_out = incomplete(people)
    example = f"补充 1 {quoted(left_out[0][0]['name'], 20)} {'、'.join(left_out[0][1])}" if left_out else ""
    note = f"\n没填的，市府办核实之前可以补，例如回复“{example}”。" if left_out else ""
    return (
        f"{first}\n{listed(people, in_group=in_group)}{note}"
        "\n分管领导由市府办核实后生效，其他同志现在起就算；原分管领导、联系人不在名单里的，核实后不再担任。"
        "\n还没有登记的同志，请他给“督办助手”回复“登记 单位 姓名”。"
    )


def contacts(unit: Unit, there: Sequence[Member], role: str, *, in_group: bool) -> str:
    """Who looks after it in a unit: those of the role that was asked for, else everybody; in a group no number whole.

    A leader whom 市府办 has not confirmed yet, and whoever no message reaches, are named as such.
    """
    asked = [member for member in there if role in {duty.role for duty in member.duties if duty.state in SERVING}]
    if not there:
        return f"{unit.short}还没有人在名册里。"
    none = f"{unit.short}的名册里没有{role}，" if role and not asked else ""
    shown = sorted(asked or there, key=lambda member: _FIRST.index(min(_serving(member), key=_FIRST.index)))
    lines = [_contact(member, in_group=in_group) for member in shown if _serving(member)]
    return "\n".join([f"{none}{unit.short}：", *lines])


_FIRST = [role.value for role in (Role.CONTACT, Role.CLERK, Role.LEADER, Role.PRINCIPAL)]
_FIRST += [role.value for role in Role if role.value not in _FIRST]
SERVING = frozenset({RoleState.ACTIVE, RoleState.PENDING})


def _serving(member: Member) -> list[str]:
    return [duty.role for duty in member.duties if duty.state in SERVING] or [_FIRST[-1]]


def _contact(member: Member, *, in_group: bool) -> str:
    """联系人 张某 办公室主任 138…."""
    waiting = {duty.role for duty in member.duties if duty.state == RoleState.PENDING}
    roles = "、".join(
        f"{role}（待确认）" if role in waiting else role for role in sorted(_serving(member), key=_FIRST.index)
    )
    mobile = masked(member.person.mobile) if in_group else member.person.mobile
    unknown = "" if member.person.userid else "（还没登记，收不到消息）"
    told = " ".join(filter(None, (quoted(member.name, 20), quoted(member.post, 20), mobile or "没有电话")))
    return f"{roles} {told}{unknown}"


def who_decides(reviewers: Sequence[str], approvers: Sequence[str]) -> str:
    """谁审批: by name; what a unit reports is verified by the office that its task names."""
    first = f"先由市府办初审（{'、'.join(reviewers)}）看材料，再" if reviewers else ""
    direct = "；延期不用初审" if reviewers else ""
    return (
        f"申请：单位主要负责人签字后，{first}由市府办审批（{'、'.join(approvers) or '还没有指定'}）批准{direct}。\n"
        "任务办结由这项任务的核实单位核实，看是哪家，回复任务编号，例如：任务1"
    )


def who_signs(
    principals: Sequence[str], leaders: Sequence[str], delegates: Sequence[str], rule: Rule, *, of_any: bool = False
) -> str:
    """镇长不在能让书记签吗: who may sign for the unit, and what is done while he is away; `of_any` unit: no names."""
    if of_any:
        away = "不在的，由他委托分管领导代签" if rule is not Rule.FORBIDDEN else "不在的，等他回来签，或者补纸质签字"
        return f"各单位的申请由该单位主要负责人签，别人签的不作数；{away}。"
    who = "、".join(principals) or "还没有登记"
    now = f"；现在委托了{'、'.join(delegates)}代签" if delegates else ""
    lines = [f"要本单位主要负责人（{who}）签{now}，别人签的不作数。"]
    if rule is Rule.FORBIDDEN:
        lines.append("这份文件不允许委托代签。")
    else:
        consent = "，市府办同意后生效" if rule is Rule.WITH_CONSENT else ""
        named = leaders[0] if leaders else "某某"
        lines.append(
            f"主要负责人不在的，可以委托本单位登记的分管领导（{'、'.join(leaders) or '还没有登记'}）代签："
            f"由主要负责人回复“委托 {named} 代签 起止日期”，最长{LONGEST_DAYS}天{consent}。"
        )
    return "\n".join([*lines, "领导在纸上签了的，经办人回复“纸质签字 申请编号”。"])


def wish_received(unit: Unit) -> str:
    """登记."""
    return f"收到，已请{unit.short}联系人或市府办确认，确认后告诉您。"


def register_how(*, unit: bool = False, name: bool = False) -> str:
    """登记 without unit or name."""
    lacking = "" if unit == name else "还差姓名。\n" if unit else "还差单位。\n"
    return f"{lacking}请这样回复：登记 单位 姓名，例如：登记 教育局 张三"


def introduced(unit: Unit, name: str) -> str:
    """Whom somebody says to be, said back."""
    return (
        f"您是要登记：{unit.short} {quoted(name, 20)}？\n"
        "对的，回复“是”，由本单位联系人或市府办确认；不对的，回复：登记 单位 姓名"
    )


def offered(units: Sequence[Unit], name: str) -> str:
    """What WeCom's address book says, to be confirmed."""
    who = quoted(name, 20)
    if len(units) == 1 and name:
        return (
            f"企业微信里您是{units[0].short}的{who}。要登记的，回复“是”，由本单位联系人或市府办确认；"
            f"单位、姓名不对的，回复：登记 单位 姓名"
        )
    listed = "\n".join(f"登记 {unit.short} {who or '姓名'}" for unit in units[:4])
    return f"要登记的，照抄一句发来，由本单位联系人或市府办确认：\n{listed}"


def wish_card(member: Member, userid: str) -> CardText:
    """Is it him?"""
    return CardText(
        title="【登记确认】是本单位的同志吗"[:TITLE],
        desc=f"{member.unit.short}　{quoted(member.name, 14)}"[:DESC],
        sub="点“是他”，以后他就能替本单位办事；不认识请点“不是”。",
        rows=(
            ("姓名", quoted(member.name, 26)),
            ("单位", member.unit.short[:26]),
            ("角色", _roles(member)),
            ("账号", quoted(userid, 26)),
        ),
        buttons=(Button("是他", f"yes {member.id}", STRONG), Button("不是", f"no {member.id}", PLAIN)),
    )


def _roles(member: Member) -> str:
    """What he will be; whom no roster names becomes 经办人."""
    return "、".join(role.value for role in sorted(member.roles)) or Role.CLERK.value


def named_in_list(who: str, number: int | str) -> str:
    """On the card that asks about a new contact whom task 1's list names by now."""
    return f"{who}报的{called(number)}名单已写明，不用再点"


def contact_card(member: Member, asker: str) -> CardText:
    """Shall he be the 联系人?"""
    return CardText(
        title="【更换联系人】请确认",
        desc=f"{member.unit.short}　{quoted(member.name, 14)}"[:DESC],
        sub=f"{quoted(asker, 20)}提出更换。点“同意”后，原联系人不再担任。",
        rows=(("新联系人", quoted(member.name, 26)), ("手机", member.person.masked_mobile or "未填")),
        buttons=(Button("同意", f"yes {member.id}", STRONG), Button("不换", f"no {member.id}", PLAIN)),
    )


def bound(units: Sequence[tuple[str, Sequence[Role]]]) -> str:
    """To a person who can now act."""
    listed = "；".join(f"{unit}{'、'.join(role.value for role in roles)}" for unit, roles in units)
    return f"登记好了：{listed}。\n回复“我的任务”看要办的事，“帮助”看用法。"


def not_confirmed(unit: str) -> str:
    """To whoever was not recognised."""
    return f"您在{unit}的登记没有得到确认。\n有出入请与本单位联系人或市府办联系。"


def confirmed_by(member: Member) -> str:
    """On the tapper's card and to the colleagues."""
    return f"{member.name}已登记为{member.unit.short}的{_roles(member)}"


def refused_by(member: Member) -> str:
    """The same for 不是."""
    return f"{member.name}的登记没有确认"


def contact_preview(unit: Unit, name: str, mobile: str, present: Sequence[str]) -> str:
    """更换联系人: shown first."""
    shown = f"（{masked(mobile)}）" if mobile else ""
    was = f"，原联系人{'、'.join(present)}不再担任" if present else ""
    return f"将把{unit.short}的联系人换成{quoted(name, 20)}{shown}{was}。\n确认请回复“是”，不换回复“算了”。"


def contact_proposed(unit: Unit) -> str:
    """It waits for somebody else's word."""
    return f"收到，已请{unit.short}联系人或市府办确认，确认后生效。"


def contact_changed(member: Member) -> str:
    """It is in force."""
    reach = "" if member.person.userid else "他还没有在企业微信里登记，请让他回复“登记 单位 姓名”。"
    return f"{member.unit.short}联系人已换成{member.name}。{reach}"


def contact_refused(member: Member) -> str:
    """It is not."""
    return f"{member.unit.short}的联系人没有换成{member.name}，仍是原来的同志。"


def replaced(member: Member, role: str, name: str) -> str:
    """To the former holder of a post."""
    return (
        f"{member.unit.short}{role}已由{quoted(name, 20)}接任（任务1的名单，市府办已核实），您不再担任。\n"
        "有出入请回复“人工”。"
    )


def leaders_confirmed(member: Member, role: str) -> str:
    """市府办 has verified the form."""
    return f"{member.name}担任{member.unit.short}{role}，已由市府办核实生效。"
