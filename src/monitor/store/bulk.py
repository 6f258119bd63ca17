"""Many rows at once. SQLAlchemy makes the statement, the driver gets the rows as they are: half the time of a poll."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Dialect, Table, bindparam, update

from monitor.store.records import Row


def insert_all(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows that all have the same columns."""
    _run(connection, table, rows, (), (), clash=False)


def insert_tuples(
    connection: Connection, table: Table, columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]]
) -> None:
    """As `insert_all`, of rows that have their values in the order of these columns."""
    upsert_tuples(connection, table, columns, rows, None)


def upsert(
    connection: Connection, table: Table, rows: Sequence[Row], add: Collection[str] = (), put: Collection[str] = ()
) -> None:
    """Insert rows; where one is there already, add to columns `add` and replace columns `put`. Neither: leave it."""
    _run(connection, table, rows, tuple(add), tuple(put), clash=True)


def upsert_tuples(
    connection: Connection,
    table: Table,
    columns: tuple[str, ...],
    rows: Sequence[tuple[Any, ...]],
    add: Collection[str] | None,
) -> None:
    """As `upsert`, of rows that have their values in the order of these columns; `add` None: none is there already."""
    if not rows:
        return
    statement, order = _statement(connection.dialect, table, columns, tuple(add or ()), (), add is not None)
    values: Any = rows
    if order is None:
        values = [dict(zip(columns, row, strict=True)) for row in rows]
    elif order != columns:
        places = itemgetter(*map(columns.index, order))
        values = list(map(places, rows))
    connection.exec_driver_sql(statement, values)


def change(connection: Connection, table: Table, key: int, values: Row) -> None:
    """Put values into the row that has this id."""
    statement, order = _change_statement(connection.dialect, table, tuple(values))
    given = {f"new_{name}": value for name, value in values.items()} | {"old_id": key}
    connection.exec_driver_sql(statement, given if order is None else tuple(map(given.__getitem__, order)))


@lru_cache(maxsize=32)
def _change_statement(dialect: Dialect, table: Table, columns: tuple[str, ...]) -> tuple[str, tuple[str, ...] | None]:
    changes: dict[str, Any] = {name: bindparam(f"new_{name}") for name in columns}
    compiled = update(table).where(table.c.id == bindparam("old_id")).values(changes).compile(dialect=dialect)
    return str(compiled), None if compiled.positiontup is None else tuple(compiled.positiontup)


def _run(
    connection: Connection,
    table: Table,
    rows: Sequence[Row],
    add: tuple[str, ...],
    put: tuple[str, ...],
    *,
    clash: bool,
) -> None:
    if not rows:
        return
    statement, order = _statement(connection.dialect, table, tuple(rows[0]), add, put, clash)
    values: Any = list(rows) if order is None else _in_order(rows, order)
    connection.exec_driver_sql(statement, values)


def _in_order(rows: Sequence[Row], order: tuple[str, ...]) -> list[tuple[Any, ...]]:
    if len(order) == 1:
        return [(row[order[0]],) for row in rows]
    return list(map(itemgetter(*order), rows))


@lru_cache(maxsize=256)
def _statement(
    dialect: Dialect, table: Table, columns: tuple[str, ...], add: tuple[str, ...], put: tuple[str, ...], clash: bool
) -> tuple[str, tuple[str, ...] | None]:
    """The statement, and the order of its values; None: they go by name."""
    if dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert
    else:
        from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment]
    statement = insert(table)
    if clash:
        changes: dict[str, ColumnElement[Any]] = {name: table.c[name] + statement.excluded[name] for name in add}
        changes |= {name: statement.excluded[name] for name in put}
        keys = [column.name for column in table.primary_key]
        statement = (
            statement.on_conflict_do_update(index_elements=keys, set_=changes)
            if changes
            else statement.on_conflict_do_nothing()
        )
    compiled = statement.compile(dialect=dialect, column_keys=list(columns))
    return str(compiled), None if compiled.positiontup is None else tuple(compiled.positiontup)
