"""Who looks: a signed cookie that names a userid for half an hour. What he may is asked of the roster at every look."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from flask import Response, request
from itsdangerous import BadData, URLSafeTimedSerializer

IDLE_SECONDS = 30 * 60
LOGIN_SECONDS = 5 * 60  # as long as WeCom's code lives
COOKIE, LOGIN_COOKIE = "duban", "duban_login"


@dataclass(frozen=True, slots=True)
class Passport:
    """A userid that WeCom vouched for, and the word that a form of his must bring back."""

    userid: str
    form_word: str


class Office:
    """Hands out passports and reads them; `secret` is known to every process; `secure`: browsers come by https."""

    def __init__(self, secret: str, *, secure: bool = False) -> None:
        self._secure = secure
        key = hmac.new(secret.encode(), b"duban pages", hashlib.sha256).digest()
        self._passports = URLSafeTimedSerializer(key, salt="passport")
        self._logins = URLSafeTimedSerializer(key, salt="login")

    def shown(self) -> Passport | None:
        """The passport that this request brings, if it is ours and not left lying for half an hour."""
        try:
            userid, word = self._passports.loads(request.cookies.get(COOKIE, ""), max_age=IDLE_SECONDS)
        except (BadData, ValueError, TypeError):
            return None
        return Passport(str(userid), str(word))

    def give(self, response: Response, userid: str, form_word: str = "") -> Response:
        """Put a passport into the answer: a new one, or the same with a new half hour."""
        word = form_word or secrets.token_urlsafe(16)
        value = self._passports.dumps([userid, word])
        self._set(response, COOKIE, value, IDLE_SECONDS)
        return response

    def begin(self, response: Response, state: str, then: str) -> Response:
        """Remember for whom WeCom is asked: the state that must come back, and the page that was wanted."""
        self._set(response, LOGIN_COOKIE, self._logins.dumps([state, then]), LOGIN_SECONDS)
        return response

    def begun(self, state: str) -> str | None:
        """The page that was wanted, if this browser began the login that comes back; None if another did."""
        try:
            kept, then = self._logins.loads(request.cookies.get(LOGIN_COOKIE, ""), max_age=LOGIN_SECONDS)
        except (BadData, ValueError, TypeError):
            return None
        return str(then) if hmac.compare_digest(str(kept), state) else None

    def leave(self, response: Response) -> Response:
        """Take the passport back."""
        response.delete_cookie(COOKIE, path="/console")
        return response

    def _set(self, response: Response, name: str, value: str, seconds: int) -> None:
        response.set_cookie(
            name, value, max_age=seconds, path="/console", httponly=True, samesite="Lax", secure=self._secure
        )


def is_own_form(passport: Passport) -> bool:
    """Whether the form that was sent is one of ours, shown to him (no other site knows the word)."""
    return hmac.compare_digest(passport.form_word, request.form.get("word", ""))
