"""``among(column, name)``: whether a column's value is one of a list that is given when the query runs.

The whole list is one parameter, so that a query has one text however long its lists are: it is neither built nor parsed
anew each time, and no database's limit of parameters is met.
"""

import json
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, Text, TypeDecorator, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType


class _Listed(TypeDecorator[Any]):
    """A list as one parameter: as JSON, or where there are arrays as one of these."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """The parameter."""
        values = list(value)
        numbers = all(isinstance(it, int) for it in values)
        listed = f"[{','.join(map(str, values))}]" if numbers else json.dumps(values)
        return "{" + listed[1:-1] + "}" if dialect.name == "postgresql" else listed


class _Among(FunctionElement[Any]):
    type = (
        NullType()
    )  # a Boolean would be compared with 1 where there are none, which keeps indexes from being used
    name = "among"
    inherit_cache = True


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether ``column`` is one of the values that the parameter ``name`` lists."""
    return _Among(column, bindparam(name, type_=_Listed()))


@compiles(_Among, "sqlite")
def _in_json(element: _Among, compiler: SQLCompiler, **more: Any) -> str:
    column, listed = element.clauses
    return f"{compiler.process(column, **more)} IN (SELECT value FROM json_each({compiler.process(listed, **more)}))"


@compiles(_Among, "postgresql")
def _in_array(element: _Among, compiler: SQLCompiler, **more: Any) -> str:
    column, listed = element.clauses
    whole = "bigint[]" if isinstance(column.type, BigInteger) else "integer[]"
    sort = whole if isinstance(column.type, Integer) else "text[]"
    return f"{compiler.process(column, **more)} = ANY (CAST({compiler.process(listed, **more)} AS {sort}))"
