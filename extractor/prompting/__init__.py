"""What surrounds a prompt version: its front matter and examples, its release, what is wrong with it, what it costs."""
