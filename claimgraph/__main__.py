"""`python -m claimgraph` is the `claimgraph` command."""

from claimgraph.cli import main

if __name__ == "__main__":
    main()
