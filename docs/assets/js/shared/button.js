/* A button as all of ours look; elements.js comes before it. */

/** @param {string} words @param {() => void} act @param {string} [look] */
const button = (words, act, look = "") => {
  const made = make("button", { type: "button", class: `st-btn ${look}` }, words);
  made.addEventListener("click", act);
  return made;
};
