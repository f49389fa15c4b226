/* Keeps the number of phones fresh, and shows a lesson's code as soon as its three digits are typed, wherever on the page; Escape leads
   back. Without it the number is that of when the page was opened, and lessons are chosen from their list. */
(function () {
  "use strict";
  var place = document.getElementById("so-may");
  var form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-codes]"));
  var field = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=so]"));
  var back = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-back]"));

  function refresh() {
    fetch("so-may", { cache: "no-store" })
      .then(function (answer) { return answer.text(); })
      .then(function (count) { if (place && count !== place.textContent) place.textContent = count; })
      .catch(function () { /* the server has stopped: the last number stays */ });
  }

  function choose(/** @type {HTMLFormElement} */ form, /** @type {HTMLInputElement} */ field) {
    var alarm = /** @type {Element} */ (form.querySelector("[role=alert]"));

    function open() {
      var code = field.value.trim();
      var known = (form.getAttribute("data-codes") || "").split(" ").indexOf(code) >= 0;
      alarm.textContent = known ? "" : (form.getAttribute("data-unknown") || "").replace("{n}", code);
      if (known) location.href = code;
      else field.select();
    }

    field.addEventListener("input", function () { if (field.value.trim().length === 3) open(); });
    form.addEventListener("submit", function (event) {
      if (!field.value.trim()) return; // the list
      event.preventDefault();
      open();
    });
  }

  if (place) setInterval(refresh, 3000);
  document.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && back) back.click();
    if (field && /^\d$/.test(event.key)) field.focus(); // and the digit goes in
  });
  if (form && field) choose(form, field);
})();
