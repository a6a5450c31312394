/** The channel of questions tried on the page; the server's own form uses the same. */
const channel = 'thu';

/** The body of the request; what is empty is left out. */
export function bodyOf(form: FormData): Record<string, string> {
  const body: Record<string, string> = {};
  for (const name of ['text', 'locality', 'conversationId']) {
    const value = form.get(name);
    const text = typeof value === 'string' ? value.trim() : '';
    if (text !== '' || name === 'text') body[name] = text;
  }
  return { ...body, channel };
}

/** The command for a POSIX shell. A quote ends the quoted text, stands by itself, and begins it again. */
export function curlOf(site: string, body: Record<string, string>): string {
  const json = JSON.stringify(body).split("'").join("'\\''");
  return `curl -X POST '${site}/api/ask' \\\n  -H 'Content-Type: application/json' \\\n  -d '${json}'`;
}
