/* One question at a time, as on the slides: a press of a key shows the answer, the next one the next question. Without it all questions
   stand one below the other, each with its answer folded. */
(function () {
  "use strict";
  var SIZES = [6.4, 6, 5.6, 5.2, 4.8, 4.4, 4, 3.6]; // of letters, in hundredths of the screen's shorter side
  var main = /** @type {HTMLElement} */ (document.querySelector(".ask"));
  var parts = /** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll("section"));
  var turns = /** @type {HTMLElement} */ (main.querySelector("footer p"));
  var now = 0;

  function answer(/** @type {number} */ n) { return parts[n].querySelector("details"); }

  function show(/** @type {number} */ n, /** @type {boolean} */ open) {
    var held = parts[now].contains(document.activeElement), told = answer(n);
    parts.forEach(function (part, i) { part.hidden = i !== n; });
    if (told) told.open = open;
    if (told && held && n !== now) /** @type {HTMLElement} */ (told.firstElementChild).focus();
    now = n;
  }

  function go(/** @type {number} */ by) {
    var told = answer(now), ahead = by > 0;
    if (told && told.open !== ahead) told.open = ahead;
    else if (parts[now + by]) show(now + by, !ahead);
  }

  /* The largest letters with which every question stands on the screen with its answer: words do not jump from one to the next. */
  function fit() {
    var n = now, told = answer(n), open = !!told && told.open;
    SIZES.some(function (size) {
      main.style.fontSize = "max(18px, " + size + "vmin)";
      return Array.prototype.every.call(parts, function (/** @type {unknown} */ _part, /** @type {number} */ i) {
        show(i, true);
        return document.documentElement.scrollHeight <= window.innerHeight;
      });
    });
    parts.forEach(function (_part, i) { show(i, false); });
    show(n, open);
  }

  main.addEventListener("toggle", function (event) {
    var told = /** @type {HTMLDetailsElement} */ (event.target);
    /** @type {HTMLElement} */ (told.parentElement).classList.toggle("told", told.open);
  }, true);
  turns.addEventListener("click", function (event) {
    var by = /** @type {Element} */ (event.target).getAttribute("data-go");
    if (by) go(Number(by));
  });
  document.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    var ahead = event.key === "ArrowRight" || event.key === "PageDown", back = event.key === "ArrowLeft" || event.key === "PageUp";
    if (event.key === " ") ahead = !/** @type {Element} */ (event.target).closest("a, button, summary"); // which it presses itself
    if (!ahead && !back) return;
    event.preventDefault();
    go(ahead ? 1 : -1);
  });
  window.addEventListener("resize", fit);
  main.classList.add("one");
  turns.hidden = false;
  fit();
})();
