"""The audit of the locked packages: whoever cannot ask has audited nothing, and says so."""

import os
import shutil
import subprocess

from tests.faults.processes import ROOT

NOBODY = "http://127.0.0.1:9"


def test_an_audit_that_cannot_ask_fails_and_says_so() -> None:
    cut_off = {**os.environ, "HTTPS_PROXY": NOBODY, "HTTP_PROXY": NOBODY, "NO_PROXY": "", "no_proxy": ""}
    ready = (".venv/.installed", ".venv/.installed-dev")

    done = subprocess.run(
        [shutil.which("make") or "make", "audit", *(f"--assume-old={file}" for file in ready)],
        cwd=ROOT,
        env={**cut_off, "https_proxy": NOBODY, "http_proxy": NOBODY},
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert done.returncode != 0
    assert "没有审计成" in done.stderr
    assert "没有已知漏洞" not in done.stdout
