"""What runs: updates in, messages out, several processes on one database. Rooms and doors know none of it."""
