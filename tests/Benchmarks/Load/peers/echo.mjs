// The peer: a bot of the Bot Framework SDK that repeats what it is told. Its replies come back in the response
// (deliveryMode expectReplies), so that one request is one turn. node echo.mjs <port>
import { createServer } from 'node:http'
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
const bot = new ActivityHandler()
bot.onMessage(async (context, next) => {
  await context.sendActivity(context.activity.text)
  await next()
})

createServer(async (request, response) => {
  if (request.method === 'GET') return response.writeHead(200).end()
  const parts = []
  for await (const part of request) parts.push(part)
  request.body = JSON.parse(Buffer.concat(parts))
  // What the adapter expects of a web framework's response.
  response.status = code => { response.statusCode = code; return response }
  response.header = (name, value) => { response.setHeader(name, value); return response }
  response.send = body => {
    response.setHeader('Content-Type', 'application/json; charset=utf-8')
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
    return response
  }
  await adapter.process(request, response, context => bot.run(context))
}).listen(Number(process.argv[2]), '127.0.0.1')
