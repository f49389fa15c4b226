/* Where this phone's browser holds what is kept. keep.js writes it and explains it; sw.js reads it. `root` is the site's first page. */

const RECORDS = "luu/", FILES = `${RECORDS}tep/`;

/** The cache: one host may carry several handbooks. @param {string} root */
const cacheName = (root) => `so-tay ${new URL(root).pathname}`;

/**
 * A record as it lies there, null where there is none or it is no JSON. Throws where storage is switched off.
 * @param {string} root
 * @param {string} name
 * @returns {Promise<unknown>}
 */
const readRecord = async (root, name) => {
  const found = await caches.match(root + RECORDS + name, { cacheName: cacheName(root) });
  return found ? found.json().catch(() => null) : null;
};

/**
 * What a phone holds under our names may be anything.
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
