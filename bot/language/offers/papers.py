"""What a sentence of the second layer names where it asks for a paper: a receipt, a summary, a sheet."""

from bot.language.offers.accounts import request
from bot.language.offers.tasks import numbers
from bot.language.refs import units_said
from bot.language.rules.instruct import period_said
from bot.language.scene import Scene, Slots, given

_SUMMARY = (
    "汇总",
    "总结",
    "归类",
    "分类",
    "统计",
    "哪几类",
    "多少",
    "几件",
    "几条",
    "梳理",
    "归集",
    "月报",
    "总",
    "汇",
    "分布",
    "综述",
    "合计",
    "数据",
    "落在",
    "月度",
    "都在反映",
)


def receipt(scene: Scene) -> Slots | None:
    """The proof of a report, an application or the answer to an order; without a number the unit is asked."""
    if not any(word in scene.text.key for word in ("回执", "凭证", "凭据", "证明", "校验码", "hz", "编号")):
        return None
    return receipt_of(scene)


def receipt_of(scene: Scene) -> Slots:
    """Of what the proof is wanted."""
    rect = scene.first("rect")
    return given(rect=str(rect.value) if rect else None) or request(scene) or numbers(scene)


def summary(scene: Scene) -> Slots | None:
    """The opinions of a month or a quarter."""
    return period_said(scene) if any(word in scene.text.key for word in _SUMMARY) else None


def sheet(scene: Scene) -> Slots | None:
    """The sheets of 考核, or one unit's."""
    named = any(word in scene.text.key for word in ("考核", "分", "考评"))
    if not named or any(word in scene.text.key for word in ("怎么", "核定", "起草", "办法", "机制", "制度", "异议")):
        return None
    units = units_said(scene)
    return {"do": "show"} | given(unit=units[0] if units else None)


def opinions(scene: Scene) -> Slots | None:
    """How far 处置意见 is."""
    return {} if any(word in scene.text.key for word in ("意见", "处置", "征求", "去留")) else None


def compared(scene: Scene) -> Slots | None:
    """Our list beside the province's."""
    return {} if any(word in scene.text.key for word in ("比对", "省", "比一比", "对照", "对一对", "对一下")) else None
