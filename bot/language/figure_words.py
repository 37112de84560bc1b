"""The pieces of which a question for a figure is made, and the days that its words of time mean."""

import re
from datetime import date, timedelta

from bot.language.numerals import parse_number

TASK, DAY, MONTH, UNIT, PARTED = "①②③⑤、"  # in the place of a task's number, a day, a month, a unit, a sign
_N = r"[\d一二两三四五六七八九十]{1,3}"
_NOT = r"(?:还没有?|还未|没有?|都没|未|尚未)"
_MANY = r"(?=[几多哪])"  # a word that asks follows
_NEAR = r"(?:上个?|这个?|本|下个?)(?:周|星期|礼拜|月)(?![一二三四五六日天底末])"
_AHEAD = rf"(?:未来|最近|这|近|接下来)?{_N}天(?:之|以)?内?"
_ONE_DAY = r"(?:昨|今|明)[天日]|后天|前天"
_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("task", (rf"第?{TASK}(?:的|里)?",)),
    ("listed", (r"(?:的|单位)名单$",)),
    ("people", (r"(?:人员|领导小组)?名单(?:里|上)?的?",)),
    (
        "rate",  # 办结率, 按期完成率, 完成了百分之几, 进度过半了
        (
            r"(?:任务|整体|总体|总)?(?:办结|完成|按期|按时)(?:办结|完成)?(?:率|比例|百分比)(?:是|有|达到|到)?",
            r"(?:完成|办结|按期|按时)了?(?:百分之(?:几|多少)|几成)|进度?过半了?",
        ),
    ),
    ("much", (r"(?:完成|办结|办完|办|做)了?多少了?(?![家个项])",)),  # a share where it stands alone
    ("overrate", (r"(?:逾期|超期)(?:率|比例|占比|百分比)(?:是|有|达到|到)?",)),
    (
        "slowest",  # 谁拖得最久, 逾期最久的, 最拖的
        (r"(?:拖|逾期|超期)(?:得|的)?(?:时间|天数)?最?(?:久|长)的?|最(?:慢|拖|久|拖拉|落后)的?|拖后腿(?:了|的)?",),
    ),
    ("most", (r"(?:欠账?|逾期|超期|没办|未办结|拖)(?:得|的)?(?:项数|件数)?最多的?",)),
    ("latefor", (r"(?:逾期|超期|过期|拖)了?(?:几|多少)天了?|(?:逾期|超期|过期|拖)了?(?:多久|多长时间)了?",)),
    (
        "over",  # 逾期超过10天的, 逾期10天以上
        (rf"(?:逾期|超期|过期)(?:已经?)?(?:超过?{_N}(?:天|日)|了?{_N}(?:天|日)(?:以上|多))了?",),
    ),
    ("adhoc", (r"临时交办(?:的)?(?:事项?|任务)?",)),
    ("each", (r"分别(?:是|有)?|各自?(?:是|有)?(?=[几多什完办逾情怎])|(?:每|各)(?:个|家|项)(?!任务)",)),
    ("bytask", (r"(?:各|每)(?:个|项)?任务",)),
    ("bulletin", (rf"{MONTH}份?的?通报(?:稿|草稿)?(?:里|上|中)?(?:面|头)?的?",)),
    ("parted", (PARTED,)),
    ("unit", (rf"{UNIT}(?:那边|那里|他们|的)?",)),
    ("steps", (r"各?(?:自|都)?(?:走|办)?到(?:了)?(?:哪一?步|哪个环节|哪)了?|都?延到了?(?:哪一?天|几号|什么时候|哪)",)),
    ("ongoing", (r"在(?:办|走|整改)|没了的|未了的?|(?:办理|整改)中",)),
    ("intime", (r"(?:按期|按时|准时|如期)(?:上|填)?(?:办结|完成|报|交)了?",)),
    (
        "late",  # 晚报了, 报晚了, 过了时限才报
        (
            r"(?:晚|迟|逾期|超期|过期|延迟|滞后|超时)(?:上|填)?(?:报|交|办结|完成)(?:了|过)?",
            r"(?:上|填)?(?:报|交)得?(?:晚|迟)了?|过了?(?:时限|期限|时间|期)才?(?:上|再)?(?:报|交)",
        ),
    ),
    (
        "unreported",  # 没报上来, 名单齐了吗
        (rf"{_NOT}(?:上|填)?(?:报|交)(?:上来|过来|来|齐|全)?", r"(?:收|报|交)?齐了?(?=吗|没|$)"),
    ),
    ("blocked", (r"(?:报|说)?(?:了|过)?(?:受阻|办不了|卡住|有困难)了?",)),
    ("disowned", (r"(?:待|等)改派|(?:说|报)(?:了|过)?不是(?:自己|他们|本单位|我单位|它们?)的",)),
    ("unchecked", (rf"(?:等|待|{_NOT})核实(?:完|过)?",)),
    ("returned", (r"(?:被|给)?(?:退回|打回|退)(?:去|来|重报)?了?",)),
    ("reported", (r"(?:已经?)?(?:上|填)?(?:报|交)(?:了|[上过]去了?|上来了?|来了?|过)",)),
    ("rect", (r"整改(?:通知书?|单)?",)),
    ("sent", (r"下发?了?(?=[几多哪])|下发了?|发出?了|开了|发过",)),
    ("ackrate", (r"签收(?:率|比例|百分比)(?:是|有|达到|到)?",)),
    ("paper", (r"申请(?:过|了)延期|(?:注销|关停|变更|延期)?申请(?:单|书|表)?|延期(?:申请)?",)),
    ("decided", (rf"(?:审批|批准|批|审|驳)(?:了|掉了?|过){_MANY}|(?:驳回|不同意)了?",)),
    (
        "closed",
        (
            r"(?:注销|关停|关掉|关|停|销号?)了?(?=的|[几多哪各、])|(?:平台)?受理了?(?=的|[几多哪])|平台上?(?:办完|注销|关)(?:了|掉)?",
        ),
    ),
    ("unclosed", (rf"{_NOT}(?:注销|关停|关掉|关)|(?:要|应该?|该|需要)(?:注销|关停|关掉|关)",)),
    ("accounts", (r"(?:账号|帐号|公众号|号|新媒体)(?=$|[的是有没还要应该都了吗一几多哪呢关停注在])",)),
    ("kept", (r"(?:要|准备|定为|同意)?保留",)),
    ("merging", (r"(?:要|准备|定为)?整合",)),
    ("inuse", (r"(?:还)?在用",)),
    ("undecided", (rf"{_NOT}(?:定|明确|确定|处置)(?:处置(?:意见)?|下来)?|待定",)),
    ("unsigned", (rf"{_NOT}签收过?",)),
    ("unfinished", (rf"{_NOT}(?:办结|办完|完成|做完|办好|弄完|弄好|完|弄|办|动)",)),
    ("overdue", (r"(?:已经?)?(?:逾期|超期|过期)了?",)),
    ("done", (r"(?:已经?|全部?|都)?(?:办结|办完|完成|做完|办好)了?|(?:完|办|(?:核实)?通过)了?" + _MANY,)),
    (
        "nearest",  # 最近一个到期的, 下一个到期的, 哪项先到期
        (
            r"(?:最近|最早|下)的?(?:一个?|要)?(?:到期|截止)|最先到期",
            r"哪(?:一?个|项)?(?:最先|先|最早|快)到期",
        ),
    ),
    ("due", (r"(?:就|要|该|将要?|会)?(?:到期|截止)了?|要(?:交|报)(?=的|几|多少|什么|啥|哪)",)),
    ("involved", (rf"(?:涉及|交办|发给|参与|承办|责任)了?{_MANY}",)),
    (
        "ask",
        (
            r"(?:有|是|有没有|共有)?(?:几|多少|哪些|哪几|哪)(?:家|个|项|件|份|条|处)?的?(?:单位|任务|事项?|部门|镇|街道)?",
            r"有(?:没有?)?(?:人|哪家)|都?(?:有|是)?谁家?|是?(?:什么|啥)|吗|(?:有)?没有?(?=$)|数(?:是)?(?=$)|(?:报|给)个?数",
        ),
    ),
    (
        "since",
        (rf"(?:{_ONE_DAY}|{_NEAR}|{_AHEAD}|快|马上|近期|最近|即将|这几天|这两天)(?:里|内)?",),
    ),
    ("day", (rf"{DAY}|{MONTH}",)),
    ("top", (rf"前?{_N}(?:个|家)",)),
    ("self", (r"我们?(?:单位|镇|街道|局|这边|这里)?|咱们|本(?:单位|镇|街道|局)",)),
    (
        "fill",
        (
            r"请问|问一?下|帮忙|帮我|麻烦|看一?[看下]|查一?[查下]|说一?[说下]|给我|列一?下|报一?下|统计一?下",
            r"一[项件个]都?(?=还?[没未])|目前|现在|到(?:现在|今天|目前)|截[至止](?:目前|现在|今天)?|一共|总共|共|收到|提了?|送来|报来",
            r"全[市县区]|整个|这次|这批|现|那|还有|还剩?|已经?|都|里头?|里面|中间?|当中|其中|是|有|的|了|家|个|项|件|份",
            r"单位|任务|事项?|情况|新增|增加|新|也|而且|啊|呢|呀|哦|哈|吧|么|各|咱|一下|出来|上来|多|就|又|被|在",
        ),
    ),
)
PIECES = re.compile("|".join(f"(?P<{name}>{'|'.join(words)})" for name, words in _WORDS))
SINCE = re.compile(
    rf"{_ONE_DAY}|{_NEAR}|{_AHEAD}|这几天|这两天"
)  # such days stay words where tokens make dates of them
_RELATIVE = {"前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2}
_SOON = 7


def stretch(word: str, today: date) -> tuple[date, date]:
    """From when until when 上周, 下个月, 三天内, 快 (a week) mean."""
    word = re.sub(r"(?:里|之内|以内|内)$", "", word)
    if word in _RELATIVE:
        day = today + timedelta(days=_RELATIVE[word])
        return day, day
    if word.endswith(("周", "星期", "礼拜")):
        step = -1 if word.startswith("上") else 1 if word.startswith("下") else 0
        first = today - timedelta(days=today.weekday()) + timedelta(days=7 * step)
        return first, first + timedelta(days=6)
    if word.endswith("月"):
        first = today.replace(day=1)
        first = (
            (first - timedelta(days=1)).replace(day=1) if word.startswith("上")
            else end_of_month(first) + timedelta(days=1) if word.startswith("下") else first
        )  # fmt: skip
        return first, end_of_month(first)
    said = re.search(_N, word)
    days = (parse_number(said.group()) if said else None) or (2 if word == "这两天" else _SOON)
    return today, today + timedelta(days=days)


def end_of_month(first: date) -> date:
    """The last day of the month of `first`."""
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
