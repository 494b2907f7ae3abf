"""The page that a report stands on: its paragraphs, what stands round the text, and how a text begins."""
