-- Incomes in force on a day, as entered.
SELECT income.household_id AS household, income.person_id AS member, income.kind, income.amount, income.unit, income.times
FROM households_household AS household
JOIN households_income AS income ON income.household_id = household.id
WHERE household.region_code >= %(start)s AND household.region_code < %(until)s
  AND household.id BETWEEN %(first)s AND %(last)s
  AND income.household_id BETWEEN %(first)s AND %(last)s
  AND income.known_on <= %(on)s AND (income.ended_on IS NULL OR income.ended_on > %(on)s)
