"""Write the graph out in other tools' formats."""
