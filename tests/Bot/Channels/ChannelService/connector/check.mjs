// Reads a list of requests from standard input, has Microsoft's own library decide on each, and prints true or false for each.
import { readFileSync } from 'node:fs';
import connector from 'botframework-connector';

const { appId, tenantId, issuer, scope, loginUrl, metadata, emulatorMetadata, requests } = JSON.parse(readFileSync(0, 'utf8'));
const authentication = connector.BotFrameworkAuthenticationFactory.create(
  '', true, loginUrl, scope, issuer, 'https://api.botframework.com', metadata, emulatorMetadata, 'urn:botframework:azure',
  new connector.PasswordServiceClientCredentialFactory(appId, 'secret', tenantId), new connector.AuthenticationConfiguration());

// The library prints what it refuses; only the answer belongs on standard output.
console.error = () => {};
const accepted = [];
for (const { authorization, activity } of requests) {
  try {
    await authentication.authenticateRequest(activity, authorization);
    accepted.push(true);
  } catch (fault) {
    if (fault.code === 'ECONNREFUSED' || /certificate/.test(fault.message)) throw fault;
    accepted.push(false);
  }
}
process.stdout.write(JSON.stringify(accepted));
