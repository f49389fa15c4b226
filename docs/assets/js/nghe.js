/* The lesson read aloud by the phone's own Vietnamese voice: loaded when somebody asks for it.
   What phones do with speech decides its shape: one utterance a step, because the event of a word does not fire; stop and never pause,
   because a pause ends everything on Android; a clock of its own, because the end of an utterance may never be told; and a question the
   first time, because Android lists a voice that is not installed and then speaks English. */
(() => {
  "use strict";
  /** Seconds that a slow voice takes at most: for a letter, and before its first sound. */
  const LETTER = .16, START = 4;
  /** Milliseconds to wait for a list of voices that comes late. */
  const LATE = 1500;
  const SLOW = .7;

  const synth = window.speechSynthesis;
  const page = document.documentElement;
  const room = /** @type {HTMLElement} */ (document.querySelector(".st-do-it"));
  /** What stands on the buttons that begin. */
  const name = `${document.querySelector("[data-hear]")?.textContent}`;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const steps = [...room.querySelectorAll(/** @type {"li"} */ (".st-step"))].filter((step) => !step.hidden);

  const recall = (/** @type {string} */ name) => {
    try { return localStorage.getItem(name); } catch (e) { return null; }
  };
  const keep = (/** @type {string} */ name, /** @type {string} */ value) => {
    try { localStorage.setItem(name, value); } catch (e) { /* forgets */ }
  };

  /** The step that is read or was read last, counted from 0. */
  let now = 0;
  /** Whether the next step follows by itself. */
  let through = true;
  let reading = false;
  let slow = recall("so-tay-doc-cham") === "1";
  /** Counts what was begun: what an older one still tells is heard no more. */
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let clock;
  /** Held, because Chromium forgets an utterance that nobody holds, and then its end. @type {SpeechSynthesisUtterance | undefined} */
  let said;
  /** What opened the panel, for the way back. @type {HTMLElement | undefined} */
  let opener;

  /* The panel. */

  const button = (/** @type {string} */ words, /** @type {() => void} */ act, look = "st-btn--2") => {
    const made = make("button", { type: "button", class: `st-btn ${look}` }, words);
    made.addEventListener("click", act);
    return made;
  };
  const place = make("p", { tabindex: -1 });
  const rows = make("div", {});
  const head = make("div", { class: "st-hear__head" }, place, button(HEAR_SAY.close, () => close()));
  const panel = make("div", { class: "st-hear", role: "group", "aria-label": HEAR_SAY.name }, head, rows);
  const toggle = button("", () => (reading ? halt() : read(now, through)), "");
  const slower = button(HEAR_SAY.slow, () => {
    slow = !slow;
    keep("so-tay-doc-cham", slow ? "1" : "");
    if (reading) read(now, through); else show();
  });
  const player = [
    button(HEAR_SAY.back, () => move(-1), "st-btn--2 st-hear__turn"), toggle, button(HEAR_SAY.forward, () => move(1), "st-btn--2 st-hear__turn"),
    button(HEAR_SAY.again, () => read(now, through)), slower,
  ];

  const fill = (/** @type {string} */ words) => words.replace("{n}", `${now + 1}`).replace("{all}", `${steps.length}`);
  /** @param {string} words @param {Node[]} below */
  const tell = (words, below) => {
    place.textContent = words;
    rows.replaceChildren(...below);
    if (!panel.isConnected) /** @type {Element} */ (room.querySelector(".st-tools")).after(panel);
  };
  /** Words for somebody who cannot see come as focus, once no voice speaks over them. */
  const ask = () => place.focus({ preventScroll: true });

  const show = (words = reading ? HEAR_SAY.at : HEAR_SAY.stopped) => {
    toggle.textContent = reading ? HEAR_SAY.stop : HEAR_SAY.go_on;
    slower.setAttribute("aria-pressed", `${slow}`);
    player[0].setAttribute("aria-disabled", `${now === 0}`);
    player[2].setAttribute("aria-disabled", `${now === steps.length - 1}`);
    if (!panel.isConnected || rows.firstChild !== player[0]) tell("", player);
    place.textContent = fill(words);
    steps.forEach((step, n) => {
      const here = reading && n === now;
      if (here) step.setAttribute("aria-current", "step"); else step.removeAttribute("aria-current");
      const own = step.querySelector("[data-hear]");
      if (own) own.childNodes[1].textContent = here ? HEAR_SAY.stop : name;
    });
  };

  /* The voice. */

  /** The best Vietnamese voice: codes come as vi-VN, vi_VN and vie, and one that lies on the phone needs no network. */
  const voice = () => {
    /** @type {SpeechSynthesisVoice[]} */
    let all = [];
    try { all = [...(synth.getVoices() || [])]; } catch (e) { /* none */ }
    const ours = all.filter((each) => /^vie?([-_]|$)/i.test(`${each && each.lang}`));
    return { listed: all.length > 0, found: ours.find((each) => each.localService) || ours[0] };
  };

  /** Calls when there is a list of voices, or when none came. @param {() => void} then */
  const voices = (then) => {
    if (voice().listed) return then();
    const mine = ++turn;
    const go = () => {
      if (mine !== turn) return;
      turn += 1;
      clearTimeout(clock);
      then();
    };
    tell(HEAR_SAY.wait, []);
    try { synth.addEventListener("voiceschanged", go, { once: true }); } catch (e) { /* an old one: the clock will do */ }
    clock = setTimeout(go, LATE);
  };

  const quiet = () => {
    turn += 1;
    clearTimeout(clock);
    said = undefined;
    try { if (synth) synth.cancel(); } catch (e) { /* is quiet */ }
  };

  /** One utterance. `then` hears whether there was any sound. @param {string} words @param {(sounded: boolean) => void} then */
  const speak = (words, then) => {
    quiet();
    const mine = turn;
    let sounded = false;
    const end = (/** @type {boolean} */ well) => {
      if (mine !== turn) return;
      quiet();
      then(well);
    };
    const rate = slow ? SLOW : 1;
    try {
      const made = new SpeechSynthesisUtterance(words);
      const { found } = voice();
      if (found) made.voice = found;
      made.lang = "vi-VN";
      made.rate = rate;
      made.onstart = () => { sounded = true; };
      made.onend = () => end(true);
      made.onerror = () => end(false);
      said = made;
      clock = setTimeout(() => end(sounded), 1000 * (START + words.length * LETTER / rate));
      synth.speak(made);
    } catch (e) {
      end(false);
    }
  };

  /** What is read of a step: its number, what to do, what then appears. @param {Element} step */
  const words = (step) =>
    [".st-do", ".st-see"].map((part) => `${step.querySelector(part)?.textContent}`.replace(/[\s\u00ad\u200b]+/g, " ").trim()).join(" ");

  /* Reading. */

  const alone = () => steps.findIndex((step) => page.hasAttribute("data-one") && step.matches(".st-on"));

  const halt = (told = HEAR_SAY.stopped) => {
    quiet();
    reading = false;
    show(told);
  };

  const read = (/** @type {number} */ n, /** @type {boolean} */ on) => {
    [now, through, reading] = [n, on && alone() < 0, true];
    show();
    if (alone() < 0) steps[n].scrollIntoView({ behavior: calm.matches ? "auto" : "smooth" });
    speak(words(steps[n]), (well) => {
      if (!well) return fail(HEAR_SAY.silent);
      if (through && n + 1 < steps.length) return read(n + 1, true);
      halt(through ? HEAR_SAY.ended : HEAR_SAY.step_ended);
    });
  };

  const move = (/** @type {number} */ by) => {
    if (!steps[now + by]) return;
    if (reading) return read(now + by, through);
    now += by;
    show();
    steps[now].scrollIntoView();
  };

  /** How to get a voice, and another try. @param {string} why */
  const fail = (why) => {
    halt();
    const more = [HEAR_SAY.android, HEAR_SAY.iphone, HEAR_SAY.helped].map((line) => make("p", {}, line));
    tell(why, [...more, button(HEAR_SAY.try, () => voices(greet), "")]);
    ask();
  };

  /** The first time, and after a no: a sentence to hear, and the question. */
  const greet = () => {
    const { listed, found } = voice();
    if (listed && !found) return fail(HEAR_SAY.none);
    tell(HEAR_SAY.ask, [
      button(HEAR_SAY.yes, () => { keep("so-tay-nghe", "co"); read(now, through); toggle.focus({ preventScroll: true }); }, ""),
      button(HEAR_SAY.no, () => { keep("so-tay-nghe", "khong"); fail(HEAR_SAY.none); }),
      button(HEAR_SAY.try, greet),
    ]);
    speak(HEAR_SAY.hello, (well) => (well ? ask() : fail(HEAR_SAY.silent)));
  };

  const begin = (/** @type {number} */ n, /** @type {boolean} */ on) => {
    quiet();
    [now, through] = [n, on];
    const known = recall("so-tay-nghe");
    if (known === "khong") return fail(HEAR_SAY.none);
    voices(() => (known === "co" && (voice().found || !voice().listed) ? read(n, on) : greet()));
  };

  const close = () => {
    if (!panel.isConnected) return;
    halt();
    panel.remove();
    if (opener?.isConnected) opener.focus({ preventScroll: true });
  };

  /* What the reader does. */

  document.addEventListener("click", (event) => {
    const part = /** @type {Element} */ (event.target);
    const asked = /** @type {HTMLElement | null} */ (part.closest("[data-hear]"));
    if (!asked && part.closest("[data-lesson], [data-run] button")) close();
    if (!asked) return;
    const own = asked.closest(".st-step");
    const step = own ? steps.findIndex((each) => each === own) : alone();
    if (reading && own && step === now) return halt();
    opener = asked;
    dressed.then(() => begin(Math.max(0, step), step < 0));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.isConnected || page.hasAttribute("data-one") || document.querySelector("dialog[open]")) return;
    close();
  });
  addEventListener("pagehide", close);
  /* One step at a time: the voice goes with the step that is shown, and ends with it. */
  new MutationObserver(() => {
    const shown = alone();
    if (!panel.isConnected || shown === now) return;
    if (shown < 0) return;
    if (reading) read(shown, false);
    else if (rows.firstChild === player[0]) {
      now = shown;
      show();
    }
  }).observe(room, { subtree: true, attributeFilter: ["class"] });
  new MutationObserver(close).observe(page, { attributeFilter: ["data-one"] });

  const styles = make("link", { rel: "stylesheet", href: new URL("nghe.css", /** @type {HTMLScriptElement} */ (document.currentScript).src).href });
  const dressed = new Promise((done) => { styles.onload = styles.onerror = done; });
  document.head.append(styles);
})();
