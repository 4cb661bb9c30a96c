"""claimgraph: who said what about which weapon, and who contradicts whom."""

__version__ = "0.1.0"
