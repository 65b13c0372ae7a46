"""Departments that push their registers themselves, and what they pushed."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Located, Officer, tracked
from accounts.querysets import ScopedQuerySet
from monitoring.models.register import RegisterImport


@tracked(exclude=["last_used_at", "sealed_digest"])
class PushKey(Located):
    """A key (推送密钥) with which one department pushes some registers of one region.

    The secret is shown once and is nowhere kept: `sealed_digest` is its SHA-256 under AES-GCM, and what
    signatures are checked with.
    """

    source = models.CharField(_("来源单位"), max_length=60)
    key_id = models.CharField(_("密钥编号"), max_length=20, unique=True)
    sealed_digest = models.BinaryField(editable=False)
    kinds = ArrayField(models.CharField(max_length=24), verbose_name=_("种类"))
    issued_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(_("发放时间"), db_default=Now())
    last_used_at = models.DateTimeField(_("上次使用"), null=True)
    revoked_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(_("收回时间"), null=True)

    objects = ScopedQuerySet["PushKey"].as_manager()

    class Meta:
        ordering = ["revoked_at", "source", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="pushkey_revoked_by_somebody",
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
            ),
            models.CheckConstraint(name="pushkey_has_kinds", condition=Q(kinds__len__gt=0)),
        ]
        triggers = [
            pgtrigger.Protect(name="pushkey_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="pushkey_stays_revoked",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__revoked_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.key_id}"


class PushNonce(models.Model):
    """A signed request that was let in; the same one is let in once. Forgotten after a day."""

    key = models.ForeignKey(PushKey, models.CASCADE, related_name="nonces")
    nonce = models.CharField(max_length=64)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="pushnonce_once_per_key", fields=["key", "nonce"])
        ]
        indexes = [models.Index(fields=["key", "at"], name="pushnonce_of_key")]

    def __str__(self) -> str:
        return f"{self.key} {self.at}"


class PushedBatch(Located):
    """A batch (推送批次) as it came: what was asked, under which key, and what was answered."""

    key = models.ForeignKey(PushKey, models.PROTECT, related_name="batches")
    source = models.CharField(_("来源单位"), max_length=60)
    kind = models.CharField(_("登记种类"), max_length=24)
    batch = models.CharField(_("批次号"), max_length=64)
    sequence = models.PositiveBigIntegerField(_("序号"))
    idempotency_key = models.CharField(max_length=100)
    body_sha256 = models.CharField(max_length=64)
    form = models.CharField(max_length=4, choices=[("json", "JSON"), ("csv", "CSV")])
    register_import = models.OneToOneField(
        RegisterImport, models.PROTECT, related_name="pushed", verbose_name=_("导入")
    )
    at = models.DateTimeField(_("收到时间"), db_default=Now())

    objects = ScopedQuerySet["PushedBatch"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="pushedbatch_once_per_idempotency_key", fields=["key", "idempotency_key"]
            ),
            models.UniqueConstraint(
                name="pushedbatch_once_per_batch", fields=["source", "kind", "region", "batch"]
            ),
            models.UniqueConstraint(
                name="pushedbatch_once_per_sequence",
                fields=["source", "kind", "region", "sequence"],
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="pushedbatch_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.batch}"
