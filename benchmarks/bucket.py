"""The site on a bucket beside the same site on a folder: start with nothing, start with a copy, a publication.

python -m benchmarks.bucket     needs requirements-s3.txt and tests/requirements.txt (an object storage on loopback)
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from statistics import median

from moto.server import ThreadedMotoServer

from benchmarks.timing import ROOT, streamlit, wait_for
from cchc_data import instance, pointer, release
from cchc_data.bucket.address import parse
from cchc_data.bucket.office import send
from cchc_data.bucket.remote import Remote

ROUNDS = 4
ADDRESS = "s3://do-thu/xa"


def main() -> None:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder, _storage():
        data = Path(shutil.copytree(instance.demo(), Path(folder) / "data"))
        before = pointer.current_id(data)
        after = release.lock_period(data, "2026-06", by="benchmark", at=datetime.now().astimezone())
        send(data, parse(ADDRESS))
        places = {"a folder": str(data), "a bucket, no copy": ADDRESS, "a bucket, with a copy": ADDRESS}
        starts = {name: [] for name in places}
        for _ in range(ROUNDS):  # in turns, so that a slow moment of the machine falls on all
            shutil.rmtree(os.environ["CCHC_CACHE"], ignore_errors=True)
            for name, place in places.items():
                starts[name].append(_start(place))
        plain = median(starts["a folder"])
        for name, seconds in starts.items():
            print(f"start on {name}: {median(seconds):.2f} s = {median(seconds) / plain:.2f} x a folder")
        for name, place in (("a folder", str(data)), ("a bucket", ADDRESS)):
            seconds = _followed(place, data, [before, after])
            print(f"from CURRENT to the first answer with it, {name}: {median(seconds):.2f} s, at most {max(seconds):.2f} s")


@contextmanager
def _storage() -> Iterator[None]:
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with tempfile.TemporaryDirectory() as cache:
        keys = {"AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any", "AWS_DEFAULT_REGION": "us-east-1"}
        os.environ |= {**keys, "AWS_ENDPOINT_URL_S3": f"http://{host}:{port}", "CCHC_CACHE": cache}
        address = parse(ADDRESS)
        urllib.request.urlopen(urllib.request.Request(f"http://{host}:{port}/{address.bucket}", method="PUT"), timeout=5).close()
        yield
    server.stop()


@contextmanager
def _site(place: str) -> Iterator[str]:
    address, process = streamlit(ROOT / "dashboard.py", place)
    try:
        wait_for(address + "/nhe/")
        yield address
    finally:
        process.terminate()
        process.wait(20)


def _start(place: str) -> float:
    begun = time.perf_counter()
    with _site(place):
        return time.perf_counter() - begun


def _followed(place: str, data: Path, ids: list[str]) -> list[float]:
    """Seconds from a moved CURRENT to the first answer that knows it; the other snapshot is there already."""
    remote, found = Remote(parse(ADDRESS)), []
    with _site(place) as address:
        time.sleep(4)  # the warm-up behind the scenes is not what is measured here
        for number in range(2 * ROUNDS):
            wanted = ids[number % 2]
            begun = time.perf_counter()
            if place == ADDRESS:
                remote.write(pointer.CURRENT, wanted.encode())
            else:
                pointer.point(data, wanted)
            while json.load(urllib.request.urlopen(f"{address}/status.json", timeout=10))["snapshot"] != wanted:
                time.sleep(0.01)
            found.append(time.perf_counter() - begun)
            time.sleep(0.37)  # not in step with the site's own looking
    return found


if __name__ == "__main__":
    main()
