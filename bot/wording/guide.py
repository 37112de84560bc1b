"""Help, hints, and the sentences that every conversation needs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from bot.message import Kind
from bot.models import Account, Role
from bot.models.member import OFFICE
from bot.wording.quoted import quoted

ALREADY = "已办理"


class Asking(Protocol):
    """What a sentence needs of a question."""

    text: str
    kind: str
    options: Sequence[Mapping[str, Any]]
    fields: Sequence[str]


PAGE = 8
ANSWERS: Mapping[str, str] = {  # what an answer looks like, by the field that is asked for
    **dict.fromkeys(("stop_date", "effective_date", "date", "to"), "8月15日"),
    "request": "ZX-2022-001",
    "task": "1",
    "choice": "关停",
}
UNIT_ROLES = frozenset({Role.CLERK, Role.CONTACT})

# Which lines of help a person sees: the roles of which he needs one (nobody named: every member), and the line.
HELP: Sequence[tuple[frozenset[Role], str]] = (
    (frozenset(), "我的任务 —— 本单位要办的事"),
    (UNIT_ROLES, "签收 —— 收到交办后回一句"),
    (UNIT_ROLES, "完成 1 情况说明 —— 上报办结"),
    (UNIT_ROLES, "进度 1 说明 —— 报进展"),
    (UNIT_ROLES, "撤回 1 · 补充 1 内容 · 任务1由某某办 · 受阻 1 原因"),
    (UNIT_ROLES, "延期 1 到9月15日 原因 —— 申请延期"),
    (UNIT_ROLES, "不是我单位的 1 理由 —— 请市府办改派"),
    (UNIT_ROLES, "李四 接替 张三 手机 —— 换人；交接单 —— 没办完的"),
    (UNIT_ROLES, "注销 账号名 —— 申请注销账号（变更同样写法）；继续 —— 接着填"),
    (UNIT_ROLES, "修改 ZX-… · 撤回申请 ZX-… · 申请表 ZX-… · 纸质签字 ZX-…"),
    (UNIT_ROLES, "停更 账号名 · 已提交 账号名 · 已注销 账号名 · 受阻 账号名 原因"),
    (frozenset(), "我的申请 —— 申请到了哪一步"),
    (UNIT_ROLES, "我的整改 · 整改反馈 链接或说明 · 申请复核 理由"),
    (frozenset({Role.PRINCIPAL}), "待审批 —— 等您签字的申请"),
    (frozenset({Role.PRINCIPAL}), "委托 某某 代签 8月1日至8月10日 · 撤回委托"),
    (frozenset({Role.PRINCIPAL}), "收回签字 ZX-… · 撤销批准 ZX-… 理由"),
    (OFFICE, "待审批 / 待核实 —— 等您办的"),
    (OFFICE | {Role.MONITOR, Role.MEDIA}, "统计 · 统计 3 · 逾期的有哪些 · 导出台账"),
    (OFFICE, "催办 3 —— 先看名单再发"),
    (OFFICE, "代登记 佛堂镇 任务1 电话 王某 情况"),
    (OFFICE, "代签收 佛堂镇 电话 王某"),
    (OFFICE, "改派 2 甲单位 给 乙单位 · 维持 2 单位 理由"),
    (OFFICE, "中止、重开、不适用 —— 写法：中止 2 单位 理由"),
    (OFFICE | {Role.PRINCIPAL, Role.LEADER}, "批注 任务1 单位 内容 —— 记一句意见"),
    (OFFICE, "撤销通知 任务2 单位 —— 撤回发错的"),
    (OFFICE, "处置 账号名 保留/整合/关停 · 作废 ZX-… 理由"),
    (OFFICE, "交办 —— 确认下发；预览 · 今天不发"),
    (frozenset({Role.MONITOR, Role.MEDIA}), "待核实 —— 等您核实的"),
    (frozenset({Role.MONITOR}), "下发整改 账号 问题 —— 先看草稿；整改清单"),
    (frozenset({Role.MONITOR}), "更新 账号 7月5日 —— 最近更新日期"),
    (frozenset({Role.MONITOR}), "撤销通知 ZG-… 理由 · 代签收、代反馈 ZG-… 电话 姓名"),
    (OFFICE, "整改清单 · 约谈、警告、通报 ZG-… 说明 · 责令关停 ZG-… 文号"),
    (frozenset(), "查账号 单位或账号名 —— 看账号名单"),
    (frozenset(), "意见建议 内容"),
    (frozenset(), "人工 —— 转市府办"),
)
TOPICS = {
    "注销": "注销账号分四步：\n1 回复“注销 账号名”，按提示补齐停更日期和原因\n2 本单位主要负责人在手机上签字\n"
    "3 市府办审批\n4 批准后停更，到平台提交注销，回复“已提交 账号名 冻结到×月×日”\n批准之前，请不要在平台上操作。",
    "延期": "申请延期回复“延期 编号 到×月×日 原因”，例如：延期 1 到8月15日 人选还在研究\n"
    "本单位主要负责人同意后报市府办，批下来之前仍按原来的时限算。长期任务按期滚动，不办延期。",
    "完成": "上报办结回复“完成 编号 情况说明”，例如：完成 2 页面已上线\n实际办好的日期可以写上：完成 2 7月29日办好",
}


def help_text(roles: Iterable[Role], contact: str, phone: str, topic: str = "") -> str:
    """What this person may type, nothing else."""
    if topic in TOPICS:
        return TOPICS[topic]
    mine = frozenset(roles)
    lines = [line for wanted, line in HELP if mine and (not wanted or wanted & mine)]
    if not mine:
        lines = ["登记 单位 姓名 —— 先登记，由本单位联系人或市府办确认", "人工 —— 转市府办"]
    return "\n".join(
        [
            "常用的几句，照着说就行：",
            *lines,
            f"不方便用的，打电话、交纸质都算数，由市府办代登记：{contact} {phone}".strip("： ") + "。",
        ]
    )


def question(asked: Asking) -> str:
    """A question with its options numbered."""
    listed = [f"{n} {option.get('label', '')}" for n, option in enumerate(asked.options, 1)]
    return "\n".join([asked.text, *listed]) if asked.kind == "choose" else asked.text


def in_group(text: str, asked: Asking) -> str:
    """In a group the bot hears only what mentions it, so a question says so, with an answer that would fit."""
    example = _example(asked)
    how = f"请回复“@督办助手 …”，例如：@督办助手 {example}" if example else "回复时请先@督办助手"
    return f"{text}\n（在群里{how}）"


def _example(asked: Asking) -> str:
    """An answer to this kind of question; "" where only the person's own words are one."""
    if asked.kind == "confirm":
        return "是"
    if asked.kind == "choose":
        return "下一页" if asked.options and "page" in asked.options[0] else "1"
    return next((ANSWERS[name] for name in asked.fields if name in ANSWERS), "")


