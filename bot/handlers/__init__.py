"""What people may do: one file per family of commands; a handler finds, acts, says."""
