"""The servers that the tests stand on are real, and come back with their data."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import psycopg
import redis

from tests.servers import MEMORY, ROOM, Memory, Postgres, Redis


def test_a_postgres_keeps_committed_rows_through_a_power_cut() -> None:
    server = Postgres(durable=True)
    try:
        server.start()
        with psycopg.connect(server.url("postgres")) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 督办 FROM (VALUES ('督办')) AS v (督办)")

        server.kill()
        server.start()

        with psycopg.connect(server.url("postgres")) as connection:
            assert connection.execute("SELECT * FROM kept").fetchall() == [("督办",)]
    finally:
        server.close()


def test_what_a_killed_run_left_in_memory_is_removed_and_what_is_in_use_is_not() -> None:
    used, left = Memory.of_ours(), Memory.of_ours()
    if used is None or left is None:
        assert shutil.disk_usage(MEMORY if MEMORY.exists() else "/").free < ROOM or not os.access(MEMORY, os.W_OK)
        return
    os.close(left.lock)  # the kernel does it when a process is killed

    last = Memory.of_ours()

    assert (used.folder.exists(), left.folder.exists()) == (True, False)
    used.close()
    assert last is not None
    last.close()
    assert not used.folder.exists()


def test_each_test_has_an_empty_database(postgres: Postgres) -> None:
    first, second = postgres.fresh(), postgres.fresh()
    with psycopg.connect(postgres.url(first)) as connection:
        connection.execute("CREATE TABLE somewhere (id int)")

    with psycopg.connect(postgres.url(second)) as connection:
        tables = connection.execute("SELECT 1 FROM pg_tables WHERE tablename = 'somewhere'").fetchall()

    assert tables == []
    postgres.drop(first)
    postgres.drop(second)


def test_a_database_can_be_copied_from_a_prepared_one(postgres: Postgres) -> None:
    prepared = postgres.fresh()
    with psycopg.connect(postgres.url(prepared)) as connection:
        connection.execute("CREATE TABLE here (id int)")

    copy = postgres.fresh(template=prepared)

    with psycopg.connect(postgres.url(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM here").fetchone() == (0,)
    postgres.drop(copy)
    postgres.drop(prepared)


def test_redis_is_real_and_empty(redis_url: str, redis_server: Redis) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0
        assert client.info("server")["tcp_port"] == redis_server.port


def test_node_has_the_second_implementation(node: Path, node_modules: Path) -> None:
    question = "console.log(JSON.stringify(Object.keys(require('@wecom/crypto'))))"
    environment = {"NODE_PATH": str(node_modules)}

    answer = subprocess.run([node, "-e", question], env=environment, capture_output=True, check=True)

    assert {"encrypt", "decrypt", "getSignature"} <= set(json.loads(answer.stdout))
