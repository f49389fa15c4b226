/* At which step the class is, by buttons or by the arrow keys of a presenter, and how long it still has. */
(function () {
  "use strict";
  var main = /** @type {HTMLElement} */ (document.querySelector(".count"));
  var shown = /** @type {HTMLElement} */ (main.querySelector("[data-step]"));
  var clock = /** @type {HTMLElement} */ (main.querySelector("[role=timer]"));
  var minutes = /** @type {HTMLInputElement} */ (main.querySelector("[name=phut]"));
  var start = /** @type {HTMLElement} */ (main.querySelector("[data-start]"));
  var buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (main.querySelectorAll("button"));
  var steps = Number(main.getAttribute("data-steps")), step = 1, end = 0;

  function go(/** @type {number} */ by) {
    step = Math.min(steps, Math.max(1, step + by));
    shown.textContent = String(step);
  }

  function two(/** @type {number} */ number) { return (number < 10 ? "0" : "") + number; }

  function tick() {
    var left = Math.ceil((end - Date.now()) / 1000);
    if (!end) return;
    clock.textContent = left > 0 ? two(Math.floor(left / 60)) + ":" + two(left % 60) : clock.getAttribute("data-over");
    if (left <= 0) end = 0;
  }

  for (var i = 0; i < buttons.length; i += 1) buttons[i].disabled = false;
  main.addEventListener("click", function (event) {
    var by = /** @type {Element} */ (event.target).getAttribute("data-go");
    if (by) go(Number(by));
  });
  start.addEventListener("click", function () {
    if (!minutes.reportValidity()) return;
    end = Date.now() + Number(minutes.value) * 60000;
    tick();
  });
  document.addEventListener("keydown", function (event) {
    if (event.target === minutes || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowRight" || event.key === "PageDown") go(1);
    if (event.key === "ArrowLeft" || event.key === "PageUp") go(-1);
  });
  setInterval(tick, 500);
})();
