"""The columns of the comparison with the provincial platform, and of the sheet on which 市府办 decides."""

from bot.papers.workbook import Column, Kind

OURS = (
    Column("序号", Kind.NUMBER, 8),
    Column("新媒体名称", width=26),
    Column("新媒体类型", width=16),
    Column("主办单位", width=26),
    Column("状态", width=18),
    Column("处置意见", width=12),
    Column("账号ID", width=20),
)
THEIRS = (
    Column("平台名称", width=26),
    Column("平台类型", width=16),
    Column("平台主办单位", width=26),
    Column("平台状态", width=12),
    Column("平台账号ID", width=20),
)
DECIDING = (
    Column("序号", Kind.NUMBER, 8),
    Column("新媒体名称", width=26),
    Column("新媒体类型", width=16),
    Column("主办单位", width=26),
    Column("单位意见", width=12),
    Column("单位理由", width=32),
    Column("处置意见", width=12),
    Column("理由", width=32),
    Column("账户勤勉度", Kind.NUMBER, 12),
    Column("内容安全度", Kind.NUMBER, 12),
    Column("用户关注度", Kind.NUMBER, 12),
    Column("传播影响力", Kind.NUMBER, 12),
    Column("运营效果指数", Kind.NUMBER, 14),
    Column("长期运营能力", Kind.NUMBER, 14),
)
