"""What the office hears where it types what only a unit can do: its own way to the same end."""

from collections.abc import Mapping

BY_OFFICE: Mapping[str, str] = {
    "REQUEST_EDIT": (
        "申请表由单位自己改，您这里改不了。\n"
        "要单位改的，回复“待审批”，在卡片上点“退回”；已批准、只是账号ID写错的，回复“更正账号ID 账号 新ID”。\n"
        "交办、转办的意见发出以后不能改：回复“撤销通知 编号 理由”，再重新发；"
        "只宽限时间的，回复“代登记延期 单位 编号 到8月15日 原因”。"
    ),
    "EXTENSION_REQUEST": (
        "延期由单位申请，您这里不能直接改时限。\n"
        "单位打电话、交纸质提的，回复“代登记延期 单位 编号 到8月15日 电话 原因”，由别的同志批。"
    ),
    "TASK_WITHDRAW": (
        "上报由单位自己撤回，您这里撤不了。\n"
        "还没核实的，回复“待核实”，在卡片上点“退回”；已办结的，回复“重开 编号 单位 理由”；\n"
        "交办、意见发错的，回复“撤销通知 编号 理由”。"
    ),
    "SIGN_RECEIPT": "签收由单位自己签，您这里签不了。\n单位打电话说收到了的，回复“代签收 单位 电话 姓名”。",
    **dict.fromkeys(
        ("TASK_DONE", "TASK_PROGRESS", "TASK_ADD"),
        "情况由承办单位自己报，您这里报不了。\n"
        "单位打电话、交纸质报的，回复“代登记 单位 编号 电话 姓名 情况”；只记一笔的，回复“批注 编号 单位 内容”。",
    ),
    **dict.fromkeys(
        ("CANCEL_REQUEST", "CHANGE_REQUEST"),
        "注销、变更由主办单位申请，您这里不能替它申请。\n"
        "定这个账号保留、整合还是关停，回复“处置 账号 关停”；名单上账号ID写错的，回复“更正账号ID 账号 新ID”。",
    ),
    "EXECUTION_REPORT": (
        "停更、注销办到哪一步由单位自己报，您这里报不了。\n看办到哪一步，回复“经过 申请编号”；"
        "交办的事不用办了，回复“中止 编号 单位 理由”。"
    ),
}
