/** Random tests try the same examples every time where `SEED` is set: what lands is not judged by the luck of the day. */
import fc from "fast-check";

const seed = Number(process.env["SEED"] ?? "");
if (Number.isSafeInteger(seed) && seed !== 0) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
