/* The lesson read aloud, by people who were recorded or by the phone's own Vietnamese voice: loaded when somebody asks for it.
   What phones do with speech decides its shape: one utterance a step, because the event of a word does not fire; stop and never pause,
   because a pause ends everything on Android; a clock of its own, because the end of an utterance may never be told; and a question the
   first time, because Android lists a voice that is not installed and then speaks English. Where somebody of the village was recorded,
   the recording is played and no voice is asked for. */
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
  /** Whoever was recorded comes before the voice. By language: seconds and file. @param {Element | null} part */
  const sounds = (part) => new Map(`${part?.getAttribute("data-sounds") || ""}`.split(" ").filter(Boolean).map((each) => {
    const [language, seconds, file] = each.split(":");
    return /** @type {[string, { seconds: number, file: string }]} */ ([language, { seconds: Number(seconds), file }]);
  }));
  /** Nowhere in a lesson that is one file, which carries no recording. */
  const FOLDER = FROM && new URL("nghe/", FROM).href;
  const ready = dressed("nghe.css");
  const OWN = "vie";
  const steps = [...room.querySelectorAll(/** @type {"li"} */ (".st-step"))].filter((step) => !step.hidden);

  const recall = (/** @type {string} */ name) => {
    try { return localStorage.getItem(name); } catch (e) { return null; }
  };
  const keep = (/** @type {string} */ name, /** @type {string} */ value) => {
    try { localStorage.setItem(name, value); } catch (e) { /* forgets */ }
  };

  const list = room.querySelector(".st-steps");
  const languages = Object.keys(HEAR_LANGUAGES).filter((each) =>
    (each === OWN && synth) || [list, ...steps].some((part) => sounds(part).has(each)));
  let language = `${recall("so-tay-tieng")}`;
  if (!languages.includes(language)) language = languages[0];
  /** @type {HTMLAudioElement | undefined} */
  let player;

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

  const place = make("p", { tabindex: -1 });
  const rows = make("div", {});
  const head = make("div", { class: "st-hear__head" }, place, button(HEAR_SAY.close, () => close(), "st-btn--2"));
  const panel = make("div", { class: "st-hear", role: "group", "aria-label": HEAR_SAY.name }, head, rows);
  const toggle = button("", () => (reading ? halt() : read(now, through)));
  const slower = button(HEAR_SAY.slow, () => {
    slow = !slow;
    keep("so-tay-doc-cham", slow ? "1" : "");
    if (reading) read(now, through); else show();
  }, "st-btn--2");
  const buttons = [
    button(HEAR_SAY.back, () => move(-1), "st-btn--2 st-hear__turn"), toggle, button(HEAR_SAY.forward, () => move(1), "st-btn--2 st-hear__turn"),
    button(HEAR_SAY.again, () => read(now, through), "st-btn--2"), slower,
  ];
  const clockTime = (/** @type {number} */ seconds) =>
    HEAR_SAY.time.replace("{m}", `${Math.floor(seconds / 60)}`).replace("{s}", `${Math.round(seconds % 60)}`.padStart(2, "0"));
  const choice = make("select", { "aria-label": HEAR_SAY.language }, ...languages.map((each) => {
    const all = [list, ...steps].map((part) => sounds(part).get(each)?.seconds || 0);
    const seconds = all.slice(1).some(Boolean) ? all.slice(1).reduce((sum, one) => sum + one, 0) : all[0];
    const words = seconds ? `${HEAR_LANGUAGES[each]} · ${clockTime(seconds)}` : HEAR_LANGUAGES[each];
    const option = make("option", { value: each }, words);
    option.selected = each === language;
    return option;
  }));
  choice.addEventListener("change", () => {
    language = choice.value;
    keep("so-tay-tieng", language);
    if (reading || rows.firstChild !== buttons[0]) read(now, through);
  });
  if (languages.length > 1) head.append(choice);

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
    buttons[0].setAttribute("aria-disabled", `${now === 0}`);
    buttons[2].setAttribute("aria-disabled", `${now === steps.length - 1}`);
    if (!panel.isConnected || rows.firstChild !== buttons[0]) tell("", buttons);
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
    if (player) player.pause();
    player = undefined;
    try { if (synth) synth.cancel(); } catch (e) { /* is quiet */ }
  };

  /** Ends what was heard before, and gives what ends the next: once, unless something else was begun since. @param {(well: boolean) => void} then */
  const begun = (then) => {
    quiet();
    const mine = turn;
    return (/** @type {boolean} */ well) => {
      if (mine !== turn) return;
      quiet();
      then(well);
    };
  };

  /** One utterance. `then` hears whether there was any sound. @param {string} words @param {(sounded: boolean) => void} then */
  const speak = (words, then) => {
    const end = begun(then);
    let sounded = false;
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

  /** A recording. `then` hears whether it was played to its end. @param {string} file @param {(well: boolean) => void} then */
  const play = (file, then) => {
    const end = begun(then);
    player = new Audio(FOLDER + file);
    player.playbackRate = slow ? SLOW : 1;
    player.onended = () => end(true);
    player.onerror = () => end(false);
    Promise.resolve(player.play()).catch(() => end(false));
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

  /** After a step: the next one, or the end. */
  const next = () => {
    if (through && now + 1 < steps.length) read(now + 1, true);
    else halt(through ? HEAR_SAY.ended : HEAR_SAY.step_ended);
  };

  /** A step by whoever was recorded, else by the voice; `on`: the next ones after it. @type {(n: number, on: boolean) => void} */
  const read = (n, on) => {
    [now, through, reading] = [n, on && alone() < 0, true];
    show();
    if (alone() < 0) steps[n].scrollIntoView({ behavior: calm.matches ? "auto" : "smooth" });
    const recorded = sounds(steps[n]).get(language);
    const whole = through && n === 0 && !steps.some((step) => sounds(step).has(language)) && sounds(list).get(language);
    if (whole) {
      steps[n].removeAttribute("aria-current");
      place.textContent = HEAR_SAY.whole.replace("{time}", clockTime(whole.seconds));
      return play(whole.file, (well) => halt(well ? HEAR_SAY.ended : HEAR_SAY.lost));
    }
    if (recorded) {
      place.textContent = fill(HEAR_SAY.recorded).replace("{time}", clockTime(recorded.seconds));
      return play(recorded.file, (well) => {
        if (well) next();
        else if (language === OWN && synth) doubt();
        else halt(HEAR_SAY.lost);
      });
    }
    if (language === OWN && synth) return doubt();
    if (through && n + 1 < steps.length) read(n + 1, true); else halt(HEAR_SAY.unrecorded);
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
    tell(why, [button(HEAR_SAY.try, () => voices(greet)), ...more]);
    ask();
  };

  /** The first time, and after a no: a sentence to hear, and the question. */
  const greet = () => {
    const { listed, found } = voice();
    if (listed && !found) return fail(HEAR_SAY.none);
    tell(HEAR_SAY.ask, [
      button(HEAR_SAY.yes, () => { keep("so-tay-nghe", "co"); read(now, through); toggle.focus({ preventScroll: true }); }),
      button(HEAR_SAY.no, () => { keep("so-tay-nghe", "khong"); fail(HEAR_SAY.none); }, "st-btn--2"),
      button(HEAR_SAY.try, greet, "st-btn--2"),
    ]);
    speak(HEAR_SAY.hello, (well) => (well ? ask() : fail(HEAR_SAY.silent)));
  };

  /** True once somebody said that Vietnamese is heard, as long as the phone does not list other voices only. */
  const trusted = () => recall("so-tay-nghe") === "co" && Boolean(voice().found || !voice().listed);

  /** Reads with the phone's voice, if that can be believed. */
  const doubt = () => {
    quiet();
    if (recall("so-tay-nghe") === "khong") return fail(HEAR_SAY.none);
    voices(() => {
      reading = trusted();
      show();
      if (!reading) return greet();
      speak(words(steps[now]), (well) => (well ? next() : fail(HEAR_SAY.silent)));
    });
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
    ready.then(() => read(Math.max(0, step), step < 0));
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
    else if (rows.firstChild === buttons[0]) {
      now = shown;
      show();
    }
  }).observe(room, { subtree: true, attributeFilter: ["class"] });
  new MutationObserver(close).observe(page, { attributeFilter: ["data-one"] });
})();
