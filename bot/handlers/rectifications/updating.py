"""更新: a monitor says when an account was updated last; the clock reckons from it."""

from datetime import date

from bot.clock import local_day
from bot.handlers.rectifications.finding import account_meant, as_watcher
from bot.message import Reply
from bot.models import RectRule
from bot.turn import Question, Turn
from bot.wording import rectifications as say


def seen(turn: Turn) -> Reply:
    """更新 <账号> <日期>"""
    account = account_meant(turn)
    as_watcher(turn, account.plan, None)
    said = turn.text("seen_on") or turn.text("done_on")
    if not said:
        raise Question(f"{account.label}最近是哪天更新的？请回复日期，例如：7月5日。", "ask", fields=["done_on"])
    account.note_update(turn.act, date.fromisoformat(said))
    limits = [rule.watched_days for rule in RectRule.of(turn.session, account.plan_id) if rule.is_issuable]
    limit = next((days for days in limits if days), None)
    return Reply(say.update_noted(account, local_day(turn.now), limit))
