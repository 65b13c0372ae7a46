"""An independent, slow reading of the handbook: one household, plain loops, exact fractions.

It shares no code with the rules and reads the policy packs with its own reader. It leaves out what no pack
sets: sex and age bands of imputation, a limit on carers, education above a multiple, public school rates,
care at the two subsidies, relief of carers, award tiers and minima, homes bought lately, property of
supporters.

Where the texts are open it reads as the rules do: shares of an amount go up to the fen, support fees down;
a disability counts while its certificate is renewed; a family at the line that holds dibao may exit
gradually; grown children away from home count only while they study; tax and contributions take no more
than what came in.
"""

from tests.eligibility.oracle.book import FUJIAN, PENGSHUI, SIXIAN, Place
from tests.eligibility.oracle.dibao import Decision, decide

__all__ = ["FUJIAN", "PENGSHUI", "SIXIAN", "Decision", "Place", "decide"]
