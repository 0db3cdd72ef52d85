"""The run folder while a run is written: held by one process, appended to, and picked up again after any end."""
