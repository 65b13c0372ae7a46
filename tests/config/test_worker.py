"""A real worker on the test's own database."""

import pytest

from config.celery import app
from tests.stack import worker


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_a_worker_takes_what_is_sent_and_is_killed_without_a_trace(tmp_path):
    app.control.purge()  # other tests wake workers for kinds that exist only there
    log = tmp_path / "worker.log"
    with worker(log) as process:
        app.send_task("config.sweep_jobs")
        process.wait_for("succeeded in")
        process.kill()
    assert "Traceback" not in log.read_text()
