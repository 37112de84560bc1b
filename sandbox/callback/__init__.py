"""WeCom's side of the callbacks: what it posts to the product, and how it judges the answers."""
