"""Pages of other origins that embed us: a server of its own for each, on a port of its own."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Host(ThreadingHTTPServer):
    """Answers every path with the page put there."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Page)
        self.pages: dict[str, str] = {}
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def put(self, path: str, body: str) -> str:
        """A page with `body`; returns its whole address."""
        viewport = '<meta name="viewport" content="width=device-width">'
        self.pages[path] = f'<!doctype html><html lang="vi"><title>Trang của xã</title>{viewport}<link rel="icon" href="data:,"><body>{body}'
        return self.address + path

    def stop(self) -> None:
        self.shutdown()
        self.server_close()


class _Page(BaseHTTPRequestHandler):
    server: Host

    def do_GET(self) -> None:
        body = self.server.pages.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((body or "").encode())

    def log_message(self, *_: object) -> None:
        """Quiet."""
