// SPDX-License-Identifier: GPL-3.0-or-later
export default {
    extends: ["stylelint-config-recommended"],
    // Rules follow the page from top to bottom; the order is not meant to be that of their weight.
    rules: {"no-descending-specificity": null},
};
