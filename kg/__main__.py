"""The command ``kg``, also as ``python -m kg``."""

import signal


def main() -> None:
    """Run the command line. What stops it while it is being loaded ends it as it ends any program: by its signal, and without a word."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from kg.cli import main as run

    run()


if __name__ == "__main__":
    main()
