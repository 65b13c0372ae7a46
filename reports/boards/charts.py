"""Charts (图表): one table of cells that is drawn and, behind the drawing, read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from reports.boards.asking import Cell


@dataclass(frozen=True)
class Chart:
    """Bars over the rows of a table: what it says as a sentence, its series, and each row's cells."""

    code: str
    title: str
    about: str
    head: Promise | str
    series: Sequence[Promise | str]
    rows: Sequence[tuple[Promise | str, Sequence[Cell]]]
    stacked: bool = False

    @property
    def drawn(self) -> dict[str, Any]:
        """What the script draws. Figures go as texts: the drawing may round them, the table does not."""
        return {
            "title": self.title,
            "stacked": self.stacked,
            "labels": [str(label) for label, _cells in self.rows],
            "series": [
                {
                    "name": str(name),
                    "values": [str(cells[place].value) for _label, cells in self.rows],
                    "urls": [cells[place].url for _label, cells in self.rows],
                }
                for place, name in enumerate(self.series)
            ],
        }

    @property
    def empty(self) -> bool:
        return not any(cell.value for _label, cells in self.rows for cell in cells)
