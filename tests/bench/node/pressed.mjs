/* Lighthouse of a page on which something is pressed once it has been read: `node pressed.mjs ADDRESS SELECTOR` writes its report as JSON.
   The press is the page's own, not a finger's: after a finger's no paint would count any more. */
import { navigation } from "lighthouse";
import puppeteer from "puppeteer-core";

const [address, selector] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: process.env.CHROME_PATH, args: ["--no-sandbox"] });
const page = await browser.newPage();
const { lhr } = await navigation(page, async () => {
  await page.goto(address, { waitUntil: "domcontentloaded" });
  await page.$eval(selector, (button) => button.click());
});
process.stdout.write(JSON.stringify(lhr));
await browser.close();
