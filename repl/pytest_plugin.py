"""Pytest plugin: Markdown pages in folders named golden, and those named on the command line, are tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden-update",
        action="store_true",
        help="rewrite the determined outputs of golden pages; every page that is rewritten fails",
    )
    parser.addoption("--golden-trust", action="store_true", help="run golden pages outside of the sandbox")


def pytest_collect_file(parent: pytest.Collector, file_path: Path) -> "GoldenFile | None":
    is_golden = file_path.parent.name == "golden" or parent.session.isinitpath(file_path)
    if file_path.suffix == ".md" and is_golden:
        return GoldenFile.from_parent(parent, path=file_path)
    return None


class GoldenFile(pytest.File):
    """A page: one test."""

    def collect(self) -> Iterator[pytest.Item]:
        yield GoldenItem.from_parent(self, name="page")


class GoldenItem(pytest.Item):
    """All examples of a page."""

    def runtest(self) -> None:
        from .golden import Page  # only when a page is run: pytest loads plugins for every test
        from .sandboxes import page_sandbox  # likewise

        text = self.path.read_text("utf-8")
        sandbox = not self.config.getoption("--golden-trust") and page_sandbox([], str(self.path))
        page = Page(text, str(self.path.relative_to(self.config.rootpath)), sandbox=sandbox)
        if not page.fences:
            # a page without examples would pass whatever it says
            raise GoldenFailure(f"{page.name}: no ```wl examples")
        page.run()
        if self.config.getoption("--golden-update"):
            self.path.write_text(page.updated(), "utf-8")
            raise GoldenFailure(f"{page.name}: rewritten; look at the changes and run again without --golden-update")
        if page.differences:
            raise GoldenFailure("\n".join([str(difference) for difference in page.differences]))

    def repr_failure(self, excinfo: pytest.ExceptionInfo, style: str | None = None) -> object:
        if isinstance(excinfo.value, GoldenFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple:
        return self.path, 0, f"golden page {self.path.name}"


class GoldenFailure(Exception):
    """A page says what is not so."""
