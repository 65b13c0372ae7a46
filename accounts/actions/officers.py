"""Accounts and posts: who may do what where, from a day to a day.

Rights are asked anew inside the transaction, and nobody manages their own account.
"""

import secrets
import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions.second_factor import forget_device
from accounts.models import Officer, Post, Region
from accounts.models.region import NATION, end_of
from accounts.roles import LEVEL_OF, Right, Role

MACHINE = "system"
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else


@dataclass(frozen=True)
class NewPost:
    """What a post is: a role in a region from a day on, `until` its last day or open."""

    role: Role
    region_id: int
    since: date
    until: date | None = None
    document: str = ""

    @property
    def period(self) -> DateRange:
        return DateRange(self.since, self.until + timedelta(days=1) if self.until else None)


@transaction.atomic
def machine() -> Officer:
    """The account under which scheduled work is done: nobody can sign in to it."""
    officer, created = Officer.objects.get_or_create(
        username=MACHINE, defaults={"name": "系统", "is_machine": True, "password": "!"}
    )
    if created:
        nation, _created = Region.objects.get_or_create(
            code=NATION,
            defaults={
                "name": "全国",
                "level": Region.Level.NATION,
                "until": end_of(NATION, "nation"),
            },
        )
        whole_time = DateRange(date(1949, 10, 1), None)
        Post.objects.create(officer=officer, role=Role.MACHINE, region=nation, period=whole_time)
    return officer


@transaction.atomic
def open_account(
    username: str,
    *,
    name: str,
    staff_no: str,
    post: NewPost,
    by: Officer,
    same_person_as: Officer | None = None,
) -> tuple[Officer, str]:
    """A new account with its first post, and the password that opens it once.

    `same_person_as` names another account of the same human being: four-eyes rules count both as
    one. Raises PermissionDenied, and ValidationError when the account name is taken.
    """
    _check_may_manage(by, post.region_id)
    if Officer.objects.filter(username=username).exists():
        raise ValidationError(
            {"username": _("账号“%(name)s”已有人用，换一个") % {"name": username}}
        )
    given = one_time_password()
    officer = Officer(username=username, name=name, staff_no=staff_no, must_set_password=True)
    officer.natural_person = same_person_as.natural_person if same_person_as else uuid.uuid4()
    officer.set_password(given)
    officer.save(force_insert=True)
    _give(officer, post)
    return officer, given


@transaction.atomic
def appoint_administrator(
    username: str, *, name: str, region_id: int, on: date
) -> tuple[Officer, str]:
    """A system administrator for a region, appointed at the console of the server, where nobody is
    signed in; and the password that opens the account once. Raises ValidationError when the account
    name is taken, and Region.DoesNotExist."""
    if Officer.objects.filter(username=username).exists():
        raise ValidationError(_("账号“%(name)s”已有人用，换一个") % {"name": username})
    given = one_time_password()
    officer = Officer(username=username, name=name, must_set_password=True)
    officer.set_password(given)
    officer.save(force_insert=True)
    _give(officer, NewPost(Role.ADMINISTRATOR, region_id, on))
    return officer, given


@transaction.atomic
def give_post(officer_id: int, *, post: NewPost, by: Officer) -> Post:
    """The officer holds one more post. Raises PermissionDenied, and ValidationError when the post
    is held already or would join administration or audit with the work on cases."""
    officer = _lock(officer_id, by)
    _check_may_manage(by, post.region_id)
    return _give(officer, post)


@transaction.atomic
def end_post(post_id: int, *, last_day: date, by: Officer) -> Post:
    """The post ends after `last_day`; from the next day on it gives no right.

    Raises PermissionDenied, and ValidationError when the last day lies outside the post.
    """
    post = Post.objects.select_for_update(of=("self",)).select_related("region").get(pk=post_id)
    _lock(post.officer_id, by)
    _check_may_manage(by, post.region_id)
    last_possible = (post.period.upper or date.max) - timedelta(days=1)
    if not post.period.lower <= last_day <= last_possible:
        raise ValidationError({"last_day": _("最后一天要在任期之内，核对后重新填写")})
    post.period = DateRange(post.period.lower, last_day + timedelta(days=1))
    post.save(update_fields=["period"])
    return post


@transaction.atomic
def set_in_use(officer_id: int, *, in_use: bool, by: Officer) -> Officer:
    """The account is open or closed; a closed one ends its session at the next request."""
    officer = _lock(officer_id, by)
    _check_may_manage_whole(by, officer)
    officer.is_active = in_use
    officer.save(update_fields=["is_active"])
    return officer


@transaction.atomic
def reset_account(officer_id: int, *, by: Officer) -> tuple[Officer, str]:
    """A new password that opens the account once; the second factor is set up anew."""
    officer = _lock(officer_id, by)
    _check_may_manage_whole(by, officer)
    given = one_time_password()
    officer.set_password(given)
    officer.must_set_password = True
    officer.session_key = ""
    officer.save(update_fields=["password", "must_set_password", "session_key"])
    forget_device(officer.pk)
    return officer, given


def one_time_password() -> str:
    """Sixteen characters in groups of four, to be typed from a slip of paper."""
    letters = "".join(secrets.choice(ALPHABET) for _place in range(16))
    return "-".join(letters[i : i + 4] for i in range(0, 16, 4))


def _lock(officer_id: int, by: Officer) -> Officer:
    by.forget_posts()
    if officer_id == by.pk:
        raise PermissionDenied(_("自己的账号由另一位系统管理员管理"))
    managed = Officer.objects.managed_by(by).filter(pk=officer_id)
    return Officer.objects.select_for_update().get(pk=managed.get().pk)


def _check_may_manage(by: Officer, region_id: int) -> None:
    by.forget_posts()
    if not by.may(Right.MANAGE_OFFICERS, region_id):
        raise PermissionDenied(_("这个区域不归您管理，由上级系统管理员办理"))


def _check_may_manage_whole(by: Officer, officer: Officer) -> None:
    """An account with a post elsewhere is opened, closed and reset by the level above."""
    posts = officer.posts.in_force(timezone.localdate())
    if any(not by.may(Right.MANAGE_OFFICERS, post.region_id) for post in posts):
        raise PermissionDenied(_("这位人员还有不归您管理的岗位，由上级系统管理员办理"))


def _give(officer: Officer, post: NewPost) -> Post:
    region = Region.objects.get(code=post.region_id)
    wanted = LEVEL_OF.get(post.role)
    if wanted is not None and region.level != wanted:
        words = {"role": post.role.label, "level": Region.Level(wanted).label, "place": region.name}
        message = _("“%(role)s”的管辖区域是%(level)s，“%(place)s”不是；换一个区域或岗位")
        raise ValidationError({"region": message % words})
    try:
        with transaction.atomic():
            return Post.objects.create(
                officer=officer,
                role=post.role,
                region=region,
                period=post.period,
                document=post.document,
            )
    except IntegrityError as error:
        raise ValidationError({"role": _why_refused(str(error))}) from None


def _why_refused(error: str) -> str:
    if "post_keeps_administration_and_audit_apart" in error:
        return _("系统管理、审计和个案办理由不同人员担任，先结束这位人员的其他岗位")
    return _("这位人员在这段时间已有这个岗位，核对起止日期")
