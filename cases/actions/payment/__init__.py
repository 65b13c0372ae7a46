"""Monthly payment: compute, look, sign by three, lock, pay by file, hear the bank, close."""
