"""Register files of other departments, row for row accounted."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Job, Located, Officer, Region, tracked
from accounts.querysets import ScopedQuerySet


class RegisterKind(models.TextChoices):
    POVERTY_OFFICE = "poverty_office", _("扶贫（乡村振兴）名册")
    FUNERAL = "funeral", _("殡葬死亡记录")
    DISABILITY = "disability", _("残联持证残疾人")
    MEDICAL = "medical", _("医保结算")
    EDUCATION = "education", _("教育学籍与资助")
    HOUSING = "housing", _("住房保障与网签")
    REAL_ESTATE = "real_estate", _("不动产登记")
    HUMAN_RESOURCES = "human_resources", _("人社养老、参保与就业")
    TAX = "tax", _("税务申报收入")
    MARKET = "market", _("市场主体登记")
    VEHICLES = "vehicles", _("车辆船舶登记")
    PROVIDENT_FUND = "provident_fund", _("住房公积金")
    HOUSEHOLD_REGISTRATION = "household_registration", _("公安户籍")
    MARRIAGE = "marriage", _("婚姻登记")
    PUBLIC_PAYROLL = "public_payroll", _("财政供养人员")
    PRISON = "prison", _("服刑、戒毒和羁押人员")
    SUSPECTED = "suspected", _("上级下发疑似名单")
    HOTLINE = "hotline", _("12345 热线工单")
    EPIDEMIC = "epidemic", _("卫健疫情患者")


@tracked()
class RegisterImport(Located):
    """One file of one register (登记数据导入): rows = accepted + rejected + duplicate.

    `words` turns words of this source into words of our dictionaries, by column; `profile` is what the
    gates compare with the next file. A late one was pushed after a later one had been taken.
    """

    class State(models.TextChoices):
        RECEIVED = "received", _("待对应列")
        LOADING = "loading", _("读取中")
        CHECKED = "checked", _("待确认")
        WAITING = "waiting", _("待另一人确认")
        LOADED = "loaded", _("已导入")
        LATE = "late", _("迟到，未采用")
        REFUSED = "refused", _("已拒收")
        DESTROYED = "destroyed", _("已销毁")

    NOT_COUNTED = (State.RECEIVED, State.LOADING, State.REFUSED)

    kind = models.CharField(_("登记种类"), max_length=24, choices=RegisterKind)
    source = models.CharField(_("来源单位"), max_length=60, default="")
    complete = models.BooleanField(_("完整名册"), default=False)
    told_rows = models.PositiveBigIntegerField(_("来源报的行数"), null=True)
    told_persons = models.PositiveBigIntegerField(_("来源报的人数"), null=True)
    as_of = models.DateField(_("数据日期"))
    file_name = models.CharField(_("文件名"), max_length=200)
    file_sha256 = models.CharField(max_length=64)
    state = models.CharField(_("状态"), max_length=10, choices=State, default=State.RECEIVED)
    rows = models.PositiveBigIntegerField(_("总行数"), default=0)
    accepted = models.PositiveBigIntegerField(_("有效"), default=0)
    rejected = models.PositiveBigIntegerField(_("拒收"), default=0)
    duplicate = models.PositiveBigIntegerField(_("重复"), default=0)
    stored = models.CharField(max_length=80, default="", editable=False)
    sheet = models.JSONField(_("表头与样例"), default=dict)
    mapping = models.JSONField(_("列对应"), default=dict)
    words = models.JSONField(_("写法对照"), default=dict)
    profile = models.JSONField(_("文件概况"), default=dict)
    problems = models.JSONField(_("问题行"), default=list)
    warnings = models.JSONField(_("提示"), default=list)
    gates = models.JSONField(_("把关"), default=list)
    refusal = models.CharField(_("拒收原因"), max_length=200, default="")
    job = models.ForeignKey(Job, models.PROTECT, null=True, related_name="imports")
    imported_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    imported_at = models.DateTimeField(_("导入时间"), db_default=Now())
    confirmed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    confirming_reason = models.CharField(max_length=200, default="")
    loaded_on = models.DateField(_("导入日期"), null=True)
    destroy_on = models.DateField(_("销毁日期"), null=True)
    destroyed_at = models.DateTimeField(_("销毁时间"), null=True)
    destroyed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    destroyed_rows = models.PositiveBigIntegerField(_("销毁行数"), null=True)

    objects = ScopedQuerySet["RegisterImport"].as_manager()

    class Meta:
        ordering = ["-imported_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="registerimport_a_file_once",
                fields=["kind", "region", "file_sha256"],
                condition=~Q(state="refused"),
            ),
            models.CheckConstraint(
                name="registerimport_every_row_accounted",
                condition=Q(state__in=["received", "loading", "refused"])
                | Q(rows=F("accepted") + F("rejected") + F("duplicate")),
            ),
            models.CheckConstraint(
                name="registerimport_destroyed_on_record",
                condition=Q(
                    state="destroyed",
                    destroyed_at__isnull=False,
                    destroyed_by__isnull=False,
                    destroyed_rows__isnull=False,
                )
                | (
                    ~Q(state="destroyed")
                    & Q(destroyed_at=None, destroyed_by=None, destroyed_rows=None)
                ),
            ),
            models.CheckConstraint(
                name="registerimport_confirmed_by_another",
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("imported_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.as_of}"

    def lists_everybody_of(self, region: Region) -> bool:
        """Whether it says something of a person of the region that no row speaks of them."""
        return self.complete and self.region.covers(region.code)


class RegisterRow(models.Model):
    """An accepted row, in the staging table that is partitioned by import (made in a migration)."""

    pk = models.CompositePrimaryKey("register_import_id", "row_number")
    register_import = models.ForeignKey(RegisterImport, models.DO_NOTHING, related_name="+")
    row_number = models.PositiveIntegerField()
    region_code = models.BigIntegerField()
    id_token = models.UUIDField(null=True)
    other_token = models.UUIDField(null=True)
    name = models.CharField(max_length=50)
    name_key = models.CharField(max_length=50)
    birth_date = models.DateField(null=True)
    event_on = models.DateField(null=True)
    category = models.CharField(max_length=30, default="")
    group_key = models.CharField(max_length=40, default="")
    benefit = models.CharField(max_length=30, default="")
    data = models.JSONField(default=dict)

    class Meta:
        managed = False
        db_table = "monitoring_registerrow"

    def __str__(self) -> str:
        return f"{self.register_import_id} {self.row_number}"


class RejectedRow(Located):
    """A row that was not taken, with the column and the reason; values are masked."""

    register_import = models.ForeignKey(
        RegisterImport, models.CASCADE, related_name="rejected_rows"
    )
    row_number = models.PositiveIntegerField(_("行号"))
    column = models.CharField(_("列"), max_length=60)
    code = models.CharField(max_length=24)
    reason = models.CharField(_("原因"), max_length=200)
    value = models.CharField(_("原值（脱敏）"), max_length=100, default="")

    objects = ScopedQuerySet["RejectedRow"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="rejectedrow_once_per_row", fields=["register_import", "row_number"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.row_number} {self.reason}"
