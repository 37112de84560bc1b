"""The app's own menu: handed in at the start, and only when it is not the one that WeCom has."""

from sqlalchemy import select

from bot.models import Outbox
from bot.models.outbox import FAILED
from bot.scheduler.beat import Beat
from bot.wecom.messages import freeze, menu

MORE = (("待审批", "待审批"), ("帮助", "帮助"))
KIND = "menu"


def run(beat: Beat, console_url: str = "") -> None:
    """Hand the menu in if the last one was another; a key is what the person would type.

    `console_url`: where the pages are; "" leaves their entry out.
    """
    more = (*MORE, ("网页", console_url)) if console_url else MORE
    payload = freeze(menu((("我的任务", "我的任务"), ("我的申请", "我的申请"), ("更多", more)))).decode()
    with beat.work(at_once=True) as work:
        last = select(Outbox).where(Outbox.kind == KIND).order_by(Outbox.id.desc()).limit(1)
        held = work.session.scalar(last)
        if held is None or held.payload != payload or held.state == FAILED:
            work.session.add(
                Outbox(
                    kind=KIND,
                    label="菜单",
                    payload=payload,
                    made_at=work.now,
                    next_at=work.act.machine_at,
                    attempts=0,
                    facts={},
                )
            )
