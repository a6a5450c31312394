const idBytes = 16;

/** 32 random hexadecimal digits. crypto.randomUUID is younger than old phones, and absent on pages without https. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(idBytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
