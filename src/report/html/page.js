"use strict";
(() => {
  const form = document.getElementById("filters");
  const output = form.querySelector("output");
  const none = document.getElementById("none");
  const facts = [...document.querySelectorAll(".fact")].map((fact) => ({
    fact,
    row: document.querySelector(`#overview [data-of="${fact.id}"]`),
    words: null,
  }));

  // Small letters without accents, so that "Orban" finds "Orbán".
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // What a reader sees of it: the steps of judging have words of their own.
  const told = (fact) => {
    const copy = fact.cloneNode(true);
    for (const steps of copy.querySelectorAll(".steps")) steps.remove();
    return copy.textContent;
  };

  const has = (fact, field, value) => !value || fact.dataset[field].split(" ").includes(value);

  const says = (entry, words) => {
    if (!words.length) return true;
    entry.words ??= plain(told(entry.fact));
    return words.every((word) => entry.words.includes(word));
  };

  const apply = () => {
    const asked = Object.fromEntries(new FormData(form));
    const words = plain(asked.words).split(/\s+/).filter(Boolean);
    const fields = ["outlets", "speakers", "kinds", "severity", "reviews"];
    let shown = 0;
    for (const entry of facts) {
      const stays = fields.every((field) => has(entry.fact, field, asked[field])) && says(entry, words);
      entry.fact.hidden = !stays;
      if (entry.row) entry.row.hidden = !stays;
      shown += stays;
    }
    output.textContent = `${shown} of ${facts.length} fact${facts.length === 1 ? "" : "s"} shown`;
    none.hidden = shown > 0 || !facts.length;
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  // On paper nothing can be opened.
  addEventListener("beforeprint", () => document.querySelectorAll(".pair > details").forEach((one) => (one.open = true)));
  form.querySelector("details").open = matchMedia("(min-width: 46.01rem)").matches;
  if (facts.length) form.hidden = false;
  document.documentElement.classList.add("live");
  apply();
})();
