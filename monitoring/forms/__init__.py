"""What people type about registers and findings."""
