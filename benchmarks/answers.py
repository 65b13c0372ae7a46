"""What `benchmarks.answer_key` does in a migrated database: a county is invented, filed and compared."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.actions.officers import machine
from accounts.models import Officer, Post, Region
from accounts.models.region import end_of
from accounts.roles import Role
from cases.models import Award, AwardMember
from households.models import Household, Membership
from monitoring.comparisons import COMPARISONS
from monitoring.registers import REGISTERS
from reports.synthetic.compared import compare, take_in
from reports.synthetic.county import County, invent
from reports.synthetic.graded import graded
from reports.synthetic.hidden import tell_secrets
from reports.synthetic.load import load
from reports.synthetic.registers import write_register

DAY, SINCE = date(2026, 10, 31), DateRange(date(2024, 1, 1), None)
DIRTY, SEED = 0.2, 3
COUNTY = 350_583_000_000
PLACES = (
    (0, "nation", ""), (350000000000, "province", "福建省"), (350500000000, "city", "泉州市"),
    (COUNTY, "county", "南安市"), (350583113000, "township", "洪濑镇"),
    (350583113202, "village", "前峰村"), (350583113203, "village", "东溪村"),
)  # fmt: skip


def compared(households: int) -> str:
    """The table, a line for each rule, and all of them together."""
    for code, level, name in PLACES:
        parent = Region.objects.filter(code__lte=code, until__gt=code).order_by("-code").first()
        Region.objects.create(
            code=code, name=name, level=level, until=end_of(code, level), parent=parent
        )
    villages = [(code, "rural") for code, level, _name in PLACES if level == "village"]
    county = invent(code=COUNTY, villages=villages, households=households, seed=SEED, on=DAY)
    tell_secrets(county, SEED)
    on_the_rolls(county, load(county))
    by = Officer.objects.create_officer("measuring", name="测量", password=None)
    Post.objects.create(
        officer=by, role=Role.COUNTY_REVIEWER, region=Region.objects.get(pk=COUNTY), period=SINCE
    )
    with TemporaryDirectory() as folder:
        for kind in REGISTERS:
            path = Path(folder) / f"{kind}.csv"
            write_register(county, kind, path, as_of=DAY, dirty=DIRTY)
            take_in(path, kind, COUNTY, by=by, on=DAY)
    for kind, declared in COMPARISONS.items():
        if declared.registers and not declared.questions[0].searches:
            compare(kind, COUNTY, by=machine(), on=DAY)
    grades = graded(county)
    true, recalled = (sum(getattr(g, name) for g in grades) for name in ("true", "recalled"))
    every = f"answer_key: {recalled} of {true} true found in {households} households"
    return "\n".join([*(f"answer_key: {grade.line()}" for grade in grades), every])


def on_the_rolls(county: County, households: list[Household]) -> None:
    """Who is covered holds dibao; there is no decision behind it."""
    held = [home for placed, home in zip(county.homes, households, strict=True) if placed.covered]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        awards = Award.objects.bulk_create(
            Award(
                household=home, decision_id=0, region_id=home.region_id, benefit="dibao",
                benefit_group="minimum_living", mode="household", area=home.area,
                monthly=Decimal(600), period=SINCE,
            )
            for home in held
        )  # fmt: skip
        award_of = {award.household_id: award for award in awards}
        AwardMember.objects.bulk_create(
            AwardMember(
                award=award_of[home], person_id=person, region_id=place, share=Decimal(300),
                benefit_group="minimum_living", period=SINCE,
            )
            for home, person, place in Membership.objects.filter(household__in=held).values_list(
                "household", "person", "region"
            )
        )  # fmt: skip
