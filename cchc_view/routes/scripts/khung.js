// Inside an embed: tells the page around it how high the content is, once that page has said
// hello, and again whenever it changes. Answers only its own parent, and only allowed origins.
(() => {
  "use strict";
  const allowed = document.currentScript.dataset.allowed.split(" ");
  const content = document.getElementById("cc-embed");
  let host = null;
  let told = 0;

  const tell = () => {
    // The content's own height, which does not depend on the frame's: no feedback.
    const height = content.getBoundingClientRect().height;
    if (!host || Math.abs(height - told) < 1) return;
    told = height;
    parent.postMessage({ type: "cc-nhung-height", height }, host);
  };

  addEventListener("message", (event) => {
    if (event.source !== parent || !event.data || event.data.type !== "cc-nhung") return;
    const welcome = allowed.includes("*") || allowed.includes(event.origin) ||
      (allowed.includes("'self'") && event.origin === location.origin);
    if (!welcome) return;
    host = event.origin;
    told = 0;
    tell();
  });
  new ResizeObserver(tell).observe(content);
})();
