"""Front ends: command line, prompt, golden documents."""
