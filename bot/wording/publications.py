"""发布审核 in words: what the clerk hears, what the last reader and 市融媒体中心 see, and the quarter's figures."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from bot.clock import local_day
from bot.models import Publication
from bot.models.cycle import Cycle
from bot.models.extension import Entry
from bot.models.member import Member
from bot.models.post_count import Reviewed, Tally
from bot.models.publication import Content
from bot.models.request_row import ADOPTED, AWAITING_FINAL, AWAITING_MEDIA, POSTED, SENT_BACK, TAPPED
from bot.paging import left_behind, on_page
from bot.wording.cards import PLAIN, STRONG, WARNING, Button, CardText, Choice
from bot.wording.dates import day, moment, short_day
from bot.wording.quoted import quoted

EXAMPLE = "例如：投稿 古镇夜游指南 https://mp.weixin.qq.com/s/abc 初审张某，复审李某，终审王某"
# Ready reasons: id → text (≤ 10 characters on the card) and what is put on record.
FINAL_REASONS = {"post_fact": "内容要核实", "post_title": "题目要改", "post_later": "暂不发"}
MEDIA_REASONS = {
    "post_fact": "内容要核实",
    "post_title": "题目要改",
    "post_link": "链接或图片打不开",
    "post_same": "近期已发同类",
    "post_unfit": "不合栏目要求",
}
NONE, TYPED, OTHER = "none", "typed", "other"


def missing(content: Content, last: Publication | None) -> str:
    """What is still to be said; the readers of the last post may be the same."""
    names = content.missing
    lines = [f"还差{'、'.join(names)}。"]
    readers = [name for name in names if name in {"初审", "复审", "终审"}]
    if "题目" in names:
        lines.append(f"请直接回复，{EXAMPLE}")
    elif "正文或链接" in names:
        lines.append("请回复正文（600字以内），或已做好的网页链接。")
    elif readers:
        lines.append("请回复，例如：初审张某，复审李某，终审王某")
    if last is not None and len(readers) == len(content.readers):
        shown = "、".join(f"{name}{quoted(value, 12)}" for name, value in last.content.readers)
        lines.append(f"和上次一样（{shown}）的，回复“三审照旧”。")
    return "\n".join(lines)


def offered(post: Publication, readers: Sequence[Member]) -> str:
    """It is in: who reads it next."""
    head = f"收到投稿：{_name(post)}，{post.number}，三审：{_readers(post)}。"
    if post.state == AWAITING_FINAL:
        names = "、".join(dict.fromkeys(one.name for one in readers))
        after = f"已送{names}在手机上终审，同意后报{_media(post)}。领导签在纸上的，回复“纸质签字 {post.number}”。"
    else:
        after = f"终审已按您登记的姓名记下，已送{_media(post)}审稿。"
    return f"{head}\n{after}\n不投了回复“撤回申请 {post.number}”。"


def noted(post: Publication) -> str:
    """The final reading is written down."""
    return f"已登记{post.number}由{quoted(post.final_reader, 20)}终审（纸质或电话），已送{_media(post)}审稿。"


def final_for_how() -> str:
    """代登记终审 without a number."""
    return "请这样说：代登记终审 FB-2022-001 电话 7月20日 王某（纸质、会上同样写法）。"


def final_for_preview(post: Publication, entry: Entry) -> str:
    """Before it is entered."""
    return (
        f"将代登记{post.number}（{_name(post)}）由{quoted(post.final_reader, 20)}终审同意，"
        f"来源：{quoted(entry.said, 40)}；然后送{_media(post)}审稿，单位当场知道。\n确认请回复“是”。"
    )


def final_entered(post: Publication) -> str:
    """After 是."""
    return f"已代登记{post.number}的终审，已送{_media(post)}审稿。"


def final_for_told(post: Publication, who: str) -> str:
    """To the unit, the leader himself included."""
    return (
        f"市府办（{who}）登记了{post.number}的终审（{post.signed_how}），已送{_media(post)}审稿。有出入请回复“人工”。"
    )


def final_card(post: Publication, today: date, typed: str = "") -> CardText:
    """To the last reader: 同意, 退回."""
    number = post.number
    again = "请再终审" if post.round > 1 else "请终审"
    return CardText(
        title=f"{again} {number}",
        desc=quoted(post.post_title, 30),
        sub=_sub(_changed(post), "全文见上一条，同意后报市融媒体中心采用", _typed(typed)),
        rows=_rows(post, today),
        buttons=(Button("同意", f"agree {number}", STRONG), Button("退回", f"return {number}", PLAIN)),
        choice=_choice(FINAL_REASONS, typed, "退回理由"),
    )


def media_card(post: Publication, today: date, typed: str = "") -> CardText:
    """To 融媒体: 采用, 退回, 不采用."""
    number = post.number
    how = "" if post.signed_how == TAPPED else f"（{post.signed_how}）"
    return CardText(
        title=f"请审稿 {number}",
        desc=f"{post.unit.short}　{quoted(post.post_title, 20)}",
        sub=_sub(_changed(post), f"三审：{_readers(post)}{how}", _typed(typed)),
        rows=_rows(post, today),
        buttons=(
            Button("采用", f"adopt {number}", STRONG),
            Button("退回", f"return {number}", PLAIN),
            Button("不采用", f"decline {number}", WARNING),
        ),
        choice=_choice(MEDIA_REASONS, typed, "理由"),
    )


def decided(post: Publication, who: str, did: str, reason: str = "") -> str:
    """To the unit: what became of it, and what next."""
    why = f"\n理由：{quoted(reason)}" if reason else ""
    head = f"{post.number}（{_name(post)}）{who}{did}。{why}"
    return "\n".join([head, *publication_next(post)])


def final_said(post: Publication, who: str) -> str:
    """To the clerks."""
    return f"{post.number}（{_name(post)}）{who}已终审同意，已送{_media(post)}审稿。"


def outcome(who: str, when: str, did: str, reason: str = "") -> str:
    """On the cards that asked."""
    return f"{who}{when}{did}" + (f"：{quoted(reason, 60)}" if reason else "")


def withdrawn(post: Publication) -> str:
    """撤回."""
    return f"已撤回{post.number}（{_name(post)}）。要再投回复“投稿 题目 …”，编号另取。"


def taken_back(post: Publication, who: str) -> str:
    """To those whom it waited for."""
    return f"{post.unit.short}{who}撤回了{post.number}（{_name(post)}），不用再看。"


def published(post: Publication, today: date) -> str:
    """已发布."""
    when = day(post.posted_on, today) if post.posted_on else ""
    link = f"\n{quoted(post.posted_link, 300)}" if post.posted_link else "\n有链接的，再发一次“已发布 编号 链接”补上。"
    return f"已登记{post.number}（{_name(post)}）{when}发布，计入供稿统计。{link}"


def publication_next(post: Publication) -> list[str]:
    """What comes next, as anybody reads it who may look at it."""
    number = post.number
    return {
        AWAITING_FINAL: [f"领导签在纸上的，回复“纸质签字 {number}”；不投了回复“撤回申请 {number}”。"],
        AWAITING_MEDIA: [f"不投了回复“撤回申请 {number}”。"],
        SENT_BACK: [
            f"要改回复“改稿 {number} 题目 正文或链接 初审…复审…终审…”，没写的照旧；不投了回复“撤回申请 {number}”。"
        ],
        ADOPTED: [f"发布以后回复“已发布 {number} 链接 日期”（市融媒体中心登记，或本单位登记）。"],
        POSTED: [f"发布：{short_day(post.posted_on)} {quoted(post.posted_link, 200)}".strip()]
        if post.posted_on
        else [],
    }.get(post.state, [])


def line(post: Publication, today: date) -> str:
    """One post in a list."""
    days = (today - local_day(post.in_state_since)).days
    age = f"，已{days}天" if days and post.is_open else ""
    return f"{post.number} {post.unit.short} {quoted(post.post_title, 20)}｜{post.state}{age}"


def listed(rows: Sequence[Publication], today: date, page: int, *, waiting: bool) -> str:
    """我的投稿, 待审稿件."""
    if not rows:
        return "没有等您看的稿件。" if waiting else f"没有投稿。\n{EXAMPLE}"
    shown = on_page(rows, page)
    left = left_behind(len(rows), page)
    head = f"等您看的稿件{len(rows)}件：" if waiting else f"投稿{len(rows)}件，新的在前："
    more = [f"还有{left}件，回复“下一页”。"] if left > 0 else []
    tail = (
        ["在卡片上点；找不到卡片的，回复“采用 编号”或“退回 编号 理由”重发。"] if waiting else ["看一件回复它的编号。"]
    )
    return "\n".join([head, *(line(row, today) for row in shown), *more, *tail])


def card_again(post: Publication) -> str:
    """Typed words do not decide."""
    return f"文字不作数，请在卡片上点：{post.number}的卡片已重新发到您的“督办助手”。"


def not_yours(post: Publication) -> str:
    """Nothing about it waits for the speaker."""
    waits = f"，等{post.waits_for}" if post.waits_for else ""
    return f"{post.number}（{_name(post)}）现在是“{post.state}”{waits}，不等您办。"


def counts(cycle: Cycle, lines: Iterable[tuple[str, Tally]], page: int, own: Sequence[str] = ()) -> str:
    """供稿统计, unit by unit in the roster's order: figures, no ranks. `own`: whose alone the reader may see."""
    rows = list(lines)
    if not rows:
        return f"{'、'.join(own)}{cycle.label}还没有供稿记录。\n看别的季度回复例如“供稿统计 {cycle.year}年第一季度”。"
    shown = on_page(rows, page)
    left = left_behind(len(rows), page)
    more = [f"还有{left}个单位，回复“下一页”。"] if left > 0 else []
    return "\n".join(
        [f"{cycle.label}供稿（投稿、采用、发布）：", *(f"{name} {figures(tally)}" for name, tally in shown), *more]
    )


