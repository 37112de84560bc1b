"""意见建议: listed and answered; they are taken in beside help and 人工."""

from bot.message import Reply
from bot.models import suggestion as model
from bot.models.suggestion import ANSWERERS
from bot.turn import Turn
from bot.wording import suggestions as say


def listed(turn: Turn) -> Reply:
    """意见清单"""
    rows = model.open_ones(turn.session)
    return turn.paged(say.listed(rows, turn.page), len(rows))


def answer(turn: Turn) -> Reply:
    """答复意见 <编号> <内容>"""
    turn.officer(*ANSWERERS)
    number = str(turn.need("number", "答复哪一条？请回复“答复意见 编号 内容”；编号看“意见清单”。"))
    text = turn.text("text")
    if not text:
        return Reply(say.answer_how(number))
    asked = model.answer(turn.session, turn.act, number, text)
    return Reply(say.answered(asked))
