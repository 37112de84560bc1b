"""更正账号ID in words: what stands there, what would stand there, and that the signed form stays as it is."""

from bot.models import Account, Request
from bot.wording.media import words_of
from bot.wording.quoted import quoted


def ask_ref(account: Account) -> str:
    """The identifier is still to be said."""
    return f"{account.label}的{words_of(account.medium).ref}更正成什么？请回复完整的。"


def same(account: Account, ref: str) -> str:
    """Nothing to put right."""
    return f"没有改：{account.label}登记的就是{quoted(ref, 64)}。"


def preview(account: Account, known: str, ref: str, form: Request | None) -> str:
    """Before anything is done: the old and the new."""
    beside = (
        f"{form.number}的申请表是签过字的，不改，批注里写明并告诉单位。\n" if form is not None
        else "还没有签过字的申请，只改名单；草稿里写错的，请单位自己改。\n"
    )  # fmt: skip
    was, what = quoted(known, 64) if known else "没有登记", words_of(account.medium).ref
    change = f"将更正{account.label}的{what}：原来{was}，改为{quoted(ref, 64)}。"
    return f"{change}\n{beside}确认请回复“是”，不改回复“算了”。"


def beside(known: str, ref: str) -> str:
    """The remark beside the form."""
    return f"账号ID更正：表上写{quoted(known, 64)}，以{quoted(ref, 64)}为准，表不改"


def done(account: Account, known: str, ref: str, form: Request | None) -> str:
    """It stands on the list."""
    told = f"{form.number}的批注里已写明，单位已告知。" if form is not None else ""
    was = quoted(known, 64) if known else "空"
    return f"已更正：{account.label}的{words_of(account.medium).ref}由{was}改为{quoted(ref, 64)}。{told}"
