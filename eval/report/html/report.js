"use strict";
// Everything here is a convenience: the page says all that it says without it.
(() => {
  const CHANGED = ["broken", "worse", "better"];
  const PREFIX = "#errors:";
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const form = document.querySelector(".filter");
  const lines = [...document.querySelectorAll(".errors tbody tr")];
  const articles = [...document.querySelectorAll("article")];
  const wrong = [...document.querySelectorAll("article tr[id]:not(.hd), article tr.m[id], .block:not(.f)")];
  const help = document.getElementById("help");
  let here = null;

  function visit(target) {
    if (!target) return;
    here?.classList.remove("here");
    here = target;
    if (target.tagName !== "ARTICLE") target.classList.add("here");
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    const block = target.tagName === "ARTICLE" ? "start" : "center";
    target.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
    history.replaceState(null, "", `#${target.id}`);
  }

  // The next of `targets` in reading order, from where the reader is.
  function step(targets, forward) {
    const from = here ?? document.getElementById(location.hash.slice(1));
    const after = (t) => from.compareDocumentPosition(t) & Node.DOCUMENT_POSITION_FOLLOWING;
    const before = (t) => from.compareDocumentPosition(t) & Node.DOCUMENT_POSITION_PRECEDING && !t.contains(from);
    if (!from) visit(forward ? targets[0] : targets.at(-1));
    else visit(forward ? targets.find(after) : targets.findLast(before));
  }

  function matches(line, wanted) {
    const data = line.dataset;
    const verdict = line.lastElementChild.textContent;
    const tagged = (name) => [...line.querySelectorAll(".tag")].some((tag) => tag.textContent === name);
    return (!wanted.field || wanted.sets.includes(` ${data.f} `) || line.cells[2].textContent === wanted.field)
      && (!wanted.verdict || verdict.includes(wanted.verdict))
      && (!wanted.tag || tagged(wanted.tag))
      && (!wanted.change || (wanted.change === "same" ? !CHANGED.some(tagged) : tagged(wanted.change)))
      && (!wanted.text || line.textContent.toLowerCase().includes(wanted.text.toLowerCase()));
  }

  function filter() {
    const wanted = Object.fromEntries(new FormData(form));
    const field = form.elements.field.selectedOptions[0];
    wanted.sets = field.dataset.i ?? "";
    wanted.field &&= field.textContent;
    let shown = 0;
    for (const line of lines) {
      line.hidden = !matches(line, wanted);
      shown += !line.hidden;
    }
    form.querySelector("output").value = `${shown} of ${lines.length}`;
  }

  // The filter stands in the address, so that it can be sent to somebody.
  function remember() {
    const set = [...new FormData(form)].filter(([, value]) => value);
    history.replaceState(null, "", set.length ? PREFIX + new URLSearchParams(set) : "#errors");
  }

  function recall() {
    if (!location.hash.startsWith(PREFIX)) return;
    form.reset();
    for (const [name, value] of new URLSearchParams(location.hash.slice(PREFIX.length))) {
      const control = form.elements[name];
      if (control) control.value = value;
    }
    filter();
    document.getElementById("errors").scrollIntoView();
  }

  const keys = {
    j: () => step(articles, true),
    k: () => step(articles, false),
    n: () => step(wrong, true),
    p: () => step(wrong, false),
    "/": () => { form?.scrollIntoView({ block: "center" }); form?.elements.text.focus(); },
    "?": () => help.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.matches("input, select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#r']");
    here = link ? document.getElementById(link.hash.slice(1)) : here;
  });
  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => { filter(); remember(); });
    addEventListener("hashchange", recall);
    filter();
    recall();
  }
})();
