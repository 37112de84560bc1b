"""How many characters must change to turn one name into another; only for names, never for verbs."""


def within(one: str, other: str, limit: int) -> bool:
    """Whether at most `limit` insertions, deletions or replacements lie between two names (Levenshtein)."""
    if abs(len(one) - len(other)) > limit:
        return False
    row = list(range(len(other) + 1))
    for place, char in enumerate(one, start=1):
        above, row[0] = row[0], place
        for column, facing in enumerate(other, start=1):
            above, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, above + (char != facing))
    return row[-1] <= limit
