import type { OptionalFacts } from "../../../lib/site/controller.ts";
import { EXAMPLES } from "../../../lib/site/controller_examples.ts";

/** Every fact that the controller may tell, made up. */
export const OPTIONAL = EXAMPLES;
export const FACTS = Object.keys(OPTIONAL) as (keyof OptionalFacts)[];
