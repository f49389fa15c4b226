/* Serves what the reader has kept on this phone (assets/keep.js keeps it and explains the records). It knows no words, no
   version and no file of the site, so it hardly ever changes.

   A kept page comes from the phone, with all that it loads: one whole version, network or not. Every other page comes from the
   network as if this worker were not there. */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const root = worker.registration.scope;
const NAME = cacheName(root);
const PAGE = "luu/"; // where readers keep and update: itself always fresh, if there is network
const DAY = 24 * 60 * 60 * 1000;
const OLD = OLD_DAYS * DAY;
/** @type {Record<string, string>} */
const TYPES = { css: "text/css", js: "text/javascript", svg: "image/svg+xml", png: "image/png", opus: "audio/ogg", m4a: "audio/mp4", webmanifest: "application/manifest+json" };

/* A phone may hold anything under our names: a record of another shape is none, and without one this worker does nothing. */
const record = async (/** @type {string} */ name) => {
  const told = await readRecord(root, name).catch(() => null);
  return isObject(told) ? told : null;
};
const mine = async () => {
  const saved = await record("muc");
  return saved && isObject(saved.files) ? /** @type {Saved} */ (/** @type {unknown} */ (saved)) : null;
};
const place = (/** @type {string} */ address) =>
  new URL(address).href.split(/[?#]/)[0].slice(root.length).replace(/(^|\/)index\.html$/, "$1");

/* What is stored of a kept path; nothing where it is not kept. */
const stored = (/** @type {Saved} */ saved, /** @type {string} */ path) => {
  const told = saved.files[path];
  return Array.isArray(told) && typeof told[0] === "string" ? caches.match(root + FILES + told[0], { cacheName: NAME }) : undefined;
};
/* A kept file, under its path as the server gives it. */
const kept = async (/** @type {Saved} */ saved, /** @type {string} */ path) => {
  const found = await stored(saved, path);
  const type = TYPES[path.slice(path.lastIndexOf(".") + 1)] || "text/html";
  return found && new Response(found.body, { headers: { "Content-Type": `${type}; charset=utf-8` } });
};

/* The phone's own answer: a kept page, what a kept page loads, or the way to a kept page whose last stroke was left out. */
const own = async (/** @type {Saved} */ saved, /** @type {string} */ path, /** @type {FetchEvent} */ { request, clientId }) => {
  const opens = request.mode === "navigate";
  const client = !opens && clientId && (await worker.clients.get(clientId));
  const page = opens ? path : client ? place(client.url) : PAGE;
  if (opens && /[^/]$/.test(path) && (await stored(saved, `${path}/`))) return Response.redirect(`${root}${path}/`);
  return page !== PAGE && (await stored(saved, page)) && kept(saved, path);
};

/* A player asks for a piece of a sound (RFC 9110, 14); iPhones play none that comes as a whole. */
const piece = async (/** @type {Response} */ whole, /** @type {string} */ range) => {
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range);
  if (whole.status !== 200 || !asked) return whole;
  const all = await whole.blob();
  const [from, to] = [Number(asked[1]), Math.min(Number(asked[2] || Infinity), all.size - 1)];
  if (from > to) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${all.size}` } });
  const headers = { "Content-Type": `${whole.headers.get("Content-Type")}`, "Content-Range": `bytes ${from}-${to}/${all.size}`, "Accept-Ranges": "bytes" };
  return new Response(all.slice(from, to + 1), { status: 206, headers });
};

const answer = async (/** @type {FetchEvent} */ event) => {
  const { request } = event;
  const saved = await mine();
  if (!saved) return fetch(request);
  const path = place(request.url);
  const found = await own(saved, path, event).catch(() => null);
  if (found) return found;
  try {
    return await fetch(request);
  } catch (error) {
    const spare = await kept(saved, path).catch(() => null);
    if (spare) return spare;
    // Only where that page is kept: else the browser would be sent round in a ring.
    if (request.mode === "navigate" && (await stored(saved, PAGE))) return Response.redirect(`${root}${PAGE}?thieu=${path}`);
    throw error;
  }
};

/* A kept page was opened: tell it of a newer version, asked for once a day, or of its own great age. A clock that was wrong once
   makes a day in the future: as good as long ago. */
/* Of the site, or of a commune below it; none of one that is no longer there. */
const marksOf = async (/** @type {string} */ below) => {
  const answer = await fetch(`${root}${below}assets/luu-ban.json`, { cache: "no-cache" });
  return answer.status < 400 && answer.json();
};
const within = (/** @type {unknown} */ at, /** @type {number} */ span) => Math.abs(Date.now() - Number(at)) <= span;
const tell = async (/** @type {WindowClient} */ client) => {
  const saved = await mine();
  if (!saved) return;
  const path = place(client.url);
  if (path === PAGE || !(await stored(saved, path))) return;
  let news = (await record("tin")) || {};
  if (!within(news.at, DAY)) {
    try {
      const marks = await marksOf("");
      for (const commune in saved.names) Object.assign(marks, await marksOf(`${commune}/`));
      if (typeof marks[ALL_SETS] === "string") {
        const changed = (/** @type {string} */ name) => typeof marks[name] === "string" && marks[name] !== saved.marks[name];
        news = { at: Date.now(), newer: [SHARED_SET, ...saved.wanted].some(changed) };
        await (await caches.open(NAME)).put(`${root}${RECORDS}tin`, new Response(JSON.stringify(news)));
      }
    } catch (error) {
      // No network, no list, or no room for the answer: the next opening asks again.
    }
  }
  const hint = news.newer === true ? "newer" : within(saved.at, OLD) ? "" : "old";
  if (hint && isObject(saved.say) && typeof saved.say[hint] === "string") client.postMessage(saved.say[hint]);
};

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => event.waitUntil(tell(/** @type {WindowClient} */ (event.source))));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  // What scripts fetch (keep.js: a newer version), and parts of files that are no sounds, are not for the phone's copy.
  const range = request.headers.get("range");
  if (request.method !== "GET" || !request.destination || !request.url.startsWith(root)) return;
  if (range === null) return event.respondWith(answer(event));
  if (request.destination === "audio") event.respondWith(answer(event).then((whole) => piece(whole, range)));
});
