"""The page of one procedure, `/thu-tuc/<code>`: what to bring, how long, how much, what really happens here, and what has changed."""
