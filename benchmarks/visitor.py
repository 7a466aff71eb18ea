"""A visitor of the interactive pages without a browser: speaks Streamlit's protocol over a real WebSocket.

What a browser does when a page is opened anew: fetch the page's HTML, open the connection, ask for
the page's script, read messages until it has ended. Drawing is left out: it is not the server's.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

# The number of a tile; the style sheet, which comes first, names the class too but holds no number after it.
FIGURE = re.compile(rb'class="cc-tile-value[^"]*">\s*(?:<[^>]*>)*\s*\d')


class NoAnswer(RuntimeError):
    """A page did not come, or came without a figure; says which and why."""


@dataclass(frozen=True)
class Load:
    """One page load; all in seconds: until its HTML was there, from then until the first figure and the end of the script."""

    painted: float
    figure: float
    finished: float
    at: float


async def get(address: str, headers: Mapping[str, str] | None = None) -> tuple[int, bytes]:
    """Status and body of an address over a connection of its own, as a browser that comes for the first time."""
    parts = urlsplit(address)
    reading, writing = await asyncio.open_connection(parts.hostname, parts.port)
    try:
        lines = {"Host": parts.netloc, "Accept-Encoding": "br", "Connection": "close", **(headers or {})}
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        told = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        writing.write(f"GET {path} HTTP/1.1\r\n{told}\r\n".encode())
        head, _, body = (await reading.read()).partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 "):
            raise NoAnswer(f"{path}: the connection was closed without an answer")
        return int(head.split(b" ", 2)[1]), body
    finally:
        writing.close()


def connection(address: str, agent: str = "visitor", **more: object) -> connect:
    """The connection of a page below `address`, to be awaited or entered."""
    parts = urlsplit(address)
    stream = f"ws://{parts.netloc}{parts.path.rstrip('/')}/_stcore/stream"
    return connect(
        stream, origin=f"http://{parts.netloc}", subprotocols=["streamlit"], max_size=None, compression=None,
        user_agent_header=agent, ping_interval=None, proxy=None, **more,
    )  # fmt: skip


async def tell(socket: ClientConnection, page: str, query: str = "", figure: re.Pattern[bytes] = FIGURE) -> tuple[float, float]:
    """Ask for a page's script; seconds until the first figure was there and until the script had ended."""
    asked = BackMsg()
    asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
    begun = time.perf_counter()
    await socket.send(asked.SerializeToString())
    seen = None
    while True:
        data = await socket.recv()
        if seen is None and figure.search(data):
            seen = time.perf_counter() - begun
        message = ForwardMsg.FromString(data)
        if message.WhichOneof("type") == "script_finished":
            if seen is None or message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                raise NoAnswer(f"/{page}: the script ended as {message.script_finished}, a figure was {'not ' * (seen is None)}there")
            return seen, time.perf_counter() - begun


async def load(address: str, page: str, html: bool = True, agent: str = "visitor", figure: re.Pattern[bytes] = FIGURE):
    """Open a page anew; returns its `Load` and the connection, which stays open as a browser's does."""
    begun = time.perf_counter()
    if html:
        status, body = await get(f"{address}/{page}")
        if status != 200:
            raise NoAnswer(f"/{page}: {status}")
    painted = time.perf_counter()
    socket = await connection(address, agent)
    opened = time.perf_counter() - painted
    figure_at, finished = await tell(socket, page, figure=figure)
    return Load(painted - begun, opened + figure_at, opened + finished, time.monotonic()), socket
