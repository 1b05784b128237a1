// Search, filters, tabs, copy buttons, and a look-up of pasted bodies. Every page is complete without this file.
(() => {
  "use strict";
  const script = document.currentScript;
  let { root } = document.body.dataset;
  const codes = window.apiErrorCodes || [];
  const byId = (id) => document.getElementById(id);
  const make = (tag, properties, ...children) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  };

  document.querySelectorAll(".js").forEach((node) => { node.hidden = false; });

  // Copy buttons, and links to headings.
  const copy = (text, button) => {
    const done = () => { button.textContent = "Copied"; setTimeout(() => { button.textContent = "Copy"; }, 1500); };
    if (navigator.clipboard && window.isSecureContext) { navigator.clipboard.writeText(text).then(done, () => {}); return; }
    const area = make("textarea", { value: text });
    document.body.append(area);
    area.select();
    if (document.execCommand("copy")) done();
    area.remove();
  };
  document.querySelectorAll("pre").forEach((pre) => {
    const wrap = make("div", { className: "copyable" });
    const button = make("button", { type: "button", className: "copy", textContent: "Copy" });
    button.addEventListener("click", () => copy(pre.textContent, button));
    pre.replaceWith(wrap);
    wrap.append(pre, button);
  });
  document.querySelectorAll("h2[id], #list tr[id] th").forEach((node) => {
    const id = node.id || node.parentElement.id;
    node.append(make("a", { className: "anchor", href: `#${id}`, ariaLabel: `Link to ${id}` }, "#"));
  });

  // Tabs: one language at a time, the same one everywhere.
  const groups = [...document.querySelectorAll(".tabs")];
  const choose = (lang, focus) => {
    groups.forEach((group) => {
      const tabs = [...group.querySelectorAll(".tab")];
      if (!tabs.some((tab) => tab.dataset.lang === lang)) return;
      tabs.forEach((tab) => { tab.hidden = tab.dataset.lang !== lang; });
      group.querySelectorAll("[role=tab]").forEach((button) => {
        const on = button.dataset.lang === lang;
        button.setAttribute("aria-selected", String(on));
        button.tabIndex = on ? 0 : -1;
        if (on && focus === group) button.focus();
      });
    });
    try { localStorage.setItem("api-error-language", lang); } catch { /* private windows have no storage */ }
  };
  groups.forEach((group, index) => {
    const tabs = [...group.querySelectorAll(".tab")];
    const list = make("div", { className: "tablist", role: "tablist", ariaLabel: group.dataset.label });
    tabs.forEach((tab, at) => {
      const { lang, label } = tab.dataset;
      const button = make("button", { type: "button", role: "tab", id: `tab-${index}-${lang}`, textContent: label });
      tab.id = `panel-${index}-${lang}`;
      tab.setAttribute("role", "tabpanel");
      tab.setAttribute("aria-labelledby", button.id);
      button.dataset.lang = lang;
      button.setAttribute("aria-controls", tab.id);
      button.addEventListener("click", () => choose(lang));
      button.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        event.preventDefault();
        choose(tabs[(at + step + tabs.length) % tabs.length].dataset.lang, group);
      });
      list.append(button);
    });
    group.prepend(list);
    group.classList.add("ready");
  });
  if (groups.length) {
    let saved = null;
    try { saved = localStorage.getItem("api-error-language"); } catch { /* as above */ }
    const first = groups[0].querySelector(".tab").dataset.lang;
    groups.forEach((group) => {
      const langs = [...group.querySelectorAll(".tab")].map((tab) => tab.dataset.lang);
      choose(langs.includes(saved) ? saved : first);
    });
  }

  // The slash key goes to the search.
  const find = byId("find");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
    event.preventDefault();
    (byId("q") || find).focus();
  });

  // How many edits turn one text into the other.
  const distance = (a, b) => {
    let row = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) {
        next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      }
      row = next;
    }
    return row[b.length];
  };
  const near = (text) => {
    const all = codes.map(([code, href]) => ({ code, href, far: distance(text.toLowerCase(), code.toLowerCase()) }))
      .filter((it) => it.far <= Math.max(2, text.length / 3))
      .sort((a, b) => a.far - b.far);
    return all.slice(0, all.length && all[0].far === 0 ? 1 : 5);
  };
  const link = (it) => make("a", { href: root + it.href }, make("code", {}, it.code));

  // The page for missing addresses, which a server shows at any depth. Its own script begins with the codes, so the nearest folder
  // that has the same codes is the one of the site.
  const findRoot = async () => {
    if (root) return;
    // What is right beside the pages and in their folders.
    root = /\/(index\.html)?$/.test(location.pathname) ? "../" : "";
    if (location.protocol === "file:") return;
    for (let folder = location.pathname; folder.includes("/");) {
      folder = folder.slice(0, folder.lastIndexOf("/"));
      const found = await fetch(`${folder}/codes.js`).then((it) => it.ok && it.text()).catch(() => "");
      if (found && script.textContent.startsWith(found)) { root = `${folder}/`; return; }
    }
  };
  const showNear = () => {
    const links = [...document.querySelectorAll("a[href]")].map((it) => [it, it.getAttribute("href")]);
    links.filter(([, href]) => !/^([#/]|[a-z]+:)/i.test(href)).forEach(([it, href]) => it.setAttribute("href", root + href));
    byId("find").form.setAttribute("action", `${root}index.html`);
    const asked = decodeURIComponent(location.pathname.replace(/\/(index\.html)?$/, "").split("/").pop() || "");
    const found = near(asked.replace(/\.(html|md)$/, ""));
    if (found.length) {
      byId("near").hidden = false;
      found.forEach((it) => byId("near").querySelector("ul").append(make("li", {}, link(it))));
    }
  };
  if (document.body.dataset.page === "missing") findRoot().then(showNear);

  const list = byId("list");
  if (!list) return;

  // Filters of the list.
  const rows = [...list.tBodies[0].rows];
  const fields = { s: byId("f-status"), t: byId("f-type"), g: byId("f-group"), p: byId("f-param") };
  const [retry, hide, q, count] = [byId("f-retry"), byId("f-deprecated"), byId("q"), byId("count")];
  const words = rows.map((row) => `${row.id} ${row.textContent} ${row.dataset.x}`.toLowerCase());
  const apply = () => {
    const wanted = q.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, at) => {
      const fits = Object.entries(fields).every(([key, field]) => !field || [undefined, field.value].includes(row.dataset[key]) || !field.value)
        && (!retry || !retry.checked || "r" in row.dataset)
        && (!hide || !hide.checked || !("d" in row.dataset))
        && wanted.every((word) => words[at].includes(word));
      row.hidden = !fits;
      shown += fits;
    });
    count.textContent = shown === rows.length ? `${shown} codes` : `${shown} of ${rows.length} codes`;
  };
  const form = q.form;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    q.value = asked;
    apply();
    byId("codes").scrollIntoView();
  }

  // The code of a pasted body.
  const paste = byId("paste");
  const answer = byId("pasted");
  const at = (value, path) => path.reduce((it, key) => (it === null || it === undefined ? it : it[key]), value);
  if (paste) paste.addEventListener("input", () => {
    answer.replaceChildren();
    const text = paste.value.trim();
    if (!text) return;
    let code = text;
    if (/^[[{]/.test(text)) {
      try { code = at(JSON.parse(text), JSON.parse(document.body.dataset.codePath)); } catch { answer.append("This is not complete JSON."); return; }
    }
    if (typeof code !== "string") { answer.append("This body has no code."); return; }
    const exact = codes.find((it) => it[0] === code);
    const found = exact ? [{ code, href: exact[1] }] : near(code);
    if (!found.length) { answer.append("This code is not in the list."); return; }
    answer.append(exact ? "This is " : "There is no such code. Did you mean ");
    found.forEach((it, index) => answer.append(index ? ", " : "", link(it)));
    answer.append(exact ? "." : "?");
  });

  // The part of the page that is in view.
  const parts = [...document.querySelectorAll(".toc a")];
  const watch = new IntersectionObserver((entries) => {
    entries.filter((entry) => entry.isIntersecting).forEach((entry) => {
      parts.forEach((part) => {
        if (part.hash === `#${entry.target.id}`) part.setAttribute("aria-current", "true"); else part.removeAttribute("aria-current");
      });
    });
  }, { rootMargin: "-10% 0px -75% 0px" });
  parts.forEach((part) => { const target = document.querySelector(part.hash); if (target) watch.observe(target); });
})();
