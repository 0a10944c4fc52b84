"""What holds for every table, of the kit and of each room, so that the data can grow and move without a rewrite."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import BigInteger, Column, Date, DateTime, Integer, MetaData, Table, Text, Time, UniqueConstraint
from sqlalchemy.dialects import postgresql
from sqlmodel import SQLModel

from bot.app import load_tables
from bot.kit.database import BigId, UTCDateTime

Rule = Callable[[Table], Iterator[str]]

OWN_NUMBERS = {"outbox": "rows leave in the order of their numbers, whichever community they are for"}
"""Tables of communities whose primary key is a number of their own, each with its reason."""

load_tables()
TABLES = SQLModel.metadata.sorted_tables


def uniqueness_is_within_a_community(table: Table) -> Iterator[str]:
    """Rows can then be spread over many databases by `community_id`."""
    if "community_id" not in table.columns:
        return
    keys = {f"the primary key ({', '.join(table.primary_key.columns.keys())})": table.primary_key.columns.keys()}
    if table.name in OWN_NUMBERS:
        keys.clear()
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            keys[f"a unique constraint ({', '.join(constraint.columns.keys())})"] = constraint.columns.keys()
    for index in table.indexes:
        if index.unique:
            keys[f"the unique index {index.name}"] = index.columns.keys()
    for what, columns in keys.items():
        if "community_id" not in columns:
            yield f"{table.name}: {what} leaves out community_id"


def ids_are_big(table: Table) -> Iterator[str]:
    """Telegram's need 52 bits, and ours will outlive 32."""
    for column in table.columns:
        if column.name == "id" or column.name.endswith("_id"):
            on_postgres = column.type.dialect_impl(postgresql.dialect())  # type: ignore[no-untyped-call]
            if isinstance(on_postgres, Integer) and not isinstance(on_postgres, BigInteger):
                yield f"{table.name}.{column.name}: sa_type=BigId (bot.kit.database)"


def instants_are_aware(table: Table) -> Iterator[str]:
    """SQLite forgets the zone of any other type; and what is called `…_at` is an instant, or a time on the wall."""
    for column in table.columns:
        if isinstance(column.type, DateTime):
            yield f"{table.name}.{column.name}: sa_type=UTCDateTime (bot.kit.database)"
        elif column.name.endswith("_at") and not isinstance(column.type, UTCDateTime | Time):
            yield f"{table.name}.{column.name}: is called an instant and is none"


def days_are_dates(table: Table) -> Iterator[str]:
    for column in table.columns:
        if (column.name == "day" or column.name.endswith(("_day", "_on"))) and not isinstance(column.type, Date):
            yield f"{table.name}.{column.name}: is called a day and is no date"


RULES: list[Rule] = [uniqueness_is_within_a_community, ids_are_big, instants_are_aware, days_are_dates]


def planted(*parts: Column[object] | UniqueConstraint) -> Table:
    return Table("planted", MetaData(), *parts)


PLANTS: list[tuple[Rule, Table]] = [
    (
        uniqueness_is_within_a_community,
        planted(Column("community_id", BigId), Column("member_id", BigId, primary_key=True)),
    ),
    (
        uniqueness_is_within_a_community,
        planted(Column("community_id", BigId, primary_key=True), Column("key", Text), UniqueConstraint("key")),
    ),
    (
        uniqueness_is_within_a_community,
        planted(Column("community_id", BigId, primary_key=True), Column("key", Text, index=True, unique=True)),
    ),
    (ids_are_big, planted(Column("member_id", Integer, primary_key=True))),
    (instants_are_aware, planted(Column("seen_at", DateTime(timezone=True)))),
    (instants_are_aware, planted(Column("seen_at", Integer))),
    (days_are_dates, planted(Column("day", Text))),
]


def name_of(value: object) -> str:
    return getattr(value, "__name__", "") or getattr(value, "name", "")


@pytest.mark.parametrize("table", TABLES, ids=name_of)
@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_the_table_keeps_the_rule(rule: Rule, table: Table) -> None:
    assert not list(rule(table))


@pytest.mark.parametrize(("rule", "table"), PLANTS, ids=name_of)
def test_the_rule_catches_what_is_planted(rule: Rule, table: Table) -> None:
    assert list(rule(table))


def test_every_exception_is_needed() -> None:
    assert {name for name in OWN_NUMBERS if "community_id" in SQLModel.metadata.tables[name].columns} == set(
        OWN_NUMBERS
    )
