"""What people see of it, in both languages."""
