// One line to paste:  <a class="cc-nhung" href="https://.../nhung/on_time_pct">...</a>
//                     <script async src="https://.../nhung.js"></script>
// Each such link becomes a frame as high as its content. Where scripts are off it stays a link.
(() => {
  "use strict";
  const home = new URL(document.currentScript.src).origin;
  if (window[`cc-nhung ${home}`]) return; // pasted more than once in a page
  window[`cc-nhung ${home}`] = true;
  const frames = new Set();

  const frameFor = (link) => {
    const frame = document.createElement("iframe");
    frame.src = link.href;
    frame.title = link.textContent.trim();
    frame.loading = "lazy";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-top-navigation-by-user-activation");
    frame.style.cssText = "display:block;width:100%;border:0;height:260px";
    frame.addEventListener("load", () => frame.contentWindow.postMessage({ type: "cc-nhung" }, home));
    frames.add(frame);
    link.replaceWith(frame);
  };

  const frameAll = () => {
    for (const link of document.querySelectorAll("a.cc-nhung")) {
      if (new URL(link.href).origin === home) frameFor(link);
    }
  };

  addEventListener("message", (event) => {
    if (event.origin !== home || !event.data || event.data.type !== "cc-nhung-height") return;
    const frame = [...frames].find((one) => one.contentWindow === event.source);
    const height = Number(event.data.height);
    if (frame && height > 0 && height < 20000) frame.style.height = `${Math.ceil(height)}px`;
  });

  // Links that come later, too: some pages put their articles in by script.
  frameAll();
  new MutationObserver(frameAll).observe(document, { childList: true, subtree: true });
})();
