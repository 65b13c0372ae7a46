"""People who work with the system."""

import uuid
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.history import tracked
from accounts.roles import Right

if TYPE_CHECKING:
    from accounts.models.post import Post


class OfficerQuerySet(models.QuerySet["Officer"]):
    def managed_by(self, administrator: "Officer") -> Self:
        """People with a post, now or once, where the administrator manages officers today."""
        wanted = Q()
        for start, until in administrator.intervals_with(Right.MANAGE_OFFICERS):
            wanted |= Q(posts__region__gte=start, posts__region__lt=until)
        people = self.filter(is_machine=False)
        return people.filter(wanted).distinct() if wanted else people.none()


class OfficerManager(BaseUserManager["Officer"]):
    def get_queryset(self) -> OfficerQuerySet:
        return OfficerQuerySet(self.model, using=self._db)

    def managed_by(self, administrator: "Officer") -> OfficerQuerySet:
        return self.get_queryset().managed_by(administrator)

    def create_officer(self, username: str, *, name: str, password: str | None) -> "Officer":
        officer = self.model(username=username, name=name)
        officer.set_password(password)
        officer.save(using=self._db)
        return officer


@tracked(exclude=["password", "last_login"])
class Officer(AbstractBaseUser):
    """One account (账号). Rights come from posts, and are computed for each request.

    `natural_person` is the same for two accounts of one human being: four-eyes rules compare it.
    """

    username = models.CharField(_("账号"), max_length=40, unique=True)
    name = models.CharField(_("姓名"), max_length=50)
    staff_no = models.CharField(_("工号"), max_length=20, default="", blank=True)
    natural_person = models.UUIDField(_("自然人"), default=uuid.uuid4)
    is_active = models.BooleanField(_("在用"), default=True)
    is_machine = models.BooleanField(_("系统账号"), default=False)
    language = models.CharField(_("语言"), max_length=10, default="zh-hans")
    shortcuts = models.BooleanField(_("快捷键"), default=True)
    session_key = models.CharField(max_length=40, default="", blank=True)
    must_set_password = models.BooleanField(_("须先改密码"), default=False)
    password_set_on = models.DateField(_("密码设置日期"), null=True)

    objects: ClassVar[OfficerManager] = OfficerManager()
    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.name

    @cached_property
    def posts_today(self) -> "list[Post]":
        """Posts in force today, with their regions: one query for each loaded officer."""
        if not self.is_active or self.pk is None:
            return []
        return list(self.posts.in_force(timezone.localdate()).select_related("region"))

    def intervals(self) -> list[tuple[int, int]]:
        """Code intervals whose cases this officer may see today."""
        return self.intervals_with(Right.SEE_CASES)

    def intervals_with(self, *rights: Right) -> list[tuple[int, int]]:
        """Code intervals in which this officer holds one of the rights today."""
        return [
            (post.region.code, post.region.until)
            for post in self.posts_today
            if not post.rights.isdisjoint(rights)
        ]

    def may(self, right: Right, code: int | None = None) -> bool:
        """Whether a post of today gives the right, in the region with that code if one is named."""
        return any(
            right in post.rights and (code is None or post.region.covers(code))
            for post in self.posts_today
        )

    def forget_posts(self) -> None:
        """Read the posts anew at the next question: called inside write transactions."""
        self.__dict__.pop("posts_today", None)
