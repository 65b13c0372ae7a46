-- Incomes in force on a day, as entered.
SELECT household_id AS household, person_id AS member, kind, amount, unit, times
FROM households_income
WHERE region_code >= %(start)s AND region_code < %(until)s AND household_id BETWEEN %(first)s AND %(last)s
  AND known_on <= %(on)s AND (ended_on IS NULL OR ended_on > %(on)s)
