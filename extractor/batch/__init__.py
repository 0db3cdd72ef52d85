"""Asking in files: requests and answers in OpenAI's Batch JSONL, which vLLM's ``run-batch`` reads and writes too."""
