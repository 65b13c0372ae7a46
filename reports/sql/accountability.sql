-- Accountability cases (问责案例): clues handed to discipline inspection that ended in a period with discipline.
-- Takes: start, until (region codes), first_day, day_after (the period). Whom the finding was about is not told:
-- the case is about staff. Uses: reply by region.
SELECT 'cases' AS everything, NULL::bigint AS person_id, NULL::bigint AS household_id,
       NULL::bigint AS finding_id, v.name AS person_name, r.region_code, f.rule, d.reason AS fact, r.organ,
       r.result, r.discipline, r.sent_on, r.replied_on,
       true AS concluded,
       d.code = '11' AND EXISTS (SELECT FROM monitoring_disposal_concerns AS c WHERE c.disposal_id = d.id)
           AS names_staff
FROM monitoring_reply AS r
JOIN monitoring_disposal AS d ON d.id = r.disposal_id
JOIN monitoring_finding AS f ON f.id = d.finding_id
JOIN accounts_region AS v ON v.code = r.region_code
WHERE r.region_code >= %(start)s AND r.region_code < %(until)s
  AND d.code = '11' AND NOT d.rejected AND r.discipline <> ''
  AND r.replied_on >= %(first_day)s::date AND r.replied_on < %(day_after)s::date
