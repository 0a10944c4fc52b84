"""The file that a backup is: a ZIP with `manifest.json` and `hearth.sqlite3`, whichever database it was made from.

SQLite is the form in between: proved by itself, looked into with common tools, brought into either database.
"""

import hashlib
import json
import os
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from bot.operating import Halt

FORMAT = 1
MANIFEST, DATA = "manifest.json", "hearth.sqlite3"
PIECE = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself."""

    format: int
    hearth: str  # the version that made it
    schema: str  # the migration its tables are at
    source: str  # sqlite or postgresql
    made_at: str
    rows: dict[str, int]  # by table
    size: int  # bytes of the database inside
    sha256: str  # of them


def create(path: Path) -> IO[bytes]:
    """A new file that only its owner may read.

    Raises:
        Halt: it is there already, or cannot be made.
    """
    try:
        return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")
    except OSError as error:
        raise Halt(f"cannot write {path}: {error.strerror}") from None


def pack(database: Path, manifest: dict[str, Any], to: IO[bytes]) -> Manifest:
    """Writes the archive, safely on disk when this returns."""
    digest, size = hashlib.sha256(), 0
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open(DATA, "w", force_zip64=True) as member, database.open("rb") as data:
            for piece in _pieces(data):
                digest.update(piece)
                size += len(piece)
                member.write(piece)
        made = Manifest(FORMAT, size=size, sha256=digest.hexdigest(), **manifest)
        archive.writestr(MANIFEST, json.dumps(asdict(made), indent=1))
    to.flush()
    os.fsync(to.fileno())
    return made


def unpack(file: Path, database: Path) -> Manifest:
    """Takes the database out into a new file `database`.

    Raises:
        Halt: the file is no backup, or is not what was once written.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = Manifest(**json.loads(archive.read(MANIFEST)))
            if manifest.format != FORMAT:
                raise Halt(f"{file} is in format {manifest.format}; this Hearth reads {FORMAT}")
            digest = hashlib.sha256()
            with archive.open(DATA) as member, create(database) as data:
                for piece in _pieces(member):
                    digest.update(piece)
                    data.write(piece)
                data.flush()
                os.fsync(data.fileno())
    except OSError as error:
        raise Halt(f"cannot read {file}: {error.strerror or error}") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, TypeError, ValueError, NotImplementedError) as error:
        raise Halt(f"{file} is damaged, or no backup of Hearth: {error}") from None
    if digest.hexdigest() != manifest.sha256:
        raise Halt(f"{file} is damaged: its database is not the one that was packed")
    return manifest


def _pieces(data: IO[bytes]) -> Iterator[bytes]:
    while piece := data.read(PIECE):
        yield piece


def tables(db: sqlite3.Connection) -> list[str]:
    found = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    return [name for (name,) in found]


def count(db: sqlite3.Connection) -> dict[str, int]:
    """Rows by table."""
    return {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables(db)}  # noqa: S608


def schema_of(database: Path) -> str:
    with closing(sqlite3.connect(database)) as db:
        found = db.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0]) if found else ""


_BOOKS = """
    SELECT community_id, member_id, sum(entered), sum(held) FROM (
        SELECT community_id, member_id, amount AS entered, 0 AS held FROM ledger
        UNION ALL SELECT community_id, member_id, 0, balance FROM accounts
    ) GROUP BY community_id, member_id HAVING sum(entered) <> sum(held) LIMIT 5
"""


def prove(database: Path, expected: dict[str, int] | None = None) -> dict[str, int]:
    """Reads all of it: sound pages, no dangling reference, every balance what its entries add up to, and as many rows
    as `expected`. Returns the rows by table. Plain SQL, so that a copy of an older schema can be proved as well.

    Raises:
        Halt: with each thing that is wrong.
    """
    wrong: list[str] = []
    try:
        with closing(sqlite3.connect(database)) as db:
            wrong += [f"integrity: {row[0]}" for row in db.execute("PRAGMA integrity_check(5)") if row[0] != "ok"]
            wrong += [f"foreign key: {row}" for row in db.execute("PRAGMA foreign_key_check").fetchmany(5)]
            wrong += [
                f"books: member {member} of community {community} has {held}, and entries of {entered}"
                for community, member, entered, held in db.execute(_BOOKS)
            ]
            rows = count(db)
    except sqlite3.DatabaseError as error:
        raise Halt(f"the copy does not hold: {error}") from None
    for name in sorted({*rows, *expected} if expected is not None else ()):
        if rows.get(name) != (expected or {}).get(name):
            wrong.append(f"{name}: {rows.get(name)} rows, and {(expected or {}).get(name)} were written down")
    if wrong:
        raise Halt("the copy does not hold:", *wrong)
    return rows
