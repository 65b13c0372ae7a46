"""How often the public pages are asked for: enough to slow a machine down, too little to know anybody."""

from django.db import models


class PublicVisit(models.Model):
    """So many times in the stretch of time that began at `since`.

    `who` is a keyed digest, of another key each day; neither an address nor a number can be read from it.
    """

    what = models.CharField(max_length=12)
    who = models.CharField(max_length=64)
    since = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="publicvisit_one_count_a_stretch", fields=["what", "who", "since"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.since} {self.times}"
