-- The lists of the last comparison with the poverty office in a period, one row for each person on either side.
-- Takes: start, until (region codes), first_day, day_after (the period). Uses: comparison by region,
-- comparedperson by comparison.
WITH last AS (
    SELECT DISTINCT ON (c.region_code) c.id
    FROM monitoring_comparison AS c
    WHERE c.kind = 'poverty_office'
      AND c.finished_at >= %(first_day)s::date::timestamp AT TIME ZONE 'Asia/Shanghai'
      AND c.finished_at < %(day_after)s::date::timestamp AT TIME ZONE 'Asia/Shanghai'
    ORDER BY c.region_code, c.finished_at DESC, c.id DESC
)
SELECT 'lists' AS everything, p.person_id, p.household_id, NULL::bigint AS finding_id,
       p.name AS person_name, p.region_code, p.category,
       p."group" <> 'only_theirs' AS ours,
       p."group" <> 'only_ours' AS theirs,
       p."group" IN ('both', 'differ') AS both_lists,
       p."group" = 'only_theirs' AS only_theirs,
       p."group" = 'only_ours' AS only_ours,
       p."group" = 'differ' AS differing
FROM last
JOIN monitoring_comparedperson AS p ON p.comparison_id = last.id
WHERE p.region_code >= %(start)s AND p.region_code < %(until)s
