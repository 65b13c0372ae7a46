"""Who may do what with payments."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right


def require(by: Officer, rights: tuple[Right, ...], region_id: int) -> None:
    """The officer has one of the rights there, as the posts are now. Raises PermissionDenied."""
    by.forget_posts()
    if not any(by.may(right, region_id) for right in rights):
        raise PermissionDenied(_("你的岗位不能办理这一步，由有权限的人员办理"))
