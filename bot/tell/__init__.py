"""Who hears what after which event."""

from bot.tell.post import Post
from bot.tell.table import TABLE, Telling, tell

__all__ = ["TABLE", "Post", "Telling", "tell"]
