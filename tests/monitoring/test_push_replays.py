"""Every push sent three times, in random order, by four senders at once: each is taken once, in order."""

from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from django.db import connection

from monitoring.actions import pushes
from monitoring.models import PushedBatch, RegisterImport, RegisterRow
from tests.monitoring import files
from tests.monitoring.pushing import SOURCE, Department, department

pytestmark = [pytest.mark.alone, pytest.mark.django_db(transaction=True)]
BATCHES = 17
SENDERS = 4
TRIES = 20


def send(sender: Department, number: int) -> tuple[int, bytes]:
    """The answer to one batch; whoever is told to come again comes again."""
    rows = files.funeral_rows(Random(number), good=2)
    try:
        for _try in range(TRIES):
            answer = sender.push(rows, sequence=number)
            if answer.status_code != 503:
                return answer.status_code, answer.content
    finally:
        connection.close()
    raise AssertionError("always busy")


def test_replays_are_taken_once_and_in_order():
    first, second = department(), department(source=f"{SOURCE}（分所）")
    random = Random(7)
    sent = [(d, n) for d in (first, second) for n in range(1, BATCHES + 1) for _ in range(3)]
    random.shuffle(sent)
    with ThreadPoolExecutor(SENDERS) as senders:
        answers = list(senders.map(lambda each: send(*each), sent))
    assert {status for status, _body in answers} == {202}
    told: dict[tuple[str, int], set[bytes]] = {}
    for (sender, number), (_status, body) in zip(sent, answers, strict=True):
        told.setdefault((sender.key_id, number), set()).add(body)
    assert all(len(bodies) == 1 for bodies in told.values())  # three times the same answer
    assert PushedBatch.objects.count() == RegisterImport.objects.count() == 2 * BATCHES

    jobs = list(RegisterImport.objects.values_list("job", flat=True))
    random.shuffle(jobs)
    for job in [*jobs, *jobs]:  # a message may come twice
        pushes.run(job, on=files.AS_OF)
    taken = PushedBatch.objects.select_related("register_import")
    for source in (SOURCE, f"{SOURCE}（分所）"):
        mine = {each.sequence: each.register_import for each in taken.filter(source=source)}
        assert mine[BATCHES].state == "loaded"
        assert {each.state for each in mine.values()} <= {"loaded", "late"}
        applied = [number for number, each in mine.items() if each.state == "loaded"]
        order = [jobs.index(mine[number].job_id) for number in sorted(applied)]
        assert order == sorted(order)  # nothing was applied after something later
    loaded = RegisterImport.objects.filter(state="loaded")
    rows = RegisterRow.objects.filter(register_import__in=loaded)
    assert rows.count() == 2 * loaded.count()
