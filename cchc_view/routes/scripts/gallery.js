// The page "Nhúng": the choice takes effect at once, and the lines to paste can be copied.
(() => {
  "use strict";
  const part = document.getElementById("cc-piece");

  const showButtons = () => {
    if (!navigator.clipboard) return;
    for (const button of part.querySelectorAll("button[data-copied]")) button.hidden = false;
  };

  part.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copied]");
    if (!button) return;
    const name = button.textContent;
    await navigator.clipboard.writeText(button.closest(".cc-piece-line").querySelector("textarea").value);
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = name), 2000);
  });

  // The same address as pressing the form's button, without leaving the page.
  part.addEventListener("change", async (event) => {
    const form = event.target.closest("form");
    if (!form) return;
    const address = new URL(form.action);
    address.search = new URLSearchParams(new FormData(form));
    const answer = await fetch(address);
    if (!answer.ok) return form.submit();
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("cc-piece");
    part.replaceChildren(...next.childNodes);
    part.querySelector(`[name="${event.target.name}"]`)?.focus();
    history.replaceState(null, "", address);
    showButtons();
  });

  showButtons();
})();
