-- How many households lie in each place of a region, in the order of the places.
SELECT region_code AS place, count(*) AS households
FROM households_household
WHERE region_code >= %(start)s AND region_code < %(until)s
GROUP BY region_code
ORDER BY region_code
