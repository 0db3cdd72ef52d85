"""What calls cost: prices, what was spent, what may still be spent."""
