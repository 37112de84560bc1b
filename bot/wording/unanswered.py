"""A yes where no question is open, or only one that nobody answered in its ten minutes."""

from bot.wording.guide import brief
from bot.wording.quoted import quoted

_HOW = ("回复“是”", "请回复", "，回复")  # from here on a question says how it is answered


def lapsed(question: str, form: str) -> str:
    """That nothing was done, and what had been asked; a form is gone on with."""
    if form:
        return f"没有办：上次问的过了时间，不算数了。\n{form}接着办请回复“继续”。"
    asked = question.splitlines()[0]
    end = min((place for word in _HOW if (place := asked.find(word)) > 0), default=len(asked))
    about = quoted(asked[:end].strip(), 100)
    return f"没有办：上次问的过了时间，不算数了。要办请重新说一遍。\n上次问的是：{about}"


def nothing_waits() -> str:
    """Whoever means a card is sent to it."""
    return "现在没有等您回答的问题，什么也没有改。\n卡片上的事请在卡片上点；要办别的直接说，回复“帮助”看全部。"


def half_prepared(question: str) -> str:
    """Before 停更 every one of the preparations must be told, or that it was never opened."""
    return f"还没有报停更：下面几样都办好了才能报，没有开通的就算办好了。\n{question}"


def still_waits(question: str) -> str:
    """We were called by name and nothing was said: what was asked before still waits."""
    return f"在。刚才的问题还等您回答（不办了回复“算了”）：\n{brief(question)}"


def change_unread(words: str, question: str) -> str:
    """A yes behind words that seemed to change what was shown and that were not understood."""
    return (
        f"还没办：刚才那句“{quoted(words, 60)}”没看懂，没有算进去。\n"
        f"就按原来的办，再回复一次“是”；要改请换个说法，不办了回复“算了”。\n{question}"
    )


def of_another(words: str, question: str) -> str:
    """What was told is of another account than the open form, and there is no form of that one."""
    told = f"没有写：“{quoted(words, 60)}”说的是别的账号，它没有在办的申请。要办请先回复“注销 账号名”。"
    return f"{told}\n刚才的问题还等您回答：\n{question}"


def still_open() -> str:
    """Below the refusal of something new: the question before it was neither done nor dropped."""
    return "上面问的那一件还没办，也还等着您。"


def yes_to_which(words: str, question: str) -> str:
    """A yes behind something new that was refused: it may have been said to either."""
    return (
        f"什么也没办：刚才那句“{quoted(words, 60)}”没有办成，等您回答的还是上面那一件。\n"
        f"要办上面那一件，再回复一次“是”；不办了回复“算了”。\n{question}"
    )


def part_unread(words: str) -> str:
    """A list of fates of which one part was not understood: none is decided."""
    return (
        f"没有动：“{quoted(words, 40)}”没看懂是哪个账号、怎么定，所以一个都没定。\n"
        "请把整句再发一遍，这一处写清账号或者序号，例如：14号保留，47号关停。序号回复“查账号 单位”看。"
    )


def left_apart(words: str) -> str:
    """What was told of another account beside an offer goes with none; it is told again when its turn comes."""
    return f"“{quoted(words, 60)}”说的是别的账号，没有算进去，办到它时请再说一遍。\n"
