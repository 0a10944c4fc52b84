"""Several processes on one database: who serves, who shares the work, and how they keep knowing the same."""
