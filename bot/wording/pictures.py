"""What is said about a picture that was sent."""

from bot.models import Assignment
from bot.wording.items import full


def kept(count: int, about: str) -> str:
    """It belongs to something."""
    return f"收到{count}份，已附在{about}后面。"


def which() -> str:
    """It could belong to several things."""
    return "收到。这是哪一项的材料？回复编号；不用的回复“算了”。"


def nothing_for_it() -> str:
    """Nothing is open."""
    return "收到，但现在没有可以附材料的事项，这一份没有保存。\n上报时不一定要图片，写一句话就行。"


def send_it() -> str:
    """A picture is spoken of, and there is none that belongs to nothing."""
    return "请直接发图片或文件。\n半小时内报过的，附在那一项后面；不然收到后问您是哪一项的。上报时不一定要图片。"


def unreadable() -> str:
    """A kind we do not keep."""
    return "这类文件收不了，请发图片，或写一句话说明。"


def item(one: Assignment) -> str:
    """An option."""
    return f"{full(one, plan=True)}"
