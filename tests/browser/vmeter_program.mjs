// SPDX-License-Identifier: GPL-3.0-or-later
// A separate vmeter process for the test: with tokens; it can be restarted at the same address.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {writeFile} from 'node:fs/promises';
import {createInterface} from 'node:readline';

const TOKEN_FILE = `${process.env.VMETER_BROWSER_FOLDER}/tokens`;
export const WORK = 'a-token-to-work-with';
export const LOOK = 'a-token-to-look-with';

export class VmeterProgram {
    #process = null;
    #control = '127.0.0.1:0';

    async start() {
        await writeFile(TOKEN_FILE, `${WORK}\n${LOOK}\n`);
        this.#process = spawn(process.env.VMETER_PROGRAM,
            ['run', '--headless', '--no-state', '--scenario', 'reference_10a_60deg', '--modbus', '127.0.0.1:0', '--web', 'off',
                '--control', this.#control, '--control-token-file', TOKEN_FILE],
            // The results of exams go to the folder of the user.
            {stdio: ['ignore', 'pipe', 'ignore'], env: {...process.env, HOME: process.env.VMETER_BROWSER_FOLDER}});
        const [line] = await once(createInterface(this.#process.stdout), 'line');
        this.#control = JSON.parse(line).control;
    }

    async stop() {
        const ended = once(this.#process, 'exit');
        this.#process.kill('SIGTERM');
        await ended;
    }

    get site() {
        return `http://${this.#control}`;
    }

    /** Calls its API; returns status and body. */
    async ask(method, path, body, token = WORK) {
        const response = await fetch(this.site + path, {
            method,
            headers: {'Authorization': `Bearer ${token}`, 'Content-Type': 'application/json'},
            body: body && JSON.stringify(body),
        });
        return {status: response.status, answer: await response.json()};
    }

    /** Calls its API; returns the body; the call must succeed. */
    async call(method, path, body) {
        const {status, answer} = await this.ask(method, path, body);
        if (status !== 200) {
            throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
        }
        return answer;
    }
}
