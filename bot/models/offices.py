"""Which units decide, watch and publish here (审批单位, 监测单位, 主账号运营 of plan.csv), by what people call them."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from bot.models.plan import Plan
from bot.models.unit import Unit

_KEPT = "offices"
TOWNS = (
    "佛堂镇",
    "苏溪镇",
    "上溪镇",
    "大陈镇",
)  # of our examples; a plan without them lends its own


def called(session: Session, settings: Iterable[str]) -> dict[str, str]:
    """Short names by setting; of several units or notices the first counts. Asked once a transaction."""
    if _KEPT not in session.info:
        session.info[_KEPT] = _asked(session, settings)
    return dict(session.info[_KEPT])


def _asked(session: Session, settings: Iterable[str]) -> dict[str, str]:
    plans = Plan.all(session)
    first = {key: next((name for plan in plans for name in plan.listed(key)), "") for key in settings}
    units = Unit.by_name(session)
    return _examples(units) | {key: units[name].short for key, name in first.items() if name in units}


def _examples(units: Mapping[str, Unit]) -> dict[str, str]:
    """A person who copies an example must find a unit of his own county in it."""
    own = list(dict.fromkeys(unit.short for unit in units.values() if unit.urgeable))
    free = (name for name in own if name not in TOWNS)
    return dict(zip((town for town in TOWNS if town not in units), free, strict=False))
