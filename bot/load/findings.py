"""What was found wrong or odd in a plan folder, gathered so that the operator hears of everything at once."""

from dataclasses import dataclass, field

from bot.errors import BrokenFiles, Fault


@dataclass(slots=True)
class Findings:
    """Faults stop the load; warnings only stand in the report. `where` is file:line."""

    faults: list[Fault] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def fault(self, where: str, what: str) -> None:
        """Note something that makes the folder unusable."""
        self.faults.append(Fault(where, what))

    def warn(self, where: str, what: str) -> None:
        """Note something that the operator should look at."""
        self.warnings.append(f"{where}: {what}")

    def about(self, file: str) -> bool:
        """Whether a file has a fault already."""
        return any(fault.where.rpartition(":")[0].endswith(file) for fault in self.faults)

    def stop(self) -> None:
        """Raise BrokenFiles if there is any fault so far."""
        if self.faults:
            raise BrokenFiles(list(self.faults))
