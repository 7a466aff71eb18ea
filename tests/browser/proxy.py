"""A reverse proxy as small as can be: one path of its host leads to the site, WebSocket included."""

from __future__ import annotations

import re
import socket
import socketserver
import threading

_HEAD_END = b"\r\n\r\n"
_ELSEWHERE = b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class Proxy(socketserver.ThreadingTCPServer):
    """Passes `base` and what is below it on to the site, or with `cut` only what is below; all else is 404."""

    daemon_threads = True

    def __init__(self, port: int, base: str, cut: bool = False) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.base, self.to, self.cut = base, port, cut
        self.elsewhere: list[str] = []  # paths asked for outside the base
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.shutdown()
        self.server_close()

    def rewritten(self, head: str) -> str | None:
        """The request as the site gets it; one a connection, so that nothing after it needs reading."""
        first, rest = head.split("\r\n", 1)
        method, path, version = first.split(" ")
        if not path.startswith(f"{self.base}/"):
            self.elsewhere.append(path)
            return None
        if "upgrade:" not in rest.lower():
            rest = "Connection: close\r\n" + re.sub(r"(?im)^connection:.*\r\n", "", rest)
        return f"{method} {path.removeprefix(self.base) if self.cut else path} {version}\r\n{rest}"


class _Passing(socketserver.BaseRequestHandler):
    server: Proxy

    def handle(self) -> None:
        head = b""
        while _HEAD_END not in head:
            if not (some := self.request.recv(65536)):
                return
            head += some
        passed = self.server.rewritten(head.decode("latin-1"))
        if passed is None:
            self.request.sendall(_ELSEWHERE)
            return
        with socket.create_connection(("127.0.0.1", self.server.to)) as site:
            site.sendall(passed.encode("latin-1"))
            up = threading.Thread(target=_pour, args=(self.request, site), daemon=True)
            up.start()
            _pour(site, self.request)
            up.join()


def _pour(source: socket.socket, sink: socket.socket) -> None:
    """Everything from one to the other; then neither sends any more."""
    try:
        while some := source.recv(65536):
            sink.sendall(some)
    except OSError:
        pass  # one of them has gone
    for end in (source, sink):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
