"""What a push says of itself, and what is answered: shapes only, nothing is saved here."""

from typing import Any

from django.utils import timezone
from django.utils.translation import override
from rest_framework import serializers

from monitoring.actions.gates import in_words
from monitoring.actions.pushes import Offered
from monitoring.models import PushedBatch, RegisterImport

State = RegisterImport.State
STATES = {
    State.RECEIVED: "reading",
    State.LOADING: "reading",
    State.CHECKED: "waits_for_a_person",
    State.WAITING: "waits_for_a_person",
    State.LOADED: "applied",
    State.LATE: "late_not_applied",
    State.REFUSED: "refused",
    State.DESTROYED: "destroyed",
}
REJECTS_SHOWN = 500


class OfferSerializer(serializers.Serializer[Any]):
    """The parameters in the address of a push."""

    batch = serializers.RegexField(r"^[\w.-]{1,64}$", help_text="批次号 / number of the batch")
    sequence = serializers.IntegerField(
        min_value=1, max_value=2**53, help_text="序号，每批加一 / grows with each batch"
    )
    as_of = serializers.DateField(help_text="数据日期 / the day the rows are of")
    region = serializers.IntegerField(
        required=False, min_value=0, max_value=10**12, help_text="12 位区划代码 / region code"
    )
    complete = serializers.BooleanField(
        required=False, allow_null=True, default=None, help_text="完整名册 / lists everybody"
    )
    rows = serializers.IntegerField(
        required=False, min_value=0, max_value=10**12, help_text="行数 / control total"
    )
    persons = serializers.IntegerField(
        required=False, min_value=0, max_value=10**12, help_text="人数 / control total of persons"
    )

    def validate_as_of(self, day: Any) -> Any:
        if day > timezone.localdate():
            raise serializers.ValidationError("数据日期晚于今天 / as_of lies in the future")
        return day

    def offered(
        self, *, kind: str, idempotency_key: str, address: str, form: str, body: bytes
    ) -> Offered:
        """The batch, with what its address said. Only for valid parameters."""
        said = dict(self.validated_data)
        return Offered(
            kind=kind,
            region_id=said.pop("region", None),
            idempotency_key=idempotency_key,
            address=address,
            form=form,
            body=body,
            **said,
        )


class TakenSerializer(serializers.Serializer[Any]):
    """The answer to a push: the same however often it is asked."""

    batch = serializers.CharField()
    sequence = serializers.IntegerField()
    kind = serializers.CharField()
    region = serializers.IntegerField()
    received_at = serializers.DateTimeField()
    href = serializers.CharField()


class RejectSerializer(serializers.Serializer[Any]):
    line = serializers.IntegerField(
        help_text="JSON：第几个对象，从 1 起；CSV：行号 / position or line"
    )
    column = serializers.CharField()
    code = serializers.CharField()
    reason = serializers.CharField()
    value = serializers.CharField(help_text="脱敏 / masked")


class GateSerializer(serializers.Serializer[Any]):
    gate = serializers.CharField()
    passed = serializers.BooleanField()
    words = serializers.CharField()
    words_en = serializers.CharField()


class AccountSerializer(TakenSerializer):
    """How a batch stands: rows = accepted + rejected + duplicate."""

    state = serializers.ChoiceField(choices=sorted(set(STATES.values())))
    rows = serializers.IntegerField()
    accepted = serializers.IntegerField()
    rejected = serializers.IntegerField()
    duplicate = serializers.IntegerField()
    gates = GateSerializer(many=True)
    refusal = serializers.CharField()
    rejects = RejectSerializer(many=True)
    next_after = serializers.IntegerField(allow_null=True)


class ProblemSerializer(serializers.Serializer[Any]):
    type = serializers.CharField()
    status = serializers.IntegerField()
    title = serializers.CharField()
    title_en = serializers.CharField()
    detail = serializers.JSONField()


def taken(pushed: PushedBatch, href: str) -> dict[str, Any]:
    """Facts of a batch that never change."""
    return {
        "batch": pushed.batch,
        "sequence": pushed.sequence,
        "kind": pushed.kind,
        "region": pushed.region_id,
        "received_at": pushed.at,
        "href": href,
    }


def _in_english(gate: dict[str, Any]) -> str:
    with override("en"):
        return in_words(gate)


def account(pushed: PushedBatch, href: str, *, after: int) -> dict[str, Any]:
    """How the batch stands now, with refused rows after a line."""
    found = pushed.register_import
    state = State(found.state)
    rows = found.rejected_rows.filter(row_number__gt=after).order_by("row_number")
    if state in (State.RECEIVED, State.LOADING):
        rows = rows.none()
    rejects = [
        {
            "line": row.row_number,
            "column": row.column,
            "code": row.code,
            "reason": row.reason,
            "value": row.value,
        }
        for row in rows[:REJECTS_SHOWN]
    ]
    return taken(pushed, href) | {
        "state": STATES[state],
        **{name: getattr(found, name) for name in ("rows", "accepted", "rejected", "duplicate")},
        "gates": [
            {
                "gate": gate["gate"],
                "passed": gate["passed"],
                "words": gate["words"],
                "words_en": _in_english(gate),
            }
            for gate in found.gates
        ],
        "refusal": found.refusal,
        "rejects": rejects,
        "next_after": rejects[-1]["line"] if len(rejects) == REJECTS_SHOWN else None,
    }
