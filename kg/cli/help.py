"""``kg help`` and ``kg completion``."""

from __future__ import annotations

import difflib

import click
from click.shell_completion import get_completion_class

from kg.cli.group import EXIT_CODES, cli
from kg.errors import RequestError
from kg.resources import topics_folder

SHELLS = ("bash", "zsh", "fish")


def _topics() -> dict[str, str]:
    """What can be read about, by name: the text, whose first line is a heading that says what it is about."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(topics_folder().glob("*.md"))}


def _commands(group: click.Group, before: str = "") -> dict[str, click.Command]:
    """Every command by the words that call it: ``build``, ``store load``."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        found[f"{before}{name}"] = command
        if isinstance(command, click.Group):
            found |= _commands(command, f"{before}{name} ")
    return found


@cli.command("help", epilog=EXIT_CODES)
@click.argument("topic", nargs=-1)
@click.pass_context
def help_command(context: click.Context, topic: tuple[str, ...]) -> int:
    """Explain a TOPIC or a command; without one, list them."""
    topics, commands, asked = _topics(), _commands(cli), " ".join(topic)
    root = context.find_root()
    if not asked:
        click.echo(cli.get_help(root))
        click.echo("\nTopics (kg help TOPIC):")
        for name, text in topics.items():
            click.echo(f"  {name:<12}{text.splitlines()[0].lstrip('# ')}")
    elif asked in topics:
        click.echo(topics[asked], nl=False)
    elif asked in commands:
        command = commands[asked]
        with click.Context(command, info_name=f"kg {asked}", max_content_width=root.max_content_width) as of_command:
            click.echo(command.get_help(of_command))
    else:
        near = difflib.get_close_matches(asked, [*topics, *commands], 1)
        hint = f"did you mean {near[0]}?" if near else f"the topics are {', '.join(topics)}"
        raise RequestError(f"there is no help on {asked!r}", next_step=hint)
    return 0


@cli.command(epilog=EXIT_CODES)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> int:
    """Print what makes SHELL complete the words of kg.

    \b
    bash: kg completion bash > ~/.local/share/bash-completion/completions/kg
    zsh:  kg completion zsh > a folder of $fpath, under the name _kg
    fish: kg completion fish > ~/.config/fish/completions/kg.fish
    """
    found = get_completion_class(shell)
    if found is None:
        raise RequestError(f"click completes no words for {shell}", next_step="update click")
    # The script alone: source() would also start bash to ask for its version.
    script = found(cli, {}, "kg", "_KG_COMPLETE")
    click.echo(script.source_template % script.source_vars(), nl=False)
    return 0
