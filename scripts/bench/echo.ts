/** The peer: a bare botbuilder echo on restify, tokens checked. What any bot of this stack costs. */
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder'
import restify from 'restify'
import { ownCloud } from '../../test/support/keys'
import { serve } from './child'

const { appId, cloud, credentials } = ownCloud(process.env.BENCH_KEYS ?? '')
const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication({ ...cloud, MicrosoftAppId: appId }, credentials),
)
const server = restify.createServer()
server.use(restify.plugins.bodyParser())
server.post('/api/messages', (request, response, next) => {
  void adapter
    .process(request, response, async (context: TurnContext) => {
      await context.sendActivity(`Echo: ${context.activity.text}`)
    })
    .then(() => next(false))
})
server.listen(0, '127.0.0.1', () => serve({ port: server.address().port, about: {} }))
