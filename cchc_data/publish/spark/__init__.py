"""Publishing by Apache Spark: the same SQL files, carried to its dialect; imported only when it is asked for."""
