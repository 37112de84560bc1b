"""wechatpy's API client inside a total guard: timeouts, one token for all, one renewal, our own exceptions.

What wechatpy does by itself (reliability D8, D9): gettoken without a timeout, renewal without bound, one gettoken a
thread, secrets in every exception. Everything passes `_request` here, also the calls of wechatpy's own API objects.
"""

import hashlib
import logging
from collections.abc import Callable
from typing import Any

import requests
from wechatpy.enterprise import WeChatClient
from wechatpy.exceptions import WeChatClientException

from bot.cache import Cache
from bot.wecom.downloads import Fetched, Source, fetch
from bot.wecom.errors import Action, SendFailed, TryLater, UnknownOutcome, failure, remedy
from bot.wecom.line import Line
from bot.wecom.outcomes import broken, masked, refused_by_status
from bot.wecom.tokens import Token, Tokens

Timeout = tuple[float, float]
Answer = dict[str, Any]

SHORT: Timeout = (3, 5)  # seconds to connect, seconds without a byte of the answer; in all: `line`
_AGAIN = 5.0
_TOKEN_PAUSE = 60.0
_TOKEN_SECONDS = 7200


class Transport(WeChatClient):  # type: ignore[misc]  # wechatpy has no types
    """Calls any API under one address with one application's token."""

    def __init__(self, api_base: str, corp_id: str, secret: str, cache: Cache, timeout: Timeout = SHORT) -> None:
        super().__init__(corp_id, secret, timeout=timeout, auto_retry=False)
        self.API_BASE_URL = f"{api_base.rstrip('/')}/cgi-bin/"
        self._http.trust_env = False  # no proxy and no .netrc from the environment
        for scheme in ("http://", "https://"):
            self._http.mount(scheme, Line(self._is_alive))
        logging.getLogger("urllib3").setLevel(logging.INFO)  # at DEBUG it prints addresses, with secrets in them
        name = hashlib.sha256(f"{self.API_BASE_URL} {corp_id} {secret}".encode()).hexdigest()[:16]
        self._tokens = Tokens(cache, f"token:{name}", self._ask_for_token)
        self.alive: Callable[[], None] = lambda: None  # called before every request, with every piece of a body

    @property
    def access_token(self) -> str:
        """The token in force."""
        return self._tokens.current()

    def fetch_access_token(self) -> None:
        """Make sure that there is a token; wechatpy knows it by this name."""
        self._tokens.current()

    def close(self) -> None:
        """Give the connections back."""
        self._http.close()

    def call(self, method: str, endpoint: str, **kwargs: Any) -> Answer:  # noqa: ANN401 - handed on to requests
        """One API call whose answer says errcode 0.

        Raises TryLater, Undeliverable or UnknownOutcome, with no secret in them. Parameters given as a list of pairs
        travel without a token.
        """
        answer: Answer = self._request(method, endpoint, **kwargs)
        return answer

    def with_token(self, attempt: Callable[[str], Any | SendFailed]) -> Any:  # noqa: ANN401 - whatever attempt gives
        """What `attempt` gives for the token; once again with a new one if the token is refused."""
        token = self._tokens.current()
        outcome = attempt(token)
        if _token_refused(outcome):
            outcome = attempt(self._tokens.renewed(instead_of=token))
        if code := _token_refused(outcome):
            outcome = TryLater(_TOKEN_PAUSE, f"a new token is refused too: {outcome}", code)
        return _settled(outcome)

    def download(self, source: Source) -> Fetched | SendFailed:
        """A file from anywhere; the caller has checked the address."""
        self.alive()
        outcome = fetch(self._http, source, self.timeout)
        self.alive()  # the file may have taken half a minute
        return outcome

    def _is_alive(self) -> None:
        self.alive()

    def _request(self, method: str, url_or_endpoint: str, **kwargs: Any) -> Any:  # noqa: ANN401 - wechatpy's own
        params = kwargs.pop("params", {})
        if not isinstance(params, dict):
            return _settled(self._outcome(method, url_or_endpoint, params=params, **kwargs))
        return self.with_token(
            lambda token: self._outcome(method, url_or_endpoint, params={**params, "access_token": token}, **kwargs)
        )

    def _outcome(self, method: str, endpoint: str, **kwargs: Any) -> Answer | SendFailed:  # noqa: ANN401
        """The answer or the exception to raise; a value, so that no exception with an address in it hangs on to it."""
        self.alive()
        try:
            answer = super()._request(method, endpoint, allow_redirects=False, **kwargs)
        except WeChatClientException as fault:
            return self._refused(fault)
        except requests.RequestException as fault:
            return broken(fault)
        except (ValueError, TypeError, RecursionError) as fault:  # an errcode that is no number, JSON without end
            return UnknownOutcome(f"the answer makes no sense: {type(fault).__name__}")
        if isinstance(answer, dict) and "errcode" in answer:
            return answer
        if isinstance(answer, requests.Response) and answer.is_redirect:
            return refused_by_status(answer.status_code)
        return UnknownOutcome("the answer is none of WeCom's")

    def _refused(self, fault: WeChatClientException) -> SendFailed:
        if fault.errcode is None:
            return refused_by_status(fault.response.status_code)
        return failure(fault.errcode, masked(str(fault.errmsg), self.secret))

    def _ask_for_token(self) -> Token | SendFailed:
        secrets = [("corpid", self.corp_id), ("corpsecret", self.secret)]
        outcome = self._outcome("get", "gettoken", params=secrets)
        if isinstance(outcome, UnknownOutcome):
            return TryLater(_AGAIN, f"gettoken: {outcome}")
        if isinstance(outcome, SendFailed):
            return outcome
        value, seconds = outcome.get("access_token"), outcome.get("expires_in", _TOKEN_SECONDS)
        if not isinstance(value, str) or not value or not isinstance(seconds, int):
            return TryLater(_AGAIN, "gettoken: no token in the answer")
        return Token(value, seconds)


def _token_refused(outcome: object) -> int:
    """The code by which WeCom refuses a token, or 0."""
    code = getattr(outcome, "code", 0) if isinstance(outcome, SendFailed) else 0
    return code if remedy(code).action is Action.TOKEN else 0


def _settled(outcome: Any) -> Any:  # noqa: ANN401 - whatever it is, unless it is to be raised
    if isinstance(outcome, SendFailed):
        raise outcome
    return outcome
