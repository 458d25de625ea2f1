/**
 * `GET /papiers/:token`: the file, or a page that follows how far it is; `GET /papiers/:token/progres`: the same for the
 * tab, as values. The address itself is the right: no cookie is set or read.
 */
import type { Request, Response, Server } from 'restify'
import { PAPERS_PATH } from '../actions/links'
import type { Refused } from '../domain/refused'
import { answer } from '../http'
import { StoreUnavailable } from '../store/store'
import { textOf } from '../text'
import type { Desk, Handed } from './desk'
import type { PaperProgress } from './makings'
import { FOLLOW, failedPage, progressPage, readyPage, refusedPage } from './page'

/** What is handed out is its reader's alone: kept nowhere on the way, and its address told to nobody. */
const privately = {
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
}

const pageHeaders = {
  ...privately,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
}

const statusOf = ({ code }: Refused): number => {
  if (code === 'files-busy') return 503
  return code === 'link-expired' ? 410 : 403
}

const sentenceOf = ({ language, ...handed }: Handed): string => {
  const { refused, paper, bot } = textOf(language)
  if ('refused' in handed) return refused[handed.refused.code](handed.refused.params)
  const silent = 'failed' in handed && handed.failed instanceof StoreUnavailable
  return silent ? bot.storeSilent : `${paper.page.failedTitle}. ${paper.page.failed}`
}

const show = (response: Response, status: number, html: string): void => {
  response.writeHead(status, pageHeaders)
  response.end(html)
}

/** A browser keeps showing the page that it is on while it saves a file: one that followed is told when it is there. */
const handOut = (response: Response, handed: Handed, follows: boolean): void => {
  const { language } = handed
  if ('refused' in handed)
    return show(response, statusOf(handed.refused), refusedPage(language, sentenceOf(handed)))
  if ('failed' in handed) {
    const silent = handed.failed instanceof StoreUnavailable
    return show(response, 503, silent ? refusedPage(language, sentenceOf(handed)) : failedPage(language))
  }
  if ('far' in handed) return show(response, 202, progressPage(language, handed.far))
  if (follows) return show(response, 200, readyPage(language))
  const { name, type, body } = handed.file
  response.writeHead(200, {
    ...privately,
    'content-type': type,
    'content-length': body.length,
    'content-disposition': `attachment; filename="${name}"`,
  })
  response.end(body)
}

const tellFar = (response: Response, handed: Handed): void => {
  if ('refused' in handed || 'failed' in handed) {
    const [status, code] =
      'refused' in handed ? [statusOf(handed.refused), handed.refused.code] : [503, 'file-failed']
    return answer(response, status, { error: { code, sentence: sentenceOf(handed) } }, privately)
  }
  const progress: PaperProgress = 'far' in handed ? { state: 'making', far: handed.far } : { state: 'ready' }
  answer(response, 200, progress, privately)
}

const tokenIn = (request: Request): string => String((request.params as { token?: unknown }).token ?? '')

export const servePapers = (server: Server, desk: Desk): void => {
  server.get(`${PAPERS_PATH}/:token`, async (request: Request, response: Response) => {
    const follows = `?${request.getQuery()}` === FOLLOW
    handOut(response, await desk.open(tokenIn(request), follows ? 'ask' : 'take'), follows)
  })
  server.get(`${PAPERS_PATH}/:token/progres`, async (request: Request, response: Response) =>
    tellFar(response, await desk.open(tokenIn(request), 'ask')),
  )
}
