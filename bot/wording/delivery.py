"""What delivery itself has to say: a card that cannot be changed any more, a lost picture, what did not arrive, why."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from bot.errors import WrongState
from bot.models.outbox import FAILED, UNCERTAIN, Outbox
from bot.models.received import SECRET
from bot.paging import PAGE, left_behind
from bot.wording.dates import moment

LOOPS = {"round": "提醒", "delivery": "发送"}
ERRCODE = re.compile(r"errcode (-?\d+)")
ALONE = "alone: "  # others got through meanwhile
BUG = "程序组的消息企业微信不收，请报给开发的人"
SETTINGS = "企业ID、AgentId、Secret或应用权限不对"
OF_PERSON = "这个人不在应用的可见范围，或已离职"
OF_GROUP = "群或群机器人已不在"
# What a code means to whoever reads the list (wecom-protocol §4.9); the rest is told with its number.
CODES: Mapping[int, str] = {
    -1: "企业微信系统忙",
    6000: "企业微信数据冲突",
    45033: "并发太多",
    45009: "超过企业微信的发送限额",
    60020: "本机出口IP不在应用的可信IP里",
    **dict.fromkeys((40001, 40014, 41001, 42001), "令牌无效：Secret不对或已更换"),
    **dict.fromkeys((40003, 46004, 60111, 81013), OF_PERSON),
    **dict.fromkeys((50002, 60011), f"{OF_PERSON}，请扩大可见范围"),
    **dict.fromkeys((86001, 86003, 86008, 93000, 93004, 93006, 93008), OF_GROUP),
    **dict.fromkeys((40013, 40056, 301002, 48002, 48006, 301055), SETTINGS),
    50003: "应用已被停用",
    **dict.fromkeys((50001, 80001, 85005), "网页域名没有登记或没有备案"),
    40007: "文件已过企业微信的三天保存期",
    40029: "网页登录的一次性代码已失效",
    **dict.fromkeys((42015, 42016, 42022), "卡片已不能更新"),
    42052: "已过24小时，撤不回",
    **dict.fromkeys((40004, 40006), "文件的类型或大小企业微信不收"),
    **dict.fromkeys((44004, 45002), "内容是空的或太长"),
    **dict.fromkeys((40008, 40031, 40032, 40035, 40058, 40063, 42014, 82001, 301025), BUG),
    **dict.fromkeys((*range(42017, 42021), *range(42027, 42052)), BUG),
}
NOT_AGAIN: Mapping[str, str] = {  # why 重发 is not offered, in a few words
    "receiver_gone": "人已不在名册，不能重发",
    "group_gone": "群没有webhook，不能重发",
    "card_is_over": "已经办了，不用重发",
    "not_for_people": "不用重发",
}
REASONS = (  # beginnings of our own reasons
    ("invaliduser", OF_PERSON),
    ("the group has no webhook", "这个群没有设webhook"),
    ("the sender died", "发送时程序中断，不知道发出没有"),
    ("no answer", "没有收到企业微信的回音，不知道发出没有"),
    ("HTTP 5", "企业微信回答出错，不知道发出没有"),
    ("HTTP 413", "太大，网络代理不让过"),
    ("HTTP", "网络代理或地址不对"),
    ("not reached", "连不上企业微信"),
    ("no safe connection", "连接企业微信的证书不对"),
    ("not an address", "企业微信的地址写错了"),
    ("bug", "程序出错，请报给开发的人"),
)


def card_decided(title: str, outcome: str) -> str:
    """In place of a card's update, when WeCom does not take it any more."""
    return f"{title}\n{outcome}\n之前的卡片不用再点了。"


def picture_lost() -> str:
    """A received file could not be fetched."""
    return "刚才的图片没有收到，请再发一次；不发也可以，写一句说明就行。"


def file_turned_away(why: str) -> str:
    """A received file is of a kind that is not kept, or bears a secrecy mark."""
    if why == SECRET:
        return (
            "刚才发来的文件带密级标志，没有保存，也没有附上。\n请马上撤回那条消息，涉密材料走涉密渠道；"
            "这里写一句不涉密的说明就行。"
        )
    return (
        "刚才发来的这类文件收不了，没有保存。\n能收图片、视频、PDF、OFD、Word、Excel、PPT、WPS；压缩包请解开，逐个发。"
    )


def why(error: str) -> str:
    """The reason that a row keeps, in Chinese; the code stays for who wants to look it up."""
    if error.startswith(ALONE):
        return f"{why(error.removeprefix(ALONE))}，只有这条一直发不出"
    code = ERRCODE.match(error)
    if code:
        return f"{CODES.get(int(code[1]), '企业微信不收')}（{code[1]}）"
    return next((said for start, said in REASONS if error.startswith(start)), error or "原因没有记下")


def not_again(why_not: WrongState | None) -> str:
    """Why 重发 is not offered; empty where it is."""
    return NOT_AGAIN[why_not.code] if why_not else ""


def undelivered_line(row: Outbox, whose: str, why_not: WrongState | None) -> str:
    """One row of the list."""
    line = f"{row.id}｜{moment(row.made_at)} {whose}｜{row.label}｜{row.state}：{why(row.error)}"
    return f"{line}；{not_again(why_not)}" if why_not else line


def undelivered(lines: Sequence[str], count: int, uncertain: int, page: int, again: Collection[str]) -> str:
    """没发成的消息: the newest first; what can be done about it. `again`: the states in which some can go once more."""
    if not lines:
        return "没发成的消息：没有。"
    left = left_behind(count, page)
    return "\n".join(
        [
            f"没发成的消息（共{count}条，不确定{uncertain}条）：",
            *lines,
            *([f"还有{left}条，回复“下一页”接着看。"] if left > 0 else []),
            *(["失败的先按原因处理好，再回复“重发 编号”。"] if FAILED in again else []),
            *(["不确定的先问对方收到没有；没收到的回复“重发 编号”。"] if UNCERTAIN in again else []),
            "打过电话、不用再发的，回复“已另行告知 编号”，就不再列出。",
        ]
    )


def told_otherwise(row: Outbox, whose: str) -> str:
    """已另行告知: it is off the list."""
    return f"已记下：{row.id}号（{whose}，{row.label}）已另行告知，不再列出。\n再看还有哪些，回复“没发成的消息”。"


def resent(row: Outbox, whose: str) -> str:
    """重发: it is on its way."""
    return f"已重发给{whose}：{row.label}。\n再看还有哪些，回复“没发成的消息”。"


def sent_again(first: datetime, who: str, before: str) -> str:
    """Under the words that go once more; `before`: whether they failed or may have arrived."""
    if before == FAILED:
        return f"（{moment(first)}没有发成，由{who}重发）"
    return f"（{moment(first)}发过一次，不知收到没有，由{who}重发；收到过的不用管）"


__all__ = [
    "CODES",
    "PAGE",
    "UNCERTAIN",
    "card_decided",
    "file_turned_away",
    "not_again",
    "picture_lost",
    "resent",
    "sent_again",
    "undelivered",
    "undelivered_line",
    "why",
]


def clock_died(loops: Sequence[str]) -> str:
    """To the system administrator: a clock process has ended itself."""
    names = "、".join(LOOPS.get(loop, loop) for loop in loops)
    happened = f"一个时钟进程的{names}四十秒没有动静，已自动退出。"
    return f"{happened}\n重启后没发的接着发；请看日志里的 loop is dead，再运行 duban doctor。"
