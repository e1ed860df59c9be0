"""`python -m eval`."""

import sys

from summarizer.errors import ExtraMissing

if __name__ == "__main__":
    try:
        from eval.cli import main
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("sacrebleu"):
            raise
        missing = ExtraMissing("python -m eval", "eval")
        sys.stderr.write(f"{missing} {missing.hint}\n")
        sys.exit(missing.exit_code)
    main()
