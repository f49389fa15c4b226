/* The practice run: the lesson's steps on its drawn screens, with real buttons over what can be touched. Loaded when somebody begins one,
   after the lesson's own data. Nothing leaves the phone and nothing is kept but that this lesson was practised. */
(() => {
  "use strict";
  const found = window.soTayRunLesson;
  if (!found) return; // it did not come, which so-tay.js has told
  const lesson = found;
  const say = RUN_SAY;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const now = new Date();
  const today = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const steps = lesson.steps.filter((step) => !step.until || today <= step.until);

  /** A sentence with `**` around the words of a button. @param {string} text */
  const sentence = (text) => text.split("**").map((part, n) => (n % 2 ? make("b", {}, part) : part));
  const fill = (/** @type {string} */ text, /** @type {any} */ values) =>
    text.replace(/\{(\w+)\}/g, (_, name) => `${values[name]}`);

  /* The parts of the window. */

  const place = make("p", { class: "st-tap__at", role: "status" });
  const bar = make("progress", { max: steps.length, value: 0, "aria-hidden": true });
  const task = make("h2", { id: "st-tap-task", tabindex: -1 });
  const phone = make("div", { class: "st-tap__phone" });
  const told = make("div", { class: "st-tap__told", role: "status" });
  const choices = make("div", { class: "st-row" });
  const foot = make("div", { class: "st-tap__foot" }, told, choices);
  const head = make("div", { class: "st-tap__head" }, make("div", { class: "st-tap__bar" }, place), bar);
  const body = make("div", { class: "st-tap__body" }, make("div", { class: "st-tap__task" }, task), phone, foot);
  const dialog = make("dialog", { class: "st-tap", "aria-labelledby": "st-tap-task" }, head, body);
  head.firstElementChild?.append(button(say.close, () => dialog.close(), "st-btn--2"));

  /* Where the learner is. */

  let at = 0;
  let drawn = -1;
  let misses = 0;
  let slips = 0;
  let ended = false;
  /** What is still to be done in this step. @type {RunStep["press"]} */
  let left = [];
  /** What lies over the drawing, in the order of its spots: buttons, and mere outlines of what is only looked at. @type {HTMLButtonElement[]} */
  let buttons = [];

  const spots = () => (drawn < 0 ? [] : lesson.screens[drawn].spots);
  const tell = (/** @type {(Node | string)[]} */ words, /** @type {HTMLElement[]} */ ...acts) => {
    told.replaceChildren(make("p", {}, ...words));
    choices.replaceChildren(...acts);
    foot.className = "st-tap__foot";
  };
  const lock = (/** @type {boolean} */ closed, /** @type {number[]} */ open = []) =>
    buttons.forEach((each, n) => { each.disabled = closed && !open.includes(n); });
  const ring = (/** @type {number[]} */ numbers) =>
    buttons.forEach((each, n) => each.classList.toggle("is-ring", numbers.includes(n)));
  const show = (/** @type {Element | undefined} */ part) =>
    part && part.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });

  /** Lay an element over a box of the drawing. @param {HTMLElement} element @param {UnitBox} box */
  const lay = (element, [x, y, width, height]) => {
    const [wide, high] = lesson.screens[drawn].size;
    element.style.left = `${((x + width / 2) / wide) * 100}%`;
    element.style.top = `${((y + height / 2) / high) * 100}%`;
    element.style.width = `${(width / wide) * 100}%`;
    element.style.height = `${(height / high) * 100}%`;
    return element;
  };

  const draw = (/** @type {number} */ number) => {
    if (number === drawn) return;
    drawn = number;
    buttons = [];
    phone.replaceChildren();
    if (number < 0) return;
    const { svg } = lesson.screens[number];
    const picture = document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
    const glass = make("div", { class: "st-tap__glass" }, picture);
    glass.onclick = (event) => { if (event.target === glass || picture.contains(/** @type {Node} */ (event.target))) beside(); };
    const used = steps.filter((step) => step.screen === number).flatMap((step) => [...step.slips, ...step.press].map(([spot]) => spot));
    buttons = spots().map((spot, n) => {
      const made = make("button", { type: "button", class: "st-tap__spot", "aria-label": spot.name || spot.what });
      made.onclick = () => press(n);
      made.hidden = spot.act === "look" && !used.includes(n);
      lay(made, spot.box);
      return made;
    });
    glass.append(...buttons);
    phone.append(glass);
  };

  /* Steps. */

  const begin = () => {
    at = slips = 0;
    drawn = -1;
    dialog.classList.remove("is-end");
    go(0, say.safe);
  };

  const go = (/** @type {number} */ number, praise = "") => {
    at = number;
    if (at >= steps.length) return end();
    const step = steps[at];
    const same = step.screen === drawn;
    misses = 0;
    left = [...step.press];
    place.textContent = fill(say.at, { n: at + 1, all: steps.length });
    bar.value = at + 1;
    task.replaceChildren(...sentence(step.do));
    draw(step.screen);
    lock(false);
    buttons.forEach((each) => each.classList.remove("is-done"));
    left.forEach(([spot]) => untype(spot));
    ring(left.length ? [] : step.look);
    if (left.length) tell([praise]);
    else look(praise);
    if (!same) body.scrollTop = 0;
    task.focus({ preventScroll: same });
  };

  /** A step that is only looked at, or is done away from the phone. */
  const look = (praise = "") => {
    const seen = steps[at].look[0];
    const words = seen !== undefined ? fill(say.look_at, spots()[seen]) : spots().length ? say.look : say.off;
    tell([`${praise} ${words}`.trim()], button(say.next, onward));
  };

  /** The step is done: its screen opens, and the next step follows at once where it begins there. */
  const finish = () => {
    const step = steps[at], next = steps[at + 1];
    if (step.opens >= 0 && next && next.screen === step.opens) return go(at + 1, say.right);
    if (step.opens >= 0) draw(step.opens);
    lock(true);
    ring([]);
    const onwards = button(say.next, () => go(at + 1));
    tell(sentence(fill(say.see, { see: step.see })), onwards);
    onwards.focus({ preventScroll: true });
  };
  const onward = () => {
    const opens = steps[at].opens;
    if (opens >= 0 && (!steps[at + 1] || steps[at + 1].screen !== opens)) finish();
    else go(at + 1);
  };

  /** What to look for next: buttons come after what is typed, as the data has them. */
  const wanted = () => left[0] && spots()[left[0][0]];

  const press = (/** @type {number} */ number) => {
    const step = steps[at];
    const slip = step.slips.find(([spot]) => spot === number);
    const due = left.find(([spot]) => spot === number);
    if (slip && !due) return mistake(slip);
    if (!due || (spots()[number].kind === "button" && due !== left[0])) {
      if (buttons[number].classList.contains("is-done") || step.look.includes(number)) return;
      slips += 1;
      return miss();
    }
    if (due[1] === "type") type(number);
    else did(number);
  };

  const did = (/** @type {number} */ number) => {
    left = left.filter(([spot]) => spot !== number);
    misses = 0;
    ring([]);
    lock(false);
    buttons[number].classList.add("is-done");
    const next = wanted();
    if (!next) return finish();
    tell([fill(say.more, next)]);
  };

  /** Beside all buttons: helped like a wrong press, but it may have been the finger, so it is no slip. Digits are pressed on the keypad. */
  const beside = () => {
    if (!left.length || buttons.every((each) => each.disabled)) return;
    if (left[0][1] === "type" && wanted().kind === "pin") type(left[0][0]);
    else miss();
  };

  /* Help. */

  const miss = () => {
    if (!left.length) return tell([say.look_only], button(say.next, onward));
    misses += 1;
    const number = left[0][0];
    if (misses > 1) {
      ring([number]);
      show(buttons[number]);
    }
    if (misses < 3) tell([fill(misses > 1 ? say.ring : say.miss, wanted())]);
    else tell([say.again], button(say.together, together));
  };

  const together = () => {
    const [number, act] = left[0];
    const help = button(act === "type" ? say.help_type : say.help, () => (act === "type" ? typed(number, say.fake) : did(number)), "st-btn--2");
    tell([fill(say.only, wanted())], help);
    lock(true, [number]);
    ring([number]);
    show(buttons[number]);
    buttons[number].focus({ preventScroll: true });
  };

  const mistake = (/** @type {RunStep["slips"][0]} */ [, wrong, fix]) => {
    slips += 1;
    lock(true);
    const back = button(say.back, () => {
      lock(false);
      if (left.length) tell([fill(say.miss_again, wanted())]);
      else look();
      task.focus();
    });
    tell([], back);
    const words = [make("b", {}, say.slip), " ", ...sentence(wrong)];
    told.replaceChildren(make("p", {}, ...words), make("p", {}, make("b", {}, say.fix), " ", ...sentence(fix)));
    foot.classList.add("is-slip");
    back.focus({ preventScroll: true });
    foot.scrollTop = 0;
  };

  /* Typing. */

  const type = (/** @type {number} */ number) => {
    const old = inputOf(number);
    if (old) return old.focus();
    const spot = spots()[number];
    const digits = spot.kind === "pin" || /số|mã|pin|otp|passcode|tiền/i.test(spot.name);
    const input = make("input", {
      class: "st-tap__input", type: "text", inputmode: digits ? "numeric" : "text", maxlength: 40, autocomplete: "off",
      autocapitalize: "off", spellcheck: false, enterkeyhint: "done", "aria-label": spot.what, "data-spot": number,
    });
    lay(input, spot.inside);
    buttons[number].after(input);
    buttons[number].hidden = true;
    const done = () => {
      const value = input.value.trim();
      const real = looksReal(value, spot);
      if (value && !real) return typed(number, value);
      input.value = "";
      tell([real ? say.real[real] : say.empty], button(say.typed, done));
      input.focus();
    };
    input.onkeydown = (event) => { if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); done(); } };
    tell([say.type], button(say.typed, done));
    input.focus();
  };

  /** @param {number} number @returns {HTMLInputElement | null} */
  const inputOf = (number) => phone.querySelector(`[data-spot="${number}"]`);
  const untype = (/** @type {number} */ number) => {
    const old = inputOf(number);
    if (old) old.remove();
    buttons[number].hidden = false;
  };

  const typed = (/** @type {number} */ number, /** @type {string} */ value) => {
    if (!inputOf(number)) type(number);
    const input = /** @type {HTMLInputElement} */ (inputOf(number));
    input.value = value;
    input.readOnly = true;
    input.tabIndex = -1;
    did(number);
    if (left.length) task.focus({ preventScroll: true });
  };

  /** Which number of a person's it may be: nobody shall get used to typing those. @param {string} value @param {RunSpot} spot */
  const looksReal = (value, spot) => {
    const digits = value.replace(/[\s.-]/g, "");
    if (!/^\d+$/.test(digits) || madeUp(digits)) return "";
    if (digits.length === 12) return "id";
    if (digits.length === 16 && luhn(digits)) return "card";
    return digits.length === 6 && (spot.kind === "pin" || /mã|otp|pin|passcode/i.test(spot.name)) ? "code" : "";
  };
  /** 111111, 121212, 123123, 123456, 654321. */
  const madeUp = (/** @type {string} */ digits) =>
    /^(\d{1,4})\1+$/.test(digits) || "01234567890123456789".includes(digits) || "98765432109876543210".includes(digits);
  /** The check digit of bank cards (ISO/IEC 7812-1, annex B). */
  const luhn = (/** @type {string} */ digits) =>
    [...digits].reverse().reduce((sum, each, n) => sum + (n % 2 ? +each * 2 - (+each > 4 ? 9 : 0) : +each), 0) % 10 === 0;

  /* The end. */

  const end = () => {
    try { localStorage.setItem(`so-tay-tap-${lesson.code}`, "1"); } catch (e) { /* forgets */ }
    ended = true;
    drawn = -1;
    buttons = [];
    place.textContent = say.name;
    task.replaceChildren(say.done);
    const list = steps.map((step) => make("li", {}, make("span", {}, ...sentence(step.do))));
    phone.replaceChildren(make("h3", {}, say.did), make("ol", {}, ...list));
    dialog.classList.add("is-end");
    tell([fill(slips ? say.slips.some : say.slips.none, { n: slips })], button(say.for_real, () => dialog.close("real")), button(say.again_all, begin, "st-btn--2"));
    body.scrollTop = 0;
    task.focus();
  };

  const forReal = () => {
    const first = document.querySelector(".st-step:not([hidden])");
    location.hash = first ? first.id : "lam";
    const heading = first && first.querySelector("h3");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };

  /* Opening. */

  const open = () => {
    if (dialog.open) return;
    document.documentElement.classList.add("st-tapping");
    dialog.returnValue = "";
    dialog.showModal();
    begin();
  };
  dialog.addEventListener("close", () => {
    document.documentElement.classList.remove("st-tapping");
    phone.replaceChildren();
    const status = document.querySelector("[data-run] [data-done]");
    if (status && ended) status.textContent = status.getAttribute("data-done");
    const opener = /** @type {HTMLElement | null} */ (document.querySelector("[data-run] button"));
    if (dialog.returnValue === "real") forReal();
    else if (opener) opener.focus();
  });
  document.body.append(dialog);
  dressed("tap-thu.css").then(() => {
    window.soTayRun = open;
    if (FROM) setTimeout(open); // a task of its own; otherwise it is here from the start, and nobody has asked yet
  });
})();
