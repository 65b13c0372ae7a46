-- The households of a region, as the rules read them. :start, :until the interval of region codes.
SELECT id AS household, region_code AS region, area, poverty_status, waiver_until AS waived_until
FROM households_household
WHERE region_code >= %(start)s AND region_code < %(until)s
ORDER BY id
