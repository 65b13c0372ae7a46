"""How a register is declared: its columns, their other names, and what they may hold."""

from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.functional import Promise


class Reads(StrEnum):
    """What a column holds, and so how its cells are read."""

    NUMBER = "number"  # citizen ID number
    NAME = "name"
    DAY = "day"
    CHOICE = "choice"
    FLAG = "flag"
    SEX = "sex"
    MONTH = "month"  # a period of a month, kept as its first day
    MONEY = "money"  # yuan
    COUNT = "count"
    AREA = "area"  # square metres
    TERM = "term"  # a length of time, kept in months
    PHONE = "phone"
    CARD = "card"  # bank card or passbook: only its last four digits are kept
    CERTIFICATE = "certificate"  # of a disabled person: ID number, kind, grade, perhaps a re-issue
    OTHER_NUMBER = "other_number"  # the ID number of a second person: spouse, guardian
    TOWNSHIP = "township"
    VILLAGE = "village"
    REGION = "region"  # official code of 12 digits
    PLACE = "place"  # one cell with the whole path down to the village
    TEXT = "text"


@dataclass(frozen=True)
class Column:
    """One column we want. `aliases` are headers as other departments write them.

    `options` turns their words into our codes (Reads.CHOICE); words that contain a key count, the
    first key in order wins. A cell of a `required` column must not be empty.
    """

    field: str
    label: Promise
    aliases: tuple[str, ...]
    reads: Reads = Reads.TEXT
    required: bool = False
    options: tuple[tuple[str, str], ...] = ()

    def called(self, label: Promise, *words: str) -> "Column":
        """The same column under the names a register has for it; the usual names count as well."""
        return replace(self, label=label, aliases=(*words, *self.aliases))


@dataclass(frozen=True)
class Register:
    """A register of another department.

    `complete`: each file lists everybody, so the newest one of a place stands for all; otherwise
    files add up. `event`, `category`, `group` and `benefit` name the columns that comparisons use, `other`
    the one with a second person's number; all others are kept to be shown. `head` names the column that
    tells the head of a group where groups are households. `implied` gives the category that a value in
    another column tells by itself.

    `sensitive` says which personal information of Art. 28 PIPL (个人信息保护法) the rows hold, empty for
    none: such a file needs a second person. `numberless`: rows without an ID number are usual and are taken,
    as candidates only. `keep_days` until the rows are destroyed.
    """

    kind: str
    label: Promise
    columns: tuple[Column, ...]
    complete: bool
    event: str = ""
    category: str = ""
    group: str = ""
    benefit: str = ""
    other: str = ""
    head: str = ""
    implied: tuple[tuple[str, str], ...] = ()
    sensitive: Promise | str = ""
    numberless: bool = False
    keep_days: int = 730

    def column(self, name: str) -> Column:
        """The column of a field. Raises KeyError."""
        return {column.field: column for column in self.columns}[name]

    @property
    def required(self) -> list[Column]:
        """Columns a file must have: the number, the name, and what the register is about."""
        number = None if self.numberless else Reads.NUMBER
        return [c for c in self.columns if c.required or c.reads is number]

    def rests_on(self, column: Column) -> bool:
        """Whether a cell of the column that cannot be read takes its row out of the file."""
        if column.reads in (Reads.NUMBER, Reads.OTHER_NUMBER):
            return not self.numberless
        always = column.reads in (Reads.NAME, Reads.PHONE, Reads.CARD)
        named = column.field in (self.category, self.group, self.benefit)
        return always or named or column.required
