"""What the pages say that is no table."""

from bot.models.assignment import (
    AWAITING_ACK,
    AWAITING_CHECK,
    AWAITING_REASSIGN,
    DONE,
    IN_HAND,
    NOT_APPLICABLE,
    RETURNED,
    VOID,
)

STATES = ("逾期", AWAITING_ACK, IN_HAND, AWAITING_CHECK, RETURNED, AWAITING_REASSIGN, DONE, NOT_APPLICABLE, VOID)
LEDGER = "台账.xlsx"
LOGIN_STALE = "登录已过时。请从企业微信里重新打开这个页面。"
LOGIN_FAILED = "企业微信没有应答，没有登录成。请过一分钟再打开。"
NO_MEMBER = "没有认出您是哪位。请用本单位的企业微信打开。"
LEFT = "已退出。"
