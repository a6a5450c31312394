// Posts the lines of a file at a given rate and prints the percentiles of the answer time as JSON.
// node at-rate.mjs <url> <file> <requests per second> <seconds> <connections>
import { readFileSync } from 'node:fs'
import autocannon from 'autocannon'

const [url, file, rate, seconds, connections] = process.argv.slice(2)
// autocannon builds each request once for every connection before it begins: of many thousands, the first would time out.
const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
const every = Math.ceil(lines.length / 500)
const requests = lines.filter((_, place) => place % every === 0)
  .map(body => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body }))
const result = await autocannon({ url, requests, overallRate: Number(rate), duration: Number(seconds), connections: Number(connections) })
console.log(JSON.stringify({ p50: result.latency.p50, p99: result.latency.p99, rate: result.requests.average, failed: result.non2xx + result.errors }))
