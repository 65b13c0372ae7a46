-- Applications and reviews that were in hand in a span: one row each, with what happened to them in it.
-- Working days: those announced, else Monday to Friday. A reversal is an objection that was upheld.
-- Takes: start, until (region codes), width (of the places compared), first_day, day_after (the span), on (the
-- day). Uses: application by county, clock by application.
SELECT 'all' AS whole, (a.region_code / %(width)s::bigint * %(width)s::bigint)::text AS place, a.state, a.benefit,
       NULL::bigint AS person_id, a.household_id, NULL::bigint AS finding_id, a.id AS application_id,
       a.applicant_name AS person_name, a.region_code, a.number, a.submitted_at::date AS submitted_on, a.decided_on,
       c.due_on, days.taken,
       a.submitted_at >= %(first_day)s::date AND a.submitted_at < %(day_after)s::date AS received,
       h.decided AS decided,
       h.decided AND a.state = 'refused' AS refused,
       h.standing AS in_hand,
       h.standing AND coalesce(c.due_on < %(on)s::date, false) AS late,
       h.standing AND coalesce(c.due_on >= %(on)s::date AND c.due_on < %(on)s::date + 5, false) AS soon,
       h.decided AND u.id IS NOT NULL AS urgent,
       h.decided AND u.id IS NOT NULL AND coalesce(days.taken <= 5, false) AS urgent_in_time,
       coalesce(o.heard, false) AS heard,
       coalesce(o.reversed, false) AS reversed
FROM cases_application AS a
CROSS JOIN LATERAL (
    SELECT coalesce(a.decided_on >= %(first_day)s::date AND a.decided_on < %(day_after)s::date, false) AS decided,
           a.submitted_at IS NOT NULL AND a.submitted_at < %(on)s::date + 1
               AND coalesce(a.decided_on > %(on)s::date, a.state NOT IN ('withdrawn', 'terminated')) AS standing
) AS h
LEFT JOIN LATERAL (
    SELECT min(c.due_on) AS due_on
    FROM cases_clock AS c
    WHERE c.application_id = a.id AND c.stopped_on IS NULL AND c.paused_on IS NULL
) AS c ON h.standing
LEFT JOIN LATERAL (
    SELECT count(*) AS taken
    FROM generate_series(a.accepted_on + 1, a.decided_on, interval '1 day') AS d (day)
    LEFT JOIN cases_workday AS w ON w.day = d.day::date
    WHERE coalesce(w.is_working, extract(isodow FROM d.day) < 6)
) AS days ON h.decided AND a.accepted_on IS NOT NULL
LEFT JOIN cases_aid AS u ON u.application_id = a.id AND u.kind = 'emergency'
LEFT JOIN LATERAL (
    SELECT true AS heard, bool_or(o.outcome = 'upheld') AS reversed
    FROM cases_objection AS o
    JOIN cases_notice AS n ON n.id = o.notice_id
    WHERE n.application_id = a.id
      AND o.settled_on >= %(first_day)s::date AND o.settled_on < %(day_after)s::date
    HAVING count(*) > 0
) AS o ON true
WHERE a.region_code >= %(start)s AND a.region_code < %(until)s AND a.submitted_at IS NOT NULL
  AND (h.standing OR h.decided OR o.heard
       OR a.submitted_at >= %(first_day)s::date AND a.submitted_at < %(day_after)s::date)
