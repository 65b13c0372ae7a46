"""The benefits beside dibao, each a module of one form: its rules, and an `Entitlement` that names them."""
