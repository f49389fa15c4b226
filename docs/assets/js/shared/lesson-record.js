/* What this phone remembers of the lesson on the page: the step it shows one at a time, and what is ticked. */

/** @typedef {{ step?: number, at?: number, ticks?: number[] }} LessonRecord */

const OPENER = /** @type {HTMLButtonElement} */ (document.querySelector("[data-lesson]"));
const RECORD = `so-tay-bai-${OPENER.dataset.lesson}`;

/** Storage may be switched off, or hold anything: the page then forgets. @returns {LessonRecord} */
const readLesson = () => {
  try {
    const told = JSON.parse(`${localStorage.getItem(RECORD)}`);
    return told && typeof told === "object" ? told : {};
  } catch (e) {
    return {};
  }
};

/** Changes a part of the record; one that says nothing is taken away. @param {LessonRecord} changes */
const keepLesson = (changes) => {
  const { step, at, ticks } = { ...readLesson(), ...changes };
  try {
    if (step || (ticks && ticks.length)) localStorage.setItem(RECORD, JSON.stringify({ step, at, ticks }));
    else localStorage.removeItem(RECORD);
  } catch (e) { /* forgets */ }
};
