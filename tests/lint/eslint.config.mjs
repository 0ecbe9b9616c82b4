// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold in the scripts of the web pages and of the trials.
import js from "@eslint/js";
import globals from "globals";

const rules = {
    ...js.configs.recommended.rules,
    eqeqeq: "error",
    "no-implicit-globals": "error",
    "no-shadow": "error",
    "no-var": "error",
    "prefer-const": "error",
};

export default [
    {files: ["resources/**/*.js"], languageOptions: {sourceType: "module", globals: globals.browser}, rules},
    {
        files: ["tests/**/*.mjs"],
        // The trials in a browser have functions that run in its pages.
        languageOptions: {sourceType: "module", globals: {...globals.node, ...globals.browser}},
        rules,
    },
];
