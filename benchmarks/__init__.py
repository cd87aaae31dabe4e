"""Speed against other packages: ``python -m benchmarks``."""
