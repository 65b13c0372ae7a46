"""Makers of valid rows: plain functions that take what a test cares about and invent the rest."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count

from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.ciphers import card_token, id_token
from accounts.id_numbers import check_character
from accounts.models import Officer, Post, Region
from accounts.models.region import NATION, ancestor, end_of
from accounts.roles import LEVEL_OF, Role
from cases.models import Application, ApplicationPerson, Authorisation
from households.models import BankAccount, Circumstances, Household, Income, Membership, Person
from households.names import grams, name_key

# Real codes, so that a test reads like the map: Fujian, Quanzhou, Nan'an and its townships.
FUJIAN = 350000000000
QUANZHOU = 350500000000
NANAN = 350583000000
HONGLAI = 350583113000  # 洪濑镇
QIANFENG = 350583113202  # 前峰村 in Honglai
MEISHAN = 350583112000  # 梅山镇, the neighbour township
HUIAN = 350521000000  # 惠安县, another county of the same city
LUOCHENG = 350521100000  # 螺城镇 in Hui'an

NAMES = {
    NATION: "全国",
    FUJIAN: "福建省",
    QUANZHOU: "泉州市",
    NANAN: "南安市",
    HONGLAI: "洪濑镇",
    QIANFENG: "前峰村",
    MEISHAN: "梅山镇",
    HUIAN: "惠安县",
    LUOCHENG: "螺城镇",
}
PASSWORD = "correct horse battery staple"
LEVELS = ("nation", "province", "city", "county", "township", "village")

_numbers = count(1)
_serials = count(500)


def region(code: int = QIANFENG, *, name: str = "") -> Region:
    """A region and those above it; its level follows from the zeros of its code."""
    level = level_of(code)
    parent = region(ancestor(code, LEVELS[LEVELS.index(level) - 1])) if code else None
    made, _ = Region.objects.get_or_create(
        code=code,
        defaults={
            "name": name or NAMES.get(code, str(code)),
            "level": level,
            "until": end_of(code, level),
            "parent": parent,
        },
    )
    return made


def level_of(code: int) -> str:
    """The highest level whose code this can be."""
    return next(level for level in LEVELS if code == ancestor(code, level))


def officer(
    role: Role | str = Role.TOWNSHIP_CASEWORKER,
    at: Region | int = HONGLAI,
    *,
    name: str = "",
    username: str = "",
    password: str | None = None,
    since: date = date(2015, 1, 1),
    until: date | None = None,
) -> Officer:
    """An officer with one post. Without a password nobody can sign in but `force_login`."""
    number = next(_numbers)
    made = Officer.objects.create_officer(
        username or f"officer{number}", name=name or f"林工作{number}", password=password
    )
    post(made, role, at, since=since, until=until)
    return made


def post(
    holder: Officer,
    role: Role | str,
    at: Region | int,
    *,
    since: date = date(2015, 1, 1),
    until: date | None = None,
) -> Post:
    """One more post; the region may be given by its code."""
    place = at if isinstance(at, Region) else region(at)
    holder.forget_posts()
    return Post.objects.create(
        officer=holder, role=role, region=place, period=DateRange(since, until)
    )


def everyone(county: int = NANAN, township: int = HONGLAI) -> dict[Role, Officer]:
    """One officer in each role of a county, its city and province."""
    places = {"village": QIANFENG, "township": township, "county": county}
    places |= {"city": ancestor(county, "city"), "province": ancestor(county, "province")}
    return {
        role: officer(role, places.get(LEVEL_OF.get(role, "county"), county))
        for role in Role
        if role != Role.MACHINE
    }


def person(
    name: str = "陈阿土",
    *,
    born: date = date(1950, 5, 6),
    sex: str = "male",
    at: Region | int = QIANFENG,
    phone: str | None = None,
    **circumstances: object,
) -> Person:
    """Somebody with a number of their own, unable to work unless told otherwise."""
    place = at if isinstance(at, Region) else region(at)
    made = Person.objects.create(
        region=place,
        name=name,
        name_key=name_key(name),
        name_grams=grams(name),
        id_token=id_token(invented_number(born, sex)),
        sex=sex,
        birth_date=born,
        phone=phone,
    )
    known = {
        "labour_capacity": "none",
        "employment": "retired",
        "schooling": "none",
        "serious_illness": False,
        "care_duty": False,
    }
    Circumstances.objects.create(region=place, person=made, **known | circumstances)
    return made


def invented_number(born: date, sex: str = "male", *, place: str = "350583") -> str:
    """An ID number of somebody born that day; each call gives another one."""
    serial = next(_serials) * 2 % 998 + (1 if sex == "male" else 2)
    first17 = f"{place}{born:%Y%m%d}{serial:03}"
    return first17 + check_character(first17)


def household(
    *people: Person, since: date = date(2020, 1, 1), address: str = "", **given: object
) -> Household:
    """A household of those people, the first its head; of one old man when nobody is named."""
    people = people or (person(),)
    head, *others = people
    made = Household.objects.create(
        number=f"H{next(_numbers):08}", region=head.region, area="rural", head=head,
        address=address or f"{head.region} {next(_numbers)} 号", **given,
    )  # fmt: skip
    for each in people:
        Membership.objects.create(
            region=head.region, household=made, person=each, period=DateRange(since, None),
            relation="head" if each == head else "other",
        )  # fmt: skip
    return made


def income(of: Household, person: Person | None = None, **given: object) -> Income:
    """One income of a household: the residents' pension of 155 yuan a month if nothing is said."""
    defaults = {
        "kind": "pension_resident", "amount": Decimal(155), "unit": "month", "times": 12,
        "known_on": date(2020, 1, 1),
    }  # fmt: skip
    return Income.objects.create(
        household=of, region=of.region, person=person or of.head, **defaults | given
    )


def account(of: Household, card: str = "6222020200112233447", **given: object) -> BankAccount:
    """The account a household is paid into."""
    defaults = {"bank": "南安农商银行", "period": DateRange(date(2020, 1, 1), None)}
    return BankAccount.objects.create(
        household=of, region=of.region, holder=of.head, holder_name=of.head.name,
        card_token=card_token(card), last4=card[-4:], **defaults | given,
    )  # fmt: skip


def application(
    of: Household | None = None, *, by: Officer | None = None, **given: object
) -> Application:
    """An application just submitted; everybody in it has signed the authorisation."""
    of = of or household()
    by = by or officer(at=ancestor(of.region_id, "township"))
    entered = datetime(2026, 11, 2, 9, tzinfo=UTC)
    defaults = {
        "number": f"A{next(_numbers):08}", "benefit": "dibao", "state": "submitted",
        "applicant_name": of.head.name, "area": of.area, "entered_by": by, "created_at": entered,
        "submitted_at": entered + timedelta(minutes=20),
    }  # fmt: skip
    made = Application.objects.create(household=of, region=of.region, **defaults | given)
    for number, each in enumerate(Membership.objects.filter(household=of), 1):
        named = ApplicationPerson.objects.create(
            application=made, region=of.region, ref=f"m{number}", name=each.person.name,
            id_token=each.person.id_token, person=each.person,
        )  # fmt: skip
        Authorisation.objects.create(
            application=made, region=of.region, signer=named,
            signed_on=date(2020, 1, 1), valid_until=date(2030, 1, 1),
        )  # fmt: skip
    return made
