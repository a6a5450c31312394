// The JavaScript peers of the retrieval benchmark, one in each process: node --expose-gc peers.mjs NAME [SETTING…]
// Reads lines of JSON and answers all but "add" and "train" with one line; ProcessPeer.cs has the other side.
import { createInterface } from 'node:readline';

const Limit = 50;
const Boosts = { title: 3, questions: 2, text: 1 };
const [name, ...settings] = process.argv.slice(2);
const has = (setting) => settings.includes(setting);

const fold = (word) => word.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
const words = (text) => text.toLowerCase().normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
const terms = (text) => (has('folded') ? words(text).map(fold) : words(text));

// Ends a word where a library would else take it for the beginning of longer ones.
const End = '$';

async function miniSearch() {
  const { default: MiniSearch } = await import('minisearch');
  const options = { fields: Object.keys(Boosts), storeFields: ['locality'], tokenize: terms, processTerm: (term) => term };
  let index;
  return {
    build(passages) {
      index = new MiniSearch(options);
      index.addAll(passages);
    },
    ask(text, locality) {
      const found = index.search(text, {
        boost: Boosts,
        combineWith: 'OR',
        fuzzy: has('fuzzy') ? 0.2 : false,
        filter: (hit) => hit.locality === '' || hit.locality === locality,
      });
      return { hits: found.slice(0, Limit).map((hit) => [hit.id, hit.score]) };
    },
  };
}

async function orama() {
  const { create, insertMultiple, search } = await import('@orama/orama');
  const ended = (text) => terms(text).map((term) => (has('whole') ? term + End : term));
  const tokenizer = { language: 'vietnamese', normalizationCache: new Map(), tokenize: (text) => [...new Set(ended(text.replaceAll(End, ' ')))] };
  let index;
  return {
    async build(passages) {
      index = create({ schema: { title: 'string', questions: 'string', text: 'string', locality: 'enum' }, components: { tokenizer } });
      await insertMultiple(index, passages);
    },
    async ask(text, locality) {
      const found = await search(index, {
        term: text,
        properties: Object.keys(Boosts),
        boost: Boosts,
        tolerance: has('fuzzy') ? 1 : 0,
        // 1: any of the words is enough.
        threshold: 1,
        exact: false,
        where: { locality: { in: locality === '' ? [''] : ['', locality] } },
        limit: Limit,
      });
      return { hits: found.hits.map((hit) => [hit.id, hit.score]) };
    },
  };
}

async function nodeNlp() {
  const { NlpManager } = (await import('node-nlp')).default;
  const read = (text) => (has('folded') ? terms(text).join(' ') : text);
  let manager;
  return {
    async build(passages, sentences) {
      manager = new NlpManager({ languages: ['vi'], forceNER: false, autoSave: false, nlu: { log: false }, ner: { builtins: [] } });
      manager.addLanguage('vi');
      for (const { topic, text, kind } of sentences) {
        if (kind === 'content' || has('examples')) manager.addDocument('vi', read(text), topic);
      }
      await manager.train();
    },
    async ask(text) {
      const found = await manager.process('vi', read(text));
      const topics = found.classifications.filter((topic) => topic.intent !== 'None').slice(0, Limit);
      return { hits: topics.map((topic) => [topic.intent, topic.score]), declines: found.intent === 'None' };
    },
  };
}

const peers = { minisearch: miniSearch, orama, 'node-nlp': nodeNlp };
const peer = await peers[name]();
const passages = [];
const sentences = [];

const commands = {
  add: ({ id, title, questions, text, locality }) => void passages.push({ id, title, questions, text, locality }),
  train: ({ topic, text, kind }) => void sentences.push({ topic, text, kind }),
  async build() {
    global.gc();
    const before = process.memoryUsage().rss;
    const started = process.hrtime.bigint();
    await peer.build(passages, sentences);
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    global.gc();
    return { seconds, bytes: Math.max(0, process.memoryUsage().rss - before) };
  },
  async ask({ text, locality }) {
    const started = process.hrtime.bigint();
    const answer = await peer.ask(text, locality);
    return { ...answer, micros: Number(process.hrtime.bigint() - started) / 1e3 };
  },
};

// Libraries that write to the console must not break the protocol.
console.log = console.info = console.warn = console.error;

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  const answer = await commands[request.do](request);
  if (answer) process.stdout.write(JSON.stringify(answer) + '\n');
}
