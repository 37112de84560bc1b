"""Layer 2: what no rule knows is offered as what it resembles."""
