-- Findings of one region by rule: found in the period, settled in it, open at its end.
-- Takes: start, until (region codes), first_day, day_after (the period), keys (rules). Uses: finding by region.
SELECT rule.code AS rule,
       count(*) FILTER (WHERE f.found_on >= %(first_day)s AND f.found_on < %(day_after)s) AS found,
       count(*) FILTER (WHERE f.closed_on >= %(first_day)s AND f.closed_on < %(day_after)s)
           AS settled,
       count(*) FILTER (WHERE f.found_on < %(day_after)s
                        AND (f.closed_on IS NULL OR f.closed_on >= %(day_after)s)) AS open
FROM unnest(%(keys)s) AS rule (code)
LEFT JOIN monitoring_finding AS f
    ON f.rule = rule.code AND f.region_code >= %(start)s AND f.region_code < %(until)s
GROUP BY rule.code
