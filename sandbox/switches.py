"""The facts about WeCom that nobody could confirm, each as a switch that a story is played with in both positions."""

from dataclasses import dataclass, replace
from typing import Literal

MentionForm = Literal["blank", "u2005", "two blanks", "crlf", "end", "middle"]


@dataclass(frozen=True)
class Switches:
    """One position of every uncertain fact; the defaults are what the sources make most likely."""

    # Clicks (wecom-protocol §1.6, §2.3, §4.3)
    same_response_code_on_repeat: bool = True  # a callback that is repeated carries the same ResponseCode
    independent_codes: bool = True  # spending one code of a card leaves its other codes alive
    expired_code_errcode: int = 42022  # no page names the errcode of a code that is too old
    code_hours: int = 72  # a forum answer of 2021 says 24
    passive_card_answer: bool = False  # an XML answer to a click greys the clicker's card

    # Sending (§4.2, §4.3)
    repeated_task_id: Literal["42014", "silent"] = "42014"  # silent: errcode 0, nothing delivered, no code
    duplicate_check: bool = True  # enable_duplicate_check does what its page says
    response_code_returned: bool = True  # message/send returns the first code of a card
    invaliduser_lower_case: bool = False
    long_text: Literal["refuse", "cut"] = "refuse"  # 45002, or cut as the page of message/send says
    long_card_text: Literal["refuse", "cut"] = "refuse"  # the suggested lengths of a card's texts

    # Tokens and addresses (§4.1, §4.8)
    new_token_each_time: bool = False  # gettoken makes a new token and kills the old one
    webhook_needs_trusted_ip: bool = False

    # Callbacks of the app (§1.6)
    app_attempts: int = 3
    app_retries_non_200: bool = True
    app_extra_copies: int = 0  # each callback comes this many times more, also when it was answered
    copies_at_once: bool = False  # the copies arrive together instead of one after another

    # Callbacks of the bot (§1.6, §3.2–3.4)
    encrypted_userids: bool = False  # the bot's creator is no 超级管理员
    bot_attempts: int = 1
    bot_extra_copies: int = 0
    mention: MentionForm = "blank"
    compact_event_names: bool = False  # cardtype, eventkey, taskid instead of card_type, event_key, task_id


DEFAULTS = Switches()


def _position(**changed: object) -> Switches:
    return replace(DEFAULTS, **changed)  # type: ignore[arg-type]  # names and values stand right below


ALL_POSITIONS: list[tuple[str, Switches]] = [
    ("as most sources say", DEFAULTS),
    ("a repeated click has a new ResponseCode", _position(same_response_code_on_repeat=False, app_extra_copies=1)),
    ("a repeated click has the same ResponseCode", _position(app_extra_copies=1)),
    ("spending one code spends them all", _position(independent_codes=False)),
    ("an expired code is refused with 40058", _position(expired_code_errcode=40058)),
    ("codes live 24 hours", _position(code_hours=24)),
    ("a passive answer greys the clicked card", _position(passive_card_answer=True)),
    ("a reused task_id is silently swallowed", _position(repeated_task_id="silent")),
    ("the duplicate check does nothing", _position(duplicate_check=False)),
    ("sending returns no response_code", _position(response_code_returned=False)),
    ("invaliduser comes in lower case", _position(invaliduser_lower_case=True)),
    ("long texts are cut", _position(long_text="cut", long_card_text="cut")),
    ("gettoken kills the old token", _position(new_token_each_time=True)),
    ("webhooks need a trusted address", _position(webhook_needs_trusted_ip=True)),
    ("a non-200 is not repeated", _position(app_retries_non_200=False)),
    ("the app repeats every callback twice, at once", _position(app_extra_copies=2, copies_at_once=True)),
    ("the bot repeats every message", _position(bot_extra_copies=2)),
    ("the bot repeats every message, at once", _position(bot_extra_copies=2, copies_at_once=True)),
    ("the bot tries a failed message three times", _position(bot_attempts=3)),
    ("the bot delivers encrypted userids", _position(encrypted_userids=True)),
    ("the bot's events are spelled without underscores", _position(compact_event_names=True)),
    ("a mention ends with U+2005", _position(mention="u2005")),
    ("a mention ends with two blanks", _position(mention="two blanks")),
    ("a mention ends with CRLF", _position(mention="crlf")),
    ("a mention stands at the end", _position(mention="end")),
    ("a mention stands in the middle", _position(mention="middle")),
]
