/* What a reader marks in a lesson: things that are ready stay ticked, with one button to take the ticks away; the quiz says its sum. */
(() => {
  "use strict";
  /** @param {string} selector @returns {HTMLInputElement[]} */
  const inputs = (selector) => [...document.querySelectorAll(/** @type {"input"} */ (selector))];

  const things = inputs(".st-check input");
  const clear = make("button", { type: "button", class: "st-btn st-btn--2", "data-clear": "" }, LESSON_SAY.clear);

  const tick = () => { clear.hidden = !things.some((thing) => thing.checked); };

  const keepTicks = () => {
    keepLesson({ ticks: things.flatMap((thing, n) => (thing.checked ? [n] : [])) });
    tick();
  };

  /** How many questions are answered rightly now, told as soon as one is answered. */
  const sum = () => {
    const status = document.querySelector(".st-sum");
    const questions = [...document.querySelectorAll(".st-q:not([hidden])")];
    const answers = questions.map((question) => question.querySelector(":checked"));
    const right = answers.filter((answer) => answer?.parentElement?.querySelector(".ok")).length;
    if (!(status instanceof HTMLElement) || !answers.some(Boolean)) return;
    const said = right === questions.length ? status.dataset.all : status.dataset.some;
    status.textContent = `${said}`.replace("{n}", `${right}`).replace("{all}", `${questions.length}`);
  };

  const told = readLesson().ticks;
  if (Array.isArray(told)) for (const n of told) if (things[n]) things[n].checked = true;
  if (things.length) things[0].closest("dd")?.append(clear);
  clear.addEventListener("click", () => {
    for (const thing of things) thing.checked = false;
    keepTicks();
    things[0].focus();
  });
  document.addEventListener("change", (event) => {
    const input = /** @type {Element} */ (event.target);
    if (input.closest(".st-check")) keepTicks();
    if (input.closest(".st-q")) sum();
  });
  if (things.some((thing) => thing.checked)) keepTicks();
  tick();
  sum();
})();
