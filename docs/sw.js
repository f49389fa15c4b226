/* Serves what the reader has kept on this phone (assets/keep.js keeps it and explains the records). It knows no words, no
   version and no file of the site, so it hardly ever changes.

   A kept page comes from the phone, with all that it loads: one whole version, network or not. Every other page comes from the
   network as if this worker were not there. */
"use strict";
const root = self.registration.scope;
const NAME = `so-tay ${new URL(root).pathname}`; // one host may carry several handbooks
const PAGE = "luu/"; // where readers keep and update: itself always fresh, if there is network
const DAY = 24 * 60 * 60 * 1000;
const OLD = 180 * DAY;
const TYPES = { css: "text/css", js: "text/javascript", svg: "image/svg+xml", png: "image/png", webmanifest: "application/manifest+json" };

/* A phone may hold anything under our names: a record of another shape is none, and without one this worker does nothing. */
const isObject = (value) => value !== null && typeof value === "object";
const record = async (name) => {
  try {
    const found = await caches.match(`${root}luu/${name}`, { cacheName: NAME });
    const told = found && (await found.json());
    return isObject(told) ? told : null;
  } catch (error) {
    return null;
  }
};
const mine = async () => {
  const saved = await record("muc");
  return saved && isObject(saved.files) ? saved : null;
};
const place = (address) => new URL(address).href.split(/[?#]/)[0].slice(root.length).replace(/(^|\/)index\.html$/, "$1");

/* What is stored of a kept path; nothing where it is not kept. */
const stored = (saved, path) => {
  const told = saved.files[path];
  return Array.isArray(told) && typeof told[0] === "string" ? caches.match(`${root}luu/tep/${told[0]}`, { cacheName: NAME }) : undefined;
};
/* A kept file, under its path as the server gives it. */
const kept = async (saved, path) => {
  const found = await stored(saved, path);
  const type = TYPES[path.split(".").pop()] || "text/html";
  return found && new Response(found.body, { headers: { "Content-Type": `${type}; charset=utf-8` } });
};

/* The phone's own answer: a kept page, what a kept page loads, or the way to a kept page whose last stroke was left out. */
const own = async (saved, path, { request, clientId }) => {
  const opens = request.mode === "navigate";
  const client = !opens && clientId && (await self.clients.get(clientId));
  const page = opens ? path : client ? place(client.url) : PAGE;
  if (opens && /[^/]$/.test(path) && (await stored(saved, `${path}/`))) return Response.redirect(`${root}${path}/`);
  return page !== PAGE && (await stored(saved, page)) && kept(saved, path);
};

const answer = async (event) => {
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
const within = (at, span) => Math.abs(Date.now() - at) <= span;
const tell = async (client) => {
  const saved = await mine();
  const path = saved && place(client.url);
  if (!saved || path === PAGE || !(await stored(saved, path))) return;
  let news = (await record("tin")) || {};
  if (!within(news.at, DAY)) {
    try {
      const marks = await (await fetch(`${root}assets/luu-ban.json`, { cache: "no-cache" })).json();
      if (typeof marks["tat-ca"] === "string") {
        const changed = (name) => typeof marks[name] === "string" && marks[name] !== saved.marks[name];
        news = { at: Date.now(), newer: saved.wanted.some(changed) };
        await (await caches.open(NAME)).put(`${root}luu/tin`, new Response(JSON.stringify(news)));
      }
    } catch (error) {
      // No network, no list, or no room for the answer: the next opening asks again.
    }
  }
  const hint = news.newer === true ? "newer" : within(saved.at, OLD) ? "" : "old";
  if (hint && isObject(saved.say) && typeof saved.say[hint] === "string") client.postMessage(saved.say[hint]);
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => event.waitUntil(tell(event.source)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  // What scripts fetch (keep.js: a newer version), and parts of files, are not for the phone's copy.
  if (request.method !== "GET" || !request.destination || request.headers.has("range") || !request.url.startsWith(root)) return;
  event.respondWith(answer(event));
});
