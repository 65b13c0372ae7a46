"""How money, numbers, names and deadlines are written."""

from datetime import date
from decimal import Decimal

import pytest

from accounts.templatetags import formats

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("yuan", "shown"),
    [
        (Decimal("1050"), "1,050.00"),
        ("-9360.00", "−9,360.00"),
        (0, "0.00"),
        (None, "—"),
        ("", "—"),
        ("约 310", "约 310"),
    ],
)
def test_money_has_two_places_and_a_true_minus(yuan, shown):
    assert formats.money(yuan) == shown


def test_signed_money_shows_its_direction():
    assert [formats.signed(n) for n in ("8240", "-2910", "0", None)] == [
        "+8,240.00",
        "−2,910.00",
        "0.00",
        "—",
    ]


def test_fen_become_yuan():
    assert formats.fen(105_005) == "1,050.05"


def test_numbers_are_masked():
    assert formats.mask_id("35058319491231021X") == "3505**********021X"
    assert formats.mask_card("6217001234567890123") == "***************0123"
    assert formats.mask_phone("13800005678") == "138****5678"
    assert formats.mask_id("1234567") == "*******"
    assert formats.mask_id(None) == "—"


@pytest.mark.parametrize(
    ("name", "shown"),
    [("陈小明", "陈*明"), ("王花", "王*"), ("欧阳小明", "欧**明"), ("李", "李*"), ("", "—")],
)
def test_names_are_masked(name, shown):
    assert formats.mask_name(name) == shown


@pytest.mark.parametrize(
    ("due_on", "words", "tone"),
    [
        (date(2026, 11, 19), "已超期 3 天", "bad"),
        (TODAY, "今天到期", "warn"),
        (date(2026, 11, 24), "剩 2 天（11-24）", "warn"),
        (date(2026, 11, 27), "剩 5 天（11-27）", "info"),
        (date(2026, 12, 6), "剩 14 天（12-06）", ""),
    ],
)
def test_a_deadline_is_said_in_words_with_a_tone(due_on, words, tone):
    assert formats.deadline(due_on, TODAY) == words
    assert formats.deadline_tone(due_on, TODAY) == tone


def test_a_deadline_counts_the_days_the_clock_of_the_case_gives():
    assert formats.deadline(date(2026, 11, 30), 5) == "剩 5 天（11-30）"
    assert formats.deadline(date(2026, 11, 30)) == "2026-11-30"


def test_a_running_job_is_asked_less_and_less_often():
    waits, wait = [], None
    for _ in range(6):
        wait = formats.next_wait(wait)
        waits.append(wait)
    assert waits == [2, 3, 5, 8, 10, 10]
    assert formats.next_wait("rubbish") == 2
