"""比对 in words: what stands on one side only, what may be drafted from it, and an account that came back."""

from collections.abc import Sequence
from datetime import date

from bot.clock import local_day
from bot.models import Account, Rectification, RectRule, Request
from bot.models.province import Comparison
from bot.paging import left_behind, on_page
from bot.wording.dates import short_day
from bot.wording.quoted import quoted

HOW = "发到机器人的单聊里读入（也可请系统管理员用 duban import province 文件 读入）"


def nothing_imported() -> str:
    """Nothing to compare with."""
    return f"还没有读入全省平台的名单。\n把平台导出的表（CSV 或 xlsx）{HOW}，再回复“比对”。"


def head(found: Comparison) -> str:
    """How both sides stand, in one line."""
    day = short_day(local_day(found.at))
    counts = [
        (f"平台有、名单没有{len(found.unlisted)}个", found.unlisted),
        (f"名单在用、平台没有{len(found.unseen)}个", found.unseen),
        (f"名单在用、平台已注销{len(found.gone)}个", found.gone),
        (f"名单已注销、平台还有{len(found.back)}个", found.back),
        (f"主办单位不一致{len(found.hosts)}个", found.hosts),
    ]
    said = "，".join(text for text, some in counts if some) or "两边一致"
    return f"比对（{day}读入的{quoted(found.file, 30)}，{found.total}个，对上{found.same}个）：{said}。"


def lines(found: Comparison) -> list[str]:
    """Everything that differs, a line each, with what to do about it."""
    return [
        *(f"平台有、名单没有：{quoted(row.label, 50)} {quoted(row.host, 30)}".rstrip() for row in found.unlisted),
        *(f"名单在用、平台没有：{named(one)}" for one in found.unseen),
        *(f"平台已注销、没有批准：{named(one)}" for one, _ in found.gone),
        *(f"名单{one.state}、平台还有：{named(one)}" for one, _ in found.back),
        *(f"主办单位不一致：{named(one)}，平台写{quoted(row.host, 30)}" for one, row in found.hosts),
    ]


def page(heads: Sequence[str], rows: Sequence[str], number: int) -> str:
    """Eight differences at a time."""
    shown = on_page(rows, number)
    if rows and not shown:
        return f"没有第{number}页，共{len(rows)}条。"
    left = left_behind(len(rows), number)
    more = [f"还有{left}条，回复“下一页”。"] if left > 0 else []
    hint = ["漏的回复“登记账号 单位 名称 平台”；没有批准的回复“未批先办 账号 情况”；又上线的回复“重新上线 账号”；"]
    hint += ["没纳入平台的回复“起草整改 A1”。要表格回复“导出比对”。"]
    return "\n".join([*heads, *shown, *more, *(["".join(hint)] if rows else [])])


def named(account: Account) -> str:
    """Unit and account."""
    return f"{account.unit.short if account.unit else ''} {account.label}".strip()


def file_is_coming() -> str:
    """导出比对."""
    return "比对结果（xlsx）马上发到您的“督办助手”。"


def to_draft(found: Sequence[tuple[str, str, int]]) -> str:
    """起草整改 without a code."""
    if not found:
        return "现在没有可以起草的整改。"
    shown = [f"{code} {problem}：{count}件，回复“起草整改 {code}”" for code, problem, count in found]
    return "\n".join(["可以起草的整改（下发由您定）：", *shown])


def none_to_draft(code: str, problem: str) -> str:
    """Nothing of that kind."""
    return f"没有要起草的{code}（{problem}）整改。"


def only_one_by_one() -> str:
    """A3 goes with the account that came back."""
    return "重新上线的要逐个核实：回复“重新上线 账号”，同时恢复在用并起草整改。"


def draft_preview(code: str, problem: str, labels: Sequence[str], total: int) -> str:
    """Of whom, before anything is drafted."""
    more = f"（共{total}件，先起草{len(labels)}件）" if total > len(labels) else ""
    listed = [f"{number} {label}" for number, label in enumerate(labels, 1)]
    first = f"将起草{len(labels)}件{code}（{problem}）整改{more}，只发给您，不发单位："
    return "\n".join([first, *listed, "确认请回复“是”；每件在卡片上点“下发”或“不予下发”。"])


def drafted(numbers: Sequence[str], left: int) -> str:
    """They are there."""
    more = f"还有{left}件，办完再说一次。" if left > 0 else ""
    span = numbers[0] if len(numbers) == 1 else f"{numbers[0]}至{numbers[-1]}"
    return f"已起草{len(numbers)}件：{span}，卡片发给您，点“下发”才发给单位。{more}"


def passed_on(account: Account) -> str:
    """Somebody who is no monitor says that it is back."""
    return f"收到：{account.label}又在线上。已告知市数管中心核实。"


def seen_online(account: Account, who: str, text: str) -> str:
    """To the monitors."""
    return f"{who}反映{named(account)}重新上线：{quoted(text, 100)}\n核实后回复“重新上线 {account.number}号账号”。"


def reopen_preview(account: Account, closed: Request | None, rule: RectRule | None, seen: str, today: date) -> str:
    """What would happen; closed out only today, what was seen may be older than that."""
    back = f"，{closed.number}回到平台办理中" if closed else ""
    order = f"，起草{rule.code}整改（您下发才发给单位）" if rule and rule.is_issuable else ""
    fresh = closed is not None and closed.ended_at is not None and local_day(closed.ended_at) == today
    doubt = f"{closed.number}今天才核验销号，请再搜一次，看到的是不是销号以前的内容。\n" if closed and fresh else ""
    return (
        f"{named(account)}现在是“{account.state}”。将恢复为在用{back}{order}。\n{doubt}"
        f"看到的情况：{quoted(seen, 100)}。确认请回复“是”。"
    )


def reopened(account: Account, closed: Request | None, order: Rectification | None) -> str:
    """It is done."""
    back = f"{closed.number}已回到平台办理中，" if closed else ""
    drafted_too = f"整改草稿{order.number}已发给您，点“下发”才发给单位。" if order else "已有未了的整改，没有另外起草。"
    return f"{account.label}已恢复为在用，{back}单位和市府办已知会。\n{drafted_too}"
