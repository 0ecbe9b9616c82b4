// SPDX-License-Identifier: GPL-3.0-or-later
// The page in Chromium, from a file and from a server, on a desktop and on a phone with touch. Prints a line for each
// trial; pictures are left in VMETER_SHOTS.
import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';

const need = createRequire(`${process.env.VMETER_BROWSER_FOLDER}/package.json`);
const {chromium} = need('playwright-core');
const AXE = readFileSync(need.resolve('axe-core/axe.min.js'), 'utf8');
const FILE = pathToFileURL(process.env.VMETER_FILE).href;
const SITE = process.env.VMETER_SITE;
const VIEWS = ['measurements', 'loads', 'signals', 'phasors', 'modbus', 'bench', 'own'];
const DESKTOP = {viewport: {width: 1280, height: 900}};
const PHONE = {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true, deviceScaleFactor: 2};

const say = (isGood, name, why = '') => console.log(`${isGood ? 'ok  ' : 'FAIL'}  ${name}${isGood ? '' : `: ${why}`}`);

async function trial(name, work) {
    try {
        await work();
        say(true, name);
    } catch (error) {
        say(false, name, String(error).split('\n').slice(0, 3).join(' '));
    }
}

function expect(isTrue, what) {
    if (!isTrue) {
        throw new Error(what);
    }
}

const browser = await chromium.launch({executablePath: process.env.VMETER_CHROMIUM, args: ['--no-sandbox', '--disable-gpu']});

/** Opens the page; `complaints`: what the browser says is wrong, and what the page asks of others than `url`'s server. */
async function open(url, {lang = 'en', ...options} = {}) {
    const context = await browser.newContext({locale: lang, ...DESKTOP, ...options});
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const complaints = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => /^(data|blob|file):/.test(request.url()) || request.url().startsWith(SITE) || complaints.push(`asks for ${request.url()}`));
    const began = Date.now();
    await page.goto(url);
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'yes');
    return {page, context, complaints, ms: Date.now() - began};
}

const shows = (page, wanted) => page.waitForFunction((text) => document.getElementById('display').textContent.includes(text), wanted);
const shot = (page, name) => page.screenshot({path: `${process.env.VMETER_SHOTS}/${name}.png`, fullPage: true});

/** A paused bench, so that what is shown depends on the trial alone. */
const steady = '#scenario=reference_10a_60deg&speed=0';

async function everyView(kind, url, options) {
    await trial(`every view, ${kind}`, async () => {
        const {page, context, complaints} = await open(`${url}#scenario=reference_10a_60deg&speed=1`, options);
        for (const view of VIEWS) {
            await page.click(`#tab-${view}`);
            await page.locator(`#${view}`).waitFor();
            if (view === 'modbus') {
                await page.click('#terminal button');
                await page.waitForFunction(() => document.querySelectorAll('#rows tr').length === 9);
            }
            if (view === 'bench') {
                await page.frameLocator('#bench iframe').locator('#bench-title').waitFor();
            }
            await page.waitForFunction((id) => id !== 'measurements' || document.querySelectorAll('#counted tr').length === 5, view);
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            expect(wide <= 0, `${view} is ${wide} px too wide`);
            await shot(page, `${kind}-${view}`);
            await page.evaluate(AXE);
            const {violations} = await page.evaluate(() => window.axe.run({iframes: false}));
            const serious = violations.filter(({impact}) => ['serious', 'critical'].includes(impact));
            expect(serious.length === 0, `${view}: ${serious.map(({id, nodes}) => `${id} ${nodes[0].target}`).join(', ')}`);
        }
        expect(complaints.length === 0, complaints.join('; '));
        await context.close();
    });
}

await trial('one file shows the meter', async () => {
    const {ms, complaints, context} = await open(FILE + steady);
    expect(complaints.length === 0, complaints.join('; '));
    console.error(`ready after ${ms} ms`);
    await context.close();
});
await everyView('file-desktop', FILE, {});
await everyView('file-phone-fr', FILE, {...PHONE, lang: 'fr'});
await everyView('site-desktop', SITE, {});

