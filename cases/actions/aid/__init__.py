"""Temporary aid (临时救助): taken in, decided, given stage by stage, and followed up."""
