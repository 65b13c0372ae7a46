"""A change of the rules alters no decision that was sealed before it took effect."""

import gzip

import pytest

from eligibility.rules.sheet.sheet import canonical
from tests.eligibility import sealed


@pytest.mark.parametrize(
    "decision", sealed.sealed(), ids=lambda d: f"{d['facts']['region']} {d['facts']['on']}"
)
def test_a_sealed_decision_is_answered_the_same(decision):
    assert not sealed.changed(decision)


def test_a_rule_that_changes_the_past_is_refused(tmp_path, monkeypatch, capsys):
    first = sealed.sealed()[0]
    first["sheet"]["counted_annual"] = "0.01"
    file = tmp_path / "sealed.jsonl.gz"
    file.write_bytes(gzip.compress(canonical(first)))
    before = file.read_bytes()
    monkeypatch.setattr(sealed, "SEALED", file)
    with pytest.raises(SystemExit):
        sealed.seal("2027-01-01")
    assert "counted_annual" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_there_are_decisions_around_every_change_of_the_law():
    assert len(sealed.sealed()) == len(list(sealed.cases())) > 90