DRAFTING = frozenset({"CANCEL_REQUEST", "CHANGE_REQUEST", "CONTINUE", "REQUEST_EDIT"})
REASONS = frozenset({"REQUEST_REASON", "TASK_REASON", "RECTIFY_REASON"})


def given_up(intent: str = "", *, drafted: bool = False) -> str:
    """算了: `intent` of the question that is dropped; only a form that was begun (`drafted`) is kept."""
    kept = intent in DRAFTING and drafted
    return "好的，不办了。草稿还在的，回复“继续”接着填。" if kept else "好的，不办了。"


def reason_again() -> str:
    """不对 to a reason that was shown back."""
    return "请重新回复理由，会原样告诉他们。不办了请回复“算了”。"


def not_understood() -> str:
    """One short hint."""
    return "没看明白。可以说：我的任务、完成 1、注销 账号名；回复“帮助”看全部。"


HINTS = {
    "open_account_not_here": "这里不办新开账号。需要新开的，请先与市府办联系，回复“人工”看电话。",
    "bare_number": "这个编号要办什么？例如：任务3、完成 3。",
}


def did_you_mean(what: str) -> str:
    """An offer: nothing happens without 是."""
    return f"您是要{what}吗？回复“是”，不是请回复“算了”。"


def unreadable(kind: Kind) -> str:
    """A kind of message we cannot read gets a kind answer."""
    return {
        Kind.VOICE: "语音我听不了，请打字，或用输入法的语音转文字。",
        Kind.LOCATION: "收到位置，这里用不上。要办事请打字，回复“帮助”看用法。",
        Kind.LINK: "收到链接。要作为办结情况，请把它写在一句话里：完成 2 链接。",
    }.get(kind, "这类消息我读不了，请打字；图片可以直接发。")


