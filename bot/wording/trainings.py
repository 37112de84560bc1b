"""培训 in words."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.clock import local, local_day
from bot.models.training import CALLED_OFF, HELD, NOTIFIED, Course, Seat, Training
from bot.paging import left_behind, on_page
from bot.wording.dates import day
from bot.wording.quoted import quoted

FEW = 12
SAMPLES = {
    "title": "信息编发培训",
    "date": "8月10日",
    "time": "14:30",
    "place": "行政中心三楼",
    "units": "各镇街、各部门",
}
EXAMPLE = f"例如：培训通知 {' '.join(SAMPLES.values())}"
NAMES = {"title": "题目", "date": "日期", "time": "时间", "place": "地点", "units": "发给哪些单位"}


def missing(fields: Sequence[str]) -> str:
    """What the notice still needs, all of it at once; the answer is added to what was said."""
    example = " ".join(SAMPLES[name] for name in fields)
    return f"还差{'、'.join(NAMES[name] for name in fields)}，直接回复就行，例如：{example}\n不发了回复“算了”。"


def when(moment: datetime, today: date) -> str:
    """8月10日（周三）14:30."""
    here = local(moment)
    return f"{day(local_day(moment), today)}{here.hour}:{here.minute:02d}"


def preview(course: Course, units: Sequence[str], left_out: Sequence[str], nobody: Sequence[str], opens: str) -> str:
    """Shown first: what goes out, to whom, and whom it cannot reach."""
    lines = [
        f"将通知{len(units)}个单位的联系人：{_few(units)}。",
        f"《{quoted(course.title, 60)}》{opens}",
    ]
    lines += [f"不经本系统通知的：{_few(left_out)}，请另行告知。"] if left_out else []
    lines += [f"没有可联系人员，要打电话：{_few(nobody)}。"] if nobody else []
    lines.append("确认发出请回复“是”，不发回复“算了”。")
    return "\n".join(lines)


def course_line(course: Course, today: date) -> str:
    """When and where."""
    return f"{when(course.starts_at, today)}，{quoted(course.place, 60)}"


def announced(one: Training, count: int, opens: str) -> str:
    """The notice is on its way."""
    return (
        f"培训通知{one.number}，发给{count}个单位，{opens}发出。\n"
        f"看报名回复“{one.number}”；发材料回复“培训材料 {one.number} 链接”，或回复“培训材料 {one.number}”再发文件。"
    )


def notice(one: Training, today: date) -> str:
    """To each unit's 联系人."""
    note = f"\n{quoted(one.note)}" if one.note else ""
    link = f"\n材料：{quoted(one.link, 300)}" if one.link else ""
    return (
        f"【培训通知】{one.organiser.short}：《{quoted(one.title, 60)}》\n"
        f"{course_line(one.course, today)}。{note}{link}\n"
        f"报名回复“报名 {one.number} 姓名 姓名”；参加的同志什么都不用点。"
    )


def changed(one: Training, today: date) -> str:
    """改期, to the units invited and to who organises it."""
    return (
        f"【培训改期】{one.number}《{quoted(one.title, 60)}》改为{course_line(one.course, today)}。\n"
        "报过名的不用再报，来不了的回复“取消报名 编号 姓名”。"
    )


def called_off(one: Training, reason: str) -> str:
    """取消培训, to everybody who got the notice."""
    why = f"原因：{quoted(reason)}" if reason else ""
    return f"【培训取消】{one.number}《{quoted(one.title, 60)}》不办了。{why}"


def called_off_preview(one: Training) -> str:
    """取消培训 is told to all who got the notice."""
    return (
        f"将取消{one.number}《{quoted(one.title, 60)}》，通知{len(one.codes)}个单位。确认请回复“是”，不取消回复“算了”。"
    )


def moved_preview(one: Training, course: Course, today: date) -> str:
    """改期 is told to all who got the notice."""
    return (
        f"将把{one.number}《{quoted(one.title, 60)}》改为{course_line(course, today)}，通知{len(one.codes)}个单位。\n"
        "确认请回复“是”，不改回复“算了”。"
    )


