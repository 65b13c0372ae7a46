-- Notices that have hung their days without an open objection, while the case has not gone on.
-- Takes: start, until (codes of the county), on.
SELECT 'notice_over' AS rule, 'L1' AS level, a.number AS event, NULL::bigint AS person_id, a.household_id,
       NULL::uuid AS id_token, a.applicant_name AS name, a.region_code,
       jsonb_build_object('ours', jsonb_build_object('application', a.number, 'ends_on', n.ends_on)) AS facts
FROM cases_notice AS n
JOIN cases_application AS a ON a.id = n.application_id
WHERE a.region_code >= %(start)s AND a.region_code < %(until)s
  AND n.closed_on IS NULL AND n.ends_on < %(on)s::date
  AND NOT EXISTS (SELECT FROM cases_objection AS o WHERE o.notice_id = n.id AND o.settled_on IS NULL)
