// The screen on the wall. Two timers and no list of anything, so a week is as light as a minute:
// one shows the next panel, one asks whether there is something new. What was shown last stays
// when nothing answers, and the screen says so.
(() => {
  "use strict";
  const { board: address, lost: said } = document.currentScript.dataset;
  const SHOWN = 12000;
  const ASKED = 8000;
  const PATIENCE = 6000;
  const board = document.getElementById("w-board");
  const lost = document.getElementById("w-lost");
  let shown = 0;
  let tag = null;
  let version = null;
  let good = new Date();
  let since = null;

  const clock = (moment) => [moment.getHours(), moment.getMinutes()].map((n) => String(n).padStart(2, "0")).join(":");

  const show = () => {
    const panels = board.querySelectorAll(".w-panel");
    const dots = board.querySelectorAll(".w-dots i");
    if (!panels.length) return;
    shown %= panels.length;
    panels.forEach((panel, place) => { panel.hidden = place !== shown; });
    dots.forEach((dot, place) => { dot.classList.toggle("w-on", place === shown); });
  };

  const next = () => {
    shown += 1;
    show();
    setTimeout(next, SHOWN);
  };

  const answered = async (answer) => {
    // New software on the server: begin anew with it, now that it certainly answers.
    const theirs = answer.headers.get("x-version");
    if (version && theirs !== version) location.reload();
    version = theirs;
    if (answer.headers.get("etag") !== tag) {
      board.innerHTML = await answer.text();
      tag = answer.headers.get("etag");
      show();
    }
    good = new Date();
    since = null;
    lost.hidden = true;
  };

  const failed = () => {
    since = since || new Date();
    lost.textContent = said.replace("{since}", clock(since)).replace("{good}", clock(good));
    lost.hidden = false;
  };

  const ask = async () => {
    try {
      const answer = await fetch(address, { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok) throw new Error(answer.status);
      await answered(answer);
    } catch {
      failed();
    }
    setTimeout(ask, ASKED);
  };

  setTimeout(next, SHOWN);
  setTimeout(ask, ASKED);
})();
