"""What every test needs."""

from __future__ import annotations

import signal

# A shell starts a background job with SIGINT ignored, and children inherit that; the tests of
# interruption need it as it is in the foreground.
signal.signal(signal.SIGINT, signal.default_int_handler)
