"""What the plan and the situation make of what was said: refusals, questions, offers. No rows are known here."""
