"""Fixtures of every test of checking."""

from tests.checking.instances import prepared, root

__all__ = ["prepared", "root"]
