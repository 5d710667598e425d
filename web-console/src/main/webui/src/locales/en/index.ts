import agreements from './agreements.json';
import book from './book.json';
import common from './common.json';
import developer from './developer.json';
import inspection from './inspection.json';
import market from './market.json';
import money from './money.json';
import partner from './partner.json';
import platform from './platform.json';
import prepaid from './prepaid.json';
import pricing from './pricing.json';
import problems from './problems.json';
import promotion from './promotion.json';
import receivable from './receivable.json';
import reporting from './reporting.json';
import selfbilling from './selfbilling.json';
import tax from './tax.json';

export default { ...agreements, ...book, ...common, ...developer, ...inspection, ...market, ...money, ...partner, ...platform, ...prepaid, ...pricing, ...problems, ...promotion, ...receivable, ...reporting, ...selfbilling, ...tax };
