"""The search by the rule core: who looks eligible and has nothing, who is on the rolls and over the line."""
