"""How good the tool is, against what, and whether a change made it worse: `python -m eval`."""
