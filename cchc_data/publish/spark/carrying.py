"""Carry the publish SQL from DuckDB's dialect to Spark's, or refuse what would mean something else there.

sqlglot knows both dialects. What it cannot know stands here, a function each with its reason;
what nobody has yet seen answer alike in both engines is refused before any Spark has started.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from sqlglot import ErrorLevel, exp, parse

# Every kind of node of the trees that are carried; the test of equal tables has seen each of them.
_KNOWN = frozenset(
    "Add Alias And Anonymous ArgMax ArgMin Array ArrayAgg ArrayFilter ArraySize Between Boolean CTE Case Cast Ceil"
    " Coalesce Column Count DataType DataTypeParam Distinct EQ Exists Filter From GT GTE Greatest Group Identifier If"
    " In Interval Is Join LT LTE Lambda Least Like Limit Literal LogicalAnd LogicalOr Max Min Month Mul NEQ Not Null"
    " NullSafeNEQ Or Order Ordered Paren Pivot Placeholder PropertyEQ Select Star Struct Sub Subquery Sum Table"
    " TableAlias TimeToStr Tuple Union Var Where With Year".split()
)
# Turns of known nodes that DuckDB alone understands.
_TURNS = (("Star", "replace"), ("Star", "rename"), ("Union", "by_name"), ("Distinct", "on"), ("Join", "method"))


class NotCarried(ValueError):
    """A publish SQL file says something that Spark does not know, or takes for something else."""


@dataclass(frozen=True)
class Statement:
    """What a name stands for in Spark; `kept` is worked out once, because many others begin with it."""

    name: str
    sql: str
    kept: bool


def views(text: str) -> list[Statement]:
    """The views and tables that an SQL file creates, in its order; macros are written out where they are used."""
    macros = _macros(text)
    created = [tree for tree in parse(text, read="duckdb") if tree.kind in ("VIEW", "TABLE")]
    return [Statement(tree.this.name, _carried(tree.expression, macros), tree.kind == "TABLE") for tree in created]


def cube(sql: str, views_text: str) -> str:
    """A cube's SQL, which may call the macros of `views_text`."""
    [tree] = parse(sql, read="duckdb")
    return _carried(tree, _macros(views_text))


@cache
def _macros(text: str) -> dict[str, exp.Create]:
    """The macros of an SQL file by name; every cube asks for those of the same text."""
    trees = parse(text, read="duckdb")
    return {tree.this.this.name: tree for tree in trees if isinstance(tree, exp.Create) and tree.kind == "MACRO"}


def _carried(tree: exp.Expression, macros: dict[str, exp.Create]) -> str:
    """One question in Spark's words. Raises NotCarried."""
    tree = tree.transform(lambda node: _written_out(node, macros))
    _check(tree)
    for carry in _CARRIES:
        tree = tree.transform(carry)
    return tree.sql("spark", unsupported_level=ErrorLevel.RAISE, comments=False)


def _check(tree: exp.Expression) -> None:
    kinds = {type(node).__name__ for node in tree.walk()}
    turns = {f"{kind} {turn}" for kind, turn in _TURNS for node in tree.walk() if type(node).__name__ == kind and node.args.get(turn)}
    calls = {node.name for node in tree.find_all(exp.Anonymous)} - {"to_json"}
    pseudo = {node.name for node in tree.find_all(exp.Column) if node.name == "rowid"}
    if strange := sorted((kinds - _KNOWN) | turns | calls | pseudo):
        raise NotCarried(f"not known to mean the same in Spark: {', '.join(strange)}")


def _written_out(node: exp.Expression, macros: dict[str, exp.Create]) -> exp.Expression:
    """A macro becomes what it stands for: Spark has none."""
    if not isinstance(node, exp.Anonymous) or node.name not in macros:
        return node
    macro = macros[node.name]
    given = {place.name: value for place, value in zip(macro.this.expressions, node.expressions, strict=True)}

    def fill(part: exp.Expression) -> exp.Expression:
        is_place = isinstance(part, exp.Column) and not part.table and part.name in given
        return exp.paren(given[part.name].copy()) if is_place else part

    return exp.paren(macro.expression.transform(fill))


def named(schema: str, table: str) -> str:
    """The name of a table of a schema other than main: a temporary view of Spark stands in none."""
    return f"{schema}__{table}"


def _in_no_schema(node: exp.Expression) -> exp.Expression:
    return exp.to_table(named(node.db, node.name), alias=node.alias or None) if isinstance(node, exp.Table) and node.db else node


def _unforced(node: exp.Expression) -> exp.Expression:
    """`materialized` is advice to DuckDB; Spark decides by itself."""
    if isinstance(node, exp.CTE):
        node.set("materialized", None)
    return node


def _first_that_is_known(node: exp.Expression) -> exp.Expression:
    """`arg_min` and `arg_max` pass over rows in which what is asked for is missing; Spark would answer "missing"."""
    if not isinstance(node, exp.ArgMin | exp.ArgMax):
        return node
    if isinstance(node.parent, exp.Filter):
        raise NotCarried("arg_min with a filter of its own")
    known = exp.Where(this=node.this.copy().is_(exp.null()).not_())
    return exp.Filter(this=node.copy(), expression=known)


def _in_order(node: exp.Expression) -> exp.Expression:
    """`list(x order by a, b)`: Spark collects in any order, so each x is sorted behind its keys, missing ones last."""
    if not isinstance(node, exp.ArrayAgg):
        return node
    if not isinstance(node.this, exp.Order):
        raise NotCarried("a list without an order")
    if any(key.args.get("desc") or key.args.get("nulls_first") for key in node.this.expressions):
        raise NotCarried("a list that is not sorted upwards with missing values at its end")
    keys = [part for key in node.this.expressions for part in (key.this.is_(exp.null()), key.this)]
    rows = [exp.alias_(part.copy(), f"key_{place}") for place, part in enumerate(keys)]
    rows.append(exp.alias_(node.this.this.copy(), "row"))
    collected = exp.func("sort_array", exp.func("collect_list", exp.Anonymous(this="struct", expressions=rows)))
    row = exp.Lambda(this=exp.column("row", table="one"), expressions=[exp.to_identifier("one")])
    return exp.Anonymous(this="transform", expressions=[collected, row])


def _with_missing_values(node: exp.Expression) -> exp.Expression:
    """`to_json` keeps a missing value as null; Spark would leave its name out.

    It would also write fractions from ten million on as 1.0E7; the only fraction that is put in JSON is a time limit.
    """
    if not isinstance(node, exp.Anonymous) or node.name != "to_json" or len(node.expressions) > 1:
        return node
    option = exp.Anonymous(this="map", expressions=[exp.Literal.string("ignoreNullFields"), exp.Literal.string("false")])
    return exp.Anonymous(this="to_json", expressions=[*node.expressions, option])


_CARRIES: tuple[Callable[[exp.Expression], exp.Expression], ...] = (
    _in_no_schema,
    _unforced,
    _first_that_is_known,
    _in_order,
    _with_missing_values,
)
