"""Uploading and fetching media (§4.2)."""

from typing import Any

from sandbox.api.call import Blob, Call, Upload
from sandbox.corp import Corp
from sandbox.files import check_file
from sandbox.refusal import Refused

Json = dict[str, Any]


def the_file(call: Call) -> Upload:
    """The multipart field `media`; refused when it is missing or nameless."""
    found = call.uploads.get("media")
    if found is None or not found.name:
        raise Refused(41005, "multipart field media with a filename")
    return found


def upload(corp: Corp, call: Call) -> Json:
    """Put a file on the shelf for three days."""
    file, kind = the_file(call), call.query.get("type", "")
    check_file(kind, file.data)
    medium = corp.shelf.put(kind, file.name, file.data)
    return {"type": kind, "media_id": medium.id, "created_at": str(int(medium.made_at))}


def get(corp: Corp, call: Call) -> Blob:
    """The bytes of a medium."""
    medium = corp.shelf.get(call.asked("media_id"))
    return Blob(medium.name, medium.data)
