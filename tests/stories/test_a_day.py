"""A working day as `duban all` runs it: the calendar only comes near the hour, the product's own loops do the rest."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sandbox.emulator import Emulator
from sandbox.product import Product
from sandbox.server import serve
from tests.servers import free_port, wait_until
from tests.world import PLAN, ROOT, UNHURRIED, directory_of

SOON = 90.0  # seconds in which a loop has surely come round, however busy the machine
ONE_MORE_ROUND = 12.0


@dataclass
class Day:
    """The product as a process of its own, and the phones it writes to."""

    product: Product
    emulator: Emulator

    def come_near(self, moment: str, kind: str) -> None:
        """Move the calendar to just before an hour; the move itself sends nothing of the kind that the hour will."""
        moved = self.product.move_to(moment)
        assert moved.trouble == ""
        assert kind not in {line[1] for line in moved.lines}

    def arrives(self, userid: str, words: str) -> bool:
        """Whether a message with these words comes before long."""
        return wait_until(lambda: self.count(userid, words) > 0, SOON)

    def count(self, userid: str, words: str) -> int:
        """How many messages with these words lie on a phone."""
        return sum(words in text for text in self.emulator.phone(userid).texts)


@contextmanager
def a_day(folder: Path, now: str) -> Iterator[Day]:
    """`duban init`, `load` and `all` against an emulator."""
    emulator = Emulator(directory_of(PLAN), patience=UNHURRIED)
    with serve(emulator):
        ours = {
            "DUBAN_SANDBOX": "1",
            "DUBAN_NOW": now,
            "DUBAN_DATABASE_URL": f"sqlite:///{folder / 'duban.db'}",
            "DUBAN_MEDIA_DIR": str(folder / "media"),
        }
        product = Product({**emulator.environment(), **ours}, ROOT, free_port(), log=folder / "log")
        emulator.product_url = product.url
        product.make_tables()
        assert product.load(PLAN)[0]
        product.start()
        try:
            yield Day(product, emulator)
        finally:
            product.stop()


def test_a_day_is_run_by_the_products_own_loops(tmp_path: Path) -> None:
    with a_day(tmp_path, "2022-07-01T08:00") as day:
        assert day.arrives("fuban_sp", "请确认交办")
        day.emulator.tap("fuban_sp", "请确认交办", "确认交办")
        day.come_near("2022-07-01T08:59:40", "交办")
        assert day.arrives("fotang_lx", "佛堂镇承担3项")
        day.emulator.tap("fotang_lx", "佛堂镇承担3项", "签收")

        day.come_near("2022-07-29T08:49:40", "早报")
        assert day.arrives("fuban_sp", "今天（7月29日 周五）")
        assert day.count("fotang_lx", "【督办提醒】") == 0
        day.come_near("2022-07-29T08:59:40", "最后一个工作日")
        assert day.arrives("fotang_lx", "【督办提醒】")
        wait_until(lambda: False, ONE_MORE_ROUND)

        assert day.count("fotang_lx", "【督办提醒】") == 1
        assert day.count("fuban_sp", "今天（7月29日 周五）") == 1
        assert day.emulator.log.refused() == []
        assert day.emulator.log.doubled() == []
