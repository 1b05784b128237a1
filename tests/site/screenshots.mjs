// Two pictures of a site: `node screenshots.mjs SITE FOLDER`.
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const [site, folder] = process.argv.slice(2);
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: "light" });
for (const [path, name] of [["index.html", "reference-index"], ["card_declined/index.html", "reference-code"]]) {
  await page.goto(`${pathToFileURL(site)}/${path}`);
  if (name === "reference-index") await page.locator("#statuses").evaluate((heading) => heading.scrollIntoView({ behavior: "instant" }));
  await page.screenshot({ path: `${folder}/${name}.png` });
}
await browser.close();
