"""The commands of `duban`, by family; `bot.__main__` lists them."""
