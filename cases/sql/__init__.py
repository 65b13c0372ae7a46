"""Questions about payments, one statement in a file each."""

from functools import partial
from pathlib import Path

from accounts import statements

_HERE = Path(__file__).parent

execute = partial(statements.execute, _HERE)
rows = partial(statements.rows, _HERE)
each_row = partial(statements.each_row, _HERE)
