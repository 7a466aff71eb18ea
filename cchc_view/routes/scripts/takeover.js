// Our story is on the screen first. Streamlit draws behind it, unseen, and takes over only
// when its own story is complete and the visitor is not in the middle of typing or choosing.
(() => {
  "use strict";
  const first = document.getElementById("cc-first");
  const root = document.getElementById("root");
  if (!first || !root) return;

  // What is still loading below the screen may finish later: nobody sees it move.
  const inTheWay = (part) => part.getBoundingClientRect().top < window.scrollY + window.innerHeight;
  const drawn = () =>
    root.querySelector("[data-test-script-state='notRunning']") &&
    root.querySelector("footer.cc") &&
    ![...root.querySelectorAll("[data-testid='stSkeleton']")].some(inTheWay);
  // In the middle of typing or choosing, or with something typed and not yet sent.
  const busy = () => first.querySelector("input:focus, select:focus, textarea:focus") ||
    [...first.querySelectorAll("input[type=search]")].some((box) => box.value !== box.defaultValue);

  // What the visitor is reading stays where it is: the first block in sight is the anchor.
  const blocks = (story) => [...story.querySelectorAll("h1, h2, .cc-tile, .cc-table-box, .cc-note")];
  const inSight = () => {
    if (window.scrollY === 0) return null;
    const at = blocks(first).findIndex((block) => block.getBoundingClientRect().bottom > 0);
    return at < 0 ? null : { at, top: blocks(first)[at].getBoundingClientRect().top };
  };

  // What was unfolded stays unfolded, and the keyboard stays where it is.
  const folds = (story) => [...story.querySelectorAll("details")];
  const stops = (story) => [...story.querySelectorAll(".cc a[href], .cc summary")];

  const takeOver = () => {
    const anchor = inSight();
    const from = window.scrollY;
    const open = folds(first).map((fold) => fold.open);
    const stop = stops(first).indexOf(document.activeElement);
    folds(root).forEach((fold, at) => (fold.open = open[at] || fold.open));
    document.documentElement.classList.add("cc-taken");
    first.remove();
    if (stop >= 0) stops(root)[stop]?.focus({ preventScroll: true });
    const main = root.querySelector("[data-testid='stMain']");
    if (!main) return;
    main.scrollTop = from;
    const same = anchor && blocks(root)[anchor.at];
    if (same) main.scrollTop += same.getBoundingClientRect().top - anchor.top;
  };

  const watch = () => {
    if (drawn() && !busy()) requestAnimationFrame(takeOver);
    else setTimeout(watch, 30);
  };

  // Where Streamlit's server is, so that it connects at once instead of looking for it below the
  // address of the page first. No other page may send it orders.
  const { base, labels } = document.currentScript.dataset;
  window.__streamlit = {
    BACKEND_BASE_URL: location.origin + base,
    HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false, enableCustomParentMessages: false, blockErrorDialogs: false },
  };

  // Labels that Streamlit has built in, in English, and offers no way to set.
  const ours = JSON.parse(labels);
  const translate = () => {
    for (const [theirs, label] of Object.entries(ours)) {
      for (const one of root.querySelectorAll(`[aria-label="${theirs}"]`)) one.setAttribute("aria-label", label);
    }
    for (const one of root.querySelectorAll("[aria-roledescription]")) one.removeAttribute("aria-roledescription");
  };

  // One frame and a turn of the event loop later our story is on the screen.
  const startStreamlit = () => requestAnimationFrame(() => setTimeout(() => {
    document.body.append(document.getElementById("cc-streamlit").content);
  }));

  document.addEventListener("DOMContentLoaded", () => {
    startStreamlit();
    const scope = first.querySelector(".cc-scope");
    if (scope) scope.addEventListener("change", () => scope.submit());
    new MutationObserver(translate).observe(root, { childList: true, subtree: true });
    watch();
  });
})();
