"""User text inside our sentences: shown as typed, never rendered as link, markup or mention."""

from bot.wording.local import as_said

LIMIT = 200


def quoted(text: str, limit: int = LIMIT) -> str:
    """Defuse markup (WeCom renders `<a href>` and `<@userid>` in texts) and cut at `limit` characters."""
    plain = text.replace("<", "＜").replace(">", "＞").replace("](", "］（")
    plain = " ".join(plain.split())
    return as_said(plain if len(plain) <= limit else plain[: limit - 1] + "…")
