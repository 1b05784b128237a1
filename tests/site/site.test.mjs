// The pages in Chromium, from the disk and from a server: what they show, how they are used, and that nothing in them runs.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, serve } from "./browser.mjs";

const disk = (site) => `${pathToFileURL(`${process.env.SITES}/${site}`)}/`;
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser, server, configured;

before(async () => {
  browser = await launch();
  server = await serve(`${process.env.SITES}/examples`, "/docs/errors/");
  configured = await serve(`${process.env.SITES}/framework`, "/docs/errors/");
});

after(async () => {
  await browser?.close();
  [server, configured].forEach((it) => it?.close());
});

/** Opens an address in a window of its own, and passes the page on. The page must not complain, ask, or load from elsewhere. */
async function visit(url, options, use, { missing = false } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(5_000);
  const complaints = [];
  await context.exposeFunction("violation", (text) => complaints.push(text)).catch(() => {});
  await context.addInitScript(() => addEventListener("securitypolicyviolation", (event) => {
    window.violation(`policy: ${event.violatedDirective} ${event.blockedURI}`);
  }));
  const page = await context.newPage();
  page.on("console", (message) => {
    // A browser reports each answer 404, the one of the page itself too.
    if (missing && message.text().includes("404 (Not Found)")) return;
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => { complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    if (!request.url().startsWith(new URL(url).origin === "null" ? "file:" : new URL(url).origin)) complaints.push(request.url());
  });
  try {
    await page.goto(url);
    await use(page, context);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

const shown = (page) => page.locator("#list tbody tr:visible").evaluateAll((rows) => rows.map((row) => row.id.slice("code-".length)));
const focused = (page) => page.evaluate(() => document.activeElement.id);

const LOOKS = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "320 px": { viewport: { width: 320, height: 640 } },
};
const PAGES = {
  examples: ["index.html", "404.html", "card_declined/index.html", "order_shipped/index.html", "account_deleted/index.html"],
  hostile: ["index.html", "odd/index.html", "a_code_that_is_so_long_that_no_phone_shows_all_of_it_in_one_line/index.html"],
  framework: ["index.html", "other-statuses/index.html"],
  services: ["index.html", "odd/index.html", "hostile/index.html"],
};

for (const [name, look] of Object.entries(LOOKS)) {
  test(`every page is accessible: ${name}`, async () => {
    for (const [site, pages] of Object.entries(PAGES)) {
      for (const path of pages) {
        await visit(disk(site) + path, look, async (page) => {
          await page.evaluate(axe);
          const { violations } = await page.evaluate((values) => window.axe.run({ preload: false, resultTypes: ["violations"], runOnly: { type: "tag", values } }), WCAG);
          const found = violations.map((it) => `${path}: ${it.id}: ${it.nodes.map((node) => node.html).join("\n")}`);
          assert.deepEqual(found, []);
          // Only tables and examples scroll sideways.
          const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
          assert.ok(wide <= width, `${path} is ${wide} px wide on ${width} px`);
        });
      }
    }
  });
}

test("everything is there without JavaScript", async () => {
  await visit(`${disk("examples")}index.html`, { javaScriptEnabled: false }, async (page) => {
    for (const id of ["overview", "error-object", "statuses", "types", "best-practices", "codes"]) {
      assert.ok(await page.locator(`h2#${id}`).isVisible(), id);
    }
    assert.ok(await page.locator("#list tbody tr").count() > 20);
    assert.equal(await page.locator("#list tbody tr:visible").count(), await page.locator("#list tbody tr").count());
    // What only works with a script is not shown, and no language of an example is hidden.
    assert.equal(await page.locator(".js:visible, [role=search]:visible, button:visible").count(), 0);
    assert.equal(await page.locator(".tab").count(), await page.locator(".tab:visible").count());
    await page.getByRole("link", { name: "card_declined" }).last().click();
    assert.equal(await page.locator("h1").innerText(), "card_declined");
    assert.equal(await page.locator(".tab:visible").count(), 4);
  });
});

for (const from of ["disk", "server"]) {
  const at = (path) => (from === "disk" ? disk("examples") : server.url) + path;

  test(`search and filters by clicks, from the ${from}`, async () => {
    await visit(at("index.html"), {}, async (page) => {
      const all = (await shown(page)).length;
      await page.getByLabel("Search", { exact: true }).fill("Card declined");
      assert.deepEqual(await shown(page), ["card_declined"]);
      assert.equal(await page.locator("#count").innerText(), `1 of ${all} codes`);
      await page.getByLabel("Search", { exact: true }).fill("");
      await page.getByRole("combobox", { name: "Status" }).selectOption("5xx");
      await page.getByLabel("Retryable").check();
      const retryable = await shown(page);
      assert.ok(retryable.includes("maintenance") && !retryable.includes("no_space"), String(retryable));
      await page.getByRole("combobox", { name: "Status" }).selectOption("all");
      await page.getByLabel("Retryable").uncheck();
      await page.getByRole("combobox", { name: "Type" }).selectOption("rate_limit_error");
      assert.deepEqual(await shown(page), ["quota_exceeded", "too_fast"]);
      await page.getByRole("combobox", { name: "Type" }).selectOption("all");
      await page.getByRole("combobox", { name: "Parameter" }).selectOption("card");
      assert.deepEqual(await shown(page), ["card_declined"]);
      await page.getByRole("combobox", { name: "Parameter" }).selectOption("all");
      // Deprecated ones disappear by one click.
      assert.ok((await shown(page)).includes("order_shipped"));
      await page.getByLabel("Hide deprecated").click();
      assert.deepEqual([(await shown(page)).includes("order_shipped"), (await shown(page)).length], [false, all - 1]);
      await page.getByLabel("Search", { exact: true }).fill("no such words");
      assert.deepEqual(await shown(page), []);
    });
  });

  test(`search and filters by keys, from the ${from}`, async () => {
    await visit(at("card_declined/index.html"), {}, async (page) => {
      await page.keyboard.press("/");
      assert.equal(await focused(page), "find");
      await page.keyboard.type("too");
      await page.keyboard.press("Enter");
      await page.waitForURL(/index\.html\?q=too/);
      assert.deepEqual(await shown(page), ["acquirer_timeout", "too_fast", "too_long", "too_many_items"]);
      await page.keyboard.press("/");
      assert.equal(await focused(page), "q");
      await page.keyboard.press("Tab");
      assert.equal(await focused(page), "f-status");
      await page.keyboard.type("4");
      for (let steps = 0; await focused(page) !== "f-retry" && steps < 5; steps += 1) await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      assert.deepEqual(await shown(page), ["too_fast"]);
      for (let steps = 0; steps < 9 && !await page.locator("#code-too_fast a:focus").count(); steps += 1) await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForURL(/too_fast\/index\.html$/);
      // The tabs of the languages are one stop, with the arrow keys between them.
      await page.getByRole("tab", { name: "curl" }).focus();
      await page.keyboard.press("ArrowRight");
      assert.equal(await page.locator(".tab:visible .lang").textContent(), "Rust");
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("ArrowLeft");
      assert.equal(await page.getByRole("tab", { selected: true }).innerText(), "Python");
      // The focus is seen.
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      assert.equal(outline, "solid");
    });
  });

  test(`examples are copied, and headings have addresses, from the ${from}`, async () => {
    await visit(at("card_declined/index.html"), { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
      await page.getByRole("button", { name: "Copy" }).first().click();
      await page.getByRole("button", { name: "Copied" }).waitFor();
      const text = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(text, /^HTTP\/1\.1 422 Unprocessable Content\n.*"code": "card_declined"/s);
      await page.getByRole("heading", { name: "What to do" }).hover();
      await page.getByRole("link", { name: "Link to fix" }).click();
      assert.ok(page.url().endsWith("#fix"));
    });
  });

  test(`a pasted body leads to its page, from the ${from}`, async () => {
    await visit(at("index.html"), {}, async (page) => {
      const [paste, answer] = [page.getByLabel("Paste an error body"), page.locator("#pasted")];
      for (const [text, expected] of [
        ['{"type": "validation_error", "code": "card_declined"}', "This is card_declined."],
        ["account_deleted", "This is account_deleted."],
        ["card_declinde", "There is no such code. Did you mean card_declined?"],
        ['{"code": ', "This is not complete JSON."],
        ['{"code": null}', "This body has no code."],
        ["<img src=x onerror=alert(1)>", "This code is not in the list."],
      ]) {
        await paste.fill(text);
        assert.equal(await answer.innerText(), expected);
      }
      await paste.fill('{"code": "too_fast"}');
      await answer.getByRole("link").click();
      assert.equal(await page.locator("h1").innerText(), "too_fast");
    });
  });
}

test("the index of several services leads to each, and finds codes", async () => {
  await visit(`${disk("services")}index.html`, {}, async (page) => {
    await page.getByLabel("Search", { exact: true }).fill("declined");
    assert.deepEqual(await shown(page), ["card_declined"]);
    await page.getByRole("link", { name: "card_declined", exact: true }).click();
    await page.getByRole("listitem").getByRole("link", { name: "api-error-examples" }).click();
    assert.equal(await page.locator("h1").innerText(), "card_declined");
    assert.ok(page.url().endsWith("/api-error-examples/card_declined/index.html"));
  });
});

test("a wrong address leads to codes with similar names", async () => {
  const near = ["card_declinde", "card_declinde/", "card_declinde/index.html", "card_declinde.html"];
  for (const path of [...near, "a/card_declinde", "a/b/c/card_declinde/"]) {
    await visit(server.url + path, {}, async (page) => {
      await page.getByText("Did you mean one of these?").waitFor();
      const font = await page.evaluate(() => getComputedStyle(document.querySelector("h1 + p.lead")).fontSize);
      assert.notEqual(font, "16px", "no style");
      await page.getByRole("link", { name: "card_declined" }).click();
      assert.equal(await page.locator("h1").innerText(), "card_declined");
      await page.goBack();
      // The page looks for the site again before its links lead there.
      await page.getByText("Did you mean one of these?").waitFor();
      await page.getByRole("link", { name: "All codes", exact: true }).click();
      assert.ok(page.url().startsWith(`${server.url}index.html`), page.url());
    }, { missing: true });
  }
});

test("with a configured address, the page for missing ones works at any depth and without JavaScript", async () => {
  for (const javaScriptEnabled of [true, false]) {
    for (const path of ["order_not_fond", "a/b/order_not_fond/"]) {
      await visit(configured.url + path, { javaScriptEnabled }, async (page) => {
        if (javaScriptEnabled) await page.getByRole("link", { name: "order_not_found" }).waitFor();
        await page.getByRole("link", { name: "All codes", exact: true }).click();
        assert.ok(page.url().startsWith(`${configured.url}index.html`), page.url());
      }, { missing: true });
    }
  }
});

test("a status without a name is found, and its address leads to its row", async () => {
  const row = /\/other-statuses\/index\.html#http_498$/;
  await visit(`${disk("framework")}index.html`, {}, async (page) => {
    await page.getByLabel("Search", { exact: true }).fill("http_498");
    assert.deepEqual(await shown(page), ["other-statuses"]);
    await page.getByRole("combobox", { name: "Status" }).selectOption("4xx");
    assert.deepEqual(await shown(page), ["other-statuses"]);
    await page.getByLabel("Paste an error body").fill('{"code": "http_498"}');
    await page.locator("#pasted").getByRole("link", { name: "http_498" }).click();
    await page.waitForURL(row);
    assert.ok(await page.locator("#http_498").isVisible());
  });
  for (const options of [{}, { javaScriptEnabled: false }]) {
    await visit(`${configured.url}http_498/`, options, async (page) => {
      await page.waitForURL(row);
      assert.ok(await page.locator("#http_498").isVisible());
    });
  }
});

test("print has all the content and nothing to click", async () => {
  await visit(`${disk("examples")}card_declined/index.html`, {}, async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("button:visible, input:visible").count(), 0);
    assert.equal(await page.locator(".tab:visible").count(), 4);
    const pdf = await page.pdf({ format: "A4" });
    assert.ok(pdf.length > 10_000);
  });
});

