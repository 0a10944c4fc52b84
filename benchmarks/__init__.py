"""The measured promises. `python -m benchmarks` runs them all and prints tables."""
