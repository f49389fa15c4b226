/* What this phone remembers of “Thật hay lừa?”, and which round comes next. */

/**
 * What was answered, a letter each: 1 genuine, 0 a lie; the day of the end; and whether what was told of the last answer is still read.
 * @typedef {{ answers: string, day?: string, open?: boolean }} Played
 */

const ROUNDS = "so-tay-doan";

/** Storage may be switched off, or hold anything. @param {string[]} numbers @returns {Record<string, Played>} */
const recallRounds = (numbers) => {
  /** @type {Record<string, Played>} */
  const found = {};
  try {
    const told = JSON.parse(`${localStorage.getItem(ROUNDS)}`);
    for (const number of numbers) {
      const each = told && told[number];
      if (!each || !/^[01]*$/.test(each.answers)) continue;
      found[number] = { answers: each.answers, open: each.open === true };
      if (/^\d{4}-\d\d-\d\d$/.test(each.day)) found[number].day = each.day;
    }
  } catch (e) { /* nothing is remembered */ }
  return found;
};

/** A day of the phone's own calendar: 2026-11-26. */
const dayOf = (/** @type {Date} */ date) => new Date(date.getTime() - date.getTimezoneOffset() * 60000).toISOString().slice(0, 10);

/**
 * The first round not played to its end, with the day from which it is to be played; nothing once all are.
 * @param {Record<string, Played>} played
 * @param {string[]} numbers
 * @param {number[]} days after the first round
 */
const followingRound = (played, numbers, days) => {
  const number = numbers.find((each) => !(played[each] && played[each].day));
  if (!number) return undefined;
  const first = played[numbers[0]] && played[numbers[0]].day;
  if (!first) return { number, day: dayOf(new Date()) };
  const [year, month, date] = first.split("-").map(Number);
  return { number, day: dayOf(new Date(year, month - 1, date + days[+number - 1])) };
};

const daysIn = (/** @type {string} */ list) => list.split(" ").map(Number);
