"""What kind of machine a figure was measured on, without saying which one."""

from __future__ import annotations

import os
import platform
import resource
import sys
from pathlib import Path

import regex


def peak_mib() -> float:
    """Return the highest resident memory of this process so far, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024**2 if sys.platform == "darwin" else peak / 1024


def memory_gib() -> float:
    """Return the machine's memory in GiB, 0 where it does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    except (ValueError, OSError):
        return 0.0


def cpu_features() -> list[str]:
    """Return the vector extensions that decide the engine's speed."""
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return []
    flags = set(regex.findall(r"\w+", next(iter(regex.findall(r"flags\s*:(.*)", text)), "")))
    return [name for name in ("avx2", "avx512f", "avx512_vnni", "amx_tile") if name in flags]


def machine_class() -> str:
    """Return cores, memory and vector extensions, as "2 cores, 8 GiB, x86_64 avx2"."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    features = " ".join((platform.machine(), *cpu_features()))
    return f"{cores} cores, {memory_gib():.0f} GiB, {features}"
