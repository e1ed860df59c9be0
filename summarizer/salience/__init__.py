"""Choose the sentences that carry the document.

`findings` knows the members of an enumeration, `centrality` the similarity of sentences, `features`
what speaks for and against each sentence, `choice` takes the best without saying a thing twice.
"""

from summarizer.salience.centrality import lexrank
from summarizer.salience.choice import point_count, select
from summarizer.salience.features import WEIGHTS, Weights, is_eligible

__all__ = ["WEIGHTS", "Weights", "is_eligible", "lexrank", "point_count", "select"]
