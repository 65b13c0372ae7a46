"""The shares of an award add up to it, to the fen, whatever the sheet."""

from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.grants import grant_of
from eligibility.models import Assessment
from eligibility.rules.money import yuan_of

fen = st.integers(min_value=0, max_value=10_000_000)
REFS = st.lists(st.integers(1, 999).map(str), min_size=1, max_size=9, unique=True)

# Other processes may hold the machine while a sheet is drawn.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def sheets(draw) -> Assessment:
    """A sheet by household or by single persons, with raises for anybody."""
    refs = draw(REFS)
    single = draw(st.booleans())
    raised = draw(st.lists(st.tuples(st.sampled_from(refs), fen), max_size=6))
    own = [draw(fen) for _ref in refs]
    award = sum(own) if single else draw(fen)
    sheet = {
        "outcome": "single_person" if single else "household",
        "counted_members": refs,
        "candidates": [
            {"member": ref, "award_monthly": yuan_of(amount)}
            for ref, amount in zip(refs, own, strict=True)
        ],
        "award_monthly": yuan_of(award),
        "raises": [
            {"member": ref, "category": "elderly", "amount": yuan_of(amount)}
            for ref, amount in raised
        ],
        "total_monthly": yuan_of(award + sum(amount for _ref, amount in raised)),
    }
    head = draw(st.sampled_from(refs))
    members = [{"ref": ref, "relation": "head" if ref == head else "other"} for ref in refs]
    return Assessment(sheet=sheet, facts={"members": members}, outcome=sheet["outcome"])


@PATIENT
@given(sheets())
def test_shares_and_raises_add_up_exactly(assessment):
    shares = grant_of(assessment, "dibao").shares
    total = sum(each.share + each.raised for each in shares)
    assert yuan_of(total) == assessment.sheet["total_monthly"]
    assert len({each.person_id for each in shares}) == len(shares)


@PATIENT
@given(sheets())
def test_a_household_is_split_evenly_and_the_head_has_the_rest(assessment):
    if assessment.outcome == "single_person":
        return
    head = next(m["ref"] for m in assessment.facts["members"] if m["relation"] == "head")
    shares = {each.person_id: each.share for each in grant_of(assessment, "dibao").shares}
    others = [amount for person, amount in shares.items() if person != int(head)]
    assert len(set(others)) <= 1
    assert all(0 <= shares[int(head)] - amount < len(shares) for amount in others)
    assert Decimal(yuan_of(sum(shares.values()))) == Decimal(assessment.sheet["award_monthly"])
