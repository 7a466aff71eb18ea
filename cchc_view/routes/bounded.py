"""HTTP requests whose line and headers are of a sane size and come in a sane time; others get a polite no.

The parser in C that makes answers fast keeps a request's head however long it grows: one
visitor's sixty megabytes of a single header cost seconds of everybody's time.
"""

from __future__ import annotations

from asyncio import TimerHandle
from http import HTTPStatus
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from cchc_view import words as wordbook
from cchc_view.routes.headers import secured

MOST_BYTES = 32 * 1024  # of a request's line and headers; browsers send about one
MOST_SECONDS = 20


class Bounded(HttpToolsProtocol):
    """Uvicorn's protocol with a limit on a request's head; it answers also what is no HTTP."""

    _bytes = 0
    _in_head = True
    _timer: TimerHandle | None = None
    _refusal = HTTPStatus.BAD_REQUEST

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if not self._in_head or self.transport.is_closing():
            return
        self._bytes += len(data)
        if self._bytes > MOST_BYTES:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        else:
            self._wait()

    def on_message_begin(self) -> None:
        self._in_head, self._bytes = True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._in_head = False
        self._stop_waiting()
        if len(self.url) + sum(len(name) + len(value) + len(": \r\n") for name, value in self.headers) > MOST_BYTES:
            self._refusal = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
            raise ValueError("head too long")  # the parser stops and send_400_response says so
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        self._refuse(self._refusal)

    def _wait(self) -> None:
        if self._timer is None:
            self._timer = self.loop.call_later(MOST_SECONDS, self._refuse, HTTPStatus.REQUEST_TIMEOUT)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _refuse(self, status: HTTPStatus) -> None:
        self._stop_waiting()
        if self.transport.is_closing():
            return
        body = " / ".join(wordbook.of(lang)("error.bad_request") for lang in wordbook.LANGUAGES).encode()
        lines = {**secured(), "Content-Type": "text/plain; charset=utf-8", "Content-Length": len(body), "Connection": "close"}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        self.transport.write(f"HTTP/1.1 {status.value} {status.phrase}\r\n{head}\r\n".encode() + body)
        self.transport.close()
