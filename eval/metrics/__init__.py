"""The metrics. Each module but `quality` tallies one segment at a time."""
