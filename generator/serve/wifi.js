/* Shows the code that joins the network whose name and password were typed here. Both are forgotten as soon as it is drawn. */
(function () {
  "use strict";
  var form = /** @type {HTMLFormElement} */ (document.querySelector("form.wifi"));
  var figure = /** @type {HTMLElement} */ (document.querySelector("[data-code]"));
  var caption = /** @type {HTMLElement} */ (document.querySelector("[data-caption]"));
  var alarm = /** @type {HTMLElement} */ (form.querySelector("[role=alert]"));
  var name = /** @type {HTMLInputElement} */ (form.querySelector("[name=ten]"));
  var password = /** @type {HTMLInputElement} */ (form.querySelector("[name=mat-khau]"));

  function show(/** @type {string} */ drawing, /** @type {string} */ network) {
    figure.hidden = !drawing;
    form.hidden = !!drawing;
    alarm.textContent = drawing ? "" : form.getAttribute("data-wrong");
    if (!drawing) return;
    var said = (figure.getAttribute("data-says") || "").replace("{name}", network);
    figure.innerHTML = drawing; // made by the laptop, of the code's squares alone
    figure.setAttribute("aria-label", said);
    caption.textContent = said;
    form.reset();
  }

  form.hidden = false;
  form.addEventListener("submit", function (event) {
    var network = name.value;
    event.preventDefault();
    fetch("wifi.svg?ten=" + encodeURIComponent(network) + "&mat-khau=" + encodeURIComponent(password.value), { cache: "no-store" })
      .then(function (answer) { return answer.text(); })
      .then(function (drawing) { show(drawing, network); })
      .catch(function () { show("", network); });
  });
})();
