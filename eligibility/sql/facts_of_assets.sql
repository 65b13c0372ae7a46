-- Assets in force on a day: worth in fen, area in hundredths of a square metre.
SELECT asset.household_id AS household, asset.person_id AS member, asset.kind,
       (asset.amount * 100)::bigint AS amount, asset.vehicle_use, (asset.area_m2 * 100)::bigint AS area_m2
FROM households_household AS household
JOIN households_asset AS asset ON asset.household_id = household.id
WHERE household.region_code >= %(start)s AND household.region_code < %(until)s
  AND asset.known_on <= %(on)s AND (asset.ended_on IS NULL OR asset.ended_on > %(on)s)
ORDER BY asset.household_id, asset.id
