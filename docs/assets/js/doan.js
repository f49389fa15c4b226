/* “Thật hay lừa?”: makes a game of the round on the page. One message at a time, two buttons, then the answer with what gives it away; at
   the end how many lies were seen and how many genuine messages were doubted for nothing. What was answered stays on this phone. */
(() => {
  "use strict";
  const page = /** @type {HTMLElement} */ (document.querySelector("[data-judge]"));
  const play = /** @type {HTMLElement} */ (page.querySelector(".st-play"));
  const items = /** @type {HTMLElement[]} */ ([...page.querySelectorAll(".st-judge > li")]);
  const round = `${page.dataset.judge}`;
  const numbers = `${page.dataset.rounds}`.split(" ");
  const days = daysIn(`${page.dataset.days}`);
  const say = JUDGE_SAY;
  /** So many messages are enough for a day: from there on one may stop and see. */
  const ENOUGH = 8;
  const foot = make("p", { class: "st-small" });

  let played = recallRounds(numbers);
  const keep = () => {
    try { localStorage.setItem(ROUNDS, JSON.stringify(played)); } catch (e) { /* forgets */ }
  };
  const answers = () => (played[round] ? played[round].answers.slice(0, items.length) : "");

  const today = () => dayOf(new Date());
  const inWords = (/** @type {string} */ day) => day.split("-").map(Number).reverse().join("/");
  const fill = (/** @type {string} */ text, /** @type {any} */ values) => text.replace(/\{(\w+)\}/g, (_, name) => `${values[name]}`);

  const linkTo = (/** @type {string} */ number, /** @type {string} */ text) => {
    const there = [...page.querySelectorAll(".st-rounds a")].find((link) => link.getAttribute("data-round") === number);
    return make("a", { class: "st-btn", href: there ? /** @type {HTMLAnchorElement} */ (there).href : "#" }, text);
  };
  const genuine = (/** @type {number} */ at) => `${items[at].dataset.real}`;

  /* One message. */

  /** Takes away what was put to the last message. */
  const clear = () => {
    for (const old of page.querySelectorAll(".st-place, .st-choice, .st-told, .st-on")) old.remove();
  };

  /** What was told of the last answer has been read. */
  const close = () => {
    if (!played[round] || !played[round].open) return;
    played[round].open = false;
    keep();
  };

  const pose = (/** @type {number} */ at, move = true) => {
    close();
    page.classList.add("is-playing");
    history.scrollRestoration = "manual"; // else a reload shows the foot of the next message
    clear();
    items.forEach((item, n) => { item.hidden = n !== at; });
    const item = items[at];
    fold(item, false);
    const heading = /** @type {HTMLElement} */ (item.querySelector("h2"));
    const place = make("p", { class: "st-small st-place" }, fill(say.at, { n: at + 1, all: items.length }));
    const choice = make("div", { class: "st-choice", role: "group", "aria-label": say.ask },
      button(say.real, () => judge(at, "1"), "st-btn--2 is-real"), button(say.lie, () => judge(at, "0"), "st-btn--2 is-lie"));
    heading.before(place);
    item.append(choice);
    play.replaceChildren();
    foot.replaceChildren();
    if (!move) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    page.scrollIntoView();
    place.scrollIntoView();
  };

  /** Shows the answer of a message, or hides it. @param {HTMLElement} item @param {boolean} open */
  const fold = (item, open) => {
    const details = /** @type {HTMLDetailsElement} */ (item.querySelector("details"));
    details.open = open;
    details.hidden = !open && page.classList.contains("is-playing");
    item.classList.toggle("is-open", open);
  };

  const judge = (/** @type {number} */ at, /** @type {string} */ answer) => {
    const item = items[at];
    const real = genuine(at) === "1";
    const right = answer === genuine(at);
    played[round] = { ...played[round], answers: answers().slice(0, at) + answer, open: true };
    keep();
    const told = make("p", { class: `st-told ${right ? "is-right" : "is-wrong"}`, tabindex: -1 },
      right ? (real ? say.pass : say.hit) : real ? say.alarm : say.miss);
    /** @type {Element} */ (item.querySelector(".st-choice")).remove();
    fold(item, true);
    /** @type {Element} */ (item.querySelector("details")).before(told);
    const last = at + 1 === items.length;
    const onward = button(last ? say.sum : say.next, last ? finish : () => pose(at + 1));
    const rest = last || at + 1 < ENOUGH ? [] : [button(say.rest, () => sum(true), "st-btn--2")];
    item.append(make("div", { class: "st-on" }, onward, ...rest));
    told.focus({ preventScroll: true });
    told.scrollIntoView({ block: "center" });
  };

  /* The end of a round, and what comes next. */

  const finish = () => {
    played[round] = { answers: answers(), day: (played[round] && played[round].day) || today() };
    keep();
    sum(true);
  };

  /** The sum of what was answered so far, or of the whole round. */
  const sum = (/** @type {boolean} */ move) => {
    const given = [...answers()], whole = given.length === items.length;
    const lies = given.map((_, at) => at).filter((at) => genuine(at) === "0"), truths = given.map((_, at) => at).filter((at) => genuine(at) === "1");
    const hits = lies.filter((at) => given[at] === "0").length, alarms = truths.filter((at) => given[at] === "0").length;
    const wrong = items.filter((_, at) => at in given && given[at] !== genuine(at));
    const trusting = hits * 5 < lies.length * 4, doubting = alarms * 5 > truths.length;
    const advice = trusting ? (doubting ? "mixed" : "trusting") : doubting ? "doubting" : "both";
    close();
    page.classList.remove("is-playing");
    history.scrollRestoration = "auto";
    items.forEach((item) => { item.hidden = !wrong.includes(item); fold(item, wrong.includes(item)); });
    clear();
    const heading = make("h2", { tabindex: -1 }, fill(whole ? say.done : say.so_far, { n: round, at: given.length, all: items.length }));
    play.replaceChildren(heading,
      make("p", {}, fill(say.hits, { n: hits, all: lies.length })),
      make("p", {}, fill(alarms ? say.alarms : say.no_alarms, { n: alarms, all: truths.length })),
      make("p", {}, make("b", {}, say.better[advice])),
      ...(whole ? onwards() : [make("div", { class: "st-row" }, button(say.go_on, () => pose(given.length)))]),
      make("div", { class: "st-row" }, button(say.again, again, "st-btn--2")), ...(wrong.length ? [make("h3", {}, say.wrong)] : []));
    foot.replaceChildren(say.kept, " ", button(say.forget, forget, "st-btn--2"));
    if (move) { heading.focus({ preventScroll: true }); play.scrollIntoView(); }
  };

  /** What comes after this round. @returns {HTMLElement[]} */
  const onwards = () => {
    const next = followingRound(played, numbers, days);
    if (!next) return [make("p", {}, say.all_done)];
    const due = next.day <= today();
    const words = due ? fill(say.due, { n: next.number }) : fill(say.later, { n: next.number, date: inWords(next.day) });
    return [make("p", {}, words), make("div", { class: "st-row" }, linkTo(next.number, fill(say.go, { n: next.number })))];
  };

  const again = () => {
    played[round] = { ...played[round], answers: "" };
    pose(0);
  };
  const forget = () => {
    played = {};
    try { localStorage.removeItem(ROUNDS); } catch (e) { /* it was not kept */ }
    pose(0);
  };

  /** @type {Element} */ (page.querySelector(".st-judge")).after(foot);
  const reached = /^#tin-\d+$/.test(location.hash) ? items.findIndex((item) => `#${item.id}` === location.hash) : -1;
  const given = answers().length;
  if (reached >= 0) pose(reached);
  else if (given && played[round].open) {
    const last = answers()[given - 1];
    pose(given - 1, false);
    judge(given - 1, last);
  } else if (given < items.length) pose(given, given > 0);
  else if (played[round].day) sum(false);
  else finish();
})();
