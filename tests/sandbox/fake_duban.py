"""A stand-in for the `duban` command line: keeps the business time in a file, prints what it was told to print."""

import json
import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

CLOCK = Path(os.environ["DUBAN_CLOCK_FILE"])
BROKEN = os.environ.get("DUBAN_BROKEN", "")


class Ready(BaseHTTPRequestHandler):
    """`/readyz` with the business time."""

    def do_GET(self) -> None:
        """Answer."""
        body = json.dumps({"ready": True, "business_time": f"{CLOCK.read_text()}:00+08:00"}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def tick(at: str) -> int:
    """Move, and name one message; time does not run back."""
    if at < CLOCK.read_text():
        sys.stderr.write("时间不能往回拨。")
        return 1
    CLOCK.write_text(at)
    sys.stdout.write(f'{at},digest,市教育局,lisi,"任务1，7月31日到期\n请上报"\n')
    return 0


def main() -> int:
    """Run one command."""
    command, *words = sys.argv[1:]
    if command == BROKEN:
        sys.stderr.write(f"{command}: broken")
        return 1
    if command == "load":
        sys.stdout.write(f"已载入 {words[0]}\n")
    if command == "tick":
        return tick(words[words.index("--at") + 1])
    if command == "all":
        HTTPServer(("127.0.0.1", int(words[words.index("--port") + 1])), Ready).serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main())
