"""Which weapons an article names, by the reference catalogue and by the shape of designations."""
