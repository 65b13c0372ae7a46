-- Households whose yearly income on file fell within 90 days. `measure` in per cent of what it was before;
-- `latest` and `events` are the facts it rests on. Takes: start, until (region codes), on, floor (per cent).
WITH flow AS (
    SELECT i.household_id, i.amount * i.times AS annual, i.known_on, i.ended_on,
           i.known_on <= %(on)s::date - 90
               AND coalesce(i.ended_on > %(on)s::date - 90, true) AS before,
           i.known_on <= %(on)s::date AND coalesce(i.ended_on > %(on)s::date, true) AS now
    FROM households_income AS i
    JOIN households_household AS h ON h.id = i.household_id
    WHERE h.region_code >= %(start)s AND h.region_code < %(until)s
),
summed AS (
    SELECT f.household_id, coalesce(sum(f.annual) FILTER (WHERE f.before), 0) AS was,
           coalesce(sum(f.annual) FILTER (WHERE f.now), 0) AS is_now,
           max(greatest(f.known_on, f.ended_on)) AS latest, count(*) AS events
    FROM flow AS f
    GROUP BY f.household_id
)
SELECT s.household_id, round((s.was - s.is_now) * 100 / s.was, 1) AS measure, s.latest, s.events,
       s.was || ' → ' || s.is_now AS detail
FROM summed AS s
WHERE s.was > 0 AND (s.was - s.is_now) * 100 >= %(floor)s * s.was
ORDER BY s.household_id
