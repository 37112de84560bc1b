"""gettoken, and who opened a page inside WeCom (§4.1, §6)."""

from typing import Any

from sandbox.api.call import Call
from sandbox.corp import Corp
from sandbox.refusal import Refused, demand

Json = dict[str, Any]
FIVE_MINUTES = 300


def gettoken(corp: Corp, call: Call) -> Json:
    """The access_token of a secret; too many failures in an hour block it."""
    failing = corp.meters.failing_gettoken
    demand(failing.has_room("corp", call.now), 45009, "gettoken failed too often")
    try:
        value, seconds = corp.tokens.give(call.query.get("corpid", ""), call.query.get("corpsecret", ""))
    except Refused:
        failing.take("corp", call.now)
        raise
    return {"access_token": value, "expires_in": seconds}


def getuserinfo(corp: Corp, call: Call) -> Json:
    """Who stands behind an OAuth code: once, five minutes."""
    found = corp.login_codes.pop(call.query.get("code", ""), None)
    if found is None:
        raise Refused(40029)
    userid, made_at = found
    demand(call.now - made_at <= FIVE_MINUTES, 40029)
    return {"userid": userid}
