"""Who told the office: what stands in the place of a name, behind 电话, 纸质 or 会上, and is nobody's name."""

_ENDS = r"(?:[^\u4e00-\u9fff]|$)"
NOBODY = (  # 他们换届, 已盖章, 上午打的, 领导说的: what was told, or how
    r"(?!(?:他|她|它|我)们|对方|人家|单位|已|还|没|未|刚|不|[昨今前]天|[上下中]午)"
    rf"(?!.{{1,4}}(?:的|说|讲|打|盖章|签字|签章|换届|到期|出差|请假|通知|同意|在办|在弄){_ENDS})"
)
