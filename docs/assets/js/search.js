/* The search box: finds lessons, ways out of trouble and hard words while people type. Needs search-index.js before it; every word it shows
   comes from there.

   It upgrades each <form role="search"> that holds an <input type="search">, and adds to the form's end what lies over the page:

   <div class="st-pop" [hidden]>
     <p class="st-hint st-count" role="status">Thấy 2 kết quả. …</p>
     <div class="st-hits" role="listbox" id="tim-ds" aria-label="Những gì tìm thấy" [hidden]>
       <a class="st-hit" role="option" id="tim-ds-0" aria-selected="false" tabindex="-1" href="…/103/">
         <span class="no">103</span><b>Title with <mark>found words</mark></b><span>Topic · one line</span>
       </a>
       … <a … href="…/tu-dien/#otp"><span class="no">Từ khó</span><b>OTP</b><span>one line</span></a>
     </div>
     <div class="st-lost">
       <p>Không thấy điều cần tìm?</p>
       <a class="st-btn st-btn--2" href="…/go-roi/">Xem Gỡ rối</a> <a class="st-btn st-btn--2" href="…/a-z/">Xem tất cả các bài</a>
       <p>Bác hỏi Tổ công nghệ số …</p>
     </div>
   </div>

   Submitting fills #tim-ket-qua, or a <div class="st-found"> made after the form:
   <h2 class="st-label" tabindex="-1">3 kết quả cho “…”</h2><ol class="st-list"><li><a>(as in .st-hit)</a></li></ol><div class="st-lost">…</div> */
