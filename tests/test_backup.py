"""A backup holds everything, and comes back only into an empty database."""

from pathlib import Path

import pytest

from bot import schema
from bot.backup import back_up, restore
from bot.database import Database
from bot.errors import Fault
from bot.models import Assignment, History
from tests.world import PLAN, a_world


def test_what_was_backed_up_comes_back(database_url: str, tmp_path: Path) -> None:
    file, media = tmp_path / "backup.zip", tmp_path / "again"
    with a_world(database_url, tmp_path, plan=PLAN) as world:
        world.say("shuguan_jb", "完成 2 页面已上线")
        (tmp_path / "media" / "ab").mkdir(parents=True)
        (tmp_path / "media" / "ab" / "picture.png").write_bytes(b"picture")
        counts = back_up(world.house.database, tmp_path / "media", file)
    assert file.stat().st_mode & 0o077 == 0, "nobody else may read it"
    empty = Database(f"sqlite:///{tmp_path / 'again.db'}")
    schema.upgrade(empty)

    assert restore(empty, media, file) == counts

    with empty.read() as session:
        assert session.query(Assignment).count() == 127
        assert session.query(History).filter_by(event="assignment.report").one().at.tzinfo is not None
    assert (media / "ab" / "picture.png").read_bytes() == b"picture"
    with pytest.raises(Fault, match="不是空的"):
        restore(empty, media, file)
    empty.close()
