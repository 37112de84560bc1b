"""What a message says to the question that we asked: a choice, a yes, missing fields, or none of these."""
