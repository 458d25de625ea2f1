/**
 * `npm run first-code -- --role secretariat --organisation ID`: prints an invitation code, for the first person of a
 * new installation (or an administrator). Everyone else is invited in the chat.
 */
import { parseArgs } from 'node:util'
import { makeInvitation } from '../src/actions/join'
import { readConfig } from '../src/config'
import { dayOf } from '../src/domain/calendar'
import { roles } from '../src/domain/people'
import { keepPartners, readPartners } from '../src/partners'
import { clock, ids } from '../src/real'
import { openStore } from '../src/store/open'

const run = async (): Promise<void> => {
  const { values } = parseArgs({ options: { role: { type: 'string' }, organisation: { type: 'string' } } })
  const role = roles.find(each => each === values.role)
  if (!role || !values.organisation)
    throw new Error(`Use --role ROLE --organisation ID. Roles: ${roles.join(', ')}.`)
  const { mongoUri, partnersFile } = readConfig(process.env)
  const store = await openStore({ mongoUri })
  await keepPartners(store, readPartners(partnersFile))
  if (!(await store.get('organisations', values.organisation)))
    throw new Error(`PARTNERS_FILE has no organisation ${values.organisation}.`)
  const made = makeInvitation({
    code: ids.invitation(),
    role,
    organisation: values.organisation,
    by: 'operator',
    today: dayOf(clock.now()),
  })
  await store.commit([made.change])
  console.log(
    `${made.code.slice(0, 4)}-${made.code.slice(4)}  (${role}, ${values.organisation}, until ${made.until}, once)`,
  )
  await store.close()
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
