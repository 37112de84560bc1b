"""Where a browser inside WeCom is sent to say who its owner is (wecom-protocol §6)."""

from urllib.parse import urlencode, urlsplit

PUBLIC_HOST, PUBLIC_LOGIN = "qyapi.weixin.qq.com", "https://open.weixin.qq.com"


def authorize_url(api_base: str, corp_id: str, agent_id: int, back_to: str, state: str) -> str:
    """The address of the OAuth page. It leads to `back_to` with a code (5 minutes, once) and `state` (≤ 128 bytes).

    A private WeCom has its own host for it, the one that answers the API.
    """
    base = PUBLIC_LOGIN if urlsplit(api_base).hostname == PUBLIC_HOST else api_base.rstrip("/")
    asked = {
        "appid": corp_id,
        "redirect_uri": back_to,
        "response_type": "code",
        "scope": "snsapi_base",
        "state": state,
        "agentid": agent_id,
    }
    return f"{base}/connect/oauth2/authorize?{urlencode(asked)}#wechat_redirect"
