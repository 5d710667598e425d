import { Buffer } from 'node:buffer';

/** A file as the page's chooser takes it. */
interface ChosenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const today = () => new Date().toISOString().slice(0, 10);

/** What one euro is in dollars today, as finance imports it. */
export function exchangeRates(rate: string): ChosenFile {
  const text = `date,base,quote,rate,source\n${today()},EUR,USD,${rate},e2e\n`;
  return { name: 'rates.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

const CHARGE = '<BkTxCd><Domn><Cd>ACMT</Cd><Fmly><Cd>MDOP</Cd><SubFmlyCd>CHRG</SubFmlyCd></Fmly></Domn></BkTxCd>';

/** A camt.053 file with a transfer that names an invoice, and with the bank's own fees. */
export function bankStatement(tenant: string, invoice: string, paid: string): ChosenFile {
  const amount = (text: string) => `<Amt Ccy="EUR">${text}</Amt>`;
  const balance = (type: string, text: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp>${amount(text)}<CdtDbtInd>CRDT</CdtDbtInd></Bal>`;
  const entry = (text: string, direction: string, reference: string, words: string, code = '') =>
    `<Ntry>${amount(text)}<CdtDbtInd>${direction}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${today()}</Dt></BookgDt>` +
    `<AcctSvcrRef>${reference}</AcctSvcrRef>${code}<NtryDtls><TxDtls><RmtInf><Ustrd>${words}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
  const text =
    '<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>' +
    `<GrpHdr><MsgId>${tenant}</MsgId></GrpHdr><Stmt><Id>S-${tenant}</Id><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct>` +
    balance('OPBD', '2.50') +
    balance('CLBD', paid) +
    entry(paid, 'CRDT', `${tenant}-1`, `invoice ${invoice}`) +
    entry('2.50', 'DBIT', `${tenant}-2`, `fees of ${tenant}`, CHARGE) +
    '</Stmt></BkToCstmrStmt></Document>';
  return { name: 'statement.xml', mimeType: 'application/xml', buffer: Buffer.from(text) };
}
