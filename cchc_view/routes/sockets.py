"""Answers leave at once instead of waiting for the visitor's acknowledgement."""

from __future__ import annotations

import gc
import socket


def send_at_once() -> int:
    """Set TCP_NODELAY on every listening socket of this process; returns how many.

    Streamlit binds its socket in a way that asyncio does not recognise as TCP, so headers
    and body go out as two packets and the second waits for the first one's delayed
    acknowledgement: 40 ms on every answer of a kept-alive connection. Connections inherit
    the option from the socket they come in by; the socket is found among the live objects
    because neither Streamlit nor the server hands it out.
    """
    listening = [one for one in gc.get_objects() if isinstance(one, socket.socket) and _listens(one)]
    for one in listening:
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return len(listening)


def _listens(one: socket.socket) -> bool:
    if one.fileno() < 0 or one.family not in (socket.AF_INET, socket.AF_INET6):
        return False
    try:
        one.getpeername()
    except OSError:  # not connected, so it is bound or listening
        return one.type == socket.SOCK_STREAM
    return False
