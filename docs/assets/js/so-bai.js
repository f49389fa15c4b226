/* The box for a lesson's number: opens the lesson, or says why not. so-tay.js asks for this file when the box's button is pressed, and presses
   it again; without it the box leads to the list of numbers. */
(() => {
  "use strict";
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-codes]"));
  if (!form) return;
  const root = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const leaf = location.protocol === "file:" ? "index.html" : "";
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("so"));
  const said = /** @type {HTMLElement} */ (form.querySelector("[role=alert]"));
  const { codes, unknown, short } = form.dataset;
  /** @type {Element} */ (form.querySelector("[data-asks]")).removeAttribute("data-asks");
  form.addEventListener("submit", (event) => {
    const code = input.value.replace(/\D/g, "");
    event.preventDefault();
    if (`${codes}`.split(" ").includes(code)) return location.assign(`${root}${code}/${leaf}`);
    said.textContent = `${code.length === 3 ? unknown : short}`.replace("{n}", code);
    input.select();
  });
})();
