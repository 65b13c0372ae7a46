-- Which given regions are new, or named otherwise than before?
-- Reads the temporary table given_region (code, until, name, level, parent_id, pinyin); writes accounts_region.
-- Regions that are not given stay: old codes keep their cases. A second run changes no row.
INSERT INTO accounts_region (code, until, name, pinyin, level, parent_id, valid_from)
SELECT code, until, name, pinyin, level, parent_id, DATE '1949-10-01'
FROM given_region
ORDER BY code
ON CONFLICT (code) DO UPDATE
SET
    name = excluded.name,
    pinyin = excluded.pinyin,
    level = excluded.level,
    parent_id = excluded.parent_id,
    until = excluded.until
WHERE
    (accounts_region.name, accounts_region.pinyin, accounts_region.level, accounts_region.until)
    IS DISTINCT FROM (excluded.name, excluded.pinyin, excluded.level, excluded.until)
    OR accounts_region.parent_id IS DISTINCT FROM excluded.parent_id
