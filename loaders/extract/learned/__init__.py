"""What a small trained network reads in a paragraph: names, cues, and who said what by each."""
