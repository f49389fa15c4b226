// Only in the live preview: reloads the page when a new build is there, shows an author's problems over the last good page.
(() => {
  const box = document.createElement("div");
  box.setAttribute("role", "alert");
  box.hidden = true;
  const look = {
    position: "fixed", inset: "auto 0 0 0", maxHeight: "70vh", overflow: "auto", zIndex: 99, padding: "1em", whiteSpace: "pre-wrap",
    font: "16px/1.5 ui-monospace, monospace", color: "#1d1a16", background: "#ffe9e2", borderTop: "6px solid #b83a0b",
  };
  Object.assign(box.style, look);
  document.body.append(box);
  const events = new EventSource("/_preview/events");
  /** @type {string | null} */
  let seen = null;
  events.addEventListener("built", (event) => {
    if (seen !== null && seen !== event.data) location.reload();
    seen = event.data;
    box.hidden = true;
  });
  events.addEventListener("problems", (event) => {
    box.textContent = JSON.parse(event.data);
    box.hidden = false;
  });
})();
