"""Short questions of whoever watches over all, each known as a whole: 现在什么情况, 提醒发了没, 哪几家要打电话."""

import re
from collections.abc import Sequence

from bot.language.context import OFFICE, OVERSEERS
from bot.language.refs import units_said
from bot.language.scene import Said, Scene
from bot.language.titles import handed_over, matters

_NOW = r"(?:现在|目前|整体|总体|总的|大体|一句话|说说|讲讲|到底|全[市县区]|各单位|这个|这批|面上|今天|的)"
_FOR_OFFICE: Sequence[tuple[re.Pattern[str], Said]] = (
    (
        re.compile(
            rf"{_NOW}+(?:是)?(?:什么|啥|怎么个|怎样|怎么样)(?:个)?(?:情况|进度|进展|样子)(?:了)?|"
            rf"{_NOW}*(?:情况|进度|进展|工作)(?:怎么样|怎样|如何|咋样|到哪)(?:了|一步了?)?"
        ),
        Said("STATS"),
    ),
    (
        re.compile(
            r"(?:现在|目前|那|都)*(?:还|就)?(?:差|缺|剩)(?:些|点|下)?(?:什么|啥|哪些|多少)(?:没办|没完|没弄)?(?:的|了)?|"
            r"(?:现在|目前|那|都)*(?:卡|堵|停|压)在(?:哪|谁)(?:里|儿|那|那里|一步|个环节|手里|手上)?(?:了|呢)?|"
            r"(?:现在|目前|那|都)*(?:走|办|进行|进展|弄|做)?到(?:哪|第几|什么)(?:一?步|个环节|程度)了?|"
            r"(?:现在|目前)(?:还|都)?在?等谁(?:办|批|签|核实)?"
        ),
        Said("STATS"),
    ),
    (
        re.compile(
            r"(?:一共|总共|共)?(?:有)?(?:多少|几)(?:项|个|件)?(?:任务|事项|承办项)|"
            r"(?:这)?(?:\d+|[一二三四五六七八九十]+)项任务(?:都)?(?:有|是)(?:哪些|什么)|(?:任务|事项)总数"
        ),
        Said("STATS"),
    ),
    (
        re.compile(
            r"(?:现在)?哪(?:个|项|一项|几项)任务(?:完成|办|进度|做)?得?(?:情况)?(?:最)(?:差|少|慢|好|多|快)(?:的)?|"
            r"(?:完成|办结)得?最(?:差|少|慢|好|多|快)的(?:任务)?是哪(?:个|项|一项)(?:任务)?"
        ),
        Said("STATS", {"by": "tasks", "filters": ["done", "overdue"]}),
    ),
    (
        re.compile(
            r"(?:单位|部门)总数|(?:一共|总共|共)?(?:有)?(?:几|多少)个(?:乡?镇|街道|镇街)[,、和]?(?:几|多少)个部门"
        ),
        Said("STATS", {"figure": "units"}),
    ),
    (
        re.compile(r"(?:哪些|哪几家|哪几个|有哪些|哪个|谁家?)(?:单位)?(?:在)?拖着(?:没办)?(?:的)?"),
        Said("STATS", {"filter": "overdue"}),
    ),
    (
        re.compile(
            r"(?:今天的?|昨天的?)?(?:提醒|催办|通知|卡片|消息|短信)都?(?:发|推送)(?:出去|成功)?了?(?:没有?|吗|么)|"
            r"(?:都)?发(?:出去|成功|到)了?(?:没有?|吗|么)"
        ),
        Said("UNDELIVERED"),
    ),
    (
        re.compile(  # 41号文发下去了没, 任务交办了吗, 文件都下发了没有
            r"(?:这份|那份|这个|那个)?(?:文件?|方案|任务|事项)(?:都|已经?)?(?:下?发|交办|布置)(?:下去|出去|下来|给各?单位|完)?"
            r"了?(?:没有?|吗|么)|(?:都|已经?)?(?:交办|下发|发下去|布置下去)(?:下去|完)?了?(?:没有?|吗|么)"
        ),
        Said("STATS", {"figure": "handover"}),
    ),
    (
        re.compile(
            r"(?:该|要|需要|建议|得)打电话的?(?:有|是)?(?:几家|哪几家|哪些|谁|几个)(?:单位)?|"
            r"(?:哪几家|哪些|哪几个|谁|几家|有几家)(?:单位)?(?:该|要|需要|得)打电话"
        ),
        Said("CALLS_ADVISED"),
    ),
)
_FOR_ALL: Sequence[tuple[re.Pattern[str], Said]] = (
    (
        re.compile(
            r"(?:培训)?(?:有|还有)?(?:谁|哪些|哪几家|哪些单位|几家|几个人|多少人)(?:还)?(?:没有?|未)?(?:来)?报名(?:了|的)?|"
            r"(?:培训)?报名(?:了|的)?(?:有|是)?(?:谁|哪些|几个人?|多少人?|几家)|(?:没有?|未)报名的(?:有|是)?(?:谁|哪些|几家)"
        ),
        Said("TRAINING_LIST"),
    ),
)
_UNTIL = re.compile(  # 卫健延到几号
    r"(?:的|那边|那里|申请|任务|都|现在)*(?:延期?|宽限)(?:到|至)?了?(?:几号|哪一?天|[什啥]么?时候|几月几[号日]|多久)(?:了|啊|呀)*"
)
_CLOSED = re.compile(
    r"(?:的|那个|那|那几个)?(?:账号|公众号|号|微博|抖音)(?:都|已经)?(?:注销|关停|关掉|关|停)(?:了|掉)*(?:没有?|吗|么)"
)


