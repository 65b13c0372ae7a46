"""Files made to hurt are refused fast, in plain words, and leave nothing behind."""

import resource
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from django.core.files.storage import default_storage

from monitoring.models import RegisterImport
from monitoring.registers.hostile import Refused
from monitoring.registers.reading import batches
from tests.monitoring import files
from tests.monitoring.hostile import HOSTILE, MEGABYTE, TAKEN, bomb, good
from tests.monitoring.registers import received

pytestmark = pytest.mark.django_db
SECONDS = 10
MEMORY = 512 * 1024  # KB, of the child that opens the file
REFUSING_MEMORY = 64 * 1024


def lying(folder: Path) -> Iterator[str]:
    """Every file below a folder."""
    return (str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_there_are_enough_of_them():
    assert len(HOSTILE) >= 60
    assert sum(wanted == TAKEN for _make, wanted in HOSTILE.values()) >= 5


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_come_to_what_the_table_says(tmp_path, name):
    make, wanted = HOSTILE[name]
    folder = tmp_path / "here" / "below"
    folder.mkdir(parents=True)
    path = make(folder / "file.xlsx")
    stored = Path(default_storage.path("registers"))
    before = set(lying(stored))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    if wanted == TAKEN:
        found = received(path)
        assert found.state == "received"
        default_storage.delete(found.stored)
    else:
        with pytest.raises(Refused) as refused:
            received(path)
        assert refused.value.code == wanted
        assert " / " in str(refused.value)  # in Chinese and in English
        assert not RegisterImport.objects.exists()
    assert time.monotonic() - began < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < REFUSING_MEMORY
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEMORY
    assert set(lying(stored)) == before
    assert list(lying(tmp_path)) == ["here/below/file.xlsx"]


def test_a_bomb_costs_no_memory(tmp_path):
    path = bomb(tmp_path / "bomb.xlsx")
    assert path.stat().st_size < MEGABYTE
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Refused):
        list(batches(path, limit=20 * MEGABYTE))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # KB


def test_a_file_over_the_limit_is_refused(tmp_path):
    path = files.write_csv(tmp_path / "big.csv", files.funeral_rows(Random(1), good=50))
    with pytest.raises(Refused) as refused:
        list(batches(path, limit=1000))
    assert refused.value.code == "too_big"


def test_a_name_leads_nowhere(tmp_path):
    """What a file is called is shown, and never a place to write to."""
    path = good(tmp_path / "..隐藏\u202excod.xlsx")
    found = received(path)
    assert found.stored.startswith("registers/") and ".." not in found.stored
    default_storage.delete(found.stored)


def test_formulas_are_read_as_the_values_they_show(tmp_path):
    row = files.good_row(Random(2))
    path = files.write_csv(tmp_path / "dde.csv", [['=cmd|"/c calc"!A1', *row[1:]]])
    batch = next(iter(batches(path, limit=MEGABYTE))).opened()
    assert batch["c0"][1] == '=cmd|"/c calc"!A1'
