"""Argon2 sized for a county server on which a whole office signs in at half past eight."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class CounterArgon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes, one lane: a tenth of the default's memory."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
