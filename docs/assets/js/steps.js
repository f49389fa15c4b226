/* One step at a time: the lesson's own page with one step shown, for a hand that follows on the other phone, and for the projector.
   A touched picture fills the screen. Nothing of the page is made anew: without this file it is read from top to bottom. */
(() => {
  "use strict";
  /** For so long, in milliseconds, a lesson is one that somebody is in the middle of. */
  const STILL_AT_IT = 12 * 60 * 60 * 1000;

  const page = document.documentElement;
  const room = /** @type {HTMLElement} */ (OPENER.closest("section"));
  const steps = [...room.querySelectorAll(".st-step")].filter((step) => !(/** @type {HTMLElement} */ (step).hidden));
  /** The step that is shown, counted from 0; -1 while the whole lesson is. */
  let now = -1;
  /** Whether a step was left for a place below, such as what a hard word means. */
  let away = false;

  /** Without its style the steps can still be followed. */
  const ready = dressed("steps.css");

  /* Moving. */

  const count = make("p", { role: "status" });
  const back = button(LESSON_SAY.back, () => turn(-1), "st-btn--2");
  const on = button(LESSON_SAY.forward, () => turn(1));
  const whole = button(LESSON_SAY.whole, () => stop(steps[now]), "st-btn--2");
  const bar = make("nav", { class: "st-go", "aria-label": LESSON_SAY.turn }, back, count, on);
  const top = make("p", { class: "st-whole" }, whole);
  const hear = /** @type {HTMLElement | null} */ (document.querySelector(".st-tools [data-hear]:not([hidden])"));
  if (hear) top.prepend(make("button", { type: "button", class: "st-btn st-btn--2", "data-hear": "" }, ...hear.cloneNode(true).childNodes));

  /** The step that the address names; -1 where it names none. */
  const named = () => steps.findIndex((step) => `#${step.id}` === location.hash);

  const show = (/** @type {number} */ n) => {
    now = n;
    away = false;
    steps.forEach((step, each) => step.classList.toggle("st-on", each === n));
    const said = LESSON_SAY.step.replace("{n}", `${n + 1}`).replace("{all}", `${steps.length}`);
    count.replaceChildren(make("span", { class: "st-vh" }, said), make("span", { "aria-hidden": true }, `${n + 1}/${steps.length}`));
    back.setAttribute("aria-disabled", `${n === 0}`);
    on.textContent = n === steps.length - 1 ? LESSON_SAY.done : LESSON_SAY.forward;
    keepLesson({ step: n + 1, at: Date.now() });
    try { history.replaceState(history.state, "", `#${steps[n].id}`); } catch (e) { /* the address stays */ }
    scrollTo(0, 0);
    const heading = /** @type {HTMLElement} */ (steps[n].querySelector("h3"));
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    const picture = steps[n].querySelector(".st-pic");
    if (picture) centre(picture);
  };

  const turn = (/** @type {number} */ by) => {
    if (now + by >= steps.length) stop(room.nextElementSibling || room);
    else if (now + by >= 0) show(now + by);
  };

  const start = (/** @type {number} */ n) => {
    page.setAttribute("data-one", "");
    room.prepend(top);
    room.append(bar);
    show(n);
  };

  /** Back to the whole lesson, at this place of it. @param {Element} place */
  const stop = (place) => {
    now = -1;
    away = false;
    page.removeAttribute("data-one");
    top.remove();
    bar.remove();
    keepLesson({ step: 0 });
    place.scrollIntoView();
    const heading = place.matches("h2, h3") ? place : place.querySelector("h2, h3");
    if (heading instanceof HTMLElement) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
  };

  /** The step that is read now, so that nobody who has scrolled begins anew. */
  const inView = () => Math.max(0, steps.findIndex((step) => step.getBoundingClientRect().bottom > 120));

  /* A picture that fills the screen. */

  /** Brings what is marked into the middle of what scrolls. @param {Element} scrolled */
  const centre = (scrolled) => {
    const marks = scrolled.querySelectorAll('svg rect[rx="11"]');
    if (!marks.length || scrolled.scrollWidth <= scrolled.clientWidth) return;
    const [mark, frame] = [marks[marks.length - 1], scrolled].map((part) => part.getBoundingClientRect());
    scrolled.scrollLeft += mark.left + mark.width / 2 - frame.left - frame.width / 2;
    scrolled.scrollTop += mark.top + mark.height / 2 - frame.top - frame.height / 2;
  };

  const enlarge = (/** @type {Element} */ figure) => {
    const drawn = figure.querySelector("svg");
    if (!drawn || !window.HTMLDialogElement) return;
    const copy = /** @type {SVGElement} */ (drawn.cloneNode(true));
    const sheet = make("div", { tabindex: 0, role: "group", "aria-label": LESSON_SAY.picture }, copy);
    const size = (/** @type {number} */ by) => {
      zoom = Math.min(4, Math.max(1, zoom * by));
      copy.style.width = `${zoom * Math.min(sheet.clientWidth, sheet.clientHeight * shape)}px`;
      centre(sheet);
    };
    const { width, height } = drawn.getBoundingClientRect();
    const shape = width / height;
    let zoom = 1;
    const close = button(LESSON_SAY.close, () => dialog.close());
    const tools = make("p", {}, button(LESSON_SAY.smaller, () => size(1 / 1.4), "st-btn--2"), button(LESSON_SAY.larger, () => size(1.4), "st-btn--2"), close);
    const dialog = make("dialog", { class: "st-big", "aria-label": LESSON_SAY.picture }, sheet, tools);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    size([1, 1.2, 1.5, 2][Number(page.dataset.chu) || 0]);
    close.focus();
  };

  /* What the reader does. */

  document.addEventListener("click", (event) => {
    const part = /** @type {Element} */ (event.target);
    const figure = part.closest(".st-pic");
    if (part.closest("[data-lesson]")) ready.then(() => start(named() < 0 ? inView() : named()));
    else if (figure) ready.then(() => enlarge(figure));
  });
  addEventListener("hashchange", () => {
    const place = document.getElementById(location.hash.slice(1));
    const step = place ? steps.findIndex((each) => each.contains(place)) : -1;
    if (step >= 0 && now >= 0) show(step);
    else if (step >= 0 && away) start(step);
    else if (place && now >= 0) {
      stop(place);
      away = true;
    }
  });
  document.addEventListener("keydown", (event) => {
    const elsewhere = event.altKey || event.ctrlKey || event.metaKey || /** @type {Element} */ (event.target).closest("input, dialog");
    if (now < 0 || elsewhere) return;
    const low = innerHeight + scrollY >= page.scrollHeight - 4; // a long step is read to its end before a key of the projector turns it
    if (event.key === "ArrowRight" || (event.key === "PageDown" && low)) turn(1);
    else if (event.key === "ArrowLeft" || (event.key === "PageUp" && scrollY < 4)) turn(-1);
    else if (event.key === "Escape") stop(steps[now]);
    else return;
    event.preventDefault();
  });

  /** @type {{ x: number, y: number } | undefined} */
  let finger;
  document.addEventListener("touchstart", (event) => {
    const scrolling = /** @type {Element} */ (event.target).closest("dialog, .st-pic");
    const free = event.touches.length === 1 && (!scrolling || scrolling.scrollWidth <= scrolling.clientWidth);
    finger = now >= 0 && free ? { x: event.touches[0].clientX, y: event.touches[0].clientY } : undefined;
  }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!finger) return;
    const [x, y] = [event.changedTouches[0].clientX - finger.x, event.changedTouches[0].clientY - finger.y];
    finger = undefined;
    if (Math.abs(x) > 60 && Math.abs(x) > 2 * Math.abs(y)) turn(x < 0 ? 1 : -1);
  }, { passive: true });

  const told = readLesson();
  if (told.step && Date.now() - Number(told.at) < STILL_AT_IT) {
    const last = Math.min(told.step, steps.length) - 1;
    ready.then(() => start(named() < 0 ? last : named()));
  }
})();
