// The page "Nhúng": copy buttons, shown only where copying can work.
(() => {
  "use strict";
  for (const button of document.querySelectorAll("button[data-copied]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    const name = button.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.closest("section").querySelector("textarea").value);
      button.textContent = button.dataset.copied;
      setTimeout(() => (button.textContent = name), 2000);
    });
  }
})();
