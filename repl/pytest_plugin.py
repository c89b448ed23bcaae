"""Pytest plugin: golden Markdown pages as tests."""
