-- Expenses in force on a day, in fen a year. An amount per time is a year of that many times.
SELECT expense.household_id AS household, expense.person_id AS member, expense.kind,
       (expense.amount * 100 * CASE expense.unit WHEN 'year' THEN 1 ELSE expense.times END)::bigint AS annual,
       expense.vouchers
FROM households_household AS household
JOIN households_expense AS expense ON expense.household_id = household.id
WHERE household.region_code >= %(start)s AND household.region_code < %(until)s
  AND expense.known_on <= %(on)s AND (expense.ended_on IS NULL OR expense.ended_on > %(on)s)
ORDER BY expense.household_id, expense.id