def plain_question(scene: Scene) -> Said | None:
    """One of the questions above, if it is nothing else."""
    if not scene.context.has(OVERSEERS):
        return None
    key = scene.text.key.strip("?。!,~ ").rstrip("啊呀呢哦吧")
    tables = (*_FOR_OFFICE, *_FOR_ALL) if scene.context.has(OFFICE) else _FOR_ALL
    plan = scene.first("plan")
    rest = f"文件{key.replace(scene.word(plan), '', 1)}" if plan else key
    if scene.context.has(OFFICE) and (sent := _sent_out(scene, key)) is not None:
        return sent
    told = next((said for pattern, said in tables if pattern.fullmatch(key) or pattern.fullmatch(rest)), None)
    if told is not None and plan is not None:
        return Said(told.intent, {**told.slots, "plan": str(plan.value)})
    return told or _of_unit(scene)


_OUT = r"(?:都|已经?)?(?:发|下发|送|下)(?:出去|下去|到|过去|给单位)*了?(?:没有?|吗|么|没发)"
_INSTRUCTION = re.compile(  # 交办发出去没有, 刚才那个交办发了没
    rf"(?:我|刚才|刚刚|上午|下午|今天|昨天|的|那个|那件|这个|临时|发|弄|布置)*交办(?:的)?(?:那个|那件|通知|单|件|事项|事情|事)?{_OUT}"
)
_ITS_MATTER = re.compile(rf"[^,。;]{{2,12}}?(?:的?(?:那个|那件|那项|这件|这个|事情?))(?:交办)?{_OUT}")


def _sent_out(scene: Scene, key: str) -> Said | None:
    """交办发出去没有: the instruction that was handed over last, or whose matter is named; who has signed for it."""
    if scene.context.asked is not None or not (_INSTRUCTION.fullmatch(key) or _ITS_MATTER.fullmatch(key)):
        return None
    of_last = _INSTRUCTION.fullmatch(key) is not None
    found = [one for one in handed_over(scene) if one.number.startswith("JB")] if of_last else matters(scene)
    return (
        Said("TASK_DETAIL", {"tasks": (found[0].number,), "sent": True})
        if found and (of_last or len(found) == 1)
        else None
    )


def _of_unit(scene: Scene) -> Said | None:
    """苏溪那个号关了没: the accounts of the unit, and how they stand; 卫健延到几号: its items with their deadlines."""
    units, first = units_said(scene), scene.tokens[0] if scene.tokens else None
    if len(units) != 1 or first is None or first.kind not in {"unit", "name"} or scene.has("account"):
        return None
    rest = scene.text.key[first.end :].rstrip("?。!")
    if _UNTIL.fullmatch(rest):
        return Said("UNIT_STATUS", {"unit": units[0]})  # its items with their days
    return Said("ACCOUNT_QUERY", {"unit": units[0]}) if _CLOSED.fullmatch(rest) else None
