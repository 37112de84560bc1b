"""The Flask application of the API: faults first, then token, address, frequency, the endpoint, the log."""

import json
import socket
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Flask, Response, request

from sandbox.api import ENDPOINTS
from sandbox.api.authorize import authorize
from sandbox.api.call import Blob, Call, Endpoint, Upload
from sandbox.corp import Corp
from sandbox.faults import Fault
from sandbox.files import content_type, sealed_for_bot
from sandbox.record import Record, without_secrets
from sandbox.refusal import Refused, demand

Json = dict[str, Any]


def build_api(corp: Corp) -> Flask:
    """The Flask application that answers `/cgi-bin/…` (below the corp's prefix) for this corp."""
    app = Flask(__name__)
    door = Blueprint("wecom", __name__)

    @door.route("/cgi-bin/<path:api>", methods=["GET", "POST"])
    def cgi_bin(api: str) -> Response:
        return Desk(corp, api).answer()

    @door.get("/connect/oauth2/authorize")
    def oauth() -> Response:
        return authorize(corp)

    @door.get("/aibot-media/<media_id>")
    def bot_media(media_id: str) -> Response:
        medium = corp.shelf.for_bot(media_id)
        if medium is None:
            return Response(status=403)
        sealed = sealed_for_bot(medium.data, corp.credentials.bot_aes_key)
        return Response(sealed, headers=_named(medium.name), mimetype="application/octet-stream")

    @door.get("/picture/<media_id>")
    def picture(media_id: str) -> Response:
        medium = corp.shelf.shown(media_id)
        if medium is None:
            return Response(status=404)
        headers = {} if medium.kind == "image" else _named(medium.name)
        return Response(medium.data, headers=headers, mimetype=content_type(medium.data))

    app.register_blueprint(door, url_prefix=corp.prefix or None)
    return app


def _named(name: str) -> dict[str, str]:
    """How a download says what the file is called."""
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}


class Desk:
    """Answers one call."""

    def __init__(self, corp: Corp, api: str) -> None:
        self._corp, self._api = corp, api
        self._record = Record(corp.clock(), api, without_secrets(request.args.to_dict()), {})

    def answer(self) -> Response:
        """The answer, after whatever fault a test has set for this call."""
        fault = self._corp.faults.strike(self._api) or Fault()
        self._corp.faults.wait(fault.delay)
        if fault.hang:
            self._corp.faults.wait(fault.hang)
            return self._broken("hung")
        if fault.http or fault.garbage:
            self._close("failed", fault.http, "set by a test")
            return Response("<html>bad gateway</html>", status=fault.http or 200, mimetype="text/html")
        answer = self._set_errcode(fault.errcode) if fault.errcode else self._work()
        if fault.lose_answer:
            self._record.answer_lost = True
            return self._hang_up()
        return answer

    def _set_errcode(self, errcode: int) -> Response:
        refusal = Refused(errcode, "set by a test")
        self._close("failed", errcode, refusal.errmsg)
        return _json({"errcode": errcode, "errmsg": refusal.errmsg})

    def _work(self) -> Response:
        with self._corp.lock:
            try:
                result = self._run()
            except Refused as refusal:
                self._close("refused", refusal.errcode, refusal.errmsg)
                return _json({"errcode": refusal.errcode, "errmsg": refusal.errmsg})
            self._close(self._record.outcome, 0, "ok")
        if isinstance(result, Blob):
            response = Response(result.data, mimetype=content_type(result.data))
            response.headers.update(_named(result.name))
            return response
        return _json({"errcode": 0, "errmsg": "ok", **result})

    def _run(self) -> Json | Blob:
        endpoint = ENDPOINTS.get(self._api)
        if endpoint is None:
            raise Refused(40066, self._api)
        demand(request.method == endpoint.method, 43001 if endpoint.method == "GET" else 43002)
        call = self._read()
        self._admit(endpoint, call)
        return endpoint.run(self._corp, call)

    def _read(self) -> Call:
        body = b"" if request.files else request.get_data()
        payload: object = {}
        if body and request.method == "POST":
            try:
                payload = json.loads(body)
            except ValueError:
                raise Refused(47001) from None
        if not isinstance(payload, dict):
            raise Refused(47001)
        self._record.payload = payload
        uploads = {name: Upload(file.filename or "", file.read()) for name, file in request.files.items()}
        return Call(request.args.to_dict(), payload, body, self._record.at, self._record, uploads)

    def _admit(self, endpoint: Endpoint, call: Call) -> None:
        if endpoint.needs == "webhook":
            self._check_address(bound=self._corp.switches.webhook_needs_trusted_ip)
        if endpoint.needs in ("app", "contacts"):
            token = self._corp.tokens.check(call.query.get("access_token", ""))
            self._check_address(bound=True)
            call.agent_id = token.agent_id
            demand((endpoint.needs == "contacts") == (token.agent_id == 0), 48002, self._api)
            demand(token.agent_id == 0 or not self._corp.app_closed, 50003)
        if endpoint.counted:
            demand(self._corp.meters.api.take(self._api, call.now), 45009, self._api)

    def _check_address(self, *, bound: bool) -> None:
        trusted = self._corp.trusted_ips
        if bound and trusted is not None:
            demand(request.remote_addr in trusted, 60020, f"from ip: {request.remote_addr}")

    def _broken(self, why: str) -> Response:
        self._close("failed", 0, why)
        return self._hang_up()

    def _hang_up(self) -> Response:
        """Break the connection without an answer; only the development server shows its socket."""
        if isinstance(connection := request.environ.get("werkzeug.socket"), socket.socket):
            connection.shutdown(socket.SHUT_RDWR)
        return Response(status=504)

    def _close(self, outcome: str, errcode: int, errmsg: str) -> None:
        self._record.outcome = outcome  # type: ignore[assignment]  # one of Outcome by construction
        self._record.errcode, self._record.errmsg = errcode, errmsg
        self._corp.log.add(self._record)


def _json(answer: Json) -> Response:
    return Response(json.dumps(answer, ensure_ascii=False), mimetype="application/json")
