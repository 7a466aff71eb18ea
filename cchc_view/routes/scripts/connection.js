// A lost connection is said in the page's own language: what is on the screen may be outdated.
(() => {
  "use strict";
  const said = document.currentScript.dataset.lost;
  const banner = Object.assign(document.createElement("p"), { className: "cc cc-lost", role: "alert", hidden: true });
  let since = null;

  const lost = () => {
    const app = document.querySelector("#root .stApp");
    const state = app && app.dataset.testConnectionState;
    return !navigator.onLine || Boolean(state) && !["INITIAL", "CONNECTING", "CONNECTED"].includes(state);
  };

  const look = () => {
    if (!lost()) {
      since = null;
      banner.hidden = true;
    } else if (since === null) {
      since = new Date();
      const time = [since.getHours(), since.getMinutes()].map((n) => String(n).padStart(2, "0")).join(":");
      banner.textContent = said.replace("{time}", time);
      banner.hidden = false;
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.body.append(banner);
    setInterval(look, 1000);
  });
})();
