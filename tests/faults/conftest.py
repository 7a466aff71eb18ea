"""What the faults happen to: June published and locked, two drafts beside it, as tests/release has it."""

from tests.release.conftest import prepared, root

__all__ = ["prepared", "root"]
