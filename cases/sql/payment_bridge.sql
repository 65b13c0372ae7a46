-- The bridge from last month to this: due = last + new - stopped +- changed + arrears - recovered.
-- %(run)s, and %(previous)s: the regular run before it, or NULL. One row; counts and yuan.
-- Index: paymentline_of_run.
WITH now AS (
    SELECT person_id, household_id, sum(amount) AS amount
    FROM cases_paymentline
    WHERE run_id = %(run)s AND kind = 'regular' AND NOT void
    GROUP BY person_id, household_id
), last AS (
    SELECT person_id, household_id, sum(amount) AS amount
    FROM cases_paymentline
    WHERE run_id = %(previous)s AND kind = 'regular' AND NOT void
    GROUP BY person_id, household_id
), person AS (
    SELECT now.household_id AS now_household, last.household_id AS last_household,
           now.amount AS now_amount, last.amount AS last_amount
    FROM now FULL JOIN last USING (person_id)
), household AS (
    SELECT now.household_id AS now_household, last.household_id AS last_household
    FROM (SELECT DISTINCT household_id FROM now) AS now
    FULL JOIN (SELECT DISTINCT household_id FROM last) AS last USING (household_id)
), changed AS (
    SELECT now_household FROM person WHERE now_amount <> last_amount
), extra AS (
    SELECT kind, count(DISTINCT household_id) AS households, count(DISTINCT person_id) AS persons,
           sum(amount) AS yuan
    FROM cases_paymentline
    WHERE run_id = %(run)s AND kind <> 'regular' AND NOT void
    GROUP BY kind
), by_person AS (
    SELECT count(now_amount) AS due_persons, count(last_amount) AS last_persons,
           count(*) FILTER (WHERE last_amount IS NULL) AS new_persons,
           count(*) FILTER (WHERE now_amount IS NULL) AS stopped_persons,
           coalesce(sum(last_amount), 0) AS last_yuan,
           coalesce(sum(now_amount) FILTER (WHERE last_amount IS NULL), 0) AS new_yuan,
           coalesce(sum(last_amount) FILTER (WHERE now_amount IS NULL), 0) AS stopped_yuan,
           coalesce(sum(now_amount - last_amount), 0) AS changed_yuan
    FROM person
), by_household AS (
    SELECT count(now_household) AS due_households, count(last_household) AS last_households,
           count(*) FILTER (WHERE last_household IS NULL) AS new_households,
           count(*) FILTER (WHERE now_household IS NULL) AS stopped_households
    FROM household
)
SELECT by_person.*, by_household.*,
       (SELECT count(*) FROM changed) AS changed_persons,
       (SELECT count(DISTINCT now_household) FROM changed) AS changed_households,
       coalesce(arrears.households, 0) AS arrears_households,
       coalesce(arrears.persons, 0) AS arrears_persons,
       coalesce(arrears.yuan, 0) AS arrears_yuan,
       coalesce(recovery.households, 0) AS recovery_households,
       coalesce(recovery.persons, 0) AS recovery_persons,
       coalesce(-recovery.yuan, 0) AS recovery_yuan,
       (SELECT coalesce(sum(amount), 0) FROM cases_paymentline WHERE run_id = %(run)s AND NOT void)
           AS due_yuan
FROM by_person
CROSS JOIN by_household
LEFT JOIN extra AS arrears ON arrears.kind = 'arrears'
LEFT JOIN extra AS recovery ON recovery.kind = 'recovery';
