-- What do the lines of the access log between two numbers say, as one digest?
-- Parameters: after (exclusive), last (inclusive). Range scan on the primary key. Each line is one JSON
-- array, so no two different lines are written alike; instants are counted from the epoch.
SELECT
    count(*) AS "rows",
    coalesce(min(id), 0) AS first_id,
    coalesce(max(id), 0) AS last_id,
    encode(sha256(convert_to(coalesce(string_agg(line, E'\n' ORDER BY id), ''), 'UTF8')), 'hex') AS sha256
FROM (
    SELECT
        id,
        jsonb_build_array(
            id, extract(EPOCH FROM at)::text, officer_id, kind, subject, subject_id,
            to_jsonb(fields), purpose, region_code
        )::text AS line
    FROM accounts_accesslog
    WHERE id > %(after)s AND id <= %(last)s
) AS lines
