// SPDX-License-Identifier: GPL-3.0-or-later
// Validates the OpenAPI files given as arguments; prints the error of the first invalid one.
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";

for (const file of process.argv.slice(2)) {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(JSON.parse(readFileSync(file, "utf8")));
  if (!valid || validator.version !== "3.1") {
    console.error(`${file}: OpenAPI ${validator.version}: ${JSON.stringify(errors, null, 1)}`);
    process.exit(1);
  }
}
