"""The listening server made fit for the open internet: answers leave at once, requests are of a sane size.

Streamlit starts the server and hands neither its configuration nor its socket out; both are
found among the live objects before the first visitor can connect.
"""

from __future__ import annotations

import gc
import socket

import uvicorn

from cchc_view.routes.bounded import Bounded, HttpToolsProtocol


def make_ready() -> None:
    """Set up every server of this process; to be called while it starts."""
    for one in gc.get_objects():
        if isinstance(one, uvicorn.Config) and one.http_protocol_class is HttpToolsProtocol:
            one.http_protocol_class = Bounded
        elif isinstance(one, socket.socket) and _listens(one):
            _send_at_once(one)


def _send_at_once(listening: socket.socket) -> None:
    """Set TCP_NODELAY, which the connections that come in by this socket inherit.

    Streamlit binds its socket in a way that asyncio does not recognise as TCP, so headers
    and body go out as two packets and the second waits for the first one's delayed
    acknowledgement: 40 ms on every answer of a kept-alive connection.
    """
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _listens(one: socket.socket) -> bool:
    if one.fileno() < 0 or one.family not in (socket.AF_INET, socket.AF_INET6):
        return False
    try:
        one.getpeername()
    except OSError:  # not connected, so it is bound or listening
        return one.type == socket.SOCK_STREAM
    return False
