"""换人 in words: the proposal, the card, what each of those concerned hears, and the 交接单."""

from collections.abc import Sequence
from datetime import datetime

from bot.models import Assignment, Member, Rectification, Request
from bot.models.standing import Standing
from bot.models.succession import Succession
from bot.wording.cards import PLAIN, STRONG, Button, CardText
from bot.wording.dates import moment
from bot.wording.items import line
from bot.wording.quoted import quoted
from bot.wording.request_status import status_line
from bot.wording.roster import masked

MOST = 20  # items that a 交接单 lists


def how_to() -> str:
    """换人 without names."""
    return "请这样说：李四 接替 张三 13800000000（手机可不写）"


def whom(new: str) -> str:
    """专职人员换成李四: whom he replaces was not said."""
    return f"{new}接替谁？回复编号（原来的同志在本单位的角色当天结束；只是多一位的，请{new}自己回复“登记 单位 姓名”）："


def who_leaves() -> str:
    """Several people of that name."""
    return "是哪个单位的？回复编号："


def preview(leaver: Member, name: str, mobile: str) -> str:
    """Shown first."""
    phone = f"（{masked(mobile)}）" if mobile else ""
    roles = "、".join(sorted(leaver.roles))
    return (
        f"将由{quoted(name, 20)}{phone}接替{leaver.name}在{leaver.unit.short}的{roles}；"
        f"{leaver.name}在本单位的角色当天全部结束，没办完的卡片转给接替的同志。\n确认请回复“是”，不换回复“算了”。"
    )


def proposed(one: Succession, asked: Sequence[Member]) -> str:
    """It waits for somebody else's word."""
    names = "、".join(dict.fromkeys(f"{who.unit.short}{who.name}" for who in asked))
    confirming = f"已请{names}确认" if asked else "请打电话给市府办确认，现在没有能收到卡片的同志"
    return f"收到，{confirming}，确认后当天生效；确认之前仍由{one.leaver.name}办。"


def card(one: Succession, asker: str) -> CardText:
    """Shall he take over?"""
    roles = one.roles.replace(";", "、")
    return CardText(
        title="【换人】请确认",
        desc=f"{one.unit.short}　{quoted(one.leaver.name, 10)}→{quoted(one.successor.name, 10)}",
        sub=f"{quoted(asker, 20)}提出。点“同意”后，离任的同志在本单位的角色当天结束，卡片转给接替的同志。",
        rows=(
            ("离任", quoted(one.leaver.name, 26)),
            ("接替", quoted(one.successor.name, 26)),
            ("角色", quoted(roles, 26)),
            ("手机", one.successor.person.masked_mobile or "未填"),
        ),
        buttons=(Button("同意", f"yes {one.id}", STRONG), Button("不换", f"no {one.id}", PLAIN)),
    )


def done(one: Succession) -> str:
    """To who proposed, the colleagues and the office."""
    reach = "" if one.successor.person.userid else "他还没有在企业微信里登记，请让他回复“登记 单位 姓名”。"
    roles = one.roles.replace(";", "、")
    return f"{one.unit.short}：{one.leaver.name}的{roles}今天起由{one.successor.name}接替。{reach}"


def farewell(one: Succession) -> str:
    """To who leaves."""
    return (
        f"您在{one.unit.short}的角色（{one.roles.replace(';', '、')}）今天起由{one.successor.name}接替，"
        "没办完的卡片已转给他，您手上的不用再点。有出入请回复“人工”。"
    )


def declined(one: Succession) -> str:
    """Nothing changes."""
    return f"{one.unit.short}没有换人，仍由{one.leaver.name}办。"


def note(
    unit: str,
    leaver: str,
    rows: Sequence[tuple[Assignment, Standing]],
    rest: Sequence[Request | Rectification],
    now: datetime,
) -> str:
    """交接单: what is open, as of now; `rest`: applications and 整改."""
    requests = [one for one in rest if isinstance(one, Request)]
    orders = [one for one in rest if isinstance(one, Rectification)]
    whose = f"（{leaver}移交）" if leaver else ""
    lines = [f"【交接单】{unit}{whose}，{moment(now)}", f"没办结的事项{len(rows)}项："]
    lines += [_item(item, stands, now) for item, stands in rows[:MOST]]
    lines += [f"另有{len(rows) - MOST}项，回复“我的任务”看全部"] if len(rows) > MOST else []
    lines.append(f"没办完的申请{len(requests)}件：" if requests else "没有没办完的申请。")
    lines += [status_line(request) for request in requests[:MOST]]
    lines += [f"没销号的整改{len(orders)}件："] if orders else []
    lines += [f"{one.number} {one.label}：{one.problem}｜{one.state}" for one in orders[:MOST]]
    lines.append("纸质材料、公章、平台账号密码请当面移交，不要发到这里。")
    return "\n".join(lines)


def _item(item: Assignment, stands: Standing, now: datetime) -> str:
    handler = f"｜承办人{item.handler.name}" if item.handler else ""
    return f"{line(item, stands, now)}{handler}"
