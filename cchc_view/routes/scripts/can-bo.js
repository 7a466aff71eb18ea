// Words that Streamlit has built into its widgets, in English, and offers no way to set.
(() => {
  "use strict";
  const { exact, parts } = JSON.parse(document.currentScript.dataset.words);
  const root = document.getElementById("root");

  const ours = (text) => {
    if (text in exact) return exact[text];
    const found = Object.keys(parts).find((part) => text.includes(part));
    return found === undefined ? null : parts[found];
  };

  const translate = () => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!node.parentElement.closest("[data-testid='stFileUploader']")) continue;
      const word = ours(node.nodeValue.trim());
      if (word !== null && node.nodeValue !== word) node.nodeValue = word;
    }
    for (const one of root.querySelectorAll("[data-testid='stFileUploader'] [aria-label]")) {
      const word = ours(one.getAttribute("aria-label"));
      if (word !== null) one.setAttribute("aria-label", word);
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(translate).observe(root, { childList: true, subtree: true, characterData: true });
  });
})();
