"""The door for browsers: who looks is asked of WeCom (OAuth), what is shown comes from the same tables and verbs."""

from bot.pages.console import HOME, Console, blueprint

__all__ = ["HOME", "Console", "blueprint"]