def figures(tally: Tally) -> str:
    """3件、采用2件、发布2件."""
    source = "（导入）" if tally.imported else ""
    return f"投稿{tally.offered}件，采用{tally.adopted}件，发布{tally.published}件{source}"


def of_task(cycle: Cycle, tally: Tally) -> str:
    """A line below 任务10: nothing is to be reported, this is counted."""
    return f"{cycle.label}供稿自动统计，不用报：{figures(tally)}。"


def review_report(seen: Reviewed, units: Collection[Tally], cycle: Cycle) -> str:
    """Task 11's report of a quarter."""
    offered = sum(tally.offered for tally in units)
    adopted = sum(tally.adopted for tally in units)
    out = sum(tally.published for tally in units)
    source = "读入的统计表和发布审核记录" if any(tally.imported for tally in units) else "发布审核记录"
    return (
        f"{cycle.label}审核{seen.count}条，发现问题{seen.problems}条，改正后采用{seen.mended}条；"
        f"{len(units)}个单位供稿{offered}条，采用{adopted}条，发布{out}条（由{source}自动生成）。"
    )


def said_at(post: Publication) -> str:
    """When the last reader agreed."""
    return moment(post.signed_at) if post.signed_at else ""


def _name(post: Publication) -> str:
    return f"《{quoted(post.post_title, 40)}》"