def moved_done(one: Training, today: date) -> str:
    """To who moved it; the units read `changed`."""
    return f"已改期：{one.number}改为{course_line(one.course, today)}，已通知{len(one.codes)}个单位。"


def called_off_done(one: Training) -> str:
    """To who called it off; the units read `called_off`."""
    return f"已取消{one.number}《{quoted(one.title, 60)}》，已通知{len(one.codes)}个单位。"


def who(one: Training) -> str:
    """报名 without a name."""
    return f"报哪几位的名？请回复：报名 {one.number} 张某 李某。"


def signed_up(one: Training, unit: str, fresh: Sequence[str], mine: Sequence[str], today: date) -> str:
    """报名."""
    head = f"已报名：{quoted('、'.join(fresh), 120)}" if fresh else "都已经报过名"
    return (
        f"{head}（{one.number}《{quoted(one.title, 40)}》，{course_line(one.course, today)}）。\n"
        f"{unit}共{len(mine)}人。前一个工作日提醒一次；来不了的回复“取消报名 {one.number} 姓名”。"
    )


def signed_off(one: Training, gone: Sequence[str]) -> str:
    """取消报名."""
    if not gone:
        return f"{one.number}的报名里没有这些人，没有改动。\n看名单回复“{one.number}”。"
    return f"已取消{quoted('、'.join(gone), 120)}在{one.number}的报名。"


def reminder(one: Training, names: Sequence[str], today: date) -> str:
    """The working day before, to who signed up."""
    link = f"\n材料：{quoted(one.link, 300)}" if one.link else ""
    return (
        f"【培训提醒】{one.number}《{quoted(one.title, 60)}》{course_line(one.course, today)}。\n"
        f"您单位报名：{quoted('、'.join(names), 120)}。{link}"
    )


def for_organiser(one: Training, units: int, without: Sequence[str], today: date) -> str:
    """The working day before, to who sent the notice."""
    bare = f"\n没有报名的单位：{_few(without)}（没有再去催）。" if without else ""
    return (
        f"【培训提醒】{one.number}《{quoted(one.title, 60)}》{course_line(one.course, today)}。\n"
        f"{units}个单位{len(one.seats)}人报名，名单回复“{one.number}”。{bare}\n"
        f"会后回复“到会 {one.number} 全部”或“到会 {one.number} 全部除3、5”。"
    )


def shown(one: Training, today: date, files: int, *, mine: Sequence[Seat] = (), sheets: int | None = None) -> str:
    """One training: its organiser (`sheets`: with so many lists of who came) the numbered list, a unit its people."""
    lines = [
        f"{one.number}《{quoted(one.title, 60)}》，{one.organiser.short}，{one.state}",
        course_line(one.course, today),
        *([quoted(one.note)] if one.note else []),
        *([f"材料：{quoted(one.link, 300)}"] if one.link else []),
        *([f"另有文件{files}份，要的回复“培训材料 {one.number}”。"] if files else []),
        *([f"已附签到表{sheets}份，不发给单位。"] if sheets else []),
    ]
    return "\n".join([*lines, *(_mine(one, mine) if sheets is None else _seats(one))])


def _seats(one: Training) -> list[str]:
    marks = {True: "到会", False: "未到", None: ""}
    listed = [
        f"{n} {seat.unit.short} {quoted(seat.name, 20)} {marks[seat.came]}".rstrip()
        for n, seat in enumerate(one.seats, 1)
    ]
    units = len({seat.unit_id for seat in one.seats})
    head = f"面向{len(one.codes)}个单位，{units}个单位{len(one.seats)}人报名"
    head += f"，到会{len(one.present)}人：" if one.state == HELD else "："
    how = {
        NOTIFIED: [
            f"会后回复“到会 {one.number} 全部”“到会 {one.number} 1、3-5”，名单外的“到会 {one.number} 单位 姓名”。"
        ],
        HELD: [f"改到会情况再发一次“到会 {one.number} …”；附签到表回复“签到表 {one.number}”再发文件。"],
        CALLED_OFF: [],
    }[one.state]
    return [head, *listed, *how]


