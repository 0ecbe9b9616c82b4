// SPDX-License-Identifier: GPL-3.0-or-later
// Chromium, the meter, and functions for visiting its pages.
import {createRequire} from 'node:module';

const FOLDER = process.env.VMETER_BROWSER_FOLDER;
export const WEB = process.env.VMETER_WEB;
export const SCREENSHOTS = `${FOLDER}/screenshots`;

const need = createRequire(`${FOLDER}/package.json`);
const {chromium} = need('playwright-core');
const {HtmlValidate} = need('html-validate');
const AXE = need.resolve('axe-core/axe.min.js');

export const WIDTHS = {phone: {width: 360, height: 740}, desktop: {width: 1280, height: 900}};
export const PASSWORDS = {admin: 'Admin', user: 'user'};

export async function launch() {
    return chromium.launch({executablePath: process.env.VMETER_CHROMIUM, args: ['--no-sandbox', '--disable-gpu']});
}

/** A call of the control API. */
export async function control(method, path, body) {
    const response = await fetch(process.env.VMETER_CONTROL + path,
        {method, headers: {'Content-Type': 'application/json'}, body: body && JSON.stringify(body)});
    if (!response.ok) {
        throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    }
    const text = await response.text();
    return text ? JSON.parse(text) : null;
}

/** A user with a separate browser context for the pages of one `site`. `complaints` collects errors of the browser. */
export async function visitor(browser, {lang = 'en', width = 'desktop', site = WEB} = {}) {
    const context = await browser.newContext({locale: lang, viewport: WIDTHS[width], bypassCSP: false});
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const complaints = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => /^blob:/.test(request.url()) || request.url().startsWith(site) || complaints.push(`asks for ${request.url()}`));
    return {context, page, complaints, lang, width, site};
}

/** Signs in with the keyboard only. */
export async function signIn({page}, user, password = PASSWORDS[user]) {
    await page.goto(`${WEB}/login`);
    await page.waitForFunction(() => document.activeElement.id === 'user'); // without a click
    await page.keyboard.type(user);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${WEB}/`);
}

export async function live(page) {
    await page.waitForSelector('body[data-connection="live"]');
}

export function expect(isRight, message) {
    if (!isRight) {
        throw new Error(message);
    }
}

/** Serious and critical findings of axe-core. */
async function axe(page) {
    await page.evaluate(await (await import('node:fs/promises')).readFile(AXE, 'utf8')); // past the page's own policy
    const {violations} = await page.evaluate(() => window.axe.run());
    return violations.filter(({impact}) => impact === 'serious' || impact === 'critical')
        .map(({id, nodes}) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(' | ')}`);
}

const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: {'no-trailing-whitespace': 'off', 'long-title': 'off'},
});

/** Errors in the HTML of a page as it is sent. */
async function htmlErrors(context, address) {
    const html = await (await context.request.get(address)).text();
    const report = await validator.validateString(html);
    return report.results.flatMap(({messages}) => messages)
        .map(({line, column, message, ruleId}) => `${line}:${column} ${message} (${ruleId})`);
}

/** Checks the properties that each page must have, on the open page. */
export async function inspect({context, page, complaints, site}, path, picture) {
    const errors = await htmlErrors(context, site + path);
    expect(errors.length === 0, `HTML: ${errors.join('; ')}`);
    await page.screenshot({path: `${SCREENSHOTS}/${picture}.png`, fullPage: true});
    const {wide, high} = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - window.innerWidth,
        high: document.documentElement.scrollHeight,
    }));
    expect(high > 0 && wide <= 0, `the page is ${wide} px wider than the screen`);
    const findings = await axe(page);
    expect(findings.length === 0, `axe: ${findings.join('; ')}`);
    expect(complaints.length === 0, `the browser complains: ${complaints.splice(0).join('; ')}`);
}

/** Waits until the element contains `text`. */
export async function says(page, selector, text) {
    await page.waitForFunction(
        ([where, what]) => document.querySelector(where)?.textContent.includes(what), [selector, text]);
}
