/* The stylesheet that lies beside this script. Its text comes with the script, which saves a slow line a round trip; a browser that cannot
   take it from there, older than 2022 or so, fetches it. */

/** Empty in a lesson that is one file: its scripts stand in the page, and so do their styles. */
const FROM = /** @type {HTMLScriptElement} */ (document.currentScript).src;

/** Once it is there, or cannot be had: what is shown is measured, so its style comes first. @param {string} name */
const dressed = (name) => new Promise((done) => {
  if (!FROM) return done(undefined);
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return done(undefined);
  } catch { /* fetches it */ }
  const style = make("link", { rel: "stylesheet", href: new URL(name, FROM).href });
  style.onload = style.onerror = done;
  document.head.append(style);
});
