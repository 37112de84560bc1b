"""A second run still has the phones' messages, the cards' codes, the menu and the pictures."""

from contextlib import closing
from pathlib import Path

from sandbox.server import serve
from sandbox.store import SqliteStore
from tests.sandbox.office import KEYS, PNG, Api, make_emulator


def run(path: Path) -> tuple[SqliteStore, Api]:
    store = SqliteStore(path)
    emulator = make_emulator(store=store)
    return store, Api("", emulator, emulator.corp.clock)  # type: ignore[arg-type]  # make_emulator's own clock


def test_a_restarted_emulator_knows_what_it_knew(tmp_path: Path) -> None:
    store, api = run(tmp_path / "sandbox.db")
    with closing(store), serve(api.emulator) as api.url:
        code = api.card("lisi")["response_code"]
        spent = api.card("lisi", task_id="zx-2")["response_code"]
        api.update(spent, ["lisi"])
        api.call("menu/create", {"button": [{"type": "click", "name": "甲", "key": "k"}]}, agentid=str(KEYS.agent_id))
        api.text("一次", "lisi", enable_duplicate_check=1)
        picture = api.emulator.corp.shelf.put("image", "a.png", PNG)

    store, api = run(tmp_path / "sandbox.db")
    with closing(store), serve(api.emulator) as api.url:
        assert api.emulator.phone("lisi").card("zx-2").greyed == "已同意"
        assert api.card("lisi")["errcode"] == 42014
        assert api.update(spent, ["lisi"])["errcode"] == 42022
        assert api.update(code, ["lisi"])["errcode"] == 0
        api.text("一次", "lisi", enable_duplicate_check=1)
        assert api.emulator.phone("lisi").texts.count("一次") == 1
        assert api.emulator.corp.menu["button"][0]["key"] == "k"
        assert api.emulator.corp.shelf.get(picture.id).data == PNG
