"""A backup holds everything, and comes back only into an empty database."""

import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot import schema
from bot.backup import back_up, restore
from bot.database import Database
from bot.errors import Fault
from bot.models import Assignment, History
from bot.models.seal import PERMANENT, inspect
from bot.permanence import REFUSAL, unprotected
from bot.scheduler import seal
from bot.scheduler.beat import Beat
from tests.world import PLAN, a_world


def test_what_was_backed_up_comes_back(database_url: str, tmp_path: Path) -> None:
    file, media = tmp_path / "backup.zip", tmp_path / "again"
    with a_world(database_url, tmp_path, plan=PLAN) as world:
        world.say("shuguan_jb", "完成 2 页面已上线")
        (tmp_path / "media" / "ab").mkdir(parents=True)
        (tmp_path / "media" / "ab" / "picture.png").write_bytes(b"picture")
        for later in (timedelta(0), timedelta(minutes=6)):
            seal.run(Beat(world.house.database, world.now, world.house.clock.now() + later, 1))
        counts = back_up(world.house.database, tmp_path / "media", file)
    assert file.stat().st_mode & 0o077 == 0, "nobody else may read it"
    empty = Database(f"sqlite:///{tmp_path / 'again.db'}")
    schema.upgrade(empty)

    assert restore(empty, media, file) == counts

    with empty.read() as session:
        assert session.query(Assignment).count() == 127
        assert session.query(History).filter_by(event="assignment.report").one().at.tzinfo is not None
        found = inspect(session)
        assert (found.seals, found.findings, found.sealed) == (1, [], counts["history"])
        assert unprotected(session.connection(), PERMANENT) == []
    with pytest.raises(DBAPIError, match=REFUSAL), empty.change() as session:
        session.execute(text("DELETE FROM history"))
    assert (media / "ab" / "picture.png").read_bytes() == b"picture"
    with pytest.raises(Fault, match="不是空的"):
        restore(empty, media, file)
    empty.close()


def test_a_backup_whose_seals_were_exchanged_is_refused(tmp_path: Path) -> None:
    source, target = Database(f"sqlite:///{tmp_path / 'one.db'}"), Database(f"sqlite:///{tmp_path / 'two.db'}")
    file, forged = tmp_path / "backup.zip", tmp_path / "forged.zip"
    for database in (source, target):
        schema.upgrade(database)
    back_up(source, tmp_path, file)
    with zipfile.ZipFile(file) as whole, zipfile.ZipFile(forged, "w") as other:
        for name in whole.namelist():
            other.writestr(name, '{"number": 1}' if name == "history.json" else whole.read(name))

    with pytest.raises(Fault, match="封印与备份记下的不符"):
        restore(target, tmp_path, forged)

    source.close()
    target.close()