await trial('keys by mouse, keyboard and two at once', async () => {
    const {page, context} = await open(`${FILE}#scenario=reference_10a_60deg&speed=1`);
    await shows(page, 'tAr.1');
    const isDown = (key) => page.waitForFunction((name) => document.getElementById(`key-${name}-down`).style.display !== 'none', key);
    const box = await page.locator('#press-up').boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await isDown('up');
    await page.mouse.up();
    await shows(page, 'export');
    await page.keyboard.down('e');
    await isDown('enter');
    await page.keyboard.up('e');
    await shows(page, 'tAr.2');
    await page.locator('#press-set').click({modifiers: ['Shift']}); // stays down
    await isDown('set');
    await page.selectOption('#speed', '10');
    await shows(page, 'setup');
    await shot(page, 'key-held');
    await page.locator('#press-set').click();
    await page.waitForFunction(() => document.getElementById('key-set-down').style.display === 'none');
    await context.close();
});

await trial('two fingers hold two keys', async () => {
    const {page, context} = await open(`${FILE}#scenario=reference_10a_60deg&speed=1`, PHONE);
    const client = await context.newCDPSession(page);
    const points = [];
    for (const id of ['#press-up', '#press-enter']) {
        const box = await page.locator(id).boundingBox();
        points.push({x: box.x + box.width / 2, y: box.y + box.height / 2, id: points.length});
    }
    await client.send('Input.dispatchTouchEvent', {type: 'touchStart', touchPoints: points});
    await page.waitForFunction(() => ['up', 'enter'].every((key) => document.getElementById(`key-${key}-down`).style.display !== 'none'));
    await shot(page, 'two-fingers');
    await client.send('Input.dispatchTouchEvent', {type: 'touchEnd', touchPoints: []});
    await page.waitForFunction(() => ['up', 'enter'].every((key) => document.getElementById(`key-${key}-down`).style.display === 'none'));
    await context.close();
});

await trial('a fault of the instructor changes the front', async () => {
    const {page, context} = await open(`${FILE}#scenario=reference_10a_60deg&speed=10&view=bench`);
    const instructor = page.frameLocator('#bench iframe');
    await instructor.locator('[data-flag="open"] button').nth(2).click();
    await instructor.locator('#wrong li').first().waitFor();
    await page.click('#tab-measurements');
    await page.waitForFunction(() => document.getElementById('others').textContent.includes('L3'));
    await shows(page, 'missing');
    await context.close();
});

await trial('a device of the load board draws its current', async () => {
    const {page, context} = await open(`${FILE}#scenario=balanced_5a&speed=10&view=loads`);
    await page.click('[aria-label="Kettle L2"]');
    await page.locator('[aria-label="Kettle L2"][aria-pressed="true"]').waitFor();
    await page.click('#tab-measurements');
    await page.waitForFunction(() => document.querySelectorAll('#quantities tr')[1]?.children[2].textContent.startsWith('14.'));
    await page.click('#tab-loads');
    await page.click('[aria-label="Kettle L2"]');
    await page.locator('[aria-label="Kettle L2"][aria-pressed="false"]').waitFor();
    await context.close();
});

await trial('a link is a state', async () => {
    const {page, context} = await open(`${FILE}#scenario=balanced_5a&speed=10&view=phasors&lang=fr&set=${encodeURIComponent('{"wiring":{"swap":["L2","L3"]}}')}`);
    await shows(page, '132');
    expect(await page.locator('#scenario').inputValue() === 'balanced_5a', 'the scenario is another');
    expect(await page.locator('html').getAttribute('lang') === 'fr', 'the language is another');
    await page.click('#copy');
    await page.waitForFunction(() => location.hash.includes('supply_at')); // the wiring as it is
    const link = await page.evaluate(() => location.href);
    await page.goto('about:blank');
    await page.goto(link);
    await shows(page, '132');
    await context.close();
});

await trial('a link carries a scenario of one\'s own', async () => {
    const {page, context} = await open(`${FILE}${steady}`);
    await page.click('#tab-own');
    await page.fill('#yaml', 'version: 1\nname: {en: "Mine – été", fr: Mien}\nload: {current: 7 A}\n');
    await page.click('#yaml-form button[type="submit"]');
    await page.click('#copy');
    await page.waitForFunction(() => location.hash.includes('yaml='));
    const link = await page.evaluate(() => location.href);
    await page.goto('about:blank');
    await page.goto(link.replace('speed=0', 'speed=10'));
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'yes');
    expect((await page.inputValue('#yaml')).includes('Mine – été'), 'the text is another');
    await page.click('#tab-measurements');
    await page.waitForFunction(() => document.getElementById('quantities').textContent.includes('7.000'));
    await context.close();
});

