"""The browser that looks at our pages, and how it is started: for tests, and for the benchmarks that look at every page."""

import shutil

# The same browser without its windows comes first: it costs half the processor.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def installed() -> str | None:
    """The path of the first of NAMES that this machine has."""
    return next(filter(None, map(shutil.which, NAMES)), None)
