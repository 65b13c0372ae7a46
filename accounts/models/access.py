"""The access log: who looked at whose record, and why. Append-only; sealed in hash chains."""

from typing import Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import access_words
from accounts.models.located import Located
from accounts.models.officer import Officer
from accounts.querysets import ScopedQuerySet
from accounts.roles import Right


class AccessLogQuerySet(ScopedQuerySet["AccessLog"]):
    def audited_by(self, auditor: Officer) -> Self:
        """Lines where the officer audits today: a post that only sees cases shows none."""
        return self.within(auditor.intervals_with(Right.AUDIT))


class AccessLog(Located):
    """One look at a named sensitive record (访问日志). Holds no values, only what was looked at."""

    class Kind(models.TextChoices):
        VIEW = "view", _("查看")
        REVEAL = "reveal", _("显示号码")
        PRINT = "print", _("打印")
        DOWNLOAD = "download", _("下载")
        SEARCH = "search", _("查询")
        DENIED = "denied", _("拒绝")
        SIGN_IN = "sign_in", _("登录")

    at = models.DateTimeField(_("时间"), db_default=Now())
    officer = models.ForeignKey(
        Officer, models.PROTECT, related_name="accesses", verbose_name=_("人员")
    )
    kind = models.CharField(_("方式"), max_length=10, choices=Kind)
    subject = models.CharField(_("对象"), max_length=30)
    subject_id = models.BigIntegerField(_("对象编号"), null=True)
    fields = ArrayField(models.CharField(max_length=30), verbose_name=_("内容"), default=list)
    purpose = models.CharField(_("事由"), max_length=200, default="")

    objects = AccessLogQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["subject", "subject_id", "-at"], name="accesslog_of_subject"),
            models.Index(fields=["officer", "-at"], name="accesslog_of_officer"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="accesslog_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.officer} {self.get_kind_display()} {self.subject} {self.subject_id}"

    @property
    def subject_words(self) -> str:
        """The kind of record in the reader's language."""
        return access_words.subject_words(self.subject)

    @property
    def field_words(self) -> list[str]:
        """What was looked at in it, in the reader's language."""
        return [access_words.field_words(field) for field in self.fields]


class AccessSeal(models.Model):
    """A closed stretch of the access log: its digest, chained to the one before."""

    first_id = models.BigIntegerField(unique=True)
    last_id = models.BigIntegerField(unique=True)
    rows = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["last_id"]
        triggers = [
            pgtrigger.Protect(
                name="accessseal_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_id}–{self.last_id}"
