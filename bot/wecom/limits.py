"""How much WeCom takes, with a margin: beyond the limit per member it drops messages and says nothing."""

import hashlib

from bot.cache import Cache

MEMBER = ("20/minute", "900/hour")  # 30 and 1000 (wecom-protocol §4.2)
MEMBER_WINDOWS = ((20, 60), (900, 3600))  # the same in numbers and seconds, for who counts in the tables
APP = ("9000/minute", "140000/hour")  # 10,000 and 150,000 an API (§4.7)
WEBHOOK = ("18/minute",)  # 20 (§4.6), then 45009 until the minute is over


def wait_for_app(cache: Cache, agent_id: int, share: int = 1) -> float:
    """Seconds until the application may make one more call; 0 means now, and counts it."""
    return cache.allow(f"app:{agent_id}", APP, share)


def wait_for_member(cache: Cache, agent_id: int, userid: str, share: int = 1) -> float:
    """Seconds until this person may get one more message of the application; 0 means now, and counts it.

    share: how many processes send, for the case that they don't count together.
    """
    return cache.allow(f"member:{agent_id}:{userid.lower()}", MEMBER, share)


def wait_for_webhook(cache: Cache, key: str, share: int = 1) -> float:
    """Seconds until this group may get one more message; 0 means now, and counts it. The key is a secret."""
    return cache.allow(f"webhook:{hashlib.sha256(key.encode()).hexdigest()[:16]}", WEBHOOK, share)
