"""The addresses of the push interface: a batch is sent, and asked after."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.decorators import method_decorator
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from monitoring.actions.push_keys import PushRefused
from monitoring.actions.pushes import batch_of, push
from monitoring.api.problems import handle
from monitoring.api.shapes import (
    AccountSerializer,
    OfferSerializer,
    ProblemSerializer,
    TakenSerializer,
    account,
    taken,
)
from monitoring.api.signing import Sender, SignatureAuthentication
from monitoring.models import PushedBatch

FORMS = {"application/json": "json", "text/csv": "csv"}
IDEMPOTENCY = OpenApiParameter(
    "Idempotency-Key", OpenApiTypes.STR, OpenApiParameter.HEADER, required=True
)
REFUSED = (401, 403, 404, 409, 413, 415, 422, 429, 503)
PROBLEMS = {(status, "application/problem+json"): ProblemSerializer for status in REFUSED}


@method_decorator(transaction.non_atomic_requests, name="dispatch")
class Signed(APIView):
    """A page for machines: what is let in is on record whatever becomes of it afterwards."""

    authentication_classes = [SignatureAuthentication]
    permission_classes = [IsAuthenticated]  # by signature; the action asks what the key opens

    def get_exception_handler(self) -> Any:
        return handle

    @property
    def sender(self) -> Sender:
        found = self.request.auth
        assert isinstance(found, Sender)
        return found


class Batches(Signed):
    """Batches of one register."""

    @extend_schema(
        parameters=[OfferSerializer, IDEMPOTENCY],
        request={
            "application/json": {"type": "array", "items": {"type": "object"}},
            "text/csv": OpenApiTypes.STR,
        },
        responses={202: TakenSerializer, **PROBLEMS},
    )
    def post(self, request: Request, kind: str) -> Response:
        """Take a batch; the rows are read by a job, and GET of the batch says what became of them."""
        form = FORMS.get((request.content_type or "").partition(";")[0].strip().lower())
        if form is None:
            raise PushRefused("media_type")
        said = OfferSerializer(data=request.query_params.dict())
        said.is_valid(raise_exception=True)
        idempotency_key = request.headers.get("Idempotency-Key", "")
        if not 1 <= len(idempotency_key) <= 100:
            raise PushRefused("parameters", "Idempotency-Key")
        offered = said.offered(
            kind=kind,
            idempotency_key=idempotency_key,
            address=request.get_full_path(),
            form=form,
            body=self.sender.body,
        )
        pushed = push(self.sender.key, offered, limit=settings.REGISTER_MAX_BYTES)
        return Response(taken(pushed, _address(pushed)), status=202)


class Batch(Signed):
    """One batch of one register."""

    @extend_schema(
        parameters=[
            OpenApiParameter("region", OpenApiTypes.INT),
            OpenApiParameter(
                "after", OpenApiTypes.INT, description="拒收行从哪一行之后 / after this line"
            ),
        ],
        responses={200: AccountSerializer, **PROBLEMS},
    )
    def get(self, request: Request, kind: str, batch: str) -> Response:
        """The account of a batch: its state, its equation, its gates and its refused rows."""
        region = _whole(request, "region")
        pushed = batch_of(self.sender.key, kind, batch, region)
        if pushed is None:
            raise PushRefused("batch_not_there")
        return Response(account(pushed, _address(pushed), after=_whole(request, "after") or 0))


def _whole(request: Request, name: str) -> int | None:
    """A whole number in the address, or None. Raises PushRefused."""
    given = request.query_params.get(name)
    if given is None:
        return None
    if not (given.isascii() and given.isdigit() and len(given) <= 12):
        raise PushRefused("parameters", name)
    return int(given)


def _address(pushed: PushedBatch) -> str:
    path = reverse("register_batch", args=[pushed.kind, pushed.batch])
    return f"{path}?region={pushed.region_id}"
