"""What differs from one place of use to the next; read once at the start and passed on by hand."""
