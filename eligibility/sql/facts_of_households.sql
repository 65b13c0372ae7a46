-- The households of a region, as the rules read them: those whose numbers lie between two others.
SELECT id AS household, region_code AS region, area, poverty_status, waiver_until - date '1970-01-01' AS waived_until
FROM households_household
WHERE region_code >= %(start)s AND region_code < %(until)s AND id BETWEEN %(first)s AND %(last)s
