"""The embedded store: one SQLite file in WAL mode, a connection per thread, through sqlite-utils.

Each write is one statement or one transaction, so that a process killed at any instant leaves
either all of it or nothing. Writers from several processes wait for each other.
"""

from storage.sqlite.audit import AuditTables
from storage.sqlite.decisions import DecisionTable
from storage.sqlite.deliveries import DeliveryTable
from storage.sqlite.installations import InstallationTable
from storage.sqlite.pictures import PictureTable
from storage.sqlite.profiles import ProfileTable
from storage.sqlite.retention import Pruning
from storage.sqlite.schedules import ScheduleTable


class SQLiteStore(
    ProfileTable,
    ScheduleTable,
    DecisionTable,
    DeliveryTable,
    PictureTable,
    InstallationTable,
    AuditTables,
    Pruning,
):
    """A storage.protocol.Store."""
