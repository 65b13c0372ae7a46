-- The planner learns of the lines just written; without it the first questions about them take minutes.
ANALYZE cases_paymentline, cases_paymentexclusion;
