"""A real llama.cpp server on loopback with the embedded model, in a process of its own.

`python -m tests.engines.live_server MODEL.gguf` prints its address and serves until it is killed.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CONTEXT_TOKENS = 16384
SEQUENCES = 4


@contextmanager
def serving(model: Path) -> Iterator[str]:
    """Start the server, give the base address of its OpenAI interface, stop it."""
    command = [sys.executable, "-m", "tests.engines.live_server", str(model)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        try:
            address = process.stdout.readline().decode().strip()
            assert address.startswith("http://127.0.0.1:"), "the server did not start"
            yield f"{address}/v1"
        finally:
            process.kill()


def main(model: str) -> None:
    """Load the model, listen on a free port of this machine only, say where."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = model
    params.n_ctx = CONTEXT_TOKENS
    params.n_parallel = SEQUENCES
    params.kv_unified = True
    params.verbosity = -1
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    server = xllamacpp.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    while True:
        time.sleep(60)


if __name__ == "__main__":
    main(sys.argv[1])
