"""Papers that offices print and file: facts in, bytes out; no database, no clock, no network."""
