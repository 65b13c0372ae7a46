"""Reading ID and card numbers as people and files write them (vectors of GB 11643)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import id_numbers
from accounts.id_numbers import BadNumber, check_character, parse, parse_card

TODAY = date(2026, 11, 22)
PROVINCES = st.sampled_from(["11", "35", "50", "34", "65", "81", "82", "83"])
BIRTHS = st.dates(date(1880, 1, 1), TODAY)


@st.composite
def numbers(draw) -> str:
    """Any number that may have been given out."""
    place = draw(PROVINCES) + f"{draw(st.integers(0, 9999)):04}"
    first17 = f"{place}{draw(BIRTHS):%Y%m%d}{draw(st.integers(0, 999)):03}"
    return first17 + check_character(first17)


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("11010519491231002X", "11010519491231002X"),
        ("440524188001010014", "440524188001010014"),
        ("110105194912310021".replace("0021", "002x"), "11010519491231002X"),
        ("１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X"),
        ("11010519491231002×", "11010519491231002X"),
        ("11010519491231002Х", "11010519491231002X"),  # a Cyrillic letter
        (" 110105 19491231 002X ", "11010519491231002X"),
        ("'11010519491231002X", "11010519491231002X"),
        ("11010519491231002X`", "11010519491231002X"),
        ("110105\u200b19491231002X\u3000", "11010519491231002X"),
    ],
)
def test_reads_what_people_type(raw, number):
    assert parse(raw, on=TODAY).number == number


def test_old_numbers_are_upgraded_in_files_and_refused_for_new_persons():
    upgraded = parse("110105491231002", on=TODAY, allow_15=True)
    assert (upgraded.number, upgraded.upgraded) == ("11010519491231002X", True)
    with pytest.raises(BadNumber, match="应为 18 位，现在是 15 位"):
        parse("110105491231002", on=TODAY)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("11010519491231002", "应为 18 位，现在是 17 位"),
        ("", "应为 18 位，现在是 0 位"),
        ("1.10105E+17", "应为 18 位"),
        ("110105194912310021", "最后一位对不上"),
        ("110105194902300029", "“1949-02-30”不存在"),
        ("110105202711230029", "不在可能的范围内"),
        ("110105187912310029", "不在可能的范围内"),
        ("990105194912310029", "“99”不是省份代码"),
        ("11010519491231A02X", "前 17 位应为数字"),
        ("110105194912310000", "最后一位对不上"),  # cut off by a spreadsheet
    ],
)
def test_says_what_is_wrong(raw, words):
    with pytest.raises(BadNumber, match=words):
        parse(raw, on=TODAY)


@given(numbers())
def test_tells_birth_and_sex(number):
    parsed = parse(number, on=TODAY)
    assert f"{parsed.birth_date:%Y%m%d}" == number[6:14]
    assert (parsed.sex == "male") == (int(number[16]) % 2 == 1)


@given(numbers(), st.integers(0, 17), st.integers(1, 9))
def test_finds_every_single_wrong_digit(number, place, shift):
    if number[place] == "X":
        return
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    with pytest.raises(BadNumber):
        parse(wrong, on=TODAY)


@given(numbers(), st.integers(0, 15))
def test_finds_every_swap_of_neighbours(number, place):
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if swapped == number:
        return
    with pytest.raises(BadNumber):
        parse(swapped, on=TODAY)


@given(st.text(max_size=40))
def test_never_fails_otherwise(text):
    for read in (parse, lambda raw, on: parse(raw, on=on, allow_15=True)):
        try:
            assert len(read(text, on=TODAY).number) == 18
        except BadNumber as error:
            assert str(error)
    try:
        parse_card(text)
    except BadNumber as error:
        assert str(error)


def luhn(number: str) -> str:
    """The naive way: double every second digit of the text in front of the check digit."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        doubled = int(digit) * 2 if place % 2 == 0 else int(digit)
        total += sum(int(d) for d in str(doubled))
    return str(-total % 10)


@given(st.integers(10**14, 10**18 - 1))
def test_cards_carry_a_check_digit(stem):
    text = str(stem)
    card = text + luhn(text)
    assert parse_card(f" {card[:4]} {card[4:]} ") == card
    with pytest.raises(BadNumber, match="校验位"):
        parse_card(text + str((int(card[-1]) + 1) % 10))


@pytest.mark.parametrize(
    "raw", ["622202020011223", "6222020200112233445566", "6222O20200112233447"]
)
def test_cards_of_another_length_are_no_cards(raw):
    with pytest.raises(BadNumber, match="16–19 位"):
        parse_card(raw)


@given(st.dates(date(1900, 1, 1), TODAY), st.integers(0, 40_000))
def test_age_is_the_number_of_birthdays(born, days):
    on = born + timedelta(days=days)
    birthdays = sum(
        (year, born.month, born.day) <= (on.year, on.month, on.day)
        for year in range(born.year + 1, on.year + 1)
    )
    assert id_numbers.age_on(born, on) == birthdays
