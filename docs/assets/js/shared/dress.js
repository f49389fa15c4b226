/* The stylesheet that lies beside this script. */

/** Empty in a lesson that is one file: its scripts stand in the page, and so do their styles. */
const FROM = /** @type {HTMLScriptElement} */ (document.currentScript).src;

/** Once it is there, or cannot be had: what is shown is measured, so its style comes first. @param {string} name */
const dressed = (name) => new Promise((done) => {
  if (!FROM) return done(undefined);
  const style = make("link", { rel: "stylesheet", href: new URL(name, FROM).href });
  style.onload = style.onerror = done;
  document.head.append(style);
});
