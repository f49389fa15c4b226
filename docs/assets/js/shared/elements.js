/* Elements of a page made by script. Words go in as words, never as HTML. */

/** @typedef {Record<string, string | number | boolean>} Attributes */

/**
 * @template {Element} T
 * @param {T} element
 * @param {Attributes} attributes
 */
const set = (element, attributes) => {
  for (const name of Object.keys(attributes)) element.setAttribute(name, `${attributes[name]}`);
  return element;
};

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {Attributes} attributes
 * @param {(Node | string | number)[]} children
 */
const make = (name, attributes, ...children) => {
  const element = set(document.createElement(name), attributes);
  element.append(.../** @type {(Node | string)[]} */ (children)); // a number becomes its digits
  return element;
};
