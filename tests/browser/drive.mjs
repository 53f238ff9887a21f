// Opens pages in Chromium, does what it is told on each, and writes what happened to standard output as JSON.
// A job: { url, width, height, scheme, media, steps: [[action, ...]], axe, picture, noScript }; the rules are in the Python tests.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
  .concat(["--disable-background-networking", "--disable-component-update", "--disable-sync"]);
const timeout = 300_000;

const actions = {
  click: (page, selector) => page.click(selector),
  press: (page, selector, key) => page.press(selector, key),
  type: (page, key) => page.keyboard.press(key),
  wheel: async (page, selector, by) => {
    await page.hover(selector, { force: true });
    await page.mouse.wheel(0, by);
  },
  goto: (page, url) => page.goto(url),
  back: (page) => page.goBack(),
  media: async (page, media) => {
    await page.emulateMedia({ media });
    await page.screenshot(); // what the new style shows is known once a frame has been drawn
  },
  evaluate: (page, expression) => page.evaluate(expression),
};

const run = async (browser, job) => {
  const context = await browser.newContext({
    viewport: { width: job.width ?? 1280, height: job.height ?? 900 },
    colorScheme: job.scheme ?? "light",
    javaScriptEnabled: !job.noScript,
    bypassCSP: Boolean(job.axe),
    offline: Boolean(job.offline),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(timeout);
  const result = { console: [], dialogs: [], requests: [], values: [], violations: [] };
  page.on("console", (message) => result.console.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => result.console.push(`exception: ${error.message}`));
  page.on("dialog", (dialog) => (result.dialogs.push(dialog.message()), dialog.dismiss()));
  page.on("popup", (popup) => result.dialogs.push(`popup ${popup.url()}`));
  page.on("request", (request) => result.requests.push(request.url()));
  await page.goto(job.url);
  for (const [action, ...rest] of job.steps ?? []) result.values.push((await actions[action](page, ...rest)) ?? null);
  if (job.axe) {
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document));
    result.violations = found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join(" | ")}`);
  }
  result.overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
  if (job.picture) await page.screenshot({ path: job.picture, fullPage: true });
  await context.close();
  return result;
};

const profile = mkdtempSync(join(tmpdir(), "stemtaskforce-"));
process.env.HOME = profile; // a fresh place for whatever a browser keeps
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags, timeout });
try {
  const results = [];
  for (const job of JSON.parse(readFileSync(0, "utf8"))) results.push(await run(browser, job));
  process.stdout.write(JSON.stringify(results));
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
}
