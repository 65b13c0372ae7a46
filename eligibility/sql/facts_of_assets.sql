-- Assets in force on a day, as entered.
SELECT asset.household_id AS household, asset.person_id AS member, asset.kind, asset.amount, asset.vehicle_use, asset.area_m2
FROM households_household AS household
JOIN households_asset AS asset ON asset.household_id = household.id
WHERE household.region_code >= %(start)s AND household.region_code < %(until)s
  AND household.id BETWEEN %(first)s AND %(last)s
  AND asset.household_id BETWEEN %(first)s AND %(last)s
  AND asset.known_on <= %(on)s AND (asset.ended_on IS NULL OR asset.ended_on > %(on)s)
