"""Which units decide, watch and publish here (审批单位, 监测单位, 主账号运营 of plan.csv), by what people call them."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from bot.models.plan import Plan
from bot.models.unit import Unit

_KEPT = "offices"


def called(session: Session, settings: Iterable[str]) -> dict[str, str]:
    """Short names by setting; of several units or notices the first counts. Asked once a transaction."""
    if _KEPT not in session.info:
        session.info[_KEPT] = _asked(session, settings)
    return dict(session.info[_KEPT])


def _asked(session: Session, settings: Iterable[str]) -> dict[str, str]:
    plans = Plan.all(session)
    first = {key: next((name for plan in plans for name in plan.listed(key)), "") for key in settings}
    units = Unit.by_name(session)
    return {key: units[name].short for key, name in first.items() if name in units}
