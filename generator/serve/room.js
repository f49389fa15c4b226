/* Keeps the number of phones fresh; without it the number is that of when the page was opened. */
(function () {
  "use strict";
  var place = document.getElementById("so-may");
  if (!place) return;
  var shown = place;
  setInterval(function () {
    fetch("so-may", { cache: "no-store" })
      .then(function (answer) { return answer.text(); })
      .then(function (count) { if (count !== shown.textContent) shown.textContent = count; })
      .catch(function () { /* the server has stopped: the last number stays */ });
  }, 3000);
})();
