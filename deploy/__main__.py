"""Put the site on a server, or try the same on loopback.

python -m deploy write FOLDER    the files to install: systemd units, nginx
python -m deploy run             the same installation on loopback, without root, on the demo data
python -m deploy serve PORT      one process, as systemd starts it
python -m deploy wait PORT       until the process on PORT serves figures
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cchc_data import instance
from deploy import loopback
from deploy.rendering import HOUSE, Place, processes, write
from deploy.unit import wait

COPY = """Copy them, as root (docs/how-to/deploy.md):
  install -m 644 {0}/cchc@.service {0}/cchc.target /etc/systemd/system/
  install -m 644 {0}/nginx.conf /etc/nginx/conf.d/cchc.conf
  install -D -m 644 {0}/away.html /etc/nginx/cchc/away.html
  systemctl daemon-reload && systemctl enable --now cchc.target
  nginx -t && systemctl reload nginx
And in site.toml of the data folder: proxies = 1"""


def main(arguments: list[str]) -> int:
    asked = _parser().parse_args(arguments)
    return asked.act(asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m deploy", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    acts = parser.add_subparsers(required=True)
    files, run, serving, waiting = (acts.add_parser(name) for name in ("write", "run", "serve", "wait"))
    files.set_defaults(act=_write)
    files.add_argument("folder", type=Path)
    files.add_argument("--user", default="cchc", help="the account the site runs as")
    files.add_argument("--name", default="_", help="the host's name, as visitors type it")
    files.add_argument("--certificate", default="", help="with --key: HTTPS")
    files.add_argument("--key", default="")
    run.set_defaults(act=_run)
    run.add_argument("--port", type=int, default=8080, help="where nginx listens")
    for one in (files, run):
        one.add_argument("--data", type=Path, help="as for every command unless said otherwise")
        one.add_argument("--processes", type=int, default=0, help="one a core unless said otherwise")
        one.add_argument("--base", default="", help="path below the host, as /cong-khai")
    serving.set_defaults(act=_serve)
    waiting.set_defaults(act=lambda asked: 0 if wait(asked.port) else 1)
    for one in (serving, waiting):
        one.add_argument("port", type=int)
    return parser


def _write(asked: argparse.Namespace) -> int:
    place = Place(
        HOUSE, (asked.data or instance.root()).resolve(), HOUSE / ".venv" / "bin" / "python", processes(asked.processes), user=asked.user,
        name=asked.name, base=asked.base.rstrip("/"), certificate=asked.certificate, key=asked.key,
    )  # fmt: skip
    print(*write(asked.folder, place), sep="\n")
    print(COPY.format(asked.folder))
    return 0


def _run(asked: argparse.Namespace) -> int:
    if loopback.nginx() is None:
        print("nginx is not installed: apt-get install nginx", file=sys.stderr)
        return 1
    with loopback.standing(asked.data or instance.root(), processes(asked.processes), asked.port, asked.base.rstrip("/")) as site:
        print(f"{site.address}/ over ports {', '.join(map(str, site.place.ports))}. Enter: restart one after another; Ctrl+C: stop.")
        for _ in sys.stdin:
            for port in site.restart():
                print(f"{port} is back", flush=True)
    return 0


def _serve(asked: argparse.Namespace) -> int:
    from deploy.serving import serve  # the whole site: the other commands do without

    serve(asked.port)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
