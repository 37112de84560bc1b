"""What we ask and what an answer may do about it, under the names that `config/language/answers.csv` has for them."""

CONFIRMED, CHOSEN, DAY, EXTENDED, APPLIED = "确认", "选择", "日期", "延期", "申请"
ONE_FIELD = {"reason": "原因", "value": "新内容", "account_id": "账号标识", "field": "哪一项"}
QUESTIONS = frozenset({CONFIRMED, CHOSEN, DAY, EXTENDED, APPLIED, *ONE_FIELD.values()})

ANSWERS, AGREES, ENDS, WAITS, ASKS_BACK, TALKS, WANTS_OTHER = "答", "是", "不办", "等等", "反问", "闲话", "另有事"
MOVES = frozenset({ANSWERS, AGREES, ENDS, WAITS, ASKS_BACK, TALKS, WANTS_OTHER})
STAYING = frozenset({WAITS, ASKS_BACK, TALKS})  # the question waits on