for (const [broken, word] of [['scenario=nonsense', 'nonsense'], ['yaml=%%%', 'yaml'], ['yaml=AAAA', 'yaml'], ['seed=-1', 'seed'], ['set={', 'set'],
    ['set={"wires":1}', 'wires'], ['speed=fast', 'speed'], ['model=e99', 'e99']]) {
    await trial(`a broken link is said: ${broken}`, async () => {
        const {page, context, complaints} = await open(`${FILE}#${broken}`);
        expect((await page.locator('#outcome.refused').textContent()).includes(word), await page.locator('#outcome').textContent());
        await shows(page, 'tAr.1');
        expect(complaints.length === 0, complaints.join('; '));
        await context.close();
    });
}

await trial('a wrong scenario is refused and changes nothing', async () => {
    const {page, context} = await open(`${FILE}#scenario=reference_10a_60deg&speed=10&view=own`);
    await page.fill('#yaml', 'version: 1\nload: {current: 5 V}\n');
    await page.click('#yaml-form button[type="submit"]');
    await page.locator('#outcome.refused').waitFor();
    expect((await page.locator('#outcome').textContent()).includes('line 2'), await page.locator('#outcome').textContent());
    await page.click('#tab-measurements');
    await page.waitForFunction(() => document.getElementById('quantities').textContent.includes('10.000'));
    await context.close();
});

await trial('Modbus in hex and in words', async () => {
    const {page, context} = await open(`${FILE}#scenario=reference_10a_60deg&speed=10&view=modbus`);
    await page.fill('#frame', '00 07 00 00 00 06 05 03 C5 58 00 03');
    await page.click('#raw button');
    await page.waitForFunction(() => document.getElementById('reply-words').textContent.includes('6 bytes'));
    expect((await page.locator('#reply-hex').textContent()).startsWith('00 07 00 00 00 09 05 03 06'), await page.locator('#reply-hex').textContent());
    await page.fill('#frame', '00 07 00 00 00 06 05 03 00 01 00 03');
    await page.click('#raw button');
    await page.waitForFunction(() => document.getElementById('reply-words').textContent.includes('illegal data address'));
    await page.fill('#frame', 'zz');
    await page.click('#raw button');
    await page.locator('#outcome.refused').waitFor();
    await context.close();
});

await trial('a page that has this one in a frame', async () => {
    const context = await browser.newContext(DESKTOP);
    const page = await context.newPage();
    await context.route(`${SITE}outer`, (route) => route.fulfill(
        {contentType: 'text/html', body: `<iframe src="${SITE}${steady}" width="900" height="700"></iframe>`}));
    await page.goto(`${SITE}outer`);
    const answer = await page.evaluate(async () => {
        const said = [];
        window.addEventListener('message', ({data}) => said.push(data));
        const until = async (is) => {
            for (;;) {
                const found = said.find(is);
                if (found) {
                    return found;
                }
                await new Promise((resolve) => { setTimeout(resolve, 20); });
            }
        };
        const frame = document.querySelector('iframe').contentWindow;
        await until(({vmeter}) => vmeter === 'ready');
        frame.postMessage({vmeter: 'modbus', id: 1, frame: [0, 1, 0, 0, 0, 6, 5, 3, 0xC5, 0x58, 0, 1]}, '*');
        frame.postMessage({vmeter: 'request', id: 2, method: 'POST', path: '/v1/time/step', body: {seconds: 5}}, '*');
        frame.postMessage({vmeter: 'key', id: 3, key: 'up', down: true}, '*');
        const view = await until((data) => data.vmeter === 'view' && data.view.keys[1]);
        return {modbus: (await until(({id}) => id === 1)).reply, step: (await until(({id}) => id === 2)).status, time: view.view.meter_time_s};
    });
    expect(answer.modbus[7] === 3 && answer.step === 200 && answer.time >= 5, JSON.stringify(answer));
    await context.close();
});

await trial('works offline once it was loaded', async () => {
    const {page, context} = await open(SITE + steady);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    await page.reload();
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'yes');
    await context.close();
});

await trial('time goes on as fast as asked', async () => {
    const {page, context} = await open(`${FILE}#scenario=reference_10a_60deg&speed=max`);
    await page.waitForFunction(() => /^[1-9]/.test(document.getElementById('time').textContent)); // an hour
    await page.selectOption('#speed', '0');
    await page.waitForFunction(() => document.getElementById('quantities').textContent.includes('10.000'));
    await context.close();
});

await browser.close();
