"""Pytest plugin: Markdown pages in folders named golden, and those named on the command line, are tests."""

import pytest


def pytest_addoption(parser):
    parser.addoption(
        "--golden-update",
        action="store_true",
        help="rewrite the determined outputs of golden pages; every page that is rewritten fails",
    )


def pytest_collect_file(parent, file_path):
    wanted = file_path.parent.name == "golden" or parent.session.isinitpath(file_path)
    if file_path.suffix == ".md" and wanted:
        return GoldenFile.from_parent(parent, path=file_path)
    return None


class GoldenFile(pytest.File):
    """A page: one test."""

    def collect(self):
        yield GoldenItem.from_parent(self, name="page")


class GoldenItem(pytest.Item):
    """All examples of a page."""

    def runtest(self):
        from .golden import Page

        text = self.path.read_text("utf-8")
        page = Page(text, str(self.path.relative_to(self.config.rootpath)))
        if not page.fences:
            raise GoldenFailure(f"{page.name}: no ```wl examples")
        page.run()
        if self.config.getoption("--golden-update"):
            self.path.write_text(page.updated(), "utf-8")
            raise GoldenFailure(f"{page.name}: rewritten; look at the changes and run again without --golden-update")
        if page.differences:
            raise GoldenFailure("\n".join([str(difference) for difference in page.differences]))

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, GoldenFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self):
        return self.path, 0, f"golden page {self.path.name}"


class GoldenFailure(Exception):
    """A page says what is not so."""
