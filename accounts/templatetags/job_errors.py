"""Why a job stopped, in words for the reader: technical text only for who looks after the system."""

import re

from django import template
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right

register = template.Library()
RAISED = re.compile(r"^[A-Za-z_][\w.]*: ")  # "IntegrityError: duplicate key …"
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@register.filter
def job_error(error: str, reader: Officer) -> str:
    """A reason written for people as it stands; what a program raised only for auditors and
    administrators, and a plain sentence in its place for everybody else."""
    raised = RAISED.match(error)
    if not raised or reader.may(Right.AUDIT) or reader.may(Right.MANAGE_OFFICERS):
        return error
    rest = error[raised.end() :]
    if CHINESE.match(rest):
        return rest
    return _("没有办成，原因已记录；重试后仍这样，把任务名称和时间告诉系统管理员。")
