"""Plan folders for tests: a copy on disk whose cells can be changed, and a load of it."""

import csv
import shutil
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook

from bot.database import Database
from bot.errors import BrokenFiles
from bot.load import Report, load

HERE = Path(__file__).resolve().parents[2]
YIWU = HERE / "config" / "plan"
SECOND = HERE / "tests" / "plans" / "second"
NOW = datetime(2022, 7, 11, 1, 30, tzinfo=UTC)


class PlanFolder:
    """A plan folder of the test's own."""

    def __init__(self, source: Path, path: Path) -> None:
        shutil.copytree(source, path)
        self.path = path

    def rows(self, name: str, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
        """The rows of a file as they stand."""
        with (self.path / f"{name}.csv").open(encoding=encoding, newline="") as file:
            return list(csv.DictReader(file))

    def write(self, name: str, rows: list[dict[str, str]], encoding: str = "utf-8-sig", delimiter: str = ",") -> None:
        """Replace a file; the columns are those of the first row."""
        with (self.path / f"{name}.csv").open("w", encoding=encoding, newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n", delimiter=delimiter)
            writer.writeheader()
            writer.writerows(rows)

    def change(self, name: str, column: str, value: str, **cells: str) -> None:
        """Change cells of the rows that have `value` in `column`."""
        rows = self.rows(name)
        for row in rows:
            if row[column] == value:
                row.update(cells)
        self.write(name, rows)

    def add(self, name: str, **cells: str) -> None:
        """Add a row at the end."""
        rows = self.rows(name)
        self.write(name, [*rows, dict.fromkeys(rows[0], "") | cells])

    def drop(self, name: str, column: str, value: str) -> None:
        """Leave out the rows that have `value` in `column`."""
        self.write(name, [row for row in self.rows(name) if row[column] != value])

    def drop_column(self, name: str, column: str) -> None:
        """Leave out a column."""
        self.write(name, [{key: cell for key, cell in row.items() if key != column} for row in self.rows(name)])

    def recode(self, encoding: str) -> None:
        """Save every file in another encoding."""
        for path in self.path.glob("*.csv"):
            path.write_bytes(path.read_text(encoding="utf-8-sig").encode(encoding))

    def as_workbook(self, path: Path) -> Path:
        """The same tables as one workbook."""
        book = Workbook()
        book.remove(book.worksheets[0])
        for file in sorted(self.path.glob("*.csv")):
            sheet = book.create_sheet(file.stem)
            with file.open(encoding="utf-8-sig", newline="") as lines:
                for row in csv.reader(lines):
                    sheet.append([_typed(cell) for cell in row])
        book.save(path)
        return path


def _typed(cell: str) -> object:
    """As a person's spreadsheet would hold it: numbers and dates are no text."""
    if cell.isascii() and cell.isdigit():
        return int(cell)
    try:
        return datetime.fromisoformat(cell) if len(cell) == len("2022-07-31") else cell
    except ValueError:
        return cell


def loaded(database: Database, place: Path, now: datetime = NOW) -> Report:
    """Load in a transaction of its own."""
    with database.change() as session:
        return load(session, place, now)


def faults(database: Database, place: Path) -> list[str]:
    """The faults of a folder that cannot be loaded, as file:line: what."""
    try:
        loaded(database, place)
    except BrokenFiles as broken:
        return str(broken).splitlines()
    return []
