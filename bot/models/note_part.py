"""A part of a note on the progress: what one person wrote, between what was written before and added behind."""

from dataclasses import dataclass

SEAM = "\n补充："


@dataclass(frozen=True, slots=True)
class Part:
    """One person's words in a note; `place` is None where the note is all of them."""

    text: str
    place: int | None = None
    ahead: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()

    def standing(self, text: str) -> str:
        """The note with other words in the place of these; without them where there are none."""
        return SEAM.join([*self.ahead, *([text] if text else []), *self.behind])

    @property
    def facts(self) -> dict[str, int]:
        """Which part it is, for the history."""
        return {} if self.place is None else {"place": self.place}