def _media(post: Publication) -> str:
    return (post.plan.listed("主账号运营") or ("市融媒体中心",))[0]


def _readers(post: Publication) -> str:
    return "、".join(quoted(value, 12) for _, value in post.content.readers)


def _rows(post: Publication, today: date) -> tuple[tuple[str, str], ...]:
    return (
        ("单位", post.unit.short),
        ("内容", quoted(post.post_body or post.post_link, 26) or "—"),
        ("初审", quoted(post.first_reader, 26)),
        ("复审", quoted(post.second_reader, 26)),
        ("终审", quoted(post.final_reader, 26)),
        ("版本", f"第{post.round}次送审 {post.hash8} {short_day(post.applied_on or today)}"),
    )


def _sub(*parts: str) -> str:
    return "｜".join(part for part in parts if part)


def _changed(post: Publication) -> str:
    labels = "、".join(str(change[0]) for change in post.changes)
    return f"改了：{labels}" if labels else ""


def _typed(reason: str) -> str:
    return f"您的理由：{quoted(reason, 60)}" if reason else ""


def _choice(reasons: dict[str, str], typed: str, heading: str) -> Choice:
    """The drop-down: WeCom preselects its first option, so the first one decides nothing."""
    first = (TYPED, "按我写的理由") if typed else (NONE, "（请选择）")
    return Choice("reason", heading, (first, *reasons.items(), (OTHER, "其他（回复文字）")), selected=first[0])
