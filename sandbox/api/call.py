"""One call of the API, as the endpoints see it, and what they give back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from sandbox.corp import Corp
from sandbox.record import Record
from sandbox.refusal import Refused

Json = dict[str, Any]


@dataclass(frozen=True)
class Upload:
    """A file in a multipart body."""

    name: str
    data: bytes


@dataclass
class Call:
    """A request after the door has read it; `record` is its line in the log, completed by the endpoint."""

    query: dict[str, str]
    payload: Json
    body: bytes
    now: float
    record: Record
    uploads: dict[str, Upload] = field(default_factory=dict)
    agent_id: int = 0  # of the token

    def asked(self, name: str) -> str:
        """A query parameter that must be there."""
        if not (value := self.query.get(name, "")):
            raise Refused(40058, name)
        return value


@dataclass(frozen=True)
class Blob:
    """An answer that is a file."""

    name: str
    data: bytes


Needs = Literal["", "app", "contacts", "webhook"]


@dataclass(frozen=True)
class Endpoint:
    """How an API is called: its method, its function, what it needs, whether the base frequency counts it."""

    method: str
    run: Callable[[Corp, Call], Json | Blob]
    needs: Needs = "app"
    counted: bool = True
