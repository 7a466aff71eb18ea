"""An official in a browser: logs in at the provider, opens sections, brings files, decides."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, expect
from visiting import Visitor

from cchc_view import words as wordbook

VI = wordbook.of("vi")


class Desk(Visitor):
    """A visitor who goes to /can-bo; `who` is the subject known to the provider."""

    def __init__(self, browser: Browser, address: str, who: str = "", width: int = 1280) -> None:
        super().__init__(browser, address, width)
        self.page.set_default_timeout(60_000)
        if who:
            self.log_in(who)

    def door(self) -> None:
        """Open the desk and wait for what it says first."""
        self.page.goto(f"{self.address}/can-bo")
        self.quiet()

    def log_in(self, who: str) -> None:
        """From the door to the provider and back to the desk, or to its door again."""
        self.door()
        self.page.get_by_role("button", name=VI("desk.log_in")).click()
        self.page.wait_for_url(re.compile("/oauth2/authorize"))
        self.page.fill("input[name=sub]", who)
        self.page.get_by_role("button", name="Authorize").click()
        self.page.wait_for_url(re.compile("/can-bo"))
        self.quiet()

    def log_out(self) -> None:
        """From the desk to the provider, which asks once more, and back to the door."""
        self.press("log_out")
        self.page.wait_for_url(re.compile("/oauth2/end_session"))
        self.page.locator("button[type=submit], input[type=submit]").click()
        self.page.wait_for_url(re.compile("/can-bo"))
        self.quiet()

    def quiet(self) -> None:
        """Until the desk's script has ended and nothing is being drawn."""
        self.page.wait_for_selector("html.cc-taken", state="attached")
        self.page.wait_for_selector("[data-test-script-state=notRunning]", state="attached")
        self.page.wait_for_selector("#root .cc-footer", state="attached")

    def section(self, name: str) -> None:
        self.page.goto(f"{self.address}/can-bo?muc={name}")
        self.quiet()

    def press(self, key: str) -> None:
        """Press a button of the desk by the key its name stands under."""
        self.page.get_by_role("button", name=VI(f"desk.{key}"), exact=True).click()

    def tick(self, text: str) -> None:
        self.page.locator("[data-testid=stCheckbox]", has_text=text).locator("label").click()

    def part(self, key: str) -> None:
        self.page.get_by_role("radio", name=VI(f"desk.{key}")).click()

    def bring(self, *files: Path) -> str:
        """Upload files and make a draft; returns its id."""
        self.section("nhap")
        self.page.set_input_files("[data-testid=stFileUploaderDropzoneInput]", [str(file) for file in files])
        expect(self.page.get_by_role("button", name=VI("desk.check"))).to_be_enabled()
        self.press("check")
        note = self.page.locator(".cc-note").first
        expect(note).to_contain_text("Đã lập bản nháp", timeout=90_000)
        return re.search(r"\d{4}-\d\d-\d\d-[0-9a-f]{8}", note.inner_text())[0]

    def text(self) -> str:
        return self.page.locator("#root").inner_text()
