"""Every sentence and card the bot says, and nothing else: facts in, plain short Chinese out."""
