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

const record = async (name) => {
  const found = await caches.match(`${root}luu/${name}`, { cacheName: NAME });
  return found && found.json();
};
const place = (address) => new URL(address).href.split(/[?#]/)[0].slice(root.length).replace(/(^|\/)index\.html$/, "$1");

/* A kept file, under its path as the server gives it; nothing where it is not kept. */
const kept = async (saved, path) => {
  const [checksum] = saved.files[path] || [];
  const found = checksum && (await caches.match(`${root}luu/tep/${checksum}`, { cacheName: NAME }));
  const type = TYPES[path.split(".").pop()] || "text/html";
  return found && new Response(found.body, { headers: { "Content-Type": `${type}; charset=utf-8` } });
};

const answer = async ({ request, clientId }) => {
  const saved = await record("muc").catch(() => null);
  if (!saved) return fetch(request);
  const opens = request.mode === "navigate";
  const path = place(request.url);
  const client = !opens && clientId && (await self.clients.get(clientId));
  const page = opens ? path : client ? place(client.url) : PAGE;
  if (opens && saved.files[`${path}/`]) return Response.redirect(`${root}${path}/`);
  const own = page !== PAGE && saved.files[page] && (await kept(saved, path));
  if (own) return own;
  try {
    return await fetch(request);
  } catch (error) {
    const spare = await kept(saved, path);
    if (spare) return spare;
    if (opens) return Response.redirect(`${root}${PAGE}?thieu=${path}`);
    throw error;
  }
};

/* A kept page was opened: tell it of a newer version, asked for once a day, or of its own great age. */
const tell = async (client) => {
  const saved = await record("muc");
  const path = saved && place(client.url);
  if (!saved || path === PAGE || !saved.files[path]) return;
  let news = (await record("tin")) || { at: 0 };
  if (Math.abs(Date.now() - news.at) > DAY) {
    try {
      const marks = await (await fetch(`${root}assets/luu-ban.json`, { cache: "no-cache" })).json();
      news = { at: Date.now(), newer: saved.wanted.some((name) => marks[name] !== saved.marks[name]) };
      await (await caches.open(NAME)).put(`${root}luu/tin`, new Response(JSON.stringify(news)));
    } catch (error) {
      // No network, or no room for the answer: the next opening asks again.
    }
  }
  if (news.newer) client.postMessage(saved.say.newer);
  else if (Date.now() - saved.at > OLD) client.postMessage(saved.say.old);
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
