"""The OAuth page that a browser inside WeCom passes through: here one says who one is (wecom-protocol §6)."""

import secrets
from urllib.parse import urlencode, urlsplit, urlunsplit

from flask import Response, render_template_string, request

from sandbox.corp import Corp

PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>您是谁</title>
<h1>用谁的手机打开？</h1>
<ul>{% for person in people -%}
<li><a href="?{{ query }}&amp;login_as={{ person.userid|urlencode }}">{{ person.name }}</a></li>
{% endfor %}</ul></html>"""


def authorize(corp: Corp) -> Response:
    """Send the browser back to `redirect_uri` with a code of `login_as`; ask who it is where nobody is named."""
    target = urlsplit(request.args.get("redirect_uri", ""))
    if target.scheme not in ("http", "https") or not _is_trusted(corp, target.netloc):
        return Response("redirect_uri 与可信域名不一致 (50001)", status=400)
    person = corp.directory.find(request.args.get("login_as", ""))
    if person is None:
        query = urlencode({name: value for name, value in request.args.items() if name != "login_as"})
        return Response(render_template_string(PAGE, people=corp.directory.people, query=query))
    code = secrets.token_urlsafe(24)
    corp.login_codes[code] = (person.userid, corp.clock())
    added = urlencode({"code": code, "state": request.args.get("state", "")})
    query = f"{target.query}&{added}" if target.query else added
    return Response(headers={"Location": urlunsplit(target._replace(query=query))}, status=302)


def _is_trusted(corp: Corp, host: str) -> bool:
    return not corp.trusted_domain or host == corp.trusted_domain
