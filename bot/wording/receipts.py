"""回执 in words."""

from bot.clock import local
from bot.models.receipt import Receipt
from bot.wording.items import full
from bot.wording.quoted import quoted

SHOWN = 16  # characters of a fingerprint that people compare


def text(receipt: Receipt) -> str:
    """To who asked; the paper follows."""
    row = receipt.report
    return (
        f"【回执】{receipt.number}\n{receipt.item.unit.short}：{full(receipt.item)}\n"
        f"{local(row.at):%Y-%m-%d %H:%M} 由{quoted(row.who, 20)}上报，日志第{row.id}行，"
        f"现在是“{receipt.item.state}”。\n"
        f"校验码 {receipt.fingerprint[:SHOWN]}。回执文件已发到您的聊天。"
    )


def paper_name(number: str) -> str:
    """The file."""
    return f"回执{number}.docx"
