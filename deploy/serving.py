"""One process of the site that listens only when it can answer at once.

`streamlit run` opens its port first and loads the site then: for seconds a proxy finds the port
open, and whoever it sends there waits, while another process could have answered.
"""

from __future__ import annotations

from streamlit.web import cli

from cchc_view import tell_html
from pages import PAGES


def serve(port: int) -> None:
    """Load the snapshot and tell every page, then `streamlit run dashboard.py` for this machine's proxy alone."""
    tell_html.warm_up(PAGES)
    cli.main(["run", "dashboard.py", "--server.address=127.0.0.1", f"--server.port={port}"], prog_name="streamlit")
