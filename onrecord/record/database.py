"""The database file: how it is opened so that what was acknowledged is on the disk, and how its version is brought up.

SQLite runs in WAL mode, so that readers never wait for the writer, with `synchronous=FULL`, so that a
committed batch outlives a power cut.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import DatabaseError, OperationalError

from onrecord.errors import RecordBusy, RecordDamaged, RecordError, RecordTooNew

HEAD = "0007"  # the newest revision below `migrations`; a test compares them
KNOWN = frozenset({"0001", "0002", "0003", "0004", "0005", "0006", HEAD})
_BUSY_MILLISECONDS = 5_000


def engine_for(path: Path, *, sealed: bool = False) -> Engine:
    """Return an engine on a database file; nothing is opened before the first use.

    `sealed` is for a medium that cannot be written: no lock, no log beside the file. Raises `RecordError`
    where such a database was not closed, so that its last entries are not in the file.
    """
    if not sealed:
        engine = create_engine(URL.create("sqlite", database=str(path)), max_overflow=-1)
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
        return engine
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise RecordError(f"{path} cannot be written and was not closed; copy the record's folder to a disk first")
    asked = {"uri": "true", "mode": "ro", "immutable": "1"}
    return create_engine(URL.create("sqlite", database=f"file:{quote(str(path.absolute()))}", query=asked))


def _on_connect(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions are begun below, so that DDL is part of them
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={_BUSY_MILLISECONDS}"):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection on one state of the database."""
    with _plainly(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection inside one transaction: all of it is committed, or nothing."""
    with _plainly(engine), engine.connect().execution_options(immediate=True) as connection, connection.begin():
        yield connection


@contextmanager
def _plainly(engine: Engine) -> Iterator[None]:
    """Turn what the database says when it fails into an error that says what to do."""
    try:
        yield
    except OperationalError as error:
        if "locked" in str(error.orig):
            raise RecordBusy(f"{engine.url.database} is in use by another program; try again") from error
        raise RecordError(f"{engine.url.database} cannot be used: {error.orig}") from error
    except DatabaseError as error:
        raise RecordDamaged(f"{engine.url.database} is damaged: {error.orig}; restore it from a copy") from error


def revision(engine: Engine) -> str | None:
    """Return the revision of the tables, None where there are none yet; raise where they are no record's or newer."""
    with reading(engine) as connection:
        names = inspect(connection).get_table_names()
        if not names:
            return None
        if "alembic_version" not in names:
            raise RecordDamaged(f"{engine.url.database} holds tables that are no record's")
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found not in KNOWN:
        raise RecordTooNew(
            f"{engine.url.database} was written by a newer onrecord (its tables are of revision {found}, "
            f"this version knows {HEAD}); install the newer version to open it"
        )
    return str(found)


def upgrade(engine: Engine) -> None:
    """Bring the tables to `HEAD`, in one transaction."""
    from alembic import command  # 0.2 s to import: only where a record is new or older
    from alembic.config import Config

    with writing(engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
