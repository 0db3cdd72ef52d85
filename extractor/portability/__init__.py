"""One record, many dialects: the JSON schema of a model as each provider takes it, and what it would refuse."""
