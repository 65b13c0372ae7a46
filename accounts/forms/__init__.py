"""Forms of sign-in, of one's own account, and of those who manage accounts."""
