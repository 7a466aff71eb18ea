"""An object storage on loopback that tells what it was asked, and refuses what a test wants refused."""

import logging
import threading
from urllib.parse import unquote

from moto.backends import get_backend
from moto.core import DEFAULT_ACCOUNT_ID
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

BUCKET = "kho-xa"
KEY, SECRET = "AKIACANARY0123456789", "canary/secret/that/nobody/may/read"


class _Handler(WSGIRequestHandler):
    """Keeps connections, as a storage does: the tests ask some thousands of times."""

    protocol_version = "HTTP/1.1"


class Storage:
    """moto's S3 behind a door: `asked` are (method, key) of objects since `forget`, `refuse` says which get no answer."""

    def __init__(self) -> None:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self._inside = DomainDispatcherApplication(create_backend_app)
        self._server = make_server("127.0.0.1", 0, self._answer, threaded=True, request_handler=_Handler)
        self.address = f"http://127.0.0.1:{self._server.port}"
        self.asked: list[tuple[str, str]] = []
        self.refuse = nothing
        self.status = "500 Internal Server Error"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def end(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def empty(self) -> None:
        """As new, with one empty bucket."""
        self.refuse = nothing
        get_backend("s3").reset()
        _inside().create_bucket(BUCKET, "us-east-1")
        self.forget()

    def forget(self) -> None:
        self.asked.clear()

    def _answer(self, environ, start_response):
        bucket, _, key = unquote(environ["PATH_INFO"]).strip("/").partition("/")
        method = environ["REQUEST_METHOD"]
        if key:
            self.asked.append((method, key))
        if self.refuse(method, key or bucket):
            start_response(self.status, [("Content-Length", "0"), ("Connection", "close")])
            return [b""]
        return self._inside(environ, start_response)

    def fetched(self, ending: str = "") -> list[str]:
        """Keys of objects that were read since `forget`."""
        return [key for method, key in self.asked if method == "GET" and key.endswith(ending)]


def nothing(method: str, key: str) -> bool:
    return False


def everything(method: str, key: str) -> bool:
    return True


def _inside():
    """The storage itself, past its door: what a test puts there is not asked for."""
    return get_backend("s3")[DEFAULT_ACCOUNT_ID]["aws"]


def objects(prefix: str = "") -> dict[str, bytes]:
    """Every object of the bucket by its key."""
    return {key: found.value for key, found in _inside().buckets[BUCKET].keys.items() if key.startswith(prefix)}


def put(key: str, body: bytes) -> None:
    _inside().put_object(BUCKET, key, body)


def take_away(key: str) -> None:
    _inside().delete_object(BUCKET, key)


def fill(folder, prefix: str = "") -> None:
    """A data folder as it lies, into the bucket, without any code of ours."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith((".", "drafts/")):
            put(f"{prefix}/{name}".lstrip("/"), path.read_bytes())