test("nothing that people write runs", async () => {
  const folders = readdirSync(`${process.env.SITES}/hostile`, { withFileTypes: true }).filter((it) => it.isDirectory());
  assert.ok(folders.length >= 4);
  for (const path of ["index.html", "404.html", ...folders.map((it) => `${it.name}/index.html`)]) {
    await visit(`${disk("hostile")}${path}`, {}, async (page) => {
      const strange = await page.evaluate(() => [...document.querySelectorAll("*")].filter((node) => {
        const isMarkup = /^(img|iframe|svg|object|embed|base|style)$/i.test(node.localName);
        const hasHandler = [...node.attributes].some((it) => /^on/i.test(it.name));
        const target = node.getAttribute("href") ?? node.getAttribute("src") ?? node.getAttribute("action");
        const leads = target !== null && !/^(https?|mailto|file):/.test(new URL(target, location.href).protocol);
        const isScript = node.localName === "script" && !/(^|\/)(codes|site)\.js$/.test(target);
        // The icon is none, and the page for missing ones has its style and its script in itself.
        const isOurs = node.matches('head > link[rel=icon][href="data:,"]')
          || document.body.dataset.page === "missing" && node.matches("head > style, footer + script");
        return (isMarkup || hasHandler || leads || isScript) && !isOurs;
      }).map((node) => node.outerHTML));
      assert.deepEqual(strange, []);
      const elsewhere = await page.evaluate(() => [...document.links]
        .map((link) => link.href).filter((href) => !/^(file:|mailto:help@example\.com|https:\/\/example\.com\/?)/.test(href)));
      assert.deepEqual(elsewhere, []);
      await page.evaluate(() => document.querySelectorAll("*").forEach((node) => ["click", "mouseover"].forEach((type) => {
        if (node.localName !== "a") node.dispatchEvent(new MouseEvent(type, { bubbles: false }));
      })));
    });
  }
  await visit(`${disk("hostile")}odd/index.html`, {}, async (page) => {
    const link = await page.locator("#support + p a").getAttribute("href");
    assert.equal(link, "mailto:help@example.com?subject=odd");
    assert.ok((await page.locator("main").innerText()).includes("<script>alert('message')</script>"));
  });
});
