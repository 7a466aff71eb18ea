"""Tests that documents name as their proof, written `path::function`."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAME = re.compile(r"`(tests/[\w/]+\.py::\w+)`")


def exists(name: str) -> bool:
    """Whether the file is there and defines that function."""
    path, _, function = name.partition("::")
    return function in _functions(path)


@cache
def _functions(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
