"""How a set of sentences is read and counted: right, rightly offered, wrongly executed, a false trigger."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.language import Lexicon, interpret, parse_context

HARMLESS = frozenset(
    [
        "HELP",
        "TASK_DETAIL",
        "LIST_MY_TASKS",
        "REQUEST_STATUS",
        "STATS",
        "UNIT_STATUS",
        "ACCOUNT_QUERY",
        "RECTIFY_LIST",
        "EXPORT",
        "UNKNOWN",
        "IGNORE",
        "CONTACT_OFFICE",
        "PENDING_APPROVALS",
        "PENDING_VERIFICATIONS",
        "PREVIEW_TODAY",
        "REJECT_INPUT",
    ]
)
ACTS = ("do", "ask", "offer", "deny", "hint", "ignore")
ASKING = frozenset({"ask", "offer"})
QUIET = frozenset({"UNKNOWN", "IGNORE"})


@dataclass(frozen=True)
class Verdict:
    """How one sentence was read."""

    sentence: str
    right: bool
    wrongly_executed: bool
    false_trigger: bool


def listed(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def verdict(row: Mapping[str, str], lexicon: Lexicon) -> Verdict:
    """Several intents and acts may be right (A/B); of the slots those that the set names must be there, `ask` aside.

    What should be done or asked may also be offered; a set without acts leaves them open.
    """
    heard = interpret(row["utterance"], parse_context(row["context"], lexicon), lexicon)
    wanted = frozenset(row["intent"].split("/"))
    slots: dict[str, object] = json.loads(row["slots"] or "{}")
    got = json.loads(json.dumps(heard.slots, ensure_ascii=False))
    quiet = bool(wanted & QUIET)
    same = heard.intent in wanted or (quiet and heard.intent in QUIET)
    said = all(got.get(name) == value for name, value in slots.items() if name != "ask")
    acts = frozenset(row["act"].split("/")) if row.get("act") else frozenset(ACTS)
    right = (
        same
        and said
        and ("deny" not in got or "deny" in slots or not slots or ("deny" in acts and bool(row.get("act"))))
    )
    right = right and (heard.act in acts or (heard.act in ASKING and not acts.isdisjoint({"do", *ASKING})))
    executed = heard.act == "do" and heard.intent not in HARMLESS
    triggered = (wanted <= QUIET and heard.intent not in QUIET) or (acts == {"ignore"} and heard.act != "ignore")
    return Verdict(row["utterance"], right and not triggered, executed and not right, triggered)
