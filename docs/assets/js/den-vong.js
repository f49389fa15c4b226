/* On the first page: says when another round of “Thật hay lừa?” is due. so-tay.js asks for this file once this phone has kept a round. */
(() => {
  "use strict";
  const link = /** @type {HTMLElement | null} */ (document.querySelector("[data-kept=doan]"));
  if (!link) return;
  const numbers = `${link.dataset.rounds}`.split(" ");
  const played = recallRounds(numbers);
  const next = followingRound(played, numbers, daysIn(`${link.dataset.days}`));
  if (!next || !Object.keys(played).length || next.day > dayOf(new Date())) return;
  const hint = /** @type {HTMLElement} */ (link.querySelector("[data-due]"));
  hint.textContent = `${hint.dataset.due}`.replace("{n}", next.number);
})();
