"""意见分类, 意见汇总: what an opinion counts as, and how the months' opinions stand."""

from datetime import date

from bot.message import Reply
from bot.models.assignment import OPINION
from bot.models.instruction import CATEGORIES, MAY_ISSUE
from bot.models.public_opinion import classify as sort_in
from bot.models.public_opinion import figures
from bot.turn import Question, Turn
from bot.wording import instructions as say


def classify(turn: Turn) -> Reply:
    """分类 YJ-2022-001 投诉"""
    turn.officer(*MAY_ISSUE[OPINION])
    docket = str(turn.need("task", "给哪一件分类？请回复“分类 编号 类别”。"))
    if turn.text("category") not in CATEGORIES:
        options = [{"category": one, "label": one} for one in CATEGORIES]
        raise Question(f"{docket}属于哪一类？", "choose", options=options)
    items = sort_in(turn.session, turn.act, docket, turn.text("category"))
    return Reply(say.classified(items))


def summary(turn: Turn) -> Reply:
    """意见汇总 8月 · 意见汇总 第三季度"""
    turn.officer(*MAY_ISSUE[OPINION])
    first = date.fromisoformat(f"{turn.need('from', '哪个月的？例如：意见汇总 8月。')}-01")
    found = figures(turn.session, first, int(turn.slot("months") or 1), turn.now, turn.workdays)
    return turn.paged(say.summary(found, turn.page), len(found.items))
