"""Task 1's list of people: what was taken down, what was not, what is missing, and the whole list before it goes."""

from collections.abc import Mapping, Sequence

from bot.models.roster import Entry, incomplete, nameless
from bot.wording.quoted import quoted
from bot.wording.task_cards import person

_NAME, _WORDS, _SHOWN = 20, 30, 4
_NOT_TAKEN = {
    "strange": "“{}”没看懂，没有记。",
    "role": "{0}是哪个岗位的没看出来，没有记，请写成“专职人员 {0} 科员 手机号”。",
    "other_role": "{}没有记，这张名单只要分管领导、专职人员、联系人。",
    "nick": "“{}”请写全名，没有记。",
    "whose": "“{}”是谁的没看出来，没有记，请连姓名一起写。",
    "digits": "“{}”不是手机号，没有记，请核对。",
    "whom": "“{}”是指谁没看出来，请写“去掉 姓名”。",
    "not_listed": "名单里没有{}。",
}


def heard(gone: Sequence[tuple[str, str]], lost: Sequence[tuple[str, str]], *, anew: Sequence[Entry] = ()) -> str:
    """What the last message did besides naming people: "" if nothing, else whole lines."""
    emptied = "、".join(f"{one['role']}{quoted(one['name'], _NAME)}" for one in anew)
    off = "、".join(f"{role}{quoted(name, _NAME)}" for role, name in gone)
    lines = [
        f"名单已清空（原来是：{emptied}），请重新填。" if emptied else "",
        f"已去掉：{off}。" if off else "",
        *(_NOT_TAKEN[why].format(quoted(words, _WORDS)) for why, words in lost[:_SHOWN]),
    ]
    return "".join(f"{line}\n" for line in lines if line)


def renamed(pairs: Sequence[tuple[str, str, str]]) -> str:
    """The same person under another name."""
    said = dict.fromkeys((quoted(former, _NAME), quoted(name, _NAME)) for _, former, name in pairs)
    return "".join(f"{former}已改为{name}，职务、手机没变的照旧。\n" for former, name in said)


def what_is_wrong(name: str) -> str:
    """李娜写错了, and nothing more."""
    who = quoted(name, _NAME)
    return f"{who}哪里写错了？直接写对的姓名、职务或手机；要去掉的，回复“去掉 {who}”。"


def list_or_change(name: str, number: int | str) -> str:
    """联系人 周敏 136…, while task 1's list is still owed."""
    return f"任务{number}的名单还没报。{quoted(name, _NAME)}是填进名单，还是换联系人？回复编号："


def for_list(number: int | str, name: str) -> str:
    """The first choice."""
    return f"填进任务{number}的名单：联系人{quoted(name, _NAME)}"


def for_change(name: str) -> str:
    """The second choice."""
    return f"更换联系人为{quoted(name, _NAME)}"


def unread(words: str) -> str:
    """Words behind 完成 1 that name nobody with a role."""
    return f"“{quoted(words, _WORDS)}”里没看出谁是哪个岗位的，没有记。\n"


def noted(*, asks: bool, waits: bool, nothing: bool) -> str:
    """What the message wanted besides: to know something, to go on later, or nothing new."""
    said = (
        (asks, "还没有报给市府办。有别的要问，回复“人工”。\n"),
        (waits, "好的，记下的都留着。\n"),
        (nothing, "这句里没有要改的。\n"),
    )
    return "".join(line for meant, line in said if meant)


def missing(people: Sequence[Entry], *, in_group: bool = False) -> str:
    """What was taken down, and what the list still needs."""
    have = "，".join(_known(one, in_group=in_group) for one in people if one["name"])
    kept = f"已记下：{have}。\n" if have else ""
    mend = "\n写错了的，回复“去掉 姓名”；要从头填，回复“清空”。" if have else ""
    if names := nameless(people):
        example = "例如：分管领导 王某 副局长 13800000000，专职人员 李某 科员 13900000000，联系人 李某"
        return f"{kept}还差{'、'.join(names)}（姓名、职务、手机）。\n直接回复，{example}{mend}"
    gaps = "；".join(
        f"{one['role']}{quoted(one['name'], _NAME)}的{'、'.join(words)}" for one, words in incomplete(people)
    )
    return f"{kept}还差{gaps}。\n直接回复；不填也行，回复“就这些”。{mend}"


def whole(people: Sequence[Entry], *, in_group: bool = False) -> str:
    """The list as it would go to 市府办."""
    return (
        f"名单是这样，还没有报：\n{listed(people, in_group=in_group)}\n"
        "对的回复“是”，就报给市府办。要改直接写，例如：李某 科员 13900000000；"
        "去掉谁，回复“去掉 姓名”；要从头填，回复“清空”。"
    )


def take_off(doubted: Sequence[tuple[str, str]]) -> str:
    """Somebody may be meant to go."""
    off = "、".join(f"{role}{quoted(name, _NAME)}" for role, name in doubted)
    return f"要从名单里去掉{off}吗？去掉的回复“是”；不去掉的，回复“不去掉”，或者接着写要改什么。"


def together(names: Sequence[str]) -> str:
    """A colleague was asked for the same list."""
    return f"这份名单{'、'.join(names)}也在填，记在一起。\n" if names else ""


def left(number: object = None) -> str:
    """算了: what was taken down stays."""
    again = f"接着填，回复“完成 {number}”。" if number else ""
    return f"好的，先不报，记下的名单留着。{again}"


def listed(people: Sequence[Entry], *, in_group: bool) -> str:
    """A line each; in a group nobody's number is shown."""
    shown = [{**one, "mobile": masked(one["mobile"])} if in_group else one for one in people]
    return "\n".join(f"{one['role']}：{person(one)}" for one in shown)


def masked(mobile: str) -> str:
    """A number as others may see it."""
    return f"{mobile[:3]}****{mobile[-4:]}" if len(mobile) == 11 else mobile  # noqa: PLR2004 - a Chinese mobile


def _known(one: Mapping[str, str], *, in_group: bool) -> str:
    """A person with what is known of him."""
    mobile = masked(one["mobile"]) if in_group else one["mobile"]
    facts = "，".join(part for part in (quoted(one["post"], _WORDS), mobile) if part)
    return f"{one['role']}{quoted(one['name'], _NAME)}{f'（{facts}）' if facts else ''}"
