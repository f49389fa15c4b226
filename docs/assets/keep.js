/* What is kept on this phone, to be read without network: save.js chooses, this keeps, sw.js serves.

   All in one cache of the browser, so that nothing else of this host is touched:
     luu/tep/<SHA-256>  a file's content, once, however many paths and versions have it
     luu/muc            {version, at, wanted, sets, files, marks, say}: what is kept. Put last: the switch to a new version
     luu/tin            {at, newer}: when sw.js last asked for news, and the answer
   `wanted` are the sets that the reader chose; `sets` and `files` are those parts of assets/luu.json that belong to them.
   Files are checked against assets/luu.json before they are kept; after the switch those that no path leads to go. */
window.soTayKept = (() => {
  "use strict";
  const root = new URL("..", document.currentScript.src).href;
  const NAME = `so-tay ${new URL(root).pathname}`; // one host may carry several handbooks
  const ALL = "tat-ca", SHARED = "chung", FILES = `${root}luu/tep/`;

  /* Records and files. */

  const record = async (name) => {
    const found = await caches.match(`${root}luu/${name}`, { cacheName: NAME });
    return found && found.json().catch(() => null);
  };
  const put = async (name, value) => (await caches.open(NAME)).put(`${root}luu/${name}`, new Response(JSON.stringify(value)));
  /* Checksums of all files on this phone, those of a broken download too. */
  const present = async () => {
    if (!(await caches.has(NAME))) return new Set();
    const keys = (await (await caches.open(NAME)).keys()).map((request) => request.url);
    return new Set(keys.filter((url) => url.startsWith(FILES)).map((url) => url.slice(FILES.length)));
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
  const tidy = async (files) => {
    const needed = new Set(Object.values(files).map(([checksum]) => checksum));
    const cache = await caches.open(NAME);
    for (const checksum of await present()) if (!needed.has(checksum)) await cache.delete(FILES + checksum);
  };
  const forget = async () => {
    await caches.delete(NAME);
    const registration = await navigator.serviceWorker.getRegistration(root);
    if (registration && registration.scope === root) await registration.unregister();
  };

  /* Shapes. A phone and a network may give anything; what is of another shape counts as nothing. */

  const isText = (value) => typeof value === "string";
  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const isSize = (value) => Number.isInteger(value) && value >= 0;
  const isFile = (value) => Array.isArray(value) && /^[0-9a-f]{64}$/.test(value[0]) && isSize(value[1]) && isSize(value[2]);
  const hasSets = (told, names) =>
    names.every((name) => Array.isArray(told.sets[name]) && told.sets[name].every((path) => isFile(told.files[path])));
  const isWhole = (told) =>
    isObject(told) && isText(told.version) && [told.files, told.sets, told.marks].every(isObject) &&
    Object.values(told.files).every(isFile) && hasSets(told, [SHARED]) && told.sets[SHARED].length > 0;
  const isList = (told) => isWhole(told) && isText(told.marks[ALL]) && hasSets(told, [ALL, ...Object.keys(told.sets)]);
  const isSaved = (told) => isWhole(told) && Array.isArray(told.wanted) && told.wanted.length > 0 && hasSets(told, told.wanted);
  /* What is kept; nothing where the record cannot be read. Throws where storage is switched off. */
  const kept = async () => {
    const saved = await record("muc");
    return isSaved(saved) ? saved : undefined;
  };

  /* Sets. */

  const covers = (big, small) => big !== small && (big === ALL || (big.length === 1 && /^\d{3}$/.test(small) && small[0] === big));
  const joined = (wanted) => [...new Set(wanted)].filter((name) => !wanted.some((big) => covers(big, name)));
  const pathsOf = (sets, wanted) => [...new Set([SHARED, ...wanted].flatMap((name) => sets[name] || []))];
  const pick = (from, keys) => Object.fromEntries(keys.filter((key) => from[key]).map((key) => [key, from[key]]));
  /* What is kept once these sets are: from the server's list, or from what is kept now. */
  const keeping = (list, wanted) => {
    const there = wanted.filter((name) => list.sets[name]);
    const files = pick(list.files, pathsOf(list.sets, there));
    return { version: list.version, wanted: there, sets: pick(list.sets, [SHARED, ...there]), files, marks: pick(list.marks, there) };
  };
  /* Paths whose content is not on this phone yet, each content once. */
  const missing = (files, there) => {
    const seen = new Set(there);
    return Object.keys(files).filter((path) => !seen.has(files[path][0]) && seen.add(files[path][0]));
  };

  /* Downloading. */

  class Refused extends Error {}
  const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

  const fetchList = async () => {
    const answer = await fetch(`${root}assets/luu.json`, { cache: "no-cache" });
    if (!answer.ok) throw new TypeError(`${answer.status}`);
    const list = await answer.json();
    if (!isList(list)) throw new TypeError("luu.json");
    return list;
  };
  const fetchFile = async (path, checksum, signal) => {
    const answer = await fetch(root + path, { cache: "no-cache", signal });
    const content = await answer.arrayBuffer();
    if (answer.status >= 500) throw new TypeError(`${answer.status}`);
    if (!answer.ok || hex(await crypto.subtle.digest("SHA-256", content)) !== checksum) throw new Refused(path);
    await (await caches.open(NAME)).put(FILES + checksum, new Response(content));
  };
  /* Three at a time. After a fault nothing new is asked for; what is on its way may still arrive. */
  const fetchAll = async (files, paths, stop, arrived) => {
    const queue = [...paths];
    const some = async () => {
      for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
        await fetchFile(path, files[path][0], stop.signal);
        arrived(path);
      }
    };
    const fail = (error) => {
      queue.length = 0;
      throw error;
    };
    const ends = await Promise.allSettled([some(), some(), some()].map((each) => each.catch(fail)));
    const fault = ends.find((end) => end.reason);
    if (fault) throw fault.reason;
  };

  return { root, NAME, ALL, record, kept, isList, put, present, weigh, tidy, forget, covers, joined, keeping, missing, Refused, fetchList, fetchAll };
})();
