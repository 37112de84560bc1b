"""Task 1's list of people, read word by word: roles, names, posts, mobiles, and what is said of them."""
