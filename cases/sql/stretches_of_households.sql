-- Where to cut the counties of a region into stretches of about :size households, by household number.
WITH numbered AS (
    SELECT county_code, id, (row_number() OVER (PARTITION BY county_code ORDER BY id) - 1) / %(size)s AS stretch
    FROM households_household
    WHERE region_code >= %(start)s AND region_code < %(until)s
)
SELECT greatest(county_code, %(start)s) AS start, least(county_code + 1000000, %(until)s) AS until,
       min(id) AS first, max(id) AS last, count(*) AS households,
       count(*) OVER (PARTITION BY county_code) = 1 AS whole
FROM numbered
GROUP BY county_code, stretch
ORDER BY county_code, stretch
