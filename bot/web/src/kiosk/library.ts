import type { Suggestion } from '../contract.js';
import type { TimedNotice } from '../notices.js';

/** Everything that the kiosk shows by itself; the shape of GET /api/kiosk/bundle. */
export interface Bundle {
  /** Changes with the content, the notices, the day and the server's settings. */
  version: string;
  locality: Locality | null;
  desk: string;
  /** Where phones reach the assistant; null: where this page comes from. */
  publicUrl: string | null;
  speech: boolean;
  longestQuestion: number;
  events: LifeEvent[];
  mostAsked: string[];
  topics: Topic[];
  /** What shows or will show, each at its time. */
  notices: TimedNotice[];
}

export interface Locality {
  slug: string;
  name: string;
  address: string | null;
  hours: string | null;
  hotline: string | null;
  website: string | null;
}

export interface LifeEvent {
  slug: string;
  name: string;
  topics: string[];
}

export interface Topic {
  slug: string;
  title: string;
  /** The short name that buttons show. */
  name: string;
  aliases: string[];
  questions: string[];
  /** The button that starts its checklist. */
  checklist: Suggestion | null;
  related: string[];
  pages: Page[];
}

export interface Page {
  facet: string;
  heading: string;
  html: string;
}

/** A bundle with its topics at hand. */
export class Library {
  readonly bundle: Bundle;
  readonly #topics: Map<string, Topic>;

  constructor(bundle: Bundle) {
    this.bundle = bundle;
    this.#topics = new Map(bundle.topics.map((topic) => [topic.slug, topic]));
  }

  topic(slug: string): Topic | null {
    return this.#topics.get(slug) ?? null;
  }

  topics(slugs: readonly string[]): Topic[] {
    return slugs.map((slug) => this.#topics.get(slug)).filter((topic) => topic !== undefined);
  }

  /** A bundle that was kept before there were notices has none. */
  get notices(): TimedNotice[] {
    return this.bundle.notices ?? [];
  }

  event(slug: string): LifeEvent | null {
    return this.bundle.events.find((event) => event.slug === slug) ?? null;
  }

  /** An address of the assistant's own, as a phone opens it. */
  phoneAddress(path: string): string {
    return (this.bundle.publicUrl ?? window.location.origin) + path;
  }
}

export function pageOf(topic: Topic, facet: string | null): Page | null {
  return topic.pages.find((page) => page.facet === facet) ?? topic.pages[0] ?? null;
}
