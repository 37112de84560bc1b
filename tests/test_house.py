"""The rules of the house that no linter knows, held over every file's syntax tree."""

import ast
import functools
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILE_LINES, TEST_LINES, FUNCTION_LINES = 330, 450, 40
NO_NAMES = {"utils", "helpers", "common", "manager", "base", "core", "misc"}

# Who may do what nobody else may, and why.
ENDS_A_TRANSACTION = {
    "bot/cli/plan.py": "a dry run of the door for files takes everything back",
    "bot/router.py": "holds the savepoint that a refusal rolls back to",
}
ASKS_THE_TIME = {
    "bot/clock.py": "the one place",
    "sandbox/clock.py": "the other program's one place",
}
MEASURES_A_WAIT = {
    "bot/cli/counter.py": "how long a closing server still answers whoever is inside",
    "bot/turnstile.py": "how long a writer has queued for an SQLite file",
    "bot/webhook.py": "whether a turn may be tried again within WeCom's five seconds",
    "bot/wecom/": "how long a call takes and a limit lasts",
}
IMPORTS_LATE: dict[str, str] = {}

WALL_CLOCK = {"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime"}
WALL_CLOCK_READ = re.compile(
    r"(datetime\.(now|utcnow|today)|date\.today|time\.(time|time_ns|localtime|gmtime)|func\.now)$"
)

Found = Iterator[tuple[int, str]]  # line and what stands there
Rule = Callable[[ast.Module], Found]


def sources(*folders: str) -> Iterator[Path]:
    """Every Python file of these folders."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def offences(rule: Rule, files: Iterable[Path], allowed: Iterable[str] = ()) -> list[str]:
    """`file:line what` wherever the rule finds something and nobody allowed it."""
    names = {file: file.relative_to(ROOT).as_posix() for file in files}
    strict = {file: name for file, name in names.items() if not name.startswith(tuple(allowed))}
    trees = {name: parsed(file) for file, name in strict.items()}
    return [f"{name}:{line} {what}" for name, tree in trees.items() for line, what in rule(tree)]


@functools.cache
def parsed(file: Path) -> ast.Module:
    """A file's syntax tree, read once."""
    return ast.parse(file.read_text("utf-8"))


def calls(tree: ast.AST, *methods: str) -> Found:
    """Every call of a method with one of these names: `session.commit`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in methods:
            yield node.lineno, ast.unparse(node.func)


def ended_transactions(tree: ast.Module) -> Found:
    """Calls of commit and rollback on anything."""
    return calls(tree, "commit", "rollback")


def questions_of_time(tree: ast.Module) -> Found:
    """Calls that read the wall clock, also by reference (`default=datetime.now`)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in WALL_CLOCK and WALL_CLOCK_READ.search(ast.unparse(node)):
            yield node.lineno, ast.unparse(node)


def measured_waits(tree: ast.Module) -> Found:
    """Reads of the clock that only measures."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"monotonic", "monotonic_ns", "perf_counter"}:
            yield node.lineno, ast.unparse(node)


def late_imports(tree: ast.Module) -> Found:
    """Imports inside functions: they hide who needs whom."""
    for function in functions(tree):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield node.lineno, ast.unparse(node)


def long_functions(tree: ast.Module) -> Found:
    """Functions that nobody can see at a glance."""
    for function in functions(tree):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        if length > FUNCTION_LINES:
            yield function.lineno, f"{function.name} has {length} lines"


def unfinished_work(tree: ast.Module) -> Found:
    """What says that something is still to be done, or that a test does not count."""
    last = {"NotImplementedError", "skip", "skipif", "xfail"}
    names = {"NotImplementedError", "pytest.skip", "pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail"}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute | ast.Name):
            continue
        word = node.attr if isinstance(node, ast.Attribute) else node.id
        if word in last and ast.unparse(node) in names:
            yield node.lineno, ast.unparse(node)


def patches(tree: ast.Module) -> Found:
    """Replacing code of ours in a test: where a test wants to patch, a seam is missing."""
    return calls(tree, "setattr", "patch", "object")


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function, also inside classes and functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_only_doors_end_a_transaction() -> None:
    assert offences(ended_transactions, sources("bot"), ENDS_A_TRANSACTION) == []


def test_only_the_clock_asks_the_time() -> None:
    assert offences(questions_of_time, sources("bot", "config", "sandbox"), ASKS_THE_TIME) == []


def test_only_a_few_measure_a_wait() -> None:
    assert offences(measured_waits, sources("bot", "config", "sandbox"), MEASURES_A_WAIT) == []


def test_every_import_stands_at_the_top() -> None:
    assert offences(late_imports, sources("bot", "config", "sandbox"), IMPORTS_LATE) == []


def test_every_function_can_be_seen_at_a_glance() -> None:
    assert offences(long_functions, sources("bot", "config", "sandbox", "tests")) == []


def test_nothing_is_left_undone() -> None:
    others = (file for file in sources("bot", "config", "sandbox", "tests") if file != Path(__file__))

    assert offences(unfinished_work, others) == []


def test_no_test_patches_our_own_code() -> None:
    assert offences(patches, sources("tests")) == []


@pytest.mark.parametrize(("folders", "most"), [(("bot", "config", "sandbox"), FILE_LINES), (("tests",), TEST_LINES)])
def test_no_file_is_longer_than_a_sitting(folders: tuple[str, ...], most: int) -> None:
    lengths = {file: len(file.read_text("utf-8").splitlines()) for file in sources(*folders)}

    assert [f"{file.relative_to(ROOT)}: {n} lines" for file, n in lengths.items() if n > most] == []


def test_every_file_says_its_job_first() -> None:
    silent = [file for file in sources("bot", "config", "sandbox") if not ast.get_docstring(parsed(file))]

    assert [str(file.relative_to(ROOT)) for file in silent] == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [file.name for file in sources("bot", "config", "sandbox", "tests") if file.stem in NO_NAMES] == []


def test_every_exception_to_a_rule_is_still_needed() -> None:
    allowed = {
        ended_transactions: ENDS_A_TRANSACTION,
        questions_of_time: ASKS_THE_TIME,
        measured_waits: MEASURES_A_WAIT,
        late_imports: IMPORTS_LATE,
    }
    found = {rule: offences(rule, sources("bot", "config", "sandbox")) for rule in allowed}

    unused = [
        name for rule, names in allowed.items() for name in names if not any(o.startswith(name) for o in found[rule])
    ]

    assert unused == []


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (ended_transactions, "def f(session):\n    session.commit()"),
        (ended_transactions, "turn.session.rollback()"),
        (questions_of_time, "at = datetime.now(UTC)"),
        (questions_of_time, "column(default=datetime.utcnow)"),
        (questions_of_time, "datetime.date.today()"),
        (questions_of_time, "time.time()"),
        (measured_waits, "time.monotonic()"),
        (late_imports, "def f():\n    from bot import clock"),
        (late_imports, "class A:\n    def f(self):\n        import os"),
        (long_functions, "def f():\n" + "    a = 1\n" * FUNCTION_LINES),
        (unfinished_work, "def f():\n    raise NotImplementedError"),
        (unfinished_work, "@pytest.mark.skip\ndef test(): pass"),
        (patches, "monkeypatch.setattr(bot.clock, 'now', f)"),
    ],
)
def test_each_rule_finds_what_it_forbids(rule: Rule, code: str) -> None:
    assert list(rule(ast.parse(code)))
