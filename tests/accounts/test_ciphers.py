"""Tokens are equal when numbers are, give the number back, and tell when they were changed."""

import time
import uuid

import pytest
from cryptography.exceptions import InvalidTag
from django.core.exceptions import FieldError
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from accounts import ciphers
from accounts.id_numbers import check_character
from households.models import Person
from tests import factories

FIRST17 = st.integers(11 * 10**15, 10**17 - 1)


def whole(first17: int) -> str:
    return f"{first17:017}{check_character(f'{first17:017}')}"


@given(FIRST17, FIRST17)
def test_equal_numbers_and_only_they_have_equal_tokens(one, other):
    tokens = ciphers.id_tokens([whole(one), whole(other)])
    assert tokens[0] == ciphers.id_token(whole(one))
    assert (tokens[0] == tokens[1]) == (one == other)
    assert ciphers.id_number(tokens[1]) == whole(other)


@given(st.integers(10**15, 10**19 - 1))
def test_card_numbers_come_back(number):
    token = ciphers.card_token(str(number))
    assert ciphers.card_number(token) == str(number)
    with pytest.raises(ciphers.Tampered):
        ciphers.id_number(token)  # another key: an account is not a person


@given(FIRST17, st.integers(0, 127))
def test_a_changed_bit_is_found(first17, bit):
    token = ciphers.id_token(whole(first17))
    changed = uuid.UUID(int=token.int ^ (1 << bit))
    with pytest.raises(ciphers.Tampered):
        ciphers.id_number(changed)


def test_a_whole_column_takes_one_call():
    numbers = [whole(350583195001010000 // 10 + n) for n in range(100_000)]
    began = time.monotonic()
    tokens = ciphers.id_tokens(numbers)
    assert time.monotonic() - began < 2
    assert len(set(tokens)) == 100_000


@given(st.text(max_size=200))
def test_texts_are_never_written_alike_and_do_not_move(text):
    one, other = (ciphers.seal_text(text, place="case.reason") for _time in range(2))
    assert one != other
    assert ciphers.open_text(one, place="case.reason") == text
    with pytest.raises(InvalidTag):
        ciphers.open_text(one, place="person.phone")
    spoiled = one[:-1] + bytes([one[-1] ^ 1])
    with pytest.raises(InvalidTag):
        ciphers.open_text(spoiled, place="case.reason")


@pytest.mark.django_db
def test_the_table_holds_no_number_in_clear():
    person = factories.person()
    number = ciphers.id_number(person.id_token)
    with connection.cursor() as cursor:
        cursor.execute("SELECT p::text FROM households_person p WHERE id = %s", [person.pk])
        row = cursor.fetchone()[0]
    assert number not in row
    assert number[:17] not in row
    assert Person.objects.get(id_token=ciphers.id_token(number)) == person


def test_sealed_fields_refuse_to_be_searched():
    sealed = next(
        field for field in Person._meta.get_fields() if type(field).__name__ == "SealedTextField"
    )
    with pytest.raises(FieldError):
        str(Person.objects.filter(**{sealed.name: "x"}).query)
