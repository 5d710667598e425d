import { Content, Flex, FlexItem, PageSection, Title } from '@patternfly/react-core';
import { type ReactNode, useEffect } from 'react';

interface Props {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  above?: ReactNode;
  children: ReactNode;
}

/** A page: where it is, its title and what it is for, its actions, its content. */
export function PageFrame({ title, lead, actions, above, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Modelmarket`;
  }, [title]);
  return (
    <>
      <PageSection hasBodyWrapper={false}>
        {above}
        <Flex
          justifyContent={{ default: 'justifyContentSpaceBetween' }}
          alignItems={{ default: 'alignItemsFlexStart' }}
          gap={{ default: 'gapMd' }}
        >
          <FlexItem className="market-page-title">
            <Title headingLevel="h1" size="2xl">
              {title}
            </Title>
            {lead && (
              <Content component="p" className="market-lead">
                {lead}
              </Content>
            )}
          </FlexItem>
          {actions && <FlexItem>{actions}</FlexItem>}
        </Flex>
      </PageSection>
      <PageSection hasBodyWrapper={false} isFilled>
        {children}
      </PageSection>
    </>
  );
}
