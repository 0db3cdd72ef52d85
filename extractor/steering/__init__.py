"""What governs a run while it goes: how many calls at once, how fast, within which budget, and whether to go on."""
