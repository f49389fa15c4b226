/* The trainers' home and the page of sheets: leaves of the list what was asked for. Without this file the form stays hidden and the list is
   whole. A row has `data-topic`, and what else it can be chosen by; what of it has a `data-form` can be chosen by what it is for. */
(() => {
  "use strict";
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".st-sift"));
  if (!form) return;
  const all = (/** @type {ParentNode} */ under, /** @type {string} */ which) => /** @type {HTMLElement[]} */ ([...under.querySelectorAll(which)]);
  const status = all(form, "[role=status]")[0];
  const groups = all(document, ".st-taught");
  /* Words as people type them in haste: small letters, no accents. */
  const plain = (/** @type {string} */ text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  const rows = groups.flatMap((group) => all(group, "[data-topic]")).map((row) => {
    const name = all(row, ".st-hit, h3")[0];
    return { row, text: plain(`${name.textContent}`), forms: all(row, "[data-form]") };
  });

  function sift() {
    const asked = new FormData(/** @type {HTMLFormElement} */ (form));
    const [find, minutes, topic, network, before, use] = ["tim", "phut", "chu-de", "mang", "truoc", "dung"].map((name) => `${asked.get(name) || ""}`);
    const wanted = plain(find).split(/\s+/);
    let count = 0;
    for (const { row, text, forms } of rows) {
      const { minutes: takes, topic: of, network: needs, before: after } = row.dataset;
      for (const each of forms) each.hidden = !!use && each.dataset.form !== use;
      row.hidden = !!(
        (minutes && Number(takes) > Number(minutes)) ||
        (topic && topic !== of) ||
        (network && network !== needs) ||
        (before && before !== after) ||
        (use && forms.every((each) => each.hidden)) ||
        !wanted.every((word) => text.includes(word))
      );
      if (!row.hidden) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-topic]:not([hidden])");
    const { shown, none } = /** @type {HTMLElement} */ (form).dataset;
    status.textContent = `${count ? shown : none}`.replace("{n}", `${count}`);
  }

  form.hidden = false;
  form.addEventListener("input", sift);
  form.addEventListener("submit", (event) => event.preventDefault());
  sift(); // a browser that comes back may have kept what was typed
})();
