"""`python -m eval`: one command for each thing that can be measured."""

from __future__ import annotations

import click

from eval.commands import judging, measuring, showing
from summarizer.errors import SummarizerError


class Group(click.Group):
    """Turns the package's errors into one line, a hint and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except SummarizerError as error:
            click.echo(f"Error: {error}", err=True)
            if error.hint:
                click.echo(error.hint, err=True)
            ctx.exit(error.exit_code)


@click.group(cls=Group)
def main() -> None:
    """Measure how good the tool is, and whether a change made it worse."""


for command in (
    *(measuring.suites, measuring.run, measuring.briefs, measuring.bench, measuring.again),
    *(judging.gate, judging.floor, judging.reproduce, judging.checks, judging.audit),
    *(showing.compare, showing.report),
):
    main.add_command(command)
