/** What opens beside a list: on a phone it covers it. Closed by its button, by Escape, or by going back. */
import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { ReactNode } from 'react'
import { useAround } from './around'

export const Panel = ({
  title,
  close,
  children,
}: {
  readonly title: ReactNode
  close(): void
  readonly children: ReactNode
}) => {
  const { tab } = useAround().text
  return (
    <OverlayDrawer open position="end" size="medium" className="panel" onOpenChange={() => close()}>
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              aria-label={tab.dossier.close}
              icon={<DismissRegular />}
              onClick={close}
            />
          }
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>{children}</DrawerBody>
    </OverlayDrawer>
  )
}
