"""Hints, and the sentences that every conversation needs."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from bot.message import Kind
from bot.models import Account, AccountState
from bot.models.account import Disposition
from bot.models.medium import Medium
from bot.paging import left_behind, on_page
from bot.wording.dates import day
from bot.wording.media import words_of
from bot.wording.quoted import quoted

ALREADY = "已办理"


class Asking(Protocol):
    """What a sentence needs of a question."""

    text: str
    kind: str
    options: Sequence[Mapping[str, Any]]
    fields: Sequence[str]


ANSWERS: Mapping[str, str] = {  # what an answer looks like, by the field that is asked for
    **dict.fromkeys(("stop_date", "effective_date", "date", "to"), "8月15日"),
    "request": "ZX-2022-001",
    "task": "1",
    "choice": "关停",
}


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
REASONS = frozenset({"REQUEST_REASON", "TASK_REASON", "RECTIFY_REASON", "CASE_REASON", "OPINION_REASON", "POST_REASON"})


def given_up(intent: str = "", *, drafted: bool = False) -> str:
    """算了: `intent` of the question that is dropped; only a form that was begun (`drafted`) is kept."""
    if intent == "REQUEST_REASON":
        return "好的，还没有定。卡片还在，请在卡片上点。"
    if intent == "TASK_ADD":  # what is reported stays reported
        return "好的，不补了，报过的不变。"
    kept = intent in DRAFTING and drafted
    return "好的，不办了。草稿还在的，回复“继续”接着填。" if kept else "好的，不办了。"


def not_read(words: str) -> str:
    """What was said behind a no and not understood."""
    return f"\n“{quoted(words, 40)}”没看明白，请换个说法再发一次，回复“帮助”看用法。" if words else ""


def still_to_agree(number: str) -> str:
    """Below a look at something else, while what was shown before still waits for its yes."""
    return f"{number or '刚才那一件'}还等着您：要办回复“是”，不办回复“算了”。"


def left_undone() -> str:
    """A preview that was not agreed to before something else was begun."""
    return "上面那一件没有回复“是”，没有办。"


def not_decided(question: str) -> str:
    """A decision whose reason was asked for or shown, and that something else came before."""
    found = _DECIDING.match(question)
    what = (found["shown"] or found["asked"] or found["headed"]).strip() if found is not None else "上面那一件"
    return f"{what}还没有办，卡片还在，要办请在卡片上点。"


_DECIDING = re.compile(
    r"将(?P<shown>[^\n]+?)，理由：|请回复(?P<asked>[^\n]+?)的理由|(?P<headed>[^\n]+?)：请回复理由", re.DOTALL
)


def reason_again() -> str:
    """不对 to a reason that was shown back."""
    return "请重新回复理由，会原样告诉他们。不办了请回复“算了”。"


def still_asked(question: str) -> str:
    """What was said is no answer: the question that waits."""
    return f"没看明白。刚才的问题还等您回答（不办了回复“算了”）：\n{brief(question)}"


def until(iso: str) -> str:
    """The day that is wished for, where one was said."""
    return f"，延到{day(date.fromisoformat(iso))}" if iso else ""


def span(first: str, last: str) -> str:
    """From when until when, as far as it was said."""
    told = "".join(f"{word}{day(date.fromisoformat(iso))}" for word, iso in (("从", first), ("到", last)) if iso)
    return f"，{told}" if told else ""


def why(reason: str) -> str:
    """The reason that would be given, where one was said."""
    return f"，原因“{quoted(reason, 60)}”" if reason else ""


def on_card(reason: str) -> str:
    """The reason that will stand on the card, where one was said."""
    return f"，理由写“{quoted(reason, 60)}”" if reason else ""


def yes_or_no(question: str) -> str:
    """What was said sounds like a yes or a no, but is not plainly one."""
    return f"拿不准您的意思，还没办。要改请重新说一遍；不改，请回答：\n{brief(question)}"


def not_sent(number: str) -> str:
    """What was said sounds like a no to a form that was shown: it stays a draft, and a later yes sends nothing."""
    return f"好的，先不送，草稿还在。\n要送签回复“继续”，要改直接说改什么，整件不办了回复“撤回申请 {number}”。"


def to_be_dropped(question: str) -> str:
    """What was said sounds as if it were to end here."""
    return f"是不办了吗？不办了请回复“算了”；接着办，请回答：\n{brief(question)}"


def did_you_choose(label: str) -> str:
    """One of several is meant, it seems."""
    return f"您选的是{label}吗？回复“是”；不是请回复它的编号，不办了回复“算了”。"


def did_you_answer(said: Mapping[str, Any], medium: Medium = Medium.OTHER) -> str:
    """What the last message would fill in, shown before it is."""
    called = {**_CALLED, "account_id": words_of(medium).ref}
    told = "；".join(
        f"{called.get(name, '内容')}：{_shown(name, str(value))}" for name, value in said.items() if name not in _BESIDE
    )
    return f"您填的是这个吗？{told}\n是就回复“是”，不是请重新回答，不办了回复“算了”。"


def noted(said: Mapping[str, Any]) -> str:
    """What was told beside an offer, before it is made anew; which task it is, the offer says itself."""
    called = {**_CALLED, **_TOLD}
    told = "；".join(f"{called[name]}：{_shown(name, str(value))}" for name, value in said.items() if name in called)
    return f"记下了，{told}。\n" if told else ""


def carried(said: Mapping[str, Any]) -> str:
    """What was told before another account or task was named, and goes along with that one."""
    told = "；".join(f"{_CALLED[name]}：{_shown(name, str(value))}" for name, value in said.items() if name in _CALLED)
    return f"前面说的一并带过去：{told}。\n" if told else ""


def edits(said: Mapping[str, Any], *, sent: bool) -> str:
    """What would stand in an application, and that one which was sent comes back for it."""
    called = {**_CALLED, "account_id": "账号ID"}
    told = "；".join(f"{called[name]}改为{_shown(name, str(said[name]))}" for name in called if said.get(name))
    told = "；".join(
        filter(None, (told, f"原因加上“{quoted(str(said['more_reason']), 60)}”" if said.get("more_reason") else ""))
    )
    back = "（已送签，会先收回，改好要重新送签）" if sent else ""
    return f"，{told}{back}" if told else back


def _shown(name: str, value: str) -> str:
    if name == "percent":
        return f"{value}%"
    return day(date.fromisoformat(value)) if name in _DAYS else quoted(value, 100)


_DAYS = frozenset({"stop_date", "effective_date", "date", "due", "done_on", "accepted_on"})
_BESIDE = frozenset({"apart", "also"})  # of other accounts
_TOLD = {
    "account_id": "账号ID", "due": "整改期限", "done_on": "办好的日子", "accepted_on": "提交的日子", "text": "情况",
    "link": "链接", "percent": "进度", "issue": "问题", "fault": "问题",
}  # fmt: skip
_CALLED: Mapping[str, str] = {
    "stop_date": "停更日期", "effective_date": "生效日期", "date": "日期", "reason": "原因",
    "field": "变更项", "value": "新内容",
}  # fmt: skip


def brief(question: str) -> str:
    """A question; of a long one its head and what it lists as missing."""
    head, *rest = question.splitlines()
    listed = [line for line in rest if _LISTED.match(line)]
    brief = "\n".join([head, *(listed or rest[-1:])])  # of a form the question stands in the last line
    return question if len(question) <= _SHORT_QUESTION else brief


_SHORT_QUESTION = 200  # characters
_LISTED = re.compile(r"[①-⑨\d]|[A-Z]\d |　原因\d")  # ①原因, 　原因1 受众面小…, 1 佛堂城事, U1 监测时间点前…


def told(words: str) -> str:
    """What would be written, where something was told."""
    return f"，情况写“{quoted(words, 60)}”" if words else ""


def fed(words: str) -> str:
    """What the feedback on an order would say."""
    return f"，写“{quoted(words, 120)}”" if words else ""


def did_you_mean(what: str) -> str:
    """An offer: nothing happens without 是."""
    return f"您是要{what}吗？回复“是”，不是请回复“算了”。"


def unreadable(kind: Kind) -> str:
    """A kind of message we cannot read gets a kind answer."""
    return {
        Kind.VOICE: "语音我听不了，请打字，或用输入法的语音转文字。",
        Kind.LOCATION: "收到位置，这里用不上。要办事请打字，回复“帮助”看用法。",
        Kind.LINK: "收到链接。要作为办结情况，请把它写在一句话里：完成 2 链接。",
        Kind.UNKNOWN: "这类消息我读不了，请打字；图片可以直接发。\n"
        "要读入的表格（xlsx、CSV），请发到机器人的单聊里，或用网页“读入表格”。",
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


def elsewhere(what: str, contact: str, phone: str) -> str:
    """Something that people, not the bot, do today: who and how."""
    return f"{what}请与市府办{contact}联系（{phone}），由市府办办理并登记。\n您的话已记录并转给他们。"


def accounts(found: Sequence[Account], running: Mapping[int, str], page: int = 1, decided: str = "") -> str:
    """A list of accounts, eight a page, maybe only those so `decided`; main accounts are said to be out of reach.

    `running`: how far closures have got, by account.
    """
    gone = decided == AccountState.CLOSED
    if not found:
        none = "还没有账号已注销。" if gone else f"没有处置意见是“{decided}”的账号。"
        return none if decided else "名单里没有这样的账号。"
    shown = on_page(found, page)
    lines = [
        f"{account.number} {account.label}｜{account.unit.short if account.unit else ''}｜"
        f"{'主账号' if account.protected else account.disposition}｜{running.get(account.id, account.state)}"
        for account in shown
    ]
    left = left_behind(len(found), page)
    more = f"\n还有{left}个，回复“下一页”接着看；回复“查账号 单位”可缩小范围。" if left > 0 else ""
    main = "\n主账号不在注销、变更范围。" if any(account.protected for account in shown) else ""
    name = "账号" if not decided else "已注销的账号" if gone else f"处置意见{decided}的账号"
    mains = sum(account.protected for account in found)
    count = f"{len(found) - mains}个，主账号{mains}个" if mains and mains < len(found) else f"{len(found)}个"
    note = found[0].disposition_note if len(found) == 1 else ""  # 整合到12号 …, or the unit's own opinion
    beside = f"\n处置：{quoted(note, 100)}" if note else ""
    return f"{name}{count}：\n" + "\n".join(lines) + more + main + beside


def own_accounts(text: str, *, none_decided: str, found: Sequence[Account]) -> str:
    """The asker's own accounts: which word was found on none, and what 待定 means for whoever waits."""
    head = f"本单位没有处置意见是“{none_decided}”的账号。\n" if none_decided else ""
    undecided = any(account.is_decided(Disposition.OPEN) for account in found)
    tail = "\n待定的等市府办定，定之前不用办；有想法回复“处置意见 账号 保留 理由”。" if undecided else ""
    return f"{head}{text}{tail}"


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
