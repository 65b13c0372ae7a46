"""Minimum living allowance (低保) and its neighbours: from counted income to outcome and money."""
