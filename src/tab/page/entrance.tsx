/** What stands before the tab: waiting, who one is in the demo, or why one cannot come in. */
import { Button, Persona, Title2 } from '@fluentui/react-components'
import { type ReactNode, useEffect, useState } from 'react'
import type { Language } from '../../domain/people'
import { Failed, type SamplePerson, samplePeople } from './api'
import type { Text } from './around'

export const Door = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <main className="door">
    <Title2 as="h1">{title}</Title2>
    {children}
  </main>
)

/** In the demo, outside Teams: people say who they are. */
export const Choosing = ({
  text,
  language,
  choose,
}: {
  readonly text: Text
  readonly language: Language
  choose(person: SamplePerson): void
}) => {
  const [people, setPeople] = useState<readonly SamplePerson[]>([])
  const [failed, setFailed] = useState<Failed>()
  useEffect(() => {
    samplePeople(language).then(setPeople, (error: unknown) => {
      setFailed(error instanceof Failed ? error : new Failed('fault'))
    })
  }, [language])
  return (
    <Door title={text.tab.demo.title}>
      <p>{failed ? (failed.sentence ?? text.tab.noAnswer) : text.tab.demo.text}</p>
      <ul className="choosing">
        {people.map(person => (
          <li key={person.id}>
            <Button appearance="subtle" onClick={() => choose(person)}>
              <Persona
                name={person.name}
                secondaryText={person.roles.map(role => text.words.role[role]).join(', ')}
              />
            </Button>
          </li>
        ))}
      </ul>
    </Door>
  )
}
