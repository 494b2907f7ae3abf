"""Speech: who says what by which words, who stands behind a title or pronoun, how sure, how checked."""
