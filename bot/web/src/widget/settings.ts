/** What the button needs to know of the commune's settings. */
export interface WidgetSettings {
  name: string | null;
  colour: string | null;
}

/** Without them the button looks the usual way: it is there for the citizen whatever the network does. */
export async function loadSettings(site: string, locality: string | null): Promise<WidgetSettings> {
  const query = locality ? `?locality=${encodeURIComponent(locality)}` : '';
  try {
    // The same request as the chat's own, so that the browser's cache answers that one.
    const response = await fetch(`${site}/api/widget${query}`, { headers: { accept: 'application/json, application/problem+json' } });
    return response.ok ? ((await response.json()) as WidgetSettings) : { name: null, colour: null };
  } catch {
    return { name: null, colour: null };
  }
}
