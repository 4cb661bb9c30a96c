"""Write the graph out in other tools' formats."""

from claimgraph.graph.export.write import FORMATS, ExportReport, Format, export

__all__ = ["FORMATS", "ExportReport", "Format", "export"]
