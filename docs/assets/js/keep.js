/* What is kept on this phone, to be read without network: save.js chooses, this keeps, sw.js serves.

   All in one cache of the browser, so that nothing else of this host is touched:
     luu/tep/<SHA-256>  a file's content, once, however many paths and versions have it
     luu/muc            {version, at, wanted, sets, files, marks, names, say}: what is kept. Put last: the switch to a new version
     luu/tin            {at, newer}: when sw.js last asked for news, and the answer
   `wanted` are the sets that the reader chose; `sets` and `files` are those parts of assets/luu.json that belong to them. A commune below
   this handbook has a list of its own with one set, named by its part of the address: xa-…/assets/luu.json.
   Files are checked against assets/luu.json before they are kept; after the switch those that no path leads to go. */
window.soTayKept = (() => {
  "use strict";
  const root = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const NAME = cacheName(root);
  const COMMUNE = new RegExp(COMMUNES);

  /* Records and files. */

  /** @type {Keeping["put"]} */
  const put = async (/** @type {string} */ name, /** @type {unknown} */ value) =>
    (await caches.open(NAME)).put(root + RECORDS + name, new Response(JSON.stringify(value)));
  /* Checksums of all files on this phone, those of a broken download too. */
  const present = async () => {
    if (!(await caches.has(NAME))) return new Set();
    const keys = (await (await caches.open(NAME)).keys()).map((request) => request.url);
    return new Set(keys.filter((url) => url.startsWith(root + FILES)).map((url) => url.slice((root + FILES).length)));
  };
  /* Bytes of all that is here, records too; 0 where there is nothing. */
  const weigh = async () => {
    if (!(await caches.has(NAME))) return 0;
    const cache = await caches.open(NAME);
    const sizes = (await cache.keys()).map(async (key) => {
      const found = await cache.match(key);
      return found ? (await found.blob()).size : 0;
    });
    return (await Promise.all(sizes)).reduce((total, bytes) => total + bytes, sizes.length ? 1 : 0);
  };
  /** @type {Keeping["tidy"]} */
  const tidy = async (files) => {
    const needed = new Set(Object.values(files).map(([checksum]) => checksum));
    const cache = await caches.open(NAME);
    for (const checksum of await present()) if (!needed.has(checksum)) await cache.delete(root + FILES + checksum);
  };
  const forget = async () => {
    await caches.delete(NAME);
    const registration = await navigator.serviceWorker.getRegistration(root);
    if (registration && registration.scope === root) await registration.unregister();
  };

  /* Shapes. A phone and a network may give anything; what is of another shape counts as nothing. */

  const isText = (/** @type {unknown} */ value) => typeof value === "string";
  const isSize = (/** @type {unknown} */ value) => Number.isInteger(value) && Number(value) >= 0;
  const isFile = (/** @type {unknown} */ value) =>
    Array.isArray(value) && /^[0-9a-f]{64}$/.test(value[0]) && isSize(value[1]) && isSize(value[2]);
  const hasSets = (/** @type {KeepList} */ told, /** @type {string[]} */ names) =>
    names.every((name) => Array.isArray(told.sets[name]) && told.sets[name].every((path) => isFile(told.files[path])));
  /** @param {unknown} told @param {string} always A set that it has. @returns {told is KeepList} */
  const isWhole = (told, always = SHARED_SET) =>
    isObject(told) && isText(told.version) && [told.files, told.sets, told.marks].every(isObject) &&
    Object.values(/** @type {object} */ (told.files)).every(isFile) && hasSets(/** @type {any} */ (told), [always]) &&
    /** @type {any} */ (told).sets[always].length > 0;
  /** @param {unknown} told @returns {told is KeepList} */
  const isList = (told) => isWhole(told) && isText(told.marks[ALL_SETS]) && hasSets(told, [ALL_SETS, ...Object.keys(told.sets)]);
  /** Of a commune: nothing but its own. @param {any} told @param {string} below @returns {told is Required<KeepList>} */
  const isOfCommune = (told, below) =>
    isWhole(told, below) && isText(told.marks[below]) && isObject(told.names) && isText(told.names[below]) &&
    [told.sets, told.marks].every((each) => Object.keys(each).join() === below) &&
    Object.keys(told.files).every((path) => path.startsWith(`${below}/`));
  /** @param {unknown} told @returns {told is Saved} */
  const isSaved = (told) =>
    isWhole(told) && "wanted" in told && Array.isArray(told.wanted) && told.wanted.length > 0 && hasSets(told, told.wanted);
  /* What is kept; nothing where the record cannot be read. Throws where storage is switched off. */
  const kept = async () => {
    const saved = await readRecord(root, "muc");
    return isSaved(saved) ? saved : undefined;
  };

  /* Sets. */

  /** @type {Keeping["covers"]} */
  const covers = (big, small) => /^\d/.test(small) && big !== small && (big === ALL_SETS || (big.length === 1 && /^\d{3}$/.test(small) && small[0] === big));
  /** @type {Keeping["joined"]} */
  const joined = (wanted) => [...new Set(wanted)].filter((name) => !wanted.some((big) => covers(big, name)));
  const pathsOf = (/** @type {KeepList["sets"]} */ sets, /** @type {string[]} */ wanted) =>
    [...new Set([SHARED_SET, ...wanted].flatMap((name) => sets[name] || []))];
  /** @template T @param {Record<string, T>} from @param {string[]} keys @returns {Record<string, T>} */
  const pick = (from, keys) => Object.fromEntries(keys.filter((key) => from[key]).map((key) => [key, from[key]]));
  /* What is kept once these sets are: from the server's list, or from what is kept now. */
  /** @type {Keeping["keeping"]} */
  const keeping = (list, wanted) => {
    const there = wanted.filter((name) => list.sets[name]);
    const files = pick(list.files, pathsOf(list.sets, there));
    const sets = pick(list.sets, [SHARED_SET, ...there]);
    return { version: list.version, wanted: there, sets, files, marks: pick(list.marks, [SHARED_SET, ...there]), names: pick(list.names || {}, there) };
  };
  /* Paths whose content is not on this phone yet, each content once. */
  /** @type {Keeping["missing"]} */
  const missing = (files, there) => {
    const seen = new Set(there);
    return Object.keys(files).filter((path) => !seen.has(files[path][0]) && seen.add(files[path][0]));
  };

  /* Downloading. */

  class Refused extends Error {}
  const hex = (/** @type {ArrayBuffer} */ buffer) =>
    Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

  const fetchJson = async (/** @type {string} */ path) => {
    const answer = await fetch(root + path, { cache: "no-cache" });
    if (answer.status === 404) return null;
    if (!answer.ok) throw new TypeError(`${answer.status}`);
    return answer.json();
  };
  /** @type {Keeping["fetchList"]} */
  const fetchList = async (communes) => {
    const list = await fetchJson("assets/luu.json");
    if (!isList(list)) throw new TypeError("luu.json");
    for (const below of new Set(communes.filter((name) => COMMUNE.test(name)))) {
      const own = await fetchJson(`${below}/assets/luu.json`);
      if (own === null) continue; // a commune that is no longer there
      if (!isOfCommune(own, below)) throw new TypeError(below);
      list.version += own.version;
      list.names = { ...list.names, [below]: own.names[below] };
      for (const part of /** @type {const} */ (["files", "sets", "marks"])) Object.assign(list[part], own[part]);
    }
    return list;
  };
  const fetchFile = async (/** @type {string} */ path, /** @type {string} */ checksum, /** @type {AbortSignal} */ signal) => {
    const answer = await fetch(root + path, { cache: "no-cache", signal });
    const content = await answer.arrayBuffer();
    if (answer.status >= 500) throw new TypeError(`${answer.status}`);
    if (!answer.ok || hex(await crypto.subtle.digest("SHA-256", content)) !== checksum) throw new Refused(path);
    await (await caches.open(NAME)).put(root + FILES + checksum, new Response(content));
  };
  /* Three at a time. After a fault nothing new is asked for; what is on its way may still arrive. */
  /** @type {Keeping["fetchAll"]} */
  const fetchAll = async (files, paths, stop, arrived) => {
    const queue = [...paths];
    const some = async () => {
      for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
        await fetchFile(path, files[path][0], stop.signal);
        arrived(path);
      }
    };
    const fail = (/** @type {unknown} */ error) => {
      queue.length = 0;
      throw error;
    };
    const ends = await Promise.allSettled([some(), some(), some()].map((each) => each.catch(fail)));
    for (const end of ends) if (end.status === "rejected") throw end.reason;
  };

  return { root, NAME, kept, isList, put, present, weigh, tidy, forget, covers, joined, keeping, missing, Refused, fetchList, fetchAll };
})();
