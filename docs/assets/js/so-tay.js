/* Small helps for every page; without this file everything can still be read, followed and printed.
   Plain script, no modules, so that it also runs from a disk (file://). */
(function () {
  "use strict";
  var page = document.documentElement;
  var here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  var root = here.replace(/assets\/[^/]*$/, "");
  var leaf = location.protocol === "file:" ? "index.html" : "";

  /* Storage may be switched off or full: the page then forgets, and works. */
  function recall(/** @type {string} */ name) {
    try { return localStorage.getItem("so-tay-" + name); } catch (e) { return null; }
  }
  function keep(/** @type {string} */ name, /** @type {string} */ value) {
    try { localStorage.setItem("so-tay-" + name, value); } catch (e) { /* forgets */ }
  }
  /** @param {string} selector @param {Element} [inside] @returns {any[]} elements of whatever kind the selector means */
  function all(selector, inside) {
    return Array.prototype.slice.call((inside || document).querySelectorAll(selector));
  }
  function put(/** @type {string} */ selector, /** @type {string} */ name, /** @type {boolean} */ value) {
    all(selector).forEach(function (part) { part[name] = value; });
  }

  /* The letters have their size before anything is painted, or everything would jump: this script is not deferred. */
  var size = Math.min(3, Math.max(0, Number(recall("chu")) || 0));
  if (size) page.setAttribute("data-chu", String(size));
  function resize(/** @type {number} */ step, /** @type {boolean} */ tell) {
    size = Math.min(3, Math.max(0, size + step));
    if (size) page.setAttribute("data-chu", String(size)); else page.removeAttribute("data-chu");
    all("[data-size]").forEach(function (button) {
      var wall = Number(button.getAttribute("data-size")) < 0 ? 0 : 3;
      button.disabled = false;
      button.setAttribute("aria-disabled", String(size === wall));
    });
    if (!tell) return;
    keep("chu", String(size));
    all("[data-size-now]").forEach(function (status) {
      status.textContent = status.getAttribute("data-size-now").replace("{n}", size + 1);
    });
  }


  function choosePhone(/** @type {string | null} */ kind) { put(".st-tabs ." + (kind === "b" ? "b" : "a"), "checked", true); }

  /** @type {Record<string, boolean>} */
  var asked = {};
  /* Scripts one after the other, once, and again where one did not come: `lost` hears of that, `then` that the last one is there.
     A lesson that is one file has them in it, this one too, so that it comes from nowhere. */
  /** @param {string[]} paths @param {() => void} [then] @param {() => void} [lost] */
  function load(paths, then, lost) {
    if (!here || asked[paths[0]]) return;
    asked[paths[0]] = true;
    paths.forEach(function (path, n) {
      var script = document.createElement("script");
      script.src = root + path;
      script.async = false;
      if (then && n === paths.length - 1) script.onload = then;
      script.onerror = function () { asked[paths[0]] = false; if (lost) lost(); };
      document.head.appendChild(script);
    });
  }

  function openRun(/** @type {Element} */ part) {
    var status = /** @type {Element} */ (part.querySelector("[role=status]"));
    var lesson = RUN_FOLDER + part.getAttribute("data-run") + ".js";
    status.textContent = "";
    if (window.soTayRun) window.soTayRun();
    else load([lesson].concat(RUN_SCRIPTS), undefined, function () { status.textContent = status.getAttribute("data-lost"); });
  }

  /* The address as it opens here, without what others hang on it. */
  function send() {
    var told = { title: document.title, text: document.title, url: location.href.split(/[?#]/)[0] };
    navigator.share(told).catch(function () { /* closed again: nothing was sent */ });
  }

  /* What a link leads to is unfolded; new browsers do it by themselves. */
  function unfold() {
    var place = document.getElementById(location.hash.slice(1));
    var fold = place && /** @type {any} */ (place.closest("details"));
    if (!place || !fold || fold.open) return;
    fold.open = true;
    place.scrollIntoView();
  }

  /* What this phone can do is shown, and what is true no more goes, while the page comes in: after it was painted everything would jump. A
     copy without network tells when it has become old. The phone's own calendar day decides. */
  var now = new Date();
  var today = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  var online = here && !leaf;
  var workers = online && window.isSecureContext && navigator.serviceWorker;
  var wide = matchMedia("(min-width:56em)").matches;
  function fit() {
    all("[data-until]").forEach(function (notice) { notice.hidden = today <= notice.getAttribute("data-until"); });
    all("[data-last]").forEach(function (part) { part.hidden = today > part.getAttribute("data-last"); });
    /* Pages kept on this phone: the way to keep them is shown where it works. */
    if (workers) put("[data-save]", "hidden", false);
    if (online && "share" in navigator) put("[data-share]", "hidden", false);
    if (wide) put(".st-facts", "open", true);
    if (window.HTMLDialogElement) all("[data-done]").forEach(function (status) {
      var part = status.parentNode;
      part.hidden = false;
      if (!status.firstChild && recall("tap-" + part.getAttribute("data-run"))) status.textContent = status.getAttribute("data-done");
    });
    /* Listening: a button for the lesson, and its like for each step, where the phone can speak or somebody was recorded. */
    var hear = all("[data-hear]")[0];
    if (hear && (window.speechSynthesis || all("[data-sounds]")[0])) {
      hear.hidden = false;
      all(".st-do .st-vh").forEach(function (which) {
        var line = which.parentNode.previousElementSibling;
        if (which.nextSibling && !line.children[2]) line.insertBefore(hear.cloneNode(true), line.lastElementChild).append(" ", which.cloneNode(true));
      });
    }
    choosePhone(recall("may"));
    unfold();
    /* What was asked is answered once the page has shown that it looks, which need not wait for what finds; the list below comes in meanwhile.
       The answers go into what follows the box, or, where two boxes stand side by side, behind both. */
    if (!searched || !document.querySelector("[role=search] + *,.st-two [role=search] input")) return;
    searched = false;
    all("[role=search] input")[0].value = new URLSearchParams(location.search).get("q") || "";
    requestAnimationFrame(function () {
      setTimeout(load, 0, SEARCH_SCRIPTS, undefined, function () { page.setAttribute("data-tim", "0"); });
    });
  }
  var coming = new MutationObserver(fit);
  coming.observe(document, { childList: true, subtree: true });
  var searched = /[?&]q=[^&]/.test(location.search);
  if (searched) page.setAttribute("data-tim", ""); // room for the answers, so that nothing jumps when they come

  /* What needs the page's parts. */
  document.addEventListener("DOMContentLoaded", function () {
    coming.disconnect();
    fit();
    /* A sentence that is true no more has gone, and the steps after it move up. */
    all(".st-step:not([hidden])").forEach(function (step, n, steps) {
      all(".st-n", step).forEach(function (sign) { sign.textContent = n + 1; });
      all(".st-all", step).forEach(function (sign) { sign.textContent = steps.length; });
    });

    if (workers && workers.controller) load(NEWS_SCRIPTS);
    all("[data-kept]").forEach(function (part) { if (recall(part.getAttribute("data-kept"))) load([part.getAttribute("data-asks")]); });
    resize(0, false);
    put("[data-print]", "disabled", false);
    if (leaf) all("a[href]").forEach(function (link) { if (link.protocol === "file:" && /\/$/.test(link.pathname)) link.pathname += leaf; });
    all("[data-lesson]").forEach(function (button) {
      button.disabled = false;
      if (recall("bai-" + button.getAttribute("data-lesson"))) load(LESSON_SCRIPTS);
    });
    addEventListener("hashchange", unfold);
  });

  document.addEventListener("click", function (event) {
    var button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-size],[data-print],[data-share],[data-lesson],[data-hear],.st-pic,[data-run] button,button[data-asks]"));
    if (!button) return;
    var pressed = /** @type {any} */ (button), asks = button.getAttribute("data-asks");
    if (asks) {
      event.preventDefault();
      return load([asks], function () { pressed.click(); }, function () { pressed.form.submit(); });
    }
    var run = button.closest("[data-run]");
    if (run) return openRun(run);
    var scripts = button.matches("[data-hear]") ? HEAR_SCRIPTS : button.matches("[data-lesson],.st-pic") ? LESSON_SCRIPTS : null;
    if (scripts) load(scripts, function () { /** @type {HTMLElement} */ (button).click(); });
    else if (button.hasAttribute("data-print")) print();
    else if (button.hasAttribute("data-share")) send();
    else resize(Number(button.getAttribute("data-size")), true);
  });
  document.addEventListener("change", function (event) {
    var radio = /** @type {Element} */ (event.target);
    if (radio.closest(".st-q,.st-check")) load(LESSON_SCRIPTS);
    if (!radio.closest(".st-tabs")) return;
    keep("may", radio.className);
    choosePhone(radio.className);
  });
  document.addEventListener("focusin", function (event) {
    if (/** @type {Element} */ (event.target).closest("form[role=search] input")) load(SEARCH_SCRIPTS);
  });
  addEventListener("beforeprint", function () { put("details", "open", true); });
})();
