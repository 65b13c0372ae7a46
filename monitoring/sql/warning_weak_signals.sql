-- Households of which several registers say something small within half a year. `measure` counts the different
-- signals; `latest` and `events` are the facts it rests on.
-- Takes: start, until (region codes), on, floor (signals). Reads loaded files from end to end.
WITH told AS (
    SELECT r.id_token, r.event_on AS day,
           CASE
               WHEN i.kind = 'human_resources' AND r.category = 'unemployment' THEN 'unemployment'
               WHEN i.kind = 'human_resources' AND r.data ->> 'record_state' = 'stopped' THEN 'stopped'
               WHEN i.kind = 'education' AND r.data ->> 'enrolment' = 'left' THEN 'left_school'
               WHEN i.kind = 'disability' AND r.data ->> 'certificate_state' = 'valid' THEN 'disability'
               WHEN i.kind = 'hotline' AND r.category = 'need' THEN 'hotline'
               WHEN i.kind = 'medical' AND (r.data ->> 'serious_illness_paid')::numeric > 0 THEN 'illness'
           END AS signal
    FROM monitoring_registerimport AS i
    JOIN monitoring_registerrow AS r ON r.register_import_id = i.id
    WHERE i.state = 'loaded' AND r.id_token IS NOT NULL
      AND i.kind IN ('human_resources', 'education', 'disability', 'hotline', 'medical')
      AND r.event_on > %(on)s::date - 180 AND r.event_on <= %(on)s::date
),
signals AS (
    SELECT m.household_id, t.signal, t.day
    FROM told AS t
    JOIN households_person AS p ON p.id_token = t.id_token
    JOIN households_membership AS m ON m.person_id = p.id AND upper_inf(m.period)
    WHERE t.signal IS NOT NULL
    UNION ALL
    SELECT i.household_id, 'income_ended', i.ended_on
    FROM households_income AS i
    WHERE i.ended_on > %(on)s::date - 180 AND i.ended_on <= %(on)s::date
)
SELECT s.household_id, count(DISTINCT s.signal) AS measure, max(s.day) AS latest, count(*) AS events,
       string_agg(DISTINCT s.signal, ',') AS detail
FROM signals AS s
JOIN households_household AS h ON h.id = s.household_id
WHERE h.region_code >= %(start)s AND h.region_code < %(until)s
GROUP BY s.household_id
HAVING count(DISTINCT s.signal) >= %(floor)s
ORDER BY s.household_id
