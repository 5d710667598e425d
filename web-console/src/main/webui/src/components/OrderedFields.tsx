import { Button, HelperText, HelperTextItem, Title } from '@patternfly/react-core';
import { PlusCircleIcon } from '@patternfly/react-icons';
import { Fragment, type ReactNode } from 'react';
import type { Moves } from './OrderedCard';

interface Props {
  /** Of the heading. */
  id: string;
  title: string;
  help: string;
  items: readonly { id: string }[];
  most: number;
  /** What the button says that adds another one. */
  add: string;
  onAdd: () => void;
  onMove: (from: number, to: number) => void;
  onRemove: (index: number) => void;
  /** The fields of one, with how it can be moved. */
  children: (index: number, moves: Moves) => ReactNode;
}

/** Groups of fields whose order counts: at least one, each of which can be moved and, unless it is the only one, removed. */
export function OrderedFields({ id, title, help, items, most, add, onAdd, onMove, onRemove, children }: Props) {
  const moves = (index: number): Moves => ({
    onUp: index > 0 ? () => onMove(index, index - 1) : undefined,
    onDown: index < items.length - 1 ? () => onMove(index, index + 1) : undefined,
    onRemove: items.length > 1 ? () => onRemove(index) : undefined,
  });
  return (
    <section className="market-stack" aria-labelledby={id}>
      <div>
        <Title headingLevel="h2" size="lg" id={id}>
          {title}
        </Title>
        <HelperText>
          <HelperTextItem>{help}</HelperTextItem>
        </HelperText>
      </div>
      {items.map((item, index) => (
        <Fragment key={item.id}>{children(index, moves(index))}</Fragment>
      ))}
      {items.length < most && (
        <div>
          <Button variant="secondary" icon={<PlusCircleIcon />} onClick={onAdd}>
            {add}
          </Button>
        </div>
      )}
    </section>
  );
}
