-- Households whose own share of medical bills in a year is high: what registers say of settlements, or what
-- the file says, whichever is more. `measure` in yuan; `latest` and `events` are the facts it rests on.
-- Takes: start, until (region codes), on, floor (yuan). Reads loaded medical files from end to end.
WITH settled AS (
    SELECT DISTINCT r.id_token, r.event_on, r.data ->> 'hospital' AS hospital,
           (r.data ->> 'self_paid')::numeric AS self_paid
    FROM monitoring_registerimport AS i
    JOIN monitoring_registerrow AS r ON r.register_import_id = i.id
    WHERE i.kind = 'medical' AND i.state = 'loaded' AND r.id_token IS NOT NULL
      AND r.event_on > %(on)s::date - 365 AND r.event_on <= %(on)s::date
),
told AS (
    SELECT m.household_id, s.self_paid AS amount, s.event_on AS day, 'register' AS source
    FROM settled AS s
    JOIN households_person AS p ON p.id_token = s.id_token
    JOIN households_membership AS m ON m.person_id = p.id AND upper_inf(m.period)
    WHERE s.self_paid > 0
    UNION ALL
    SELECT e.household_id, e.amount * e.times, e.known_on, 'file'
    FROM households_expense AS e
    WHERE e.kind = 'medical' AND e.ended_on IS NULL AND e.known_on > %(on)s::date - 365
),
summed AS (
    SELECT t.household_id, t.source, sum(t.amount) AS measure, max(t.day) AS latest, count(*) AS events
    FROM told AS t
    GROUP BY t.household_id, t.source
)
SELECT DISTINCT ON (s.household_id) s.household_id, s.measure, s.latest, s.events, s.source AS detail
FROM summed AS s
JOIN households_household AS h ON h.id = s.household_id
WHERE h.region_code >= %(start)s AND h.region_code < %(until)s AND s.measure >= %(floor)s
ORDER BY s.household_id, s.measure DESC
