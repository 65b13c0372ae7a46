"""Back pay (补差): what a standard with an earlier first day adds to a month that was paid already."""

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import Located
from accounts.querysets import ScopedQuerySet
from cases.models.payment import PaymentLine
from eligibility.models import Standard


class BackPay(Located):
    """How much a standard adds to one paid line, in yuan; 0 where it adds nothing.

    Worked out once for a line and a standard, and never changed: the arrears line that pays it names it.
    """

    standard = models.ForeignKey(Standard, models.PROTECT, related_name="back_pays")
    line = models.ForeignKey(PaymentLine, models.PROTECT, related_name="back_pays")
    amount = models.DecimalField(max_digits=14, decimal_places=2)

    objects = ScopedQuerySet["BackPay"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="backpay_once_per_line_and_standard", fields=["line", "standard"]
            ),
            models.CheckConstraint(name="backpay_not_negative", condition=Q(amount__gte=0)),
        ]
        indexes = [models.Index(fields=["region", "standard"], name="backpay_of_place")]
        triggers = [
            pgtrigger.Protect(name="backpay_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.line} +{self.amount}"
