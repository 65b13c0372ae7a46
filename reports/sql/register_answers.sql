-- What registers answered in verifications that ended in a period: one row for each person and source.
-- Takes: start, until (region codes), first_day, day_after (the period). Uses: verification by region.
SELECT 'register_answers' AS everything, p.person_id, a.household_id, NULL::bigint AS finding_id,
       p.name AS person_name, r.region_code, r.source, r.as_of, v.finished_on,
       true AS answered,
       r.answer = 'conflict' AS hit
FROM cases_verification AS v
JOIN cases_verificationresult AS r ON r.verification_id = v.id
JOIN cases_applicationperson AS p ON p.id = r.person_id
JOIN cases_application AS a ON a.id = v.application_id
WHERE v.region_code >= %(start)s AND v.region_code < %(until)s
  AND v.finished_on >= %(first_day)s::date AND v.finished_on < %(day_after)s::date
