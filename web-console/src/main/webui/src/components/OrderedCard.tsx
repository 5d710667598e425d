import { Button, Card, CardBody, CardHeader, CardTitle, Flex } from '@patternfly/react-core';
import { AngleDownIcon, AngleUpIcon, TrashIcon } from '@patternfly/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** How one of several can be moved; what cannot be done is not there. */
export interface Moves {
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onRemove: (() => void) | undefined;
}

interface Props extends Moves {
  title: string;
  /** What a screen reader calls the group. */
  label: string;
  /** What is moved or removed, by name. */
  name: string;
  children: ReactNode;
}

/** One of several groups of fields whose order counts: it can be moved up, down and away. */
export function OrderedCard({ title, label, name, onUp, onDown, onRemove, children }: Props) {
  const { t } = useTranslation();
  const actions = (
    <Flex gap={{ default: 'gapNone' }} flexWrap={{ default: 'nowrap' }}>
      <Button variant="plain" icon={<AngleUpIcon />} isDisabled={!onUp} onClick={onUp} aria-label={t('common.up', { name })} />
      <Button variant="plain" icon={<AngleDownIcon />} isDisabled={!onDown} onClick={onDown} aria-label={t('common.down', { name })} />
      <Button variant="plain" icon={<TrashIcon />} isDisabled={!onRemove} onClick={onRemove} aria-label={t('common.remove', { name })} />
    </Flex>
  );
  return (
    <Card isCompact role="group" aria-label={label}>
      <CardHeader actions={{ hasNoOffset: true, actions }}>
        <CardTitle component="h3">{title}</CardTitle>
      </CardHeader>
      <CardBody className="market-fields">{children}</CardBody>
    </Card>
  );
}
