// SPDX-License-Identifier: GPL-3.0-or-later
// Every page for both users, in both languages, on a phone and a desktop; then what can be done with them.
import {mkdir} from 'node:fs/promises';

import {deeds} from './deeds.mjs';
import {axe, expect, htmlErrors, launch, live, SCREENSHOTS, signIn, visitor, WEB, WIDTHS} from './browser.mjs';

const PAGES = {
    user: ['overview', 'measurements', 'energies', 'trends', 'users'],
    admin: ['overview', 'measurements', 'energies', 'trends', 'network', 'time', 'tariff', 'users', 'system'],
};

let passed = 0;
let failed = 0;

async function check(title, work) {
    try {
        await work();
        ++passed;
    } catch (error) {
        ++failed;
        console.log(`FAILED ${title}\n    ${String(error.message ?? error).split('\n').slice(0, 6).join('\n    ')}`);
    }
}

/** What has to be true of any page. */
async function inspect({context, page, complaints}, path, picture) {
    const errors = await htmlErrors(context, path);
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

async function visitAll(browser, role, lang, width) {
    const guest = await visitor(browser, {lang, width});
    const {context, page} = guest;
    if (role === 'user') {
        await page.goto(`${WEB}/login`);
        await check(`login ${lang} ${width}`, () => inspect(guest, '/login', `login-${lang}-${width}`));
    }
    await signIn(guest, role);
    for (const name of PAGES[role]) {
        await check(`${name} ${role} ${lang} ${width}`, async () => {
            const path = name === 'overview' ? '/' : `/${name}`;
            await page.goto(WEB + path);
            await live(page);
            expect(await page.getAttribute('html', 'lang') === lang, `not in ${lang}`);
            if (name === 'trends') {
                await page.waitForSelector('#voltage svg path.series3', {state: 'attached'});
            }
            if (name === 'users') {
                await page.waitForSelector('#users tr');
            }
            await inspect(guest, path, `${name}-${role}-${lang}-${width}`);
        });
    }
    await context.close();
}

await mkdir(SCREENSHOTS, {recursive: true});
const browser = await launch();
for (const role of Object.keys(PAGES)) {
    for (const lang of ['en', 'fr']) {
        for (const width of Object.keys(WIDTHS)) {
            await visitAll(browser, role, lang, width);
        }
    }
}
for (const [title, deed] of Object.entries(deeds)) {
    await check(title, () => deed(browser));
}
await browser.close();
console.log(`pictures in ${SCREENSHOTS}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
