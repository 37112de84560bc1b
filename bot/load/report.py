"""What a load did, for the operator's eyes; and what the door has to pass on."""

from collections import Counter
from dataclasses import dataclass, field

from bot.models import Act, History


@dataclass(slots=True)
class Report:
    """Counts by noun, everything that was kept or is missing, and the history rows to tell on."""

    notice: str
    act: Act
    dry_run: bool = False
    added: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    changes: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    office: str = "市府办"  # what the office that approves is called here
    waiting: int = 0  # items that were not handed over yet

    @property
    def rows(self) -> list[History]:
        """What goes on record."""
        return self.act.rows

    @property
    def handover_pending(self) -> bool:
        """Whether items wait for 市府办 to confirm 交办."""
        return self.waiting > 0

    @property
    def changed(self) -> bool:
        """Whether the load changed (or, in a dry run, would change) anything."""
        return bool(self.added or self.updated or self.retired)

    def add(self, noun: str) -> None:
        """Count something new."""
        self.added[noun] += 1

    def update(self, noun: str, label: str, columns: list[str]) -> None:
        """Count and name something that the file changed."""
        if columns:
            self.updated[noun] += 1
            self.changes.append(f"{label}（{'、'.join(columns)}）")

    def keep(self, label: str, column: str, held: str, said: str) -> None:
        """Name a cell in which the product's value stays."""
        self.kept.append(f"{label}的“{column}”：系统“{held or '空'}”，文件“{said or '空'}”")

    @property
    def lines(self) -> list[str]:
        """The report as sentences."""
        return [
            f"{self.notice}：{self._result}",
            *self._counts,
            *_listed("更新", self.changes),
            *_listed("保留现值", self.kept),
            *_listed("需确认失效日期", self.missing),
            *_listed("不在名册，已停用全部角色", self.retired),
            *([f"待交办：{self.waiting}项，由{self.office}确认后发出"] if self.waiting else []),
            *_listed("请留意", self.warnings),
        ]

    @property
    def _result(self) -> str:
        if not self.changed:
            return "没有变化"
        return "试读完成，未写入" if self.dry_run else "已读入"

    @property
    def _counts(self) -> list[str]:
        pairs = (("新增", self.added), ("更新", self.updated))
        return [f"{word}：" + "，".join(f"{noun}{n}" for noun, n in count.items()) for word, count in pairs if count]


def _listed(heading: str, entries: list[str]) -> list[str]:
    return [f"{heading}：{len(entries)}处", *(f"  {entry}" for entry in entries)] if entries else []
