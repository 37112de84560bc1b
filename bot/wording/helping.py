"""帮助: what a person may type. The everyday lines at once, each further subject behind `帮助 <话题>`."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.models import Role
from bot.models.member import OFFICE

Lines = Sequence[tuple[frozenset[Role], str]]  # the roles of which a person needs one (none: every member), the line

ALL = frozenset[Role]()
UNIT = frozenset({Role.CLERK, Role.CONTACT})
PRINCIPAL = frozenset({Role.PRINCIPAL})
LEADERS = frozenset({Role.PRINCIPAL, Role.LEADER})
APPROVER = frozenset({Role.APPROVER})
MONITOR = frozenset({Role.MONITOR})
MEDIA = frozenset({Role.MEDIA})
WATCH = frozenset({Role.MONITOR, Role.MEDIA})

EVERYDAY: Lines = (
    (ALL, "我的任务 —— 本单位要办的事"),
    (UNIT, "签收 —— 收到交办后回一句"),
    (UNIT, "完成 1 情况说明 —— 上报办结"),
    (UNIT, "进度 1 说明 —— 报进展"),
    (UNIT, "延期 1 到9月15日 原因 —— 申请延期"),
    (UNIT, "不是我单位的 1 理由 —— 请市府办改派"),
    (UNIT, "注销 账号名 —— 申请注销账号（变更同样写法）；继续 —— 接着填"),
    (UNIT, "停更 账号名 · 已提交 账号名 · 已注销 账号名 · 受阻 账号名 原因"),
    (ALL, "我的申请 —— 申请到了哪一步"),
    (UNIT, "我的整改 · 整改反馈 链接或说明"),
    (PRINCIPAL, "待审批 —— 等您签字的申请"),
    (OFFICE, "待审批 / 待核实 —— 等您办的"),
    (WATCH, "待核实 —— 等您核实的"),
    (OFFICE | WATCH, "统计 · 统计 3 · 逾期的有哪些 · 导出台账"),
    (LEADERS, "统计 —— 本单位的，另附图片"),
    (OFFICE, "催办 3 —— 先看名单再发；已电话 佛堂镇 周五交 —— 记电话"),
    (OFFICE, "交办 —— 确认下发；预览 · 今天不发"),
    (OFFICE, "交办 单位 7月25日前 要办的事 —— 临时交办"),
    (ALL, "查账号 单位或账号名 —— 看账号名单"),
    (ALL, "意见建议 内容 · 人工 —— 转市府办"),
)
# Further subjects. A key is what is typed behind 帮助 and stands in config/language/topics.csv.
SUBJECTS: Mapping[str, Lines] = {
    "任务": (
        (UNIT, "撤回 1 —— 收回报错的"),
        (UNIT, "补充 1 内容 —— 再补一句"),
        (UNIT, "任务1由某某办 —— 定承办人"),
        (UNIT, "受阻 1 原因 · 受阻解除 1"),
    ),
    "申请": (
        (UNIT, "修改 ZX-… · 撤回申请 ZX-… —— 改、撤"),
        (UNIT, "申请表 ZX-… —— 发来文件；纸质签字 ZX-… —— 登记纸质的"),
    ),
    "交办": (
        (OFFICE, "交办 佛堂镇、苏溪镇 7月25日前 报送清单 —— 先看再发"),
        (OFFICE, "紧急交办 各镇街 今天17点前 报送情况 —— 马上发"),
        (OFFICE, "催办、统计、中止、撤销通知 —— 后面写编号 JB-…"),
        (UNIT, "签收、进度、完成、延期 —— 后面写编号 JB-… 或 YJ-…"),
    ),
    "转办": (
        (OFFICE | MEDIA, "转办意见 单位 工单号… 摘要 投诉 8月5日前"),
        (OFFICE | MEDIA, "分类 YJ-… 投诉 · 意见汇总 8月 · 意见汇总 第三季度"),
        (UNIT, "完成 YJ-… 怎样答复的 —— 不写来电人姓名、电话"),
    ),
    "代登记": (
        (OFFICE, "代登记 佛堂镇 任务1 电话 王某 情况"),
        (OFFICE, "代签收 佛堂镇 电话 王某"),
        (OFFICE, "代登记延期 佛堂镇 任务1 到8月15日 纸质 7月18日 李某 原因"),
    ),
    "改派": (
        (OFFICE, "改派 2 甲单位 给 乙单位 · 维持 2 单位 理由"),
        (OFFICE, "重开 1 单位 理由 —— 办结的、不适用的要再办"),
        (OFFICE, "中止 2 单位 理由 · 不适用 2 单位 理由"),
        (APPROVER, "处置 账号名 保留/整合/关停 · 作废 ZX-… 理由"),
        (OFFICE, "撤销通知 任务2 单位 —— 撤回发错的"),
        (APPROVER, "划转 账号名 给 单位 文号 —— 换主办单位"),
        (OFFICE, "更正账号ID 账号名 新的ID —— 批了以后才发现写错的"),
    ),
    "考核": (
        (UNIT | PRINCIPAL, "我的考核 · 考核异议 理由 —— 市府办发来以后"),
        (OFFICE, "起草2022考核 · 考核 佛堂镇 · 导出2022考核"),
        (OFFICE, "考核加分 佛堂镇 3 理由（扣分同样写法）· 送2022考核 · 送达2022考核 纸质 日期"),
        (OFFICE, "代登记考核异议 单位 纸质 日期 内容 · 答复考核异议 单位 维持 理由 · 核定2022考核"),
    ),
    "联系人": (
        (UNIT, "更换联系人 姓名 手机 · 登记 单位 姓名"),
        (OFFICE | MONITOR, "佛堂镇联系人是谁 · 公安局电话多少 —— 查名册"),
    ),
    "批注": ((OFFICE | LEADERS, "批注 任务1 单位 内容 —— 记一句意见"),),
    "通报": (
        (OFFICE, "导出8月通报 —— 草稿，核定后再印发"),
        (OFFICE, "专报 —— 一页纸：总体、一周变化、卡在哪、需协调"),
    ),
    "经过": (
        (OFFICE | MONITOR, "经过 任务1 单位 · 经过 ZX-… · 经过 ZG-… —— 谁什么时候办了什么"),
        (UNIT | LEADERS, "经过 任务1 · 经过 ZX-… · 经过 ZG-…"),
    ),
    "委托": (
        (PRINCIPAL, "委托 某某 代签 8月1日至8月10日 · 撤回委托"),
        (PRINCIPAL, "收回签字 ZX-… · 撤销批准 ZX-… 理由"),
    ),
    "回执": ((UNIT, "回执 1 · 回执 ZX-2022-001 · 回执 ZG-2022-001 —— 凭证，带编号和时间"),),
    "读入": (
        (OFFICE, "把台账、期初表、处置意见表、值班表发到机器人的单聊里 —— 先看会改什么，回“是”才写入"),
        (OFFICE, "空的期初表请系统管理员导出；空的处置意见表回复“处置意见表”"),
        (WATCH, "把平台名单、更新日期、供稿统计的表发到机器人的单聊里 —— 同上；网页也能上传"),
        (UNIT, "把本单位的值班表（xlsx、CSV）发到机器人的单聊里"),
    ),
    "答复意见": (
        (OFFICE | {Role.SYSTEM_ADMIN}, "意见清单 · 答复意见 1 内容"),
        (OFFICE, "登记本群 名称 单位 佛堂镇 —— 在那个群里说"),
    ),
    "机构调整": (
        (OFFICE, "撤并 甲单位 到 乙单位 文号 —— 没办完的都转过去，先看再办"),
        (OFFICE, "甲单位 更名为 丙单位 文号 —— 已办结的保留原名称"),
    ),
    "换人": (
        (UNIT | LEADERS | OFFICE, "李四 接替 张三 手机 —— 换人；交接单 —— 没办完的；导出交接单 —— 打印签字的文件"),
    ),
    "培训": (
        (UNIT | LEADERS, "报名 PX-… 张某 李某 · 取消报名 PX-… 李某 · 培训材料 PX-…"),
        (ALL, "培训 —— 看有哪些；看一次回复它的编号"),
        (OFFICE | WATCH | UNIT, "培训通知 题目 8月10日14:30 地点 各镇街 —— 组织单位发，先看再发"),
        (OFFICE | WATCH | UNIT, "到会 PX-… 全部除3、5 · 签到表 PX-… · 改期 PX-… · 取消培训 PX-…"),
    ),
    "投稿": (
        (UNIT, "投稿 题目 正文或链接 初审张某，复审李某，终审王某"),
        (UNIT, "改稿 FB-… 改的内容 · 纸质签字 FB-… · 撤回申请 FB-…"),
        (UNIT | MEDIA, "已发布 FB-… 链接 日期 —— 登记发布"),
        (UNIT, "我的投稿 · 供稿统计 第三季度 —— 这些数不用报"),
        (MEDIA, "待审稿件 · 采用 FB-… —— 重发卡片"),
        (OFFICE | WATCH, "供稿统计 第三季度"),
    ),
    "值班": (
        (UNIT, "值班表 8月1日至8月7日 王某 手机 —— 登记；值班表 —— 看"),
        (ALL, "今天谁值班 · 抽查记录"),
        (OFFICE | MONITOR, "今天谁值班 佛堂镇 · 抽查 佛堂镇 接（或未接）"),
    ),
    "处置意见": (
        (UNIT, "处置意见 账号 保留 理由 · 处置意见 全部 关停 · 处置意见送签"),
        (OFFICE, "征求处置意见 · 处置意见表"),
        (APPROVER, "处置 账号 保留 —— 没有征求的直接定"),
        (OFFICE, "代登记处置意见 单位 账号 保留 理由 纸质 7月18日 李某"),
    ),
    "排查": (
        (UNIT, "登记账号 名称 平台 账号ID —— 名单里没有的账号"),
        (UNIT, "情况说明 ZX-… 内容 —— 没经批准就注销的"),
        (OFFICE, "未批先办 · 代说明 ZX-… 纸质 内容"),
        (MONITOR, "未批先办 账号 情况 · 重新上线 账号"),
        (MONITOR | OFFICE, "比对 · 导出比对 · 登记账号 单位 名称 平台"),
        (MONITOR, "起草整改 A1 —— 查得出的，先看名单"),
    ),
    "整改": (
        (UNIT, "整改反馈 ZG-… 链接或说明 · 申请复核 ZG-… 理由"),
        (MONITOR, "下发整改 账号 问题 —— 先看草稿 · 不下发 ZG-… · 整改清单"),
        (MONITOR | OFFICE, "催办 ZG-… · 催办整改 · 起草通报 ZG-…"),
        (MONITOR, "更新 账号 7月5日 —— 最近更新日期"),
        (MONITOR, "撤销通知 ZG-… 理由 · 代签收、代反馈 ZG-… 电话 姓名"),
        (OFFICE, "整改清单 · 约谈、警告、通报 ZG-… 说明 · 维持整改 ZG-… 理由 · 责令关停 ZG-… 文号"),
    ),
}
TYPED: Mapping[str, tuple[str, str]] = {  # duties that must name something: their subject, and the verb of their lines
    "POST_DECIDE": ("投稿", "采用"),
    "POST_DONE": ("投稿", "已发布"),
    "POST_FINAL_FOR": ("投稿", "纸质签字"),
    "TRAINING_SIGN_OFF": ("培训", "取消报名"),
    "TRAINING_MOVE": ("培训", "改期"),
    "TRAINING_CALL_OFF": ("培训", "取消培训"),
    "TRAINING_CAME": ("培训", "到会"),
    "DUTY_SET": ("值班", "值班表"),
    "DUTY_CHECK": ("值班", "抽查"),
    "REASSIGN": ("改派", "改派"),
    "KEEP": ("改派", "维持"),
    "VOID": ("改派", "中止"),
    "REOPEN": ("改派", "重开"),
    "NOT_APPLICABLE": ("改派", "不适用"),
    "TRANSFER": ("改派", "划转"),
    "IDENTIFY": ("改派", "更正账号ID"),
    "RECTIFY_ANSWER": ("整改", "维持整改"),
    "RECTIFY_MEASURE": ("整改", "约谈"),
    "RECTIFY_DISCARD": ("整改", "不下发"),
    "RECTIFY_WITHDRAW": ("整改", "撤销通知"),
    "RECTIFY_CIRCULAR": ("整改", "起草通报"),
    "RECTIFY_ACK_FOR": ("整改", "代签收"),
    "RECTIFY_FEEDBACK_FOR": ("整改", "代反馈"),
    "UPDATE_SEEN": ("整改", "更新"),
    "EXTENSION_FOR": ("代登记", "代登记延期"),
    "ACK_FOR": ("代登记", "代签收"),
    "REPORT_FOR": ("代登记", "代登记 "),
    "VOICE": ("转办", "转办意见"),
    "VOICE_CLASS": ("转办", "分类"),
    "REGROUP": ("机构调整", "到"),
    "TIMELINE": ("经过", "经过"),
    "REMARK": ("批注", "批注"),
    "HAND_OVER": ("交办", "交办"),
    "OPINION_FOR": ("处置意见", "代登记处置意见"),
    "REGISTER_ACCOUNT": ("排查", "登记账号"),
    "DELEGATE": ("委托", "委托"),
}
HOW = {  # how a thing is done, step by step
    "注销": "注销账号（网站、小程序、APP也一样）分四步：\n1 回复“注销 账号名”，按提示补齐停更日期和原因\n"
    "2 本单位主要负责人在手机上签字\n3 市府办审批\n"
    "4 批准后停更，到平台提交注销（网站是关停并注销备案），回复“已提交 账号名”；"
    "公众号有冻结期，后面写上“冻结到×月×日”\n批准之前，请不要在平台上操作。",
    "延期": "申请延期回复“延期 编号 到×月×日 原因”，例如：延期 1 到8月15日 人选还在研究\n"
    "本单位主要负责人同意后报市府办，批下来之前仍按原来的时限算。长期任务按期滚动，不办延期。",
    "重开": "办结了又要办的，由市府办重开：回复“重开 编号 单位 理由”，例如：重开 1 佛堂镇 名单有变，看清回复“是”\n"
    "单位发现没办完，回复“人工”请市府办重开，重开以后再报“完成”；还没核实的，自己回复“撤回 编号”就能改。",
    "完成": "上报办结回复“完成 编号 情况说明”，例如：完成 2 页面已上线\n实际办好的日期可以写上：完成 2 7月29日办好",
}


OFF = {"投稿": "本文件没有启用发布审核，供稿照原来的渠道办。导入的数回复“供稿统计 第三季度”看。"}


def help_text(
    roles: Iterable[Role], contact: str, phone: str, topic: str = "", off: Collection[str] = frozenset()
) -> str:
    """What this person may type, nothing else; of one subject if a topic is named. `off`: subjects not in use here."""
    mine = frozenset(roles)
    if topic in HOW:
        return HOW[topic]
    if mine and topic in off:
        return OFF[topic]
    lines = _for(mine, SUBJECTS.get(topic, ()))
    if lines:
        return "\n".join([f"{topic}，照着说就行：", *lines])
    if not mine:
        lines = ["登记 单位 姓名 —— 先登记，由本单位联系人或市府办确认", "人工 —— 转市府办"]
        return "\n".join(["常用的几句，照着说就行：", *lines, _by_other_ways(contact, phone)])
    more = "、".join(name for name, subject in SUBJECTS.items() if name not in off and _for(mine, subject))
    further = [f"还有：{more}。看写法回复“帮助 {more.split('、', 1)[0]}”这样。"] if more else []
    return "\n".join(["常用的几句，照着说就行：", *_for(mine, EVERYDAY), *further, _by_other_ways(contact, phone)])


def with_fact(fact: str, topic: str) -> str:
    """The answer to what was asked, and where more of it stands."""
    return f"{fact}\n怎么办回复“帮助{f' {topic}' if topic else ''}”；没答上的，回复“人工”找市府办。"


def typed_with(what: str, intent: str, roles: Iterable[Role]) -> str:
    """What is meant is plain, what it must name is missing: how it is typed; "" where this person has no such line."""
    subject, verb = TYPED[intent]
    lines = [line for line in _for(frozenset(roles), SUBJECTS[subject]) if verb in line]
    return "\n".join([f"还没办。您像是要{what}，请说全是哪一件、哪个单位，照着说：", *lines]) if lines else ""


def _for(mine: frozenset[Role], lines: Lines) -> list[str]:
    return [line for wanted, line in lines if mine and (not wanted or wanted & mine)]


def _by_other_ways(contact: str, phone: str) -> str:
    """Nobody must use the bot (domain §3.5, 6)."""
    return f"不方便用的，打电话、交纸质都算数，由市府办代登记：{contact} {phone}".strip("： ") + "。"
