"""The sandbox's page and its JSON doors, so that a test can drive what a person can click.

* `GET /`: the page
* `GET /sandbox/corp`: groups, and units with their people, and how many messages each chat holds
* `GET /sandbox/chat?chat=…&version=…`: messages of `app:userid`, `bot:userid` or `group:chatid`, and the app's menu;
  `{"unchanged": true}` if the version is still the newest
* `POST /sandbox/say` with `userid, text, chat_id?, quote?, door?`: what was heard
* `POST /sandbox/tap` with `userid, chat, message, key, selected?` (question_key → option id): what was heard
* `POST /sandbox/menu` with `userid, key`: what was heard
* `POST /sandbox/enter` with `userid, door?`: what was heard
* `POST /sandbox/picture`, multipart `userid, chat_id?, text?, door?` and the file `picture`: what was heard
* `GET /sandbox/calendar`: the business time and the outcome of the last move
* `POST /sandbox/calendar` with `to`, one of `morning`, `day`, or a time like `2022-07-29T10:00`: the same, afterwards
* `GET /sandbox/log`: the last calls of the API

Bodies are JSON unless said otherwise. What was heard is `{"text", "called", "statuses", "faults"}`; a mistake is
`{"error": a sentence}` with 400.
"""

from sandbox.emulator import Emulator
from sandbox.page.doors import build_doors
from sandbox.page.time_travel import Calendar
from sandbox.product import Product


def add_page(emulator: Emulator, product: Product) -> None:
    """Serve the page and its doors beside the API."""
    emulator.app.register_blueprint(build_doors(emulator, Calendar(product)))
