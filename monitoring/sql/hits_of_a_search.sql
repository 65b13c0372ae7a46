-- A table of hits for this transaction, in place of an earlier one; `write_findings` reads it.
DROP TABLE IF EXISTS hits;
CREATE TEMPORARY TABLE hits (
    rule text, level text, event text NOT NULL, person_id bigint, household_id bigint, id_token uuid,
    name text, region_code bigint, facts jsonb
) ON COMMIT DROP
