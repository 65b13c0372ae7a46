"""Who may do what where: regions, officers, posts, delegations, the access log, and jobs."""

from accounts.models.access import AccessLog, AccessSeal
from accounts.models.delegation import Delegation
from accounts.models.export import Export, ExportCopy, ExportPiece
from accounts.models.history import tracked
from accounts.models.job import Job, JobPart
from accounts.models.located import Located, LocatedByLevel
from accounts.models.officer import Officer
from accounts.models.post import Post
from accounts.models.region import Region

__all__ = [
    "AccessLog",
    "AccessSeal",
    "Delegation",
    "Export",
    "ExportCopy",
    "ExportPiece",
    "Job",
    "JobPart",
    "Located",
    "LocatedByLevel",
    "Officer",
    "Post",
    "Region",
    "tracked",
]
