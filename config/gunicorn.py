"""gunicorn in production: `duban web --workers N` starts it with this file; nginx stands in front of it.

nginx keeps slow clients away and bounds bodies (`client_max_body_size 128k`); the webhook bounds them again, because
gunicorn only cuts a chunked body. No `preload_app`: threads and connections made before a fork stay in the master.
"""

import logging
import os

from gunicorn.arbiter import Arbiter
from gunicorn.config import Config
from gunicorn.glogging import Logger
from gunicorn.workers.base import Worker
from prometheus_client import multiprocess

worker_class = "gthread"
threads = 8
preload_app = False
timeout = 30  # a worker that does not report for so long is replaced; a callback has 5 s
graceful_timeout = 10  # running callbacks end before a restart
keepalive = 5
max_requests = 20_000  # a fresh process now and then, against slow leaks
max_requests_jitter = 2_000
limit_request_line = 8190
limit_request_fields = 50
accesslog = None  # addresses carry signatures; nginx logs them if somebody needs them


class PlainLogger(Logger):
    """gunicorn's own messages through our handler: JSON, redacted."""

    def setup(self, cfg: Config) -> None:
        """Hand everything up instead of to handlers of gunicorn's own."""
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            log.handlers.clear()
            log.propagate = True
        self.error_log.setLevel(logging.INFO)


logger_class = PlainLogger


def child_exit(server: Arbiter, worker: Worker) -> None:
    """Forget the gauges of a process that is gone; its counters stay in the sum."""
    del server
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
