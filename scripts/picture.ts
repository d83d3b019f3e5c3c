/** Makes docs/picture.png of the README from the pictures of the last headless demo: the record, and the popup beside it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { browserHelp, chromiumFrom } from './browsers.mjs';

const root = join(import.meta.dirname, '..');
const executablePath = chromiumFrom(process.env);
if (!executablePath) throw new Error(browserHelp);
const image = (name: string) =>
  `data:image/png;base64,${readFileSync(join(root, '.output/demo', name)).toString('base64')}`;

const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage();
await page.setViewport({ width: 1180, height: 600 });
await page.setContent(`<style>
  body { margin: 0; background: #e6ebf1; }
  img { position: absolute; box-shadow: 0 8px 30px rgb(20 30 45 / 22%); }
  .record { left: 30px; top: 30px; width: 900px; height: 540px; object-fit: cover; object-position: left top; border-radius: 10px; }
  .popup { right: 30px; top: 70px; width: 400px; height: 490px; object-fit: cover; object-position: left top; border-radius: 10px; }
</style><img class="record" src="${image('7-badge-after-resync.png')}"><img class="popup" src="${image('6-popup-verified.png')}">`);
await page.screenshot({ path: join(root, 'docs/picture.png') as `${string}.png` });
await browser.close();