def _mine(one: Training, seats: Sequence[Seat]) -> list[str]:
    """A unit reads of its own people only, also who of them came."""
    names = _names(seats)
    if one.state == NOTIFIED:
        said = f"您单位已报名：{names}。" if names else "您单位还没有报名。"
        return [said, f"报名回复“报名 {one.number} 姓名 姓名”。"]
    if one.state != HELD or not names:
        return [f"您单位报名：{names or '无'}。"]
    away = _names([seat for seat in seats if not seat.came])
    came = _names([seat for seat in seats if seat.came]) or "无"
    absent = f"；报了名没有到会：{away}" if away else ""
    return [f"您单位到会：{came}{absent}。有出入请与{one.organiser.short}联系。"]


def _names(seats: Sequence[Seat]) -> str:
    return quoted("、".join(seat.name for seat in seats), 120)


def listed(rows: Sequence[Training], today: date, page: int) -> str:
    """培训: what is coming, then what was."""
    if not rows:
        return "没有培训通知。"
    part = on_page(rows, page)
    left = left_behind(len(rows), page)
    more = [f"还有{left}次，回复“下一页”。"] if left > 0 else ["看一次回复它的编号。"]
    lines = [f"{one.number}《{quoted(one.title, 30)}》{when(one.starts_at, today)}｜{one.state}" for one in part]
    return "\n".join([*lines, *more])


def material_kept(one: Training, link: str) -> str:
    """材料, from who organises it."""
    if link:
        return f"已记下{one.number}的材料链接，报过名的单位会收到。"
    return f"请在30分钟内把文件发到这里，会附在{one.number}后面；单位回复“培训材料 {one.number}”就能收到。"


def material(one: Training, files: int) -> str:
    """材料, for who asks for it."""
    link = f"{one.number}的材料：{quoted(one.link, 300)}" if one.link else ""
    sent = f"{one.number}的{files}份文件马上发到您的“督办助手”。" if files else ""
    return "\n".join(filter(None, (link, sent))) or f"{one.number}还没有材料。"


def material_news(one: Training) -> str:
    """To who signed up: a link was added."""
    return f"{one.number}《{quoted(one.title, 60)}》的材料：{quoted(one.link, 300)}"


def sheet(one: Training) -> str:
    """签到表."""
    return f"请在30分钟内把签到表（照片或文件）发到这里，会附在{one.number}后面，作为培训的证明材料。"


def ticked(one: Training) -> str:
    """到会."""
    absent = [seat.name for seat in one.seats if not seat.came]
    away = f"，未到{len(absent)}人（{quoted('、'.join(absent), 60)}）" if absent else ""
    return f"已记下{one.number}到会{len(one.present)}人{away}。记错了再发一次就行。"


def result(one: Training, today: date) -> str:
    """What the training comes to, as evidence of a task."""
    units = len({seat.unit_id for seat in one.present})
    return (
        f"{one.number}《{quoted(one.title, 60)}》，{when(one.starts_at, today)}在{quoted(one.place, 40)}，"
        f"面向{len(one.codes)}个单位，{units}个单位{len(one.present)}人到会。"
    )


def as_evidence(number: int | str, text: str, *, may: bool) -> str:
    """Shall it be reported under the task?"""
    if may:
        return f"要用它报任务{number}吗？回复“是”就上报：\n{text}"
    return f"任务{number}可以用它作证明：请经办人回复“完成 {number} {text}”"


def whose(unit: str) -> str:
    """Several trainings are open."""
    return f"{unit}报哪一次？回复编号："


def _few(names: Sequence[str]) -> str:
    return "、".join(names[:FEW]) + (f"等{len(names)}个" if len(names) > FEW else "")