def sent_to_app() -> str:
    """The one neutral line in a group of several units."""
    return "收到，详情已发到您的“督办助手”。"


def find_us_in_app() -> str:
    """The same to somebody whom we cannot reach."""
    return "收到，请到“督办助手”应用里办理。"


def unresolved() -> str:
    """An encrypted userid that nobody has resolved yet."""
    return "正在核对您的身份，请过一分钟再发一次；急事请到“督办助手”应用里发。"


def failed(number: int) -> str:
    """Our own fault, on WeCom's last attempt."""
    return f"系统出错，已记录（编号{number}），管理员会看到。请稍后再试，或打电话给市府办。"


def human(contact: str, phone: str) -> str:
    """人工."""
    return f"请找市府办{contact}，电话{phone}。\n已告诉他们您在找，工作时间会与您联系。"


def wants_human(name: str, unit: str, words: str) -> str:
    """To the office: somebody asks for a human being."""
    said = f"\n原话：{quoted(words)}" if words else ""
    return f"{unit}{name}请市府办联系。{said}"


def suggestion_received(phone: str) -> str:
    """意见建议."""
    return f"收到您的意见建议，已转系统管理员，3个工作日内答复。也可打{phone}。"


def suggestion(name: str, unit: str, words: str) -> str:
    """To the system administrator."""
    return f"意见建议（{unit}{name}）：{quoted(words, 400)}"


def elsewhere(what: str, contact: str, phone: str) -> str:
    """Something that people, not the bot, do today: who and how."""
    return f"{what}请与市府办{contact}联系（{phone}），由市府办办理并登记。\n您的话已记录并转给他们。"


def accounts(found: Sequence[Account], page: int = 1, decided: str = "") -> str:
    """A list of accounts, eight a page, maybe only those so `decided`; main accounts are said to be out of reach."""
    if not found:
        return f"没有处置意见是“{decided}”的账号。" if decided else "名单里没有这样的账号。"
    shown = found[(page - 1) * PAGE : page * PAGE]
    lines = [
        f"{account.number} {account.label}｜{account.unit.short if account.unit else ''}｜"
        f"{'主账号' if account.protected else account.disposition}｜{account.state}"
        for account in shown
    ]
    left = len(found) - page * PAGE
    more = f"\n还有{left}个，回复“下一页”接着看；回复“查账号 单位”可缩小范围。" if left > 0 else ""
    main = "\n主账号不在注销、变更范围。" if any(account.protected for account in shown) else ""
    name = f"处置意见{decided}的账号" if decided else "账号"
    return f"{name}{len(found)}个：\n" + "\n".join(lines) + more + main


def welcome(name: str) -> str:
    """On opening the bot's chat."""
    who = f"{name}，" if name else ""
    return f"{who}可以直接说：我的任务、完成 1、注销 账号名；回复“帮助”看全部。"


def encrypted(userid: str) -> str:
    """To the administrator: the bot's callbacks carry encrypted userids (wecom-protocol §3.3)."""
    return (
        f"智能机器人传来的是加密的人员编号（{userid[:12]}…），正在换成真实编号。\n"
        "请由企业的超级管理员创建智能机器人，或把这位同志加入应用的可见范围。"
    )
