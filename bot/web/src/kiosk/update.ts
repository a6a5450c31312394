/** Whether the server has another build of the kiosk than the one that runs. */
export async function isNewerThere(): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>('script[type="module"]')?.getAttribute('src');
  try {
    const response = await fetch('/kiosk', { cache: 'no-cache' });
    return response.ok && own != null && !(await response.text()).includes(`"${own}"`);
  } catch {
    return false;
  }
}
