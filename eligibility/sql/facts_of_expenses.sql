-- Expenses in force on a day, as entered.
SELECT expense.household_id AS household, expense.person_id AS member, expense.kind, expense.amount, expense.unit, expense.times, expense.vouchers::int
FROM households_household AS household
JOIN households_expense AS expense ON expense.household_id = household.id
WHERE household.region_code >= %(start)s AND household.region_code < %(until)s
  AND household.id BETWEEN %(first)s AND %(last)s
  AND expense.household_id BETWEEN %(first)s AND %(last)s
  AND expense.known_on <= %(on)s AND (expense.ended_on IS NULL OR expense.ended_on > %(on)s)
