-- Deaths confirmed in the year to a span: days from the death to the day the money was stopped, one row each.
-- Takes: start, until (region codes), width (of the places compared), year_start, day_after (end of the span).
SELECT 'all' AS whole, (f.region_code / %(width)s::bigint * %(width)s::bigint)::text AS place,
       CASE
           WHEN lag.days <= 30 THEN 'month'
           WHEN lag.days <= 60 THEN 'two_months'
           WHEN lag.days <= 90 THEN 'quarter'
           ELSE 'older'
       END AS age,
       f.person_id, f.household_id, f.id AS finding_id, f.name AS person_name, f.region_code,
       d.event_on, lag.stopped_on, lag.days, true AS stopped, lag.days > 30 AS slow
FROM monitoring_disposal AS d
JOIN monitoring_finding AS f ON f.id = d.finding_id AND f.rule = 'deceased_on_roll'
CROSS JOIN LATERAL (
    SELECT (d.confirmed_at AT TIME ZONE 'Asia/Shanghai')::date AS stopped_on,
           (d.confirmed_at AT TIME ZONE 'Asia/Shanghai')::date - d.event_on AS days
) AS lag
WHERE d.code = '1' AND d.confirmed_by_id IS NOT NULL AND NOT d.rejected AND d.event_on IS NOT NULL
  AND f.region_code >= %(start)s AND f.region_code < %(until)s
  AND lag.stopped_on >= %(year_start)s::date AND lag.stopped_on < %(day_after)s::date
