"""A real OpenID provider in a process of its own, which can be told to misbehave.

python provider.py PORT: serves until it is stopped. `POST /misbehave` with `how=...`:
"" honest again, "audience" names another client in its tokens, "expired" makes tokens that
ended an hour ago, "issuer" calls itself by another name.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path


class Provider:
    """The provider as a test sees it: its address, its people, and how it misbehaves."""

    def __init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        command = [sys.executable, "-W", "ignore", __file__, str(self.port)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        self.stop()
        raise RuntimeError("the provider does not answer")

    def misbehave(self, how: str = "") -> None:
        urllib.request.urlopen(f"{self.address}/misbehave?how={how}", data=b"", timeout=10).read()

    def know(self, subject: str, **claims: object) -> None:
        """A person who may log in at the provider, with these claims."""
        body = json.dumps(claims).encode()
        asked = urllib.request.Request(
            f"{self.address}/users/{subject}", body, {"Content-Type": "application/json"}, method="PUT"
        )
        urllib.request.urlopen(asked, timeout=10).read()

    def secrets(self, folder: Path, own_address: str) -> Path:
        """The secrets.toml that makes a site log in here."""
        path = folder / "secrets.toml"
        path.write_text(
            f'[auth]\nredirect_uri = "{own_address}/oauth2callback"\ncookie_secret = "{os.urandom(24).hex()}"\n'
            f'client_id = "cchc"\nclient_secret = "khong-ai-biet"\n'
            f'server_metadata_url = "{self.address}/.well-known/openid-configuration"\n'
        )
        return path

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)


def serve(port: int) -> None:
    """The process itself."""
    import flask
    import oidc_provider_mock
    from oidc_provider_mock import _app
    from werkzeug.serving import make_server

    how = {"now": ""}
    honest = _app.OpenIDCode.generate_user_info

    def told(self, user, scope):
        """What a token says of a person; these claims win over the token's own."""
        now = int(time.time())
        lies = {
            "audience": {"aud": ["somebody-else"]},
            "expired": {"iat": now - 7200, "exp": now - 3600},
            "issuer": {"iss": "http://127.0.0.1:1"},
        }
        return {**honest(self, user, scope), **lies.get(how["now"], {})}

    _app.OpenIDCode.generate_user_info = told
    app = oidc_provider_mock.app()

    @app.post("/misbehave")
    def misbehave():
        how["now"] = flask.request.args["how"]
        return ""

    make_server("127.0.0.1", port, app, threaded=True).serve_forever()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
