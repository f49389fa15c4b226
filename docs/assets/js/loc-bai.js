/* The trainers' home: leaves of the list the lessons that were asked for. Without this file the form stays hidden and the list is whole. */
(() => {
  "use strict";
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".st-sift"));
  if (!form) return;
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  const groups = [...document.querySelectorAll(".st-taught")];
  /* Words as people type them in haste: small letters, no accents. */
  const plain = (/** @type {string} */ text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  const rows = [...document.querySelectorAll(".st-taught li[data-minutes]")].map((row) => {
    const link = /** @type {HTMLElement} */ (row.querySelector(".st-hit"));
    return { row: /** @type {HTMLElement} */ (row), text: plain(`${link.textContent}`) };
  });

  function sift() {
    const asked = new FormData(/** @type {HTMLFormElement} */ (form));
    const [find, minutes, topic, network] = ["tim", "phut", "chu-de", "mang"].map((name) => `${asked.get(name)}`);
    const wanted = plain(find).split(/\s+/);
    let count = 0;
    for (const { row, text } of rows) {
      const { minutes: takes, topic: of, network: needs } = row.dataset;
      row.hidden = !!(
        (minutes && Number(takes) > Number(minutes)) || (topic && topic !== of) || (network && network !== needs) || !wanted.every((word) => text.includes(word))
      );
      if (!row.hidden) count += 1;
    }
    for (const group of groups) /** @type {HTMLElement} */ (group).hidden = !group.querySelector("li[data-minutes]:not([hidden])");
    const { shown, none } = /** @type {HTMLElement} */ (form).dataset;
    status.textContent = `${count ? shown : none}`.replace("{n}", `${count}`);
  }

  form.hidden = false;
  form.addEventListener("input", sift);
  form.addEventListener("submit", (event) => event.preventDefault());
  sift(); // a browser that comes back may have kept what was typed
})();
