/* The search box: finds lessons while people type. Needs search-index.js before it; every word it shows comes from there.

   It upgrades each <form role="search"> that holds an <input type="search">, and adds to the form's end:

   <p class="st-hint st-count" role="status">Thấy 2 bài. …</p>
   <div class="st-hits" role="listbox" id="tim-ds" aria-label="Các bài tìm thấy" [hidden]>
     <a class="st-hit" role="option" id="tim-ds-0" aria-selected="false" tabindex="-1" href="…/103/">
       <span class="no">103</span><b>Title with <mark>found words</mark></b><span>Topic · one line</span>
     </a>
   </div>
   <div class="st-lost" [hidden]>
     <p>Không thấy điều cần tìm?</p>
     <a class="st-btn st-btn--2" href="…/a-z/">Xem tất cả các bài</a>
     <p>Bác hỏi Tổ công nghệ số …</p>
   </div>

   Submitting fills #tim-ket-qua, or a <div class="st-found"> made after the form:
   <h2 class="st-label" tabindex="-1">3 bài về “…”</h2><ol class="st-list"><li><a>(as in .st-hit)</a></li></ol><div class="st-lost">…</div> */
(() => {
  "use strict";
  const index = window.soTaySearch;
  const root = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const FEW = 8; // options under the box: more would push the page away on a phone
  const WEIGHT = { code: 10, title: 8, alias: 6, line: 4, often: 3, text: 1 };

  /**
   * A word as it is compared. One that was asked may be `open` (still being typed) or have words `near` it, one slip away; a known one
   * may stand for `any` of its accented spellings.
   * @typedef {{key: string, bare: string, stem: string, tone: string, any?: boolean, open?: boolean, near?: string[]}} Word
   * @typedef {{weight: number, words: Word[]}} Run
   * @typedef {{code: number | string, topic: string, title: string, line: string, runs: Run[]}} Lesson
   * @typedef {(text: string) => boolean} Fits
   */

  /* Words: follows generator/vietnamese/fold.py, by the same table. */

  const { fold } = index;
  const classOf = (/** @type {string} */ letters) => new RegExp(`[${letters}]`, "g");
  const every = { drop: classOf(fold.drop), other: classOf(fold.other), mark: classOf(fold.mark), tone: classOf(fold.tone) };
  const wholeWord = new RegExp(`[${fold.word}][${fold.word}${fold.mark}]*`, "g");

  const swap = (/** @type {string} */ text, /** @type {string} */ pairs) => {
    for (let i = 0; i < pairs.length; i += 2) text = text.split(pairs[i]).join(pairs[i + 1]);
    return text;
  };
  const keys = (/** @type {string} */ text) => {
    const plain = swap(text.replace(every.drop, "").toLowerCase(), fold.alike);
    /** @type {string[]} */
    const runs = plain.replace(every.other, " ").normalize("NFD").match(wholeWord) || [];
    return runs.map((run) => run.replace(every.tone, "") + (run.match(every.tone) || []).join(""));
  };
  const bare = (/** @type {string} */ key) => swap(key.replace(every.mark, ""), fold.plain);
  /** @param {string} key @returns {Word} */
  const word = (key) => {
    const stem = key.replace(every.tone, "");
    return { key, bare: bare(key), stem, tone: key.slice(stem.length) };
  };
  const words = (/** @type {string} */ text) => keys(text).map(word);

  /* Lessons. A run is a phrase whose words are known in order; of the rest of a lesson single words are known. */

  const run = (/** @type {number} */ weight, /** @type {string} */ text) => ({ weight, words: words(text) });
  const alias = (/** @type {string} */ text) => {
    const one = run(WEIGHT.alias, text);
    // Typed without any accent, it stands for all its accented spellings.
    if (one.words.every((known) => known.key === known.bare)) for (const known of one.words) known.any = true;
    return one;
  };
  /** @type {Lesson[]} */
  const lessons = index.lessons.map(([code, topic, title, line, aliases]) => ({
    code,
    topic: index.topics[topic],
    title,
    line,
    runs: [run(WEIGHT.code, `${code}`), run(WEIGHT.title, title), run(WEIGHT.line, line), ...aliases.split("\n").map(alias)],
  }));
  // `A` is the next lesson, `B` the one after it; every `Z` before that letter is index.far on.
  const gapOf = (/** @type {string} */ letters) =>
    index.far * (letters.length - 1) + letters.slice(-1).charCodeAt(0) - "A".charCodeAt(0) + 1;
  /** @type {(Word & {at: Lesson[]})[]} */
  const scattered = []; // words of the inverted index, each with its lessons
  for (const entry of index.texts.match(/[^A-Z]+[A-Z]+/g) || []) {
    let lesson = -1;
    const at = (entry.match(/Z*[A-Y]/g) || []).map((gap) => lessons[(lesson += gapOf(gap))]);
    const known = entry.replace(/[A-Z]+/, "").split(" ").map(word);
    if (known[1]) for (const lesson of at) lesson.runs.push({ weight: WEIGHT.often, words: known });
    else scattered.push({ ...known[0], at });
  }
  const spelt = new Set(scattered.map((known) => known.bare));
  for (const lesson of lessons) for (const one of lesson.runs) for (const known of one.words) spelt.add(known.bare);

  /* Asking. */

  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((a, b) => a + b, 0);

  /* How well a known word answers an asked one: 0 not, 1 fully. With `lax`, wrong accents count a little. */
  /** @param {Word} asked @param {Word} known @param {boolean} lax */
  const likeness = (asked, known, lax) => {
    const whole = asked.near ? asked.near.includes(known.bare) : asked.bare === known.bare;
    if (!whole && !(asked.open && known.bare.startsWith(asked.bare))) return 0;
    const right =
      asked.near || known.any || asked.key === asked.bare ||
      (whole ? asked.key === known.key : known.stem.startsWith(asked.stem) && (!asked.tone || asked.tone === known.tone));
    return (right ? 1 : lax ? 0.3 : 0) * (whole ? 1 : 0.25);
  };

  /* The best answer of every lesson to one asked word: Map of lesson → score. */
  /** @param {Word} asked @param {boolean} lax @returns {Map<Lesson, number>} */
  const answers = (asked, lax) => {
    const best = new Map();
    const count = (/** @type {Lesson} */ lesson, /** @type {number} */ score) => score > (best.get(lesson) || 0) && best.set(lesson, score);
    for (const lesson of lessons)
      for (const one of lesson.runs)
        for (const known of one.words) count(lesson, one.weight * likeness(asked, known, lax));
    for (const known of scattered) {
      const score = WEIGHT.text * likeness(asked, known, lax);
      if (score) for (const lesson of known.at) count(lesson, score);
    }
    return best;
  };

  /* What a run adds where asked words stand side by side in it, and where they are most of it. */
  /** @param {Word[]} asked @param {Run} one @param {number[]} rarity @param {boolean} lax */
  const together = (asked, one, rarity, lax) => {
    const found = asked.map((word) => one.words.map((known) => likeness(word, known, lax)));
    const pairs = found.map((row, i) => (row.some((yes, at) => yes && i && found[i - 1][at - 1]) ? rarity[i - 1] + rarity[i] : 0));
    const filled = found.every((row) => row.some(Boolean)) ? asked.length / one.words.length : 0;
    return one.weight * (filled + sum(pairs) / 2);
  };

  /* Lessons that answer all asked words (or some of them) or whose number was asked, best first. */
  /** @param {Word[]} asked @param {boolean} [lax] @param {boolean} [some] */
  const ranked = (asked, lax = false, some = false) => {
    const found = asked.map((one) => answers(one, lax));
    const rarity = found.map((best) => Math.log(1 + lessons.length / (1 + best.size)));
    /** @type {{lesson: Lesson, score: number}[]} */
    const hits = [];
    for (const lesson of lessons) {
      const scores = found.map((best, i) => (best.get(lesson) || 0) * rarity[i]);
      const named = asked.some((one) => one.key === `${lesson.code}`) ? 1000 : 0;
      if (!named && (!sum(scores) || (!some && scores.includes(0)))) continue;
      // The best phrase counts, the others hardly: many aliases alike must not outdo a title that says it all.
      const pairs = lesson.runs.map((one) => together(asked, one, rarity, lax));
      hits.push({ lesson, score: named + sum(scores) + Math.max(...pairs) + sum(pairs) / 10 });
    }
    hits.sort((a, b) => b.score - a.score); // equals keep the order of the index
    return hits.filter((hit) => !some || hit.score * 3 >= hits[0].score).map((hit) => hit.lesson);
  };

  /* Is there one slip of the finger between two words: a letter too many, too few, wrong, or two swapped? */
  const oneSlip = (/** @type {string} */ a, /** @type {string} */ b) => {
    while (a && a[0] === b[0]) [a, b] = [a.slice(1), b.slice(1)];
    while (a && a.slice(-1) === b.slice(-1)) [a, b] = [a.slice(0, -1), b.slice(0, -1)];
    return (a.length < 2 && b.length < 2) || (a.length === 2 && b === a[1] + a[0]);
  };

  /* Asked words that no lesson has, read as what was probably meant: a slip, `luadao`, `vne id`. */
  /** @param {Word[]} asked */
  const repaired = (asked) => {
    /** @type {Word[]} */
    const meant = [];
    for (let i = 0; i < asked.length; i += 1) {
      const one = asked[i], text = one.bare, joined = asked[i + 1] && text + asked[i + 1].bare;
      const near = text.length < 4 ? [] : [...spelt].filter((known) => oneSlip(text, known));
      const cut = [...text].findIndex((_, at) => at > 1 && at < text.length - 1 && spelt.has(text.slice(0, at)) && spelt.has(text.slice(at)));
      if (spelt.has(joined)) {
        meant.push(word(joined));
        i += 1;
      } else if (answers(one, true).size) meant.push(one);
      else if (near.length) meant.push({ ...one, near });
      else if (cut > 0) meant.push(word(text.slice(0, cut)), word(text.slice(cut)));
      else meant.push(one);
    }
    return meant;
  };

  /* {found: lessons, near: do only some words fit, fits(text): is this word to be marked}. */
  /** @param {string} query @returns {{found: Lesson[], near: boolean, fits: Fits}} */
  const search = (query) => {
    let asked = words(query);
    if (!asked.length) return { found: [], near: false, fits: () => false };
    asked[asked.length - 1].open = /\S$/.test(query); // still being typed
    let found = ranked(asked), lax = false, near = false;
    if (!found.length) found = ranked(asked, (lax = true));
    if (!found.length) found = ranked((asked = repaired(asked)), true);
    if (!found.length) found = ranked((asked = asked.map((one) => ({ ...one, open: false }))), true, (near = true));
    /** @type {Fits} */
    const fits = (text) => words(text).some((known) => asked.some((one) => likeness(one, known, lax)));
    return { found, near, fits };
  };

  /* Showing. */

  /** @param {string} name @param {Record<string, string | number>} blanks */
  const say = (name, blanks) => index.say[name].replace(/{(\w+)}/g, (_, blank) => `${blanks[blank]}`);
  const address = (/** @type {string | number} */ page) => root + page + (location.protocol === "file:" ? "/index.html" : "/");
  const marked = (/** @type {string} */ text, /** @type {Fits} */ fits) =>
    text.split(/([\p{L}\p{M}\p{N}.'’-]+)/u).map((token, i) => (i % 2 && fits(token) ? make("mark", {}, token) : token));
  /** @param {Lesson} lesson @param {Fits} fits @param {Attributes} [attributes] */
  const link = ({ code, topic, title, line }, fits, attributes) =>
    make(
      "a", { href: address(code), ...attributes },
      make("span", { class: "no" }, typeof code === "number" ? code : "?"), " ",
      make("b", {}, ...marked(title, fits)), " ",
      make("span", {}, topic, " · ", ...marked(line, fits))
    );
  const lost = () => {
    const button = (/** @type {string} */ href, /** @type {string} */ label) => make("a", { class: "st-btn st-btn--2", href }, label);
    return make("div", { class: "st-lost" }, make("p", {}, index.say.lost), button(address("a-z"), index.say.all), " ", make("p", {}, index.say.ask));
  };
  const asked = () => (new URLSearchParams(location.search).get("q") || "").trim();
  let shown = asked();
  const remember = (/** @type {string} */ query) => {
    try {
      if (query !== asked()) history.pushState(null, "", `?q=${encodeURIComponent((shown = query))}`);
    } catch (error) {
      // A browser may keep the address of a file:// page fixed; the results show all the same.
    }
  };

  /* Makes a form a combobox; returns the function that shows a query's whole list in the page. */
  /** @param {HTMLFormElement} form */
  const upgrade = (form) => {
    const input = /** @type {HTMLInputElement} */ (form.querySelector("input[type=search]"));
    const id = `${input.id}-ds`;
    const status = make("p", { class: "st-hint st-count", role: "status" });
    const list = make("div", { class: "st-hits", role: "listbox", id, "aria-label": index.say.list });
    const help = lost();
    const region = document.getElementById("tim-ket-qua") || make("div", { class: "st-found" });
    let active = -1, timer = 0;

    const choose = (/** @type {number} */ number) => {
      active = number;
      [...list.children].forEach((option, i) => option.setAttribute("aria-selected", `${i === number}`));
      input.setAttribute("aria-activedescendant", number < 0 ? "" : `${id}-${number}`);
      if (number >= 0) list.children[number].scrollIntoView({ block: "nearest" });
    };
    const open = (/** @type {boolean} */ yes) => {
      list.hidden = !yes;
      input.setAttribute("aria-expanded", `${yes}`);
      choose(-1);
    };
    const tell = (/** @type {string} */ text) => {
      clearTimeout(timer); // a screen reader shall speak once people pause, not at every letter
      timer = window.setTimeout(() => (status.textContent = text), text ? 300 : 0);
    };
    const suggest = () => {
      const { found, near, fits } = search(input.value), n = found.length, q = input.value.trim();
      const option = (/** @type {Lesson} */ lesson, /** @type {number} */ i) =>
        link(lesson, fits, { class: "st-hit", role: "option", id: `${id}-${i}`, tabindex: -1 });
      list.textContent = "";
      region.textContent = ""; // it answered an older question
      list.append(...found.slice(0, FEW).map(option));
      help.hidden = !q;
      tell(q && say(!n ? "none" : near ? "near" : n > FEW ? "many" : "some", { n, few: FEW, q }));
      open(n > 0);
    };
    const show = (/** @type {string} */ q) => {
      const { found, near, fits } = search(`${q} `), n = found.length;
      open(false);
      help.hidden = true;
      tell("");
      region.textContent = "";
      if (!q) return;
      region.append(
        make("h2", { class: "st-label", tabindex: -1 }, say(!n ? "none" : near ? "near" : "title", { n, q })),
        make("ol", { class: "st-list" }, ...found.map((lesson) => make("li", {}, link(lesson, fits)))),
        lost()
      );
    };

    form.append(status, list, help);
    if (!region.parentNode) form.after(region);
    set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": id });
    show("");

    input.addEventListener("input", suggest);
    input.addEventListener("keydown", (event) => {
      const places = list.children.length + 1; // past either end the caret is back in the box
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? places - 1 : 0;
      if (event.isComposing) return;
      if (step && places > 1) {
        if (list.hidden) open(true);
        choose(((active + 1 + step) % places) - 1);
      } else if (event.key === "Enter" && active >= 0) /** @type {HTMLElement} */ (list.children[active]).click();
      else if (event.key === "Escape" && !list.hidden) open(false);
      else return;
      event.preventDefault();
    });
    form.addEventListener("submit", (event) => {
      const query = input.value.trim();
      event.preventDefault();
      remember(query);
      if (lessons.some(({ code }) => `${code}` === query)) return location.assign(address(query));
      show(query);
      if (query) /** @type {HTMLElement} */ (region.firstChild).focus(); // puts a phone's keyboard away, and the count is read aloud
    });
    if (document.activeElement === input && input.value) suggest();
    return (/** @type {string} */ query) => {
      input.value = query;
      show(query);
    };
  };

  Object.assign(index, { keys, bare, search: (/** @type {string} */ query) => search(query).found.map(({ code }) => code) });
  const forms = /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[role=search]"));
  const [show] = [...forms].map(upgrade);
  if (show) {
    window.addEventListener("popstate", () => shown !== asked() && show((shown = asked())));
    const writing = document.activeElement instanceof HTMLInputElement && document.activeElement.value;
    if (shown && !writing) show(shown);
  }
})();
