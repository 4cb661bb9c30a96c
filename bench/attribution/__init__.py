"""Who said what, by claimgraph and by other systems: one corpus, one scorer, one run."""
