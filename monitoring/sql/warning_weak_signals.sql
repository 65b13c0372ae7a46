-- Households of which several registers say something small within half a year. `measure` counts the different
-- signals; `latest` and `events` are the facts it rests on, the same however often a register sends them again.
-- What happens has its day. What merely is so (left school, a contribution stopped) counts from the first file that
-- says it, and is news only where an earlier file of that register did not.
-- Takes: start, until (region codes), on, floor (signals). Reads loaded files from end to end.
WITH said AS (
    SELECT r.id_token, i.kind, i.region_code, i.as_of, r.event_on, r.category,
           coalesce(r.data ->> 'record_state', '') AS record_state, r.data ->> 'enrolment' AS enrolment,
           r.data ->> 'certificate_state' AS certificate_state,
           nullif(r.data ->> 'serious_illness_paid', '')::numeric AS serious_illness_paid
    FROM monitoring_registerimport AS i
    JOIN monitoring_registerrow AS r ON r.register_import_id = i.id
    WHERE i.state = 'loaded' AND r.id_token IS NOT NULL AND i.as_of <= %(on)s::date
      AND i.kind IN ('human_resources', 'education', 'disability', 'hotline', 'medical')
),
happened AS (
    SELECT s.id_token, s.event_on AS day,
           CASE
               WHEN s.kind = 'human_resources' AND s.category = 'unemployment' AND s.record_state <> 'stopped'
                   THEN 'unemployment'
               WHEN s.kind = 'disability' AND s.certificate_state = 'valid' THEN 'disability'
               WHEN s.kind = 'hotline' AND s.category = 'need' THEN 'hotline'
               WHEN s.kind = 'medical' AND s.serious_illness_paid > 0 THEN 'illness'
           END AS signal
    FROM said AS s
    WHERE s.event_on > %(on)s::date - 180 AND s.event_on <= %(on)s::date
),
is_so AS (
    SELECT s.id_token, s.kind, s.region_code, min(s.as_of) AS day,
           CASE s.kind WHEN 'education' THEN 'left_school' ELSE 'stopped' END AS signal
    FROM said AS s
    WHERE s.kind = 'education' AND s.enrolment = 'left'
       OR s.kind = 'human_resources' AND s.record_state = 'stopped' AND s.category <> 'unemployment'
    GROUP BY s.id_token, s.kind, s.region_code
),
told AS (
    SELECT h.id_token, h.day, h.signal FROM happened AS h WHERE h.signal IS NOT NULL
    UNION ALL
    SELECT n.id_token, n.day, n.signal
    FROM is_so AS n
    WHERE n.day > %(on)s::date - 180
      AND EXISTS (
          SELECT FROM monitoring_registerimport AS earlier
          WHERE earlier.kind = n.kind AND earlier.region_code = n.region_code AND earlier.as_of < n.day
            AND earlier.state IN ('loaded', 'destroyed')
      )
),
signals AS (
    SELECT m.household_id, t.signal, t.day
    FROM told AS t
    JOIN households_person AS p ON p.id_token = t.id_token
    JOIN households_membership AS m ON m.person_id = p.id AND upper_inf(m.period)
    UNION ALL
    SELECT i.household_id, 'income_ended', i.ended_on
    FROM households_income AS i
    WHERE i.ended_on > %(on)s::date - 180 AND i.ended_on <= %(on)s::date
)
SELECT s.household_id, count(DISTINCT s.signal) AS measure, max(s.day) AS latest,
       count(DISTINCT (s.signal, s.day)) AS events, string_agg(DISTINCT s.signal, ',') AS detail
FROM signals AS s
JOIN households_household AS h ON h.id = s.household_id
WHERE h.region_code >= %(start)s AND h.region_code < %(until)s
GROUP BY s.household_id
HAVING count(DISTINCT s.signal) >= %(floor)s
ORDER BY s.household_id
