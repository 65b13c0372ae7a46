"""What pages of the search show: a home that looks eligible and has nothing."""

from datetime import date

from accounts.ciphers import id_token
from accounts.models import Region
from accounts.models.region import ancestor
from accounts.roles import Role
from monitoring.models import Comparison, Finding, LinkCandidate, RegisterImport
from tests import factories
from tests.makers import Made, maker


@maker
def missed_home(place: Region) -> Made:
    """An old person of the poverty register, alone, with a small pension."""
    number = factories.invented_number(date(1946, 3, 4))
    name = f"陈{place.code // 1000 % 1000:03}"
    return Made({"pk": likely(place, number, name).pk}, place.code, (name,), (number,))


@maker
def link_candidate(place: Region) -> Made:
    """A row of the funeral register without a number, and somebody who may be meant."""
    home = factories.household(factories.person("陈某甲", at=place))
    county = factories.region(ancestor(place.code, "county"))
    funeral = RegisterImport.objects.create(
        kind="funeral", region=county, as_of=date(2026, 11, 1), file_name="f.csv",
        file_sha256=f"{place.code}:pair", state="loaded",
        imported_by=factories.officer(Role.COUNTY_REVIEWER, county),
    )  # fmt: skip
    made = LinkCandidate.objects.create(
        region=place, register_import=funeral, row_number=2, name="陈某甲", person=home.head,
        household=home, birth_date=home.head.birth_date, weight="12.50",
        levels={"name": "exact", "born": "exact", "village": "exact", "sex": "unknown"},
    )  # fmt: skip
    return Made({"pk": made.pk}, place.code)


def likely(place: Region, number: str, name: str, *, short: str = "600.00") -> Finding:
    """A likely missed recipient of one person."""
    token = str(id_token(number))
    county = factories.region(ancestor(place.code, "county"))
    compared = Comparison.objects.create(
        kind="coverage", region=county, period="2026Q4", inputs=token,
        started_by=factories.officer(Role.COUNTY_REVIEWER, factories.NANAN),
        sources=[
            {"import": 0, "register": "vehicles", "file": "v.csv", "as_of": "2026-11-01", "rows": 9,
             "whole": True},
            {"import": 0, "register": "human_resources", "file": "h.csv", "as_of": "2026-11-01",
             "rows": 9, "whole": False},
        ],
    )  # fmt: skip
    member = {
        "ref": "m1", "relation": "head", "sex": "male", "birth_date": "1946-03-04", "lives_with": True,
        "income": [{"kind": "pension_resident", "per": "year", "amount": "1800.00", "months": 12}],
    }  # fmt: skip
    return Finding.objects.create(
        key=f"missed_recipients:{token}", rule="missed_recipients", level="L1", region=place,
        id_token=token, name=name, facts_sha256="0" * 64, found_on=date(2026, 11, 1),
        due_on=date(2026, 11, 14), first_comparison=compared, last_comparison=compared,
        facts={
            "benefit": "household", "certainty": "likely", "signs": ["at_risk"], "benefits": [],
            "origin": "poverty_office", "people": {"m1": {"name": name, "token": token}},
            "home": {"region": f"{place.code:012}", "area": "rural", "poverty_status": "unstable",
                     "members": [member]},
            "figures": {"monthly": "650.00", "per_head": "50.00", "short": short, "known": 4,
                        "asked": 6, "benefits": {}},
        },
    )  # fmt: skip
