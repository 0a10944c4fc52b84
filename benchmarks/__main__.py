"""`python -m benchmarks`: everything, one table after another."""

from benchmarks import intake

intake.main(rounds=3, databases=["sqlite", "postgres"])
