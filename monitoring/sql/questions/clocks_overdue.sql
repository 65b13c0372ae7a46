-- Time limits of applications that ran out while the step was not done; of one case the earliest.
-- Takes: start, until (codes of the county), on.
SELECT DISTINCT ON (a.id)
       'clock_overdue' AS rule, 'L1' AS level, a.number AS event, NULL::bigint AS person_id, a.household_id,
       NULL::uuid AS id_token, a.applicant_name AS name, a.region_code,
       jsonb_build_object('ours', jsonb_build_object('application', a.number, 'clock', c.kind, 'due_on', c.due_on))
           AS facts
FROM cases_clock AS c
JOIN cases_application AS a ON a.id = c.application_id
WHERE a.region_code >= %(start)s AND a.region_code < %(until)s
  AND c.stopped_on IS NULL AND c.paused_on IS NULL AND c.due_on < %(on)s::date
ORDER BY a.id, c.due_on, c.kind
