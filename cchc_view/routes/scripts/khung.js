// In a frame on another page: tells that page how high the content is, once it has said hello,
// and again whenever it changes. Answers only its own parent, and only allowed origins.
(() => {
  "use strict";
  const content = document.getElementById("cc-whole");
  const allowed = document.currentScript.dataset.allowed.split(" ");
  let host = null;
  let told = 0;

  // As in the policy that already decides who may frame us: *, 'self', https:, https://*.xa.example.
  const matches = (source, { origin, protocol, host }) => {
    if (source === "*") return true;
    if (source === "'self'") return origin === location.origin;
    const [scheme, name] = source.includes("//") ? source.split("//") : source.endsWith(":") ? [source, ""] : ["", source];
    if (scheme && scheme !== protocol) return false;
    return !name || (name.startsWith("*.") ? host.endsWith(name.slice(1)) : host === name);
  };

  const tell = () => {
    // The content's own height, which does not depend on the frame's: no feedback.
    const height = content.getBoundingClientRect().height;
    if (!host || Math.abs(height - told) < 1) return;
    told = height;
    parent.postMessage({ type: "cc-nhung-height", height }, host);
  };

  addEventListener("message", (event) => {
    if (event.source !== parent || !event.data || event.data.type !== "cc-nhung") return;
    if (event.origin === "null" || !allowed.some((source) => matches(source, new URL(event.origin)))) return;
    host = event.origin;
    told = 0;
    tell();
  });
  new ResizeObserver(tell).observe(content);
})();
