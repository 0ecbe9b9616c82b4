// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a script (app/page/page_script.h) in the module: run_script.cjs MODULE SCRIPT. One line for each of its lines.
delete globalThis.fetch; // the loader would take it for a browser's

const fs = require('fs');

const [module_, script] = process.argv.slice(2);
require(module_)().then((vm) => {
    for (const line of fs.readFileSync(script, 'utf8').trimEnd().split('\n')) {
        process.stdout.write(`${vm.ccall('vm_script', 'string', ['string'], [line])}\n`);
    }
});
