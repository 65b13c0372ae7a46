-- What running programmes ask of each unit by a day of the year so far, and whether it is proven: accepted, or
-- the report, ledger or book entry that proves it is there (as `AssignmentQuerySet.with_proof` says).
-- Takes: start, until (region codes), width (of the places compared), on (the day), year_start. Uses:
-- assignment by unit.
SELECT 'all' AS whole, (a.region_code / %(width)s::bigint * %(width)s::bigint)::text AS place,
       NULL::bigint AS person_id, NULL::bigint AS household_id, NULL::bigint AS finding_id, v.name AS person_name,
       a.region_code, a.id AS assignment_id, d.title, a.code, a.period, a.due_on, a.answered_on,
       true AS due,
       p.done,
       NOT p.done AND a.state <> 'answered' AS late
FROM reports_assignment AS a
JOIN reports_directive AS d ON d.id = a.directive_id AND d.state = 'running' AND d.kind = 'programme'
JOIN accounts_region AS v ON v.code = a.region_code
CROSS JOIN LATERAL (
    SELECT a.state = 'accepted'
        OR a.proof_kind = 'report' AND EXISTS (
            SELECT FROM reports_filing AS f
            WHERE f.kind = a.proof AND f.region_code = a.region_code AND f.period = a.period
              AND f.state IN ('filed', 'accepted')
        )
        OR a.proof_kind = 'ledger' AND EXISTS (
            SELECT FROM reports_ledgerfiling AS f
            WHERE f.kind = a.proof AND f.region_code = a.region_code AND f.month = a.since
        )
        OR a.proof_kind = 'book' AND EXISTS (
            SELECT FROM monitoring_bookentry AS e
            WHERE e.book = a.proof AND e.region_code >= a.region_code AND e.region_code < v.until
              AND e.opened_on BETWEEN a.since AND a.due_on
        ) AS done
) AS p
WHERE a.region_code >= %(start)s AND a.region_code < %(until)s
  AND a.due_on >= %(year_start)s::date AND a.due_on <= %(on)s::date
