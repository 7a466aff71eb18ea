"""What is public: CURRENT, hashes, the chain, how old it is, what waits, the calendar of the years to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cchc_data import snapshot
from cchc_data.calendar import ANNOUNCED, WorkingCalendar
from cchc_data.doctor.finding import BAD, GOOD, WARNING, Finding

OLD_DAYS = 40  # a month's export and some days to import it
YEAR_BEFORE = 11  # from November on, the coming year's holidays are wanted


def look(root: Path, today: date) -> Iterator[Finding]:
    """Findings about the snapshots."""
    current = snapshot.current_id(root)
    if current is None:
        yield Finding(WARNING, "nothing_public")
    else:
        yield from _current(root, current, today)
    yield from _whole(root)
    drafts = snapshot.drafts(root)
    if drafts:
        yield Finding(WARNING, "drafts", {"n": len(drafts), "newest": drafts[0]["id"]})
    yield from _calendar(today)


def _current(root: Path, current: str, today: date) -> Iterator[Finding]:
    try:
        manifest = snapshot.verify(root, current)
    except snapshot.SnapshotError as error:
        yield Finding(BAD, "current_damaged", {"id": current, "why": error})
        return
    as_of = date.fromisoformat(manifest["as_of"])
    age = (today - as_of).days
    values = {"id": current, "as_of": f"{as_of:%d/%m/%Y}", "age": age}
    if age < 0:
        yield Finding(WARNING, "clock_behind", values)
    else:
        yield Finding(WARNING if age > OLD_DAYS else GOOD, "current_old" if age > OLD_DAYS else "current", values)


def _whole(root: Path) -> Iterator[Finding]:
    """Every snapshot against its hashes, and each against its parent."""
    damaged = [told for name in snapshot.all_ids(root) if (told := _damage(root, name))]
    for told in damaged:
        yield Finding(BAD, "snapshot_damaged", {"what": told})
    if not damaged and snapshot.all_ids(root):
        yield Finding(GOOD, "snapshots", {"n": len(snapshot.all_ids(root))})


def _damage(root: Path, name: str) -> str:
    try:
        snapshot.verify(root, name)
    except snapshot.SnapshotError as error:
        return str(error)
    return ""


def _calendar(today: date) -> Iterator[Finding]:
    wanted = [today.year, *([today.year + 1] if today.month >= YEAR_BEFORE else [])]
    calendar = WorkingCalendar.load()
    missing = [year for year in wanted if calendar.year_status(year) != ANNOUNCED]
    for year in missing:
        yield Finding(BAD if year == today.year else WARNING, "calendar_missing", {"year": year})
    if not missing:
        yield Finding(GOOD, "calendar", {"years": ", ".join(map(str, wanted))})
