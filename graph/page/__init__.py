"""The evidence page: one article, every attribution and weapon marked, who said what beside it.

The page is one file that asks nothing of the network: its style and script are inlined and named
by their hashes in a Content-Security-Policy, so that nothing from an article can run.
"""

from claimgraph.graph.page.render import page

__all__ = ["page"]
