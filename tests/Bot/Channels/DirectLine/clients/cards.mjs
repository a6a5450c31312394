// Reads Adaptive Cards, one a line, and prints for each what the renderer of Adaptive Cards finds wrong with it by version 1.5
// of the schema, as a JSON array.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(import.meta.url);
// The bundle: the modules beside it name each other without extensions, which Node does not find.
const { AdaptiveCard, SerializationContext, Versions } = require("adaptivecards/dist/adaptivecards.js");

for await (const line of createInterface({ input: process.stdin })) {
  const context = new SerializationContext(Versions.v1_5);
  const card = new AdaptiveCard();
  card.parse(JSON.parse(line), context);
  const faults = [];
  for (let i = 0; i < context.eventCount; i++) faults.push(context.getEventAt(i).message);
  for (const event of card.validateProperties().validationEvents) faults.push(event.message);
  console.log(JSON.stringify(faults));
}
