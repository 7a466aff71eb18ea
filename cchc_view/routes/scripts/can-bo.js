// Words that Streamlit has built into its widgets, in English, and offers no way to set.
(() => {
  "use strict";
  const { exact, parts } = JSON.parse(document.currentScript.dataset.words);
  const where = "[data-testid='stFileUploader'], [data-testid='stTooltipContent'], [role='tooltip']";

  const ours = (text) => {
    if (text in exact) return exact[text];
    const found = Object.keys(parts).find((part) => text.includes(part));
    return found === undefined ? null : parts[found];
  };

  const translate = () => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!node.parentElement.closest(where)) continue;
      const word = ours(node.nodeValue.trim());
      if (word !== null && node.nodeValue !== word) node.nodeValue = word;
    }
    for (const one of document.querySelectorAll("[data-testid='stFileUploader'] [aria-label]")) {
      const word = ours(one.getAttribute("aria-label"));
      if (word !== null) one.setAttribute("aria-label", word);
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(translate).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
})();
