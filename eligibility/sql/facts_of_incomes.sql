-- Incomes in force on a day, in fen a year. An amount per time is a year of that many times.
SELECT income.household_id AS household, income.person_id AS member, income.kind,
       (income.amount * 100 * CASE income.unit WHEN 'year' THEN 1 ELSE income.times END)::bigint AS annual,
       CASE income.unit WHEN 'month' THEN income.times ELSE 12 END AS months
FROM households_household AS household
JOIN households_income AS income ON income.household_id = household.id
WHERE household.region_code >= %(start)s AND household.region_code < %(until)s
  AND income.known_on <= %(on)s AND (income.ended_on IS NULL OR income.ended_on > %(on)s)
ORDER BY income.household_id, income.id
