"""One HTTP request to the product, with WeCom's patience."""

from collections.abc import Mapping
from dataclasses import dataclass

import requests

from sandbox.callback.heard import Posted

PATIENCE = 5.0  # seconds, wecom-protocol §1.6


@dataclass(frozen=True)
class Callback:
    """A request as WeCom makes it; change a field to make one that WeCom would never make."""

    path: str
    signature: str
    timestamp: str
    nonce: str
    body: bytes = b""
    content_type: str = ""

    @property
    def params(self) -> dict[str, str]:
        """The query of the address."""
        return {"msg_signature": self.signature, "timestamp": self.timestamp, "nonce": self.nonce}


class Postman:
    """Calls one product; `patience` may be lowered by a test that wants to see a timeout soon."""

    def __init__(self, product_url: str, patience: float = PATIENCE) -> None:
        self.product_url, self.patience = product_url.rstrip("/"), patience

    def deliver(self, callback: Callback) -> Posted:
        """POST a callback."""
        headers = {"Content-Type": callback.content_type}
        return self.request("POST", callback.path, callback.params, callback.body, headers)

    def verify(self, callback: Callback, echostr: str) -> str:
        """GET an address as the console does on saving it; what it says, or its status if that is not 200."""
        posted = self.request("GET", callback.path, {**callback.params, "echostr": echostr}, b"", {})
        return posted.body.decode(errors="replace") if posted.status == 200 else f"HTTP {posted.status}"  # noqa: PLR2004

    def request(
        self, method: str, path: str, params: Mapping[str, str], body: bytes, headers: Mapping[str, str]
    ) -> Posted:
        """Any request, whatever it looks like; an answer after the patience counts as none."""
        try:
            with requests.Session() as session:
                session.trust_env = False
                response = session.request(
                    method, self.product_url + path, params=params, data=body, headers=dict(headers),
                    timeout=self.patience,
                )  # fmt: skip
                status, content = response.status_code, response.content
        except requests.RequestException as problem:
            return Posted(0, problem=type(problem).__name__)
        seconds = response.elapsed.total_seconds()
        if seconds > self.patience:
            return Posted(0, seconds=seconds, problem="answered too late")
        return Posted(status, content, seconds)
