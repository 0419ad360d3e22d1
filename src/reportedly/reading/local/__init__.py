"""What is read by rule: words as data, and learned weights over them."""
