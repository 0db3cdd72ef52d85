// Readers answer back: each error can be marked, the marks stay in this browser and are saved as a file.
(() => {
  const KINDS = ["gold is wrong", "both acceptable", "agree"];
  const MEANING = ["The label should say what the run says.", "Either answer is right.", "The label is right."];
  const REPORT = document.documentElement.dataset.report;
  const KEY = `incidents-marks:${REPORT}`;
  const saved = document.querySelector("nav .marked");
  const targets = [...document.querySelectorAll(
    "tr:is(.i, .p, .s) , tr.m:not(.hd), tr.hd.m, .block[data-p], h4[data-p]")].filter((t) => t.closest("article"));
  let kept = true;
  let open = null;
  const marks = recalled();

  // Storage may be refused, as under some settings for files: then marks last as long as the page is open.
  function recalled() {
    try {
      return new Map(JSON.parse(localStorage.getItem(KEY) ?? "[]").filter(([number]) => number in targets));
    } catch {
      kept = false;
      return new Map();
    }
  }

  function remember() {
    try {
      localStorage.setItem(KEY, JSON.stringify([...marks]));
      kept = true;
    } catch {
      kept = false;
    }
  }

  // The row that carries the label and gold's value: a further reading of the same leaf stands below it.
  function head(target) {
    let row = target;
    while (row.tagName === "TR" && !row.querySelector("th")) row = row.previousElementSibling;
    return row;
  }

  function placed(target) {
    if (target.tagName !== "TR") return target.dataset.p;
    const incident = target.closest("table").dataset.p;
    const fact = target.closest("tbody").dataset.p;
    const named = head(target).querySelector("th").firstChild.textContent.trim().replaceAll(" · ", ".");
    if (target.classList.contains("hd")) return `${incident}.${fact}`;
    return [incident, fact, target.dataset.p ?? named].filter(Boolean).join(".");
  }

  // What the run says, to the letter: the row carries it where its own text does not.
  function said(target) {
    if (target.dataset.v) return JSON.parse(target.dataset.v);
    if (target.tagName !== "TR" || target.classList.contains("m")) return null;
    const text = target.cells[head(target) === target ? 2 : 0].textContent;
    return counted(text) ?? text;
  }

  // A count in the words of the table; a text that looks like one is carried by its row.
  function counted(text) {
    const found = /^(≥ |≤ )?(\d+)( to (\d+))?$/.exec(text);
    if (!found) return null;
    const number = Number(found[2]);
    if (found[1] === "≥ ") return { low: number, high: null, basis: "at_least" };
    if (found[1] === "≤ ") return { low: 0, high: number, basis: "at_most" };
    return { low: number, high: Number(found[4] ?? number), basis: found[4] ? "range" : "exact" };
  }

  function mark(target) {
    const article = target.closest("article");
    return {
      article: article.querySelector("h3").textContent,
      label: article.dataset.l,
      place: placed(target),
      run: said(target),
    };
  }

  function button(text, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  function place(target) {
    return target.tagName === "TR" ? target.lastElementChild : target.tagName === "H4" ? target : target.querySelector("h4");
  }

  function label(number) {
    const found = marks.get(number);
    const shown = targets[number].opener;
    shown.textContent = found ? `✎ ${found.mark}` : "✎";
    shown.setAttribute("aria-label", found ? `Your answer: ${found.mark}` : "Answer back");
    shown.classList.toggle("set", Boolean(found));
    if (found?.note) shown.title = found.note;
    else shown.removeAttribute("title");
  }

  function answer(number, kind, note) {
    if (kind === null) marks.delete(number);
    else marks.set(number, { mark: kind, note });
    remember();
    label(number);
    tell();
  }

  function close(focus) {
    if (!open) return;
    open.panel.remove();
    open.target.opener.setAttribute("aria-expanded", "false");
    if (focus) open.target.opener.focus();
    open = null;
  }

  function choose(number) {
    const target = targets[number];
    const same = open?.target === target;
    close(true);
    if (same) return;
    const panel = document.createElement("fieldset");
    panel.className = "answer";
    const legend = document.createElement("legend");
    const where = document.createElement("code");
    where.textContent = placed(target);
    legend.append("Your answer on ", where);
    panel.append(legend);
    const note = document.createElement("input");
    note.value = marks.get(number)?.note ?? "";
    const choices = KINDS.map((kind, n) => {
      const made = button(kind, () => { answer(number, kind, note.value.trim()); press(); });
      made.title = MEANING[n];
      return made;
    });
    const press = () => choices.forEach((made, n) => made.setAttribute("aria-pressed", String(marks.get(number)?.mark === KINDS[n])));
    note.addEventListener("input", () => {
      if (marks.has(number)) answer(number, marks.get(number).mark, note.value.trim());
    });
    note.addEventListener("keydown", (event) => { if (event.key === "Enter") close(true); });
    panel.addEventListener("keydown", (event) => { if (event.key === "Escape") close(true); });
    const noted = document.createElement("label");
    noted.append("Note ", note);
    const end = document.createElement("span");
    end.className = "end";
    end.append(button("no answer", () => { answer(number, null); close(true); }), button("close", () => close(true)));
    panel.append(...choices, noted, end);
    press();
    let holder = panel;
    if (target.tagName === "TR") {
      holder = document.createElement("tr");
      holder.className = "answering";
      const cell = holder.insertCell();
      cell.colSpan = target.closest("table").tHead.rows[0].cells.length;
      cell.append(panel);
      let last = target;
      while (last.nextElementSibling && !last.nextElementSibling.querySelector("th")) last = last.nextElementSibling;
      last.after(holder);
    } else {
      place(target).after(panel);
    }
    target.opener.setAttribute("aria-expanded", "true");
    open = { target, panel: holder };
    choices[0].focus();
  }

  function file() {
    const found = [...marks].sort(([a], [b]) => a - b).map(([number, given]) => ({ ...mark(targets[number]), ...given }));
    const { report, gold } = document.documentElement.dataset;
    return JSON.stringify({ format: 1, report, gold, marks: found }, null, 1);
  }

  // The link is made anew at every change: it needs no script to be followed, and no network.
  let address = null;
  function tell() {
    saved.hidden = marks.size === 0;
    saved.replaceChildren();
    if (address) URL.revokeObjectURL(address);
    address = null;
    if (!marks.size) return;
    address = URL.createObjectURL(new Blob([file()], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `marks-${REPORT.slice(0, 8)}.json`;
    link.textContent = `Save ${marks.size} ${marks.size === 1 ? "mark" : "marks"}`;
    saved.append(link);
    if (!kept) {
      const warning = document.createElement("small");
      warning.textContent = " this browser does not keep them";
      saved.append(warning);
    }
  }

  targets.forEach((target, number) => {
    const opener = button("", () => choose(number));
    opener.className = "mk";
    opener.setAttribute("aria-expanded", "false");
    target.opener = opener;
    place(target).prepend(opener);
    label(number);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "m" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select")) return;
    const here = document.querySelector(".here, :target");
    const number = targets.indexOf(here?.opener ? here : here?.querySelector?.(".mk")?.closest("tr, h4, .block"));
    if (number >= 0) {
      event.preventDefault();
      choose(number);
    }
  });
  tell();
})();
