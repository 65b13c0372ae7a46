-- Up to the end of this transaction a sort or a hash table of a comparison stays in memory.
SET LOCAL work_mem = '128MB'
