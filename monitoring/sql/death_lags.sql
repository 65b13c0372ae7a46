-- Days from a death to the stop of the money, by township, of deaths confirmed in a span; the rows are those of
-- monitoring.views.settled. Takes: intervals as start and until (of what the officer sees), since, before.
SELECT f.township_code AS township, r.name, count(*) AS deaths,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY d.stopped_on - d.event_on) AS median,
       percentile_cont(0.9) WITHIN GROUP (ORDER BY d.stopped_on - d.event_on) AS p90,
       max(d.stopped_on - d.event_on) AS longest
FROM (
    SELECT finding_id, event_on, (confirmed_at AT TIME ZONE 'Asia/Shanghai')::date AS stopped_on
    FROM monitoring_disposal
    WHERE code = '1' AND confirmed_by_id IS NOT NULL AND NOT rejected AND event_on IS NOT NULL
) AS d
JOIN monitoring_finding AS f ON f.id = d.finding_id AND f.rule IN ('deceased_on_roll', 'cancelled_for_death')
JOIN accounts_region AS r ON r.code = f.township_code
WHERE f.closed_on >= %(since)s AND f.closed_on < %(before)s
  AND EXISTS (
      SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS seen (start, until)
      WHERE f.region_code >= seen.start AND f.region_code < seen.until)
GROUP BY f.township_code, r.name
ORDER BY median DESC, r.name
