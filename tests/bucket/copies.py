"""What tests look at in a copy of a bucket."""

from cchc_data import snapshot
from cchc_data.pointer import current_id


def trouble(following):
    return following.copy(following.folder).trouble


def public(folder):
    """Every byte of the current snapshot that a site may read."""
    base = snapshot.folder(folder, current_id(folder))
    return {path.name: path.read_bytes() for path in [base / "manifest.json", *(base / "public").iterdir()]}


def table(folder):
    """The key of a table of the folder's current snapshot; both states have another one."""
    return f"xa/snapshots/{current_id(folder)}/public/timeliness.parquet"
