"""What a card says, before it becomes WeCom's JSON."""

from dataclasses import asdict, dataclass, field
from typing import Any

STRONG, PLAIN, WARNING = 1, 2, 3  # button styles, wecom-protocol §5.3


BUTTON = 10  # characters


def greyed(done: str, who: str) -> str:
    """已同意 as somebody else's card says it: 已由王某某同意; nobody reads that he did what a colleague did."""
    for name in (who, "单位" if done == "已撤回" else "他人"):  # only the unit itself takes back
        text = f"已由{name}{done[1:]}" if done.startswith("已") else f"{name}{done}"
        if len(text) <= BUTTON:
            return text
    return done


@dataclass(frozen=True, slots=True)
class Button:
    """A button: its text (≤ 10 characters) and the fixed key that a tap sends back (`verb number …`)."""

    text: str
    key: str
    style: int = PLAIN


@dataclass(frozen=True, slots=True)
class Choice:
    """A drop-down on a card: options are (id, text), at most 10, text ≤ 10 characters."""

    question_key: str
    title: str
    options: tuple[tuple[str, str], ...]
    selected: str = ""


@dataclass(frozen=True, slots=True)
class CardText:
    """A card in words: the builder in `bot.wecom.cards` cuts each part to WeCom's limits."""

    title: str
    desc: str = ""
    sub: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    buttons: tuple[Button, ...] = ()
    choice: Choice | None = None
    quote: str = ""
    url: str = field(default="")

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> "CardText":
        """The card that `as_dict` was made of, as the card row has kept it."""
        choice = kept.get("choice")
        options = tuple((str(one), str(text)) for one, text in choice["options"]) if choice else ()
        return cls(
            **{
                **kept,
                "rows": tuple((str(key), str(value)) for key, value in kept.get("rows", ())),
                "buttons": tuple(Button(**button) for button in kept.get("buttons", ())),
                "choice": Choice(**{**choice, "options": options}) if choice else None,
            }
        )

    def as_dict(self) -> dict[str, Any]:
        """As plain JSON: what the card row keeps and the builder takes."""
        return asdict(self)
