-- Where to cut the households of one place into stretches of :size households, by their number.
SELECT min(id) AS first, max(id) AS last
FROM (
    SELECT id, (row_number() OVER (ORDER BY id) - 1) / %(size)s AS stretch
    FROM households_household
    WHERE region_code = %(place)s
) AS numbered
GROUP BY stretch
ORDER BY stretch