(() => {
  const index = window.soTaySearch;
  const root = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const FEW = 8, // options under the box: more would push the page away on a phone
    TITLE = 8, ALIAS = 6, LINE = 5, OFTEN = 3, PAIR = 5; // how much a word weighs where it stands; 1 elsewhere

  /**
   * A word as it is compared. One that was asked may be `open` (still being typed) or have words `near` it, one slip away.
   * @typedef {{key: string, bare: string, stem: string, tone: string, open?: boolean, near?: string[]}} Word
   * A known word may stand for `any` of its accented spellings; `rare` is how much it tells, by the pages that say it.
   * @typedef {{one: Word, any: boolean, rare: number, places: Place[]}} Known
   * While a question is answered, a bit of `said` and `mask` stands for an asked word.
   * @typedef {{run: Run, known: Known, said: number}} Place
   * @typedef {{page: Page, weight: number, places: Place[], mask: number}} Run
   * @typedef {{mask: number, best: number, score: number, top: number, share: number}} Found
   * @typedef {Found & {code: number | string, topic: string, title: string, line: string, lesson: boolean}} Page
   * @typedef {[known: Known, like: number][]} Answers
   * @typedef {(text: string) => boolean} Fits
   */

  /* Words: follows generator/vietnamese/fold.py, by the same table. */

  const { fold } = index;
  /** @type {Record<string, RegExp>} */
  const every = {};
  for (const name in fold) every[name] = new RegExp(fold[name], "g");

  const swap = (/** @type {string} */ text, /** @type {string} */ pairs) => {
    for (let i = 0; pairs[i]; i += 2) text = text.split(pairs[i]).join(pairs[i + 1]);
    return text;
  };
  /**
   * A function that works out once what it gives for a text.
   * @template Of, T
   * @param {(of: Of) => T} make
   */
  const once = (make) => {
    /** @type {Map<Of, T>} */
    const kept = new Map();
    return (/** @type {Of} */ of) => kept.get(of) || /** @type {T} */ (kept.set(of, make(of)).get(of));
  };
  /** The one Word of a key; whatever order its marks are in. @type {(run: string) => Word} */
  const word = once((run) => {
    const stem = run.replace(every.tone, ""), tone = (run.match(every.tone) || []).join(""), key = stem + tone;
    return key === run ? { key, bare: swap(key.replace(every.mark, ""), fold.plain), stem, tone } : word(key);
  });
  // `mk` is `mật khẩu`, whoever writes it: follows generator/vietnamese/short.py.
  /** @type {Map<string, string>} */
  const short = new Map();
  for (const alike of index.short.split(",")) {
    const [means, ...forms] = alike.split("=");
    for (const form of forms) short.set(form, means);
  }
  const words = once((text) => {
    const plain = swap(text.replace(every.drop, "").toLowerCase(), fold.alike).replace(every.other, " ");
    const all = (plain.normalize("NFD").match(every.run) || []).map(word);
    /** @type {Word[]} */
    const meant = [];
    for (let i = 0; all[i]; ) {
      let many = 4, means; // the longest short form is so long
      do means = short.get(all.slice(i, i + many).map(({ bare }) => bare).join(" "));
      while (!means && (many -= 1));
      meant.push(...(means ? means.split(" ").map(word) : [all[i]]));
      i += many || 1;
    }
    return meant;
  });

  /* What is known. A run is a phrase whose words are known in order; of the rest of a page single words are known. */

  /** @type {Map<string, Known[]>} */
  const spelt = new Map(); // by bare form
  /** @type {string[]} */
  const bares = [];
  /** @type {Page[]} */
  const pages = [];
  /** @param {Word} one @param {boolean} [any] @returns {Known} */
  const know = (one, any = false) => {
    const alike = spelt.get(one.bare) || [];
    spelt.set(one.bare, alike);
    let known = alike.find((other) => other.one === one && other.any === any);
    if (!known) alike.push((known = { one, any, rare: 0, places: [] }));
    return known;
  };
  /** @param {Page} page @param {number} weight @param {Word[]} of */
  const add = (page, weight, of) => {
    // An alias typed without any accent stands for all its accented spellings.
    const any = weight === ALIAS && of.every((one) => one.key === one.bare);
    /** @type {Run} */
    const run = { page, weight, places: [], mask: 0 };
    run.places = of.map((one) => {
      const known = know(one, any), place = { run, known, said: 0 };
      known.places.push(place);
      return place;
    });
    return run;
  };
  const rarity = (/** @type {number} */ count) => Math.log(1 + pages.length / (count + 2));
  function* read() {
    for (const [at, code] of index.codes.entries()) {
      const title = index.titles[at], line = index.lines[at];
      const page = /** @type {Page} */ ({ code, topic: index.topics[at], title, line, lesson: +code > 0 });
      pages.push(page);
      add(page, TITLE, words(title));
      if (page.lesson) add(page, TITLE, words(`${code}`));
      add(page, LINE, words(line));
      for (const alias of index.asked[at].split(",")) add(page, ALIAS, alias.split(" ").map(word));
      yield;
    }
    const loose = pages.map((page) => /** @type {Place} */ ({ run: add(page, 1, []), said: 0 })); // in no phrase
    // `A` is the next page, `B` the one after it; every `Z` before that letter is 26 on, and then `@` none.
    for (const [, texts, gaps] of index.texts.matchAll(/([^@-Z]+)([@-Z]+)/g))
      for (const text of texts.split(",")) {
        const of = text.split(" ").map(word), { places } = know(of[0]);
        let at = -1;
        for (const gap of gaps) {
          at += gap.charCodeAt(0) - 64;
          if (gap < "Z") of[1] ? add(pages[at], OFTEN, of) : places.push(loose[at]);
        }
        yield;
      }
    for (const [bare, alike] of spelt) {
      bares.push(bare);
      const rare = rarity(alike.flatMap(({ places }) => places).length);
      for (const known of alike) known.rare = rare;
      yield;
    }
  }

  /* Asking. */

  /* The known words that answer an asked one, and how well: 1 fully. Wrong accents count a little where nothing has the right ones. */
  /** @param {Word} asked @returns {Answers} */
  const answers = (asked) => {
    const forms = asked.near || (asked.open ? bares.filter((one) => one.startsWith(asked.bare)) : [asked.bare]);
    const found = forms.flatMap((form) => spelt.get(form) || []);
    const right = (/** @type {Word} */ { stem, tone }) =>
      asked.near || asked.key === asked.bare || (stem.startsWith(asked.stem) && (!asked.tone || asked.tone === tone));
    const lax = found.some(({ one }) => right(one)) ? 0 : 0.3;
    return found.map((known) => [known, (right(known.one) ? 1 : known.any ? 0.5 : lax) * (asked.near || known.one.bare === asked.bare ? 1 : 0.25)]);
  };

  /* Pages that answer a question, best first; not every word is wanted. */
  /** @param {Word[]} asked @param {Answers[]} answered */
  const ranked = (asked, answered) => {
    /** @type {Run[]} */
    const runs = [];
    /** For each asked word, the pages that say it right after the word before it, and where. @type {Map<Page, number>[]} */
    const pairs = asked.map(() => new Map());
    for (const page of pages) page.mask = page.score = page.top = 0;
    const tells = answered.map((all, i) => {
      /** @type {Page[]} */
      const by = [];
      const bit = 1 << i;
      for (const [known, like] of all)
        for (const place of like ? known.places : []) {
          const { run } = place, { page, weight } = run;
          if (!(page.mask & bit)) page.mask |= bit, page.best = 0, by.push(page);
          page.best = Math.max(page.best, weight * like);
          if (!run.mask) runs.push(run);
          run.mask |= bit;
          place.said |= bit;
        }
      // A word that few pages say tells much; one that they say only by the way, and not of what they are about, tells little.
      const tell = by[0] ? rarity(by.length) * (4 + by.reduce((all, { best }) => all + best, 0) / by.length) : 0;
      for (const page of by) page.score += tell * page.best;
      return tell;
    });
    const told = once((/** @type {number} */ mask) => tells.reduce((all, tell, i) => all + ((mask >> i) & 1) * tell, 0));
    for (const run of runs) {
      const { page, weight } = run;
      let filled = 0, size = 0.01, last = 0, by;
      for (const place of run.places) {
        const { said, known: { rare } } = place, pair = said & (last << 1);
        if (pair) by = pairs[31 - Math.clz32(pair)], by.set(page, Math.max(weight, by.get(page) || 0));
        size += rare;
        if (said) filled += rare;
        last = said;
        place.said = 0;
      }
      const score = weight * told(run.mask) * (filled / size) ** 2;
      run.mask = 0;
      // The best phrase counts, the others hardly: many aliases alike must not outdo a title that says it all.
      page.top = Math.max(page.top, score);
      page.score += score / 15;
    }
    // Two words side by side are one word more: most words are two syllables.
    for (const by of pairs) for (const [page, weight] of by) page.score += weight * PAIR * rarity(by.size);
    const hits = pages.filter(({ mask }) => mask);
    for (const page of hits) {
      page.share = told(page.mask) / told(-1);
      page.score = (page.score + 2 * page.top) * (1 + page.share) * (page.lesson ? 1 : 0.6);
    }
    hits.sort((a, b) => b.score - a.score);
    return { hits: hits.filter(({ score }) => score * 5 >= hits[0].score), tells };
  };

  /* What is one slip of the finger away from a word: a letter too many, too few, wrong, or two swapped. */
  const slips = (/** @type {string} */ text) => {
    const ways = [...text, ""].map((letter, at) => {
      const head = text.slice(0, at), tail = text.slice(at + 1);
      return `${head}.?${tail}|${head}.${letter}${tail}|${head}${tail[0]}${letter}${tail.slice(1)}`;
    });
    return new RegExp(`^(${ways.join("|")})$`);
  };
  /* Telex and VNI that the keyboard left as they were typed: `ddieenj`, `d9ie65n`. */
  const untyped = (/** @type {string} */ text) =>
    text.replace(/(\D)\d+/g, "$1").replace(/^([^aeiouyw]*)(.*)/, (_, onset, rest) => onset + rest.replace(/^w/, "u").replace(/[sfrxjwz]/g, ""))
      .replace(/([aeod])(\w*?)\1/g, "$1$2");
  /** @param {string} text @param {boolean} [open] */
  const isKnown = (text, open) => spelt.has(text) || short.has(text) || (open && bares.some((one) => one.startsWith(text)));
  /* A word as words that were run together: `vneidlagi`, and with `read` for each of them `soosuckhoer`. */
  /** @param {string} text @param {boolean} open @param {(text: string) => string} read @returns {string | undefined} */
  const cut = (text, open, read) => {
    if (isKnown(read(text), open)) return read(text);
    for (let at = text.length - 2; at > 1; at -= 1) {
      const head = read(text.slice(0, at)), rest = isKnown(head) && cut(text.slice(at), open, read);
      if (rest) return `${head} ${rest}`;
    }
  };

  /* Asked words that no page has, read as what was probably meant. */
  /** @param {Word[]} asked @param {boolean} open */
  const repaired = (asked, open) => {
    /** @type {Word[]} */
    const meant = [];
    for (let i = 0; asked[i]; i += 1) {
      const one = asked[i], next = asked[i + 1], last = open && !next, text = one.bare, known = isKnown(text, last);
      if (next && spelt.has(text + next.bare) && !(known && spelt.has(next.bare))) {
        meant.push(word(text + next.bare));
        i += 1;
      } else if (known) meant.push(one);
      else {
        const plain = untyped(text), slip = slips(text);
        const near = text.length < 4 ? [] : bares.filter((other) => slip.test(other));
        const parts = isKnown(plain, last) ? plain : (text[5] || !near[0]) && cut(text, last, near[0] ? String : untyped);
        meant.push(...(parts ? words(parts) : [{ ...one, near }]));
      }
    }
    return meant.map((one, i) => ({ ...one, open: open && i === meant.length - 1 && (!i || one.bare.length > 1) }));
  };

  /* {found: pages, near: the best lacks much of what was asked, fits(text): is this word to be marked, named: a lesson by its number}. */
  /** @param {string} query @returns {{found: Page[], near: boolean, fits: Fits, named?: Page | false}} */
  const search = (query) => {
    const asked = repaired(words(query), /\S$/.test(query)); // the last word may be still being typed
    const answered = asked.map(answers);
    const { hits, tells } = ranked(asked, answered);
    const marks = new Set(answered.flatMap((all, i) => (asked.length < 4 || tells[i] > Math.max(...tells) / 4 ? all.map(([known, like]) => like && known.one.key) : [])));
    const first = pages.find(({ code }) => asked.some(({ key }) => key === `${code}`)), named = asked.length < 3 && first;
    return {
      found: named ? [named] : hits.sort((a, b) => +(b === first) - +(a === first)),
      named,
      near: tells.filter(Boolean).length * 2 <= asked.length || hits[0].share < 0.6,
      fits: (text) => words(text).some((one) => marks.has(one.key)),
    };
  };

  /* Showing. */

  /** @param {string} name @param {Record<string, string | number>} blanks */
  const say = (name, blanks) => index.say[name].replace(/{(\w+)}/g, (_, blank) => `${blanks[blank]}`);
  const leaf = location.protocol === "file:" ? "index.html" : "";
  /** `103` and `tu-dien/#otp` as addresses. @param {string | number} page */
  const address = (page) => (root + page + "/").replace(/\/?(#.*)?\/$/, `/${leaf}$1`);
  const marked = (/** @type {string} */ text, /** @type {Fits} */ fits) =>
    text.split(/([\p{L}\p{M}\p{N}.'’-]+)/u).map((token, i) => (i % 2 && fits(token) ? make("mark", {}, token) : token));
  /** @param {Page} page @param {Fits} fits @param {Attributes} [attributes] */
  const link = ({ code, topic, title, line, lesson }, fits, attributes) =>
    make(
      "a", { href: address(code), ...attributes },
      make("span", { class: "no" }, lesson ? code : topic), " ",
      make("b", {}, ...marked(title, fits)), " ",
      make("span", {}, lesson ? topic + " · " : "", ...marked(line, fits))
    );
  const lost = () =>
    make("div", { class: "st-lost" }, ...index.lost.map(([text, page]) =>
      page ? make("a", { class: "st-btn st-btn--2", href: address(page) }, text) : make("p", {}, text)
    ));
  const asked = () => (new URLSearchParams(location.search).get("q") || "").trim();
  let shown = asked();

  /* Makes the form a combobox, once the index is read. */
  const ready = () => {
    const form = /** @type {HTMLFormElement} */ (document.querySelector("form[role=search]"));
    const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    const status = make("p", { class: "st-hint st-count", role: "status" });
    const list = make("div", { class: "st-hits", role: "listbox", id: "tim-ds", "aria-label": index.say.list });
    const pop = make("div", { class: "st-pop" }, status, list, lost());
    const region = document.getElementById("tim-ket-qua") || make("div", { class: "st-found" });
    let active = -1, timer = 0;

    const choose = (/** @type {number} */ number) => {
      active = number;
      [...list.children].forEach((option, i) => set(option, { "aria-selected": i === number }));
      set(input, { "aria-activedescendant": number < 0 ? "" : `tim-ds-${number}` });
      if (number >= 0) list.children[number].scrollIntoView({ block: "nearest" });
    };
    const open = (/** @type {boolean} */ yes, /** @type {boolean} */ around = yes) => {
      list.hidden = !yes;
      pop.hidden = !around;
      set(input, { "aria-expanded": yes });
      choose(-1);
      if (around) status.scrollIntoView({ block: "nearest" }); // find.css says how far above a phone's keyboard
    };
    const tell = (/** @type {string} */ text) => {
      clearTimeout(timer); // a screen reader shall speak once people pause, not at every letter
      timer = setTimeout(() => (status.textContent = text), 300);
    };
    const suggest = () => {
      const { found, near, fits } = search(input.value), n = found.length, q = input.value.trim();
      list.textContent = region.textContent = ""; // what is in the page answered an older question
      list.append(...found.slice(0, FEW).map((page, i) => link(page, fits, { class: "st-hit", role: "option", id: `tim-ds-${i}`, tabindex: -1 })));
      tell(q && say(!n ? "none" : near ? "near" : n > FEW ? "many" : "some", { n, few: FEW, q }));
      open(n > 0, !!q);
    };
    const show = (/** @type {string} */ q) => {
      const { found, near, fits } = search(`${q} `), n = found.length;
      open(false);
      tell("");
      region.textContent = "";
      if (!q) return;
      region.append(
        make("h2", { class: "st-label", tabindex: -1 }, say(!n ? "none" : near ? "near" : "title", { n, q })),
        make("ol", { class: "st-list" }, ...found.map((page) => make("li", {}, link(page, fits)))),
        lost()
      );
    };

    form.append(pop);
    if (!region.parentNode) (form.closest(".st-two") || form).after(region);
    set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": "tim-ds" });
    show("");

    input.addEventListener("input", suggest);
    for (const away of ["click", "focusin"]) document.addEventListener(away, ({ target }) => form.contains(/** @type {Node} */ (target)) || open(false));
    input.addEventListener("keydown", (event) => {
      const places = list.children.length + 1; // past either end the caret is back in the box
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? places - 1 : 0;
      if (event.isComposing) return;
      if (step && places > 1) {
        if (list.hidden) open(true);
        choose(((active + 1 + step) % places) - 1);
      } else if (event.key === "Enter" && active >= 0) /** @type {HTMLElement} */ (list.children[active]).click();
      else if (event.key === "Escape" && !pop.hidden) open(false);
      else return;
      event.preventDefault();
    });
    form.addEventListener("submit", (event) => {
      const query = input.value.trim(), { named } = search(query);
      event.preventDefault();
      try {
        if (query !== asked()) history.pushState(null, "", `?q=${encodeURIComponent((shown = query))}`);
      } catch {
        // A browser may keep the address of a file:// page fixed; the results show all the same.
      }
      if (named) return location.assign(address(named.code));
      show(query);
      if (query) region.scrollIntoView(), /** @type {HTMLElement} */ (region.firstChild).focus(); // away with a phone's keyboard; the count is read aloud
    });
    addEventListener("popstate", () => {
      if (shown !== asked()) show((input.value = shown = asked()));
    });
    Object.assign(index, { words, search }); // to be asked without the box
    if (document.activeElement === input && input.value) suggest(); // somebody is writing
    else if (shown) show((input.value = shown));
  };

  // A cheap phone reads the index in pieces of 10 ms, and listens to the finger between them. Messages lead on: timers are held up 4 ms each.
  const reading = read();
  const { port1, port2 } = new MessageChannel();
  const go = () => {
    for (const end = Date.now() + 10; Date.now() < end; ) if (reading.next().done) return void setTimeout(ready);
    port2.postMessage(0);
  };
  port1.onmessage = go;
  go();
})();
