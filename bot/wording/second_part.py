"""Of two things said in one message, the one that was not done."""

from bot.wording.quoted import quoted

SHOWN = 60  # characters of what was said


def not_taken_up(question: str) -> str:
    """The act is done; what stood behind it is another matter."""
    return f"“{quoted(question, SHOWN)}”这一句还没有办，请单独再发一次。"


def not_put_down(act: str) -> str:
    """The question was answered; what was told before it is not on record."""
    return f"“{quoted(act, SHOWN)}”这一句还没有记，要记请单独再发一次。"
