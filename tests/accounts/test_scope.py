"""`visible_to` against the naive way: walk up the parents of each row's region."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import AccessLog, Officer, Region
from accounts.models.located import Located
from accounts.models.region import NATION
from accounts.roles import RIGHTS, Right, Role
from tests import factories

PLACES = [
    NATION, factories.FUJIAN, factories.QUANZHOU, factories.NANAN, factories.HONGLAI,
    factories.QIANFENG, factories.MEISHAN, factories.HUIAN, factories.LUOCHENG, 350583113201,
    441900003000, 500243100000,
]  # fmt: skip


@pytest.fixture
def looks(db) -> list[AccessLog]:
    """A row with people's data in every place."""
    watcher = factories.officer(Role.AUDITOR, NATION)
    return [
        AccessLog.objects.create(
            officer=watcher, kind="view", subject="household", region=factories.region(code)
        )
        for code in PLACES
    ]


def naive(looks: list[AccessLog], posts: list[tuple[Role, int, int, int]], on: date) -> set[int]:
    """Rows with an own or higher region in which a post of the day sees cases."""
    seen = set()
    for look in looks:
        region: Region | None = look.region
        above = []
        while region is not None:
            above.append(region.code)
            region = region.parent
        for role, code, begins, lasts in posts:
            first = on + timedelta(days=begins)
            in_force = first <= on < first + timedelta(days=lasts)
            if in_force and code in above and Right.SEE_CASES in RIGHTS[role]:
                seen.add(look.pk)
    return seen


WORKING = [role for role in Role if role not in (Role.ADMINISTRATOR, Role.AUDITOR)]
POSTS = st.lists(
    st.tuples(
        st.sampled_from(WORKING),
        st.sampled_from(PLACES),
        st.integers(-3, 3),
        st.integers(1, 4),
    ),
    max_size=4,
    unique_by=lambda post: (post[0], post[1]),
)


@pytest.mark.requirement("R-200", "R-205")
@given(POSTS)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_an_officer_sees_what_lies_below_the_posts_of_today(looks, posts):
    today = timezone.localdate()
    officer = Officer.objects.create_officer(
        f"scoped{Officer.objects.count()}", name="测", password=None
    )
    for role, code, begins, lasts in posts:
        first = today + timedelta(days=begins)
        factories.post(officer, role, code, since=first, until=first + timedelta(days=lasts))
    officer.forget_posts()
    seen = set(AccessLog.objects.visible_to(officer).values_list("pk", flat=True))
    assert seen == naive(looks, posts, today)


@pytest.mark.parametrize("change", [{"is_active": False}, {}])
def test_nobody_without_a_post_sees_anything(looks, change):
    officer = Officer.objects.create_officer("nobody", name="测", password=None)
    if change:
        factories.post(officer, Role.AUDITOR, NATION)
        Officer.objects.filter(pk=officer.pk).update(**change)
        officer.refresh_from_db()
    officer.forget_posts()
    assert not AccessLog.objects.visible_to(officer).exists()
    assert not officer.may(Right.SEE_CASES)


def test_rights_hold_only_where_the_post_lies(db):
    officer = factories.officer(Role.TOWNSHIP_HEAD, factories.HONGLAI)
    assert officer.may(Right.REVIEW, factories.QIANFENG)
    assert not officer.may(Right.REVIEW, factories.MEISHAN)
    assert not officer.may(Right.REVIEW, factories.NANAN)
    assert not officer.may(Right.EXAMINE, factories.QIANFENG)


def test_every_role_has_rights_and_every_right_a_role():
    assert set(RIGHTS) == set(Role)
    assert all(RIGHTS.values())
    assert set().union(*RIGHTS.values()) == set(Right)


# Tables without a place of their own, and why none of them needs one.
PLACELESS = {
    "AccessSeal": "digests",
    "Delegation": "a power, no person",
    "ExportPiece": "sealed bytes, beside their export",
    "JobPart": "counts, beside its job",
    "Officer": "staff; managed by posts",
    "Post": "staff; has a region",
    "PublicVisit": "counts of visits by a digest of the day",
    "PushNonce": "numbers used once, beside their key",
    "Region": "the places themselves",
    "RegisterRow": "staging, tokens only, behind its import",
    "RehearsalPart": "counts, beside its rehearsal",
    "Standard": "published figures",
    "Workday": "the calendar",
}


def test_every_table_has_a_place_or_a_reason():
    """A new table with people's data cannot forget its `region_code`."""
    ours = {"accounts", "households", "eligibility", "cases", "monitoring", "reports"}
    without = {
        model.__name__
        for model in apps.get_models()
        if model._meta.app_label in ours
        and not issubclass(model, Located)
        and not hasattr(model, "pgh_tracked_model")
    }
    assert without == set(PLACELESS)


def test_every_table_of_people_keeps_its_history():
    tables = {model for model in apps.get_models() if issubclass(model, Located)}
    kept = {
        model.pgh_tracked_model
        for model in apps.get_models()
        if hasattr(model, "pgh_tracked_model")
    }
    for name in ("Household", "Person", "Membership", "Circumstances", "Income", "BankAccount"):
        assert name in {model.__name__ for model in tables & kept}
