"""Cells: every vector of the data-quality rules, and the fast way equals the patient one."""

from datetime import date
from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from households.names import name_key
from monitoring.registers import REGISTERS, cells, columns
from tests.monitoring.files import AS_OF, number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("110105491231002", "11010519491231002X"),
        ("11010519491231002X", "11010519491231002X"),
        ("11010519491231002x", "11010519491231002X"),
        ("11010519491231002×", "11010519491231002X"),
        ("11010519491231002Х", "11010519491231002X"),
        ("１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X"),
        ("'440524188001010014", "440524188001010014"),
        ("440524188001010014`", "440524188001010014"),
        (" 440524 18800101 0014 ", "440524188001010014"),
        ('="440524188001010014"', "440524188001010014"),
    ],
)
def test_numbers_are_mended(text, value):
    assert cells.number(text, on=AS_OF).value == value


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("1.10105E+17", "number_scientific"),
        ("1.10105e17", "number_scientific"),
        ("110105194912310000", "number_truncated"),
        ("110105194912310021", "number_check"),
        ("11010519491231", "number_length"),
        ("1101051949123100ZX", "number_characters"),
        ("110105199902300012", "number_date"),
        ("110105209902010019", "number_date"),
    ],
)
def test_numbers_that_are_lost_are_refused(text, problem):
    read = cells.number(text, on=AS_OF)
    assert (read.value, read.problem) == (None, problem)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20200101", "2020-01-01"),
        ("2020/1/1", "2020-01-01"),
        ("2020.1", "2020-01-01"),
        ("43831", "2020-01-01"),
        ("2020年1月", "2020-01-01"),
        ("2020年1月1日", "2020-01-01"),
        ("2020-01-01 00:00:00", "2020-01-01"),
        ("２０２０－１－１", "2020-01-01"),
        ("2020-02-30", None),
        ("不详", None),
    ],
)
def test_dates_in_their_usual_forms(text, value):
    read = cells.day(text)
    assert read.value == value
    assert (read.problem == "day_unreadable") == (value is None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.5", "1234.50"),
        ("1.2万元", "12000.00"),
        ("800元", "800.00"),
        ("￥3000", "3000.00"),
        ("若干", None),
    ],
)
def test_money_in_its_units(text, value):
    assert cells.money(text).value == value


@pytest.mark.parametrize(
    "written",
    ["买买提•艾力", "买买提‧艾力", "买买提・艾力", "买买提．艾力", "买买提.艾力", " 买买提 · 艾力​"],
)
def test_names_with_a_dot_are_one_name(written):
    assert cells.name(written).value == "买买提·艾力"


def test_a_name_with_a_placeholder_is_taken_with_a_remark():
    assert cells.name("陈？明") == cells.Read("陈？明", None, "name_placeholder")


@pytest.mark.requirement("R-216")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("未脱贫", "unlifted"),
        ("脱贫不稳定户", "unstable"),
        ("稳定脱贫户", "lifted"),
        ("已脱贫（享受政策）", "lifted"),
        ("边缘易致贫户", "marginal"),
        ("突发严重困难户", "sudden_hardship"),
        ("返贫", "unlifted"),
    ],
)
def test_old_and_new_words_of_the_poverty_office(words, code):
    options = REGISTERS["poverty_office"].column("category").options
    assert cells.choice(words, options).value == code


def test_the_fast_way_to_read_numbers_equals_the_patient_one():
    random = Random(7)
    texts = [number(random) for _ in range(500)]
    texts += [t[:-1] + random.choice("0123456789X") for t in texts[:300]]
    texts += [t[:10] + "1332" + t[14:] for t in texts[:50]] + ["99" + t[2:] for t in texts[:50]]
    fast = columns.clean_numbers(pl.Series(texts), AS_OF).to_list()
    patient = [cells.number(t, on=AS_OF) for t in texts]
    assert fast == [r.value if r.remark is None else None for r in patient]
    assert sum(value is not None for value in fast) > 500


def test_numbers_mended_together_equal_those_mended_one_by_one():
    random = Random(11)
    clean = [number(random) for _ in range(400)] + [old(number(random)) for _ in range(200)]
    wide = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
    spoil = (
        str.lower, lambda t: t.translate(wide), lambda t: f"'{t}", lambda t: f'="{t}"', lambda t: t[:-2],
        lambda t: f" {t[:6]} {t[6:]}\u3000", lambda t: f"{t[:-1]}{random.choice('0123456789XxS')}",
        lambda t: f"{t[:3]}·{t[3:]}", lambda t: f"+{t[1:]}", lambda t: "\u200b" + t, lambda t: t + "E5",
    )  # fmt: skip
    texts = ["", "  ", "\u3000", *clean, *(random.choice(spoil)(t) for t in clean * 3)]
    column = REGISTERS["vehicles"].column("id_number")
    read = columns.read(pl.Series([*texts, None]), column, on=AS_OF)
    patient = [cells.number(t, on=AS_OF) if t.strip() else cells.Read(None) for t in texts]
    assert read.rows() == [tuple(each) for each in patient] + [(None, None, None)]
    assert len(set(read["remark"])) == 3 and len(set(read["problem"])) > 3


def old(whole: str) -> str:
    """The number of 15 digits that the number of somebody born before 2000 was made from."""
    return whole[:6] + whole[8:17]


@given(
    st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=12), min_size=1, max_size=8)
)
def test_the_fast_way_to_compare_names_equals_the_patient_one(names):
    keys = columns.keys(pl.Series(names, dtype=pl.String)).to_list()
    assert keys == [name_key(n)[:50] for n in names]


@given(st.text(max_size=40), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_no_text_makes_a_reader_fail(text, on):
    for read in (
        cells.name,
        cells.day,
        cells.money,
        cells.count,
        cells.flag,
        cells.sex,
        cells.words,
    ):
        assert isinstance(read(text), cells.Read)
    assert isinstance(cells.number(text, on=on), cells.Read)
