-- The last time that what is on file of a person or a household was changed, not merely entered.
-- Takes: person, household (ids or null), since.
SELECT what, at
FROM (
    SELECT 'person' AS what, pgh_created_at AS at FROM households_personhistory
    WHERE pgh_obj_id = %(person)s AND pgh_label <> 'insert'
    UNION ALL
    SELECT 'circumstances', pgh_created_at FROM households_circumstanceshistory
    WHERE person_id = %(person)s AND pgh_label <> 'insert'
    UNION ALL
    SELECT 'household', pgh_created_at FROM households_householdhistory
    WHERE pgh_obj_id = %(household)s AND pgh_label <> 'insert'
    UNION ALL
    SELECT 'membership', pgh_created_at FROM households_membershiphistory
    WHERE household_id = %(household)s AND pgh_label <> 'insert'
    UNION ALL
    SELECT 'income', pgh_created_at FROM households_incomehistory
    WHERE household_id = %(household)s AND pgh_label <> 'insert'
    UNION ALL
    SELECT 'asset', pgh_created_at FROM households_assethistory
    WHERE household_id = %(household)s AND pgh_label <> 'insert'
) AS change
WHERE at >= %(since)s
ORDER BY at DESC
LIMIT 1
