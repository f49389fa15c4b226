/* The page /luu/: the reader chooses what to keep on this phone (keep.js), sees what it costs, and can take it away again.
   Every word comes from the page. */
(async () => {
  "use strict";
  const { root, NAME, kept, put, present, weigh, tidy, forget } = window.soTayKept;
  const { covers, joined, keeping, missing, Refused, fetchList, fetchAll } = window.soTayKept;
  const DAY = 24 * 60 * 60 * 1000;
  const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(`luu-${id}`));
  /** One thing in a part. @type {(id: string, selector: string) => any} */
  const inPart = (id, selector) => part(id).querySelector(selector);
  /** @type {{names: Record<string, string>, say: Record<string, string>, why: Record<string, string>}} */
  const { names, say, why } = JSON.parse(`${part("chu").textContent}`);
  const page = /** @type {HTMLElement} */ (document.getElementById("luu"));

  const refuse = (/** @type {string} */ reason) => {
    if (reason) part("vi-sao").textContent = why[reason];
    page.hidden = true;
    part("khong").classList.add("st-now");
  };
  if (!window.isSecureContext) return refuse("insecure");
  if (!navigator.serviceWorker || !window.caches || !crypto.subtle) return refuse("");

  /* Showing. */

  /** @type {KeepList | undefined} */
  let list;
  /** @type {Saved | undefined} */
  let saved;
  /** @type {Set<string>} */
  let there = new Set();
  /** @type {1 | 2} */
  let size = 1; // which of a KeptFile's sizes the phone will pay for
  let loose = 0, stop = new AbortController();
  /** @param {string} sentence @param {Record<string, string | number>} blanks */
  const fill = (sentence, blanks) => sentence.replace(/{(\w+)}/g, (_, name) => `${blanks[name]}`);
  const kilobytes = (/** @type {number} */ bytes) => {
    const many = bytes / 1024;
    return many < 1000 ? `${Math.ceil(many)} KB` : `${(many / 1024).toFixed(1).replace(".", ",")} MB`;
  };
  /** @param {KeepList["files"]} files @param {string[]} paths @param {1 | 2} which */
  const sum = (files, paths, which) => paths.reduce((total, path) => total + files[path][which], 0);
  const bin = () => /** @type {Element} */ (part("hinh").firstElementChild).cloneNode(true);
  const tell = (/** @type {string} */ sentence, focus = false) => {
    part("noi").textContent = sentence;
    if (focus) part("noi").focus();
  };
  const link = (/** @type {string} */ name) => (name === ALL_SETS ? root : `${root}${name}/`);
  /* What is left after something goes: `ask` or `deleted`, with the names. */
  const left = (/** @type {string} */ sentence, /** @type {string[]} */ wanted) => {
    const rest = wanted.map((name) => names[name] || name).join("; ");
    return rest ? fill(say[sentence], { rest }) : say[`${sentence}_last`];
  };

  const asked = new URLSearchParams(location.search);
  const commune = asked.get("xa") || ""; // below this handbook, of whose pages the reader comes
  /* A page opened for a commune, a lesson or topic offers that first, then what it belongs to. */
  const offered = () => {
    const lesson = asked.get("bai") || "", topic = lesson ? lesson[0] : asked.get("chu-de") || "";
    const near = [commune, lesson, topic, ALL_SETS].filter((name) => names[name]);
    return near.length > 1 ? near : [ALL_SETS, ...Object.keys(names).filter((name) => name.length === 1)];
  };

  const ask = async () => fetchList([commune, ...((await kept()) || { wanted: [] }).wanted]);

  const showChoices = () => {
    const from = list;
    const rows = !from ? [] : offered().filter((name) => from.sets[name]).map((name, number) => {
      const { files } = keeping(from, joined([...(saved ? saved.wanted : []), name]));
      const rest = missing(files, there);
      const have = saved && saved.wanted.some((each) => each === name || covers(each, name));
      const input = make("input", { type: "radio", name: "muc", value: name, id: `muc-${number}` });
      input.disabled = !!have;
      const line = have ? say.present : rest.length ? fill(say.download, { size: kilobytes(sum(files, rest, size)) }) : say.no_more;
      const label = make("label", { for: input.id }, make("b", {}, names[name]), make("br", {}), make("small", {}, line));
      return make("div", { class: "st-opt" }, input, label);
    });
    part("muc").replaceChildren(...rows);
    const first = inPart("muc", "input:enabled");
    if (first) first.checked = true;
    part("chon").hidden = !first;
    // Who came for what is here already wants to open it: first what is kept, then what else there is.
    page.insertBefore(part("co"), inPart("muc", "input") && inPart("muc", "input").disabled ? part("chon") : part("cai"));
  };

  const showNewer = () => {
    const rest = saved && list ? missing(keeping(list, saved.wanted).files, there) : [];
    part("moi").hidden = !rest.length;
    if (list && rest.length) part("moi-co").textContent = fill(say.newer, { size: kilobytes(sum(list.files, rest, size)) });
  };

  /** @param {string} name @param {string} label @param {number} bytes @param {() => Promise<void>} remove */
  const row = (name, label, bytes, remove) => {
    const rest = saved ? saved.wanted.filter((each) => each !== name) : [];
    const what = make("span", { class: "st-vh" }, `: ${label}`);
    const button = make("button", { type: "button", class: "st-btn st-btn--2" }, bin(), say.delete, what);
    const yes = make("button", { type: "button", class: "st-btn" }, bin(), say.delete);
    const no = make("button", { type: "button", class: "st-btn st-btn--2" }, say.keep);
    const question = make("p", { id: `hoi-${name}` }, left("ask", rest));
    const confirm = make("div", { class: "st-row", role: "group", "aria-labelledby": question.id }, question, no, yes);
    const turn = (/** @type {boolean} */ asks) => {
      confirm.hidden = !asks;
      button.hidden = asks;
      (asks ? no : button).focus();
    };
    button.addEventListener("click", () => turn(true));
    no.addEventListener("click", () => turn(false));
    yes.addEventListener("click", async () => {
      await remove();
      await show();
      tell(left("deleted", rest), true);
    });
    confirm.hidden = true;
    const title = names[name] ? make("a", { href: link(name) }, label) : make("b", {}, label);
    return make("li", {}, make("span", {}, title, " ", make("small", {}, kilobytes(bytes))), button, confirm);
  };

  const remove = async (/** @type {string} */ name) => {
    if (!saved) return;
    const wanted = saved.wanted.filter((each) => each !== name);
    if (!wanted.length) return forget();
    const smaller = { ...saved, ...keeping(saved, wanted) };
    await put("muc", smaller);
    return tidy(smaller.files);
  };

  const showKept = () => {
    const from = saved;
    const bytes = (/** @type {string} */ name) => (from ? sum(from.files, from.sets[name], 1) : 0);
    const rows = from ? from.wanted.map((name) => row(name, names[name] || name, bytes(name), () => remove(name))) : [];
    const whole = saved ? sum(saved.files, Object.keys(saved.files), 1) : 0;
    // A download that broke off, or a record that cannot be read: whatever it is, it can be thrown away, without network too.
    if (loose) rows.push(row("do", say.half, loose, forget));
    part("co").hidden = !rows.length;
    inPart("co", "ul").replaceChildren(...rows);
    part("cai").hidden = !saved || matchMedia("(display-mode: standalone)").matches;
    part("tong").textContent = saved ? fill(say.total, { size: kilobytes(whole) }) : "";
  };

  /* A phone that died between the last file and the switch has all of the new version already. What is still the newest was kept,
     as it were, today: that also puts right a day noted by a clock that was wrong. */
  const settle = async () => {
    const from = list;
    if (!saved || !from || !saved.wanted.every((name) => from.sets[name])) return;
    const same = saved.version === from.version;
    const next = { ...saved, ...keeping(from, saved.wanted), at: Date.now() };
    if (missing(next.files, there).length || (same && Math.abs(Date.now() - saved.at) < DAY)) return;
    await put("muc", (saved = next));
    await put("tin", { at: Date.now(), newer: false });
    if (!same) await tidy(next.files);
  };
  const settleAlone = () => (navigator.locks ? navigator.locks.request(NAME, { ifAvailable: true }, (lock) => lock && settle()) : settle());

  const nameCommunes = () => {
    for (const told of [saved, list])
      for (const [name, commune] of Object.entries((told && told.names) || {})) names[name] = fill(say.commune, { commune });
  };

  const show = async () => {
    saved = await kept();
    nameCommunes();
    there = await present();
    loose = saved ? 0 : await weigh();
    await settleAlone();
    showChoices();
    showNewer();
    showKept();
  };

  const showProgress = (/** @type {number} */ done, /** @type {number} */ all) => {
    const bar = inPart("chay", "progress");
    const percent = all ? Math.floor((100 * done) / all) : 100;
    bar.max = all || 1;
    bar.value = done;
    part("den").textContent = `${percent}% · ${kilobytes(done)} / ${kilobytes(all)}`;
    // A screen reader shall speak at quarters, not at every file.
    if (percent < 100 && percent >= heard + 25) part("nghe").textContent = fill(say.percent, { n: (heard = percent - (percent % 25)) });
  };
  let heard = 0;

  /* Saving. */

  const fault = (/** @type {any} */ error) => {
    if (error instanceof Refused) return "refused";
    if (error.name === "QuotaExceededError") return "full";
    return error.name === "AbortError" ? "stopped" : "broken";
  };

  const keep = async (/** @type {KeepList} */ from, /** @type {string[]} */ wanted) => {
    const next = { ...keeping(from, joined(wanted)), at: Date.now(), say: { newer: say.hint_newer, old: say.hint_old } };
    const paths = missing(next.files, there);
    let done = 0;
    const all = sum(next.files, paths, size);
    showProgress(0, all);
    await fetchAll(next.files, paths, stop, (path) => showProgress((done += next.files[path][size]), all));
    await navigator.serviceWorker.ready;
    await put("muc", next);
    await put("tin", { at: Date.now(), newer: false });
    await tidy(next.files);
  };

  const run = async (/** @type {string[]} */ wanted, /** @type {string} */ success) => {
    if (!list) return;
    const before = saved;
    stop = new AbortController();
    heard = 0;
    tell("");
    part("nghe").textContent = "";
    part("chon").hidden = part("moi").hidden = true;
    part("chay").hidden = false;
    part("dung").focus({ preventScroll: true });
    part("chay").scrollIntoView({ block: "center" });
    let result = success, registered;
    try {
      registered = await navigator.serviceWorker.register(`${root}sw.js`, { scope: root, updateViaCache: "all" });
      if (!before && navigator.storage && navigator.storage.persist) navigator.storage.persist(); // or not: the browser decides
      await keep(list, wanted);
    } catch (error) {
      const told = /** @type {Error} */ (error);
      if (!registered && told.name === "SecurityError") return refuse("refused");
      result = fault(told);
      if (result === "full") await (before ? tidy(before.files) : forget());
      if (result === "refused") list = await ask().catch(() => list); // the site may just have been renewed
    }
    part("chay").hidden = true;
    await show();
    tell(say[result] + (result !== success && before ? ` ${say.untouched}` : ""), true);
  };
  /* Two windows that save at once would clear away each other's files. */
  const alone = (/** @type {string[]} */ wanted, /** @type {string} */ success) => {
    if (!navigator.locks) return run(wanted, success);
    return navigator.locks.request(NAME, { ifAvailable: true }, (lock) => (lock ? run(wanted, success) : tell(say.busy, true)));
  };

  part("chon").addEventListener("submit", (event) => {
    event.preventDefault();
    alone([...(saved ? saved.wanted : []), `${new FormData(/** @type {HTMLFormElement} */ (part("chon"))).get("muc")}`], "done");
  });
  part("cap-nhat").addEventListener("click", () => saved && alone(saved.wanted, "updated"));
  part("dung").addEventListener("click", () => stop.abort());

  addEventListener("beforeinstallprompt", (/** @type {any} */ event) => {
    const button = inPart("cai", "button");
    event.preventDefault();
    button.hidden = false;
    button.onclick = () => event.prompt();
  });

  const lost = asked.get("thieu");
  if (lost && /^[\w-]+(\/[\w.-]+)*\/?$/.test(lost)) {
    part("thieu").hidden = false;
    inPart("thieu", "a").href = root + lost;
  }

  try {
    await kept();
  } catch (error) {
    return refuse("refused"); // storage is switched off
  }
  part("khong").hidden = true;
  page.hidden = false;
  tell(say.checking);
  try {
    list = await ask();
    const [timing] = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByName(`${root}assets/luu.json`));
    // A server that compresses this list compresses the rest too; else the phone gets files as large as they are.
    size = timing && timing.encodedBodySize && timing.encodedBodySize < timing.decodedBodySize ? 2 : 1;
    tell("");
  } catch (error) {
    tell((await kept()) ? say.offline : say.no_network);
  }
  await show();
})();
