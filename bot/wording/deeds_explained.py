"""Who asks beside “您是要…吗” what would come of it: what happens then, who decides, what can be undone."""

_EXPLAINED = {
    "TASK_DONE": "报了由市府办（或负责核实的单位）核实，通过才算办结；没核实以前可以“撤回 编号”，报上的话还能补充。",
    "TASK_ADD": "只在已经报的情况后面添一句，不用再批。",
    "TASK_PROGRESS": "只记一笔进展，不算办结，不用谁批；记错了再说一次就行。",
    "TASK_WITHDRAW": "撤回以后回到办理中，不用重新签收；办好了在时限以前再报一次。",
    "SIGN_RECEIPT": "签收只表示收到了，不算办结；签了收不回来，想看过再签的可以先不回。",
    "EXTENSION_REQUEST": "说全了就送本单位主要负责人签字，再由市府办审批；批准以前仍按原来的时限。",
    "CANCEL_REQUEST": "先起草给您看，再送本单位主要负责人签字，由市府办初审、审批；批准以前账号不动，随时能撤回。",
    "CHANGE_REQUEST": "先起草给您看，再送本单位主要负责人签字，由市府办初审、审批；批准以前账号不动，随时能撤回。",
    "REQUEST_WITHDRAW": "撤回以后这份申请不再往下走，账号不动；还要办，回复“重开 编号”，内容还在。",
    "EXECUTION_REPORT": "只是登记在平台上办到了哪一步；日期记错了，再报一次改过来。",
    "RECTIFY_ISSUE": "先起草给您看，再回复一次“是”才下发；单位收到以后可以申请复核，发错了可以“撤销通知”。",
    "RECTIFY_FEEDBACK": "反馈以后由发通知的单位复核，通过就销号，不通过会退回并说明原因。",
    "RECTIFY_DISPUTE": "申请复核以后由发通知的单位答复：维持或者撤销。",
    "URGE": "先列出提醒谁给您看，再回复一次“是”才发；发到承办同志的“督办助手”里，不是短信。",
    "DELEGATE": "送市府办同意以后才生效，最长30天，期间的卡片发给受托人；随时可以“撤回委托”。",
    "CONTACT_CHANGE": "先给您看换成谁，再回复一次“是”；要别人点头的，由现联系人或市府办确认后生效。",
    "DISPOSITION": "定了当场生效，会告诉主办单位；以后要改，再说一次就行。",
    "APPROVE": "只是打开卡片，在卡片上点了“同意”才算。",
    "RETURN": "只是打开卡片，在卡片上点了才算；单位改好会重新送签。",
    "REJECT": "只是打开卡片，在卡片上点了才算。",
    "BLOCKED": "把卡在哪里告诉市府办，由他们确认、协调；确认以后不算本单位逾期。",
    "NOT_OURS": "转市府办改派或者维持；改派以前不提醒、不计逾期。",
}


def explained(intent: str, question: str) -> str:
    """The sentence, and the question once more; "" where the deed has none."""
    told = _EXPLAINED.get(intent, "")
    return f"{told}\n还没办。{question}" if told else ""
