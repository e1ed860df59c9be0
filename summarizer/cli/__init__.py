"""The command line. Results on stdout or in a file, progress and findings on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final

import click

from summarizer.errors import SummarizerError

INTERRUPTED: Final = 130


class _Lazy(click.Group):
    """Loads a command's module when the command is named, so that --help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"summarizer.cli.{module}"), name)
        if cmd_name == "glossary" and isinstance(command, click.Group):
            from summarizer.cli.suggest import suggest

            command.add_command(suggest)
        return command


COMMANDS: Final = {
    "brief": "write:brief",
    "translate": "write:translate",
    "inspect": "inspect_doc:inspect",
    "audit": "audit_pair:audit",
    "glossary": "glossary:glossary",
    "models": "models:models",
}


@click.command(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="summarizer")
def cli() -> None:
    """Read a Chinese document, write an English brief or translation of it.

    \b
    summarizer brief press.txt                 the brief, on the screen
    summarizer brief press.docx -o brief.md    the same, into a file
    summarizer translate press.txt --bilingual every sentence, with its Chinese
    summarizer inspect press.txt               names and figures as they are understood
    summarizer audit press.txt english.docx    check any English against its Chinese

    Names come from a built-in glossary and yours (--glossary names.tsv), figures are computed,
    and whatever could not be proved is listed. The model (1.1 GB) is fetched once, then all work
    is offline.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code.

    After Ctrl-C the model's threads may still be at work, and taking the interpreter down under
    them ends in a crash: the process is ended as it stands. What is done was kept before.
    """
    code = run(arguments)
    if code == INTERRUPTED:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit code."""
    try:
        result = cli.main(
            args=None if arguments is None else list(arguments), standalone_mode=False
        )
        return result if isinstance(result, int) else 0
    except SummarizerError as error:
        _say(str(error), error.hint)
        return error.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        return _interrupted(arguments)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SystemExit:
        return 0  # click and rich exit with 1 when whoever reads the output has read enough: | head


def _interrupted(arguments: Sequence[str] | None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    kept = "What is done is kept: the same command goes on from there."
    _say("Interrupted.", "Nothing is kept under --no-cache." if "--no-cache" in given else kept)
    return INTERRUPTED


def _say(message: str, hint: str) -> None:
    line = " ".join(f"{message} {hint}".split())
    click.echo(f"summarizer: {line}", err=True)
