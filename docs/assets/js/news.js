/* On a phone that keeps pages: sw.js may have news of them, and the site can be put on the first screen. */
(() => {
  "use strict";
  const workers = navigator.serviceWorker;
  const root = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  workers.onmessage = ({ data }) => {
    const link = make("a", { href: `${root}luu/` }, data);
    /** @type {Element} */ (document.querySelector("header")).after(make("p", { class: "st-old" }, link));
  };
  if (!document.querySelector("[rel=manifest]")) document.head.append(make("link", { rel: "manifest", href: root + MANIFEST }));
  if (workers.controller) workers.controller.postMessage("");
})();
