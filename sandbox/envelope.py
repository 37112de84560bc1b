"""The one thing borrowed from the product: its envelope, pinned to WeCom's own test vectors there."""

from bot.wecom.crypto import Envelope

__all__ = ["Envelope"]
