"""What is said when 专报 or 通报 was asked for."""

from datetime import date


def brief_on_its_way() -> str:
    """专报."""
    return "专报正在发到您的“督办助手”：一页文档，另附图片。"


def month_as_said(text: str) -> str:
    """2021-07 as people write it; 13 is no month of a year, and is said back as it came."""
    year, month = text.split("-")
    return f"{year}年{int(month)}月" if 1 <= int(month) <= 12 else f"{int(month)}月"  # noqa: PLR2004 - months of a year


def report_on_its_way(month: date, today: date) -> str:
    """导出8月通报."""
    running = month.year == today.year and month.month == today.month
    until = "数字截至现在。" if running else "数字截至当月最后一天。"
    return f"{month.year}年{month.month}月通报（草稿）正在发到您的“督办助手”。{until}\n请核定、补充后再印发。"


def template_broken(name: str, why: str) -> str:
    """The office's own template could not be filled."""
    return f"本单位的模板“{name}”用不了：{why}。\n这一份先用系统自带的格式。请系统管理员改好 templates 里的模板。"
