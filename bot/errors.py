"""What can go wrong in our own world.

Refusal                 the act is not allowed or not possible; the person hears why, nothing changes
├─ NotBound             we do not know who speaks
├─ NotAllowed           this is not that person's to do
├─ WrongState           the thing is no longer (or not yet) where the act needs it
├─ Unclear              something in the words does not fit (facts say what)
└─ Denied               a rule of the notice or of the product forbids it (code and facts say which)
Fault                   a file or a setting is wrong; an operator hears where

A refusal carries facts; `bot.wording.refusals` has the sentence for each `code`.
"""


class Refusal(Exception):
    """The act is refused: its work rolls back, its history row and the answer stay."""

    code = "refused"

    def __init__(self, code: str = "", **facts: object) -> None:
        super().__init__(code or self.code)
        self.code = code or self.code
        self.facts = facts


class NotBound(Refusal):
    """The sender is no member of any unit."""

    code = "unbound_user"


class NotAllowed(Refusal):
    """The act belongs to others (facts: who)."""

    code = "no_permission"


class WrongState(Refusal):
    """The subject has moved on (facts: subject, state, event)."""

    code = "wrong_state"


class Unclear(Refusal):
    """A value is missing, impossible or ambiguous (facts: field, value)."""

    code = "unclear"


class Denied(Refusal):
    """A rule forbids the act; the code names the rule."""

    code = "denied"


class Fault(Exception):
    """A file or setting cannot be used; `where` is file:line or the setting's name."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where, self.what = where, what


class BrokenFiles(Exception):
    """A plan folder has faults; nothing of it was taken over."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
